"""Who stands where: places with ties, and how far a total could move.

A criterion without a level is never a zero here either: it widens the range the total lies in,
and an entry whose total is incomplete has no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from assessor.assessment import Assessment, CriterionScore
from assessor.rubric import Rubric, Scale

TIE_DIGITS = 1


class Range(NamedTuple):
    """The least and the most a total could be, in points of 100."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


class Rated(NamedTuple):
    """What a place is given by: the entry's number in the run and its total."""

    number: int
    points: float
    complete: bool


def share(level: int, scale: Scale) -> float:
    """The part of a criterion's weight that this level earns."""
    return (level - scale.min) / (scale.max - scale.min)


def range_of(assessment: Assessment, rubric: Rubric) -> Range:
    """Where the total would lie if every criterion got its lowest, or its highest, sample.

    A criterion without a level spans its whole weight.
    """
    scores = {score.criterion: score for score in assessment.scores}
    low = high = 0.0
    for criterion in rubric.criteria:
        levels = _possible(scores.get(criterion.id), rubric.scale)
        low += criterion.weight * share(min(levels), rubric.scale)
        high += criterion.weight * share(max(levels), rubric.scale)
    return Range(round(low, 4), round(high, 4))


def _possible(score: CriterionScore | None, scale: Scale) -> Sequence[int]:
    if score is None or score.level is None:
        return (scale.min, scale.max)
    return (score.level, *(sample for sample in score.samples if sample is not None))


def places(rated: Iterable[Rated]) -> Mapping[int, str]:
    """Entry numbers, best first, with their places: "1", "2=", "2=", "4".

    Totals that read alike (to one decimal) are tied. An incomplete total has no place (""); it
    comes after the others, by its points.
    """
    ordered = sorted(rated, key=lambda r: (not r.complete, -_shown(r), r.number))
    totals = [_shown(r) for r in ordered if r.complete]
    first = {total: at for at, total in reversed(list(enumerate(totals, start=1)))}
    shared = {total for total, many in Counter(totals).items() if many > 1}
    return {
        r.number: f"{first[t]}{'=' if t in shared else ''}" if r.complete else ""
        for r in ordered
        for t in [_shown(r)]
    }


def _shown(rated: Rated) -> float:
    return round(rated.points, TIE_DIGITS)


def histogram(totals: Iterable[float], bins: int = 10) -> tuple[int, ...]:
    """How many totals lie in each of `bins` equal steps from 0 to 100; 100 is in the last."""
    counts = [0] * bins
    for total in totals:
        counts[min(int(total * bins / 100), bins - 1)] += 1
    return tuple(counts)
