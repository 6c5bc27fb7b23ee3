"""A text as an organisation's names are looked for in it: its words, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assessor.privacy.senses import Place, capital_tells
from assessor.privacy.tokens import Token
from assessor.text import Folded

_TIGHT: Final = re.compile(r"[\s\"'.&+_*\-]{0,3}")
_ABBREVIATED: Final = 3
_STOPS: Final = re.compile(r"[.&]\s?|")


@dataclass(frozen=True)
class Told:
    """A text as its names are looked for."""

    text: str
    folded: Folded
    tokens: list[Token]

    def place(self, at: int) -> Place:
        span = self.folded.span(self.tokens[at].start, self.tokens[at].end)
        return Place(self.text, *span)

    def between(self, at: int) -> str:
        """What stands between a token and the next."""
        return self.folded.text[self.tokens[at].end : self.tokens[at + 1].start]

    def is_named(self, first: int, last: int) -> bool:
        """Whether capital letters or quotation marks say that words are a name."""
        token = self.tokens[first]
        return (
            token.quoted
            or (last > first and all(t.capital for t in self.tokens[first : last + 1]))
            or (token.capital and capital_tells(*self.place(first)))
        )

    def is_foreign(self, token: Token) -> bool:
        """Whether a Latin word stands in a Russian text, where it is a name or borrowed."""
        return token.text.isascii() and self._is_russian

    @cached_property
    def _is_russian(self) -> bool:
        return 2 * sum(not token.text.isascii() for token in self.tokens) > len(self.tokens)

    def letters(self) -> Iterator[tuple[int, int]]:
        """The first and the last of single letters that stand one beside another."""
        first = 0
        for at in range(1, len(self.tokens) + 1):
            goes_on = (
                at < len(self.tokens)
                and len(self.tokens[at].text) == 1 == len(self.tokens[at - 1].text)
                and _TIGHT.fullmatch(self.between(at - 1))
            )
            if not goes_on:
                if at - first > 1:
                    yield first, at - 1
                first = at

    def capitals(self, first: int, last: int) -> int:
        """The last of the tokens with a capital letter and nothing but a stop between them."""
        at = first
        while at < last and self.tokens[at + 1].capital and _STOPS.fullmatch(self.between(at)):
            at += 1
        return at

    def tight(self, first: int, last: int) -> bool:
        """Whether tokens stand side by side, in one sentence."""
        return all(
            _TIGHT.fullmatch(self.between(at)) and not self._ends_sentence(at)
            for at in range(first, last)
        )

    def _ends_sentence(self, at: int) -> bool:
        return len(self.tokens[at].text) > _ABBREVIATED and ". " in self.between(at)
