"""Sentences, as a person would read them aloud from a form pasted out of a text processor.

razdel knows where a full stop ends a Russian sentence (abbreviations, initials, numbers, quotes).
What it does not know is decided here: lines, headings and list items end a sentence without a
full stop, wrapped lines do not, and a forgotten space ("клиентов.Так") still ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from razdel.segmenters.sentenize import BULLET_SIZE, RULES, SentSegmenter, SentSplitter
from razdel.segmenters.sokr import HEAD_SOKRS, INITIALS, PAIR_SOKRS, SOKRS

from assessor.text.words import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLETS: Final = "•●◦▪▫■□►▶▸‣⁃∙○◆◇➢➤✓✔✅\uf0b7\uf0a7\uf0fc"
_MARKER = re.compile(rf"\s*(?:[{_BULLETS}*·–—-]+\s+|\d{{1,2}}[.)]\s+)")
_ONLY_A_MARKER = re.compile(r"[\W_]*|\d{1,2}[.)]")
_BULLET = re.compile(rf"[{_BULLETS}][{_BULLETS}\s]*")
# A list written on in a line: "групп: - поддержка; - сети".
_INLINE_ITEM = re.compile(r"[:;.!?]\s+[-–—•]\s+(?=[^\W_])")
# A sentence's end without the space after it. The word before must be a plain one in lower case
# ("Яндекс.Такси" is a name, "им.Ленина" an abbreviation), the one after must look like a start.
_SLIP = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]{3,}|\d+%?|\d+[.,]\d+%?)[)»”\"]?[.!?…]+"
    r"(?=[«“\"]?(?:[А-ЯЁ][а-яё]*|[A-Z][a-z]*)(?:[\s,-]|\Z))"
)
# What every slip has in it, and what most essays have nowhere.
_GLUED = re.compile(r"[.!?…](?=[«“\"]?[А-ЯЁA-Z])")
# fmt: off
_ABBREVIATED: Final = frozenset([
    "акад", "гос", "зав", "зам", "обл", "пер", "пол", "поз", "пос", "пом", "просп", "проф", "рис",
    "руб", "стр", "табл", "тел", "тов", "тыс", "чел",
    "approx", "dept", "etc", "fig", "inc", "ltd", "vol",
])
# fmt: on
_RAZDEL_ABBREVIATED: Final = HEAD_SOKRS | SOKRS | INITIALS | {pair[0] for pair in PAIR_SOKRS}
_END: Final = ".!?…"
_OPEN_ENDED: Final = frozenset(",-–—(«")
_NARROW_LINE: Final = 30
_WIDE_LINE: Final = 50
_WINDOW: Final = 24
_KEPT: Final = 16  # texts: several parts of the program read the sentences of one essay


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order, without the white space and list markers before them.

    Headings and list items count as sentences. Linear in the text's length.
    """
    return list(_sentences(text))


@lru_cache(maxsize=_KEPT)
def _sentences(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for block in _blocks(text):
        for piece in _pieces(text, block):
            found.extend(_split(text, piece))
    trimmed = (_trimmed(text, span) for span in found)
    return tuple(s for s in trimmed if not _ONLY_A_MARKER.fullmatch(text, *s))


def _blocks(text: str) -> Iterator[Span]:
    """Runs of lines that read on: paragraphs, headings, list items."""
    block: Span | None = None
    before = Span(0, 0)
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        if not match.group().strip():
            continue
        if block and _reads_on(text, before, line):
            block = Span(block.start, line.end)
        else:
            if block:
                yield block
            block = line
        before = line
    if block:
        yield block


def _reads_on(text: str, before: Span, line: Span) -> bool:
    """Whether `line` goes on with the sentence of the line `before` it."""
    if text.count("\n", before.end, line.start) > 1 or _MARKER.match(text, *line):
        return False
    above = text[before.start : before.end].rstrip()
    if above[-1] in _END + ":;":
        return False
    if text[line.start : line.end].lstrip()[0].islower():
        return len(above) >= _NARROW_LINE
    if above[-1] in _OPEN_ENDED:
        return True
    last_word = above.rsplit(maxsplit=1)[-1]
    return len(above) >= _WIDE_LINE and len(last_word) <= 3 and last_word.islower()


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """The block, cut where a list item begins inside it and where a space was forgotten."""
    cuts = {m.end() for m in _INLINE_ITEM.finditer(text, block.start, block.end)}
    cuts |= {m.start() for m in _BULLET.finditer(text, block.start, block.end)}
    if _GLUED.search(text, *block):
        slips = _SLIP.finditer(text, *block)
        cuts |= {slip.end() for slip in slips if _is_sentence_end(slip.group())}
    at = block.start
    for cut in sorted(cuts):
        if cut > at:
            yield Span(at, cut)
            at = cut
    yield Span(at, block.end)


def _is_sentence_end(slip: str) -> bool:
    """Whether a word with the marks that follow it ends a sentence though no space follows."""
    word = slip.rstrip(_END + ')»”"')
    if slip[-1] != "." or not word[-1].isalpha():
        return True
    return word.islower() and word not in _ABBREVIATED


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    marker = _MARKER.match(text, start, end) or _BULLET.match(text, start, end)
    if marker and (marker.end() < end):
        start = marker.end()
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end = max(start, end - len(stretch) + len(stretch.rstrip()))
    dangling = end - 2 >= start and text[end - 1] in "-–—•" and text[end - 2].isspace()
    return Span(start, end - 2 if dangling else end)


class _Segmenter(SentSegmenter):  # type: ignore[misc]  # razdel has no types
    """razdel's rules over offsets; only the buffer's first characters matter to them."""

    def offsets(self, text: str) -> Iterator[Span]:
        parts = iter(self.split(text))
        buffer = next(parts)
        start, end = 0, len(buffer)
        for split in parts:
            right = next(parts)
            split.buffer = buffer
            after = end + len(split.delimiter)
            if not (split.right[:1].isspace() and (_ends_plainly(split) or not self.join(split))):
                if len(buffer) <= BULLET_SIZE:
                    buffer += split.delimiter + right
            else:
                yield Span(start, after)
                start, buffer = after, right
            end = after + len(right)
        yield Span(start, end)


def _ends_plainly(split: Any) -> bool:
    """Whether a full stop stands between a plain word in small letters and a capital: none of
    razdel's rules joins these, and most sentences end so."""
    if split.delimiter != ".":
        return False
    word, capital = split.left.rpartition(" ")[2], split.right[1:2]
    plain = word.isalpha() and word.islower() and capital.isalpha() and capital.isupper()
    return plain and len(word) > 1 and word not in _RAZDEL_ABBREVIATED


def _split(text: str, piece: Span) -> Iterator[Span]:
    for span in _segmenter().offsets(text[piece.start : piece.end]):
        yield Span(piece.start + span.start, piece.start + span.end)


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    return _Segmenter(SentSplitter(window=_WINDOW), [rule.function for rule in RULES])
