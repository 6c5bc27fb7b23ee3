"""The command line and a model's service: what is asked, what is paid, what survives.

The service is the loopback server in a process of its own.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest

from assessor import signals
from benchmarks import essays
from tests.loopback.process import Served
from tests.service.conftest import CALLS, ENTRIES, begin, run, wait_for_answers, written


def test_every_criterion_and_the_summary_are_asked_once_and_never_again(
    server: Served, entries: Path
) -> None:
    assert run(entries) == 0
    assert server.counters()["requests"] == ENTRIES * CALLS
    first = written(entries)
    server.reset()
    assert run(entries) == 0
    assert run(entries, "--cache", "only") == 0
    assert server.counters()["requests"] == 0
    assert written(entries) == first


def test_what_was_paid_is_said(
    server: Served, entries: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(entries, "--json")
    paid = json.loads(capsys.readouterr().out)["paid"]
    seen = server.counters()
    assert paid["calls"] == seen["requests"]
    for kind in ("input_tokens", "cached_tokens", "output_tokens"):
        assert paid[kind] == seen[kind]
    assert paid["cost"] > 0


def test_faults_that_may_pass_do_and_nothing_is_paid_twice(server: Served, entries: Path) -> None:
    server.reset(odds={"429": 0.15, "drop": 0.05, "envelope": 0.05})
    assert run(entries) == 0
    seen = server.counters()
    assert seen["faults"]
    assert seen["answered"] == ENTRIES * CALLS
    assert seen["answered_again"] == 0


def test_a_wrong_key_stops_the_run_at_once_and_is_said_once(
    server: Served, entries: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.reset(odds={"401": 1.0})
    assert run(entries) == 1
    said = capsys.readouterr().err
    assert said.count("does not accept the key") == 1
    assert "OPENAI_API_KEY" in said
    assert "secret" not in said
    assert server.counters()["requests"] <= ENTRIES


def test_a_service_that_is_not_there_is_named_with_the_remedy(
    entries: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    started = time.monotonic()
    assert run(entries, "--base-url", "http://127.0.0.1:9/v1") == 1
    assert time.monotonic() - started < 20
    said = capsys.readouterr().err
    assert "127.0.0.1:9" in said
    assert "--base-url" in said


def test_a_budget_is_kept_and_the_same_command_with_more_carries_on(
    server: Served, entries: Path
) -> None:
    assert run(entries, "--budget", "0.004") == 4
    some = server.counters()["requests"]
    assert 0 < some < ENTRIES * CALLS
    assert run(entries, "--budget", "1") == 0
    seen = server.counters()
    assert (seen["requests"], seen["answered_again"]) == (ENTRIES * CALLS, 0)


def interrupted(server: Served, entries: Path, number: signal.Signals) -> tuple[int | None, str]:
    """Begin a run of one entry and end it while it waits for all answers but the first."""
    server.reset(latency=1.0)
    process = begin(entries, before=signals.end_at_once)
    wait_for_answers(server, 1)
    time.sleep(0.4)
    os.kill(process.pid, number)
    said = process.said()
    server.set(latency=0.0)
    return process.code, said


@pytest.mark.parametrize("number", [pytest.param(n, id=n.name) for n in signals.STOPS])
def test_a_signal_stops_it_soon_and_the_same_command_carries_on(
    server: Served, entries: Path, number: signal.Signals
) -> None:
    code, said = interrupted(server, entries / "00000.txt", number)
    assert code == 128 + number
    assert "Carry on with" in said
    assert "Traceback" not in said
    assert run(entries / "00000.txt") == 0
    assert server.counters()["answered_again"] == 0


def nobody_hears() -> None:
    """As a terminal that is closed, or the other end of a connection."""
    reads, writes = os.pipe()
    os.close(reads)
    os.dup2(writes, 2)
    signals.end_at_once()


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="of systems with terminals")
def test_a_run_whose_terminal_is_closed_stops_as_it_should(
    server: Served, entries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessor.commands.terminal.CALM", 0.0)  # it speaks all the time
    server.reset(latency=0.2)
    process = begin(entries, before=nobody_hears)
    wait_for_answers(server, CALLS + 1)
    os.kill(process.pid, signal.SIGHUP)
    process.said()
    assert process.code == 129


def test_after_kill_9_nothing_that_was_answered_is_asked_again(
    server: Served, entries: Path
) -> None:
    code, _ = interrupted(server, entries / "00000.txt", signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert run(entries / "00000.txt") == 0
    assert server.counters()["answered_again"] == 0


def test_killed_twenty_times_on_its_way_a_run_pays_for_every_answer_once(
    server: Served, tmp_path: Path
) -> None:
    """At random moments, the first seconds of a start among them. `python -m benchmarks.run_speed
    --kills 20` finishes the run after every kill."""
    essays.write(tmp_path / "entries", 40, characters=1200)
    chance = random.Random(9)
    server.reset(latency=0.2, jitter=0.5)
    for _ in range(20):
        process = begin(tmp_path / "entries", "--concurrency", 4)
        time.sleep(chance.uniform(0.2, 1.0))
        os.kill(process.pid, signal.SIGKILL)
        process.said()
    server.set(latency=0.01)
    assert run(tmp_path / "entries") == 0
    seen = server.counters()
    assert (seen["answered"], seen["answered_again"]) == (40 * CALLS, 0)
