"""What a run would cost: its own requests are made, and counted instead of sent."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from assessor.assessment import Usage
from assessor.llm.base import Completion, Message, Outcome, Request
from assessor.llm.prices import Price, tokens
from assessor.replies import SummaryReply

# Tokens of an answer about one criterion: a few quotes, some sentences, a few gaps.
SCORE_OUTPUT = 420
# Tokens of a summary of a hundred words, markup included.
SUMMARY_OUTPUT = 220


@dataclass
class Estimate:
    """What would be paid, in tokens; `cached` is the part of `input_tokens` that a provider with
    a prefix cache would have seen before."""

    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0

    def cost(self, price: Price, *, prefix_cache: bool) -> float:
        """US dollars, with or without a provider's prefix cache."""
        return price.cost(
            Usage(
                calls=self.calls,
                input_tokens=self.input_tokens,
                cached_tokens=self.cached_tokens if prefix_cache else 0,
                output_tokens=self.output_tokens,
            )
        )


@dataclass
class Counting:
    """An `LLM` that asks nobody: it counts each request and leaves it unanswered.

    Requests about one entry have to come one after another.
    """

    total: Estimate = field(default_factory=Estimate)
    _last: tuple[Message, ...] = ()

    async def complete(self, request: Request) -> Completion:
        """Count a request. The answer is never kept, since it is none."""
        counted = self.total
        counted.calls += 1
        counted.input_tokens += sum(tokens(message.content) for message in request.messages)
        counted.cached_tokens += tokens(_shared(self._last, request.messages))
        summary = request.reply is SummaryReply
        counted.output_tokens += SUMMARY_OUTPUT if summary else SCORE_OUTPUT
        self._last = request.messages
        return Completion(Outcome.UNPARSABLE, "", None, Usage(), "not asked")

    async def aclose(self) -> None:
        """Nothing to close."""


def _shared(before: tuple[Message, ...], now: tuple[Message, ...]) -> str:
    """The text that two requests begin with alike."""
    one, other = ("\0".join(message.content for message in m) for m in (before, now))
    shorter = range(min(len(one), len(other)) + 1)
    return one[: bisect_left(shorter, True, key=lambda n: one[:n] != other[:n]) - 1]
