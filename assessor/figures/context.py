"""A sentence with its readings, and its clauses: what each of them says is worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from assessor.figures import cues
from assessor.figures.parts import Reading, Tape
from assessor.text import Span

CLAUSE_ENDS: Final = frozenset({",", ";", "(", ")", "а", "но", "but", "while", ":"})
# Tokens. No clause that a person wrote is longer; a longer one is cut, so that what is read
# around a figure never grows with the text.
REACH: Final = 80


@dataclass(frozen=True)
class Words:
    """A run of lower-case words, and what it says of time and of aims."""

    lows: Sequence[str]

    @cached_property
    def tenses(self) -> frozenset[cues.Tense | None]:
        """The tenses of its verbs; None for every other word."""
        return frozenset(map(cues.tense_of, self.lows))

    @cached_property
    def plans(self) -> bool:
        """Whether it speaks of what is still to come."""
        lows = self.lows
        if any(map(cues.is_plan_verb, lows)) or not cues.PLAN_PHRASES.isdisjoint(pairwise(lows)):
            return True
        if not cues.CONDITIONAL.isdisjoint(lows):
            return False
        return "future" in self.tenses and not self.tenses & {"past", "present"}

    @cached_property
    def plan_noun(self) -> int | None:
        """Where its first noun of aiming or planning stands."""
        return next((i for i, low in enumerate(self.lows) if cues.is_plan_noun(low)), None)

    @cached_property
    def aim(self) -> int | None:
        """Where the infinitive stands that such a noun governs: "ставил цель снизить"."""
        if self.plan_noun is None:
            return None
        places = range(self.plan_noun, len(self.lows))
        return next((i for i in places if cues.tense_of(self.lows[i]) == "infinitive"), None)

    @cached_property
    def aims(self) -> bool:
        """Whether it has a noun of aiming."""
        return any(map(cues.is_aim_noun, self.lows))

    @cached_property
    def achieved(self) -> bool:
        """Whether it says that something came out."""
        return any(map(cues.is_achieved, self.lows))


NO_WORDS: Final = Words(())


@dataclass(frozen=True)
class Clause:
    """Tokens `start:end` of the tape; `before` are the words of its sentence that lead to it."""

    start: int
    end: int
    words: Words
    before: Words


@dataclass(frozen=True)
class Context:
    """A sentence: its tokens are `start:end` of the tape; `lead` is the one that opens a list."""

    tape: Tape
    start: int
    end: int
    readings: Sequence[Reading]
    lead: Words = NO_WORDS
    _known: dict[Span, Clause] = field(default_factory=dict, repr=False, compare=False)

    def clause(self, reading: Reading) -> Clause:
        """The clause a reading stands in."""
        starts, stops = self._bounds
        first = bisect_right(starts, reading.start) - 1
        last = min(bisect_left(stops, reading.end), len(stops) - 1)
        span = Span(starts[first], stops[last])
        if (known := self._known.get(span)) is None:
            known = self._known[span] = self._clause(span)
        return known

    def _clause(self, span: Span) -> Clause:
        lows = self.tape.lows
        first = max(self.start, span.start - REACH)
        words = Words(lows(span.start, span.end - span.start))
        return Clause(*span, words, Words(lows(first, span.start - first)))

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        clauses = list(clauses_of(self.tape.lows(self.start, self.end - self.start)))
        return [self.start + c.start for c in clauses], [self.start + c.end for c in clauses]


def clauses_of(lows: Sequence[str]) -> Iterator[Span]:
    """The clauses of a sentence, without the words and marks that divide them."""
    ends = [i for i, low in enumerate(lows) if low in CLAUSE_ENDS]
    for before, end in pairwise([-1, *ends, len(lows)]):
        for start in range(before + 1, max(end, before + 2), REACH):
            yield Span(start, min(start + REACH, end))
