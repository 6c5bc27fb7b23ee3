"""Figures of a text: value, unit, and what the words around make of them. Pure and linear.

    figures("Доля решённых выросла с 61% до 82% в 2024 году")
    → 61 % (from, rise), 82 % (to, rise), 2024 (period)

Section numbers, IDs, telephone numbers, list markers, addresses, versions and the schedule
"24/7" are no figures. `equivalent` compares two figures across forms and languages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assessor.figures.around import around
from assessor.figures.context import REACH, Context, clauses_of
from assessor.figures.cues import direction_of
from assessor.figures.grammar import readings
from assessor.figures.lexicon import MONTH_NAMES, ORDINALS, listed
from assessor.figures.modality import hints_of, plans, sets_a_task
from assessor.figures.model import (
    Bound,
    Direction,
    Figure,
    Kind,
    Modality,
    Period,
    Rate,
    Role,
)
from assessor.figures.neighbours import lend_units
from assessor.figures.parts import Reading
from assessor.figures.same import (
    equivalent,
    is_classed,
    of_any_year,
    same_thing,
    same_unit,
    same_value,
)
from assessor.figures.tape import Tape
from assessor.figures.tokens import tokens
from assessor.text import WORDS_KEPT, language_of, sentences

__all__ = [
    "Bound",
    "Direction",
    "Figure",
    "Kind",
    "Modality",
    "Period",
    "Rate",
    "Role",
    "equivalent",
    "figures",
    "is_classed",
    "is_direction",
    "is_month",
    "listed",
    "of_any_year",
    "ordinal_of",
    "plans_of",
    "same_thing",
    "same_unit",
    "same_value",
]


def figures(text: str) -> list[Figure]:
    """Every figure of `text`, in order; `text[f.span.start:f.span.end]` is how it is written."""
    return list(_read(text).figures)


def plans_of(text: str) -> tuple[bool, ...]:
    """For each of `sentences(text)` whether a clause of it tells a plan, a target or a forecast."""
    return _read(text).plans


class _Read(NamedTuple):
    """Everything read of a text: its figures, and which of its sentences are plans."""

    figures: tuple[Figure, ...]
    plans: tuple[bool, ...]


# An entry is read by several stages, a few entries at a time; more texts are not kept.
@lru_cache(maxsize=8)
def _read(text: str) -> _Read:
    tape = Tape(tokens(text), english=language_of(text) == "en")
    read = lend_units(tape, list(readings(tape)))
    found: list[Figure] = []
    planned: list[bool] = []
    for context, plan in _contexts(text, tape, read):
        found += _figures(context)
        planned.append(plan)
    return _Read(tuple(found), tuple(planned))


@lru_cache(maxsize=WORDS_KEPT)
def is_direction(word: str) -> bool:
    """Whether a word by itself tells a rise or a fall."""
    return direction_of(word.lower().replace("ё", "е")) is not None


def ordinal_of(word: str) -> int | None:
    """The number of an ordinal in words, in either language: "второй", "second"."""
    return ORDINALS.get(word)


def is_month(word: str) -> bool:
    """Whether a word names a month, in either language, in any case or short form."""
    return word.lower() in MONTH_NAMES


def _figures(context: Context) -> Iterator[Figure]:
    for k, r in enumerate(context.readings):
        span = context.tape.span(r.start, r.end)
        yield Figure(span, r.kind, r.low, r.high, r.unit, r.of, *around(context, k))


def _contexts(text: str, tape: Tape, found: list[Reading]) -> Iterator[tuple[Context, bool]]:
    """The sentences, each with its readings, and whether it is a plan."""
    starts, hinting = tape.tokens.starts, hints_of(tape.tokens.lows)
    at = k = 0
    lead: tuple[str, ...] = ()
    for span in sentences(text):
        start = bisect_left(starts, span.start, at)
        at = bisect_left(starts, span.end, start)
        inside = []
        while k < len(found) and found[k].start < at:
            inside.append(found[k])
            k += 1
        said = tape.lows(start, at - start)
        hints = not hinting.isdisjoint(said) or sets_a_task(said, lead)
        clauses = clauses_of(said, start) if inside or hints else ([], [])
        context = Context(
            tape, start, at, inside, lead, clauses, hints or not hinting.isdisjoint(lead)
        )
        yield context, hints and (plans(context) or sets_a_task(said, lead))
        if said and said[-1] == ":":
            lead = said[-REACH:]
        elif text[max(span.end - 1, 0) : span.end] != ";":
            lead = lead if lead and _is_item(text, span.start) else ()


def _is_item(text: str, start: int) -> bool:
    return text[max(start - 3, 0) : start].strip(" \t") in ("-", "–", "—", "•", "*")
