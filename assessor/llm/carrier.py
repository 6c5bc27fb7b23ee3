"""What a courier does: asks what it is told to ask, and tells what was answered.

In: orders, then questions, and which answers are kept by now. Out: answers as they come, and what
responses tell of limits. When the run has gone, nothing new is asked; what is under way is taken in
for up to `LONGEST` seconds and put aside.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import ceil
from typing import IO, Any, Final

from assessor.child import say
from assessor.errors import ModelError
from assessor.llm.base import Completion, Request
from assessor.llm.courier import Answer, Kept, Limits, Orders, Question, Waiting
from assessor.llm.late import Late
from assessor.llm.later import Later
from assessor.llm.openai import OpenAILLM, warm_up
from assessor.llm.wire import key_of
from assessor.process import settle
from assessor.replies import Reply, SummaryReply, score_reply
from assessor.rubric import Scale

LONGEST: Final = 60.0
LIMITS: Final = "x-ratelimit-"


async def carry(told: asyncio.Queue[Any], gone: asyncio.Event, sink: IO[bytes]) -> None:
    """Serve one run. `told` gives its orders, questions, what is kept, and None when it has gone;
    `gone` is set as soon as it has, whatever it had said before."""
    orders: Orders | None = await told.get()
    if orders is None:
        return
    warm_up()
    late = await _late(orders, gone, sink)
    carrier = _Carrier(orders, late, sink)
    settle()
    under_way = set[asyncio.Task[None]]()
    while (item := await told.get()) is not None:
        if isinstance(item, Kept):
            carrier.forget(item)
        elif not gone.is_set():
            task = asyncio.create_task(carrier.carry(item))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
    if late and under_way:
        await asyncio.wait(under_way, timeout=LONGEST)
    if late:
        late.close()


async def _late(orders: Orders, gone: asyncio.Event, sink: IO[bytes]) -> Late | None:
    """What no store has yet. A courier whose run was killed may still be waiting for what we would
    ask: it is let finish, and the run told so."""
    if orders.late is None:
        return None
    late = Late(orders.late)
    if not late.take_over(0):
        say(Waiting(), sink)
        for _ in range(ceil(LONGEST)):
            if gone.is_set() or await asyncio.to_thread(late.take_over, 1.0):
                break
    return late


class _Carrier:
    def __init__(self, orders: Orders, late: Late | None, sink: IO[bytes]) -> None:
        self._late = late
        self._sink = sink
        # Opened when it is asked: that there is no key is an answer.
        self._llm = Later(
            lambda: OpenAILLM(
                orders.base_url, connections=orders.connections, on_headers=self._tell_limits
            )
        )

    async def carry(self, question: Question) -> None:
        """Ask, and tell what came of it."""
        result: Completion | BaseException
        [result] = await asyncio.gather(self._answer(question), return_exceptions=True)
        if isinstance(result, Completion):
            result = replace(result, reply=None)
        elif not isinstance(result, ModelError):
            # What nobody foresaw may be nothing that can be sent.
            result = RuntimeError(f"{type(result).__name__}: {result}")
        say(Answer(question.number, result), self._sink)

    def forget(self, kept: Kept) -> None:
        """This answer is in the store."""
        if self._late:
            self._late.forget(kept.key)

    async def _answer(self, question: Question) -> Completion:
        request = _request(question)
        if self._late is None:
            return await self._llm.complete(request)
        key = key_of(request)
        if earlier := self._late.get(key):
            return earlier
        completion = await self._llm.complete(request)
        self._late.add(key, completion)
        return completion

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
