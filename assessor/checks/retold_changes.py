"""A change told in one place and its two values in another: "halved", elsewhere "from 24 to 15".

Of one thing are those whose clauses share their words and name no part that the other does not;
where any two values that could be meant make the change, it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise
from typing import Final, NamedTuple

from assessor.checks.material import Material
from assessor.checks.rounding import nearly
from assessor.checks.sameness import same_measure, shared_core
from assessor.checks.sentence import Sentence
from assessor.checks.telling import Telling, telling
from assessor.checks.values import pairs
from assessor.entry import Flag
from assessor.figures import Figure, same_unit
from assessor.text import Span

MOST: Final = 60  # changes, and pairs of values, that are compared
TIMES: Final = Decimal("0.2")  # of a multiple: "twice" is anything from 1.7 to 2.4 times
POINTS: Final = Decimal(3)  # of a percentage
FRACTION: Final = Decimal(6)  # percentage points: "a quarter" and "a third" are round words
YEARS: Final = 10_000
FAR: Final = 20  # times: from here on two bare numbers are not of one thing

_MEASURED: Final = frozenset({"count", "percent", "duration", "money", "points"})
_LENDING: Final = frozenset({"duration", "percent", "money"})
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)?")
_WAS: Final = re.compile(
    r"\b(?:было|был[аи]?|раньше|ранее|прежде|составлял\w*"
    r"|занимал\w*|уходил\w*|длил\w*|стоил\w*|до (?:проект|внедрен|запуск|программ|реформ|этого)\w*"
    r"|used to|before|previously|was|were|took|cost|stood at|lasted)\b[^.;:]{0,50}$"
)
_IS: Final = re.compile(
    r"\b(?:теперь|сейчас|сегодня|стал[аои]?|остал\w+|вместо|против|now|today|is|are)\b"
    r"[^.;:]{0,30}$"
)
_LESS: Final = re.compile(
    r"\s*(?:less|fewer|more|lower|higher|меньше|больше|ниже|выше|реже|чаще)\b"
)
_FASTER: Final = re.compile(
    r"\s*(?:раз\w*\s)?(?:быстре|скоре|короче|дольше|faster|quicker|sooner|shorter|longer)"
)
_ALLOWED: Final = frozenset({"then", "half", "полугоди"})


class Ends(NamedTuple):
    """Two values that one thing had, one after the other."""

    start: Figure
    end: Figure
    told: Telling

    @property
    def span(self) -> Span:
        first, last = sorted((self.start.span, self.end.span))
        return Span(first.start, last.end)


def check(material: Material) -> Iterator[Flag]:
    """One flag a change that none of the values it is told of make."""
    changes = list(islice(_told(material.readable), MOST))
    ends = list(islice(_all_ends(material), MOST)) if changes else []
    kinds = {e.start.kind for e in ends}
    for change in changes:
        of_kind = {kind: replace(change, measured=kind) for kind in kinds}
        meant = [e for e in ends if _is_meant(material, of_kind[e.start.kind], e)]
        wrong = [e for e in meant if not _fits(change.figure, e)]
        if wrong and len(wrong) == len(meant):
            low, high = sorted((wrong[0].start.low, wrong[0].end.low))
            yield material.flag(
                "contradiction",
                "warning",
                "retold_change",
                [change.figure.span, wrong[0].span],
                said=material.quote(change.sentence.span),
                ends=material.quote(wrong[0].span),
                percent=material.number((high - low) * 100 / wrong[0].start.low),
            )


def _told(prose: Sequence[Sentence]) -> Iterator[Telling]:
    """The changes that stand without their two values."""
    for before, sentence in pairwise((None, *prose)):
        if not sentence or any(f.role == "from" for f in sentence.facts):
            continue
        for f in sentence.facts:
            if f.low == f.high and _is_change(sentence, f):
                yield telling(sentence, f, before)


def _is_change(sentence: Sentence, figure: Figure) -> bool:
    if figure.kind == "multiple":
        return True
    if figure.kind not in {"share", "percent", "points"}:
        return False
    if figure.role == "by":
        return True
    after = sentence.after(figure)
    return bool((figure.direction and _LESS.match(after)) or _FASTER.match(after))


def _all_ends(material: Material) -> Iterator[Ends]:
    yield from _ends(material.readable)
    for one, other in pairs(material.values):
        if one.sentence is not other.sentence and one.figure.low != other.figure.low:
            yield from _two_times(material, one, other)


def _two_times(material: Material, one: Telling, other: Telling) -> Iterator[Ends]:
    """Two values of one thing that are told in two sentences, of two years or of then and now."""
    first, second = (one, other) if _is_before(one, other) else (other, one)
    if not _is_before(first, second) or not same_unit(first.figure, second.figure):
        return
    if first.apart == second.apart and same_measure(material.likeness, first, second):
        yield Ends(first.figure, second.figure, second)


def _is_before(one: Telling, other: Telling) -> bool:
    if one.when and other.when:
        return one.when.end < other.when.start
    return one.tense == "then" and other.tense == "now" and not (one.when or other.when)


def _ends(prose: Sequence[Sentence]) -> Iterator[Ends]:
    for before, sentence in pairwise((None, *prose)):
        if not sentence or len(sentence.facts) < 2:
            continue
        measures = [f for f in sentence.facts if f.kind in _MEASURED and f.low]
        measures = [_lent(sentence, *two) for two in pairwise((None, *measures))]
        for first, second in pairwise(measures):
            differ = first.low != second.low and _one_unit(first, second)
            if differ and (pair := _ordered(sentence, first, second)):
                yield Ends(*pair, telling(sentence, first, before, last=second))


def _lent(sentence: Sentence, before: Figure | None, bare: Figure | None) -> Figure:
    """ "40 minutes then, 10 now": a bare number is of the unit before it."""
    assert bare is not None
    if before is None or bare.unit or bare.kind != "count" or before.kind not in _LENDING:
        return bare
    written = _DIGITS.findall(sentence.text[slice(*_within(sentence, before))])
    if len(written) != 1:
        return bare
    scale = before.low / Decimal(written[0].replace(",", "."))
    value = bare.low * scale
    return bare._replace(kind=before.kind, unit=before.unit, low=value, high=value)


def _within(sentence: Sentence, figure: Figure) -> tuple[int, int]:
    return figure.span.start - sentence.span.start, figure.span.end - sentence.span.start


def _one_unit(first: Figure, second: Figure) -> bool:
    bare = "count" in {first.kind, second.kind} and "" in {first.unit, second.unit}
    low, high = sorted((first.low, second.low))
    return (bare and high < low * FAR) or (first.kind == second.kind and first.unit == second.unit)


def _ordered(sentence: Sentence, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """The value before and the value after, if two that follow each other are that."""
    between = sentence.between(first, second)
    if (first.role, second.role) == ("from", "to"):
        return first, second
    if second.role == "from" and first.role in {None, "to"}:
        return second, first
    if first.role is None and _WAS.search(sentence.before(first, 80)) and _IS.search(between):
        return first, second
    if first.when and second.when and not (first.role or second.role):
        years = first.when.start // YEARS, second.when.start // YEARS
        if all(years) and years[0] != years[1]:
            return (first, second) if years[0] < years[1] else (second, first)
    return None


def _is_meant(material: Material, change: Telling, ends: Ends) -> bool:
    """Whether the change is that of the thing which had the two values."""
    told = ends.told
    if told.sentence is change.sentence or not shared_core(change, told, strictly=False):
        return False
    if not _one_way(change, ends) or not _same_years(change, ends):
        return False
    if change.apart - _ALLOWED != told.apart - _ALLOWED:
        return False
    return same_measure(material.likeness, change, told, strictly=False)


def _same_years(change: Telling, ends: Ends) -> bool:
    """Whether a change that is told of a year ends in it."""
    if not change.when or not ends.end.when:
        return True
    years = {change.when.start // YEARS, ends.end.when.start // YEARS}
    return len(years) == 1 or 0 in years


def _one_way(change: Telling, ends: Ends) -> bool:
    figure = change.figure
    if figure.direction is None:
        return bool(_FASTER.match(change.sentence.after(figure)))
    return (figure.direction == "rise") == (ends.end.low > ends.start.low)


def _fits(change: Figure, ends: Ends) -> bool:
    """Whether the two values make the change, in percent or in points."""
    low, high = sorted((ends.start.low, ends.end.low))
    times, percent = high / low, (high - low) * 100 / ends.start.low
    at_least = change.bound in {"over", "at_least"}
    if change.kind == "multiple":
        return (
            times >= change.low * (1 - TIMES / 4) if at_least else nearly(times, change.low, TIMES)
        )
    said = change.low * 100 / (change.of or 1) if change.kind == "share" else change.low
    if change.direction is None:
        return _faster(said, times, percent)
    if change.kind == "share":
        return min(abs(percent - said), abs(100 * low / high - said)) <= FRACTION
    points = high - low if ends.start.kind == "percent" else percent
    fits = max(percent, points) >= said - 1 if at_least else False
    return fits or min(abs(percent - said), abs(points - said)) <= POINTS


def _faster(said: Decimal, times: Decimal, percent: Decimal) -> bool:
    """ "40% faster" may be said of the time that is saved and of the speed that is won."""
    return min(abs(percent - said), abs((times - 1) * 100 - said)) <= POINTS * 2
