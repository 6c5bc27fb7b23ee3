"""What a figure is counted by ("в месяц") and the period it is stated for."""

from __future__ import annotations

from typing import Final

from assessor.figures import cues, lexicon
from assessor.figures.context import CLAUSE_ENDS, Context
from assessor.figures.lexicon import listed
from assessor.figures.model import Period, Rate
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_AGO: Final = listed("earlier ago before after later назад ранее раньше спустя")
_COMPARATIVES: Final = listed("больше меньше more fewer less")
_BEFORE_RATE: Final = listed("в per a an each every каждый каждую каждые / за")
_ENDS: Final = frozenset({",", ";", ".", "(", "и", "and"})
_EACH: Final = listed("each every каждый каждую каждое")
_CUT: Final = listed("руб тыс млн млрд ч мин сек чел шт")
_RATE_REACH: Final = 6  # tokens
_NEAR: Final = 3
_PERIOD_REACH: Final = 12  # figures


def rate_of(context: Context, k: int) -> Rate | None:
    """What the figure is counted by: "в месяц", "a day"; both ends of a change share it."""
    if found := _rate_after(context, k):
        return found
    if k + 1 < len(context.readings):
        end, start = context.readings[k].end, context.readings[k + 1].start
        if start - end <= 2 and {"до", "to"} & set(context.tape.lows(end, start - end)):
            return _rate_after(context, k + 1) or _rate_before(context, k + 1)
    return _rate_before(context, k)


def _rate_after(context: Context, k: int) -> Rate | None:
    tape, reading = context.tape, context.readings[k]
    reach = reading.end + (6 if tape.low(reading.end) in _COMPARATIVES else 4)
    if k + 1 < len(context.readings):
        reach = min(reach, context.readings[k + 1].start)
    first = reading.end + _is_abbreviated(tape, reading.end)
    for i in range(first, min(reach, context.end)):
        low = tape.low(i)
        if low in _ENDS:
            break
        if low in lexicon.RATES and _tells_rate(tape, i):
            return lexicon.RATES[low]
    return None


def _is_abbreviated(tape: Tape, end: int) -> bool:
    """Whether the full stop at `end` is of a unit and not of the sentence: "15 тыс. руб. в год"."""
    return tape.low(end) == "." and tape.glued(end) and tape.low(end - 1) in _CUT


def _rate_before(context: Context, k: int) -> Rate | None:
    """The rate told ahead: "ежемесячно 5 писем", "каждый день поступает около 3 тысяч"."""
    tape, start = context.tape, context.readings[k].start
    for i in range(start - 1, max(context.start, start - _RATE_REACH) - 1, -1):
        low = tape.low(i)
        if low in (";", ".", ")"):
            break
        if low in lexicon.RATES:
            if low.endswith(("но", "ly")):
                return lexicon.RATES[low]
            if _tells_rate_ahead(tape, i) and not (k and _rate_after(context, k - 1)):
                return lexicon.RATES[low]
    return None


def _tells_rate_ahead(tape: Tape, i: int) -> bool:
    before = tape.low(i - 1)
    if before in _EACH:
        return True
    return before in ("в", "за") and cues.tense_of(tape.low(i + 1)) == "present"


def _tells_rate(tape: Tape, i: int) -> bool:
    low, before = tape.low(i), tape.low(i - 1)
    if tape.low(i + 1) in _AGO:
        return False
    if low.endswith(("но", "ly")):
        return True
    if before == "за":
        return low == "смену"
    return before in _BEFORE_RATE


def period_of(context: Context, k: int, *, own: bool) -> Period | None:
    """The period a figure is stated for.

    It stands right after the figure, or before it: in its clause, or at the head of its sentence
    and of no other figure. An earlier value or a target has its `own` period or none.
    """
    reading = context.readings[k]
    following = context.readings[k + 1] if k + 1 < len(context.readings) else None
    if following is not None and following.kind == "period" and _attached(context, k):
        return _period(following)
    for i in range(k - 1, max(k - 1 - _PERIOD_REACH, -1), -1):
        earlier = context.readings[i]
        after = context.readings[i + 1]
        if ";" in context.tape.lows(earlier.end, after.start - earlier.end):
            return None
        if earlier.kind == "period":
            taken = i > 0 and context.readings[i - 1].kind != "period" and _attached(context, i - 1)
            near = i == k - 1 and reading.start - earlier.end <= _NEAR
            return _period(earlier) if not taken and (near or not own) else None
    clause = context.clause(reading)
    ahead = context.readings[k : k + _PERIOD_REACH]
    inside = [r for r in ahead if r.kind == "period" and clause.start <= r.start < clause.end]
    return _period(inside[0]) if inside and not own else None


def _attached(context: Context, k: int) -> bool:
    """Whether the reading after `k` follows it in the same clause, within a few words."""
    reading, following = context.readings[k], context.readings[k + 1]
    between = context.tape.lows(reading.end, following.start - reading.end)
    if "between" in between:
        return False  # "from 14 to 5 between 2022 and 2023" dates neither
    return len(between) <= 6 and not CLAUSE_ENDS & set(between)


def _period(reading: Reading) -> Period:
    return Period(int(reading.low), int(reading.high))
