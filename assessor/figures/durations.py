"""How long: "3 ч.19 мин", "4 мин 05 с", "2 years and 3 months", "1h 20m", "an hour and a half"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assessor.figures import lexicon
from assessor.figures.lexicon import is_adjective, listed
from assessor.figures.numbers import and_a_half, number_at
from assessor.figures.parts import Reading, Unit
from assessor.figures.tape import Tape

_DESCRIBED: Final = (
    "рабоч", "календарн", "полн", "working", "business", "calendar", "full", "consecutive",
    "successive", "straight", "whole", "extra", "additional",
)  # fmt: skip
_SHORT: Final = listed("ч мин сек с дн нед мес min sec hr hrs")  # a full stop may follow these
_PLURALS: Final = listed("seconds minutes hours days weeks months years")
_UNDESCRIBING: Final = (
    lexicon.TIMES
    | frozenset(lexicon.CARDINALS)
    | listed("and or of in per to a more less fewer other")
)
_LETTERS: Final = {"h": 3600, "ч": 3600, "m": 60, "м": 60, "min": 60, "мин": 60, "s": 1, "с": 1}
_LARGEST_PART: Final = 60  # no part but the first has as many
_TOGETHER: Final = re.compile(r"([hч])([0-5]?\d)(m|min|м|мин)|([mм])([0-5]?\d)(s|с)")
_ARTICLES: Final = listed("a an")
_ALONE: Final = listed("секунду минута минуту час день сутки неделю неделя месяц год")
_IN_PARTS: Final = listed("минута минуту час hour minute")
_EVERY: Final = listed("в каждый каждую per every")

OPENING_WORDS: Final = _ARTICLES | _ALONE


def time_told_by(word: str, end: int) -> Unit | None:
    """The unit of time that a word names; `end` is the token after it."""
    if (seconds := lexicon.SECONDS.get(word)) is not None:
        return Unit("duration", "s", end, Decimal(seconds))
    if (months := lexicon.MONTHS.get(word)) is not None:
        return Unit("duration", "month", end, Decimal(months))
    return None


def duration_at(tape: Tape, i: int) -> Unit | None:
    """The time after a number, in one part or several."""
    low = tape.low(i)
    at = i
    described = low.startswith(_DESCRIBED) or is_adjective(low)
    if described or (tape.low(i + 1) in _PLURALS and _is_described(low)):
        at = i + (tape.low(i + 1) in lexicon.TIMES)
    unit = time_told_by(tape.low(at), at + 1) or _lone_seconds(tape, at)
    return unit and _with_parts(tape, unit)


def _is_described(low: str) -> bool:
    """Whether a noun says of what kind the time is: "35 training days", "3,000 staff hours"."""
    return low.isascii() and low.isalpha() and low not in _UNDESCRIBING


def _with_parts(tape: Tape, unit: Unit) -> Unit:
    """`unit` with the smaller parts that go on with it: "минут 40 секунд"."""
    end, extra, size = unit.end, Decimal(0), unit.scale
    while True:
        dotted = tape.low(end) == "." and tape.low(end - 1) in _SHORT
        part = _next_part(tape, end + dotted, unit.name, size)
        if part is None:
            return unit._replace(end=end, extra=extra)
        end, extra, size = part.end, extra + part.extra, part.scale


def _lone_seconds(tape: Tape, i: int) -> Unit | None:
    """The letter alone, "38 с." or "38 s"; in Russian it must not be the preposition."""
    low = tape.low(i)
    if low == "s" or (tape.text(i) == "с" and tape.kind(i + 1) not in ("word", "number")):
        return Unit("duration", "s", i + 1)
    return None


def _next_part(tape: Tape, i: int, name: str, size: Decimal) -> Unit | None:
    """A smaller part that goes on with the duration, its seconds or months in `extra`."""
    number = number_at(tape, i + 1 if tape.low(i) in ("и", "and", ",") else i)
    if number is None or number.value >= _LARGEST_PART:
        return None
    following = tape.low(number.end)
    if following in ("с", "s") and name == "s" and size == lexicon.MINUTE:
        return Unit("duration", name, number.end + 1, Decimal(1), number.value)
    unit = time_told_by(following, number.end + 1)
    if unit is None or unit.name != name or unit.scale >= size:
        return None
    return unit._replace(extra=number.value * unit.scale)


def one_and_more(tape: Tape, i: int) -> Reading | None:
    """One of a time and more of it, without a number: "час с половиной", "an hour and a half"."""
    at = i + (tape.low(i) in _ARTICLES)
    unit = time_told_by(tape.low(at), at + 1)
    if unit is None:
        return None
    if (end := and_a_half(tape, unit.end)) > unit.end:
        value = unit.scale * Decimal("1.5")
    elif tape.low(unit.end) == ",":
        return None  # "in a minute, 48 seconds" are two times
    elif tape.low(at) in _IN_PARTS and tape.low(i - 1) not in _EVERY:
        whole = _with_parts(tape, unit)
        end, value = whole.end, whole.scale + whole.extra
    if end == unit.end:
        return None
    return Reading(i, end, "duration", value, value, unit.name)


def lettered_duration(tape: Tape, i: int) -> Reading | None:
    """A duration in letters, of two parts at least: "1h 20m", "4m 12s", "1ч 5м", "1h20m"."""
    if not tape.glued(i + 1):
        return None
    if tape.kind(i + 1) == "id":
        return _written_together(tape, i)
    total, last, at, parts = Decimal(0), 86_400, i, 0
    while tape.kind(at) == "number" and tape.low(at).isdecimal() and tape.glued(at + 1):
        size = _LETTERS.get(tape.low(at + 1))
        if size is None or size >= last or (parts and int(tape.low(at)) >= _LARGEST_PART):
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
