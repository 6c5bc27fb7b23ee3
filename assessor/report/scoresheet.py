"""The sheet of scores in `scores.xlsx`: one rubric, one row an entry, totals as live formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from assessor.assessment import Assessment, Total
from assessor.report.base import About
from assessor.report.cells import legal
from assessor.report.labels import notice
from assessor.report.overview import name_of
from assessor.rubric import Rubric

WEIGHTS, GROUPS, HEAD, FIRST = 2, 3, 4, 5
FIXED: Final = (
    ("entry_id", 12),
    ("entrant", 28),
    ("organisation", 20),
    ("status", 14),
    ("total", 8),
    ("possible", 6),
    ("your_total", 8),
    ("possible", 6),
)
TOTAL, YOUR_TOTAL = 4, 6
LONGEST_CELL: Final = 16_000  # Excel takes 32,767 UTF-16 units, two for an emoji
A4: Final = 9
ROW_HEIGHT: Final = 31  # points: two lines; a summary is read by widening its row


Worth = Callable[[int, "Columns", str], str]
"""Makes the formula of a row's worth for a criterion; "{}" in its third argument is the level."""


class Styles:
    """The cell formats that all sheets of a workbook share."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.top = book.add_format(top)
        self.centred = book.add_format(top | {"align": "center"})
        self.wrapped = book.add_format(top | {"text_wrap": True})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.quiet = book.add_format({"font_color": "#66615a", "italic": True})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1}
        )
        self.group = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "bottom", "left": 1}
        )
        self.weight = book.add_format({"bg_color": "#fdf4d3", "border": 1, "bold": True})
        self.points = book.add_format(top | {"num_format": "0.0", "bold": True})
        self.plain_points = book.add_format(top | {"num_format": "0.##"})
        self.level = book.add_format(top | {"align": "center", "left": 1})
        own = top | {"bg_color": "#fdf4d3", "border": 1, "border_color": "#d9d3c7"}
        self.own = book.add_format(own | {"align": "center"})
        self.remark = book.add_format(own | {"text_wrap": True})
        self.due = book.add_format({"font_color": "#9a3412"})
        self.empty = book.add_format({"bg_color": "#fbe9e0"})


def for_print(sheet: Any, first_head: int, last_head: int) -> None:
    """A4 on its side, one sheet of paper wide, with the head on every one and its number below."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first_head, last_head)
    sheet.set_footer("&L&8&A&R&8&P / &N")


class Columns(NamedTuple):
    """Where a criterion stands: our level, the juror's, the juror's remark."""

    ours: int
    yours: int
    remark: int


class ScoreSheet:
    """Entries are added one at a time, in order; `finish` sets filters and colours."""

    def __init__(
        self, sheet: Any, rubric: Rubric, styles: Styles, words: Mapping[str, str], about: About
    ) -> None:
        self.sheet, self.rubric, self.styles, self.words = sheet, rubric, styles, words
        self.about = about
        first = len(FIXED)
        self.columns = [
            Columns(first + 3 * i, first + 3 * i + 1, first + 3 * i + 2)
            for i in range(len(rubric.criteria))
        ]
        self.summary = first + 3 * len(rubric.criteria)
        self.row = FIRST
        self._widths()
        self._heads()

    def add(self, assessment: Assessment) -> None:
        self.sheet.set_row(self.row, ROW_HEIGHT)
        entry = assessment.entry
        levels = {score.criterion: score.level for score in assessment.scores}
        status = self.words[f"status_{assessment.status}"]
        texts = (entry.id, name_of(assessment), entry.organisation, status)
        for column, text in enumerate(texts):
            self._text(column, text)
        self._formulas(TOTAL, _ours, assessment.total)
        self._formulas(YOUR_TOTAL, _yours, assessment.total)
        for criterion, columns in zip(self.rubric.criteria, self.columns, strict=True):
            level = levels.get(criterion.id)
            if level is None:
                self.sheet.write_blank(self.row, columns.ours, None, self.styles.level)
            else:
                self.sheet.write_number(self.row, columns.ours, level, self.styles.level)
            self.sheet.write_blank(self.row, columns.yours, None, self.styles.own)
            self.sheet.write_blank(self.row, columns.remark, None, self.styles.remark)
        self._text(self.summary, assessment.summary.text if assessment.summary else "")
        self._text(self.summary + 1, "\n".join(flag.message for flag in assessment.flags))
        self.row += 1

    def finish(self) -> None:
        last = max(self.row - 1, FIRST)
        self.sheet.print_area(0, 0, last, self.summary - 1)
        self.sheet.autofilter(HEAD, 0, last, self.summary + 1)
        self._colour_totals(last)
        scale = self.rubric.scale
        for columns in self.columns:
            for column in (columns.ours, columns.yours):
                self.sheet.data_validation(FIRST, column, last, column, self._allowed())
            place = (FIRST, columns.ours, last, columns.ours)
            self.sheet.conditional_format(*place, {"type": "blanks", "format": self.styles.empty})
            self.sheet.conditional_format(
                *place,
                {
                    "type": "2_color_scale",
                    "min_type": "num",
                    "max_type": "num",
                    "min_value": scale.min,
                    "max_value": scale.max,
                    "min_color": "#f3f1ea",
                    "max_color": "#62a5ab",
                },
            )

    def _colour_totals(self, last: int) -> None:
        weights = xl_rowcol_to_cell(WEIGHTS, TOTAL, row_abs=True, col_abs=True)
        for total in (TOTAL, YOUR_TOTAL):
            of = f"${xl_col_to_name(total + 1)}{FIRST + 1}"
            rule = {"type": "formula", "criteria": f"={of}<{weights}", "format": self.styles.due}
            self.sheet.conditional_format(FIRST, total, last, total + 1, rule)

    def _allowed(self) -> dict[str, Any]:
        scale = self.rubric.scale
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": scale.min,
            "maximum": scale.max,
            "error_title": self.words["out_of_scale"],
            "error_message": f"{scale.min}–{scale.max}",
        }

    def _widths(self) -> None:
        for column, (_, width) in enumerate(FIXED):
            self.sheet.set_column(column, column, width)
        for columns in self.columns:
            self.sheet.set_column(columns.ours, columns.yours, 6.5)
            self.sheet.set_column(columns.remark, columns.remark, 17)
        self.sheet.set_column(self.summary, self.summary + 1, 70)

    def _heads(self) -> None:
        sheet, styles, words = self.sheet, self.styles, self.words
        sheet.write_string(0, 0, legal(self.rubric.title.of(self.about.language)), styles.title)
        sheet.write_string(1, 0, notice(self.about), styles.quiet)
        self._weights()
        sheet.set_row(GROUPS, 46)
        sheet.set_row(HEAD, ROW_HEIGHT)
        for criterion, columns in zip(self.rubric.criteria, self.columns, strict=True):
            title = legal(criterion.title.of(self.about.language))
            sheet.merge_range(GROUPS, columns.ours, GROUPS, columns.remark, title, styles.group)
        for column, (label, _) in enumerate(FIXED):
            sheet.write_string(HEAD, column, words[label], styles.head)
        for columns in self.columns:
            for column, label in zip(columns, ("ours", "yours", "remark"), strict=True):
                sheet.write_string(HEAD, column, words[label], styles.head)
        sheet.write_string(HEAD, self.summary, words["summary"], styles.head)
        sheet.write_string(HEAD, self.summary + 1, words["flags"], styles.head)
        sheet.freeze_panes(FIRST, 2)
        for_print(sheet, HEAD - 1, HEAD)

    def _weights(self) -> None:
        cells = [self._weight(columns) for columns in self.columns]
        weights = [criterion.weight for criterion in self.rubric.criteria]
        self.sheet.write_string(WEIGHTS, TOTAL - 1, self.words["sum_of_weights"], self.styles.quiet)
        formula = f"={'+'.join(cells)}"
        self.sheet.write_formula(WEIGHTS, TOTAL, formula, self.styles.plain_points, sum(weights))
        self.sheet.write_string(WEIGHTS, len(FIXED) - 1, self.words["weights"], self.styles.quiet)
        for weight, columns in zip(weights, self.columns, strict=True):
            self.sheet.write_number(WEIGHTS, columns.ours, weight, self.styles.weight)
            self.sheet.data_validation(
                WEIGHTS,
                columns.ours,
                WEIGHTS,
                columns.ours,
                {"validate": "decimal", "criteria": ">=", "value": 0},
            )

    def _weight(self, columns: Columns) -> str:
        cell: str = xl_rowcol_to_cell(WEIGHTS, columns.ours, row_abs=True, col_abs=True)
        return cell

    def _formulas(self, column: int, level: Worth, total: Total) -> None:
        """Points in `column` and what they are out of beside it; no points out of nothing."""
        possible = "+".join(level(self.row, c, self._weight(c)) for c in self.columns)
        scale = self.rubric.scale
        points = "+".join(
            level(self.row, columns, f"({{}}-{scale.min})*{self._weight(columns)}")
            for columns in self.columns
        )
        beside = xl_rowcol_to_cell(self.row, column + 1)
        formula = f'=IF({beside}=0,"",ROUND(({points})/{scale.max - scale.min},2))'
        shown = total.points if total.of else ""
        self.sheet.write_formula(self.row, column, formula, self.styles.points, shown)
        formula = f"=ROUND({possible},2)"
        style = self.styles.plain_points
        self.sheet.write_formula(self.row, column + 1, formula, style, total.of)

    def _text(self, column: int, text: str | None) -> None:
        if text:
            self.sheet.write_string(
                self.row, column, legal(text, LONGEST_CELL), self.styles.wrapped
            )


def _ours(row: int, columns: Columns, worth: str) -> str:
    """`worth` of our level ("{}" in it), or 0 without one."""
    return _first_number([xl_rowcol_to_cell(row, columns.ours)], worth)


def _yours(row: int, columns: Columns, worth: str) -> str:
    """`worth` of the juror's level, else of ours, else 0."""
    cells = [xl_rowcol_to_cell(row, column) for column in (columns.yours, columns.ours)]
    return _first_number(cells, worth)


def _first_number(cells: Sequence[str], worth: str) -> str:
    formula = "0"
    for cell in reversed(cells):
        formula = f"IF(ISNUMBER({cell}),{worth.format(cell)},{formula})"
    return formula
