"""Numbers in digits and in words: the value that starts at a token, and where it ends."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.tape import Tape

_SPACES: Final = re.compile("[ \u00a0\u2007\u2009\u202f]")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_HALF_WORDS: Final = {  # "полчаса", "полугода": half of what
    prefix + word: word
    for prefix in lexicon.HALF_PREFIXES
    for word in listed(
        "сотни тысячи миллион миллиона миллиард миллиарда час часа год года минуты дня месяца"
        " процента"
    )
}
# The words a number can begin with.
OPENING_WORDS: Final = frozenset(
    (
        *lexicon.CARDINALS,
        *lexicon.ONE,
        *lexicon.ONE_AND_A_HALF,
        *lexicon.SCALES,
        lexicon.HUNDRED,
        "half",
        *_HALF_WORDS,
    )
)
_BEFORE_AMOUNTS: Final = frozenset("$£")  # who writes these first has commas in thousands
_HALF: Final = Decimal("0.5")
_OF_ONE: Final = listed("около порядка более больше свыше менее меньше почти до с из")
_LARGEST: Final = 10**12  # no more scale words after this one
_THOUSAND: Final = 1000
_TENS: Final = frozenset(range(20, 100, 10))
_CUT: Final = listed("тыс млн млрд")  # scale words that a full stop may follow


class Number(NamedTuple):
    """A value and the index of the token after it.

    `word` is set for "полгода": the unit inside; `scale` is what "тысяч" or "m" multiplied it by.
    """

    value: Decimal
    end: int
    digits: bool
    word: str = ""
    scale: int = 1

    def like(self, other: Number) -> Number:
        """This number in the scale that `other` says for both: 5 in "5-10 thousand"."""
        if self.scale == 1 and other.scale > 1 and self.value * other.scale < other.value * 100:
            return self._replace(value=self.value * other.scale, scale=other.scale)
        return self


def number_at(tape: Tape, i: int) -> Number | None:  # a list of cases
    """The number that starts at token `i`, scale words ("млн", "thousand") included."""
    kind, low = tape.kind(i), tape.low(i)
    if kind == "number":
        english = tape.english or tape.low(i - 1) in _BEFORE_AMOUNTS
        return _scaled(tape, Number(digits_value(low, english), i + 1, True))
    if kind != "word":
        return None
    if half := _HALF_WORDS.get(low):
        return _half_of(half, i)
    if low in lexicon.ONE_AND_A_HALF:
        return _scaled(tape, Number(Decimal("1.5"), i + 1, False))
    if low == "half" and tape.low(i + 1) in ("a", "an"):
        scale = lexicon.SCALES.get(tape.low(i + 2))
        return Number(_HALF * scale, i + 3, False) if scale else None
    return _words(tape, i)


def digits_value(text: str, english: bool) -> Decimal:
    """The value of digits: "30 000", "10,5", and by language "1,500" (1500 or 1.5)."""
    if text.isdecimal():
        return Decimal(text)
    plain = _SPACES.sub("", text)
    if _THOUSANDS.fullmatch(plain) and (english or plain.count(",") > 1 or "." in plain):
        return Decimal(plain.replace(",", ""))
    return Decimal(plain.replace(",", "."))


def _half_of(word: str, i: int) -> Number:
    if scale := lexicon.SCALES.get(word):
        return Number(_HALF * scale, i + 1, False)
    return Number(_HALF, i + 1, False, word)


def and_a_half(tape: Tape, i: int) -> int:
    """Past "and a half", "с половиной" at `i`; `i` itself where they do not stand."""
    if tape.lows(i, 2) == ("с", "половиной"):
        return i + 2
    return i + 3 if tape.lows(i, 3) == ("and", "a", "half") else i


def _scaled(tape: Tape, number: Number) -> Number:
    """`number` with the half and the scale words after it: "2 с половиной", "1,5 млн"."""
    following = tape.low(number.end)
    if following not in _GOES_ON:
        return number
    value, end, digits, _, scaled = number
    if (after := and_a_half(tape, end)) > end:
        value, end = value + _HALF, after
    while scaled < _LARGEST and (scale := _scale(tape, end, digits)) is not None:
        value, end, scaled = value * scale, end + 1, scaled * scale
        if tape.low(end) == "." and tape.glued(end) and _is_cut(tape, end):
            end += 1
    smallest = scaled
    while digits and (rest := _rest(tape, end, smallest)):
        value, end, smallest = value + rest.value, rest.end, rest.scale
    return Number(value, end, digits, "", scaled)


def _is_cut(tape: Tape, stop: int) -> bool:
    """Whether a full stop is of the word before it, and does not end the sentence: "11 млн. Мы"."""
    goes_on = not tape.text(stop + 1)[:1].isupper() or tape.low(stop + 1) in lexicon.MEASURES
    return tape.low(stop - 1) in _CUT and goes_on


# What can follow the digits or words of a number and still be of it.
_GOES_ON: Final = frozenset((*lexicon.SCALES, "с", "and"))


def _rest(tape: Tape, i: int, scaled: int) -> Number | None:
    """The "200 млн" of "1 млрд 200 млн": whole digits with a smaller scale word."""
    if scaled <= _THOUSAND or not tape.low(i).isdecimal():
        return None
    scale = _scale(tape, i + 1, digits=True)
    value = Decimal(tape.low(i)) * (scale or 0)
    if scale is None or scale >= scaled or value >= scaled:
        return None
    abbreviated = tape.low(i + 1) in _CUT and tape.low(i + 2) == "."
    return Number(value, i + 2 + (abbreviated and tape.glued(i + 2)), True, "", scale)


def _scale(tape: Tape, i: int, digits: bool) -> int | None:
    low = tape.low(i)
    if low in lexicon.GLUED_SCALES and not (digits and tape.glued(i)):
        return None
    return lexicon.SCALES.get(low)


def _words(tape: Tape, i: int) -> Number | None:
    """A number in words: "двадцать пять", "сто двадцать тысяч", "two hundred and fifty"."""
    total = current = Decimal(0)
    seen, end, last, scale = False, i, Decimal(_LARGEST), 1
    while (part := _part(tape, end, seen)) is not None:
        value, multiplies = part
        if multiplies and value < _THOUSAND:
            current = (current or Decimal(1)) * value
            last = value
        elif multiplies:
            total, current = total + (current or Decimal(1)) * value, Decimal(0)
            last, scale = Decimal(_LARGEST), int(value)
        elif value >= last or (current and value >= _room(current)):
            break  # "два три" are two numbers
        else:
            current, last = current + value, value
        seen, end = True, end + 1
        if tape.low(end) == "and" and last == 100 and _part(tape, end + 1, True):
            end += 1
    if not seen or (total + current in _TENS and tape.low(end) in lexicon.ORDINALS):
        return None  # "двадцать пятый" is one ordinal
    return _scaled(tape, Number(total + current, end, False, "", scale))


def _room(current: Decimal) -> Decimal:
    """The smallest part that no longer fits after `current`: 20 leaves room below 10."""
    if current % 100 == 0:
        return Decimal(100)
    return Decimal(10) if current % 10 == 0 and current % 100 > 10 else Decimal(0)


def _part(tape: Tape, i: int, inside: bool) -> tuple[Decimal, bool] | None:
    """One word of a number and whether it multiplies what stands before it."""
    if tape.kind(i) != "word":
        return None
    low = tape.low(i)
    if low == lexicon.HUNDRED and (inside or tape.low(i - 1) == "a"):
        return Decimal(100), True
    if low in lexicon.SCALES and low not in lexicon.GLUED_SCALES and len(low) > 2:
        before = tape.low(i - 1)
        lone = low in lexicon.LONE_SCALES or before in ("a", "more", "about")
        lone = lone or (low in ("тысячи", "сотни", "десятка") and before in _OF_ONE)
        return (Decimal(lexicon.SCALES[low]), True) if inside or lone else None
    if low in lexicon.ONE:
        return (Decimal(1), False) if inside or _before_measure(tape, i + 1) else None
    if (value := lexicon.CARDINALS.get(low)) is not None:
        return Decimal(value), False
    return _hyphenated(low)


def _hyphenated(low: str) -> tuple[Decimal, bool] | None:
    tens, dash, units = low.partition("-")
    if units == "odd" and tens in lexicon.CARDINALS:  # "forty-odd"
        return Decimal(lexicon.CARDINALS[tens]), False
    if dash and tens in lexicon.CARDINALS and (units in lexicon.CARDINALS or units == "one"):
        high, small = lexicon.CARDINALS[tens], lexicon.CARDINALS.get(units, 1)
        if 20 <= high <= 90 and small < 10:
            return Decimal(high + small), False
    return None


def _opens_number(tape: Tape, i: int) -> bool:
    """Whether a number stands at `i`: the "six" of "one caller in six"."""
    return tape.kind(i) == "number" or tape.low(i) in lexicon.CARDINALS


def _before_measure(tape: Tape, i: int) -> bool:
    """Whether a "one" before `i` is a number: "one hour", "один из пяти", "one and a half"."""
    low, following = tape.low(i), tape.low(i + 1)
    return (
        low in lexicon.PERCENT
        or low in lexicon.SECONDS
        or low in lexicon.MONTHS
        or low in lexicon.SCALES
        or low == lexicon.HUNDRED
        or (low == "раз" and following == "в")
        or (low in ("in", "of", "out", "из") and following in lexicon.CARDINALS)
        or (following in ("in", "из") and _opens_number(tape, i + 2))
        or and_a_half(tape, i) > i
    )
