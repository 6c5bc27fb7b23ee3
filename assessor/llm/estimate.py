"""What a run would cost: its own requests are made, and counted instead of sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from assessor.assessment import Usage
from assessor.llm.base import Completion, Message, Outcome, Request
from assessor.llm.prices import Price, tokens
from assessor.replies import SummaryReply

# Characters of an answer: of the kind that an expert juror writes (tests/loopback/answers), a few
# quotes, some sentences, a few gaps; and a summary of a hundred words. Of a short essay there is
# less to say.
SCORE_CHARACTERS: Final = 620
SCORE_SHARE: Final = 0.15
SUMMARY_CHARACTERS: Final = 660
# Of answers written with slips on purpose (the same experts') a ninth is sent back, of answers
# without any none is: something between, until somebody has counted a model's.
ASKED_AGAIN: Final = 1 / 16
OBJECTION_CHARACTERS: Final = 420
# OpenAI's prefix cache serves whole units of this many tokens, from this size on.
CACHE_UNIT: Final = 128
CACHE_LEAST: Final = 1024


@dataclass
class Estimate:
    """What would be paid, in tokens; `cached_tokens` is the part of `input_tokens` that a provider
    with a prefix cache would have seen before. A likely number need not be a whole one."""

    calls: float = 0
    input_tokens: float = 0
    cached_tokens: float = 0
    output_tokens: float = 0

    def plus(self, other: Estimate) -> Estimate:
        """Both together."""
        return Estimate(*(mine + others for mine, others in zip(self, other, strict=True)))

    def __iter__(self) -> Iterator[float]:
        return iter((self.calls, self.input_tokens, self.cached_tokens, self.output_tokens))

    def cost(self, price: Price, *, prefix_cache: bool) -> float:
        """US dollars, with or without a provider's prefix cache."""
        calls, asked, cached, written = (round(number) for number in self)
        return price.cost(
            Usage(
                calls=calls,
                input_tokens=asked,
                cached_tokens=cached if prefix_cache else 0,
                output_tokens=written,
            )
        )


@dataclass
class Counting:
    """An `LLM` that asks nobody: it counts each request and leaves it unanswered.

    Requests about one entry have to come one after another. `certain` are those requests; `again`
    is what comes on top where answers do not hold and are sent back, as likely as that is.
    """

    certain: Estimate = field(default_factory=Estimate)
    again: Estimate = field(default_factory=Estimate)
    _last: tuple[Message, ...] = ()

    @property
    def total(self) -> Estimate:
        return self.certain.plus(self.again)

    async def complete(self, request: Request) -> Completion:
        """Count a request. The answer is never kept, since it is none."""
        asked = "".join(message.content for message in request.messages)
        size = tokens(asked)
        # Question and answer are in the same language, and so are as many characters a token.
        a_token = len(asked) / max(1, size)
        written = _characters(request) / a_token
        once = Estimate(1, size, _served(self._known(request.messages)), written)
        objected = size + written + OBJECTION_CHARACTERS / a_token
        again = (ASKED_AGAIN * n for n in (1, objected, _served(size), written))
        self.certain = self.certain.plus(once)
        self.again = self.again.plus(Estimate(*again))
        self._last = request.messages
        return Completion(Outcome.UNPARSABLE, "", None, Usage(), "not asked")

    async def aclose(self) -> None:
        """Nothing to close."""

    def _known(self, messages: tuple[Message, ...]) -> int:
        """Tokens of the messages that the request before began with as well."""
        shared = 0
        for before, now in zip(self._last, messages, strict=False):
            if before != now:
                break
            shared += tokens(now.content)
        return shared


def _characters(request: Request) -> float:
    """How long the answer is likely to be; the essay is the longest message."""
    if request.reply is SummaryReply:
        return SUMMARY_CHARACTERS
    essay = max(len(message.content) for message in request.messages)
    return min(SCORE_CHARACTERS, SCORE_SHARE * essay)


def _served(known: float) -> int:
    """Tokens of a known prefix that a provider takes from its cache."""
    return int(known) // CACHE_UNIT * CACHE_UNIT if known >= CACHE_LEAST else 0
