"""What a courier does: asks what it is told to ask, and tells what was answered.

In: orders, then questions, and which answers are kept by now. Out: answers as they come. Each is
written down before it is told. When the run has gone, nothing new is asked, and what is under way
is taken in for up to `LONGEST` seconds.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import IO, Any, Final

from assessor.child import say
from assessor.errors import ModelError
from assessor.llm.base import Completion, Message, Outcome, Request
from assessor.llm.cache import StoredAnswer
from assessor.llm.courier import Answer, Kept, Orders, Question
from assessor.llm.late import Journal, Late
from assessor.llm.openai import TIMEOUT, warm_up
from assessor.llm.service import Service
from assessor.process import settle
from assessor.replies import Reply, SummaryReply, score_reply
from assessor.rubric import Scale

LONGEST: Final = TIMEOUT


async def carry(told: asyncio.Queue[Any], gone: asyncio.Event, sink: IO[bytes]) -> None:
    """Serve one run. `told` gives its orders, questions, what is kept, and None when it has gone;
    `gone` is set as soon as it has, whatever it had said before."""
    warm_up()
    orders: Orders | None = await told.get()
    if orders is None:
        return
    carrier = _Carrier(orders)
    settle()
    asking = set[asyncio.Task[Completion]]()
    while (item := await told.get()) is not None:
        if isinstance(item, Kept):
            carrier.forget(item)
        elif not gone.is_set():
            task = asyncio.create_task(carrier.ask(item))
            asking.add(task)
            task.add_done_callback(asking.discard)
            task.add_done_callback(partial(_tell, sink, item.number))
    await carrier.close(asking)


class _Carrier:
    """The service, and the answers that are not known to be in the store."""

    def __init__(self, orders: Orders) -> None:
        self._price = orders.price
        self._late = _held(orders.store)
        self._journal = _opened(self._late)
        self._service = Service(orders.base_url, orders.connections)

    async def ask(self, question: Question) -> Completion:
        """The answer, without its reply, and written down before anybody hears of it."""
        key, request = question.key, _request(question)
        del question  # of many that wait, an essay is kept once
        if self._journal and (found := self._journal.found.get(key)):
            # A courier before this one had written it down, and ended before it was told.
            return Completion(Outcome.ANSWERED, found.content, None, found.usage)
        completion = await self._service.complete(request)
        if self._journal and completion.outcome is Outcome.ANSWERED:
            with suppress(OSError):  # tried again with the next one
                self._journal.add(key, self._stored(completion))
        return replace(completion, reply=None)

    def forget(self, kept: Kept) -> None:
        """This answer is in the store."""
        if self._journal:
            self._journal.drop(kept.key)

    async def close(self, asking: set[asyncio.Task[Completion]]) -> None:
        """Wait for what is on its way, where it can be kept, and leave what the store has not."""
        if self._journal:
            self._service.ask_no_more(asking)
            if asking:
                await asyncio.wait(asking, timeout=LONGEST)
            with suppress(OSError):  # a full disk: no more can be done
                self._journal.close()
        if self._late:
            self._late.let_go()

    def _stored(self, completion: Completion) -> StoredAnswer:
        """As `Metered` prices it in a run."""
        usage = completion.usage
        if self._price:
            usage = usage.model_copy(update={"cost": self._price.cost(usage)})
        return StoredAnswer(completion.content, usage)


def _tell(sink: IO[bytes], number: int, asked: asyncio.Task[Completion]) -> None:
    """Tell what came of a question; nobody hears what was not asked any more."""
    if asked.cancelled():
        return
    error = asked.exception()
    if error is not None and not isinstance(error, ModelError):
        # What nobody foresaw may be nothing that can be sent.
        error = RuntimeError(f"{type(error).__name__}: {error}")
    say(Answer(number, error or asked.result()), sink)


def _request(question: Question) -> Request:
    shape = SummaryReply if question.scale is None else _shape(*question.scale)
    messages = tuple(map(_one_and_the_same, question.messages))
    return Request(question.model, messages, shape, question.sample)


@lru_cache(maxsize=40)
def _one_and_the_same(message: Message) -> Message:
    """An essay is in all questions about it, and comes with each."""
    return message


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
