"""The loopback server in a process of its own: for the command line, and for measuring."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Served:
    """A running server; `url` is the base URL that a client is given."""

    url: str

    def counters(self) -> dict[str, Any]:
        return self._call("GET", "/__counters")

    def reset(self, **told: Any) -> None:
        """Zero the counters; `told` may set latency, jitter, hang, odds and seed."""
        self._call("POST", "/__reset", told)

    def set(self, **told: Any) -> None:
        """Change latency, jitter, hang, odds and seed, and keep counting."""
        self._call("POST", "/__set", told)

    def _call(self, method: str, path: str, told: dict[str, Any] | None = None) -> dict[str, Any]:
        address = self.url.removesuffix("/v1") + path
        data = None if told is None else json.dumps(told).encode()
        request = urllib.request.Request(address, data, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as response:
            answer: dict[str, Any] = json.load(response)
        return answer


@contextmanager
def served(**options: object) -> Iterator[Served]:
    """Run a server with these options (`latency=0.25`) for as long as the block lasts."""
    arguments = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "tests.loopback", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            yield Served(process.stdout.readline().strip())
        finally:
            process.terminate()
