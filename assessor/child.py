"""A process of ours that works for a run, and what the two say to each other, object by object.

Nothing heavy is imported here, so that one can begin before anything else does.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from typing import IO, Any, Final, TypeVar

from assessor.signals import unheard

T = TypeVar("T")

ROOM: Final = 1 << 20  # bytes: about ten entries, and no more than any user of Linux may have


class Child:
    """The process as a run sees it: a module of ours, begun when it is wanted."""

    def __init__(self, module: str, without: Collection[str] = ()) -> None:
        """`without` are variables of the environment that are kept from it."""
        # -P: what lies in the folder where the run was begun is an entry, and no module to import.
        self.command = (sys.executable, "-P", "-m", module)
        self.process: subprocess.Popen[bytes] | None = None
        self.told = False
        self._without = without

    @property
    def began(self) -> bool:
        return self.process is not None

    @property
    def at_work(self) -> bool:
        """Whether it has begun and was told what to do."""
        return self.began and self.told

    def begin(self) -> None:
        """Begin, or begin anew."""
        self.end()
        with unheard():  # what ends a run is for the run, which decides when its processes end
            self.process = subprocess.Popen(  # noqa: S603 (a command of ours)
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={k: v for k, v in os.environ.items() if k not in self._without},
                process_group=0 if os.name == "posix" else None,  # as far as Ctrl-C reaches
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        for pipe in (self.process.stdin, self.process.stdout):
            _widen(_of(pipe))

    def tell(self, item: object) -> None:
        """Send an object. Whether anybody is still there is for `hear` to find out."""
        self.told = True
        if process := self.process:
            say(item, process.stdin)

    def hear(self) -> Any:
        """Wait for the next object. Raises EOFError: the process has ended."""
        if self.process is None:
            raise EOFError
        return hear(self.process.stdout)

    def leave(self) -> None:
        """Say nothing more: it does what is left to do, and ends by itself."""
        if process := self.process:
            with suppress(OSError):
                _of(process.stdin).close()

    def end(self) -> None:
        """End the process, whatever it is at."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was still to be said
                _of(pipe).close()


def say(item: object, pipe: IO[bytes] | None) -> None:
    """Send an object, if there is anybody to hear it."""
    whole = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError, ValueError):  # it has gone, or its pipe is closed
        _of(pipe).write(whole)
        _of(pipe).flush()


def hear(pipe: IO[bytes] | None) -> Any:
    """Wait for the next object. Raises EOFError: the other end has gone.

    Pickles are trusted here and nowhere else: both ends are this program.
    """
    try:
        return pickle.load(_of(pipe))  # noqa: S301 (see above)
    except (pickle.UnpicklingError, ValueError) as e:
        raise EOFError from e  # it went in the middle of an object, or was sent away


def _widen(pipe: IO[bytes]) -> None:
    """Let objects lie ready while the run is busy (importing, at first), where the system can."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 (not there on every system)

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, ROOM)


def _of(what: T | None) -> T:
    """What must be there: the process has begun, and has pipes at both ends."""
    assert what is not None
    return what
