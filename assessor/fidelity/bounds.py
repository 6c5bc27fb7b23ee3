"""A bound that a summary tells of a value of the essay: it must be true, close and rounder."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assessor.figures import Figure, same_unit

_MONTH: Final = Decimal("30.4") * 86_400  # seconds
_PARTS: Final = ("percent", "share")
# How far from the value a bound may be, as a share of it: "more than 23,000" of 23,400.
_CLOSE: Final = Decimal("0.06")
_CLOSE_PART: Final = Decimal("0.15")  # "less than half" of 44%
_CLOSE_TIME: Final = Decimal("0.25")  # "under a minute" of 50 seconds
# "About two thirds" are 64%, and not 74%, which are three quarters.
_ROUGHLY: Final = Decimal("0.1")
_ROUGHLY_OF_ALL: Final = Decimal("0.05")
_UPPER: Final = frozenset({"over", "at_least"})
_STRICT: Final = frozenset({"over", "under"})
# "Almost 6,000" are fewer, as "под" and "без малого" say.
_ALMOST: Final = re.compile(
    r"\b(?:почти|без малого|едва ли не|almost|nearly|just (?:under|short of|shy of)|not quite)"
    r"(?: (?:в|на|до|за|во|с|from|to|by|in|a|an))? ?$"
)


def as_told(figure: Figure, before: str, written: str) -> Figure:
    """The figure with the bound of "almost", by the words that stand before it.

    "3,900 British and Irish practices" count no British: what follows a capital is not known.
    """
    named = figure.unit.isascii() and written.rsplit(maxsplit=1)[-1].istitle()
    if figure.kind == "count" and named:
        figure = figure._replace(unit="")
    if figure.bound in (None, "about") and _ALMOST.search(before):
        return figure._replace(bound="under")
    return figure


def bounds(told: Figure, known: Figure) -> bool:
    """Whether a bound is true of the essay's value, close to it and rounder than it."""
    if told.bound is None or told.low != told.high or known.low != known.high:
        return False
    pair = _amounts(told, known)
    if pair is None:
        return False
    bound, value = pair
    if told.bound == "about":
        return _is_about(told, bound, value) and _is_rounder(told, known)
    close = abs(bound - value) <= _reach(told) * abs(value)
    return close and _holds(told.bound, bound, value) and _is_rounder(told, known)


def _is_about(told: Figure, bound: Decimal, value: Decimal) -> bool:
    apart = abs(bound - value)
    if told.kind == "share":
        return apart <= min(_ROUGHLY * abs(value), _ROUGHLY_OF_ALL)
    return apart <= min(_reach(told), _CLOSE_PART) * abs(value)


def _holds(bound: str, limit: Decimal, value: Decimal) -> bool:
    """Whether the value is over, at least, at most or under the limit, as it is told."""
    if value == limit:
        return bound not in _STRICT
    return (limit < value) == (bound in _UPPER)


def oversteps(told: Figure, known: Figure) -> bool:
    """Whether "more than 80" is told of 80, "under a minute" of a minute, and no less."""
    if told.bound not in _STRICT or known.bound is not None or known.low != known.high:
        return False
    pair = _amounts(told, known)
    return pair is not None and pair[0] == pair[1]


def _reach(told: Figure) -> Decimal:
    if told.kind == "duration":
        return _CLOSE_TIME
    return _CLOSE_PART if told.kind == "share" else _CLOSE


def _amounts(told: Figure, known: Figure) -> tuple[Decimal, Decimal] | None:
    """Both values in one unit; None if they have none in common."""
    if told.kind in _PARTS and known.kind in _PARTS:
        return told.low / (told.of or 100), known.low / (known.of or 100)
    if told.kind != known.kind:
        return None
    if told.kind == "duration":
        return _seconds(told), _seconds(known)
    return (told.low, known.low) if same_unit(told, known) else None


def _seconds(figure: Figure) -> Decimal:
    return figure.low * (_MONTH if figure.unit == "month" else 1)


def _is_rounder(told: Figure, known: Figure) -> bool:
    """Whether fewer digits tell something: "over 80" of 84, and not "over 83"."""
    if told.kind in ("share", "duration", "multiple"):
        return True
    return digits(told.low) < digits(known.low) or (
        told.low % 5 == 0 and known.low % 5 != 0 and told.kind == "percent"
    )


def digits(value: Decimal) -> int:
    """How many digits of a value tell something: two of 1,900."""
    return len(value.normalize().as_tuple().digits)
