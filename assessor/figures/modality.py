"""Fact or plan: what the clause of a figure, and the line that opens its list, make of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assessor.figures import cues
from assessor.figures.context import REACH, Context
from assessor.figures.lexicon import listed
from assessor.figures.model import Modality
from assessor.figures.parts import Reading
from assessor.figures.units import NOT_COUNTED

_BETWEEN: Final = listed(
    "в до of was is are were been had be составляла составлял составляло составляет составит"
    " составят был была было были не чем at least to in :"
)
_LONGEST_NAME: Final = 3  # words of what is aimed at, after the adjective that says so
_INFINITIVE: Final = ("ть", "ти", "чь", "ться", "тись", "чься")
_DATING: Final = listed("на for in к by")


def hints_of(lows: Sequence[str]) -> frozenset[str]:
    """The words of a text without which no clause of it is a plan; most sentences have none."""
    return frozenset(filter(cues.hints_at_plan, set(lows)))


def plans(context: Context) -> bool:
    """Whether any clause of a sentence is of what is to come."""
    bounds = zip(*context.clauses, strict=True)
    return any(_plans(context.tape.lows(start, end - start)) for start, end in bounds)


def sets_a_task(lows: Sequence[str], lead: Sequence[str]) -> bool:
    """Whether a sentence only says what to do: "Сократить ожидание до 60 секунд".

    It begins with an infinitive, and neither it nor the line before its list says what was done.
    """
    first = next((low for low in lows if low[:1].isalpha()), "")
    if not first.endswith(_INFINITIVE) or cues.tense_of(first) != "infinitive":
        return False
    told = {cues.tense_of(low) for low in (*lows[:REACH], *lead)}
    return not told & {"past", "present"} and not any(map(cues.is_achieved, lead))


def modality_of(context: Context, reading: Reading, *, target: bool) -> Modality:
    """Whether a figure is told as fact, or as a plan, a target or a forecast."""
    if target or not context.may_plan:
        return "plan" if target else "fact"
    tape, lead = context.tape, context.lead
    start, end = context.clause(reading)
    lows = tape.lows(start, end - start)
    if _plans(lows) or _aimed(lows[: reading.start - start]):
        return "plan"
    if sets_a_task(tape.lows(context.start, context.end - context.start), lead):
        return "plan"
    tenses = set(map(cues.tense_of, lows))
    if tenses & {"past", "present"} or not cues.AS_FACT.isdisjoint(lows):
        return "fact"
    first = max(context.start, start - REACH)
    before = tape.lows(first, start - first)
    heading = (*lead, *before)
    aims = any(map(cues.is_aim_noun, heading if tape.low(start - 1) == ":" else lead))
    aims = aims or ("infinitive" in tenses and any(map(cues.is_plan_noun, heading)))
    aims = aims and not any(map(cues.is_achieved, heading))
    return "plan" if aims or _plans(before) else "fact"


def _aimed(lows: Sequence[str]) -> bool:
    """Whether a noun of aiming governs an infinitive: "ставил цель снизить неявки до"."""
    noun = next((i for i, low in enumerate(lows) if cues.is_plan_noun(low)), None)
    return noun is not None and "infinitive" in map(cues.tense_of, lows[noun:])


def is_target(context: Context, reading: Reading) -> bool:
    """Whether a noun right before makes a target of it: "цель 8%", "a target of 75%"."""
    if not context.may_plan:
        return False
    tape, dated = context.tape, context.dated
    i = reading.start - 1
    while i > max(context.start, reading.start - REACH):
        if i in dated and tape.low(dated[i] - 1) in _DATING:  # "цель на 2025 год — 95%"
            i = dated[i] - 2
        elif tape.low(i) in _BETWEEN or tape.dash(i) or tape.low(i) in cues.LESS:
            i -= 1
        else:
            break
    noun = tape.low(i)
    if i < context.start:
        return False
    if not cues.is_plan_noun(noun) or noun.startswith("целы"):
        return _is_aimed_at(context, i)
    return cues.direction_of(tape.low(i - 1)) is None  # "выше плана на 22%" is a fact


def _is_aimed_at(context: Context, i: int) -> bool:
    """Whether the words up to `i` name a target: "целевой уровень обслуживания"."""
    tape = context.tape
    for k in range(i, max(context.start - 1, i - _LONGEST_NAME), -1):
        low = tape.low(k)
        if tape.kind(k) != "word" or low in NOT_COUNTED or low.startswith(cues.AIMED_AT):
            return False
        if cues.is_plan_adjective(tape.low(k - 1)) and k > context.start:
            return True
    return False


def _reckons(lows: Sequence[str]) -> bool:
    """Whether a verb of reckoning governs an infinitive: "рассчитывает обучить"."""
    return any(
        cues.is_reckoning(one) and cues.can_be_infinitive(other) for one, other in pairwise(lows)
    )


def _plans(lows: Sequence[str]) -> bool:
    """Whether the words of a clause speak of what is still to come."""
    if not any(map(cues.hints_at_plan, lows)):
        return False
    if _tells_to_plan(lows) or _has_phrase(lows) or _is_supposed(lows):
        return True
    if any(map(cues.is_reckoning, lows)) and _reckons(lows):
        return True
    if not cues.CONDITIONAL.isdisjoint(lows):
        return False
    tenses = set(map(cues.tense_of, lows))
    return "future" in tenses and not tenses & {"past", "present"}


def _tells_to_plan(lows: Sequence[str]) -> bool:
    before = ("", *lows)
    return any(
        cues.is_plan_verb(low) and earlier not in cues.NOT_PLANNING
        for earlier, low in zip(before, lows, strict=False)
    )


def _is_supposed(lows: Sequence[str]) -> bool:
    """Whether a clause tells what would have happened: "мы бы сэкономили".

    What would not have happened without something did happen.
    """
    if cues.SUBJUNCTIVE.isdisjoint(lows) or not cues.NEGATIONS.isdisjoint(lows):
        return False
    before = ("", *lows)
    told = any(
        low in cues.SUBJUNCTIVE and earlier not in cues.NOT_SUBJUNCTIVE
        for earlier, low in zip(before, lows, strict=False)
    )
    return told and "past" in map(cues.tense_of, lows)


def _has_phrase(lows: Sequence[str]) -> bool:
    threes = list(zip(lows, lows[1:], lows[2:], strict=False))
    found = cues.PLAN_PHRASES.intersection(pairwise(lows))
    found |= cues.PLAN_PHRASES.intersection(threes)
    if found == {("asked", "to")}:
        return cues.NO_PLAN_PHRASES.isdisjoint(threes)
    return bool(found)
