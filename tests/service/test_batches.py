"""Batch files and a service's Batch API: the same results as a direct run, and nothing paid twice.

The service is the loopback server, which answers a batch in another order, failures apart.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assessor.llm.openai_batch import BatchService
from assessor.llm.prices import load
from tests.loopback.process import Served
from tests.service.conftest import CALLS, ENTRIES, EXAMPLES, MODEL, Program


def export(program: Program, entries: Path, *more: object) -> int:
    fixed = ("--model", MODEL, "--rubric", "award-essay", "--format", "jsonl")
    return program.said("batch", "export", entries, *fixed, "--out", program.folder, *more)


def batch(program: Program, command: str, *more: object) -> int:
    return program.said("batch", command, "--out", program.folder, *more)


def to_the_end(program: Program) -> int:
    """Submit and fetch, until nothing is open; the last exit code."""
    for _ in range(5):
        batch(program, "submit")
        code = batch(program, "fetch", "--wait", "--every", 0)
        if "All answers are there" in program.out:
            return code
    raise AssertionError(program.err)


def without_cost(lines: bytes) -> list[dict[str, Any]]:
    """Assessments but for what they cost: a batch has another price, and finds other prefixes."""
    return [
        {k: v for k, v in json.loads(line).items() if k != "usage"}
        for line in lines.split(b"\n")
        if line
    ]


def test_an_entry_with_words_to_the_grader_comes_out_as_from_a_direct_run(
    server: Served, program: Program, tmp_path: Path
) -> None:
    command = (EXAMPLES / "1219.txt", "--model", MODEL, "--format", "jsonl")
    assert program.said("run", *command, "--out", tmp_path / "direct") == 3
    direct = server.counters()["requests"]
    server.reset()
    assert program.said("batch", "export", *command, "--out", program.folder) == 3
    assert to_the_end(program) == 3
    assert (server.counters()["requests"], server.counters()["repeated"]) == (direct, 0)
    batched, live = (
        (folder / "assessments.jsonl").read_bytes()
        for folder in (program.folder, tmp_path / "direct")
    )
    assert without_cost(batched) == without_cost(live)
    assert program.said("run", *command, "--out", program.folder, "--cache", "only") == 3
    assert (program.folder / "assessments.jsonl").read_bytes() == batched
    assert server.counters()["requests"] == direct


def test_a_batch_is_paid_at_its_own_price(server: Served, program: Program, entries: Path) -> None:
    assert export(program, entries) == 3
    assert "about $" in program.err
    assert to_the_end(program) == 0
    whole = load().of(MODEL)
    assert whole is not None
    for assessment in program.assessments():
        usage = assessment["usage"]
        asked, cached, written = (
            usage[name] for name in ("input_tokens", "cached_tokens", "output_tokens")
        )
        full = (asked - cached) * whole.input + cached * whole.cached + written * whole.output
        assert usage["cost"] == pytest.approx(full / 1_000_000 / 2)


def test_summaries_only(server: Served, program: Program, entries: Path) -> None:
    assert export(program, entries, "--summaries-only") == 3
    assert "2 requests are open" in program.err
    assert to_the_end(program) == 0
    assert server.counters()["requests"] == ENTRIES
    assert all(a["scores"] == [] and a["summary"]["text"] for a in program.assessments())


def test_what_failed_in_a_batch_is_asked_in_the_next_and_nothing_else(
    server: Served, program: Program, entries: Path
) -> None:
    server.reset(odds={"500": 0.2, "429": 0.1, "length": 0.1, "cut": 0.1})
    assert export(program, entries) == 3
    assert to_the_end(program) == 0
    seen = server.counters()
    assert len(seen["faults"]) > 1
    assert (seen["answered"], seen["answered_again"]) == (ENTRIES * CALLS, 0)


def test_a_job_may_be_finished_by_direct_calls(
    server: Served, program: Program, entries: Path
) -> None:
    server.reset(odds={"500": 0.5})
    export(program, entries)
    batch(program, "submit")
    batch(program, "fetch", "--wait", "--every", 0)
    done = server.counters()["answered"]
    assert 0 < done < ENTRIES * CALLS
    server.set(odds={})
    assert program("run", entries, "--format", "jsonl") == 0
    seen = server.counters()
    assert (seen["answered"], seen["answered_again"]) == (ENTRIES * CALLS, 0)


def test_what_a_service_has_is_never_sent_again(
    server: Served, program: Program, entries: Path
) -> None:
    export(program, entries)
    batch(program, "submit")
    batch(program, "submit")
    export(program, entries)  # the same job, exported again
    assert "requests are open" not in program.err
    batch(program, "submit")
    assert to_the_end(program) == 0
    batch(program, "submit")
    assert batch(program, "fetch") == 0
    assert server.counters()["requests"] == ENTRIES * CALLS


def test_a_job_remembers_the_address_that_the_environment_gave(
    server: Served, program: Program, entries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(program, entries)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert to_the_end(program) == 0
    assert server.counters()["requests"] == ENTRIES * CALLS


@pytest.mark.parametrize("exported_again", [False, True])
def test_a_batch_whose_beginning_nobody_heard_of_is_not_begun_twice(
    server: Served,
    program: Program,
    entries: Path,
    monkeypatch: pytest.MonkeyPatch,
    exported_again: bool,
) -> None:
    begin = BatchService.begin

    async def cut_off(service: BatchService, file: str) -> str:
        await begin(service, file)
        raise KeyboardInterrupt

    export(program, entries)
    with monkeypatch.context() as patched:
        patched.setattr(BatchService, "begin", cut_off)
        assert batch(program, "submit") == 130
    if exported_again:
        export(program, entries)
    assert to_the_end(program) == 0
    assert server.counters()["requests"] == ENTRIES * CALLS


def test_a_run_beside_a_batch_is_told_that_it_pays_a_second_time(
    server: Served, program: Program, entries: Path
) -> None:
    export(program, entries)
    assert program("run", entries, "--format", "jsonl") == 0
    assert "second time" not in program.err
    server.reset()
    export(program, entries, "--words", 60)
    batch(program, "submit")
    program("run", entries, "--words", 60, "--format", "jsonl")
    assert "second time" in program.err


def test_another_job_waits_until_the_batches_of_the_first_are_fetched(
    server: Served, program: Program, entries: Path
) -> None:
    export(program, entries)
    batch(program, "submit")
    assert export(program, entries, "--words", 60) == 2
    assert "batch fetch" in program.err
    assert to_the_end(program) == 0
    assert export(program, entries, "--words", 60) == 3
    assert f"{ENTRIES} requests are open" in program.err  # only summaries are new


def test_a_wrong_key_is_said_once_and_nothing_is_lost(
    server: Served, program: Program, entries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(program, entries)
    monkeypatch.delenv("OPENAI_API_KEY")
    assert batch(program, "submit") == 1
    assert "OPENAI_API_KEY" in program.err
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    assert to_the_end(program) == 0
