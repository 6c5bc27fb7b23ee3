"""What the report's first page shows: a table a rubric, what needs a person, what it cost.

It keeps a row an entry and no essay, so that a run of any size can be gone through once for this
and once more for the entries themselves.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from assessor.assessment import Assessment, Total, Usage
from assessor.report.base import Results
from assessor.report.standing import Range, Rated, histogram, places, range_of, share
from assessor.rubric import Criterion, Rubric

CONCERNS: Final = frozenset({"contradiction", "duplicate", "injection", "tamper"})


class Cell(NamedTuple):
    """A criterion in a row: `share` is the level from 0 to 1, None without a level."""

    level: int | None
    share: float | None
    status: str

    @property
    def step(self) -> int:
        """Which of six shades it is painted in."""
        return 0 if self.share is None else round(self.share * 5)


@dataclass(frozen=True)
class Row:
    """An entry in the ranking. `number` counts the run's entries from 1.

    `concerns` are findings that a person should weigh even where every criterion has its level.
    """

    number: int
    id: str
    name: str
    organisation: str | None
    city: str | None
    status: str
    reasons: tuple[str, ...]
    total: Total
    range: Range
    cells: tuple[Cell, ...]
    flags: tuple[str, ...]
    concerns: tuple[str, ...]
    alarm: bool
    place: str = ""


class Mean(NamedTuple):
    """A criterion's mean level over the entries that have one; None if no entry has."""

    criterion: Criterion
    level: float | None
    share: float


@dataclass(frozen=True)
class Table:
    """All entries that were judged by one rubric, best first."""

    sha256: str
    rubric: Rubric
    rows: tuple[Row, ...]
    means: tuple[Mean, ...]
    histogram: tuple[int, ...]
    median: float | None


@dataclass(frozen=True)
class Overview:
    """`attention` are the entries a person has to look at, the gravest first."""

    tables: tuple[Table, ...]
    attention: tuple[Row, ...]
    usage: Usage
    counts: Mapping[str, int]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for table in self.tables for row in table.rows)


def overview(results: Results) -> Overview:
    """Go through the assessments once."""
    by_rubric: dict[str, list[Row]] = {}
    usage = Usage()
    for number, assessment in enumerate(results.assessments(), start=1):
        rubric = results.rubric_of(assessment)
        by_rubric.setdefault(assessment.rubric.sha256, []).append(_row(number, assessment, rubric))
        usage += assessment.usage
    tables = tuple(_table(key, results.rubrics[key], rows) for key, rows in by_rubric.items())
    rows = [row for table in tables for row in table.rows]
    return Overview(
        tables=tables,
        attention=tuple(sorted(filter(_needs_a_person, rows), key=_urgency)),
        usage=usage,
        counts={
            s: sum(r.status == s for r in rows) for s in ("complete", "needs_review", "failed")
        },
    )


def name_of(assessment: Assessment) -> str:
    """What a person calls the entry: its nominee, else its organisation, else its number."""
    entry = assessment.entry
    return entry.nominee or entry.organisation or entry.id


def _row(number: int, assessment: Assessment, rubric: Rubric) -> Row:
    entry, name = assessment.entry, name_of(assessment)
    scores = {score.criterion: score for score in assessment.scores}
    cells = []
    for criterion in rubric.criteria:
        score = scores.get(criterion.id)
        level = score.level if score else None
        cells.append(
            Cell(
                level,
                None if level is None else share(level, rubric.scale),
                score.status if score else "unscored",
            )
        )
    return Row(
        number=number,
        id=entry.id,
        name=name,
        organisation=entry.organisation if entry.organisation != name else None,
        city=entry.city,
        status=assessment.status,
        reasons=assessment.reasons,
        total=assessment.total,
        range=range_of(assessment, rubric),
        cells=tuple(cells),
        flags=tuple(dict.fromkeys(f.kind for f in assessment.flags if f.severity != "info")),
        concerns=tuple(
            f.message for f in assessment.flags if f.kind in CONCERNS and f.severity != "info"
        ),
        alarm=any(flag.severity == "error" for flag in assessment.flags),
    )


def _table(sha256: str, rubric: Rubric, rows: Sequence[Row]) -> Table:
    found = places(Rated(r.number, r.total.points, r.total.complete) for r in rows)
    by_number = {row.number: row for row in rows}
    complete = [row.total.points for row in rows if row.total.complete]
    return Table(
        sha256=sha256,
        rubric=rubric,
        rows=tuple(_placed(by_number[number], place) for number, place in found.items()),
        means=tuple(_mean(c, i, rows) for i, c in enumerate(rubric.criteria)),
        histogram=histogram(complete),
        median=statistics.median(complete) if complete else None,
    )


def _placed(row: Row, place: str) -> Row:
    return replace(row, place=place)


def _mean(criterion: Criterion, column: int, rows: Sequence[Row]) -> Mean:
    cells = [row.cells[column] for row in rows]
    levels = [cell.level for cell in cells if cell.level is not None]
    shares = [cell.share for cell in cells if cell.share is not None]
    if not levels:
        return Mean(criterion, None, 0.0)
    return Mean(criterion, statistics.fmean(levels), statistics.fmean(shares))


def _needs_a_person(row: Row) -> bool:
    return row.status != "complete" or bool(row.concerns)


def _urgency(row: Row) -> tuple[bool, bool, bool, int]:
    return (row.status != "failed", not row.alarm, row.status == "complete", row.number)
