"""A place in a ranking: "1-е место", "второе место", "first place", "ranked 2nd"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_PLACE: Final = listed("место места месте местом place prize")
_RANKED: Final = listed("ranked placed")
# These tell a rank only where a field of others is named after it: "came third in the awards".
_BECAME: Final = listed("came finished стал стала стали оказались стать")
_FIELD: Final = listed("in among of out nationally overall в среди по из")


def rank_at(tape: Tape, i: int) -> Reading | None:
    """The rank that starts at token `i`."""
    value, after = _ordinal(tape, i)
    if value is None:
        return None
    before, following = tape.low(i - 1), tape.low(after)
    became = before in _BECAME and following in _FIELD and after == i + 1
    if before in _RANKED or (became and tape.kind(i) == "word"):
        return Reading(i, after, "rank", Decimal(value), Decimal(value))
    if following in _PLACE:
        if after == i + 1 and tape.kind(i) == "number" and following == "места":
            return None  # "4 места" are seats
        return Reading(i, after + 1, "rank", Decimal(value), Decimal(value))
    return None


def _ordinal(tape: Tape, i: int) -> tuple[int | None, int]:
    """The value of an ordinal in digits or words, and what follows it."""
    low, after = tape.low(i), i + 1
    if tape.kind(i) != "number":
        return lexicon.ORDINALS.get(low), after
    if not low.isdecimal():
        return None, after
    if tape.dash(after) and tape.low(after + 1) in lexicon.ORDINAL_SUFFIXES:
        after += 2
    elif tape.glued(after) and tape.low(after) in lexicon.ORDINAL_SUFFIXES:
        after += 1
    return int(low), after
