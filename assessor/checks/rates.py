"""Rates that cannot be: "900 a day, 9 thousand a month".

A year and its months are compared across the essay, all else within one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import combinations, pairwise
from typing import Final

from assessor.checks.material import Material, Sentence
from assessor.checks.sentence import SIGHT
from assessor.checks.spread import Told, of_totals
from assessor.entry import Flag
from assessor.figures import Figure, Rate, same_thing
from assessor.text import Span

DAYS: Final[dict[Rate, int]] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
WORKING: Final = 0.6  # of all days, or a little less: some work five days of seven
FAR_OFF: Final = 1.5
IN_YEAR: Final[dict[Rate, int]] = {"day": 300, "week": 52, "month": 12}
PAIRS: Final = 4  # of monthly and of yearly figures: an essay that has more repeats itself
HALF: Final = 2  # a year of less than half its months, or more than twice as many
ALMOST_A_YEAR: Final = 900  # between two dates written YYYYMMDD: January to October at least
UNIT: Final = 8  # characters behind a number in which its "a month" stands

_CHANNEL: Final = re.compile(
    r"\b(?:в чат|по (?:e-mail|почт|телефон|электрон)|через|письм|в мессенджер|из (?:них|которых)"
    r"|by e-?mail|by phone|via|in (?:the )?chat|of (?:them|which))"
)
_EACH: Final = re.compile(
    r"\b(?:кажд(?:ый|ая|ому|ого|ой)(?! (?:день|месяц|недел))|один (?:оператор|сотрудник|специалист"
    r"|человек)|на (?:одн|кажд|человек)\w+|each|every (?:agent|adviser|operator))\b"
    r"|\b(?:день|неделю|месяц|day|week|month) (?:на|per|an?) [^\W\d]"
)
_LAST_YEAR: Final = re.compile(r"\bза (?:весь |целый |прошлый |минувший )год\b|\blast year\b")
_IN_ALL: Final = re.compile(
    r"\b(?:всего|итого|за (?:весь |целый |прошлый |минувший )?год|in all|in total|altogether"
    r"|over the year|in a year|last year|the whole of)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """Flags for rates that do not fit each other, or not the total of their time."""
    seen: set[Span] = set()
    for before, sentence in pairwise((None, *material.prose)):
        if sentence is None or not sentence.facts:
            continue
        if len(sentence.facts) > 1:
            yield from _rates(material, sentence)
        for told in of_totals(before, sentence) if len(sentence.text) <= SIGHT else ():
            seen |= {told.total.span, told.rate.span}
            yield _rate_of_total(material, told)
    yield from _months_and_years(material, seen)


def _rates(material: Material, sentence: Sentence) -> Iterator[Flag]:
    if _EACH.search(sentence.plain):
        return
    end = sentence.span.end
    rated = [f for f in sentence.facts if f.kind == "count" and f.per in DAYS and f.unit]
    for one, other in combinations(rated[:PAIRS], 2):
        if one.unit != other.unit or one.when != other.when:
            continue
        short, long = sorted((one, other), key=lambda f: DAYS[f.per or "day"])
        times = DAYS[long.per or "day"] / DAYS[short.per or "day"]
        between = sentence.between(one, other)
        if times > 1 and not _fits(short, long, times) and not _CHANNEL.search(between):
            yield material.flag(
                "contradiction",
                "warning",
                "rates",
                [one.span, other.span],
                claim=material.quote(Span(one.span.start, min(other.span.end + UNIT, end))),
            )


def _fits(short: Figure, long: Figure, times: float) -> bool:
    """Whether so many a day can be so many a month, on working days or on all of them."""
    least = float(short.low) * times * WORKING / FAR_OFF
    most = float(short.high) * times * FAR_OFF
    return least <= float(long.high) and float(long.low) <= most


def _rate_of_total(material: Material, told: Told) -> Flag:
    return material.flag(
        "contradiction",
        "warning",
        "rate_of_total",
        [told.rate.span, told.total.span],
        rate=material.quote(told.rate.span),
        total=material.quote(told.total.span),
        expected=material.number(told.expected),
    )


def _months_and_years(material: Material, seen: Set[Span]) -> Iterator[Flag]:
    """ "41,000 a month" beside "43,000 in the whole year", and so of a week or a day."""
    counts = [
        (s, f)
        for s in material.prose
        for f in s.facts
        if f.kind == "count" and f.unit and not f.role and f.low
    ]
    rated = [f for s, f in counts if f.per in IN_YEAR and not _EACH.search(s.plain)][:PAIRS]
    yearly = [f for s, f in counts if not f.per and _covers_a_year(s, f)] if rated else []
    for rate, year in _of_one_thing(rated, yearly[:PAIRS]):
        expected = rate.low * IN_YEAR[rate.per or "month"]
        if seen & {rate.span, year.span}:
            continue
        if rate.low < year.low and not expected / HALF <= year.low <= expected * HALF:
            yield material.flag(
                "contradiction",
                "warning",
                "month_and_year" if rate.per == "month" else "rate_and_year",
                [rate.span, year.span],
                rate=material.quote(rate.span),
                year=material.quote(year.span),
                expected=material.number(expected),
            )


def _of_one_thing(
    rated: Sequence[Figure], yearly: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    return ((r, y) for r in rated for y in yearly if same_thing(r.unit, y.unit))


def _covers_a_year(sentence: Sentence, figure: Figure) -> bool:
    long = figure.when is not None and figure.when.end - figure.when.start >= ALMOST_A_YEAR
    whole = _IN_ALL.search(sentence.plain) and not _CHANNEL.search(sentence.before(figure))
    return bool(whole) and (long or bool(_LAST_YEAR.search(sentence.plain)))
