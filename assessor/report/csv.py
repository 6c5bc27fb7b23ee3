"""`scores.csv`: one row an entry, for any spreadsheet.

UTF-8 with a byte order mark, so that Excel reads Cyrillic. A run over several rubrics has the
criteria of all of them as columns; a cell is empty where an entry was not judged by it or has no
level. An incomplete total says so in words: a bare number would compare as if the rest were zero.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from assessor.assessment import Assessment
from assessor.report.base import File, Results
from assessor.report.cells import harmless

HEAD: Final = ("id", "organisation", "nominee", "status", "total")
TAIL: Final = ("summary", "flags")


def files(results: Results) -> Iterator[File]:
    """The one file of this format."""

    def fill(file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text)
        criteria = criteria_of(results)
        taken = (*HEAD, *TAIL)
        writer.writerow((*HEAD, *(f"{c}_level" if c in taken else c for c in criteria), *TAIL))
        writer.writerows(_row(assessment, criteria) for assessment in results.assessments())
        text.detach()

    yield File("scores.csv", fill)


def criteria_of(results: Results) -> tuple[str, ...]:
    """Ids of the criteria of every rubric, in the rubrics' order, each once."""
    ids = (c.id for rubric in results.rubrics.values() for c in rubric.criteria)
    return tuple(dict.fromkeys(ids))


def _row(a: Assessment, criteria: tuple[str, ...]) -> Iterator[str | int]:
    levels = {score.criterion: score.level for score in a.scores}
    yield harmless(a.entry.id)
    yield harmless(a.entry.organisation)
    yield harmless(a.entry.nominee)
    yield a.status
    yield _total(a)
    yield from ("" if (level := levels.get(c)) is None else level for c in criteria)
    yield harmless(a.summary.text if a.summary else "")
    yield harmless("; ".join(f"{flag.kind}: {flag.message}" for flag in a.flags))


def _total(a: Assessment) -> str:
    if a.total.complete:
        return f"{a.total.points:g}"
    return f"{a.total.points:g} of {a.total.of:g}" if a.total.of else ""
