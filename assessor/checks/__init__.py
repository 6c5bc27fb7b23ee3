"""Formal checks on an entry: what a careful reader marks in the margin before judging it.

Each check is a function from the prepared `Material` to flags, in a file of its own. They prefer
to miss something rather than to trouble a juror with what a careful reader would strike out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from assessor.checks import (
    changes,
    claims,
    forecasts,
    headcount,
    improvements,
    indicators,
    limits,
    missing,
    rates,
    repeats,
    scope,
    shares,
    totals,
)
from assessor.checks.material import Material
from assessor.entry import Entry, Flag
from assessor.rubric import Rubric

Checks = tuple[Callable[[Material], Iterator[Flag]], ...]

FORM: Final[Checks] = (limits.check, missing.check, repeats.check)
CONTRADICTIONS: Final[Checks] = (
    changes.check,
    shares.check,
    totals.check,
    rates.check,
    headcount.check,
    indicators.check,
    scope.check,
    forecasts.check,
)
CLAIMS: Final[Checks] = (improvements.check, claims.check)


def check(entry: Entry, rubric: Rubric) -> tuple[Flag, ...]:
    """All flags, check by check, each in the order of the essay. Never raises for any entry."""
    material = Material(entry, rubric)
    return tuple(f for one in (*FORM, *CONTRADICTIONS, *CLAIMS) for f in one(material))


def contradictions(material: Material) -> tuple[Flag, ...]:
    """Only the flags whose places cannot all be true."""
    return tuple(f for one in CONTRADICTIONS for f in one(material))
