"""Arrows from an old value to a new one: "25% → 6%", "25 -> 6 дней", "61 => 82"."""

from __future__ import annotations

from typing import Final

from assessor.figures.tape import Tape

_ARROWS: Final = frozenset("→⇒➔➜⟶➡⇨")
TIPS: Final = _ARROWS | {">"}  # no arrow is without one of these
_LONGEST: Final = 3  # tokens: "-->"


def past_arrow(tape: Tape, i: int) -> int:
    """The token after the arrow that starts at `i`; `i` itself where none does."""
    if tape.low(i) in _ARROWS:
        return i + 1
    at = i
    while (tape.dash(at) or tape.low(at) == "=") and at < i + _LONGEST and tape.glued(at + 1):
        at += 1
    return at + 1 if at > i and tape.low(at) == ">" else i


def ends_arrow(tape: Tape, i: int) -> bool:
    """Whether an arrow ends with token `i`."""
    if tape.low(i) in _ARROWS:
        return True
    return tape.low(i) == ">" and tape.glued(i) and (tape.dash(i - 1) or tape.low(i - 1) == "=")
