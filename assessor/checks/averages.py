"""Averages above the largest: "6 minutes on average" where "the longest took 5".

Within a sentence the two must be of one kind; in different sentences they must share their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from assessor.checks.likeness import clause, names_all, roots, shared, told_apart
from assessor.checks.material import Material, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing

BESIDE: Final = 90  # characters before a figure in which it is called an average or the longest
MOST: Final = 12  # of either that are compared
LEAST: Final = 0.85  # weight of what an average and a largest in two sentences share
NEXT: Final = 160  # characters between an average and a largest that goes on with it
RIGHT_AFTER: Final = 2  # characters: the next sentence
FAR: Final = 4  # times: from here on they are of two things
COVERED: Final = 0.4  # of the words of the shorter clause, at least, the other one has too
FEWEST: Final = 2  # words they share, or one and the unit that is counted

_AVERAGE: Final = re.compile(r"\b(?:в среднем|средн\w+|average|mean)\b[^.;:\d]*$")
_AVERAGE_AFTER: Final = re.compile(r"\s(?:[^\W\d]+\s){0,2}(?:в среднем|on average)\b")
_OF_AGE: Final = re.compile(r"\b(?:возраст|стаж|age|aged|tenure)\w*")
_LONGEST: Final = re.compile(
    r"\b(?:сам\w{2,3} (?:долг|длинн|больш|медленн|дорог|крупн|тяжел)\w+|наибольш\w+|максим\w+"
    r"|рекорд\w*"
    r"|(?:не|(?:ни (?:один|одна|одного)|никто|никогда)[^.;:,\d]*) (?:дольше|больше|более)"
    r"|longest|largest|biggest|slowest|dearest|maximum|at most|at worst|never (?:more|longer)"
    r"|no (?:more|longer) than|(?:no|none|nobody)\b[^.;:,\d]* (?:longer|more))\b[^.;:,\d]*$"
)
_NORM: Final = re.compile(
    r"\b(?:норм\w*|цел[ьи]\w*|стандарт\w*|план\w*|должн\w*|требу\w*|обеща\w*|раньше|ранее|было"
    r"|target\w*|standard\w*|goal\w*|must|should|promise\w*|before|half|половин\w*)\b"
)
_THEN: Final = re.compile(
    r"\b(?:раньше|ранее|прежде|было|был[аи]?|до (?:проект|внедрен|запуск|этого)\w*|в начале"
    r"|before|earlier|previously|used to|was then)\b"
)


# Of which nothing says what it is the longest of: of what the sentences before are about.
_NO_NOUN: Final = re.compile(
    r"\b(?:ни од(?:ин|на|но)|никто|никогда|сам\w{2,3} [^\W\d]+) (?:из них )?(?:не )?"
    r"[^\W\d]+(?:л|ла|ло|ли|лся|лась|лось)\b"
    r"|\b(?:none|no one|nobody|the (?:longest|slowest|largest|biggest)) (?:of them )?"
    r"(?:has|had|was|is|took|went|ran|lasted|came)\b"
)


class Said(NamedTuple):
    """An average or a largest, with its sentence."""

    sentence: Sentence
    figure: Figure

    @property
    def around(self) -> str:
        """Its clause."""
        start = self.figure.span.start - self.sentence.span.start
        end = self.figure.span.end - self.sentence.span.start
        near = clause(self.sentence.plain, start, end)
        enough = len(roots(near).heads) >= FEWEST
        return near if enough else clause(self.sentence.plain, start, end, whole=True)


def check(material: Material) -> Iterator[Flag]:
    """One flag an average that is above the largest."""
    means, tops = _said(material.readable)
    for mean, top in product(means[:MOST], tops[:MOST]):
        if mean.figure.low > top.figure.high and _clash(material, mean, top):
            yield material.flag(
                "contradiction",
                "warning",
                "average",
                [mean.figure.span, top.figure.span],
                mean=material.quote(mean.figure.span),
                top=material.quote(top.figure.span),
            )


def _said(prose: Sequence[Sentence]) -> tuple[list[Said], list[Said]]:
    means: list[Said] = []
    tops: list[Said] = []
    for sentence in prose:
        if min(len(means), len(tops)) >= MOST:
            break
        for figure in sentence.facts:
            if figure.kind == "period" or figure.role:
                continue
            if _is_mean(sentence, figure):
                means.append(Said(sentence, figure))
            elif _is_top(sentence, figure):
                tops.append(Said(sentence, figure))
    return means, tops


def _is_mean(sentence: Sentence, figure: Figure) -> bool:
    if _AVERAGE_AFTER.match(sentence.after(figure)):
        return True
    return bool(_AVERAGE.search(sentence.before(figure, BESIDE)))


def _is_top(sentence: Sentence, figure: Figure) -> bool:
    said = figure.bound == "at_most" or _LONGEST.search(sentence.before(figure, BESIDE))
    return bool(said) and not _NORM.search(sentence.plain)


def _clash(material: Material, mean: Said, top: Said) -> bool:
    one, other = mean.figure, top.figure
    if mean.sentence is top.sentence:
        return one.kind == other.kind and (one.unit == other.unit or not (one.unit and other.unit))
    if not _one_unit(one, other) or _THEN.search(mean.around) or _OF_AGE.search(mean.around):
        return False
    if any(_is_mean(top.sentence, f) and f.kind == other.kind for f in top.sentence.facts):
        return False  # the largest of that average
    if one.when and other.when and one.when != other.when:
        return False
    return _goes_on(mean, top) or _alike(material, mean, top)


def _goes_on(mean: Said, top: Said) -> bool:
    """Whether the largest is told right after the average, and nothing says what of."""
    gap = top.sentence.span.start - mean.sentence.span.end
    near = 0 <= gap <= NEXT and top.figure.high * FAR > mean.figure.low
    if not near or _NO_NOUN.search(top.around):
        return near
    said = bool(shared(roots(mean.around), roots(top.around)))
    return gap <= RIGHT_AFTER and said and not told_apart(mean.around, top.around)


def _alike(material: Material, mean: Said, top: Said) -> bool:
    counted = mean.figure.kind == "count"
    here, there = roots(mean.around), roots(top.sentence.plain if counted else top.around)
    both = shared(here, there)
    fewest = min(len(here.heads), len(there.heads))
    if len(both) + counted < min(FEWEST, max(fewest, 1)):
        return False
    if not counted and len(both) < COVERED * fewest:
        return False
    named = names_all(mean.around, roots(top.sentence.plain))
    named = named and names_all(top.around, roots(mean.sentence.plain))
    if not named or told_apart(mean.around, top.around):
        return False
    return material.likeness.weight(both) >= (LEAST / 2 if counted or fewest < FEWEST else LEAST)


def _one_unit(one: Figure, other: Figure) -> bool:
    if one.kind == other.kind == "count":
        return bool(one.unit) and same_thing(one.unit, other.unit) is True
    return (one.kind, one.unit) == (other.kind, other.unit)
