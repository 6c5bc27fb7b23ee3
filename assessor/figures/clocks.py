"""Clock times in every form: "9:30", "9am", "8 p.m.", "с 9 утра", "в 8 часов вечера"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assessor.figures.cues import direction_of
from assessor.figures.lexicon import (
    CARDINALS,
    HOUR,
    MEASURES,
    MINUTE,
    POINT,
    SCORE,
    SECONDS,
    listed,
)
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_HOUR, _NOON, _DAY = 60, 12 * 60, 24 * 60  # minutes
_DUSK = 6 * 60
_MERIDIEM: Final = {"am": 0, "a": 0, "pm": _NOON, "p": _NOON}
_TIMES_OF_DAY: Final = {"утра": 0, "ночи": 0, "дня": _NOON, "вечера": _NOON}
_IN_THE: Final = {"morning": 0, "afternoon": _NOON, "evening": _NOON}
_HOURS: Final = listed("час часа часов")
_AT: Final = listed("в во с со до к ко от около после")
_TO: Final = listed("to until till and")
_CHANGE_REACH: Final = 8  # tokens before "с 7 до 23 часов" that can make a change of it
_WEEKDAYS: Final = listed(
    "monday tuesday wednesday thursday friday saturday sunday day daily morning meet huddle"
)
_OF_A_DAY: Final = ("open", "clos", "start", "begin", "finish", "end", "leav", "arriv", "shift")
# Without one of these after it, a number is no time of day.
_AFTER: Final = frozenset(
    (*_MERIDIEM, *_TIMES_OF_DAY, *_HOURS, *_TO, "in", "at", "o'clock", "o’clock", "-", "–", "—")
)
_SPOKEN: Final = {word: hour for word, hour in CARDINALS.items() if 1 <= hour <= 12}
OPENING_WORDS: Final = frozenset(_SPOKEN)


def clock_at(tape: Tape, i: int) -> Reading | None:
    """The time of day that starts at token `i`, in minutes after midnight."""
    if _is_opening_time(tape, i):
        return _reading(i, i + 1 + (tape.low(i + 1) in _HOURS), _minutes(tape, i) or 0)
    return _told(tape, i)


def _told(tape: Tape, i: int) -> Reading | None:
    written = tape.kind(i) == "clock"
    if written and tape.low(i + 1) in SECONDS:
        return _lasting(tape, i)
    if not written and tape.low(i + 1) not in _AFTER:
        opens = _AFTER_A_WORD.get(tape.low(i - 1))
        return opens(tape, i) if opens else None
    hours = _minutes(tape, i)
    if hours is None:
        return None
    said = _half_of_the_day(tape, i + 1)
    if said is None and (said := _of_the_day(tape, i)) is None:
        said = _lent_by_the_end(tape, i, hours)
    if said is not None and hours < 13 * _HOUR:
        half, end = said
        return _reading(i, end, hours % _NOON + half)
    if tape.low(i + 1) in ("o'clock", "o’clock"):
        return _reading(i, i + 2, hours)
    return _reading(i, i + 1, hours) if written else None


def _lasting(tape: Tape, i: int) -> Reading | None:
    """ "5:05 мин", "1:20 ч": no time of day but how long, in seconds."""
    minutes, size = _minutes(tape, i), SECONDS[tape.low(i + 1)]
    if minutes is None or size not in (MINUTE, HOUR):
        return None
    value = Decimal(minutes) * size / 60
    return Reading(i, i + 2, "duration", value, value, "s", scale=Decimal(size))


def as_lasting(clock: Reading, like: Reading) -> Reading:
    """The "6:20" of "с 6:20 до 5:05 мин", for which only the second says that it lasts."""
    value = clock.low * like.scale / 60
    return clock._replace(kind="duration", unit="s", low=value, high=value, scale=like.scale)


def _is_opening_time(tape: Tape, i: int) -> bool:
    """Whether a number is an end of "с 9.00 до 18.00", "from 9.00 to 17.30", and nothing grew."""
    if "." not in tape.low(i) or not _DOTTED.fullmatch(tape.low(i)):
        return False
    first = i if tape.low(i + 1) in _TO_THE_END else i - 2
    start, end = tape.low(first), tape.low(first + 2)
    if tape.low(first - 1) not in _FROM or tape.low(first + 1) not in _TO_THE_END:
        return False
    if not (_DOTTED.fullmatch(start) and _DOTTED.fullmatch(end)):
        return False
    whole = start.endswith((".00", ".30")) or end.endswith((".00", ".30"))
    hours = tape.low(first + 3) not in _UNITS and float(end) <= _HOURS_OF_A_DAY
    return (
        whole
        and hours
        and not any(map(direction_of, tape.lows(first - _CHANGE_REACH, _CHANGE_REACH)))
    )


_DOTTED: Final = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5][05]")
_FROM: Final = listed("с со from between")
_TO_THE_END: Final = listed("до to and")
_UNITS: Final = (MEASURES | SCORE | POINT) - _HOURS
_HOURS_OF_A_DAY: Final = 24


def _opening_hour(tape: Tape, i: int) -> Reading | None:
    """ "Closes at 5.30": the hour and the minute after a verb that a day is divided by."""
    if "." not in tape.low(i) or tape.kind(i + 1) == "word":
        return None
    before = tape.low(i - 2)
    if (
        not (before.startswith(_OF_A_DAY) or before in _WEEKDAYS)
        or (minutes := _minutes(tape, i)) is None
    ):
        return None
    return _reading(i, i + 1, minutes)


def _first_hour(tape: Tape, i: int) -> Reading | None:
    """The first hour of "работаем с 7 до 23 часов"; what grew "с 7 до 23 часов" are durations."""
    ends = (tape.low(i + 1), tape.low(i + 3) in _HOURS) == ("до", True)
    if not ends or not tape.low(i + 2).isdecimal():
        return None
    changes = any(map(direction_of, tape.lows(i - _CHANGE_REACH, _CHANGE_REACH)))
    minutes = _minutes(tape, i)
    if changes or minutes is None or minutes >= int(tape.low(i + 2)) * _HOUR:
        return None
    return _reading(i, i + 1, minutes)


_AFTER_A_WORD: Final = {"at": _opening_hour, "с": _first_hour, "со": _first_hour}


def _reading(start: int, end: int, minutes: int) -> Reading:
    value = Decimal(minutes % _DAY)
    return Reading(start, end, "clock", value, value)


def as_clock(tape: Tape, reading: Reading) -> Reading:
    """The bare hour of "с 9:00 до 18 часов" as a time of day; any other reading as it is."""
    said, last = tape.low(reading.start), tape.low(reading.end - 1)
    hour = _SPOKEN.get(said, int(said) if said.isdecimal() else _DAY)
    if hour * _HOUR > _DAY or (last != said and last not in _HOURS):
        return reading
    if reading.kind not in ("count", "duration") or (reading.kind == "count" and reading.unit):
        return reading
    return _reading(reading.start, reading.end, hour * _HOUR)


def _minutes(tape: Tape, i: int) -> int | None:
    """What the digits say: "9", "9:30" and "9.30", in minutes."""
    if (spoken := _SPOKEN.get(tape.low(i))) is not None:
        return spoken * _HOUR
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
    at = i + (low in ("o'clock", "o’clock"))
    if tape.lows(at, 2) == ("at", "night"):
        return (_NOON if (_minutes(tape, i - 1) or 0) >= _DUSK else 0), at + 2
    if tape.lows(at, 2) == ("in", "the") and (half := _IN_THE.get(tape.low(at + 2))) is not None:
        return half, at + 3
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
