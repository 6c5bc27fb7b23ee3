"""Asking from a process of its own, which outlives the run by as long as its calls take.

    run ── Question ──▶ courier ── request ──▶ service
        ◀── Answer ────         ◀─ completion ─

Two things are won. While the run weighs what was answered, the next answers are taken in. And when
the run is killed, the answers to what it had asked are still waited for: they are paid for. Each is
written down until the store has it (see `late`). Whoever opens the store next takes them in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

from assessor.child import Child
from assessor.errors import Unreachable
from assessor.llm.base import Completion, Message, Model, Outcome, Request
from assessor.llm.prices import Price
from assessor.llm.wire import key_of


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


@dataclass(frozen=True)
class Limits:
    """What a response told of the service's limits."""

    headers: Mapping[str, str]


class Couriered:
    """Asks through a courier. One `complete` is one attempt."""

    def __init__(
        self, child: Child, orders: Orders, on_limits: Callable[[Mapping[str, str]], None]
    ) -> None:
        """`on_limits` is shown what responses tell of the service's limits."""
        self._child = child
        self._orders = orders
        self._on_limits = on_limits
        self._numbers = count()
        self._under_way: dict[int, asyncio.Future[Completion]] = {}
        self._listening: Thread | None = None

    async def complete(self, request: Request) -> Completion:
        """Ask once. Raises `ModelError`; an answer that is no reply is an `Outcome`."""
        self._listen()
        number = next(self._numbers)
        answer: asyncio.Future[Completion] = asyncio.get_running_loop().create_future()
        self._under_way[number] = answer
        self._child.tell(_question(number, request))
        completion = await answer
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

    def _take(self, told: Any) -> None:
        match told:
            case Limits():
                self._on_limits(told.headers)
            case Answer():
                self._answer(self._under_way.pop(told.number), told.result)

    @staticmethod
    def _answer(waiting: asyncio.Future[Completion], result: Completion | BaseException) -> None:
        if waiting.done():
            return  # whoever asked was interrupted
        if isinstance(result, Completion):
            waiting.set_result(result)
        else:
            waiting.set_exception(result)

    def _lost(self) -> None:
        """The courier has ended; with calls under way, before it should have."""
        self._listening = None
        while self._under_way:
            _, waiting = self._under_way.popitem()
            lost = Unreachable(
                f"The process that asks the model ended ({' '.join(self._child.command)}).",
                "Add --readers 0: then all is done in one process.",
            )
            self._answer(waiting, lost)


def _question(number: int, request: Request) -> Question:
    scale = getattr(request.reply, "scale", None)
    ends = (scale.min, scale.max) if scale else None
    asked = request.messages, request.sample
    return Question(number, key_of(request), request.model, *asked, ends)
