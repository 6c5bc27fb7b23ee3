"""What a courier does: asks what it is told to ask, and tells what was answered.

In: orders, then questions, and which answers are kept by now. Out: answers as they come, and what
responses tell of limits. Each answer is written down before it is told. When the run has gone,
nothing new is asked, and what is under way is taken in for up to `LONGEST` seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from assessor.child import say
from assessor.errors import ModelError
from assessor.llm.base import Completion, Outcome, Request
from assessor.llm.cache import StoredAnswer
from assessor.llm.courier import Answer, Kept, Limits, Orders, Question
from assessor.llm.late import Journal, Late
from assessor.llm.later import Later
from assessor.llm.mask import Masking
from assessor.llm.openai import TIMEOUT, OpenAILLM, warm_up
from assessor.process import settle
from assessor.replies import Reply, SummaryReply, score_reply
from assessor.rubric import Scale

LONGEST: Final = TIMEOUT
LIMITS: Final = "x-ratelimit-"


async def carry(told: asyncio.Queue[Any], gone: asyncio.Event, sink: IO[bytes]) -> None:
    """Serve one run. `told` gives its orders, questions, what is kept, and None when it has gone;
    `gone` is set as soon as it has, whatever it had said before."""
    warm_up()
    orders: Orders | None = await told.get()
    if orders is None:
        return
    carrier = _Carrier(orders, sink)
    settle()
    under_way = set[asyncio.Task[None]]()
    while (item := await told.get()) is not None:
        if isinstance(item, Kept):
            carrier.forget(item)
        elif not gone.is_set():
            task = asyncio.create_task(carrier.carry(item))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
    if under_way and carrier.keeps:
        await asyncio.wait(under_way, timeout=LONGEST)
    carrier.close()


class _Carrier:
    """The service, and the answers that are not known to be in the store."""

    def __init__(self, orders: Orders, sink: IO[bytes]) -> None:
        self._price = orders.price
        self._late = _held(orders.store)
        self._journal = _opened(self._late)
        self._sink = sink
        # Opened when it is asked: that there is no key is an answer.
        self._llm = Masking(
            Later(
                lambda: OpenAILLM(
                    orders.base_url, connections=orders.connections, on_headers=self._tell_limits
                )
            )
        )

    @property
    def keeps(self) -> bool:
        """Whether there is a place for what comes when the run has gone."""
        return self._journal is not None

    async def carry(self, question: Question) -> None:
        """Ask, and tell what came of it."""
        result: Completion | BaseException
        [result] = await asyncio.gather(self._answer(question), return_exceptions=True)
        if not isinstance(result, Completion | ModelError):
            # What nobody foresaw may be nothing that can be sent.
            result = RuntimeError(f"{type(result).__name__}: {result}")
        say(Answer(question.number, result), self._sink)

    def forget(self, kept: Kept) -> None:
        """This answer is in the store."""
        if self._journal:
            self._journal.drop(kept.key)

    def close(self) -> None:
        """Leave what is not."""
        if self._journal:
            with suppress(OSError):  # a full disk: no more can be done
                self._journal.close()
        if self._late:
            self._late.let_go()

    async def _answer(self, question: Question) -> Completion:
        completion = await self._llm.complete(_request(question))
        self._keep(question.key, completion)
        return replace(completion, reply=None)

    def _keep(self, key: str, completion: Completion) -> None:
        """Write an answer down, before anybody hears of it."""
        if self._journal and completion.outcome is Outcome.ANSWERED:
            usage = completion.usage
            if self._price:
                usage = usage.model_copy(update={"cost": self._price.cost(usage)})
            with suppress(OSError):  # tried again with the next one
                self._journal.add(key, StoredAnswer(completion.content, usage))

    def _tell_limits(self, headers: Mapping[str, str]) -> None:
        if limits := {k: v for k, v in headers.items() if k.lower().startswith(LIMITS)}:
            say(Limits(limits), self._sink)


def _request(question: Question) -> Request:
    shape = SummaryReply if question.scale is None else _shape(*question.scale)
    return Request(question.model, question.messages, shape, question.sample)


@cache
def _shape(lowest: int, highest: int) -> type[Reply]:
    """Made once a scale."""
    return score_reply(Scale(min=lowest, max=highest))


def _held(store: Path | None) -> Late | None:
    """The place beside a store; None where nothing can be kept, or somebody else is at work."""
    if store is None:
        return None
    late = Late(store)
    with suppress(OSError):
        return late if late.hold(1.0) else None
    return None


def _opened(late: Late | None) -> Journal | None:
    if late:
        with suppress(OSError):
            return Journal(late)
    return None
