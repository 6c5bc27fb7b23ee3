"""What the rules of the grammar pass to each other, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from assessor.figures.model import Direction, Kind
from assessor.figures.numbers import Number
from assessor.figures.tape import Tape
from assessor.figures.tokens import TokenKind


class Reading(NamedTuple):
    """A figure as read from the tokens `start:end`, before the words around it are looked at.

    `number` is set when it is a lone number, `scale` is how many of `unit` its own unit has.
    """

    start: int
    end: int
    kind: Kind
    low: Decimal
    high: Decimal
    unit: str = ""
    of: Decimal | None = None
    direction: Direction | None = None
    number: Number | None = None
    scale: Decimal = Decimal(1)


class Unit(NamedTuple):
    """The unit of a number: `scale` turns the number into `name` units.

    `end` is the token after it, `extra` what a second part adds ("4 мин 05 с").
    """

    kind: Kind
    name: str
    end: int
    scale: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)


@dataclass(frozen=True)
class Rule:
    """A rule of the grammar, and the tokens it can read a figure from.

    It is tried at tokens of these `kinds`, and at words that are in `words` or begin with one of
    `heads`; at any other token it must find nothing.
    """

    read: Callable[[Tape, int], Reading | None]
    kinds: tuple[TokenKind, ...] = ()
    words: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
