"""One indicator told twice, in other words and with two values, for one and the same period.

Both must name the year, or both be told as of now, share their words, and neither may name a part
that the other does not ("of the night shift", "in Tula").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from assessor.checks.likeness import Roots, clause, names_all, roots, shared, told_apart
from assessor.checks.material import Material, Sentence
from assessor.checks.rounding import nearly
from assessor.entry import Flag
from assessor.figures import Figure, same_thing

MOST: Final = 12  # values of one kind and period that are compared
YEARS: Final = 10_000
NOW: Final = 0  # stands for the year of what is told as of today
FEWEST: Final = 2  # words that name an indicator
COVERED: Final = 0.6  # of the words of the shorter clause, at least, the other one has too
LEAST: Final = 1.2  # weight of the shared words, where the year is the same
ROUNDED: Final = Decimal("0.02")

_KINDS: Final = frozenset({"percent", "points", "duration", "money", "count"})
_THE_SAME: Final = re.compile(
    r"\b(?:этот|тот же|данный) (?:показател|индекс|уров)\w*|\bэт(?:а|у|ой) (?:дол[яю]|оценк\w)"
    r"|\bth(?:is|at|e same) (?:figure|share|rate|score|number|index|indicator)\b"
)
_OTHER: Final = re.compile(
    r"\b(?:сначала|поначалу|раньше|ранее|прежде|затем|потом|вначале|полугоди\w*|квартал\w*|осенью"
    r"|весной|летом|зимой|лишь|ещ[её]|мог\w*|норматив\w*|обещ\w+|требу\w+|худш\w+|лучш\w+"
    r"|отрасл\w*|рынк\w*|рынок"
    r"|конкурент\w*|сосед\w*|в том числе|industry|market|competitors?"
    r"|including|before|earlier|initially|at first|then|half|quarter|spring|summer|autumn"
    r"|winter|another"
    r"|target|best|worst|could|would|by then)\b"
)
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)?")
_NOW: Final = re.compile(
    r"\b(?:теперь|сейчас|сегодня|ныне|[^\W\d]{3,}(?:ет|ют|ит|ат|ят|ется|ются|ится|атся|ятся)"
    r"|принят[аоы]?|решен[аоы]?|закрыт[аоы]?|стало|осталось"
    r"|now|today|currently|at present|is|are|takes?|lasts?|stands?|stays?|runs?|comes?|waits?"
    r"|answers?|resolves?|solves?|averages?)\b"
)
_PAST: Final = re.compile(
    r"\b(?:было|был[аи]?|в начале|до (?:проект|внедрен|запуск|этого)\w*|was|were|had|used to"
    r"|[^\W\d]{3,}(?:лось|лся|лась|вал[аои]?)|will|would|if|если)\b"
)
_ACRONYM: Final = re.compile(r"\b[A-ZА-Я]{2,6}\b")


class Told(NamedTuple):
    """A value, its sentence, and the words of its clause."""

    figure: Figure
    sentence: Sentence
    clause: str
    said: Roots
    acronyms: frozenset[str]
    now: bool


def check(material: Material) -> Iterator[Flag]:
    """One flag a pair of values of which only one can be true."""
    groups: dict[tuple[object, ...], list[tuple[Sentence | None, Sentence, Figure]]]
    groups = defaultdict(list)
    for before, sentence in pairwise((None, *material.readable)):
        for figure in sentence.facts if sentence else ():
            year = _year(sentence, figure) if sentence else None
            if sentence and year is not None:
                unit = "" if figure.kind == "count" else figure.unit
                group = groups[figure.kind, unit, figure.per, year]
                if len(group) < MOST:
                    group.append((before, sentence, figure))
    for key, group in groups.items():
        alike = [_told(*one, now=key[-1] == NOW) for one in group] if len(group) > 1 else []
        for one, other in combinations(alike[:MOST], 2):
            if _clash(material, one, other) and not (one.now and _was(material, one, other)):
                yield material.two_values(
                    (one.sentence, one.figure), (other.sentence, other.figure)
                )


def _was(material: Material, one: Told, other: Told) -> bool:
    """Whether the essay tells one of two values as what there was before."""
    numbers = {_number(material, one.figure), _number(material, other.figure)}
    earlier = (f for s in material.readable for f in s.figures if s.is_earlier(f))
    return any(_number(material, f) in numbers for f in earlier)


def _number(material: Material, figure: Figure) -> str:
    """As it is written: the unit of what was before is often left out."""
    number = _DIGITS.search(material.plain, figure.span.start, figure.span.end)
    return number[0] if number else material.plain[figure.span.start : figure.span.end]


def _year(sentence: Sentence, figure: Figure) -> int | None:
    """The calendar year a value is told of, all of it, or `NOW`; none for a month or a bound."""
    if figure.kind not in _KINDS or figure.role in {"from", "by"} or figure.low != figure.high:
        return None
    bare = figure.kind == "count" and not figure.unit
    if figure.bound or (bare and not _ACRONYM.search(sentence.text)):
        return None
    when = figure.when
    if when and when.start % YEARS == 101 and when.end % YEARS == 1231:
        return when.start // YEARS if when.start // YEARS == when.end // YEARS else None
    return NOW if when is None and _is_now(sentence, figure) else None


def _is_now(sentence: Sentence, figure: Figure) -> bool:
    """Whether a value is told as that of today: where a change ended, or in the present tense."""
    if figure.kind == "count" or any(f.when for f in sentence.figures):
        return False
    at = figure.span.start - sentence.span.start
    around = clause(sentence.plain, at, figure.span.end - sentence.span.start)
    if _PAST.search(around) or not (figure.role == "to" or _NOW.search(around)):
        return False
    return not sentence.is_earlier(figure)


def _told(before: Sentence | None, sentence: Sentence, figure: Figure, *, now: bool) -> Told:
    at = figure.span.start - sentence.span.start
    end = figure.span.end - sentence.span.start
    around = clause(sentence.plain, at, end)
    acronyms = frozenset(_ACRONYM.findall(sentence.text))
    if not acronyms and len(roots(around).heads) < FEWEST:
        around = clause(sentence.plain, at, end, whole=True)
    named = f"{around} {before.plain}" if before and _THE_SAME.search(around) else around
    return Told(figure, sentence, around, roots(named), acronyms, now)


def _clash(material: Material, one: Told, other: Told) -> bool:
    a, b = one.figure, other.figure
    if one.sentence is other.sentence or nearly(a.low, b.low, ROUNDED) or not _same_unit(a, b):
        return False
    if _OTHER.search(one.clause) or _OTHER.search(other.clause):
        return False
    if one.acronyms != other.acronyms and (one.acronyms or other.acronyms):
        return False
    return _same_thing(material, one, other)


def _same_unit(a: Figure, b: Figure) -> bool:
    return a.unit == b.unit or (a.kind == "count" and same_thing(a.unit, b.unit) is True)


def _same_thing(material: Material, one: Told, other: Told) -> bool:
    both = shared(one.said, other.said)
    fewest = min(len(one.said.heads), len(other.said.heads))
    if len(both) + len(one.acronyms) < FEWEST or len(both) < COVERED * fewest:
        return False
    if not one.acronyms and material.likeness.weight(both) < LEAST:
        return False
    if one.now and (len(both) < COVERED * len(one.said.heads | other.said.heads)):
        return False
    named = names_all(one.clause, other.said) and names_all(other.clause, one.said)
    return named and not told_apart(one.clause, other.clause)
