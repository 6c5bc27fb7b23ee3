"""What the rules of the grammar pass to each other: the tokens to read and what was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from assessor.figures.model import Direction, Kind
from assessor.figures.numbers import Number
from assessor.figures.tokens import Token, TokenKind


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


class _Words(dict[int, str]):
    """Words by index, with empty ones past either end."""

    def __missing__(self, i: int) -> str:
        return ""


class _Tokens(dict[int, Token]):
    """Tokens by index, with empty ones past either end."""

    def __missing__(self, i: int) -> Token:
        return _NOTHING


_NOTHING: Final = Token("break", "", "", 0, 0, glued=False)
_DASHES: Final = frozenset("-–—‑−")


@dataclass(frozen=True)
class Tape:
    """The tokens of a text; reading past either end gives an empty word."""

    tokens: Sequence[Token]
    english: bool

    @cached_property
    def _lows(self) -> tuple[str, ...]:
        return tuple([token.low for token in self.tokens])

    @cached_property
    def low(self) -> Callable[[int], str]:
        """The word at an index; a look-up and no more, for it is asked thousands of times."""
        return _Words(enumerate(self._lows)).__getitem__

    @cached_property
    def _at(self) -> Callable[[int], Token]:
        return _Tokens(enumerate(self.tokens)).__getitem__

    def text(self, i: int) -> str:
        return self._at(i).text

    def kind(self, i: int) -> str:
        return self._at(i).kind

    def glued(self, i: int) -> bool:
        return self._at(i).glued

    def lows(self, i: int, count: int) -> tuple[str, ...]:
        if 0 <= i <= i + count <= len(self._lows):
            return self._lows[i : i + count]
        return tuple(map(self.low, range(i, i + count)))

    def dash(self, i: int) -> bool:
        return self.low(i) in _DASHES


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
