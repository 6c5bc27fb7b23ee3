"""Fact or plan: what the clause of a figure, and the line that opens its list, make of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assessor.figures import cues
from assessor.figures.context import Context, Words, clauses_of
from assessor.figures.lexicon import listed
from assessor.figures.model import Modality
from assessor.figures.parts import Reading

_BETWEEN: Final = listed("в до of was is составляла составляет была было не чем at least to in :")


def plans(lows: Sequence[str]) -> bool:
    """Whether any clause of a text, told by its lower-case words, is of what is still to come."""
    return any(Words(lows[start:end]).plans for start, end in clauses_of(lows))


def modality_of(context: Context, reading: Reading, *, target: bool) -> Modality:
    """Whether a figure is told as fact, or as a plan, a target or a forecast."""
    if target:
        return "plan"
    clause, lead = context.clause(reading), context.lead
    words, before = clause.words, clause.before
    aimed = words.aim is not None and clause.start + words.aim < reading.start
    if words.plans or aimed:
        return "plan"
    if words.tenses & {"past", "present"}:
        return "fact"
    opened = context.tape.low(clause.start - 1) == ":"
    aims = lead.aims or (opened and before.aims)
    if "infinitive" in words.tenses:
        aims = aims or lead.plan_noun is not None or before.plan_noun is not None
    achieved = lead.achieved or before.achieved
    return "plan" if before.plans or (aims and not achieved) else "fact"


def is_target(context: Context, reading: Reading) -> bool:
    """Whether a noun right before makes a target of it: "цель 8%", "a target of 75%"."""
    tape = context.tape
    i = reading.start - 1
    while i > context.start and (
        tape.low(i) in _BETWEEN or tape.dash(i) or tape.low(i) in cues.LESS
    ):
        i -= 1
    noun = tape.low(i)
    if i < context.start or not cues.is_plan_noun(noun) or noun.startswith("целы"):
        return False
    return cues.direction_of(tape.low(i - 1)) is None  # "выше плана на 22%" is a fact
