"""A number with what it counts: money, percent, duration, multiple, ratio, share or a noun."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assessor.figures import lexicon, numbers
from assessor.figures.cues import direction_of
from assessor.figures.labels import is_label, is_title
from assessor.figures.lexicon import listed
from assessor.figures.numbers import Number, number_at
from assessor.figures.parts import Reading, Unit
from assessor.figures.shares import part_of_at, ratio_at
from assessor.figures.tape import Tape
from assessor.figures.units import unit_at

_FROM, _TO = frozenset({"с", "со", "от", "from"}), frozenset({"до", "to"})
_PAIR_REACH: Final = 8  # tokens
_ENDS: Final = lexicon.CURRENCY_SIGNS | lexicon.CURRENCY_CODES

OPENING_WORDS: Final = lexicon.CURRENCY_SIGNS | lexicon.CURRENCY_CODES | numbers.OPENING_WORDS


def amount_at(tape: Tape, i: int) -> Reading | None:
    """The amount that starts at token `i`."""
    low = tape.low(i)
    if low in lexicon.CURRENCY_SIGNS or low in lexicon.CURRENCY_CODES:
        return _money(tape, i, lexicon.MONEY[low])
    first = number_at(tape, i)
    if first is None or is_title(tape, i, first) or _is_scratch(tape, i):
        return None
    if tape.low(first.end) != "%":  # a percentage is no label and no part of a whole
        if is_label(tape, i, first) or _is_of_a_label(tape, i):
            return None
        if special := ratio_at(tape, i, first) or part_of_at(tape, i, first):
            return special
    return _signed(tape, i, first) or _range(tape, i, first) or _lone(tape, i, first)


def _is_of_a_label(tape: Tape, i: int) -> bool:
    """Whether a number says how many labels there are: "шаг 3 из 5", "step 3 of 5"."""
    if tape.low(i - 1) not in ("из", "of") or tape.kind(i - 2) != "number":
        return False
    numbered = number_at(tape, i - 2)
    return numbered is not None and is_label(tape, i - 2, numbered)


def _is_scratch(tape: Tape, i: int) -> bool:
    """Whether "с нуля" says that something was begun, and "net zero" what is aimed at."""
    low, before = tape.low(i), tape.low(i - 1)
    if low == "zero":
        return before in ("net", "ground") or tape.low(i + 1) in ("tolerance", "trust", "waste")
    return low == "нуля" and before == "с" and "до" not in tape.lows(i + 1, _LEAD)


def _lone(tape: Tape, i: int, number: Number) -> Reading | None:
    unit = unit_at(tape, number, i)
    if unit is None:
        if _unreadable(tape, number):
            return None
        value = number.value
        return Reading(i, number.end, "count", value, value, number=number)
    return _measured(i, (number, unit), (number, unit))


def _measured(i: int, first: tuple[Number, Unit], last: tuple[Number, Unit]) -> Reading:
    """From the first number with its unit to the last with its own."""
    (low, small), (high, unit) = first, last
    return Reading(
        start=i,
        end=unit.end,
        kind=unit.kind,
        low=low.value * small.scale + small.extra,
        high=high.value * unit.scale + unit.extra,
        unit=unit.name,
        of=Decimal(100) if unit.kind == "percent" else None,
        number=high,
        scale=unit.scale,
    )


def _unreadable(tape: Tape, number: Number) -> bool:
    """A number glued to letters that are no unit is part of a name: "2гис", "5S"."""
    end = number.end
    return (
        number.digits
        and tape.glued(end)
        and (tape.kind(end) == "word" or tape.low(end) in ("_", "@"))
    )


def _money(tape: Tape, i: int, currency: str) -> Reading | None:
    """An amount after its currency: "£3m", "RUB 8.7m", "$5-7 million", "£3m to £4m"."""
    first = number_at(tape, i + 1)
    if first is None:
        return None
    last = _range_end(tape, i, first.end, first)
    if last is None or first.like(last).value >= last.value:
        last = first
    return Reading(i, last.end, "money", first.like(last).value, last.value, currency)


def _signed(tape: Tape, i: int, first: Number) -> Reading | None:
    """A value with its own sign: the ends of "с −5 до 28" and "from −5% to +3%" are no changes."""
    sign = _sign_before(tape, i)
    if not sign:
        return None
    opened = tape.low(i - 2) in _FROM or (tape.low(i - 2) in _STOOD and tape.low(i - 1) in _SIGNS)
    closes = tape.low(i - 2) in _TO and _FROM & set(tape.lows(i - 2 - _PAIR_REACH, _PAIR_REACH))
    balance = _is_balance(tape, i)
    if not (opened or closes or balance):
        return None
    found = _lone(tape, i, first._replace(value=sign * first.value))
    if found is None or (balance and (found.kind, found.unit) != ("count", "")):
        return None
    return found._replace(start=i - 1)


def _is_balance(tape: Tape, i: int) -> bool:
    """Whether the signed number at `i` is a value of what can be negative: "NPS +42", "NPS: −5"."""
    named = i - 2 - (tape.low(i - 2) in (":", "="))
    return tape.low(named) in ("nps", "enps") and tape.low(i + 1) not in _SINCE


_SINCE: Final = listed("за к ко с со по on over since vs versus against in year")


def _sign_before(tape: Tape, i: int) -> int:
    """1 or -1 for the sign before a number, a mark or a word ("минус 12"); 0 for none."""
    low = tape.low(i - 1)
    if sign := _SIGNS.get(low):
        return sign
    if not tape.glued(i) or tape.glued(i - 1) or not (low == "+" or tape.dash(i - 1)):
        return 0
    return 1 if low == "+" else -1


_SIGNS: Final = {"минус": -1, "minus": -1, "плюс": 1, "plus": 1}
_STOOD: Final = frozenset({"at", "был", "была", "было", "was", "равен", "равна"})


def _range(tape: Tape, i: int, first: Number) -> Reading | None:  # noqa: PLR0911  # a list of cases
    """Two numbers that one unit follows ("5-10%"), or each its own ("от 40 секунд до 2 минут")."""
    last = _range_end(tape, i, first.end, first)
    if last is not None:
        like = first.like(last)
        if like.value >= last.value:
            return None
        unit = unit_at(tape, last, i)
        if unit is not None:
            return _measured(i, (like, unit._replace(extra=Decimal(0))), (last, unit))
        if _unreadable(tape, last):
            return None
        return Reading(i, last.end, "count", like.value, last.value, number=first)
    if not (tape.low(i - 1) in _OPENING or tape.low(first.end) == "%"):
        return None
    own = unit_at(tape, first, i)
    last = own and _range_end(tape, i, own.end, first)
    unit = last and unit_at(tape, last, i)
    if not (own and last and unit) or (own.kind, own.name) != (unit.kind, unit.name):
        return None
    found = _measured(i, (first, own), (last, unit))
    return found if found.low < found.high else None


_OPENING: Final = frozenset({"от", "between"})


def _range_end(tape: Tape, i: int, at: int, first: Number) -> Number | None:
    """The other end of "1,5-2", "от 5 до 10", "between 5 and 10", "60 to 75 calls"."""
    join, before = tape.low(at), tape.low(i - 1)
    if tape.dash(at):
        spaced_em_dash = join == "—" and not tape.glued(at)
        opens = tape.glued(at) == tape.glued(at + 1) and not spaced_em_dash
        opens = opens and (first.digits or tape.glued(at))
    elif join in ("до", "and"):
        opens = before in _OPENING
    else:
        opens = join == "to" and tape.english and not _is_change(tape, i)
    if not opens:
        return None
    second = number_at(tape, at + 1 + (tape.low(at + 1) in _ENDS))
    return second if second is not None and second.digits == first.digits else None


def _is_change(tape: Tape, i: int) -> bool:
    """Whether "38 to 52" is told to have moved: "from about 38", "rose from", "grew 38 to 52"."""
    before = tape.lows(i - _LEAD, _LEAD)
    return "from" in before or any(map(direction_of, before))


_LEAD: Final = 3  # tokens before a range that can make a change of it
