"""Clock times in every form: "9:30", "9am", "8 p.m.", "с 9 утра", "в 8 часов вечера".

Also the durations that are written with letters alone: "1h 20m", "4m 12s".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assessor.figures.lexicon import listed
from assessor.figures.parts import Reading, Tape

_HOUR, _NOON, _DAY = 60, 12 * 60, 24 * 60  # minutes
_MERIDIEM: Final = {"am": 0, "a": 0, "pm": _NOON, "p": _NOON}
_TIMES_OF_DAY: Final = {"утра": 0, "ночи": 0, "дня": _NOON, "вечера": _NOON}
_HOURS: Final = listed("час часа часов")
_AT: Final = listed("в во с со до к ко от около после")
_TO: Final = listed("to until till and")
_LETTERS: Final = {"h": 3600, "ч": 3600, "m": 60, "м": 60, "min": 60, "мин": 60, "s": 1, "с": 1}
_SMALL_LETTERS: Final = 60
_TOGETHER: Final = re.compile(r"([hч])([0-5]?\d)(m|min|м|мин)|([mм])([0-5]?\d)(s|с)")


def clock_at(tape: Tape, i: int) -> Reading | None:
    """The time of day that starts at token `i`, in minutes after midnight."""
    hours = _minutes(tape, i)
    if hours is None:
        return None
    said = _half_of_the_day(tape, i + 1)
    if said is None and (said := _of_the_day(tape, i)) is None:
        said = _lent_by_the_end(tape, i, hours)
    if said is not None and hours < 13 * _HOUR:
        half, end = said
        return _reading(i, end, hours % _NOON + half)
    return _reading(i, i + 1, hours) if tape.kind(i) == "clock" else None


def _reading(start: int, end: int, minutes: int) -> Reading:
    value = Decimal(minutes % _DAY)
    return Reading(start, end, "clock", value, value)


def as_clock(tape: Tape, reading: Reading) -> Reading:
    """The bare hour of "с 9:00 до 18 часов" as a time of day; any other reading as it is."""
    hour = tape.low(reading.start)
    last = tape.low(reading.end - 1)
    if not hour.isdecimal() or int(hour) * _HOUR > _DAY or (last != hour and last not in _HOURS):
        return reading
    if reading.kind not in ("count", "duration") or (reading.kind == "count" and reading.unit):
        return reading
    return _reading(reading.start, reading.end, int(hour) * _HOUR)


def _minutes(tape: Tape, i: int) -> int | None:
    """What the digits say: "9", "9:30" and "9.30", in minutes."""
    hours, _, minutes = tape.low(i).replace(".", ":").partition(":")
    if tape.kind(i) not in ("clock", "number") or not hours.isdecimal() or len(hours) > 2:
        return None
    if minutes and not (minutes.isdecimal() and len(minutes) == 2 and int(minutes) < _HOUR):
        return None
    return int(hours) * _HOUR + int(minutes or 0)


def _half_of_the_day(tape: Tape, i: int) -> tuple[int, int] | None:
    """The minutes that "am" or "p.m." adds, and the token after it."""
    low = tape.low(i)
    if low in ("am", "pm"):
        return _MERIDIEM[low], i + 1
    if low in ("a", "p") and tape.lows(i + 1, 2) == (".", "m") and tape.glued(i + 2):
        abbreviated = tape.low(i + 3) == "." and tape.glued(i + 3)
        return _MERIDIEM[low], i + 3 + abbreviated
    return None


def _of_the_day(tape: Tape, i: int) -> tuple[int, int] | None:
    """ "9 часов утра", "в 9 утра": without hours, "3 дня" and "две ночи" are durations."""
    hours = tape.low(i + 1) in _HOURS
    part = i + 1 + hours
    if tape.low(part) not in _TIMES_OF_DAY:
        return None
    told = hours or tape.kind(i) == "clock" or tape.low(part) in ("утра", "вечера")
    if not told or not (hours or tape.low(i - 1) in _AT):
        return None
    return _TIMES_OF_DAY[tape.low(part)], part + 1


def _lent_by_the_end(tape: Tape, i: int, minutes: int) -> tuple[int, int] | None:
    """ "8–10pm", "from 9 to 5 pm": the half of the day is said once, for the later time."""
    if tape.kind(i) != "number":
        return None  # "7:00 to 11:00 pm" says which it is
    end = _minutes(tape, i + 2)
    if end is None or not (tape.dash(i + 1) or tape.low(i + 1) in _TO):
        return None
    said = _half_of_the_day(tape, i + 3)
    if said is None or not minutes < 13 * _HOUR:
        return None
    half = said[0] if minutes % _NOON < end % _NOON else _NOON - said[0]
    return half, i + 1


def lettered_duration(tape: Tape, i: int) -> Reading | None:
    """A duration in letters, of two parts at least: "1h 20m", "4m 12s", "1ч 5м", "1h20m"."""
    if tape.kind(i + 1) == "id" and tape.glued(i + 1):
        return _written_together(tape, i)
    total, last, at, parts = Decimal(0), 86_400, i, 0
    while tape.kind(at) == "number" and tape.low(at).isdecimal() and tape.glued(at + 1):
        size = _LETTERS.get(tape.low(at + 1))
        if size is None or size >= last or (parts and int(tape.low(at)) >= _SMALL_LETTERS):
            break
        total, last, at, parts = total + int(tape.low(at)) * size, size, at + 2, parts + 1
    return Reading(i, at, "duration", total, total, "s") if parts > 1 else None


def _written_together(tape: Tape, i: int) -> Reading | None:
    found = _TOGETHER.fullmatch(tape.low(i + 1))
    if found is None or not tape.low(i).isdecimal():
        return None
    large, many, small = filter(None, found.groups())
    total = Decimal(int(tape.low(i)) * _LETTERS[large] + int(many) * _LETTERS[small])
    return Reading(i, i + 2, "duration", total, total, "s")
