"""An essay's headings: they say what a text is about, and nothing that could be evidence."""

from __future__ import annotations

import re
from typing import Final

from assessor.text import Span

_MOST_WORDS: Final = 8
_PARAGRAPH: Final = 60
# Its number, then a capital letter; no bullet, no columns, no figure, no end of a sentence.
_LINE = re.compile(r"#{0,6}\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[«“(]?[^\W\d_][^\n|\t;\d]*")
_NOT_EMPTY = re.compile(r"[^\n]*\S[^\n]*")
_ENDS: Final = ".!?…,"
_CLOSES: Final = '.!?…:)»"”]|'


def headings(text: str) -> tuple[Span, ...]:
    """The lines that are headings: short, with a capital, above something that is longer."""
    found: list[Span] = []
    lines = [(m.group().strip(), m.span()) for m in _NOT_EMPTY.finditer(text)]
    for at, (line, place) in enumerate(lines[:-1]):
        if not _could_be(line):
            continue
        above = text[lines[at - 1][1][1] : place[0]] if at else "\n\n"
        apart = above.count("\n") > 1 or lines[at - 1][0][-1:] in _CLOSES
        next_line, (below, _) = lines[at + 1]
        parted = text[place[1] : below].count("\n") > 1
        title = not at or line.isupper()
        body = parted and (title or not _could_be(next_line))
        if apart and (body or len(next_line) > _PARAGRAPH):
            found.append(Span(*place))
    return tuple(found)


def _could_be(line: str) -> bool:
    if not _LINE.fullmatch(line) or line[-1] in _ENDS:
        return False
    letter = next(c for c in line if c.isalpha())
    return letter.isupper() and len(line.split()) <= _MOST_WORDS
