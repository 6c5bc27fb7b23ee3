"""A value of the essay told in another form: by a bound, as a multiple, a level, a bare number.

No arithmetic between two values of the essay: a difference, a sum, a ratio stay figures it does not
have. What is accepted says nothing that the one value does not.
"""

from __future__ import annotations

from typing import Final

from assessor.fidelity.bounds import bounds
from assessor.figures import Figure

_SIZES: Final = (1, 60, 3600, 86_400, 604_800)  # of what a bare number of seconds may be told in


def restates(told: Figure, known: Figure) -> bool:
    """Whether `told` says what `known` does, by a bound or in another form."""
    return (
        bounds(told, known)
        or _changes_alike(told, known)
        or _is_of_level(told, known)
        or _is_bare_time(told, known)
    )


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
