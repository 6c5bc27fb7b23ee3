"""scores.xlsx: live totals that agree with ours, room for the juror, nothing that runs."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from assessor.assessment import Rejected
from assessor.report import Results, write
from assessor.report.scoresheet import FIRST, FIXED, TOTAL, WEIGHTS, YOUR_TOTAL
from assessor.report.xlsx import sheet_name
from tests.report.factory import digest, english, hostile, results, rubric, russian

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
OURS = len(FIXED) + 1  # openpyxl counts from 1


def book(of: Results, folder: Path) -> Any:
    (path,) = write(of, folder, ["xlsx"])
    return openpyxl.load_workbook(path)


def recalculated(path: Path) -> Any:
    """The workbook as LibreOffice reads, computes and writes it."""
    out = path.parent / "recalculated"
    profile = (path.parent / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return openpyxl.load_workbook(out / path.name, data_only=True)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_our_totals_and_the_jurors(tmp_path: Path) -> None:
    given = (russian(), english(), english("2002", (None,) * 5), hostile())
    (path,) = write(results(*given), tmp_path, ["xlsx"])
    edited = openpyxl.load_workbook(path)  # saved again without the totals we stored
    sheet = edited.worksheets[0]
    sheet.cell(FIRST + 2, OURS + 10).value = 5  # the juror's level where ours is missing
    edited.save(path)
    computed = recalculated(path).worksheets[0]
    for row, assessment in enumerate(given, start=FIRST + 1):
        points, of = (computed.cell(row, TOTAL + 1 + i).value for i in (0, 1))
        assert of == pytest.approx(assessment.total.of)
        assert (points or 0) == pytest.approx(assessment.total.points)
    assert computed.cell(FIRST + 4, 1).value == hostile().entry.id  # begins with "=" and is text
    yours = [computed.cell(FIRST + 2, YOUR_TOTAL + 1 + i).value for i in (0, 1)]
    assert yours == [67, 100]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_totals_follow_the_weights(tmp_path: Path) -> None:
    (path,) = write(results(english()), tmp_path, ["xlsx"])
    edited = openpyxl.load_workbook(path)
    edited.worksheets[0].cell(WEIGHTS + 1, OURS).value = 35  # goal: 15 -> 35, level 3 of 5
    edited.save(path)
    computed = recalculated(path).worksheets[0]
    assert computed.cell(FIRST + 1, TOTAL + 1).value == 47 + 12
    assert computed.cell(FIRST + 1, TOTAL + 2).value == 80 + 20


def test_totals_are_formulas_and_a_missing_level_is_an_empty_cell(tmp_path: Path) -> None:
    sheet = book(results(english()), tmp_path).worksheets[0]
    assert sheet.cell(FIRST + 1, TOTAL + 1).value.startswith("=IF(")
    assert sheet.cell(FIRST + 1, OURS).value == 3
    assert sheet.cell(FIRST + 1, OURS + 9).value is None


def test_levels_are_checked_against_the_scale(tmp_path: Path) -> None:
    sheet = book(results(english()), tmp_path).worksheets[0]
    whole = [v for v in sheet.data_validations.dataValidation if v.type == "whole"]
    assert len(whole) == 10
    assert {(v.formula1, v.formula2) for v in whole} == {("0", "5")}


def test_heads_are_frozen_and_filtered(tmp_path: Path) -> None:
    made = book(results(), tmp_path)
    scores, evidence = made.worksheets[:2]
    assert scores.freeze_panes == "C6"
    assert scores.auto_filter.ref.startswith("A5:")
    assert evidence.auto_filter.ref.startswith("A1:")
    assert len(scores.conditional_formatting) > 5


def test_every_quote_is_on_the_second_sheet(tmp_path: Path) -> None:
    given = russian()
    sheet = book(results(given), tmp_path).worksheets[1]
    quotes = [row[4] for row in sheet.iter_rows(min_row=2, values_only=True)]
    expected = [[e.quote for e in s.evidence] + [r.quote for r in s.rejected] for s in given.scores]
    assert quotes == [quote for of_score in expected for quote in of_score]


def test_evidence_says_where_it_stands(tmp_path: Path) -> None:
    given = russian()
    first, *others = given.scores
    paged = first.model_copy(
        update={"evidence": (first.evidence[0].model_copy(update={"page": 3}),)}
    )
    sheet = book(
        results(given.model_copy(update={"scores": (paged, *others)})), tmp_path
    ).worksheets[1]
    head, one, two = sheet.iter_rows(max_row=3, values_only=True)
    assert dict(zip(head, one, strict=True))["Раздел"] == "Результаты"  # its title, not its id
    assert [dict(zip(head, row, strict=True))["Страница"] for row in (one, two)] == [3, None]


STARTS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "_x003D_1+1", "＝1+1")


@pytest.mark.parametrize("start", STARTS)
def test_what_looks_like_a_formula_is_text(tmp_path: Path, start: str) -> None:
    given = english()
    scores = [
        s.model_copy(update={"rejected": (Rejected(quote=start, reason="absent"),)})
        for s in given.scores
    ]
    odd = given.entry.model_copy(update={"id": start, "nominee": start, "organisation": start})
    made = book(results(given.model_copy(update={"entry": odd, "scores": tuple(scores)})), tmp_path)
    scored, evidence = made.worksheets[:2]
    cells = [scored.cell(FIRST + 1, column) for column in (1, 2, 3)]
    cells += [evidence.cell(2, 1), evidence.cell(3, 5)]
    assert {c.data_type for c in cells} == {"s"}
    assert {unescape(c.value).replace("\r", "\n") for c in cells} == {start.replace("\r", "\n")}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    given = [english(start) for start in STARTS]
    (path,) = write(results(*given), tmp_path, ["xlsx"])
    computed = recalculated(path).worksheets[0]
    shown = [computed.cell(row, 1).value for row in range(FIRST + 1, FIRST + 1 + len(STARTS))]
    assert [str(value).strip() for value in shown] == [start.strip() for start in STARTS]


def test_every_sheet_prints_one_page_wide_with_its_head(tmp_path: Path) -> None:
    made = book(results(), tmp_path)
    scores, evidence, about = made.worksheets
    for sheet in (scores, evidence, about):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert (scores.print_title_rows, evidence.print_title_rows) == ("$4:$5", "$1:$1")
    assert scores.print_area.endswith("!$A$1:$W$8")  # the long texts are not printed


def test_a_sheet_a_rubric(tmp_path: Path) -> None:
    other = rubric("other", "Лучшая команда поддержки [2]: длинное имя")
    both = replace(
        results(english()), rubrics={digest("support-team"): rubric(), digest("other"): other}
    )
    names = book(both, tmp_path).sheetnames
    assert names == [
        "Лучшая команда поддержки",
        "Лучшая команда поддержки 2 длин",
        "Цитаты",
        "О файле",
    ]


def test_sheet_names_are_never_twice_the_same() -> None:
    taken: set[str] = set()
    names = [sheet_name("a" * 40, taken) for _ in range(12)]
    assert len(set(names)) == 12
    assert max(map(len, names)) <= 31
