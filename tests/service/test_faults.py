"""What can go wrong around a run: the disk, the clock, a second process, the rubric, the service.

Each ends in a clear stop or a clear refusal; the same command carries on, and no file is half
written. Where something is done to a process, it is a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import essays
from tests.loopback.process import Served
from tests.service.conftest import (
    CALLS,
    ENTRIES,
    EXAMPLES,
    Program,
    arguments,
    begin,
    run,
    wait_for_answers,
    written,
)


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.part")]


# The disk -----------------------------------------------------------------------------------------


def files_end_at(size: int) -> Callable[[], None]:
    """As on a disk with no more room: a file cannot grow beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_disk_that_is_full_stops_the_run_and_nothing_is_lost(
    server: Served, entries: Path
) -> None:
    process = begin(entries, before=files_end_at(60_000))
    said = process.said()
    assert process.code == 1
    assert "free space" in said or "free some space" in said
    assert said.count("The store") <= 1
    assert leftovers(entries.parent) == []
    paid = server.counters()["requests"]
    assert run(entries) == 0
    seen = server.counters()
    # What was on its way when there was no room for it has to be asked for again.
    assert seen["answered_again"] <= paid
    assert seen["answered"] == ENTRIES * CALLS + seen["answered_again"]


def test_a_report_that_finds_no_room_leaves_the_earlier_one(server: Served, entries: Path) -> None:
    assert run(entries, "--format", "html,jsonl") == 0
    report = entries.parent / "out" / "report.html"
    before = report.read_bytes()
    process = begin(entries, "--format", "html,jsonl", before=files_end_at(len(before) // 2))
    assert "report.html cannot be written" in process.said()
    assert process.code == 1
    assert report.read_bytes() == before
    assert leftovers(entries.parent) == []


def test_standard_output_that_takes_nothing_is_an_error(server: Served, entries: Path) -> None:
    command = [sys.executable, "-m", "assessor", *arguments(entries, "--json")]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert "output" in ended.stderr
    assert "Traceback" not in ended.stderr


# A second process -------------------------------------------------------------------------------


def test_of_two_runs_on_one_store_the_second_is_refused_and_pays_nothing(
    server: Served, entries: Path
) -> None:
    server.reset(latency=1.5)
    first = begin(entries)
    wait_for_answers(server, 1)
    server.set(latency=5.0)  # for as long as the second takes to begin
    second = begin(entries)
    said = second.said()
    server.set(latency=0.0)
    assert second.code == 1
    assert "in use by another run" in said
    assert "--store" in said
    first.said()
    assert first.code == 0
    seen = server.counters()
    assert (seen["requests"], seen["repeated"]) == (ENTRIES * CALLS, 0)


def test_two_runs_that_begin_at_once_do_not_pay_twice(server: Served, entries: Path) -> None:
    pair = [begin(entries), begin(entries)]
    said = [process.said() for process in pair]
    codes = {process.code for process in pair}
    assert codes in ({0, 1}, {0}), said  # the second may have begun when the first had ended
    seen = server.counters()
    assert (seen["requests"], seen["repeated"]) == (ENTRIES * CALLS, 0)
    assert run(entries) == 0


def test_a_report_may_be_made_while_a_run_goes_on(
    server: Served, entries: Path, program: Program
) -> None:
    process = begin(entries, "--concurrency", 1)
    wait_for_answers(server, CALLS + 1)
    server.set(latency=1.0)
    assert program.said("report", entries.parent / "out", "--out", entries.parent / "aside") == 0
    said = process.said()
    assert process.code == 0, said


# The clock and the rubric -----------------------------------------------------------------------


def set_back() -> None:
    """A second from now the clock will be a day behind; the monotonic one is not touched."""
    true, began = time.time, time.monotonic()
    time.time = lambda: true() - (86_400 if time.monotonic() - began > 1 else 0)


def test_a_clock_that_is_set_back_changes_nothing(server: Served, entries: Path) -> None:
    assert run(entries) == 0
    expected = written(entries)
    shutil.rmtree(entries.parent / "out")
    server.reset(latency=0.1, odds={"429": 0.2})
    process = begin(entries, before=set_back)
    process.said()
    assert process.code == 0
    assert without_cost(written(entries)) == without_cost(expected)
    assert server.counters()["answered_again"] == 0
    assert run(entries) == 0
    assert server.counters()["answered_again"] == 0


def without_cost(lines: bytes) -> list[dict[str, Any]]:
    """Assessments but for their cost: how much of a prefix the service had is chance."""
    whole = [json.loads(line) for line in lines.splitlines()]
    return [{k: v for k, v in assessment.items() if k != "usage"} for assessment in whole]


def test_a_rubric_that_is_edited_during_a_run_does_not_change_that_run(
    server: Served, entries: Path, tmp_path: Path
) -> None:
    rubric = tmp_path / "mine.yaml"
    ours = (EXAMPLES.parent / "rubrics" / "award-essay.yaml").read_text("utf-8")
    rubric.write_text(ours, "utf-8")
    server.reset(latency=0.1)
    process = begin(entries, "--rubric", rubric, "--concurrency", 1, "--readers", 1)
    wait_for_answers(server, 2)
    rubric.write_text(ours.replace("какую проблему", "какую задачу"), "utf-8")
    process.said()
    assert process.code == 0
    assessments = [json.loads(line) for line in written(entries).splitlines()]
    assert len({assessment["rubric"]["sha256"] for assessment in assessments}) == 1
    rubric.write_text(ours, "utf-8")
    server.reset()
    assert run(entries, "--rubric", rubric) == 0
    assert server.counters()["requests"] == 0  # all of it was judged by the rubric as it had been


# The service ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("401", "does not accept the key"),
        ("404", "does not know the model"),
        ("quota", "out of credit"),
    ],
)
def test_what_cannot_pass_stops_a_large_run_at_once_and_is_said_once(
    server: Served, tmp_path: Path, program: Program, fault: str, says: str
) -> None:
    essays.write(tmp_path / "many", 6, characters=500)
    server.reset(odds={fault: 1.0})
    assert program("run", tmp_path / "many", "--concurrency", 3, "--format", "jsonl") == 1
    assert program.err.count(says) == 1
    assert server.counters()["requests"] <= 3  # those that were in flight already


def test_a_key_that_is_withdrawn_during_a_run_stops_it_and_the_run_carries_on(
    server: Served, entries: Path
) -> None:
    server.reset(latency=0.1)
    process = begin(entries, "--concurrency", 1)
    wait_for_answers(server, CALLS + 1)  # the first entry is done
    server.set(odds={"401": 1.0})
    said = process.said()
    assert process.code == 1
    assert said.count("does not accept the key") == 1
    assert "not finished: 00001" in said
    server.set(odds={}, latency=0.01)
    assert run(entries) == 0
    assert server.counters()["answered_again"] == 0


def test_a_service_that_is_down_is_said_to_be(
    server: Served, entries: Path, program: Program
) -> None:
    server.reset(odds={"500": 0.5, "503": 0.5})
    began = time.monotonic()
    assert program("run", entries, "--format", "jsonl") == 1
    assert time.monotonic() - began < 30
    assert "nearly every call fails" in program.err


def test_under_every_fault_at_once_each_entry_is_complete_or_named(
    server: Served, tmp_path: Path, program: Program
) -> None:
    essays.write(tmp_path / "many", 6, characters=800)
    odds = {"429": 0.10, "500": 0.05, "drop": 0.03, "cut": 0.02, "hang": 0.01}
    server.reset(odds=odds, hang=0.5, seed=3)
    code = program("run", tmp_path / "many", "--format", "jsonl")
    seen, results = server.counters(), program.assessments()
    assert set(seen["faults"]) >= {"429", "500"}
    assert seen["answered_again"] == 0
    assert len(results) == 6
    open_ = [a["entry"]["id"] for a in results if a["status"] != "complete"]
    assert code == (3 if open_ else 0)
    assert all(id_ in program.err for id_ in open_)
    for assessment in results:
        assert all(
            (s["level"] is not None) == (s["status"] == "scored") for s in assessment["scores"]
        )


def test_twins_are_asked_once(server: Served, entries: Path, program: Program) -> None:
    shutil.copy(entries / "00000.txt", entries / "twin.txt")
    assert program("run", entries, "--format", "jsonl") in (0, 3)
    seen = server.counters()
    assert (seen["requests"], seen["repeated"]) == (ENTRIES * CALLS, 0)
    assert len(program.assessments()) == ENTRIES + 1


def test_ctrl_c_is_heeded_soon_whatever_the_service_does(server: Served, entries: Path) -> None:
    """`python -m benchmarks.interrupt` measures it; a busy machine may take longer."""
    server.reset(latency=30.0)
    process = begin(entries)
    deadline = time.monotonic() + 30
    while not server.counters()["requests"] and time.monotonic() < deadline:
        time.sleep(0.02)
    pressed = time.monotonic()
    os.kill(process.pid, signal.SIGINT)
    said = process.said()
    assert time.monotonic() - pressed < 15  # of the thirty that an answer takes
    assert process.code == 130
    assert "Carry on with: assessor run" in said
