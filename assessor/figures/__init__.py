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
from typing import Final, NamedTuple

from assessor.figures.around import around
from assessor.figures.clocks import as_clock
from assessor.figures.context import REACH, Context, clauses_of
from assessor.figures.cues import direction_of
from assessor.figures.grammar import readings
from assessor.figures.lexicon import MONTH_NAMES, ORDINALS, listed
from assessor.figures.modality import may_plan, plans
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
from assessor.figures.parts import Reading, Tape
from assessor.figures.same import equivalent, is_classed, same_thing, same_unit, same_value
from assessor.figures.tokens import tokens
from assessor.text import Span, language_of, sentences

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
@lru_cache(maxsize=32)
def _read(text: str) -> _Read:
    tape = Tape(tokens(text), english=language_of(text) == "en")
    read = _with_units_of_neighbours(tape, list(readings(tape)))
    found: list[Figure] = []
    planned: list[bool] = []
    for context, plan in _contexts(text, tape, read):
        found += _figures(context)
        planned.append(plan)
    return _Read(tuple(found), tuple(planned))


@lru_cache(maxsize=20_000)
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
    tokens_ = context.tape.tokens
    for k, reading in enumerate(context.readings):
        seen = around(context, k)
        yield Figure(
            span=Span(tokens_[reading.start].start, tokens_[reading.end - 1].end),
            kind=reading.kind,
            low=reading.low,
            high=reading.high,
            unit=reading.unit,
            of=reading.of,
            bound=seen.bound,
            role=seen.role,
            direction=seen.direction,
            per=seen.per,
            when=seen.when,
            modality=seen.modality,
        )


def _with_units_of_neighbours(tape: Tape, found: list[Reading]) -> list[Reading]:
    """Give the bare number of "с 25 до 6%" or "six weeks instead of ten" the unit said once."""
    for k in range(len(found) - 2, -1, -1):
        links = _LINKS_OF_ENDS if found[k + 1].kind in ("share", "clock") else _LINKS
        if _between(tape, found[k], found[k + 1]) in links:
            clock = found[k + 1].kind == "clock"
            found[k] = as_clock(tape, found[k]) if clock else _lent(found[k], found[k + 1])
    for k in range(1, len(found)):
        told, bare = found[k - 1 : k + 1]
        if told.kind == "clock" and _between(tape, told, bare) in _LINKS_OF_ENDS:
            found[k] = as_clock(tape, bare)
            continue
        words = tape.lows(bare.start - 2, 2)
        near = bare.start - told.end <= _LINK_REACH
        if told.kind != "count" and near and (words in _LINKS_BACK or words[1:] in _LINKS_BACK):
            found[k] = _lent(bare, told)
        elif k > 1 and told.kind == "period" and tape.dash(told.end) and bare.start == told.end + 1:
            found[k] = _lent(bare, found[k - 2])  # "в 2021-м 26 часов, в 2024-м — 9"
    return found


def _between(tape: Tape, first: Reading, second: Reading) -> tuple[str, ...]:
    return tape.lows(first.end, min(second.start - first.end, 3))


def _lent(bare: Reading, told: Reading) -> Reading:
    """`bare` in the unit of `told`, if it has none of its own."""
    if bare.kind != "count" or bare.unit or bare.number is None or told.number is None:
        return bare
    value = bare.number.like(told.number).value * told.scale
    if told.kind == "share" and value > (told.of or 0):
        return bare  # "from 40 to 3 of 10"
    if not abs(told.low) / _FAR <= abs(value) <= abs(told.high) * _FAR:
        return bare  # "a score of 4.9 and 98% handled"
    return bare._replace(
        kind=told.kind, unit=told.unit, of=told.of, low=value, high=value, scale=told.scale
    )


# Numbers that share a unit are of one size, more or less.
_FAR: Final = 10
_LINK_REACH: Final = 10  # tokens
_LINKS: Final = (("до",), ("to",), ("и",), ("and",), ("или",), ("or",), (",",), ("→",))
_LINKS_OF_ENDS: Final = (("до",), ("to",), ("→",))  # "from 7.8 to 9.1 out of 10"
_LINKS_BACK: Final = (
    ("до",), ("to",), ("вместо",), ("против",), ("instead", "of"), ("against",), ("not",),
    ("а", "не"), ("rather", "than"),
)  # fmt: skip


def _contexts(text: str, tape: Tape, found: list[Reading]) -> Iterator[tuple[Context, bool]]:
    """The sentences, each with its readings, and whether it is a plan."""
    starts = [token.start for token in tape.tokens]
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
        clauses = list(clauses_of(said)) if inside or may_plan(said) else ()
        bounds = [start + c.start for c in clauses], [start + c.end for c in clauses]
        yield Context(tape, start, at, inside, lead, bounds), plans(said, clauses)
        if said and said[-1] == ":":
            lead = said[-REACH:]
        elif text[max(span.end - 1, 0) : span.end] != ";":
            lead = lead if _is_item(text, span.start) else ()


def _is_item(text: str, start: int) -> bool:
    return text[max(start - 3, 0) : start].strip(" \t") in ("-", "–", "—", "•", "*")
