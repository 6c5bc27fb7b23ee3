"""Many entries: order, duplicates, bad files, and what stops a run."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import Failure
from assessor.errors import AssessorError, BudgetReached
from assessor.judge.base import Case, Claim, Judge, Objection
from assessor.judge.offline import OfflineJudge
from assessor.pipeline import Judged, Panel, assess
from assessor.prepared import Prepared
from assessor.reader import Reader
from assessor.reading import Picked, Plan, cases
from assessor.replies import SummaryReply
from assessor.rubric.shelf import Shelf
from assessor.run import Tally, run
from assessor.store import Store
from tests.factory import Answer, ScriptedJudge, score, summary

FORM = """ID: {id}
НАЗВАНИЕ ОРГАНИЗАЦИИ/БРЕНДА
Водоканал
|
ЭССЕ НОМИНАНТА
В 2023 году среднее ожидание сократилось с 96 до 41 секунды.
"""


def plan(*paths: Path, **changes: Any) -> Plan:
    return Plan(paths=paths, shelf=Shelf(), **changes)


def entry(folder: Path, id_: str, name: str | None = None) -> Path:
    path = folder / (name or f"{id_}.txt")
    path.write_text(FORM.format(id=id_), encoding="utf-8")
    return path


def judged(
    tmp_path: Path, scores: list[Answer], planned: Plan
) -> tuple[Tally, list[str], list[Failure]]:
    """Run a plan with a scripted judge; the tally, the stored ids in order, the failures."""
    return run_with(ScriptedJudge(scores, [summary("Ожидание сократилось.")]), tmp_path, planned)


def run_with(judge: Judge, tmp_path: Path, planned: Plan) -> tuple[Tally, list[str], list[Failure]]:
    panel = Panel(judge=judge, reserve=OfflineJudge, prompts_sha256="1" * 64)
    tally = Tally()

    async def task() -> tuple[list[str], list[Failure]]:
        async with Store(str(tmp_path / "store.db")) as store:
            record = store.record("run")
            await record.begin({})
            await run(planned, panel, record, tally)
            ids = [assessment.entry.id for assessment in store.results("run")]
            return ids, list(store.failures("run"))

    ids, failures = asyncio.run(task())
    return tally, ids, failures


def test_results_stand_in_the_order_of_the_entries_whoever_is_done_first(tmp_path: Path) -> None:
    folder = tmp_path / "entries"
    folder.mkdir()
    for number in range(12):
        entry(folder, str(100 + number))
    tally, ids, _ = judged(tmp_path, [score(1)], plan(folder, in_flight=5))
    assert ids == [str(100 + n) for n in range(12)]
    assert (tally.assessed, tally.stopped) == (12, None)


@dataclass
class SlowJudge(ScriptedJudge):
    """Answers when a reader has ended; after ten seconds it fails."""

    reader: Reader = field(default_factory=Reader)

    async def summarise(
        self, case: Case, *, objection: Objection[SummaryReply] | None = None
    ) -> Claim[SummaryReply]:
        if self.reader.process:
            await asyncio.to_thread(self.reader.process.wait, 10)
        return await super().summarise(case, objection=objection)


def test_who_reads_is_let_go_when_all_is_read_though_not_all_is_answered(tmp_path: Path) -> None:
    reader = Reader()
    judge = SlowJudge([score(1)], [summary("Ожидание сократилось.")], reader=reader)
    tally, ids, _ = run_with(judge, tmp_path, plan(entry(tmp_path, "1"), readers=(reader,)))
    assert (tally.assessed, ids, reader.began) == (1, ["1"], False)


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    good, empty = entry(tmp_path, "1"), tmp_path / "empty.txt"
    empty.touch()
    missing = tmp_path / "missing.txt"
    tally, ids, failures = judged(tmp_path, [score(1)], plan(empty, missing, good))
    assert ids == ["1"]
    assert [f.name for f in failures] == ["empty.txt", "missing.txt"]
    assert [f.name for f in tally.unreadable] == ["empty.txt", "missing.txt"]
    assert all(f.remedy for f in failures)


def test_of_two_entries_with_one_id_the_second_is_named_with_the_first(tmp_path: Path) -> None:
    first, second = entry(tmp_path, "7", "a.txt"), entry(tmp_path, "7", "b.txt")
    _, ids, failures = judged(tmp_path, [score(1)], plan(first, second))
    assert ids == ["7"]
    [failure] = failures
    assert failure.name == "b.txt"
    assert "a.txt" in failure.cause


def test_the_nomination_picks_the_rubric_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    text = FORM.format(id=1) + "\n"
    path.write_text("НОМИНАЦИЯ: ЛУЧШИЙ КЛИЕНТСКИЙ ОПЫТ В КОНТАКТ-ЦЕНТРЕ\n" + text, encoding="utf-8")
    [picked] = cases(plan(path))
    assert isinstance(picked, Picked)
    assert picked.case.rubric.id == "cx-contact-centre"
    assert "cx-contact-centre" in picked.why


def test_without_a_nomination_the_general_rubric_judges(tmp_path: Path) -> None:
    [picked] = cases(plan(entry(tmp_path, "1")))
    assert isinstance(picked, Picked)
    assert picked.case.rubric.id == "award-essay"


def test_a_named_rubric_is_taken_whatever_the_entry_says(tmp_path: Path) -> None:
    shelf = Shelf()
    named = Plan(paths=[entry(tmp_path, "1")], shelf=shelf, rubric=shelf.get("case-article"))
    [picked] = cases(named)
    assert isinstance(picked, Picked)
    assert picked.case.rubric.id == "case-article"


def test_a_reached_budget_begins_no_new_entry_and_keeps_what_is_done(tmp_path: Path) -> None:
    folder = tmp_path / "entries"
    folder.mkdir()
    for number in range(9):
        entry(folder, str(number))
    stop: AssessorError = BudgetReached("The budget is reached.", "Raise it.")
    script: list[Answer] = [score(1)] * 12 + [stop]
    tally, ids, _ = judged(tmp_path, script, plan(folder, in_flight=1))
    assert isinstance(tally.stopped, BudgetReached)
    assert ids == ["0", "1"]


def test_what_nobody_foresaw_in_judging_costs_one_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = entry(tmp_path, "1"), entry(tmp_path, "2")

    async def broken(prepared: Prepared, panel: Panel) -> Judged:
        if prepared.case.entry.id == "1":
            raise IndexError
        return await assess(prepared, panel)

    monkeypatch.setattr("assessor.run.assess", broken)
    tally, ids, failures = judged(tmp_path, [score(1)], plan(first, second))
    assert (ids, tally.stopped) == (["2"], None)
    assert [(f.name, "IndexError" in f.cause) for f in failures] == [("1.txt", True)]
