"""Figures that do not add up: a change and its two ends, a share and its two counts, parts and
their whole, a month and its year.

Only figures that stand together and name one thing are compared, and a difference that rounding
explains is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assessor.checks.material import Material, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing
from assessor.text import Span

MONTHS_IN_YEAR: Final = 12
PAIRS: Final = 4  # of monthly and of yearly figures: an essay that has more repeats itself
FAR_OFF: Final = 2  # a year of less than half its months; far less than one is another matter
ROUGHLY: Final = 1  # percent: the ends of a change in minutes or calls are rounded themselves
ALMOST_A_YEAR: Final = 900  # between two dates written YYYYMMDD: January to October at least
CLOSE: Final = 30  # characters between a share's counts and its percentage

_OF: Final = re.compile(r"^[^,.;:()\d]{0,40}\b(?:из|of|out of)\s*$")
_THAT_IS: Final = re.compile(
    r"^[^.;\d]{0,20}?(?:\(|[-–—=]|,?\s*(?:то есть|т\. ?е\.|или|or|that is|i\.e\.))\s*$"
)
_JOINED: Final = re.compile(
    r"(?:[^\w]|\b(?:с|со|от|до|на|и|или|то|есть|это|почти|более|чем|примерно|рост|прирост|снижение"
    r"|падение|вырос\w*|снизил\w*|сократил\w*|увеличил\w*|стал[аио]?|from|to|by|and|or|that|is|up"
    r"|down|a|rise|fall|drop|of|rose|fell|grew|rising|falling|almost|about|nearly)\b)*$"
)
_CHANNEL: Final = re.compile(
    r"\b(?:в чат|по (?:e-mail|почт|телефон|электрон)|через|письм|в мессенджер|из (?:них|которых)"
    r"|by e-?mail|by phone|via|in (?:the )?chat|of (?:them|which))"
)
_OF_WHICH: Final = re.compile(r"\b(?:из них|из которых|of which|of them|of whom)\b")
_IN_ALL: Final = re.compile(
    r"\b(?:всего|итого|за (?:весь )?год|in all|in total|altogether|over the year)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """Flags for sums that fail; every side of the sum is a place."""
    for sentence in material.prose:
        facts = [f for f in sentence.figures if f.modality == "fact"]
        yield from _changes(material, facts)
        yield from _shares(material, sentence, facts)
        yield from _parts(material, sentence, facts)
    yield from _months_and_years(material)


def _changes(material: Material, facts: Sequence[Figure]) -> Iterator[Flag]:
    """ "grew by 14%: from 74% to 88%": the change must be what the two ends say."""
    by = [f for f in facts if f.role == "by" and f.kind == "percent" and not f.bound]
    ends = [f for f in facts if f.role in {"from", "to"}]
    if len(by) != 1 or [f.role for f in ends] != ["from", "to"]:
        return
    start, end = ends
    wrong = _wrong_change(by[0].low, start, end)
    if wrong and _told_together(material, by[0], start, end):
        pair = Span(start.span.start, end.span.end)
        points = abs(end.low - start.low)
        yield material.flag(
            "contradiction",
            "warning",
            wrong,
            [by[0].span, pair],
            change=material.quote(by[0].span),
            ends=material.quote(pair),
            points=material.number(points),
            percent=material.number(points * 100 / start.low),
        )


def _wrong_change(said: Decimal, start: Figure, end: Figure) -> str | None:
    """What to say of a percentage that is not the change from start to end; None if it is."""
    if start.kind != end.kind or start.unit != end.unit or not start.low:
        return None
    points = abs(end.low - start.low)
    change = points * 100 / start.low
    if rounds_to(change, said) or (start.kind != "percent" and abs(change - said) <= ROUGHLY):
        return None
    return "points" if start.kind == "percent" and rounds_to(points, said) else "change"


def _told_together(material: Material, by: Figure, start: Figure, end: Figure) -> bool:
    """Whether nothing but joining words stands between a change and its two ends."""
    first, last = (by.span, start.span) if by.span < start.span else (end.span, by.span)
    return bool(_JOINED.match(material.entry.text[first.end : last.start].lower()))


def _shares(material: Material, sentence: Sentence, facts: Sequence[Figure]) -> Iterator[Flag]:
    """ "4 of 44 (7%)": the percentage must be that of the two counts."""
    for i, percent in enumerate(facts):
        if percent.kind != "percent" or percent.bound:
            continue
        counts = _counts_before(material, facts[:i])
        between = sentence.before(percent)
        if counts is None or not _THAT_IS.match(between[counts[2].end - sentence.span.start :]):
            continue
        part, whole, span = counts
        share = part * 100 / whole
        if not rounds_to(share, percent.low):
            yield material.flag(
                "contradiction",
                "warning",
                "share",
                [span, percent.span],
                counts=material.quote(span),
                said=material.quote(percent.span),
                percent=material.number(share),
            )


def _counts_before(
    material: Material, facts: Sequence[Figure]
) -> tuple[Decimal, Decimal, Span] | None:
    """Part, whole and place of the "3 of 40" that ends the list, if it ends so."""
    if facts and facts[-1].kind == "share" and facts[-1].of and not facts[-1].bound:
        return facts[-1].low, facts[-1].of, facts[-1].span
    if len(facts) < 2 or any(f.kind != "count" or f.bound for f in facts[-2:]):
        return None
    part, whole = facts[-2:]
    between = material.entry.text[part.span.end : whole.span.start].lower()
    if not whole.low or part.low > whole.low or not _OF.match(between):
        return None
    return part.low, whole.low, Span(part.span.start, whole.span.end)


def _parts(material: Material, sentence: Sentence, facts: Sequence[Figure]) -> Iterator[Flag]:
    """ "118 decisions, of which 83 … 21 … 14": the parts must not be more than the whole."""
    mark = _OF_WHICH.search(sentence.plain)
    if not mark:
        return
    at = sentence.span.start + mark.start()
    counts = [f for f in facts if f.kind == "count" and f.low == f.high and not f.role]
    wholes = [f for f in counts if f.span.end <= at]
    parts = [f for f in counts if f.span.start >= at and _same_noun(f, wholes)]
    if not wholes or len(parts) < 2:
        return
    total = sum(f.low for f in parts)
    if total > wholes[-1].low:
        yield material.flag(
            "contradiction",
            "warning",
            "parts",
            [wholes[-1].span, *(f.span for f in parts)],
            whole=material.quote(wholes[-1].span),
            total=material.number(Decimal(total)),
        )


def _same_noun(part: Figure, wholes: Sequence[Figure]) -> bool:
    return bool(wholes) and (not part.unit or same_thing(part.unit, wholes[-1].unit) is True)


def _months_and_years(material: Material) -> Iterator[Flag]:
    """ "41,000 a month" beside "43,000 in the whole year"."""
    counts = [
        (s, f)
        for s in material.prose
        for f in s.figures
        if f.kind == "count" and f.unit and f.modality == "fact" and not f.role and f.low
    ]
    monthly = [f for _, f in counts if f.per == "month"]
    yearly = [f for s, f in counts if not f.per and _covers_a_year(s, f)]
    pairs = ((m, y) for m in monthly[:PAIRS] for y in yearly[:PAIRS] if same_thing(m.unit, y.unit))
    for month, year in pairs:
        expected = month.low * MONTHS_IN_YEAR
        if month.low < year.low * FAR_OFF and year.low < expected / FAR_OFF:
            yield material.flag(
                "contradiction",
                "warning",
                "month_and_year",
                [month.span, year.span],
                month=material.quote(month.span),
                year=material.quote(year.span),
                expected=material.number(expected),
            )


def _covers_a_year(sentence: Sentence, figure: Figure) -> bool:
    long = figure.when is not None and figure.when.end - figure.when.start >= ALMOST_A_YEAR
    whole = _IN_ALL.search(sentence.plain) and not _CHANNEL.search(sentence.before(figure))
    return long and bool(whole)


def rounds_to(exact: Decimal, said: Decimal) -> bool:
    """Whether `said` is `exact` as somebody would round it, to as many places as `said` has."""
    exponent = said.as_tuple().exponent
    half = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0) / 2
    return -half < said - exact <= half
