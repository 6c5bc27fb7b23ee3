"""What a courier does: asks what it is told to ask, and tells what was answered.

In: orders, then questions. Out: answers as they come, and what responses tell of limits. When the
run has gone, what is still under way is taken in for up to `LONGEST` seconds and put aside.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import IO, Any, Final

from assessor.child import say
from assessor.llm.base import Completion, Request
from assessor.llm.courier import Answer, Goodbye, Orders, Question
from assessor.llm.late import Late
from assessor.llm.later import Later
from assessor.llm.openai import OpenAILLM, warm_up
from assessor.llm.wire import key_of
from assessor.process import fall_silent, settle
from assessor.replies import Reply, SummaryReply, score_reply
from assessor.rubric import Scale

LONGEST: Final = 30.0
LIMITS: Final = "x-ratelimit-"


async def carry(told: asyncio.Queue[Any], sink: IO[bytes]) -> None:
    """Serve one run: `told` gives its orders, questions, goodbye, and None when it has gone."""
    orders: Orders | None = await told.get()
    if orders is None:
        return
    warm_up()
    # Whoever was killed before us may still be waiting for what we would ask.
    late = await asyncio.to_thread(Late, orders.late, 2 * LONGEST) if orders.late else None
    carrier = _Carrier(orders, late, sink)
    settle()
    under_way = set[asyncio.Task[None]]()
    while isinstance(item := await told.get(), Question):
        carrier.forget(item.kept)
        task = asyncio.create_task(carrier.carry(item))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    if isinstance(item, Goodbye):
        carrier.forget(item.kept)
    if under_way:
        fall_silent()
        await asyncio.wait(under_way, timeout=LONGEST)
    carrier.close()


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
        [result] = await asyncio.gather(self._answer(_request(question)), return_exceptions=True)
        if isinstance(result, Completion):
            result = replace(result, reply=None)
        say(Answer(question.number, result), self._sink)

    def forget(self, kept: Iterable[str]) -> None:
        """These answers are in the store."""
        if self._late:
            self._late.forget(kept)

    def close(self) -> None:
        """Put down the answers that are not."""
        if self._late:
            self._late.close()

    async def _answer(self, request: Request) -> Completion:
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
            say(limits, self._sink)


def _request(question: Question) -> Request:
    shape = SummaryReply if question.scale is None else _shape(*question.scale)
    return Request(question.model, question.messages, shape, question.sample)


@cache
def _shape(lowest: int, highest: int) -> type[Reply]:
    """Made once a scale."""
    return score_reply(Scale(min=lowest, max=highest))
