"""Dates and periods: days, months, quarters, half-years, years and runs of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assessor.figures import days, lexicon
from assessor.figures.cues import is_many
from assessor.figures.days import (
    UNTIL,
    YEAR,
    Part,
    after_year_word,
    day_and_month,
    days_of_a_month,
    later_day,
    months,
    year_after,
    year_at,
)
from assessor.figures.lexicon import listed
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_DIGITS_OF_A_YEAR: Final = 4
_BEFORE_YEAR: Final = listed(
    "в во с со к по за до после на от in since by during throughout from to until of for year fy"
    " и and , ( – — - / сезон сезона mid between"
)
_OWNING: Final = listed("the our its their")  # "the 2023 cohort", "our 2024 survey"
_SEASONS: Final = listed(
    "зимой весной летом осенью зима лето весна осень summer winter spring autumn"
)
_TELLING_PREPOSITIONS: Final = listed("в с к за после in since during throughout by")
# Adjectives in the genitive plural: "2000 новых клиентов" counts, "в 2020 мы" does not.
_COUNTED: Final = ("ых", "их")
# What a period can begin with.
OPENING_KINDS: Final = ("date", "id", "number")
OPENING_WORDS: Final = days.OPENING_WORDS | frozenset(
    (*lexicon.MONTH_NAMES, *lexicon.ORDINALS, *lexicon.ROMAN)
)
# Without one of these after it, a number of one or two digits begins no period.
_AFTER_A_DAY: Final = frozenset(
    (
        *lexicon.MONTH_NAMES,
        *lexicon.QUARTER_WORDS,
        *lexicon.HALF_YEAR_WORDS,
        *lexicon.ORDINAL_SUFFIXES,
        *listed("of по half половине половина половины половину - – — ‑ −"),
    )
)
_LONGEST_LIST: Final = 20  # years
_NO_THINGS: Final = listed("is was has as its this thus shows says tells brings sees")
_NAMES: Final = listed("марта марте марту май мая август августа августу")
_FISCAL: Final = re.compile(r"(?:fy|mid)-?((?:20)?[0-3]\d)")
_LETTERED: Final = re.compile(r"([qh])([1-4])|([1-4])([qh])([0-3]\d)?")
_LETTERS: Final = ("q", "h")
_YEAR_IN_SHORT: Final = re.compile(r"[0-3]\d")
_APOSTROPHES: Final = frozenset("'’`")
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(?:(\d{1,2})[./])?(\d{1,2})[./](\d{2,4})")
_MAY: Final = frozenset({"may", "march", "sep", "jan", "mar", "dec"})


def period_at(tape: Tape, i: int) -> Reading | None:
    """The period that starts at token `i`; a run ("2018–2020", "с января по июнь") is one."""
    first = _part(tape, i)
    if first is None:
        run = days_of_a_month(tape, i)
        return _reading(i, run.after, run.start, run.end) if run else None
    last = _run(tape, first, tape.low(i - 1))
    if last is None:
        return _reading(i, first.after, first.start, first.end)
    start = first.start if first.start >= YEAR else first.start + last.end // YEAR * YEAR
    return _reading(i, last.after, start, last.end)


def _reading(start: int, end: int, low: int, high: int) -> Reading:
    return Reading(start, end, "period", Decimal(low), Decimal(high))


def _run(tape: Tape, first: Part, before: str) -> Part | None:
    """The end of a run that `first` opens, if one does."""
    i = first.after
    joined = tape.dash(i) or (tape.low(i) == "/" and tape.glued(i))
    joined = joined or (tape.low(i) == "по" and before in ("с", "со"))
    joined = joined or (tape.low(i) in UNTIL and before == "from")
    joined = joined or (tape.low(i) == "and" and before == "between")
    if not joined:
        return None
    last = (
        _part(tape, i + 1, trusted=True)
        or _short_year(tape, first, i + 1)
        or later_day(tape, first, i + 1)
    )
    if last is None:
        return None
    # "2016 — 2020" of bare years is a run only when it ascends; a month may wrap a year.
    start = first.start if first.start >= YEAR else first.start + last.end // YEAR * YEAR
    return last if start < last.end else None


def _short_year(tape: Tape, first: Part, i: int) -> Part | None:
    """The second year of "2023/24": the one after `first`."""
    text, year = tape.low(i), first.start // YEAR
    if tape.kind(i) == "number" and tape.glued(i) and len(text) == 2 and year:
        following = year // 100 * 100 + int(text)
        if following == year + 1:
            return Part(*months(following, 1, 12), i + 1)
    return None


def _part(tape: Tape, i: int, *, trusted: bool = False) -> Part | None:
    if tape.kind(i) == "number":  # most are none, and their digits tell what they can be
        digits = len(tape.low(i))
        if digits == _DIGITS_OF_A_YEAR:
            return _plain_year(tape, i, trusted=trusted)
        following = tape.low(i + 1)
        if digits > 2 or (following not in _AFTER_A_DAY and following[:1] not in _LETTERS):
            return None
        quarter = _quarter(tape, i) or _half_year(tape, i) if digits == 1 else None
        return quarter or day_and_month(tape, i)
    return (
        _full_date(tape, i)
        or _quarter(tape, i)
        or _half_year(tape, i)
        or day_and_month(tape, i)
        or _month(tape, i)
        or _plain_year(tape, i, trusted=trusted)
    )


def _full_date(tape: Tape, i: int) -> Part | None:
    """ "2024-05-12", "12.05.2024", "31/10/2023", "05.2024"; 10/31 can only be the 31st."""
    found = _DATE.fullmatch(tape.low(i)) if tape.kind(i) == "date" else None
    if found is None:
        return None
    year, month, day = (int(found[k] or found[7 - k] or 0) for k in (1, 2, 3))
    year += 2000 if year < 100 else 0
    if month > 12 and "/" in tape.low(i):
        month, day = day, month
    if not (1 <= month <= 12 and day <= 31):
        return None
    if not day:
        return Part(*months(year, month, month), after_year_word(tape, i + 1))
    stamp = year * YEAR + month * 100 + day
    return Part(stamp, stamp, i + 1)


def _ordinal(tape: Tape, i: int) -> tuple[int, int] | None:
    """A small ordinal: "1", "1-й", "III", "первый", "first"; its value and what follows."""
    low = tape.low(i)
    if tape.kind(i) == "number" and low.isdecimal() and len(low) == 1:
        if tape.dash(i + 1) and tape.low(i + 2) in lexicon.ORDINAL_SUFFIXES:
            return int(low), i + 3
        if tape.glued(i + 1) and tape.low(i + 1) in lexicon.ORDINAL_SUFFIXES:
            return int(low), i + 2
        return int(low), i + 1
    if low in lexicon.ROMAN:
        return lexicon.ROMAN[low], i + 1
    value = lexicon.ORDINALS.get(low)
    return (value, i + 1) if value else None


def _quarter(tape: Tape, i: int) -> Part | None:
    if found := _lettered(tape, i):
        return found
    ordinal = _ordinal(tape, i)
    if ordinal is None or tape.low(ordinal[1]) not in lexicon.QUARTER_WORDS:
        return None
    number, after = ordinal[0], ordinal[1] + 1
    if tape.low(after - 1) == "кв" and tape.low(after) == ".":
        after += 1
    ambiguous = tape.low(after - 1) == "квартала" and tape.kind(i) == "number"
    if number > 4 or (ambiguous and not year_after(tape, after)[0]):
        return None
    year, after = year_after(tape, after)
    return Part(*months(year, (number - 1) * 3 + 1, number * 3), after)


def _lettered(tape: Tape, i: int) -> Part | None:
    """A quarter or half-year in letters: "Q3", "H1 2024", "Q3'24", "3Q24", "1H 2024"."""
    together = tape.low(i) + (tape.low(i + 1) if tape.kind(i) == "number" else "")
    found = _LETTERED.fullmatch(together)
    if found is None or (tape.kind(i) == "number" and not tape.glued(i + 1)):
        return None
    after = i + 1 + (tape.kind(i) == "number")
    number, letter = int(found[2] or found[3]), found[1] or found[4]
    span = 3 if letter == "q" else 6
    if number * span > 12:
        return None
    if found[5]:
        year = 2000 + int(found[5])
    elif tape.low(after) in _APOSTROPHES and _YEAR_IN_SHORT.fullmatch(tape.low(after + 1)):
        year, after = 2000 + int(tape.low(after + 1)), after + 2
    else:
        year, after = year_after(tape, after)
        if found[4] == "h" and not year:
            return None  # "within 2h"
    return Part(*months(year, (number - 1) * span + 1, number * span), after)


def _half_year(tape: Tape, i: int) -> Part | None:
    ordinal = _ordinal(tape, i)
    if ordinal is None or ordinal[0] > 2:
        return None
    number, after = ordinal
    if tape.low(after) in lexicon.HALF_YEAR_WORDS:
        after += 1
    elif tape.low(after) in ("half", "половине", "половина", "половины", "половину"):
        after += 1
        if tape.lows(after, 2) == ("of", "the"):
            after += 1
        if not year_after(tape, after)[0]:
            return None
    else:
        return None
    year, after = year_after(tape, after)
    return Part(*months(year, (number - 1) * 6 + 1, number * 6), after)


def _month(tape: Tape, i: int) -> Part | None:
    low = tape.low(i)
    number = lexicon.MONTH_NAMES.get(low)
    if number is None or (low.isascii() and not tape.text(i)[0].isupper()):
        return None
    after = i + 2 if low in _SHORT_MONTHS and tape.low(i + 1) == "." else i + 1
    year, after = year_after(tape, after)
    if low in _NAMES and not year and tape.text(i)[0].isupper():
        return None  # in Russian no month has a capital letter
    if low in _MAY and not year and tape.low(i - 1) not in _BEFORE_YEAR:
        return None  # the verb or the name
    return Part(*months(year, number, number), after)


_SHORT_MONTHS: Final = listed("jan feb apr jun jul aug sept sep oct nov dec")


def _plain_year(tape: Tape, i: int, *, trusted: bool) -> Part | None:
    if (fiscal := _FISCAL.fullmatch(tape.low(i))) and tape.kind(i) == "id":
        return Part(*months(2000 + int(fiscal[1]) % 2000, 1, 12), i + 1)
    year = year_at(tape, i)
    if year is None:
        return None
    if year % 10 == 0 and (end := _past_decade(tape, i + 1)):
        return Part(months(year, 1, 12)[0], months(year + 9, 1, 12)[1], end)
    after = after_year_word(tape, i + 1)
    told = after > i + 1 or trusted or _heads_a_list(tape, i) or _heads_a_row(tape, i)
    before = tape.low(i - 1)
    named = before in _OWNING and tape.kind(i + 1) == "word" and not _counts_something(tape, i)
    told = told or named or before in _SEASONS or _goes_on_to_next(tape, i, year)
    if not told and (before not in _BEFORE_YEAR or _counts_something(tape, i)):
        return None
    return Part(*months(year, 1, 12), after)


def _goes_on_to_next(tape: Tape, i: int, year: int) -> bool:
    """Whether the year is of a season over two years: "зимы 2021/22", "the 2023/24 season"."""
    joined = tape.low(i + 1) == "/" and tape.glued(i + 1) and tape.glued(i + 2)
    return joined and tape.low(i + 2) == f"{(year + 1) % 100:02d}"


def _past_decade(tape: Tape, i: int) -> int:
    """What follows the rest of "1990s", "1990-х годах", or 0."""
    if tape.low(i) == "s" and tape.glued(i):
        return i + 1
    if tape.dash(i) and tape.glued(i) and tape.low(i + 1) in ("х", "е", "ые", "ых"):
        return i + 2 + (tape.low(i + 2) in lexicon.YEAR_WORDS)
    return 0


def _heads_a_list(tape: Tape, i: int) -> bool:
    """Whether the year at `i` goes on as "2018, 2019 и 2020 годах" or "2020/2021"."""
    for k in range(i, i + 2 * _LONGEST_LIST, 2):
        if year_at(tape, k + 2) is None:
            return False
        if tape.low(k + 1) == "/":
            return True
        if tape.low(k + 1) not in (",", "и", "and"):
            return False
        if after_year_word(tape, k + 3) > k + 3:
            return True
    return False


def _heads_a_row(tape: Tape, i: int) -> bool:
    """Whether the year at `i` opens a row of values: "Текучесть: 2022 — 34%, 2023 — 27%"."""
    opens = tape.low(i - 1) in ("", ":", ";", "(", ",") and tape.kind(i - 1) != "number"
    told = tape.low(i + 1) == ":" or (tape.dash(i + 1) and not tape.glued(i + 1))
    return opens and told and tape.kind(i + 2) == "number"


def _counts_something(tape: Tape, i: int) -> bool:
    """Whether the number at `i` that could be a year rather counts what stands after it."""
    following = tape.low(i + 1)
    if following in _NO_THINGS:
        return False
    if following in ("%", "₽") or following in lexicon.SCALES or following in lexicon.MONEY:
        return True
    if following in lexicon.SECONDS or following in lexicon.PERCENT or following == "раз":
        return True
    if tape.low(i - 1) in _TELLING_PREPOSITIONS and following.isascii():
        return False
    if following.isascii():
        return following.endswith("s") and tape.kind(i + 1) == "word"
    return following.endswith(_COUNTED) or is_many(following)
