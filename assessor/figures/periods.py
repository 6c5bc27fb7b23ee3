"""Dates and periods: days, months, quarters, half-years, years and runs of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from assessor.figures import lexicon
from assessor.figures.cues import is_many
from assessor.figures.lexicon import listed
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_FIRST_YEAR, _LAST_YEAR = 1950, 2039
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
_ORDINAL_ENDINGS: Final = listed("й я го м му ом ой е")
# What a period can begin with.
OPENING_KINDS: Final = ("date", "id", "number")
OPENING_WORDS: Final = frozenset((*lexicon.MONTH_NAMES, *lexicon.ORDINALS, *lexicon.ROMAN))
_UNTIL: Final = listed("to until till through")
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
_ENGLISH_ORDINALS: Final = listed("st nd rd th")
_FISCAL: Final = re.compile(r"(?:fy|mid)-?((?:20)?[0-3]\d)")
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(?:(\d{1,2})[./])?(\d{1,2})[./](\d{2,4})")
_MAY: Final = frozenset({"may", "march", "sep", "jan", "mar", "dec"})


class _Part(NamedTuple):
    """A period from `start` to `end` (YYYYMMDD) and the index of the token after it."""

    start: int
    end: int
    after: int


def period_at(tape: Tape, i: int) -> Reading | None:
    """The period that starts at token `i`; a run ("2018–2020", "с января по июнь") is one."""
    first = _part(tape, i)
    if first is None:
        return _days_of_a_month(tape, i) if tape.kind(i) == "number" else None
    last = _run(tape, first, tape.low(i - 1))
    if last is None:
        return _reading(i, first.after, first.start, first.end)
    start = first.start if first.start >= 10_000 else first.start + last.end // 10_000 * 10_000
    return _reading(i, last.after, start, last.end)


def _reading(start: int, end: int, low: int, high: int) -> Reading:
    return Reading(start, end, "period", Decimal(low), Decimal(high))


def _run(tape: Tape, first: _Part, before: str) -> _Part | None:
    """The end of a run that `first` opens, if one does."""
    i = first.after
    joined = tape.dash(i) or (tape.low(i) == "/" and tape.glued(i))
    joined = joined or (tape.low(i) == "по" and before in ("с", "со"))
    joined = joined or (tape.low(i) in _UNTIL and before == "from")
    joined = joined or (tape.low(i) == "and" and before == "between")
    if not joined:
        return None
    last = (
        _part(tape, i + 1, trusted=True)
        or _short_year(tape, first, i + 1)
        or _later_day(tape, first, i + 1)
    )
    if last is None:
        return None
    # "2016 — 2020" of bare years is a run only when it ascends; a month may wrap a year.
    start = first.start if first.start >= 10_000 else first.start + last.end // 10_000 * 10_000
    return last if start < last.end else None


def _short_year(tape: Tape, first: _Part, i: int) -> _Part | None:
    """The second year of "2023/24": the one after `first`."""
    text, year = tape.low(i), first.start // 10_000
    if tape.kind(i) == "number" and tape.glued(i) and len(text) == 2 and year:
        following = year // 100 * 100 + int(text)
        if following == year + 1:
            return _Part(*_days(following, 1, 12), i + 1)
    return None


def _later_day(tape: Tape, first: _Part, i: int) -> _Part | None:
    """The second day of "May 10–25, 2024"; the month was said with the first."""
    day = tape.low(i)
    if tape.kind(i - 2) != "number" or not (day.isdecimal() and first.start == first.end):
        return None
    if not first.start % 100 < int(day) <= 31:
        return None
    year, after = _year_after(tape, i + 1)
    return _Part(0, year * 10_000 + first.start // 100 % 100 * 100 + int(day), after)


def _days_of_a_month(tape: Tape, i: int) -> Reading | None:
    """ "С 10 по 25 декабря", "1–3 мая 2024 года": the month is said with the second day."""
    day, join, before = tape.low(i), tape.low(i + 1), tape.low(i - 1)
    told = (join == "по" and before in ("с", "со")) or (join in _UNTIL and before == "from")
    if not (told or tape.dash(i + 1)) or not day.isdecimal() or len(day) > 2:
        return None
    last = _day_and_month(tape, i + 2)
    if last is None or not 1 <= int(day) < last.start % 100:
        return None
    return _reading(i, last.after, last.start // 100 * 100 + int(day), last.end)


def _part(tape: Tape, i: int, *, trusted: bool = False) -> _Part | None:
    if tape.kind(i) == "number":  # most are none, and their digits tell what they can be
        digits = len(tape.low(i))
        if digits == _DIGITS_OF_A_YEAR:
            return _plain_year(tape, i, trusted=trusted)
        if digits > 2 or tape.low(i + 1) not in _AFTER_A_DAY:
            return None
        quarter = _quarter(tape, i) or _half_year(tape, i) if digits == 1 else None
        return quarter or _day_and_month(tape, i)
    return (
        _full_date(tape, i)
        or _quarter(tape, i)
        or _half_year(tape, i)
        or _day_and_month(tape, i)
        or _month(tape, i)
        or _plain_year(tape, i, trusted=trusted)
    )


def _days(year: int, first_month: int, last_month: int) -> tuple[int, int]:
    return year * 10_000 + first_month * 100 + 1, year * 10_000 + last_month * 100 + 31


def _full_date(tape: Tape, i: int) -> _Part | None:
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
        return _Part(*_days(year, month, month), _after_year_word(tape, i + 1))
    stamp = year * 10_000 + month * 100 + day
    return _Part(stamp, stamp, i + 1)


def _year_after(tape: Tape, i: int) -> tuple[int, int]:
    """The year at `i` ("2024", "2024 года", "of 2024", "в 2024 году"), or 0, and what follows."""
    j = i + 1 if tape.low(i) in ("of", "in", "в", ",", ".") else i
    if (year := _year(tape, j)) is None:
        return 0, i
    return year, _after_year_word(tape, j + 1)


def _after_year_word(tape: Tape, i: int) -> int:
    """Past "года", "г.", "гг.", "-м году"; the full stop only of an abbreviation."""
    if tape.dash(i) and tape.glued(i) and tape.glued(i + 1) and tape.low(i + 1) in _ORDINAL_ENDINGS:
        i += 2
    if tape.low(i) not in lexicon.YEAR_WORDS:
        return i
    return i + 2 if tape.low(i) in ("г", "гг") and tape.low(i + 1) == "." else i + 1


def _year(tape: Tape, i: int) -> int | None:
    text = tape.low(i)
    if tape.kind(i) == "number" and len(text) == 4 and text.isdecimal():
        value = int(text)
        return value if _FIRST_YEAR <= value <= _LAST_YEAR else None
    return None


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


def _quarter(tape: Tape, i: int) -> _Part | None:
    low = tape.low(i)
    if tape.kind(i) == "id" and len(low) == 2 and low[0] in "qh" and low[1] in "1234":
        number, after = int(low[1]), i + 1
        span = 3 if low[0] == "q" else 6
        if number * span > 12:
            return None
    elif (ordinal := _ordinal(tape, i)) and tape.low(ordinal[1]) in lexicon.QUARTER_WORDS:
        number, after, span = ordinal[0], ordinal[1] + 1, 3
        if tape.low(after - 1) == "кв" and tape.low(after) == ".":
            after += 1
        ambiguous = tape.low(after - 1) == "квартала" and tape.kind(i) == "number"
        if number > 4 or (ambiguous and not _year_after(tape, after)[0]):
            return None
    else:
        return None
    year, after = _year_after(tape, after)
    return _Part(*_days(year, (number - 1) * span + 1, number * span), after)


def _half_year(tape: Tape, i: int) -> _Part | None:
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
        if not _year_after(tape, after)[0]:
            return None
    else:
        return None
    year, after = _year_after(tape, after)
    return _Part(*_days(year, (number - 1) * 6 + 1, number * 6), after)


def _day_and_month(tape: Tape, i: int) -> _Part | None:
    """A day: "12 мая 2024 года", "12 May 2024" or "May 12, 2024"."""
    if tape.kind(i) == "word" and tape.kind(i + 1) == "number":
        day, month, after = tape.low(i + 1), tape.low(i), _past_ordinal(tape, i + 2)
    else:
        at = _past_ordinal(tape, i + 1)
        at += tape.low(at) == "of" and at > i + 1
        day, month, after = tape.low(i), tape.low(at), at + 1
    if not (day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31):
        return None
    if month not in lexicon.MONTH_NAMES:
        return None
    year, after = _year_after(tape, after)
    stamp = year * 10_000 + lexicon.MONTH_NAMES[month] * 100 + int(day)
    return _Part(stamp, stamp, after)


def _past_ordinal(tape: Tape, i: int) -> int:
    return i + 1 if tape.low(i) in _ENGLISH_ORDINALS and tape.glued(i) else i


def _month(tape: Tape, i: int) -> _Part | None:
    low = tape.low(i)
    number = lexicon.MONTH_NAMES.get(low)
    if number is None or (low.isascii() and not tape.text(i)[0].isupper()):
        return None
    after = i + 2 if low in _SHORT_MONTHS and tape.low(i + 1) == "." else i + 1
    year, after = _year_after(tape, after)
    if low in _NAMES and not year and tape.text(i)[0].isupper():
        return None  # in Russian no month has a capital letter
    if low in _MAY and not year and tape.low(i - 1) not in _BEFORE_YEAR:
        return None  # the verb or the name
    return _Part(*_days(year, number, number), after)


_SHORT_MONTHS: Final = listed("jan feb apr jun jul aug sept sep oct nov dec")


def _plain_year(tape: Tape, i: int, *, trusted: bool) -> _Part | None:
    if (fiscal := _FISCAL.fullmatch(tape.low(i))) and tape.kind(i) == "id":
        return _Part(*_days(2000 + int(fiscal[1]) % 2000, 1, 12), i + 1)
    year = _year(tape, i)
    if year is None:
        return None
    if year % 10 == 0 and (end := _past_decade(tape, i + 1)):
        return _Part(_days(year, 1, 12)[0], _days(year + 9, 1, 12)[1], end)
    after = _after_year_word(tape, i + 1)
    told = after > i + 1 or trusted or _heads_a_list(tape, i) or _heads_a_row(tape, i)
    before = tape.low(i - 1)
    named = before in _OWNING and tape.kind(i + 1) == "word" and not _counts_something(tape, i)
    told = told or named or before in _SEASONS or _goes_on_to_next(tape, i, year)
    if not told and (before not in _BEFORE_YEAR or _counts_something(tape, i)):
        return None
    return _Part(*_days(year, 1, 12), after)


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
        if _year(tape, k + 2) is None:
            return False
        if tape.low(k + 1) == "/":
            return True
        if tape.low(k + 1) not in (",", "и", "and"):
            return False
        if _after_year_word(tape, k + 3) > k + 3:
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
