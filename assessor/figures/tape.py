"""The tokens of a text as the rules read them: by index, in either direction."""

from __future__ import annotations

from typing import Final

from assessor.figures.tokens import Tokens
from assessor.text import Span

_DASHES: Final = frozenset("-–—‑−")
_BEYOND: Final = 128  # no rule looks further past an end of the text


class Tape:
    """The tokens of a text to read by index; reading past either end gives an empty word.

    `low`, `kind` and `glued` are look-ups and no more, for they are asked thousands of times:
    their columns end in padding, which negative indices reach too.
    """

    def __init__(self, tokens: Tokens, *, english: bool) -> None:
        self.tokens: Final = tokens
        self.english: Final = english
        self._lows: Final = (*tokens.lows, *[""] * _BEYOND)
        self.low: Final = self._lows.__getitem__
        self.kind: Final = [*tokens.kinds, *["break"] * _BEYOND].__getitem__
        self.glued: Final = [*tokens.glued, *[False] * _BEYOND].__getitem__

    def text(self, i: int) -> str:
        """The token as it is written."""
        if not 0 <= i < len(self.tokens.starts):
            return ""
        start = self.tokens.starts[i]
        return self.tokens.text[start : start + len(self.low(i))]

    def span(self, start: int, end: int) -> Span:
        """Where the tokens `start:end` stand in the text."""
        starts = self.tokens.starts
        return Span(starts[start], starts[end - 1] + len(self.low(end - 1)))

    def lows(self, i: int, count: int) -> tuple[str, ...]:
        """So many words from `i` on."""
        return self._lows[i : i + count] if i >= 0 else tuple(map(self.low, range(i, i + count)))

    def dash(self, i: int) -> bool:
        return self.low(i) in _DASHES
