"""Days of the calendar: "12 мая 2024 года", "12-го мая", "пятого мая", "May 12th, 2024"."""

from __future__ import annotations

from calendar import monthrange
from typing import Final, NamedTuple

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.tape import Tape

YEAR: Final = 10_000  # of YYYYMMDD
_FIRST_YEAR, _LAST_YEAR = 1950, 2039
_COMMON_YEAR: Final = 2023
_LONGEST_MONTH: Final = 31
_ORDINAL_ENDINGS: Final = listed("й я го м му ом ой е")
_RUSSIAN_ORDINALS: Final = listed("го ое е му")  # "12-го мая", "к 1-му июня", "9-е мая"
_ENGLISH_ORDINALS: Final = listed("st nd rd th")
UNTIL: Final = listed("to until till through")


class Part(NamedTuple):
    """A period from `start` to `end` (YYYYMMDD) and the index of the token after it."""

    start: int
    end: int
    after: int


def months(year: int, first: int, last: int) -> tuple[int, int]:
    """The first day and the last of a run of months; in no year in particular February has 28."""
    days = monthrange(year or _COMMON_YEAR, last)[1]
    return year * YEAR + first * 100 + 1, year * YEAR + last * 100 + days


def year_at(tape: Tape, i: int) -> int | None:
    """The year in four digits at `i`."""
    text = tape.low(i)
    if tape.kind(i) == "number" and len(text) == 4 and text.isdecimal():
        value = int(text)
        return value if _FIRST_YEAR <= value <= _LAST_YEAR else None
    return None


def year_after(tape: Tape, i: int) -> tuple[int, int]:
    """The year at `i` ("2024", "2024 года", "of 2024", "в 2024 году"), or 0, and what follows."""
    j = i + 1 if tape.low(i) in ("of", "in", "в", ",", ".") else i
    if (year := year_at(tape, j)) is None:
        return 0, i
    return year, after_year_word(tape, j + 1)


def after_year_word(tape: Tape, i: int) -> int:
    """Past "года", "г.", "гг.", "-м году"; the full stop only of an abbreviation."""
    if tape.dash(i) and tape.glued(i) and tape.glued(i + 1) and tape.low(i + 1) in _ORDINAL_ENDINGS:
        i += 2
    if tape.low(i) not in lexicon.YEAR_WORDS:
        return i
    return i + 2 if tape.low(i) in ("г", "гг") and tape.low(i + 1) == "." else i + 1


def day_and_month(tape: Tape, i: int) -> Part | None:
    """A day: "12 мая 2024 года", "12 May 2024", "May 12, 2024", "первого сентября"."""
    if tape.low(i) in lexicon.MONTH_NAMES:
        month, at = tape.low(i), i + 1 + (tape.low(i + 1) == "the")
        told = _day(tape, at) if tape.kind(at) == "number" else None
        day, after = told or (0, at)
        if at > i + 1 and tape.low(after - 1) not in _ENGLISH_ORDINALS:
            return None  # "in May the 12 shops"
    else:
        day, at = _day(tape, i) or (0, i)
        spoken = tape.kind(i) == "word"
        at += tape.low(at) == "of" and (at > i + 1 or spoken)
        month, after = tape.low(at), at + 1
        if spoken and not (month.endswith(("я", "а")) or tape.low(at - 1) == "of"):
            return None  # "первый май"
    if not day or month not in lexicon.MONTH_NAMES:
        return None
    year, after = year_after(tape, after)
    stamp = year * YEAR + lexicon.MONTH_NAMES[month] * 100 + day
    return Part(stamp, stamp, after)


def _day(tape: Tape, i: int) -> tuple[int, int] | None:
    """The day at `i` and the token after it: "12", "12-го", "12th", "двадцать пятого", "first"."""
    low = tape.low(i)
    if tape.kind(i) == "number":
        fits = low.isdecimal() and len(low) <= 2 and 1 <= int(low) <= _LONGEST_MONTH
        return (int(low), _past_ordinal(tape, i + 1)) if fits else None
    if tens := _TENS.get(low):
        ones = lexicon.ORDINALS.get(tape.low(i + 1), 10)
        return (tens + ones, i + 2) if ones < 10 and tens + ones <= _LONGEST_MONTH else None
    day = lexicon.DAYS.get(low) or lexicon.ORDINALS.get(low)
    return (day, i + 1) if day else None


_TENS: Final = {"двадцать": 20, "тридцать": 30}


def _past_ordinal(tape: Tape, i: int) -> int:
    if tape.low(i) in _ENGLISH_ORDINALS and tape.glued(i):
        return i + 1
    hyphenated = tape.dash(i) and tape.glued(i) and tape.glued(i + 1)
    return i + 2 if hyphenated and tape.low(i + 1) in _RUSSIAN_ORDINALS else i


def later_day(tape: Tape, first: Part, i: int) -> Part | None:
    """The second day of "May 10–25, 2024"; the month was said with the first."""
    day = tape.low(i)
    if tape.kind(i - 2) != "number" or not (day.isdecimal() and first.start == first.end):
        return None
    if not first.start % 100 < int(day) <= _LONGEST_MONTH:
        return None
    year, after = year_after(tape, i + 1)
    return Part(0, year * YEAR + first.start // 100 % 100 * 100 + int(day), after)


def days_of_a_month(tape: Tape, i: int) -> Part | None:
    """ "С 10 по 25 декабря", "1–3 мая 2024 года": the month is said with the second day."""
    told = _day(tape, i)
    if told is None:
        return None
    day, at = told
    join, before = tape.low(at), tape.low(i - 1)
    joined = (join == "по" and before in ("с", "со")) or (join in UNTIL and before == "from")
    if not (joined or tape.dash(at)):
        return None
    last = day_and_month(tape, at + 1)
    if last is None or not day < last.start % 100:
        return None
    return last._replace(start=last.start // 100 * 100 + day)


# What a day can begin with where it is told in words.
OPENING_WORDS: Final = frozenset((*lexicon.DAYS, *_TENS))
