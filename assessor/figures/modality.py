"""Fact or plan: what the clause of a figure, and the line that opens its list, make of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assessor.figures import cues
from assessor.figures.lexicon import listed
from assessor.figures.model import Modality
from assessor.figures.parts import Context, Reading, Tape

_REACH = 80  # tokens: no sentence that a person wrote is longer
CLAUSE_ENDS: Final = frozenset({",", ";", "(", ")", "а", "но", "but", "while", ":"})
_BETWEEN: Final = listed("в до of was is составляла составляет была было не чем at least to in :")


def plans(lows: Sequence[str]) -> bool:
    """Whether any clause of a text, told by its lower-case words, is of what is still to come."""
    ends = [i for i, low in enumerate(lows) if low in CLAUSE_ENDS]
    return any(_plans(lows[start + 1 : end]) for start, end in pairwise([-1, *ends, len(lows)]))


def modality_of(context: Context, reading: Reading, *, target: bool) -> Modality:
    """Whether a figure is told as fact, or as a plan, a target or a forecast."""
    tape = context.tape
    if target:
        return "plan"
    start, end = clause_of(context, reading)
    lows = tape.lows(start, end - start)
    if _plans(lows) or _aimed(tape, start, reading.start):
        return "plan"
    tenses = set(map(cues.tense_of, lows))
    if tenses & {"past", "present"}:
        return "fact"
    first = max(context.start, start - _REACH)
    heading = (*context.lead, *tape.lows(first, start - first))
    achieved = any(low.startswith(cues.ACHIEVED) for low in heading)
    lead = heading if tape.low(start - 1) == ":" else context.lead
    aims = any(low.startswith(cues.AIM_NOUNS) for low in lead)
    aims = aims or ("infinitive" in tenses and any(w.startswith(cues.PLAN_NOUNS) for w in heading))
    planned = _plans(tape.lows(first, start - first)) or (aims and not achieved)
    return "plan" if planned else "fact"


def _aimed(tape: Tape, start: int, end: int) -> bool:
    """Whether a noun of aiming governs an infinitive: "ставил цель снизить неявки до"."""
    lows = tape.lows(start, end - start)
    noun = next((i for i, low in enumerate(lows) if low.startswith(cues.PLAN_NOUNS)), None)
    return noun is not None and any(cues.tense_of(low) == "infinitive" for low in lows[noun:])


def is_target(context: Context, reading: Reading) -> bool:
    """Whether a noun right before makes a target of it: "цель 8%", "a target of 75%"."""
    tape = context.tape
    i = reading.start - 1
    while i > context.start and (
        tape.low(i) in _BETWEEN or tape.dash(i) or tape.low(i) in cues.LESS
    ):
        i -= 1
    noun = tape.low(i)
    if i < context.start or not noun.startswith(cues.PLAN_NOUNS) or noun.startswith("целы"):
        return False
    return cues.direction_of(tape.low(i - 1)) is None  # "выше плана на 22%" is a fact


def clause_of(context: Context, reading: Reading) -> tuple[int, int]:
    """The tokens of the clause a reading stands in."""
    tape = context.tape
    start, end = reading.start, reading.end
    first, last = max(context.start, start - _REACH), min(context.end, end + _REACH)
    while start > first and tape.low(start - 1) not in CLAUSE_ENDS:
        start -= 1
    while end < last and tape.low(end) not in CLAUSE_ENDS:
        end += 1
    return start, end


def _plans(lows: Sequence[str]) -> bool:
    """Whether the words of a clause speak of what is still to come."""
    if any(map(cues.is_plan_verb, lows)) or not cues.PLAN_PHRASES.isdisjoint(pairwise(lows)):
        return True
    if not cues.CONDITIONAL.isdisjoint(lows):
        return False
    tenses = set(map(cues.tense_of, lows))
    return "future" in tenses and not tenses & {"past", "present"}
