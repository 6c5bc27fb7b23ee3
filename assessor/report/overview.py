"""What the report's first page shows: a table a rubric, what needs a person, what it cost.

It keeps a row an entry and no essay, so that a run of any size can be gone through once for this
and once more for the entries themselves.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern
from typing import Final, NamedTuple

from assessor import text
from assessor.assessment import Assessment, Total, Usage
from assessor.entry import Flag, Language
from assessor.report.base import Results
from assessor.report.standing import Range, Rated, histogram, places, range_of, share
from assessor.rubric import Criterion, Rubric

MOST_SAID: Final = 2  # reasons an entry
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


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in the ranking. `number` counts the run's entries from 1.

    `language` is the one its page is in. `kinds` are those of the findings that a person should
    weigh even where every criterion has its level. `said` is why the entry is worth a look, in its
    own words: as much of it as the first page shows, and `unsaid` is how much more there is.
    """

    number: int
    id: str
    name: str
    organisation: str | None
    city: str | None
    language: Language
    status: str
    said: tuple[str, ...]
    unsaid: int
    total: Total
    range: Range
    cells: tuple[Cell, ...]
    flags: tuple[str, ...]
    kinds: tuple[str, ...]
    alarm: bool
    scored: bool
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

    @property
    def scored(self) -> bool:
        """Whether anything was scored; a run of summaries ranks nobody."""
        return any(row.scored for row in self.rows)


@dataclass(frozen=True)
class Overview:
    """`due` are the entries that need a person by their status, `worth` those that are complete and
    have findings to weigh; both the gravest first.
    """

    tables: tuple[Table, ...]
    due: tuple[Row, ...]
    worth: tuple[Row, ...]
    usage: Usage
    counts: Mapping[str, int]

    @property
    def scored(self) -> bool:
        return not self.tables or any(table.scored for table in self.tables)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for table in self.tables for row in table.rows)


def overview(results: Results, note: Callable[[Assessment], None] = lambda _: None) -> Overview:
    """Go through the assessments once; `note` is shown each of them."""
    by_rubric: dict[str, list[Row]] = {}
    usage = Usage()
    for number, assessment in enumerate(results.assessments(), start=1):
        by_rubric.setdefault(assessment.rubric.sha256, []).append(_row(number, assessment, results))
        usage += assessment.usage
        note(assessment)
    tables = tuple(_table(key, results.rubrics[key], rows) for key, rows in by_rubric.items())
    rows = [row for table in tables for row in table.rows]
    return Overview(
        tables=tables,
        due=tuple(sorted((r for r in rows if r.status != "complete"), key=_urgency)),
        worth=tuple(sorted((r for r in rows if r.status == "complete" and r.kinds), key=_urgency)),
        usage=usage,
        counts={
            s: sum(r.status == s for r in rows) for s in ("complete", "needs_review", "failed")
        },
    )


def name_of(assessment: Assessment) -> str:
    """What a person calls the entry: its nominee, else its organisation, else its number."""
    entry = assessment.entry
    return entry.nominee or entry.organisation or entry.id


def language_of(assessment: Assessment, results: Results) -> Language:
    """The language of an entry's page: the one that was asked for, else the one it is judged in."""
    if not results.about.each_in_its_own:
        return results.about.language
    if assessment.summary:
        return assessment.summary.language
    chosen = results.rubric_of(assessment).language
    return text.language_of(assessment.entry.text) if chosen == "entry" else chosen


def _row(number: int, assessment: Assessment, results: Results) -> Row:
    entry, name = assessment.entry, name_of(assessment)
    rubric = results.rubric_of(assessment)
    concerns = [f for f in assessment.flags if f.kind in CONCERNS and f.severity != "info"]
    said = assessment.reasons or tuple(f.message for f in concerns)
    scores = {score.criterion: score for score in assessment.scores}
    cells = []
    for criterion in rubric.criteria:
        score = scores.get(criterion.id)
        level = score.level if score else None
        cells.append(
            Cell(
                level,
                None if level is None else share(level, rubric.scale),
                intern(score.status) if score else "unscored",
            )
        )
    return Row(
        number=number,
        id=entry.id,
        name=name,
        organisation=entry.organisation if entry.organisation != name else None,
        city=entry.city,
        language=language_of(assessment, results),
        status=intern(assessment.status),
        said=said[:MOST_SAID],
        unsaid=len(said[MOST_SAID:]),
        total=assessment.total,
        range=range_of(assessment, rubric),
        cells=tuple(cells),
        flags=tuple(
            dict.fromkeys(intern(f.kind) for f in assessment.flags if f.severity != "info")
        ),
        kinds=_kinds(concerns),
        scored=bool(assessment.scores),
        alarm=any(flag.severity == "error" for flag in assessment.flags),
    )


def _kinds(flags: Iterable[Flag]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(intern(flag.kind) for flag in flags))


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


def _urgency(row: Row) -> tuple[bool, bool, int]:
    return (row.status != "failed", not row.alarm, row.number)
