"""Numbers inside one word: "вдвое", "удвоили", "двукратный", "пятиминутный", "seven-minute"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape
from assessor.figures.units import measure_told_by

_AFTER_TWICE: Final = listed("as the that what more less over")
_SHORTEST_REST: Final = 5  # letters after the number inside a word

OPENING_WORDS: Final = frozenset((*lexicon.FREQUENCIES, *lexicon.MULTIPLES))
OPENING_HEADS: Final = (
    *(head for head, _, _ in lexicon.MULTIPLE_VERBS),
    *(head for head, _, _ in lexicon.HALF_TIMES),
    *lexicon.COMPOUND_NUMBERS,
    *lexicon.HYPHENATED,
)


def multiple_at(tape: Tape, i: int) -> Reading | None:
    """The multiple, the number of times or the measure that the word at `i` tells alone."""
    low = tape.low(i)
    if tape.kind(i) != "word":
        return None
    if (times := lexicon.FREQUENCIES.get(low)) and tape.low(i + 1) not in _AFTER_TWICE:
        return Reading(i, i + 1, "count", Decimal(times), Decimal(times), "раз")
    if low in lexicon.MULTIPLES:
        value = Decimal(lexicon.MULTIPLES[low])
        return Reading(i, i + 1, "multiple", value, value, "x")
    for head, number, direction in lexicon.MULTIPLE_VERBS:
        if low.startswith(head):
            value = Decimal(number)
            return Reading(i, i + 1, "multiple", value, value, "x", direction=direction)
    for head, unit, size in lexicon.HALF_TIMES:
        if low.startswith(head):
            return Reading(i, i + 1, "duration", Decimal(size), Decimal(size), unit)
    return _compound(low, i)


def _compound(low: str, i: int) -> Reading | None:
    """A number and its measure in one word: "двухкратный", "пятиминутный", "seven-minute"."""
    many, _, word = low.partition("-")
    if word and (number := lexicon.CARDINALS.get(many)):
        return _measured(i, Decimal(number), word)
    for head, inside in lexicon.COMPOUND_NUMBERS.items():
        rest = low.removeprefix(head)
        if _SHORTEST_REST <= len(rest) < len(low) and (
            found := _measured(i, Decimal(inside), rest)
        ):
            return found
    return None


def _measured(i: int, number: Decimal, word: str) -> Reading | None:
    measure = measure_told_by(word)
    if measure is None:
        return None
    value = number * measure.scale
    of = Decimal(100) if measure.kind == "percent" else None
    return Reading(i, i + 1, measure.kind, value, value, measure.name, of)
