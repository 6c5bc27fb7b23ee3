"""The command line and a model's service: the loopback server in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assessor import cli
from benchmarks import essays
from tests.loopback.process import Served, served

ENTRIES = 2
CALLS = 7  # six criteria and a summary
MODEL = "gpt-4o-mini"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def running() -> Iterator[Served]:
    with served(latency=0.01, retry_after="0.05") as server:
        yield server


@pytest.fixture
def server(running: Served, monkeypatch: pytest.MonkeyPatch) -> Served:
    running.reset(latency=0.01, odds={})
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-mine")
    monkeypatch.setenv("OPENAI_BASE_URL", running.url)
    return running


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    essays.write(tmp_path / "entries", ENTRIES, characters=1200)
    return tmp_path / "entries"


class Program:
    """The command line in this process, writing to a folder of its own; `out` and `err` are what
    it said last.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder / "out"
        self.out = self.err = ""
        self._capsys = capsys

    def __call__(self, *arguments: object) -> int:
        """Any command; where a service is asked, it is the loopback server's model."""
        fixed = ["--model", MODEL, "--rubric", "award-essay", "--out", self.folder]
        return self.said(*arguments, *fixed)

    def said(self, *arguments: object) -> int:
        """A command just as it stands."""
        code = cli.run([str(argument) for argument in arguments])
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        assert "nobody foresaw" not in self.err
        return code

    def json(self, *arguments: object) -> Any:
        """What a command prints with --json."""
        self(*arguments, "--json")
        return json.loads(self.out)

    def assessments(self) -> list[dict[str, Any]]:
        text = (self.folder / "assessments.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys)


def arguments(entries: Path, *more: object) -> list[str]:
    fixed = ["run", entries, "--model", MODEL, "--rubric", "award-essay", "--format", "jsonl"]
    return [str(argument) for argument in (*fixed, "--out", entries.parent / "out", *more)]


def run(entries: Path, *more: object) -> int:
    return cli.run(arguments(entries, *more))


def written(entries: Path) -> bytes:
    return (entries.parent / "out" / "assessments.jsonl").read_bytes()


@dataclass
class Running:
    """A run in a process of its own; `code` is how it ended (negative: by which signal)."""

    pid: int
    errors: Path
    code: int | None = None

    def said(self) -> str:
        """Wait for its end; what it said on standard error."""
        deadline = time.monotonic() + 60
        while self.code is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if ended else None
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                raise TimeoutError(self.errors.read_text("utf-8"))
            time.sleep(0.01)
        said = self.errors.read_text("utf-8")
        assert "Traceback" not in said
        assert "nobody foresaw" not in said
        return said


def begin(entries: Path, *more: object, before: Callable[[], object] = bool) -> Running:
    """Begin a run in a process of its own, which does `before` first.

    It is a fork of this one: what has to be imported is there.
    """
    given = arguments(entries, *more)
    handle, errors = tempfile.mkstemp(dir=entries.parent)
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(handle)
        return Running(pid, Path(errors))
    code = 99
    try:
        os.dup2(handle, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.stdout, sys.stderr = open(1, "w"), open(2, "w", encoding="utf-8")  # noqa: SIM115
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["assessor", *given]
        before()
        code = cli.run(given)
    finally:
        with suppress(OSError):  # nobody hears it
            sys.stderr.flush()
        os._exit(code)


def wait_for_answers(server: Served, many: int) -> None:
    deadline = time.monotonic() + 30
    while server.counters()["answered"] < many and time.monotonic() < deadline:
        time.sleep(0.02)
