"""The signals that end a run from outside: Ctrl-C, `kill` and its like, a terminal that is closed.

Whichever is ignored when the process begins stays ignored (`nohup`).
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, NoReturn

STOPS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
STDERR: Final = 2


def end_at_once() -> None:
    """From now on each of them ends the process there and then."""
    for number in STOPS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _leave)


def interrupt() -> None:
    """From now on those that ended the process at once are a KeyboardInterrupt."""
    as_ctrl_c = _AsCtrlC()
    for number in STOPS:
        if signal.getsignal(number) is _leave:
            ctrl_c = number == signal.SIGINT
            signal.signal(number, signal.default_int_handler if ctrl_c else as_ctrl_c)


def exit_code() -> int:
    """What a process says that was interrupted: 128 and the number of the signal."""
    for number in STOPS:
        heeded = signal.getsignal(number)
        if isinstance(heeded, _AsCtrlC) and heeded.came:
            return 128 + heeded.came
    return 128 + signal.SIGINT


@contextmanager
def unheard() -> Iterator[None]:
    """A process that begins in this block hears none of them, where the system can do that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Of this thread alone: the others hear them as before.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _AsCtrlC:
    """Does what Ctrl-C would do at this moment (asyncio has a way of its own), once: whoever
    closes a terminal may say so several times. `came` is the signal that came, 0 before."""

    def __init__(self) -> None:
        self.came = 0

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self.came:
            return
        self.came = number
        press = signal.getsignal(signal.SIGINT)
        if not callable(press):  # Ctrl-C is ignored, and this is not
            raise KeyboardInterrupt
        press(signal.SIGINT, frame)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    with suppress(OSError):
        os.write(STDERR, b"Interrupted.\n")
    os._exit(128 + number)
