"""`scores.xlsx`: a sheet of scores a rubric, a sheet of evidence, a sheet on their origin.

Totals are formulas over an editable row of weights. Beside each of our levels a juror has room
for their own and a remark; "your total" takes the juror's level where there is one. A criterion
without a level is an empty cell and counts for nothing: neither points nor possible points.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final

import xlsxwriter

from assessor.assessment import Assessment
from assessor.report.base import File, Results
from assessor.report.cells import legal
from assessor.report.labels import labels
from assessor.report.overview import name_of
from assessor.report.scoresheet import LONGEST_CELL, ScoreSheet, Styles, for_print

LINE_HEIGHT: Final = 15  # points
MOST_LINES: Final = 20
ROUGHLY: Final = 1.12  # a line of whole words is a little shorter than its column
EPOCH: Final = datetime.datetime(2000, 1, 1)


def files(results: Results) -> Iterator[File]:
    """The one file of this format."""

    def fill(file: BinaryIO) -> None:
        _workbook(results, file)

    yield File("scores.xlsx", fill)


def _workbook(results: Results, file: BinaryIO) -> None:
    words = labels(results.about.language)
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"title": words["title"], "created": EPOCH})
    book.set_calc_mode("auto")
    styles = Styles(book)
    sheets = _score_sheets(results, book, styles, words)
    evidence = _Evidence(book, styles, words)
    for assessment in results.assessments():
        sheets[assessment.rubric.sha256].add(assessment)
        evidence.add(assessment, results)
    for sheet in sheets.values():
        sheet.finish()
    evidence.finish()
    _about(results, book, styles, words)
    book.close()


def _score_sheets(
    results: Results, book: Any, styles: Styles, words: Mapping[str, str]
) -> dict[str, ScoreSheet]:
    sheets: dict[str, ScoreSheet] = {}
    taken = {words[name].lower() for name in ("sheet_evidence", "sheet_about")}
    for sha256, rubric in results.rubrics.items():
        title = rubric.title.of(results.about.language) if len(results.rubrics) > 1 else ""
        name = sheet_name(title or words["sheet_scores"], taken)
        sheets[sha256] = ScoreSheet(book.add_worksheet(name), rubric, styles, words, results.about)
    return sheets


def sheet_name(title: str, taken: set[str]) -> str:
    """A name Excel allows: 31 characters, none of []:*?/\\, no quote at an end, not yet taken."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", legal(title)).split()).strip("'") or "-"
    name, number = plain[:31].strip("' "), 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: 31 - len(str(number)) - 1].strip()} {number}"
    taken.add(name.lower())
    return name


class _Evidence:
    """Every quote, verified or rejected, one a row."""

    HEAD: Final = (
        ("entry_id", 12),
        ("entrant", 32),
        ("criterion", 30),
        ("level", 8),
        ("quote", 80),
        ("match", 14),
        ("section", 24),
        ("page_column", 9),
        ("start", 9),
        ("end", 9),
    )

    def __init__(self, book: Any, styles: Styles, words: Mapping[str, str]) -> None:
        self.sheet = book.add_worksheet(words["sheet_evidence"])
        self.styles, self.words, self.row = styles, words, 0
        for column, (label, width) in enumerate(self.HEAD):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(0, column, words[label], styles.head)
        self.sheet.freeze_panes(1, 2)
        for_print(self.sheet, 0, 0)

    def add(self, assessment: Assessment, results: Results) -> None:
        rubric = results.rubric_of(assessment)
        sections = {s.id: s.title or s.id for s in assessment.entry.sections}
        for score in assessment.scores:
            title = rubric.criterion(score.criterion).title.of(results.about.language)
            about = (assessment.entry.id, name_of(assessment), title, score.level)
            for e in score.evidence:
                match = self.words[f"match_{e.match}"]
                section = sections.get(e.section or "", e.section)
                self._write(*about, e.quote, match, section, e.page, e.start, e.end)
            for r in score.rejected:
                self._write(*about, r.quote, self.words[f"rejected_{r.reason}"])

    def _write(self, *values: str | int | None) -> None:
        self.row += 1
        self.sheet.set_row(self.row, LINE_HEIGHT * self._lines(values))
        for column, value in enumerate(values):
            if isinstance(value, int):
                self.sheet.write_number(self.row, column, value, self.styles.centred)
            elif value:
                text = legal(value, LONGEST_CELL)
                self.sheet.write_string(self.row, column, text, self.styles.wrapped)

    def _lines(self, values: Iterable[str | int | None]) -> int:
        """Lines the fullest cell needs: no program works that out for a row it did not write."""
        needed = (
            math.ceil(len(value) / width * ROUGHLY)
            for value, (_, width) in zip(values, self.HEAD, strict=False)
            if isinstance(value, str)
        )
        return min(max(needed, default=1), MOST_LINES)

    def finish(self) -> None:
        self.sheet.autofilter(0, 0, max(self.row, 1), len(self.HEAD) - 1)


def _about(results: Results, book: Any, styles: Styles, words: Mapping[str, str]) -> None:
    about = results.about
    sheet = book.add_worksheet(words["sheet_about"])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    judge = f" — {words['judge_offline']}" if about.judge == "offline" else ""
    rows = [
        (words["model"], f"{about.model}{judge}"),
        *((words["rubric"], f"{r.id} · sha256 {sha256}") for sha256, r in results.rubrics.items()),
        (words["prompts"], f"sha256 {about.prompts_sha256}"),
        (words["tool"], f"assessor {about.version}"),
        (words["replay"], about.replay),
        ("", words["trust_checked"]),
        ("", words["trust_null"]),
        ("", words["trust_person"]),
        *((words["unread"], f"{f.name}: {f.cause} {f.remedy}") for f in results.failed),
    ]
    for row, (label, text) in enumerate(rows):
        sheet.write_string(row, 0, label, styles.top)
        sheet.write_string(row, 1, legal(text, LONGEST_CELL), styles.wrapped)
