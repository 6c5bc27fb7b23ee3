"""Messages written with characters that do not show, back in letters.

Three ways are in use: tag characters (one a letter of ASCII), variation selectors (one a byte of
UTF-8, VS1 = 0 to VS256 = 255), and a few zero-width characters as digits: two of them as bits, more
as digits of a larger base or with one of them between the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Final, NamedTuple

from assessor.text.characters import unseen

FIRST_TAG: Final = 0xE0000
FIRST_SELECTOR: Final = 0xFE00
MORE_SELECTORS: Final = 0xE0100
FEWER: Final = 16
"""Selectors in the first block; the others are in the second."""
MOST_DIGITS: Final = 4
BYTE, ASCII, UNIT = 256, 128, 65_536
"""How many values the digits of one letter tell apart: of UTF-8, ASCII, UTF-16."""
LAST_OF_EUROPE: Final = 0x052F
"""Of two bytes each anything is a letter of Chinese: such letters are read from UTF-8 alone."""
SAMPLE: Final = 12
"""Letters by which a way of reading digits is known to be the right one."""
LEAST: Final = 4
CUT: Final = 3
"""Bytes that the end of a sample may cut off a letter."""
READABLE: Final = 0.7
WHITE: Final = " \n\t"
USUAL: Final = re.compile(r"[A-Za-zА-Яа-яЁё \n]")
LONGEST: Final = 50_000
MOST_RUNS: Final = 50


class Inscription(NamedTuple):
    """A run of unseen characters, and what it says."""

    start: int
    end: int
    said: str


def inscriptions(text: str) -> Iterator[Inscription]:
    """What each run of unseen characters says, then what all of them say together if that is more.

    What is written with many runs has the place of the first one.
    """
    runs = list(unseen(text))
    alone = 0
    for run in runs[:MOST_RUNS]:
        if said := spelled(text[run.start : run.end]):
            alone += len(said)
            yield Inscription(run.start, run.end, said)
    if len(runs) > 1 and len(said := together(text)) > alone:
        yield Inscription(runs[0].start, runs[0].end, said)


def together(text: str) -> str:
    """What all the unseen characters of a text say, "" for nothing that can be read."""
    return spelled("".join(text[run.start : run.end] for run in unseen(text)))


@lru_cache(maxsize=64)
def spelled(run: str) -> str:
    """What unseen characters say, "" for nothing that can be read."""
    tags, selectors, digits = [], [], []
    for character in run[:LONGEST]:
        code = ord(character)
        if FIRST_TAG <= code < MORE_SELECTORS:
            tags.append(chr(code - FIRST_TAG))
        elif code >= MORE_SELECTORS:
            selectors.append(code - MORE_SELECTORS + FEWER)
        elif FIRST_SELECTOR <= code < FIRST_SELECTOR + FEWER:
            selectors.append(code - FIRST_SELECTOR)
        else:
            digits.append(character)
    shown = "".join(filter(str.isprintable, tags))
    ways = (shown, _of_selectors(selectors), _of_digits("".join(digits)))
    return " ".join(filter(None, ways))


def _of_selectors(numbers: Sequence[int]) -> str:
    """Bytes by the numbers of the selectors, or by their numbers in the second block."""
    return _text(numbers, BYTE) or _text([n - FEWER for n in numbers if n >= FEWER], BYTE)


def _of_digits(digits: str) -> str:
    """Whichever way of reading the digits gives a text."""
    if len(set(digits[1::2])) == 1:  # one of them stands after every other one and says nothing
        digits = digits[::2]
    different = sorted(set(digits))
    if not 1 < len(different) <= MOST_DIGITS:
        return ""
    readings = [
        said
        for order in permutations(different)
        for said in (
            *(_equal(digits, order, values) for values in (BYTE, ASCII, UNIT)),
            _apart(digits, order),
        )
        if said
    ]
    return max(readings, key=_usual, default="")


def _equal(digits: str, order: Sequence[str], values: int) -> str:
    """Letters of equally many digits each."""
    base, width = len(order), _width(values, len(order))
    for part in (digits[: SAMPLE * width], digits):
        numbers = part.translate(_names(order))
        ends = range(width, len(numbers) + 1, width)
        said = _text([int(numbers[end - width : end], base) for end in ends], values)
        if not said:
            return ""
    return said


def _apart(digits: str, order: Sequence[str]) -> str:
    """Letters of any number of bits, with the last one of the digits between them."""
    *bits, between = order
    groups = [group for group in digits.split(between) if group]
    if len(bits) != 2 or max(map(len, groups)) > _width(UNIT, 2):
        return ""
    codes = [int(group.translate(_names(bits)), 2) for group in groups]
    return _text(codes, BYTE) or _text(codes, UNIT)


def _names(order: Sequence[str]) -> dict[int, str]:
    return {ord(digit): str(at) for at, digit in enumerate(order)}


def _width(values: int, base: int) -> int:
    """How many digits tell so many values apart."""
    return next(width for width in range(1, values) if base**width >= values)


def _text(codes: Sequence[int], values: int) -> str:
    """The letters of these codes, "" unless most of them are letters."""
    if any(code >= values or (values == UNIT and code > LAST_OF_EUROPE) for code in codes):
        return ""
    said = bytes(codes).decode("utf-8", "ignore") if values == BYTE else "".join(map(chr, codes))
    whole = values != BYTE or len(said.encode()) + CUT >= len(codes)
    shown = all(c.isprintable() or c in WHITE for c in said)
    return said if whole and shown and len(said) >= LEAST and _letters(said) > READABLE else ""


def _letters(said: str) -> float:
    """The share of letters and white space."""
    return sum(c.isalpha() or c in WHITE for c in said) / len(said)


def _usual(said: str) -> float:
    """The share of what Russian and English are written with."""
    return len(USUAL.findall(said)) / len(said)
