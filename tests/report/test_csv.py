"""scores.csv: opens in a spreadsheet, reads as a table, runs nothing."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.report import Results, write
from assessor.report.cells import FORMULA_STARTS, harmless
from tests.report.factory import digest, english, hostile, results, rubric, russian


def rows(of: Results, folder: Path) -> list[dict[str, str]]:
    (path,) = write(of, folder, ["csv"])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_columns_are_those_of_the_contract(tmp_path: Path) -> None:
    head = list(rows(results(russian()), tmp_path)[0])
    criteria = ["goal", "actions", "results", "team", "transfer"]
    fixed = ["id", "organisation", "nominee", "status", "total"]
    assert head == [*fixed, *criteria, "summary", "flags"]


def test_levels_and_total_are_numbers(tmp_path: Path) -> None:
    row = rows(results(russian()), tmp_path)[0]
    assert [row["goal"], row["transfer"], row["total"]] == ["4", "1", "61"]


def test_no_level_is_an_empty_cell_and_the_total_says_out_of_what(tmp_path: Path) -> None:
    row = rows(results(english()), tmp_path)[0]
    assert row["team"] == ""
    assert row["total"] == "47 of 80"


def test_nothing_scored_is_no_total_at_all(tmp_path: Path) -> None:
    assert rows(results(english(levels=(None,) * 5)), tmp_path)[0]["total"] == ""


def test_flags_are_named_and_said(tmp_path: Path) -> None:
    row = rows(results(russian()), tmp_path)[0]
    assert row["flags"].startswith("contradiction: Доля потерянных звонков")
    assert "injection: " in row["flags"]


def test_several_rubrics_share_one_table(tmp_path: Path) -> None:
    other = rubric("other")
    changed = [c.model_copy(update={"id": f"new_{c.id}"}) for c in other.criteria]
    other = other.model_copy(update={"criteria": (*changed[:4], other.criteria[4])})
    both = replace(
        results(english()), rubrics={digest("support-team"): rubric(), digest("other"): other}
    )
    row = rows(both, tmp_path)[0]
    assert [c for c in row if c.startswith("new_")] == [
        "new_goal",
        "new_actions",
        "new_results",
        "new_team",
    ]
    assert row["goal"] == "3"
    assert row["new_goal"] == ""


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_cell_that_would_be_a_formula_is_text(start: str) -> None:
    assert harmless(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


@given(st.text())
def test_no_text_stays_a_formula(text: str) -> None:
    assert not harmless(text).startswith(FORMULA_STARTS)
    assert harmless(text).removeprefix("'") == text.removeprefix("'")


def test_a_hostile_entry_is_one_harmless_row(tmp_path: Path) -> None:
    (row,) = rows(results(hostile()), tmp_path)
    assert row["id"].startswith("'=")
    assert row["nominee"].startswith("'@")
