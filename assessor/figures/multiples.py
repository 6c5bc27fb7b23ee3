"""Numbers inside one word: "вдвое", "удвоили", "двукратный", "пятиминутный", "seven-minute"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from assessor.figures import lexicon
from assessor.figures.cues import direction_of
from assessor.figures.lexicon import listed
from assessor.figures.model import Kind
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape
from assessor.figures.units import is_counted_noun, measure_told_by
from assessor.text import WORDS_KEPT, stem

_AFTER_TWICE: Final = listed("as the that what more less over")
_SHORTEST_REST: Final = 5  # letters after the number inside a word

OPENING_WORDS: Final = frozenset((*lexicon.FREQUENCIES, *lexicon.MULTIPLES, "порядок", "order"))
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
    if low in ("порядок", "order") and (end := _past_magnitude(tape, i)):
        return _reading("multiple", Decimal(10), "x")._replace(start=i, end=end)
    found = _told_inside(low)
    return found and found._replace(start=i, end=i + 1)


def _past_magnitude(tape: Tape, i: int) -> int:
    """What follows "an order of magnitude", «на порядок» more, or 0: one can see to order, too."""
    if tape.lows(i, 3) == ("order", "of", "magnitude"):
        return i + 3
    if tape.lows(i - 1, 2) != ("на", "порядок"):
        return 0
    following = tape.low(i + 1)
    compares = following.endswith(_COMPARED) or direction_of(following) is not None
    moved = any(map(direction_of, tape.lows(i - 1 - _VERB_REACH, _VERB_REACH)))
    return i + 1 if compares or moved else 0


_COMPARED: Final = ("ее", "ше", "аще", "еже", "вле")
_VERB_REACH: Final = 3  # tokens


@lru_cache(maxsize=WORDS_KEPT)
def _told_inside(low: str) -> Reading | None:
    """What a word tells by itself, read at no place in particular."""
    if low in lexicon.MULTIPLES:
        return _reading("multiple", Decimal(lexicon.MULTIPLES[low]), "x")
    for head, number, direction in lexicon.MULTIPLE_VERBS:
        if low.startswith(head):
            return _reading("multiple", Decimal(number), "x")._replace(direction=direction)
    for head, unit, size in lexicon.HALF_TIMES:
        if low.startswith(head):
            return _reading("duration", Decimal(size), unit)
    many, _, word = low.partition("-")
    if word and many in lexicon.CARDINALS and word not in lexicon.FRACTIONS:  # "seven-minute"
        value = Decimal(lexicon.CARDINALS[many])
        return _measured(value, word) or (
            _reading("count", value, stem(word)) if is_counted_noun(word) else None
        )
    for head, inside in lexicon.COMPOUND_NUMBERS.items():  # "двухкратный", "пятиминутный"
        rest = low.removeprefix(head)
        found = _measured(Decimal(inside), rest) if len(rest) < len(low) else None
        if found is not None and len(rest) >= _SHORTEST_REST:
            return found
    return None


def _measured(number: Decimal, word: str) -> Reading | None:
    measure = measure_told_by(word)
    return measure and _reading(measure.kind, number * measure.scale, measure.name)


def _reading(kind: Kind, value: Decimal, unit: str) -> Reading:
    return Reading(0, 1, kind, value, value, unit, Decimal(100) if kind == "percent" else None)
