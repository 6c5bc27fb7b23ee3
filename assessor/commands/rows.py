"""What the terminal shows of the entries of a run: a few of them, whatever their number."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from assessor.assessment import Assessment, Outline
from assessor.commands.lines import fitted, row, width
from assessor.entry import Flag

SHOWN: Final = 40  # rows of the ranking in the terminal; the report has all of them
REASONS: Final = 3  # reasons shown for one entry
FIRST: Final = 3  # entries that a person is sent to first
CONCERNS: Final = frozenset({"contradiction", "duplicate", "injection", "tamper"})


class Row(NamedTuple):
    """What is shown of an assessment."""

    id: str
    name: str
    rubric: str
    status: str
    points: float
    of: float
    complete: bool
    reasons: tuple[str, ...]
    concern: str

    @classmethod
    def of_entry(cls, assessment: Assessment | Outline) -> Row:
        entry, total = assessment.entry, assessment.total
        return cls(
            entry.id,
            entry.organisation or entry.nominee or entry.source.name,
            assessment.rubric.id,
            assessment.status,
            total.points,
            total.of,
            total.complete,
            assessment.reasons,
            next((f.message for f in assessment.flags if _concerns(f)), ""),
        )

    def total(self) -> str:
        if not self.of:
            return "-"
        return f"{self.points:.1f}" if self.complete else f"{self.points:.1f} of {self.of:g}"


@dataclass
class Few:
    """The entries that are shown, out of all: the best, those to open first, who needs a person."""

    many: int = 0
    rubrics: set[str] = field(default_factory=set)
    best: list[Row] = field(default_factory=list)
    first: list[Row] = field(default_factory=list)
    due: list[tuple[str, str]] = field(default_factory=list)  # ids, and what is said of them

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Few:
        few = cls()
        for one in rows:
            few._add(one)
        few.due.sort()
        return few

    def _add(self, one: Row) -> None:
        self.many += 1
        self.rubrics.add(one.rubric)
        insort(self.best, one, key=_place)
        del self.best[SHOWN:]
        if one.reasons or one.concern:
            insort(self.first, one, key=_urgency)
            del self.first[FIRST:]
        if one.reasons:
            self.due.append((one.id, _reasons(one)))

    def ranking(self) -> Iterator[str]:
        """Each rubric's entries, best first; one with a gap in its total has no place."""
        rubric, place = "", 0
        for one in self.best:
            if one.rubric != rubric:
                rubric, place = one.rubric, 0
                if len(self.rubrics) > 1:
                    yield f"    {fitted(rubric, width() - 4).rstrip()}"
            place += 1
            yield row(str(place) if one.complete else "", one.id, one.name, one.total(), one.status)
        if self.many > SHOWN:
            yield f"… and {self.many - SHOWN} more in the report"

    def look_first(self) -> Iterator[str]:
        """The entries a person should open first, each with one reason, on a line each."""
        if self.first:
            yield "Look here first:"
        for one in self.first:
            reason = one.reasons[0] if one.reasons else one.concern
            yield f"  {fitted(f'{one.id}: {reason}', width() - 2).rstrip()}"


def _place(one: Row) -> tuple[str, bool, float, str]:
    return one.rubric, not one.complete, -one.points, one.id


def _urgency(one: Row) -> tuple[bool, bool]:
    """Those that are equal stand in the order of the entries."""
    return one.status != "failed", not one.reasons


def _reasons(one: Row) -> str:
    more = len(one.reasons) - REASONS
    rest = f"; +{more} more in the report" if more > 0 else ""
    return f"{one.status}: {one.id}: {'; '.join(one.reasons[:REASONS])}{rest}"


def _concerns(flag: Flag) -> bool:
    return flag.kind in CONCERNS and flag.severity != "info"
