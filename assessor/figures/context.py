"""A sentence with its readings and its clauses, none longer than a person would write."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from assessor.figures.parts import Reading
from assessor.figures.tape import Tape
from assessor.text import Span

CLAUSE_ENDS: Final = frozenset({",", ";", "(", ")", "а", "но", "but", "while", ":"})
# Tokens. No clause that a person wrote is longer; a longer one is cut, so that what is read
# around a figure never grows with the text.
REACH: Final = 80


@dataclass(frozen=True)
class Context:
    """A sentence: its tokens are `start:end` of the tape; `lead` is the one that opens a list.

    `clauses` are where its clauses start and where they stop.
    """

    tape: Tape
    start: int
    end: int
    readings: Sequence[Reading]
    lead: Sequence[str]
    clauses: tuple[Sequence[int], Sequence[int]]

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


def clauses_of(lows: Sequence[str]) -> Iterator[Span]:
    """The clauses of a sentence, without the words and marks that divide them."""
    ends = [i for i, low in enumerate(lows) if low in CLAUSE_ENDS]
    for before, end in pairwise([-1, *ends, len(lows)]):
        if end - before <= REACH:
            yield Span(before + 1, end)
        else:
            yield from (Span(i, min(i + REACH, end)) for i in range(before + 1, end, REACH))
