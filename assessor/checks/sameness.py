"""Whether two figures are told of one indicator, and of one time.

They are of one indicator when they name the same measure, neither names a part, a person or a
channel that the other does not, and neither is set apart by a word like "at night" or "best".
"""

from __future__ import annotations

import re
from typing import Final

from assessor.checks.concepts import LIGHT, MEASURES, PEOPLE, WAYS
from assessor.checks.likeness import Likeness, qualifying, things, told_apart
from assessor.checks.telling import ENOUGH, Telling
from assessor.figures import Period

COVERED: Final = 0.6  # of what the shorter clause names, at least, the other one names too
STRANGE: Final = 2  # things that only one of two clauses names, beside a measure that both do
LEAST: Final = 1.2  # weight of what two clauses share

# What an acronym stands for, where the other telling spells it out.
_KNOWN: Final = {"NPS": "LOYAL", "FCR": "RESOLVE", "AHT": "TALK"}

_COMPANY: Final = re.compile(
    r"\b(?:по|в) (?:всей |целой |нашей )?(?:компании|организации|холдингу?|группе компаний|сети"
    r"|банку)\b"
    r"|\b(?:across|throughout|in|at) (?:the |our )?(?:whole |entire )?(?:company|firm|organisation"
    r"|organization|group|business)\b|\bcompany.wide\b"
)
_UNIT: Final = re.compile(
    r"\b(?:в|на|у|по) (?:нашей |нашем |нашей |этом )?(?:отдел|служб|команд|групп|смен|лини"
    r"|центр)[^\W\d]*"
    r"|\b(?:in|at|on) (?:the |our )?(?:[a-z]+ )?(?:department|team|desk|unit|shift|line|centre)\b"
)


def same_time(one: Telling, other: Telling, latest: Period | None) -> bool:
    """Whether two values are told of one time; `latest` is the last year the essay tells of."""
    a, b = one.when, other.when
    if a and b:
        return a == b
    if not a and not b:
        if one.dated and other.dated and one.dated != other.dated:
            return False
        if (one.current and other.past) or (other.current and one.past):
            return False  # what there was before the change
        return one.tense == other.tense == "now" or bool(one.season and one.season == other.season)
    dated, free = (one, other) if a else (other, one)
    if free.dated and free.dated != dated.when:
        return False
    return dated.when == latest and free.tense == "now" and not free.says_now


def same_indicator(likeness: Likeness, one: Telling, other: Telling) -> bool:
    """Whether two figures measure one thing, in the same circumstances."""
    if not same_measure(likeness, one, other):
        return False
    return one.apart == other.apart and one.conditions == other.conditions


def same_measure(
    likeness: Likeness,
    one: Telling,
    other: Telling,
    *,
    strictly: bool = True,
    fewest: int = ENOUGH,
) -> bool:
    """Whether two figures measure one thing, all of it or the same part.

    Unless `strictly`, what only one of them says beside the shared words is no part of it.
    `fewest` is how many things both must name, where none of them is a known measure.
    """
    core = shared_core(one, other, strictly=strictly)
    if not core or not _same_names(one, other):
        return False
    if other_people(one, other) or _other_way(one, other) or _other_level(one, other):
        return False
    if not _names_enough(likeness, one, other, core, fewest):
        return False
    both = one.named & other.named
    known = both | {"ANSWER"} if "WAIT" in both else both
    if told_apart(one.tokens, other.tokens, known):
        return False
    return not _part_of(one, other, known, strictly=strictly)


def shared_core(one: Telling, other: Telling, *, strictly: bool = True) -> frozenset[str]:
    """What both name and might be the indicator; nothing where only one names a measure.

    So many calls in a year: what is counted says it all. Without a year it says nothing.
    """
    if not (one.named ^ other.named).isdisjoint(MEASURES):
        return frozenset()
    both = one.named & other.named
    if one.figure.kind == other.figure.kind == "count" and one.figure.unit:
        return (
            both
            if one.when or one.season or not strictly
            else both - LIGHT - things(one.figure.unit)
        )
    return both - LIGHT


def _names_enough(
    likeness: Likeness,
    one: Telling,
    other: Telling,
    core: frozenset[str],
    fewest: int,
) -> bool:
    """Whether what both name is the indicator, and not just something near it."""
    both = one.named & other.named
    strange = max(one.strange(both), other.strange(both))
    if not core.isdisjoint(MEASURES):
        return strange <= STRANGE
    if one.figure.kind == other.figure.kind == "count":
        return strange <= 1
    least = min(len(one.named), len(other.named))
    enough = len(both) >= fewest and len(both) >= COVERED * least
    return enough and strange <= 1 and likeness.weight(both) >= LEAST * fewest / ENOUGH


def _same_names(one: Telling, other: Telling) -> bool:
    acronyms = one.acronyms ^ other.acronyms
    if any(_KNOWN.get(a) not in one.named & other.named for a in acronyms):
        return False
    return one.names == other.names


def other_people(one: Telling, other: Telling) -> bool:
    """Whether one is told of the customers and the other of the staff; a time is of both."""
    here, there = one.named & PEOPLE, other.named & PEOPLE
    timed = one.measured in {"duration", "money"}
    return bool(here and there) and not (here & there) and not timed


def _other_way(one: Telling, other: Telling) -> bool:
    """By chat and by telephone; a telephone is what is meant where nothing is said."""
    here, there = one.named & WAYS, other.named & WAYS
    return here != there and bool((here ^ there) - {"CALL"} or (here and there))


def _other_level(one: Telling, other: Telling) -> bool:
    """Whether one is told of the whole company and the other of a unit of it."""
    here, there = one.clause, other.clause
    return bool(
        (_COMPANY.search(here) and _UNIT.search(there))
        or (_COMPANY.search(there) and _UNIT.search(here))
    )


def _part_of(one: Telling, other: Telling, known: frozenset[str], *, strictly: bool) -> bool:
    """Whether one names a part that the other does not: "in Tula", "the password tickets"."""
    for here, there in ((one, other), (other, one)):
        parts = here.scope
        if strictly:
            parts |= qualifying(here.tokens, known)
        if parts - there.named - LIGHT - known:
            return True
    return False
