"""What the words around a reading make of it: bound, role, direction, rate, period, modality."""

from __future__ import annotations

from typing import Final, NamedTuple

from assessor.figures import cues
from assessor.figures.bounds import bound_of
from assessor.figures.changes import direction_in, opens_a_change, role_in
from assessor.figures.context import Context
from assessor.figures.modality import is_target, modality_of
from assessor.figures.model import Bound, Direction, Modality, Period, Rate, Role
from assessor.figures.parts import Reading
from assessor.figures.stated import period_of, rate_of

_LIMITS: Final = ("limit", "capped", "cap", "restrict", "confin", "kept", "keep")


class Around(NamedTuple):
    """Everything about one reading that its neighbours say, in the order of `Figure`."""

    bound: Bound | None
    role: Role | None
    direction: Direction | None
    per: Rate | None
    when: Period | None
    modality: Modality


def around(context: Context, k: int) -> Around:
    """Look around reading `k` of the sentence."""
    reading = context.readings[k]
    if reading.kind in ("period", "clock"):
        told = modality_of(context, reading, target=is_target(context, reading))
        return Around(None, None, None, None, None, told)
    bound, before = bound_of(context.tape, reading)
    role = role_in(context, k, before)
    direction = reading.direction or direction_in(context, k, role, before)
    if bound is None and role is None and context.tape.low(before) in ("до", "within"):
        bound = "at_most"
    limits = role == "to" and context.tape.low(before) in ("до", "to")
    if limits and direction is None and not _ends_a_change(context, k):
        role, bound = None, bound or _limit(context, reading, before)
    if role == "by" and direction is None and not _is_a_change(context, k):
        role = None
    target = is_target(context, reading)
    return Around(
        bound=bound,
        role=role,
        direction=direction,
        per=rate_of(context, k),
        when=period_of(context, k, own=role == "from" or target),
        modality=modality_of(context, reading, target=target),
    )


def _limit(context: Context, reading: Reading, before: int) -> Bound | None:
    """ "До 46" is a limit; "to 46" is one only after "limited": one flies to 46 airports."""
    if context.tape.low(before) == "до":
        return "at_most"
    start = context.clause(reading).start
    lows = context.tape.lows(start, before - start)
    return "at_most" if any(low.startswith(_LIMITS) for low in lows) else None


def _ends_a_change(context: Context, k: int) -> bool:
    return (k > 0 and opens_a_change(context, k - 1)) or _changes(context, context.readings[k])


def _is_a_change(context: Context, k: int) -> bool:
    return context.readings[k].kind in ("points", "multiple") or opens_a_change(context, k)


def _changes(context: Context, reading: Reading) -> bool:
    """Whether something is said to improve or reach, which leaves the direction open."""
    start = context.clause(reading).start
    lows = context.tape.lows(start, reading.start - start)
    return any(low.startswith(cues.CHANGES) for low in lows)
