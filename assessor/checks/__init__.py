"""Formal checks on an entry: what a careful reader marks in the margin before judging it.

Each check is a function from the prepared `Material` to flags, in a file of its own. They prefer
to miss something rather than to trouble a juror with what a careful reader would strike out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from assessor.checks import (
    averages,
    changes,
    claims,
    closed_lists,
    comparatives,
    dates,
    directions,
    forecasts,
    goals,
    headcount,
    improvements,
    indicators,
    limits,
    missing,
    order,
    rates,
    repeats,
    retold_changes,
    retold_shares,
    scope,
    shares,
    totals,
    wholes,
)
from assessor.checks.material import Material
from assessor.entry import Entry, Flag, Language
from assessor.rubric import Rubric

Checks = tuple[Callable[[Material], Iterator[Flag]], ...]

MOST: Final = 40  # flags of one check: nobody reads on

FORM: Final[Checks] = (limits.check, missing.check, repeats.check)
CONTRADICTIONS: Final[Checks] = (
    changes.check,
    directions.check,
    retold_changes.check,
    shares.check,
    retold_shares.check,
    wholes.check,
    totals.check,
    closed_lists.check,
    rates.check,
    averages.check,
    dates.check,
    order.check,
    headcount.check,
    indicators.check,
    scope.check,
    forecasts.check,
    goals.check,
)
CLAIMS: Final[Checks] = (improvements.check, comparatives.check, claims.check)


def check(entry: Entry, rubric: Rubric, language: Language | None = None) -> tuple[Flag, ...]:
    """All flags, check by check, each in the order of the essay. Never raises for any entry.

    `language` is that of the flags' messages: the rubric's, unless another is asked for.
    """
    material = Material(entry, rubric, language)
    return tuple(_found(material, (*FORM, *CONTRADICTIONS, *CLAIMS)))


def contradictions(material: Material) -> tuple[Flag, ...]:
    """Only the flags whose places cannot all be true."""
    return tuple(_found(material, CONTRADICTIONS))


def _found(material: Material, checks: Checks) -> Iterator[Flag]:
    return (flag for one in checks for flag in islice(one(material), MOST))
