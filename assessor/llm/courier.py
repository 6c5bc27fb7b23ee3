"""Asking from a process of its own, which outlives the run by as long as its calls take.

    run ── Question ──▶ courier ── request ──▶ service
        ◀── Answer ────         ◀─ completion ─

The courier does all that takes patience: pace, retries, the wire. Questions wait there for their
turn, so that a call is followed by the next one at once, while the run weighs what was answered.
When the run is killed, the answers to what it had asked are still waited for: they are paid for.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Final

from assessor.child import Child
from assessor.errors import Unreachable
from assessor.llm.base import Completion, Message, Model, Outcome, Request
from assessor.llm.prices import Price
from assessor.llm.wire import key_of

MOST: Final = 4  # couriers that a run begins, one after the other


@dataclass(frozen=True)
class Orders:
    """What a courier is told first. What is not yet in `store` it writes down beside it, with what
    it cost by `price`."""

    base_url: str
    connections: int
    store: Path | None
    price: Price | None


@dataclass(frozen=True)
class Question:
    """A request on its way: its shape is told by the ends of its scale (None: a summary)."""

    number: int
    key: str
    model: Model
    messages: tuple[Message, ...]
    sample: int
    scale: tuple[int, int] | None


@dataclass(frozen=True)
class Kept:
    """The answer to the request with this key is in the store."""

    key: str


@dataclass(frozen=True)
class Answer:
    """What came of a question: a completion without its reply, or an error to be raised."""

    number: int
    result: Completion | BaseException


class Couriered:
    """Asks through a courier: one `complete` is all that it takes to have an answer."""

    def __init__(self, child: Child, orders: Orders) -> None:
        self._child = child
        self._orders = orders
        self._numbers = count()
        self._under_way: dict[int, _Waiting] = {}
        self._listening: Thread | None = None
        self._begun = 0
        self._heard = self._closed = False

    async def complete(self, request: Request) -> Completion:
        """Ask. Raises `ModelError`; an answer that is no reply is an `Outcome`."""
        number = next(self._numbers)
        question = _question(number, request)
        waiting = _Waiting(question, asyncio.get_running_loop().create_future())
        self._under_way[number] = waiting
        self._listen()
        self._child.tell(question)
        completion = await waiting.answer
        if completion.outcome is not Outcome.ANSWERED:
            return completion
        reply = request.reply.model_validate_json(completion.content, strict=True)
        return replace(completion, reply=reply)

    def kept(self, key: str) -> None:
        """The answer to the request with this key is in the store."""
        if self._listening is not None:
            self._child.tell(Kept(key))

    async def aclose(self) -> None:
        """Part with the courier: at once while it has calls under way, else when it has ended."""
        self._closed = True
        if self._listening is None:
            return
        self._child.leave()
        if not self._under_way:
            await asyncio.to_thread(self._listening.join)

    def _listen(self) -> None:
        """Begin the courier where there is none (any more), and hear what it says."""
        if self._listening is not None:
            return
        if not self._child.began:
            self._child.begin()
        self._child.tell(self._orders)
        self._begun += 1
        self._heard = False
        loop = asyncio.get_running_loop()
        self._listening = Thread(target=self._hear, args=(loop,), daemon=True)
        self._listening.start()

    def _hear(self, loop: asyncio.AbstractEventLoop) -> None:
        while True:
            try:
                told = self._child.hear()
            except EOFError:
                break
            with suppress(RuntimeError):  # the loop is closed: nobody is waiting any more
                loop.call_soon_threadsafe(self._take, told)
        self._child.end()
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(self._lost)

    def _take(self, told: Answer) -> None:
        self._heard = True
        _answer(self._under_way.pop(told.number), told.result)

    def _lost(self) -> None:
        """The courier has ended: what it was asked is asked of the next one, unless this one
        had never answered anything, or too many have ended."""
        self._listening = None
        self._under_way = {n: w for n, w in self._under_way.items() if not w.answer.done()}
        if self._under_way and not self._closed and self._heard and self._begun < MOST:
            self._listen()
            for waiting in self._under_way.values():
                self._child.tell(waiting.question)
            return
        while self._under_way:
            _, waiting = self._under_way.popitem()
            lost = Unreachable(
                f"The process that asks the model ended ({' '.join(self._child.command)}).",
                "Add --readers 0: then all is done in one process.",
            )
            _answer(waiting, lost)


@dataclass(frozen=True)
class _Waiting:
    """Whoever asked a question."""

    question: Question
    answer: asyncio.Future[Completion]


def _answer(waiting: _Waiting, result: Completion | BaseException) -> None:
    if waiting.answer.done():
        return  # whoever asked was interrupted
    if isinstance(result, Completion):
        waiting.answer.set_result(result)
    else:
        waiting.answer.set_exception(result)


def _question(number: int, request: Request) -> Question:
    scale = getattr(request.reply, "scale", None)
    ends = (scale.min, scale.max) if scale else None
    asked = request.messages, request.sample
    return Question(number, key_of(request), request.model, *asked, ends)
