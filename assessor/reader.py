"""A process that reads files for a run.

A reader has no key, no store and no way to the model, as it should be for whoever opens hostile
files. It ends with its run: when nobody is left to tell it anything, it has nothing to do.
"""

from __future__ import annotations

import subprocess
from threading import Thread
from time import monotonic, sleep
from typing import Any, Final

from assessor.child import Child

SECRETS: Final = frozenset({"OPENAI_API_KEY"})
PATIENCE: Final = 120.0  # seconds for one entry: many times what the largest files take
OFTEN: Final = 0.5  # seconds
HELLO: Final = "ready"


class Reader(Child):
    """The process as a run sees it. It greets before it says anything else: see `greeted`."""

    def __init__(self, patience: float = PATIENCE) -> None:
        super().__init__("assessor.reading", without=SECRETS)
        self.patience = patience
        self.greeted = False
        self._waiting_since: float | None = None

    def begin(self) -> None:
        """Begin, or begin anew, watched by a thread: one for all files, as each costs a start."""
        super().begin()
        Thread(target=self._watch, args=(self.process,), daemon=True).start()

    def hear(self) -> Any:
        """Wait for the next object. Raises EOFError: it has ended, or is given up as too slow."""
        self._waiting_since = monotonic()
        try:
            self.greeted = self.greeted or super().hear() == HELLO
            return super().hear()
        finally:
            self._waiting_since = None

    def end(self) -> None:
        """End the process, whatever it is at."""
        super().end()
        self.greeted = False

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            since = self._waiting_since
            if since is not None and monotonic() - since > self.patience:
                process.kill()
            sleep(OFTEN)
