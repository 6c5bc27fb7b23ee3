"""The characters that a PDF's page paints, and the text objects that paint them.

Works in the process of `pdfium_lines`.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pypdfium2 import raw

from assessor.intake.pdfium_page import Box, Budget

BROKEN_WORD = 2
"""pdfium's own code for a hyphen at the end of a line."""
LIGATURE = 4
"""So many characters may stand for one glyph in honest files."""
LEGIBLE = 0.7
"""Less than this share of characters that mean anything: a font without codes."""
ACTUAL_TEXT = b"ActualText"
FLAT = 0.02
"""pdfium gives a glyph without an outline a box of no height."""
LONGEST = 600_000


class Owner(NamedTuple):
    """A text object: how it is painted. `size` is that of its type, in points of the page."""

    handle: Any
    mode: int
    fill: tuple[int, int, int, int]
    embedded: bool
    size: float


class Char(NamedTuple):
    """A character: its outline's `box`, or that of its `line` where it has none (`blank`);
    `x`, `y` are its origin and `owner` the number of its text object."""

    text: str
    owner: int
    box: Box
    blank: bool
    line: Box
    x: float
    y: float


class Painted(NamedTuple):
    """What a page paints; `pretended` is given out by the file for letters that say otherwise."""

    chars: list[Char]
    owners: list[Owner]
    pretended: list[str]


def painted(page: Any, budget: Budget) -> Painted:
    """The characters of a page, in the file's order. Raises TooLong.

    Replacement texts (ISO 32000-1, 14.9.4) longer than a ligature do not count, unless the
    letters that are painted have no codes.
    """
    text = page.get_textpage()
    budget.read(text.count_chars())
    given = _Reader(text)
    chars = list(given.chars())
    if not given.replaced:
        return Painted(chars, given.owners, [])
    own = page.get_textpage()
    reader = _Reader(own)
    below = list(reader.chars())
    if sum(char.text.isprintable() or char.text.isspace() for char in below) < LEGIBLE * len(below):
        return Painted(chars, given.owners, [])
    letters = _letters("".join(char.text for char in below))
    pretended = [
        said
        for owner, said in given.replaced
        if _letters(said) not in letters and not _broken(said, owner, own)
    ]
    return Painted(below, reader.owners, pretended)


def string_of(write: Callable[..., int]) -> str:
    """The text that a function of pdfium writes into a buffer, when it is told how long it is."""
    length = write(None, 0)
    if not 2 < length < LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    write(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def address(handle: Any) -> bytes:
    """By which an object of pdfium is known again."""
    return bytes(handle)


class _Reader:
    """Reads one page of text; `owners` and `replaced` fill as its characters are read."""

    def __init__(self, text: Any) -> None:
        self.text = text
        self.owners: list[Owner] = []
        self.replaced: list[tuple[Any, str]] = []
        self._numbers: dict[bytes, int] = {}
        self._origin = ctypes.c_double(), ctypes.c_double()
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._loose, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def chars(self) -> Iterator[Char]:
        high = 0
        page, object_of, code_of = (
            self.text.raw,
            raw.FPDFText_GetTextObject,
            raw.FPDFText_GetUnicode,
        )
        for at in range(self.text.count_chars()):
            handle = object_of(page, at)
            if not handle:  # put in by pdfium: a space, the end of a line
                continue
            code = code_of(page, at)
            if 0xD800 <= code < 0xE000:
                if code < 0xDC00:
                    high = code
                    continue
                if not high:
                    continue
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            if 0 < code <= 0x10FFFF:
                yield self._char(at, "-" if code == BROKEN_WORD else chr(code), handle)

    def _char(self, at: int, character: str, handle: Any) -> Char:
        page, loose = self.text.raw, self._loose
        (x, y), (left, right, bottom, top) = self._origin, self._box
        number = self._numbers.setdefault(address(handle), len(self.owners))
        if number == len(self.owners):
            self.owners.append(self._owner(at, handle))
        raw.FPDFText_GetCharOrigin(page, at, x, y)
        raw.FPDFText_GetLooseCharBox(page, at, loose)
        raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
        line = (loose.left, loose.bottom, loose.right, loose.top)
        outline = (left.value, bottom.value, right.value, top.value)
        blank = outline[3] - outline[1] < FLAT
        return Char(character, number, line if blank else outline, blank, line, x.value, y.value)

    def _owner(self, at: int, handle: Any) -> Owner:
        self._take_replacement(handle)
        raw.FPDFText_GetFillColor(self.text, at, *self._colour)
        raw.FPDFText_GetMatrix(self.text, at, self._matrix)
        red, green, blue, alpha = (c.value for c in self._colour)
        font = raw.FPDFTextObj_GetFont(handle)
        size = raw.FPDFText_GetFontSize(self.text, at)
        return Owner(
            handle=handle,
            mode=raw.FPDFTextObj_GetTextRenderMode(handle),
            fill=(red, green, blue, alpha),
            embedded=bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 1,
            size=size * math.hypot(self._matrix.c, self._matrix.d),
        )

    def _take_replacement(self, handle: Any) -> None:
        """Take a replacement text off the page, but for that of a ligature or a hyphen."""
        for number in range(raw.FPDFPageObj_CountMarks(handle)):
            mark = raw.FPDFPageObj_GetMark(handle, number)
            said = _parameter(mark)
            if len(said.strip()) > LIGATURE:
                raw.FPDFPageObjMark_RemoveParam(handle, mark, ACTUAL_TEXT)
                self.replaced.append((handle, said))


def _broken(word: str, owner: Any, text: Any) -> bool:
    """Is it a word that begins with what its object paints, and goes on in the next line?"""
    begun = _letters(string_of(lambda *out: raw.FPDFTextObj_GetText(owner, text, *out)))
    return len(word.split()) == 1 and begun != "" and _letters(word).startswith(begun)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _parameter(mark: Any) -> str:
    length = ctypes.c_ulong()
    call = raw.FPDFPageObjMark_GetParamStringValue
    if not call(mark, ACTUAL_TEXT, None, 0, length) or not 2 < length.value < LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length.value)
    call(mark, ACTUAL_TEXT, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
