"""How many calls are in flight, and when to stop: one pace for the whole run.

The number of calls grows while answers are good and shrinks by the share of calls that fail, once
a round (a round is as many calls as are allowed at a time): a few stray faults cost little speed,
a provider that says "too many requests" to everybody is left in peace at once. When most of a
round was turned away, everybody waits for as long as the service asked; a single call that was
turned away waits alone (in `Retried`), and holds no place here while it does.
"""

from __future__ import annotations

import asyncio
import copy
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from assessor.errors import (
    ModelError,
    PermanentModelError,
    RequestRefused,
    ServiceUnusable,
    TransientModelError,
)
from assessor.llm.base import LLM, Completion, Request


@dataclass(frozen=True)
class Pace:
    """Limits of a run. Times are in seconds.

    The service counts as unusable when of the last `window` calls more than `share` failed and
    no good answer came for `silence` (`silence_at_start` as long as there never was one), or when
    so many requests as `refusals` were refused and none was ever answered.
    """

    ceiling: int = 32
    start: int = 16
    window: int = 40
    share: float = 0.8
    silence: float = 90.0
    silence_at_start: float = 1.5
    longest_pause: float = 120.0
    refusals: int = 20


class Pacer:
    """The state behind `Paced`; `notice` may be given the headers of every response."""

    def __init__(self, pace: Pace = Pace()) -> None:
        self.limit = float(min(pace.start, pace.ceiling))
        self.in_flight = 0
        self.peak = 0
        self.stopped: PermanentModelError | None = None
        self._pace = pace
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._resume_at = 0.0
        self._doubling = True
        self._round: list[float | None] = []  # a call: None if good, else the wait it was told
        self._recent: deque[bool] = deque(maxlen=pace.window)  # a call: was it good
        self._ever_good = False
        self._refusals = 0
        self._last_good: float | None = None

    async def enter(self) -> None:
        """Wait for a place, in order of arrival. Raises what stopped the run."""
        if self.stopped is None and self._last_good is None:
            self._last_good = _now()
        if self.stopped is None and not self._waiting and self._free():
            self._take()
            return
        self._raise_if_stopped()
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave()  # the place was given and will not be used
            raise

    def leave(self) -> None:
        """Give the place back."""
        self.in_flight -= 1
        self._wake()

    def good(self) -> None:
        """An answer came, whatever it says."""
        self._ever_good = True
        self._last_good = _now()
        step = 1.0 if self._doubling else 2.0 / self.limit
        self.limit = min(self.limit + step, float(self._pace.ceiling))
        self._recent.append(True)
        self._count(None)

    def bad(self, fault: TransientModelError) -> None:
        """A call failed in a way that may pass. Stops the run when nothing else happens."""
        self._recent.append(False)
        self._count(fault.retry_after or 0.0)
        if self._is_down():
            self.stop(_down(fault, self._ever_good))

    def refused(self, fault: RequestRefused) -> None:
        """A request was refused: its entry's affair, unless nothing at all ever passes."""
        self._refusals += 1
        if not self._ever_good and self._refusals >= self._pace.refusals:
            self.stop(ServiceUnusable(fault.cause, fault.remedy))

    def stop(self, reason: PermanentModelError) -> None:
        """No call will be let go any more; those that wait learn why."""
        if self.stopped is None:
            self.stopped = reason
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_exception(copy.copy(self.stopped))

    def notice(self, headers: Mapping[str, str]) -> None:
        """Heed `x-ratelimit-*`: nothing left means waiting until the service counts anew."""
        for what in ("requests", "tokens"):
            if headers.get(f"x-ratelimit-remaining-{what}") == "0":
                self.pause(seconds_of(headers.get(f"x-ratelimit-reset-{what}", "")))

    def pause(self, seconds: float) -> None:
        """Let nobody go for so long; those in flight are not touched."""
        until = _now() + min(seconds, self._pace.longest_pause)
        if until > self._resume_at:
            self._resume_at = until
            asyncio.get_running_loop().call_at(until, self._wake)

    def _free(self) -> bool:
        return self.in_flight < int(self.limit) and _now() >= self._resume_at

    def _take(self) -> None:
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)

    def _wake(self) -> None:
        while self._waiting and self._free():
            turn = self._waiting.popleft()
            if not turn.done():
                self._take()
                turn.set_result(None)

    def _count(self, wait: float | None) -> None:
        self._round.append(wait)
        if len(self._round) < int(self.limit):
            return
        waits = [wait for wait in self._round if wait is not None]
        share = len(waits) / len(self._round)
        if waits:
            self._doubling = False
            self.limit = max(1.0, self.limit * (1 - share / 2))
        if share > 1 / 2 and max(waits):
            self.pause(max(waits))
        self._round.clear()

    def _is_down(self) -> bool:
        pace = self._pace
        silence = pace.silence if self._ever_good else pace.silence_at_start
        since = max(self._last_good or 0.0, self._resume_at)
        failing = self._recent.count(False) > pace.share * len(self._recent)
        return failing and _now() - since > silence

    def _raise_if_stopped(self) -> None:
        if self.stopped is not None:
            # Each of thousands of calls its own: a raised exception collects tracebacks.
            raise copy.copy(self.stopped)


class Paced:
    """Lets calls through to `llm` at the pace that its service takes."""

    def __init__(self, llm: LLM, pacer: Pacer) -> None:
        self._llm = llm
        self._pacer = pacer

    async def complete(self, request: Request) -> Completion:
        """The answer of `llm`. Raises what it raises, and `ServiceUnusable`."""
        await self._pacer.enter()
        try:
            completion = await self._llm.complete(request)
        except ModelError as fault:
            self._heed(fault)
            raise
        else:
            self._pacer.good()
            return completion
        finally:
            self._pacer.leave()

    async def aclose(self) -> None:
        await self._llm.aclose()

    def _heed(self, fault: ModelError) -> None:
        match fault:
            case TransientModelError():
                self._pacer.bad(fault)
            case RequestRefused():
                self._pacer.refused(fault)
            case PermanentModelError():
                self._pacer.stop(fault)
        if self._pacer.stopped is not None and fault is not self._pacer.stopped:
            raise copy.copy(self._pacer.stopped) from fault


UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "": 1.0}


def seconds_of(text: str) -> float:
    """Seconds of a wait as services write it: "1s", "6m0s", "20ms", "1m30.5s", "12"."""
    parts = re.findall(r"(\d+(?:\.\d+)?)(ms|[smhd]|$)", text.strip())
    return sum(float(number) * UNITS[unit] for number, unit in parts)


def _down(fault: TransientModelError, worked_before: bool) -> ServiceUnusable:
    state = "does not answer any more" if worked_before else "cannot be used"
    return ServiceUnusable(
        f"The model's service {state}: nearly every call fails. The last one: {fault.cause}",
        "Check the address and the provider's status page, then run the same command again: "
        "it carries on from here."
        if worked_before
        else fault.remedy,
    )


def _now() -> float:
    return asyncio.get_running_loop().time()
