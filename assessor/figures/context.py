"""A sentence with its readings and its clauses, none longer than a person would write."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assessor.figures.parts import Reading
from assessor.figures.tape import Tape
from assessor.text import Span

CLAUSE_ENDS: Final = frozenset({",", ";", "(", ")", "а", "но", "but", "while", ":"})
# Tokens. No clause that a person wrote is longer; a longer one is cut, so that what is read
# around a figure never grows with the text.
REACH: Final = 80


@dataclass
class Context:
    """A sentence: its tokens are `start:end` of the tape; `lead` is the one that opens a list.

    `clauses` are where its clauses start and where they stop. Unless it `may_plan`, everything in
    it is told as fact.
    """

    tape: Tape
    start: int
    end: int
    readings: Sequence[Reading]
    lead: Sequence[str]
    clauses: tuple[Sequence[int], Sequence[int]]
    may_plan: bool

    @cached_property
    def dated(self) -> dict[int, int]:
        """The periods of the sentence: where each starts, by the last of its tokens."""
        return {r.end - 1: r.start for r in self.readings if r.kind == "period"}

    def clause(self, reading: Reading) -> Span:
        """The tokens of the clause a reading stands in."""
        starts, stops = self.clauses
        first = bisect_right(starts, reading.start) - 1
        last = min(bisect_left(stops, reading.end), len(stops) - 1)
        return Span(starts[first], stops[last])


def clauses_of(lows: Sequence[str], start: int) -> tuple[list[int], list[int]]:
    """Where the clauses of a sentence start and stop, without what divides them.

    The first of its words, `lows`, is token `start`.
    """
    cuts = [i for i, low in enumerate(lows, start) if low in CLAUSE_ENDS]
    starts, stops = [start], []
    for cut in (*cuts, start + len(lows)):
        while cut - starts[-1] > REACH:
            stops.append(starts[-1] + REACH)
            starts.append(starts[-1] + REACH)
        stops.append(cut)
        starts.append(cut + 1)
    starts.pop()
    return starts, stops
