"""One indicator with two values for one and the same time, told in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assessor.checks.copies import changed
from assessor.checks.material import Material
from assessor.checks.norms import is_extreme, is_norm
from assessor.checks.rounding import nearly, rounds_to
from assessor.checks.sameness import same_indicator, same_time, shared_core
from assessor.checks.sentence import SIGHT
from assessor.checks.telling import Telling
from assessor.checks.values import measure, pairs
from assessor.entry import Flag
from assessor.figures import Figure, Period, same_thing

YEARS: Final = 10_000
NEAR: Final = 12  # characters
ROUNDED: Final = Decimal("0.02")

_WAS_ROOTS: Final = ("был", "раньше", "ранее", "против", "вместо", "was", "were", "from")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)?")
_ARRIVED: Final = re.compile(
    r"\b(?:поступ\w+|пришл\w+|обратил\w+|received|arrived|came|got|reached us)\b"
)
_FROM: Final = re.compile(r"\b(?:из|(?<!total )of|out of|от)\s(?:the |our |all |наших )?$")
_SOME: Final = re.compile(
    r"\b(?:из (?:них|которых)|кроме|помимо|сверх|плюс|лишь|только|еще|больше|меньше|по \d"
    r"|решил\w*|закры\w*"
    r"|of (?:them|these|those|which|whom)|out of|besides|plus|only|another|more|less|fewer)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a pair of values of which only one can be true."""
    latest = _latest(material.values)
    earlier: set[str] | None = None
    planned = {_worth(f) for s in material.prose for f in s.figures if f.modality == "plan"}
    seen: set[int] = set()
    for flag, first, again in changed(material):
        yield flag
        seen |= {first.start, again.start}
    for one, other in pairs(material.values):
        places = {one.figure.span.start, other.figure.span.start}
        if places & seen:
            continue
        if planned and {_worth(one.figure), _worth(other.figure)} & planned:
            continue  # `forecasts` has more to say of it
        if not _clash(material, one, other, latest):
            continue
        if not (one.when and other.when):
            earlier = _earlier(material) if earlier is None else earlier
            if earlier & {_number(material, one.figure), _number(material, other.figure)}:
                continue
        seen |= places
        yield material.two_values((one.sentence, one.figure), (other.sentence, other.figure))


def _latest(told: Sequence[Telling]) -> Period | None:
    whens = [t.when for t in told if t.when and t.when.start > YEARS]
    return max(whens, default=None)


def _clash(material: Material, one: Telling, other: Telling, latest: Period | None) -> bool:
    a, b = one.figure, other.figure
    if one.sentence is other.sentence or _same_value(a, b) or not _same_unit(a, b):
        return False
    if not shared_core(one, other) or not same_time(one, other, latest):
        return False
    if not same_indicator(material.likeness, one, other):
        return False
    if measure(a) == "count" and not _all_of_it(one, other):
        return False
    places = [(told.sentence, told.figure) for told in (one, other)]
    return not any(is_norm(*at) or is_extreme(*at) for at in places)


def _same_value(a: Figure, b: Figure) -> bool:
    if a.kind != b.kind:
        low, high = (f.low * 100 / f.of if f.kind == "share" and f.of else f.low for f in (a, b))
        return abs(low - high) <= 6 if measure(a) == "percent" else low == high
    if a.kind == "share":
        return abs(a.low / (a.of or 1) - b.low / (b.of or 1)) <= Decimal("0.02")
    if a.bound or b.bound:
        return nearly(a.low, b.low, ROUNDED * 3)
    if a.kind in {"percent", "points"} or measure(a) == "score":
        return rounds_to(a.low, b.low) or rounds_to(b.low, a.low)
    return nearly(a.low, b.low, ROUNDED)


def _same_unit(a: Figure, b: Figure) -> bool:
    if measure(a) in {"score", "percent"}:
        return True
    return a.unit == b.unit or (a.kind == "count" and same_thing(a.unit, b.unit) is True)


def _all_of_it(one: Telling, other: Telling) -> bool:
    """Whether two counts are totals: what arrived may be more than what was dealt with."""
    for told in (one, other):
        if _SOME.search(told.clause) or _FROM.search(told.sentence.before(told.figure, NEAR)):
            return False
    arrived = [bool(_ARRIVED.search(t.clause)) for t in (one, other)]
    if arrived[0] == arrived[1]:
        return True
    came, dealt = (one, other) if arrived[0] else (other, one)
    return came.figure.low < dealt.figure.low


def _worth(figure: Figure) -> tuple[str, Decimal]:
    return figure.kind, figure.low


def _earlier(material: Material) -> set[str]:
    """The numbers that the essay tells as what there was before."""
    prose = material.prose
    told = [f for s in material.readable for f in s.figures if f.role == "from"]
    for sentence in (prose[i] for i in material.saying(_WAS_ROOTS)):
        if len(sentence.text) <= SIGHT:
            told += [f for f in sentence.figures if sentence.is_earlier(f)]
    return {_number(material, f) for f in told}


def _number(material: Material, figure: Figure) -> str:
    """As it is written: the unit of what was before is often left out."""
    number = _DIGITS.search(material.plain, figure.span.start, figure.span.end)
    return number[0] if number else material.plain[figure.span.start : figure.span.end]
