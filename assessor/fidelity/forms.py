"""A value of the essay told in another form: by a true bound close to it, as a multiple, a level.

No arithmetic between two values of the essay: a difference, a sum, a ratio stay figures it does not
have. What is accepted says nothing that the one value does not.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assessor.figures import Figure, same_unit

_DAY: Final = Decimal(86_400)
_MONTH: Final = Decimal("30.4") * _DAY
_SIZES: Final = (1, 60, 3600, 86_400, 604_800)  # of what a bare number of seconds may be told in
_PARTS: Final = ("percent", "share")
# How far from the value a bound may be, as a share of it: "more than 23,000" of 23,400.
_CLOSE: Final = Decimal("0.06")
_CLOSE_PART: Final = Decimal("0.15")  # "less than half" of 44%
_CLOSE_TIME: Final = Decimal("0.25")  # "under a minute" of 50 seconds
_UPPER: Final = frozenset({"over", "at_least"})


def restates(told: Figure, known: Figure) -> bool:
    """Whether `told` says what `known` does, by a bound or in another form."""
    return (
        _bounds(told, known)
        or _changes_alike(told, known)
        or _is_of_level(told, known)
        or _is_bare_time(told, known)
    )


def _bounds(told: Figure, known: Figure) -> bool:
    """Whether a bound is true of the value and close to it, and rounder than it."""
    if told.bound is None or told.low != told.high or known.low != known.high:
        return False
    pair = _amounts(told, known)
    if pair is None:
        return False
    bound, value = pair
    if told.bound == "about":
        true, reach = True, min(_reach(told), _CLOSE_PART)
    else:
        true, reach = _holds(told.bound, bound, value), _reach(told)
    return true and abs(bound - value) <= reach * abs(value) and _is_rounder(told, known)


def _holds(bound: str, limit: Decimal, value: Decimal) -> bool:
    """Whether the value is over, at least, at most or under the limit, as it is told."""
    if value == limit:
        return bound in ("at_least", "at_most")
    return (limit < value) == (bound in _UPPER)


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
    if told.kind in ("share", "duration"):
        return True
    return _digits(told.low) < _digits(known.low) or (
        told.low % 5 == 0 and known.low % 5 != 0 and told.kind == "percent"
    )


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _changes_alike(told: Figure, known: Figure) -> bool:
    """Whether one is "1.4 times more" and the other "40% more", or "halved" and "half of it"."""
    if {told.kind, known.kind} not in ({"multiple", "percent"}, {"multiple", "share"}):
        return False
    times, part = (told, known) if told.kind == "multiple" else (known, told)
    if times.direction == "rise" and part.kind == "percent":
        return part.role != "to" and (times.low - 1) * 100 == part.low
    half = times.low == 2 and part.low * 2 == (part.of or 100)
    return half and "fall" in (told.direction, known.direction)


def _is_of_level(told: Figure, known: Figure) -> bool:
    """Whether a share or a time is of a service level: "83/20" is 83% within 20 seconds."""
    if known.kind != "ratio":
        return False
    if told.kind == "duration":
        return told.unit == "s" and told.low == known.of
    return told.kind == "percent" and told.low == known.low


def _is_bare_time(told: Figure, known: Figure) -> bool:
    """Whether one is a number without its unit, of the other's time: "it used to be 11"."""
    if known.kind == "count" and not known.unit and told.kind == "duration":
        told, known = known, told
    if told.kind != "count" or told.unit or known.kind != "duration":
        return False
    if known.unit == "month":
        return known.low in (told.low, told.low * 12)
    return any(told.low * size == known.low for size in _SIZES)
