"""Numbers in digits and in words: the value that starts at a token, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.tokens import Token

_SPACES: Final = re.compile("[ \u00a0\u2007\u2009\u202f]")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_HALF_WORDS: Final = {  # "полчаса", "полугода": half of what
    prefix + word: word
    for prefix in lexicon.HALF_PREFIXES
    for word in listed(
        "миллион миллиона миллиард миллиарда тысячи час часа год года минуты дня месяца процента"
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
_HALF: Final = Decimal("0.5")
_OF_ONE: Final = listed("около порядка более больше свыше менее меньше почти до с из")
_LARGEST: Final = 10**12  # no more scale words after this one


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


def number_at(tokens: Sequence[Token], i: int, english: bool) -> Number | None:  # noqa: PLR0911  # a list of cases
    """The number that starts at token `i`, scale words ("млн", "thousand") included."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        return _scaled(tokens, Number(digits_value(token.text, english), i + 1, True))
    if token.kind != "word":
        return None
    if half := _HALF_WORDS.get(token.low):
        return _half_of(half, i)
    if token.low in lexicon.ONE_AND_A_HALF:
        return _scaled(tokens, Number(Decimal("1.5"), i + 1, False))
    if token.low == "half" and i + 2 < len(tokens) and tokens[i + 1].low in ("a", "an"):
        scale = lexicon.SCALES.get(tokens[i + 2].low)
        return Number(_HALF * scale, i + 3, False) if scale else None
    return _words(tokens, i)


def digits_value(text: str, english: bool) -> Decimal:
    """The value of digits: "30 000", "10,5", and by language "1,500" (1500 or 1.5)."""
    plain = _SPACES.sub("", text)
    if _THOUSANDS.fullmatch(plain) and (english or plain.count(",") > 1 or "." in plain):
        return Decimal(plain.replace(",", ""))
    return Decimal(plain.replace(",", "."))


def _half_of(word: str, i: int) -> Number:
    scale = next((s for form, s in lexicon.SCALES.items() if form == word), None)
    if scale:
        return Number(_HALF * scale, i + 1, False)
    return Number(_HALF, i + 1, False, word)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """`number` with the half and the scale words after it: "2 с половиной", "1,5 млн"."""
    value, end, digits, _, scaled = number
    if _low(tokens, end) == "с" and _low(tokens, end + 1) == "половиной":
        value, end = value + _HALF, end + 2
    elif [_low(tokens, end + k) for k in range(3)] == ["and", "a", "half"]:
        value, end = value + _HALF, end + 3
    while scaled < _LARGEST and (scale := _scale(tokens, end, digits)) is not None:
        value, end, scaled = value * scale, end + 1, scaled * scale
        if _low(tokens, end) == "." and tokens[end].glued and tokens[end - 1].low in _CUT:
            end += 1
    smallest = scaled
    while digits and (rest := _rest(tokens, end, smallest)):
        value, end, smallest = value + rest.value, rest.end, rest.scale
    return Number(value, end, digits, "", scaled)


def _rest(tokens: Sequence[Token], i: int, scaled: int) -> Number | None:
    """The "200 млн" of "1 млрд 200 млн": whole digits with a smaller scale word."""
    if scaled <= _THOUSAND or i >= len(tokens) or not tokens[i].text.isdecimal():
        return None
    scale = _scale(tokens, i + 1, digits=True)
    value = Decimal(tokens[i].text) * (scale or 0)
    if scale is None or scale >= scaled or value >= scaled:
        return None
    abbreviated = _low(tokens, i + 1) in _CUT and _low(tokens, i + 2) == "."
    return Number(value, i + 2 + (abbreviated and tokens[i + 2].glued), True, "", scale)


_THOUSAND: Final = 1000
_CUT: Final = frozenset({"тыс", "млн", "млрд"})


def _scale(tokens: Sequence[Token], i: int, digits: bool) -> int | None:
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    token = tokens[i]
    if token.low in lexicon.GLUED_SCALES and not (digits and token.glued):
        return None
    return lexicon.SCALES.get(token.low)


def _words(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in words: "двадцать пять", "сто двадцать тысяч", "two hundred and fifty"."""
    total = current = Decimal(0)
    seen, end, last, scale = False, i, Decimal(10**12), 1
    while (part := _part(tokens, end, seen)) is not None:
        value, multiplies = part
        if multiplies and value == 100:
            current = (current or Decimal(1)) * 100
            last = Decimal(100)
        elif multiplies:
            total, current = total + (current or Decimal(1)) * value, Decimal(0)
            last, scale = Decimal(10**12), int(value)
        elif value >= last or (current and value >= _room(current)):
            break  # "два три" are two numbers
        else:
            current, last = current + value, value
        seen, end = True, end + 1
        if _low(tokens, end) == "and" and last == 100 and _part(tokens, end + 1, True):
            end += 1
    if not seen:
        return None
    return _scaled(tokens, Number(total + current, end, False, "", scale))


def _room(current: Decimal) -> Decimal:
    """The smallest part that no longer fits after `current`: 20 leaves room below 10."""
    if current % 100 == 0:
        return Decimal(100)
    return Decimal(10) if current % 10 == 0 and current % 100 > 10 else Decimal(0)


def _part(tokens: Sequence[Token], i: int, inside: bool) -> tuple[Decimal, bool] | None:
    """One word of a number and whether it multiplies what stands before it."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    low = tokens[i].low
    if low == lexicon.HUNDRED and (inside or _low(tokens, i - 1) == "a"):
        return Decimal(100), True
    if low in lexicon.SCALES and low not in lexicon.GLUED_SCALES and len(low) > 2:
        lone = low in lexicon.LONE_SCALES or _low(tokens, i - 1) in ("a", "more", "about")
        lone = lone or (low == "тысячи" and _low(tokens, i - 1) in _OF_ONE)  # "около тысячи"
        return (Decimal(lexicon.SCALES[low]), True) if inside or lone else None
    if low in lexicon.ONE:
        return (Decimal(1), False) if inside or _before_measure(tokens, i + 1) else None
    if low in lexicon.CARDINALS:
        return Decimal(lexicon.CARDINALS[low]), False
    return _hyphenated(low)


def _hyphenated(low: str) -> tuple[Decimal, bool] | None:
    tens, dash, units = low.partition("-")
    if dash and tens in lexicon.CARDINALS and (units in lexicon.CARDINALS or units == "one"):
        high, small = lexicon.CARDINALS[tens], lexicon.CARDINALS.get(units, 1)
        if 20 <= high <= 90 and small < 10:
            return Decimal(high + small), False
    return None


def _before_measure(tokens: Sequence[Token], i: int) -> bool:
    low = _low(tokens, i)
    return (
        low in lexicon.PERCENT
        or low in lexicon.SECONDS
        or low in lexicon.MONTHS
        or low in lexicon.SCALES
        or low == lexicon.HUNDRED
        or (low == "раз" and _low(tokens, i + 1) == "в")
        or (low in ("in", "of", "out") and _low(tokens, i + 1) in lexicon.CARDINALS)
        or (low == "из" and _low(tokens, i + 1) in lexicon.CARDINALS)
    )


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""
