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

from assessor.checks.likeness import clause, names_all, roots, subject, told_apart
from assessor.checks.material import Material, Sentence
from assessor.checks.rounding import nearly
from assessor.entry import Flag
from assessor.figures import Figure
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
_FASTER: Final = re.compile(r"\s*(?:раз\w*\s)?(?:быстре|скоре|faster|quicker|sooner)")


class Ends(NamedTuple):
    """Two values that one thing had, one after the other, and the words that name it."""

    start: Figure
    end: Figure
    said: str
    sentence: Sentence

    @property
    def span(self) -> Span:
        first, last = sorted((self.start.span, self.end.span))
        return Span(first.start, last.end)


def check(material: Material) -> Iterator[Flag]:
    """One flag a change that none of the values it is told of make."""
    told = list(islice(_told(material.readable), MOST))
    paired = (e for s in material.readable if len(s.facts) > 1 for e in _ends(s))
    ends = list(islice(paired, MOST)) if told else []
    for sentence, change in told:
        meant = [e for e in ends if _is_meant(material, sentence, change, e)]
        wrong = [e for e in meant if not _fits(change, e)]
        if wrong and len(wrong) == len(meant):
            low, high = sorted((wrong[0].start.low, wrong[0].end.low))
            yield material.flag(
                "contradiction",
                "warning",
                "retold_change",
                [change.span, wrong[0].span],
                said=material.quote(sentence.span),
                ends=material.quote(wrong[0].span),
                percent=material.number((high - low) * 100 / wrong[0].start.low),
            )


def _told(prose: Sequence[Sentence]) -> Iterator[tuple[Sentence, Figure]]:
    """The changes that stand without their two values."""
    for sentence in prose:
        if any(f.role in {"from", "to"} for f in sentence.facts):
            continue
        for f in sentence.facts:
            less = f.role == "by" or _LESS.match(sentence.after(f))
            fraction = f.kind == "share" and f.direction and less
            percent = f.kind == "percent" and f.direction and less
            if f.low == f.high and (f.kind == "multiple" or fraction or percent):
                yield sentence, f


def _ends(sentence: Sentence) -> Iterator[Ends]:
    measures = [f for f in sentence.facts if f.kind in _MEASURED and f.low]
    measures = [_lent(sentence, *two) for two in pairwise((None, *measures))]
    for first, second in pairwise(measures):
        if first.low == second.low or not _same_unit(first, second):
            continue
        if pair := _ordered(sentence, first, second):
            at = first.span.start - sentence.span.start
            yield Ends(*pair, clause(sentence.plain, at, at, whole=True), sentence)


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
    return replace(bare, kind=before.kind, unit=before.unit, low=value, high=value)


def _within(sentence: Sentence, figure: Figure) -> tuple[int, int]:
    return figure.span.start - sentence.span.start, figure.span.end - sentence.span.start


def _same_unit(first: Figure, second: Figure) -> bool:
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


def _is_meant(material: Material, sentence: Sentence, change: Figure, ends: Ends) -> bool:
    """Whether the change is that of the thing which had the two values."""
    if ends.sentence is sentence or not _one_way(sentence, change, ends):
        return False
    at = change.span.start - sentence.span.start
    around = clause(sentence.plain, at, at)
    if len(roots(around).heads) < 2:
        around = clause(sentence.plain, at, at, whole=True)
    own, other = roots(around), roots(ends.said)
    if told_apart(around, ends.said) or not material.likeness.alike(own, other):
        return False
    first = subject(around)
    if first and first not in other.heads:
        return False
    return names_all(around, other) and names_all(ends.said, own)


def _one_way(sentence: Sentence, change: Figure, ends: Ends) -> bool:
    if change.direction is None:
        return bool(_FASTER.match(sentence.after(change)))
    return (change.direction == "rise") == (ends.end.low > ends.start.low)


def _fits(change: Figure, ends: Ends) -> bool:
    """Whether the two values make the change, in percent or in points."""
    low, high = sorted((ends.start.low, ends.end.low))
    times, percent = high / low, (high - low) * 100 / ends.start.low
    if change.kind == "multiple":
        if change.bound in {"over", "at_least"}:
            return times >= change.low * (1 - TIMES / 4)
        return nearly(times, change.low, TIMES)
    if change.kind == "share":
        said = change.low * 100 / (change.of or 1)
        return abs(percent - said) <= FRACTION or abs(100 * low / high - said) <= FRACTION
    points = high - low if ends.start.kind == "percent" else percent
    if change.bound in {"over", "at_least"}:
        return max(percent, points) >= change.low - 1
    return min(abs(percent - change.low), abs(points - change.low)) <= POINTS
