"""Asking from a process of its own, which outlives the run by as long as its calls take.

    run ── Question ──▶ courier ── request ──▶ service
        ◀── Answer ────         ◀─ completion ─

Two things are won. While the run weighs what was answered, the next answers are taken in. And when
the run is killed, the answers to what it had asked are still waited for and put aside (see `late`):
they are paid for. The next run asks the same questions, and has them from there.
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


def courier() -> Child:
    """The process, to be begun as soon as it is known that something will be asked."""
    return Child("assessor.llm")


@dataclass(frozen=True)
class Orders:
    """What a courier is told first. `late` is where it puts what comes when the run has gone."""

    base_url: str
    connections: int
    late: Path | None


@dataclass(frozen=True)
class Question:
    """A request on its way: its shape is told by the ends of its scale (None: a summary).

    `kept` are the keys of earlier answers that are in the store by now.
    """

    number: int
    model: Model
    messages: tuple[Message, ...]
    sample: int
    scale: tuple[int, int] | None
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What came of a question: a completion without its reply, or an error to be raised."""

    number: int
    result: Completion | BaseException


@dataclass(frozen=True)
class Goodbye:
    """Nothing more will be asked; `kept` as in a question."""

    kept: tuple[str, ...]


class Couriered:
    """Asks through a courier. One `complete` is one attempt."""

    def __init__(
        self, child: Child, orders: Orders, on_headers: Callable[[Mapping[str, str]], None]
    ) -> None:
        """`on_headers` is shown what responses tell of the service's limits."""
        self._child = child
        self._orders = orders
        self._on_headers = on_headers
        self._numbers = count()
        self._under_way: dict[int, asyncio.Future[Completion]] = {}
        self._kept: list[str] = []
        self._listening: Thread | None = None

    async def complete(self, request: Request) -> Completion:
        """Ask once. Raises `ModelError`; an answer that is no reply is an `Outcome`."""
        self._listen()
        number = next(self._numbers)
        answer: asyncio.Future[Completion] = asyncio.get_running_loop().create_future()
        self._under_way[number] = answer
        self._child.tell(self._question(number, request))
        completion = await answer
        if completion.outcome is not Outcome.ANSWERED:
            return completion
        reply = request.reply.model_validate_json(completion.content, strict=True)
        return replace(completion, reply=reply)

    def kept(self, key: str) -> None:
        """The answer to the request with this key is in the store."""
        self._kept.append(key)

    async def aclose(self) -> None:
        """Part with the courier: at once while it has calls under way, else when it has ended."""
        if self._listening is None:
            return
        self._child.tell(Goodbye(self._told_kept()))
        self._child.leave()
        if not self._under_way:
            await asyncio.to_thread(self._listening.join)

    def _question(self, number: int, request: Request) -> Question:
        scale = getattr(request.reply, "scale", None)
        ends = (scale.min, scale.max) if scale else None
        kept = self._told_kept()
        return Question(number, request.model, request.messages, request.sample, ends, kept)

    def _told_kept(self) -> tuple[str, ...]:
        kept, self._kept = tuple(self._kept), []
        return kept

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
        if not isinstance(told, Answer):
            self._on_headers(told)
        elif not (answer := self._under_way.pop(told.number)).done():
            if isinstance(told.result, Completion):
                answer.set_result(told.result)
            else:
                answer.set_exception(told.result)

    def _lost(self) -> None:
        """The courier has ended; with calls under way, before it should have."""
        self._listening = None
        while self._under_way:
            _, answer = self._under_way.popitem()
            if not answer.done():
                answer.set_exception(
                    Unreachable(
                        f"The process that asks the model ended ({' '.join(self._child.command)}).",
                        "Add --readers 0: then all is done in one process.",
                    )
                )
