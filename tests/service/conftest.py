"""The command line and a model's service: the loopback server in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
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


def begin(entries: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "assessor", *arguments(entries)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)


def wait_for_answers(server: Served, many: int) -> None:
    deadline = time.monotonic() + 30
    while server.counters()["answered"] < many and time.monotonic() < deadline:
        time.sleep(0.02)
