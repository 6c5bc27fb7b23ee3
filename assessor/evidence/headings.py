"""An essay's headings: they say what a text is about, and nothing that could be evidence."""

from __future__ import annotations

import re
from typing import Final

from assessor.text import Span

_MOST_WORDS: Final = 8
_LONGEST_TITLE: Final = 14
_NUMBER = re.compile(r"\d{1,2}[.)]\s")
_PARAGRAPH: Final = 60
# Its number, then a capital letter; no bullet, no columns, no figure, no end of a sentence.
_LINE = re.compile(r"#{0,6}\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[«“(]?[^\W\d_][^\n|\t;\d]*")
_NOT_EMPTY = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)
_SENTENCE_END = re.compile(r"[^\W\d_][.!?…]\s")
_ENDS: Final = ".!?…,"
_CLOSES: Final = '.!?…:)»"”]|'


def headings(text: str) -> tuple[Span, ...]:
    """The lines that are headings: short, with a capital, above something that is longer."""
    found: list[Span] = []
    lines = [(m.group().strip(), m.span()) for m in _NOT_EMPTY.finditer(text)]
    for at, (line, (start, end)) in enumerate(lines[:-1]):
        if not _could_be(line, _LONGEST_TITLE if not at else _MOST_WORDS):
            continue
        above, above_end = (lines[at - 1][0], lines[at - 1][1][1]) if at else ("", 0)
        below, below_start = lines[at + 1][0], lines[at + 1][1][0]
        apart = not above or text.count("\n", above_end, start) > 1 or above[-1] in _CLOSES
        parted = text.count("\n", end, below_start) > 1
        body = parted and (not at or line.isupper() or not _could_be(below, _MOST_WORDS))
        counted = _NUMBER.match(line) and not (_NUMBER.match(above) or _NUMBER.match(below))
        if apart and (body or counted or len(below) > _PARAGRAPH):
            found.append(Span(start, end))
    return tuple(found)


def _could_be(line: str, most_words: int) -> bool:
    if not _LINE.fullmatch(line) or line[-1] in _ENDS or _SENTENCE_END.search(line):
        return False
    letter = next(filter(str.isalpha, line), "")  # none in "½", which is no digit either
    return letter.isupper() and len(line.split()) <= most_words
