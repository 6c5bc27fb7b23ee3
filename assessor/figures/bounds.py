"""The bound of a figure: "более 5", "не превышает 5", "up to 5", "90+", "4 с лишним"."""

from __future__ import annotations

from typing import Final

from assessor.figures import cues
from assessor.figures.arrows import ends_arrow
from assessor.figures.lexicon import listed
from assessor.figures.model import Bound
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_PREPOSITIONS: Final = listed("на в во за у через by to in до с со from от a the an")
_INSIDE: Final[dict[str, Bound]] = {
    "+": "at_least",
    "лишним": "over",
    "odd": "about",
    **dict.fromkeys(("порядок", "порядка", "порядков", "magnitude"), "about"),
}
_AFTER: Final[dict[tuple[str, ...], Bound]] = {
    ("и", "более"): "at_least",
    ("и", "больше"): "at_least",
    ("и", "выше"): "at_least",
    ("or", "more"): "at_least",
    ("and", "more"): "at_least",
    ("и", "менее"): "at_most",
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
}
_PHRASES: Final[dict[tuple[str, ...], Bound]] = {
    ("up", "to"): "at_most",
    ("maximum", "of"): "at_most",
    ("minimum", "of"): "at_least",
    ("excess", "of"): "over",
    ("upwards", "of"): "over",
    ("short", "of"): "under",
    ("shy", "of"): "under",
    ("перевалило", "за"): "over",
    ("перевалил", "за"): "over",
    ("перевалила", "за"): "over",
}


def bound_of(tape: Tape, reading: Reading) -> tuple[Bound | None, int]:  # noqa: PLR0911  # a list of cases
    """The bound told in, before or after a reading, and the token before both (the preposition)."""
    before = reading.start - 1
    if found := _bound_inside(tape, reading) or _AFTER.get(tape.lows(reading.end, 2)):
        return found, before
    if signed := _sign(tape, before):
        return signed
    i = before
    if tape.low(i) in _PREPOSITIONS and tape.low(i - 1) in _BEFORE_A_PREPOSITION:
        i -= 1
    than = tape.low(i) in cues.THAN
    i -= than
    low = tape.low(i)
    if phrase := _PHRASES.get(tape.lows(i - 1, 2)):
        return phrase, i - 2
    if low in cues.ABOUT:
        return "about", before if before != i else i - 1
    if low in cues.AT_LEAST:
        return "at_least", i - 1
    if low in cues.AT_MOST:
        return "at_most", i - 1
    if (late := cues.LATE.get(low)) and tape.low(i - 1) in cues.NEGATIONS:
        return late, i - 2
    bound: Bound | None = "over" if cues.is_more(low) else "under" if low in cues.LESS else None
    if bound is None or not (than or i == before):
        return None, before
    preposition = before != i and not than
    if tape.low(i - 1) in cues.NEGATIONS:
        return cues.OPPOSITE[bound], before if preposition else i - 2
    if tape.low(i - 2) in cues.NEGATIONS and _moves(tape.low(i - 1)):
        return cues.OPPOSITE[bound], i - 3  # "не опускается ниже", "never drops below"
    if _is_nobodys(tape, i):
        bound = cues.OPPOSITE[bound]
    at_preposition = before != i and tape.low(before) in _PREPOSITIONS
    return bound, before if at_preposition else i - 1


_SIGNS: Final[dict[str, Bound]] = {
    ">": "over", "<": "under", "≥": "at_least", "⩾": "at_least", "≤": "at_most", "⩽": "at_most",
}  # fmt: skip
_OR_EQUAL: Final[dict[str, Bound]] = {">": "at_least", "<": "at_most"}
_TURNED: Final[dict[Bound, Bound]] = {**cues.OPPOSITE, "at_least": "under", "at_most": "over"}


def _sign(tape: Tape, i: int) -> tuple[Bound, int] | None:
    """The bound in a sign that ends at `i`, and the token before it: ">90%", "≥ 80%", "<= 5"."""
    if tape.low(i) == "=" and tape.glued(i):
        bound, i = _OR_EQUAL.get(tape.low(i - 1)), i - 1
    else:
        bound = _SIGNS.get(tape.low(i))
    if bound is None or ends_arrow(tape, i):
        return None
    compares = tape.kind(i - 1) == "number" or tape.low(i - 1) == "%"  # "25% > 6%"
    tagged = tape.low(i) == ">" and tape.lows(i - 2 - (tape.low(i - 2) == "/"), 1) == ("<",)
    if tape.low(i) in _OR_EQUAL and (compares or tagged):
        return None
    return (_TURNED[bound], i - 2) if tape.low(i - 1) in cues.NEGATIONS else (bound, i - 1)


_BEFORE_A_PREPOSITION: Final = cues.THAN | cues.ABOUT


def _is_nobodys(tape: Tape, i: int) -> bool:
    """Whether the clause is of nobody: "no adviser has more than 70", "никто не ждёт дольше 5"."""
    for k in range(i - 1, i - 1 - _CLAUSE_REACH, -1):
        low = tape.low(k)
        if tape.kind(k) not in ("word", "number") or low in _JOINTS:
            return False
        if low in _NOBODY:
            return tape.low(k + 1) not in _BUT
    return False


_CLAUSE_REACH: Final = 12  # tokens
_NOBODY: Final = listed("no none nobody neither never ни никто никого никому никогда нигде")
_BUT: Final = listed("other doubt longer only wonder sooner")
_JOINTS: Final = listed("and but or и а но что that which who")


def _bound_inside(tape: Tape, reading: Reading) -> Bound | None:
    """ "90+ баллов", "4 с лишним раза", "20-odd years"; or a plus right after the reading."""
    if tape.low(reading.start).endswith("-odd"):
        return "about"
    if tape.low(reading.end) == "+" and tape.glued(reading.end):
        return "at_least"
    first = reading.start + (tape.low(reading.start) == "+")  # a value with its own sign
    for i in range(first, reading.end):
        if found := _INSIDE.get(tape.low(i)):
            return found
    return None


def _moves(low: str) -> bool:
    return (
        low.startswith(_MODAL)
        or cues.direction_of(low) is not None
        or cues.tense_of(low) is not None
    )


_MODAL: Final = ("долж", "мож", "могу", "мог", "следу")  # "не должна превышать"
