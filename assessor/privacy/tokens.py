"""Words of a folded text with the way they were written: capital letters, quotation marks."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final, NamedTuple

from assessor.text import Folded, Span

TOKEN: Final = re.compile(r"[^\W_]+")
_PAIRS: Final = ("«»", "„“", "“”", '""', "''", "‘’", "‹›", "()")


class Token(NamedTuple):
    """A token of a folded text; `capital` and `quoted` are how it is written.

    `capitals` is how many capital letters it begins with.
    """

    text: str
    start: int
    end: int
    capital: bool
    capitals: int
    quoted: bool


def tokens_of(text: str, folded: Folded) -> list[Token]:
    """Every run of letters and digits; offsets are into `folded.text`, which is of `text`."""
    found = []
    for match in TOKEN.finditer(folded.text):
        start, end = folded.span(*match.span())
        written = text[start:end]
        quoted = folded.text[match.start() - 1 : match.start()] == '"'
        found.append(
            Token(match[0], *match.span(), written[0].isupper(), _capitals(written), quoted)
        )
    return found


def _capitals(written: str) -> int:
    if not written[0].isupper():
        return 0
    return sum(1 for _ in takewhile(str.isupper, written))


def with_quotes(text: str, span: Span) -> Span:
    """With the quotation marks around it, or the one that its other half inside asks for."""
    start, end = span
    before, after, inside = text[max(0, start - 1) : start], text[end : end + 1], text[start:end]
    for left, right in _PAIRS:
        twins = left == right
        opened = inside.count(left) % 2 if twins else inside.count(left) - inside.count(right)
        if opened > 0 and after == right:
            return Span(start, end + 1)
        if (opened < 0 or (twins and opened)) and before == left:
            return Span(start - 1, end)
        if not opened and before == left and after == right:
            return Span(start - 1, end + 1)
    return span
