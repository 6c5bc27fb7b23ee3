"""What a run would cost: its own requests are made, and counted instead of sent."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from assessor.assessment import Usage
from assessor.llm.base import Completion, Message, Outcome, Request
from assessor.llm.prices import Price, tokens
from assessor.replies import SummaryReply

# Characters of an answer: of the kind that an expert juror writes (tests/loopback/answers), a few
# quotes, some sentences, a few gaps; and a summary of a hundred words.
SCORE_CHARACTERS = 620
SUMMARY_CHARACTERS = 660
# OpenAI's prefix cache serves whole units of this many tokens, from this size on.
CACHE_UNIT = 128
CACHE_LEAST = 1024


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
        counted, asked = self.total, "".join(message.content for message in request.messages)
        size = tokens(asked)
        counted.calls += 1
        counted.input_tokens += size
        counted.cached_tokens += _served(_shared(self._last, request.messages))
        summary = request.reply is SummaryReply
        written = SUMMARY_CHARACTERS if summary else SCORE_CHARACTERS
        # Question and answer are in the same language, and so are as many characters a token.
        counted.output_tokens += round(written * size / max(1, len(asked)))
        self._last = request.messages
        return Completion(Outcome.UNPARSABLE, "", None, Usage(), "not asked")

    async def aclose(self) -> None:
        """Nothing to close."""


def _served(prefix: str) -> int:
    """Tokens of a known prefix that a provider takes from its cache."""
    known = tokens(prefix)
    return known // CACHE_UNIT * CACHE_UNIT if known >= CACHE_LEAST else 0


def _shared(before: tuple[Message, ...], now: tuple[Message, ...]) -> str:
    """The text that two requests begin with alike."""
    one, other = ("\0".join(message.content for message in m) for m in (before, now))
    shorter = range(min(len(one), len(other)) + 1)
    return one[: bisect_left(shorter, True, key=lambda n: one[:n] != other[:n]) - 1]
