"""A change and its two ends: "grew by 14%: from 74% to 88%" must be what the ends say.

Only a change that stands beside its ends is held against them, and a difference that rounding
explains is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from assessor.checks.ends import ends
from assessor.checks.material import Material
from assessor.checks.rounding import nearly, rounds_to
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Figure
from assessor.text import Span

ROUGHLY: Final = 1  # percent: the ends of a change in minutes or calls are rounded themselves
FRACTION: Final = 5  # percent: "a quarter" and "a third" are round words
TIMES: Final = Decimal("0.16")  # of a multiple: "twice" is anything from 1.7 to 2.4 times
BESIDE: Final = 30  # characters
AMOUNT: Final = Decimal("0.02")

_BY: Final = re.compile(
    r"\b(?:by|на|down|up|(?:saving|drop|fall|rise|increase|decrease|reduction|cut|gain"
    r"|improvement) of"
    r"|(?:экономи|снижени|сокращени|рост|прирост|падени|уменьшени|увеличени)[а-я]{0,2}"
    r"(?: (?:в|на)| [-–—])?)\s+(?:(?:a|an)\s)?$"
)
_JOINED: Final = re.compile(
    r"(?:[^\w]|\b(?:с|со|от|до|на|в|и|или|то|есть|это|было|был[аи]?|was|were|now|почти|более|чем"
    r"|примерно|рост|прирост"
    r"|снижение|падение|меньше|больше|ниже|выше|раза?|вырос\w*|снизил\w*|сократил\w*|увеличил\w*"
    r"|стал[аио]?|from|to|by|and|or|that|is|up|down|a|rise|fall|drop|saving|increase|decrease"
    r"|reduction|cut|gain|improvement|экономия|of|rose|fell|grew|rising"
    r"|falling|almost|about|nearly|less|more|fewer)\b)*$"
)
# What may stand between a change and its ends without a subject of its own.
_ASIDE: Final = re.compile(
    r"[\s,(]*\b(?:благодаря|за|по|после|относительно|thanks to|because of|due to|in|over|during"
    r"|within|since|after)\s(?:[\w’'-]+\s*){1,6}(?=[,:;(])"
)


class Told(NamedTuple):
    """A stated change and the two values it lies between."""

    by: Figure
    start: Figure
    end: Figure


def check(material: Material) -> Iterator[Flag]:
    """Flags for the changes that their ends do not make."""
    for sentence in material.prose:
        if len(sentence.facts) > 2:
            yield from _changes(material, sentence)


def _changes(material: Material, sentence: Sentence) -> Iterator[Flag]:
    for told in _told(sentence):
        wrong = _wrong(told) if _one_way(told) else None  # `directions` says what is not
        if wrong and _together(material, told):
            yield _flag(material, told, wrong)


def _told(sentence: Sentence) -> Iterator[Told]:
    """Each change that is followed, else preceded, by two ends."""
    measures = [f for f in sentence.facts if f.kind != "period"]
    for i, by in enumerate(measures):
        changes = (
            by.role == "by" or by.kind == "multiple" or _BY.search(sentence.before(by, BESIDE))
        )
        if by.bound or by.role in {"from", "to"} or not changes:
            continue
        for two in (measures[i + 1 : i + 3], measures[max(0, i - 2) : i]):
            if len(two) == 2 and (pair := ends(sentence, *two)):
                yield Told(by, *pair)
                break


def _one_way(told: Told) -> bool:
    by, start, end = told
    return by.direction is None or (by.direction == "rise") == (end.low > start.low)


def _wrong(told: Told) -> str | None:
    """What to say of a change that is not the one from start to end; None if it is."""
    by, start, end = told
    if start.kind != end.kind or start.unit != end.unit or not start.low or not end.low:
        return None
    if by.kind == "percent":
        return _wrong_percent(by.low, start, end)
    if by.kind == "points":
        return _wrong_points(by, start, end)
    if by.kind == "multiple":
        times = max(start.low, end.low) / min(start.low, end.low)
        return None if nearly(times, by.low, TIMES) else "times"
    if by.kind == "share":
        said = by.low * 100 / (by.of or 1)
        return None if abs(_percent(told) - said) <= FRACTION else "change"
    same = (by.kind, by.unit) == (start.kind, start.unit)
    return "amount" if same and not nearly(abs(end.low - start.low), by.low, AMOUNT) else None


def _wrong_percent(said: Decimal, start: Figure, end: Figure) -> str | None:
    points = abs(end.low - start.low)
    change = points * 100 / start.low
    if rounds_to(change, said) or (start.kind != "percent" and abs(change - said) <= ROUGHLY):
        return None
    return "points" if start.kind == "percent" and rounds_to(points, said) else "change"


def _wrong_points(by: Figure, start: Figure, end: Figure) -> str | None:
    if start.kind == "percent" or (by.unit == "point" and start.kind in {"count", "points"}):
        return None if rounds_to(abs(end.low - start.low), by.low) else "amount"
    return "no_points" if by.unit == "pp" and start.kind in {"duration", "money"} else None


def _percent(told: Told) -> Decimal:
    return abs(told.end.low - told.start.low) * 100 / told.start.low


def _together(material: Material, told: Told) -> bool:
    """Whether no other subject stands between a change and its two ends."""
    ends = sorted((told.start.span, told.end.span))
    by = told.by.span
    first, last = (by, ends[0]) if by < ends[0] else (ends[1], by)
    between = material.entry.text[first.end : last.start].lower()
    aside = _ASIDE.match(between)
    return bool(_JOINED.match(between[aside.end() if aside else 0 :]))


def _flag(material: Material, told: Told, wrong: str) -> Flag:
    first, last = sorted((told.start.span, told.end.span))
    pair = Span(first.start, last.end)
    low, high = sorted((told.start.low, told.end.low))
    return material.flag(
        "contradiction",
        "warning",
        wrong,
        [told.by.span, pair],
        change=material.quote(told.by.span),
        ends=material.quote(pair),
        points=material.number(high - low),
        percent=material.number(_percent(told)),
        times=material.number(high / low),
    )
