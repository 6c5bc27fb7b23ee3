"""Averages above the largest: "6 minutes on average" where "the longest took 5".

Within a sentence the two must be of one kind; in different sentences they must share their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from assessor.checks.likeness import told_apart
from assessor.checks.material import Material
from assessor.checks.norms import is_norm
from assessor.checks.sameness import other_people, same_measure
from assessor.checks.sentence import Sentence
from assessor.checks.telling import Telling, telling
from assessor.entry import Flag
from assessor.figures import Figure, same_thing
from assessor.text import Span

BESIDE: Final = 90  # characters before a figure in which it is called an average or the longest
MOST: Final = 12  # of either that are compared
LEAST: Final = 0.85  # weight of what an average and a largest in two sentences share
NEXT: Final = 160  # characters between an average and a largest that goes on with it
RIGHT_AFTER: Final = 2  # characters: the next sentence
FAR: Final = 4  # times: from here on they are of two things
COVERED: Final = 0.4  # of the words of the shorter clause, at least, the other one has too
FEWEST: Final = 2  # words they share, or one and the unit that is counted

_AVERAGE: Final = re.compile(r"\b(?:в среднем|средн\w+|averag\w+|mean)\b[^.;:\d]*$")
_AVERAGE_AFTER: Final = re.compile(r"\s(?:[^\W\d]+\s){0,2}(?:в среднем|on average)\b")
_MEAN_ROOTS: Final = ("средн", "averag", "mean")
_OF_AGE: Final = re.compile(r"\b(?:возраст|стаж|age|aged|tenure)\w*")
_LONGEST: Final = re.compile(
    r"\b(?:сам\w{2,3} (?:долг|длинн|больш|медленн|дорог|крупн|тяжел)\w+|наибольш\w+|максим\w+"
    r"|рекорд\w*"
    r"|(?:не|(?:ни (?:один|одна|одного)|никто|никогда)[^.;:,\d]*) (?:дольше|больше|более)"
    r"|longest|largest|biggest|slowest|dearest|maximum|at most|at worst|never (?:more|longer)"
    r"|no (?:more|longer) than|(?:no|none|nobody)\b[^.;:,\d]* (?:longer|more))\b[^.;:,\d]*$"
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_NORM: Final = re.compile(
    r"\b(?:норм\w*|цел[ьи]\w*|стандарт\w*|план\w*|должн\w*|требу\w*|обеща\w*|раньше|ранее|было"
    r"|target\w*|standard\w*|goal\w*|must|should|promise\w*|before|half|половин\w*)\b"
)
_THEN: Final = re.compile(
    r"\b(?:раньше|ранее|прежде|было|был[аи]?|до (?:проект|внедрен|запуск|этого)\w*|в начале"
    r"|before|earlier|previously|used to|was then)\b"
)
_SUPERLATIVE: Final = frozenset(
    {"сам", "самый", "самая", "самое", "самого", "рекорд", "максим", "миним", "longest", "maximum"}
)

# Of which nothing says what it is the longest of: of what the sentences before are about.
_NO_NOUN: Final = re.compile(
    r"\b(?:ни од(?:ин|на|но)|никто|никогда|сам\w{2,3} [^\W\d]+) (?:из них )?(?:не )?"
    r"[^\W\d]+(?:л|ла|ло|ли|лся|лась|лось)\b"
    r"|\b(?:none|no one|nobody|the (?:longest|slowest|largest|biggest)) (?:of them )?"
    r"(?:has|had|was|is|took|went|ran|lasted|came)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag an average that is above the largest."""
    if not any(root in material.plain for root in _MEAN_ROOTS):
        return
    means, tops = _said(material.readable)
    for mean, top in product(means[:MOST], tops[:MOST]):
        value = _lent(mean, top)
        outside = value > top.figure.high or value < _least(top.figure)
        if outside and _clash(material, mean, top):
            yield material.flag(
                "contradiction",
                "warning",
                "average",
                [mean.figure.span, top.figure.span],
                mean=material.quote(mean.figure.span),
                top=material.quote(top.figure.span),
            )


def _said(prose: Sequence[Sentence]) -> tuple[list[Telling], list[Telling]]:
    means: list[Telling] = []
    tops: list[Telling] = []
    for sentence in prose:
        if min(len(means), len(tops)) >= MOST:
            break
        says_mean = any(root in sentence.plain for root in _MEAN_ROOTS)
        for figure in _ranged(sentence.facts):
            if figure.kind == "period" or figure.role:
                continue
            if says_mean and figure.low == figure.high and _is_mean(sentence, figure):
                means.append(telling(sentence, figure))
            elif _is_top(sentence, figure):
                tops.append(telling(sentence, figure))
    return means, tops


def _ranged(facts: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, where "from £30 to £90" that tells no change is one range."""
    start: Figure | None = None
    for figure in facts:
        one = start is not None and figure.role == "to" and figure.kind == start.kind
        if start is not None and one and not figure.direction:
            span = Span(start.span.start, figure.span.end)
            yield figure._replace(span=span, low=start.low, role=None)
        else:
            yield figure
        start = figure if figure.role == "from" else None


def _lent(mean: Telling, top: Telling) -> Decimal:
    """An average, in the unit of its range: "between 6 and 13 minutes, on average 15"."""
    one, other = mean.figure, top.figure
    bare = mean.sentence is top.sentence and one.kind == "count" and not one.unit
    if not bare or other.kind != "duration":
        return one.low
    written = _NUMBER.findall(mean.sentence.plain[slice(*_within(top))])
    return one.low * other.high / Decimal(written[-1].replace(",", ".")) if written else one.low


def _within(told: Telling) -> tuple[int, int]:
    base = told.sentence.span.start
    return told.figure.span.start - base, told.figure.span.end - base


def _least(figure: Figure) -> Decimal:
    """The lower end of a range; nothing is below a largest."""
    return figure.low if figure.low < figure.high else Decimal(0)


def _is_mean(sentence: Sentence, figure: Figure) -> bool:
    if _AVERAGE_AFTER.match(sentence.after(figure)):
        return True
    return bool(_AVERAGE.search(sentence.before(figure, BESIDE)))


def _is_top(sentence: Sentence, figure: Figure) -> bool:
    said = (
        figure.low < figure.high
        or figure.bound == "at_most"
        or _LONGEST.search(sentence.before(figure, BESIDE))
    )
    return bool(said) and not _NORM.search(sentence.plain) and not is_norm(sentence, figure)


def _clash(material: Material, mean: Telling, top: Telling) -> bool:
    one, other = mean.figure, top.figure
    if mean.sentence is top.sentence:
        return _one_kind(one, other)
    if not _one_unit(one, other) or _THEN.search(mean.clause) or _OF_AGE.search(mean.clause):
        return False
    if any(_is_mean(top.sentence, f) and f.kind == other.kind for f in top.sentence.facts):
        return False  # the largest of that average
    if one.when and other.when and one.when != other.when:
        return False
    return _goes_on(mean, top) or _of_one_thing(material, mean, top)


def _goes_on(mean: Telling, top: Telling) -> bool:
    """Whether the largest is told right after the average, and nothing says what of."""
    gap = top.sentence.span.start - mean.sentence.span.end
    near = 0 <= gap <= NEXT and top.figure.high * FAR > mean.figure.low
    if not near or _NO_NOUN.search(top.clause):
        return near
    both = mean.named & top.named
    apart = other_people(mean, top) or told_apart(mean.tokens, top.tokens, both)
    return gap <= RIGHT_AFTER and bool(both) and not apart


def _of_one_thing(material: Material, mean: Telling, top: Telling) -> bool:
    """Whether both are of one thing; what is counted is one already."""
    if mean.apart - _SUPERLATIVE != top.apart - _SUPERLATIVE:
        return False
    return same_measure(material.likeness, mean, top, strictly=False, fewest=1)


def _one_kind(one: Figure, other: Figure) -> bool:
    bare = one.kind == "count" and not one.unit and other.low < other.high
    return bare or (
        one.kind == other.kind and (one.unit == other.unit or not (one.unit and other.unit))
    )


def _one_unit(one: Figure, other: Figure) -> bool:
    if one.kind == other.kind == "count":
        return bool(one.unit) and same_thing(one.unit, other.unit) is True
    return (one.kind, one.unit) == (other.kind, other.unit)
