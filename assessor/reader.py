"""A process that reads files for a run, and what the two say to each other, object by object.

A reader has no key, no store and no way to the model, as it should be for whoever opens hostile
files. It ends with its run: when nobody is left to tell it anything, it has nothing to do.

Nothing heavy is imported here, so that a reader can begin before anything else does.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from typing import IO, Any, Final, TypeVar

T = TypeVar("T")

# -P: what lies in the folder where the run was begun is an entry, and no module to import.
COMMAND: Final = (sys.executable, "-P", "-m", "assessor.reading")
SECRETS: Final = frozenset({"OPENAI_API_KEY"})
PATIENCE: Final = 120.0  # seconds for one entry: many times what the largest files take
HELLO: Final = "ready"
ROOM: Final = 1 << 20  # bytes: about ten entries, and no more than any user of Linux may have


class Reader:
    """The process as a run sees it. It greets before it says anything else: see `greeted`."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.process: subprocess.Popen[bytes] | None = None
        self.greeted = False

    @property
    def began(self) -> bool:
        return self.process is not None

    def begin(self) -> None:
        """Begin, or begin anew."""
        self.end()
        environment = {k: v for k, v in os.environ.items() if k not in SECRETS}
        self.process = subprocess.Popen(  # noqa: S603 (a command of ours)
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            # Ctrl-C is for the run, which decides when its readers end.
            process_group=0 if os.name == "posix" else None,
        )
        _widen(_of(self.process.stdout))

    def tell(self, item: object) -> None:
        """Send an object. Whether the reader is still there is for `hear` to find out."""
        say(item, _of(self.process).stdin)

    def hear(self) -> Any:
        """Wait for the next object. Raises EOFError: it has ended, or is given up as too slow."""
        process = _of(self.process)
        giving_up = Timer(self.patience, process.kill)
        giving_up.start()
        try:
            self.greeted = self.greeted or hear(process.stdout) == HELLO
            return hear(process.stdout)
        finally:
            giving_up.cancel()

    def end(self) -> None:
        """End the process, whatever it is at."""
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):  # what was still to be said
                _of(pipe).close()
        self.process, self.greeted = None, False


def say(item: object, pipe: IO[bytes] | None) -> None:
    """Send an object, if there is anybody to hear it."""
    with suppress(BrokenPipeError):
        pickle.dump(item, _of(pipe), pickle.HIGHEST_PROTOCOL)
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
    """Let entries lie ready while the run is busy (importing, at first), where the system can."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 (not there on every system)

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, ROOM)


def _of(what: T | None) -> T:
    """What must be there: the reader has begun, and has pipes at both ends."""
    assert what is not None
    return what
