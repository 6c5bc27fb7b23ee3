"""The glyphs of a PDF's page, each with its place and how it is hidden, if it is.

Works in the process of `pdfium_lines`.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from assessor.intake.pdfium_seen import WHITE, Box, Budget, Char, Owner, unseen

TINY = 2.0
NARROW = 0.12
"""Letters that are set closer than this share of the type size cannot be read."""
LEAST_NARROW = 4
BROKEN_WORD = 2
"""pdfium's own code for a hyphen at the end of a line."""
LIGATURE = 4
"""So many characters may stand for one glyph in honest files."""
LEGIBLE = 0.7
"""Less than this share of characters that mean anything: a font without codes."""
ACTUAL_TEXT = b"ActualText"
FLAT = 0.02
"""pdfium gives a glyph without an outline a box of no height."""


class Glyph(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    size: float
    how: str


class _Found(NamedTuple):
    char: Char
    line: Box
    x: float
    y: float


def glyphs_of(page: Any, budget: Budget) -> tuple[list[Glyph], list[str]]:
    """Every character that is painted on a page, in the file's order, and apart from them what
    the file gives out as the text of letters that say something else."""
    text, pretended = _text(page)
    owners: list[Owner] = []
    found = list(_found(text, owners))
    chars = [each.char for each in found]
    hidden = _hows(found, owners, page.get_cropbox())
    for at in unseen(page, chars, owners, budget):
        hidden[at] = hidden[at] or _means(owners[chars[at].owner])
    _by_words(chars, hidden)
    glyphs = [
        Glyph(each.char.text, each.line[0], each.line[2], each.y, owners[each.char.owner].size, how)
        for each, how in zip(found, hidden, strict=True)
    ]
    return glyphs, pretended


def _text(page: Any) -> tuple[Any, list[str]]:
    """The text that a page paints, and the replacement texts (ISO 32000-1, 14.9.4) that give out
    something else. Where the letters painted have no codes, the replacement is the text."""
    given = page.get_textpage()
    replaced = list(_take_replacements(given))
    if not replaced:
        return given, []
    painted = page.get_textpage()
    said = painted.get_text_range(errors="replace")
    legible = sum(c.isprintable() or c.isspace() for c in said)
    if legible < LEGIBLE * len(said):
        return given, []
    letters = _letters(said)
    return painted, [text for text in replaced if _letters(text) not in letters]


def _take_replacements(text: Any) -> Iterator[str]:
    """Replacement texts of a page, which are taken off it; those of a ligature or a hyphen stay."""
    seen: set[int] = set()
    for at in range(text.count_chars()):
        owner = raw.FPDFText_GetTextObject(text, at)
        if not owner or (address := ctypes.addressof(owner.contents)) in seen:
            continue
        seen.add(address)
        for number in range(raw.FPDFPageObj_CountMarks(owner)):
            mark = raw.FPDFPageObj_GetMark(owner, number)
            actual = _parameter(mark)
            if len(actual.strip()) > LIGATURE:
                raw.FPDFPageObjMark_RemoveParam(owner, mark, ACTUAL_TEXT)
                yield actual


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _parameter(mark: Any) -> str:
    length = ctypes.c_ulong()
    call = raw.FPDFPageObjMark_GetParamStringValue
    if not call(mark, ACTUAL_TEXT, None, 0, length) or length.value <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length.value)
    call(mark, ACTUAL_TEXT, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _found(text: Any, owners: list[Owner]) -> Iterator[_Found]:
    """The characters of a page; `owners` is filled with the text objects that paint them."""
    numbers: dict[int, int] = {}
    high = 0
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        handle = raw.FPDFText_GetTextObject(text, at)
        if not code or 0xD800 <= code < 0xE000 or code > 0x10FFFF or not handle:
            continue
        address = ctypes.addressof(handle.contents)
        if address not in numbers:
            numbers[address] = len(owners)
            owners.append(_owner(text, at, handle))
        yield _place(text, at, "-" if code == BROKEN_WORD else chr(code), numbers[address])


def _place(text: Any, at: int, character: str, owner: int) -> _Found:
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    raw.FPDFText_GetLooseCharBox(text, at, loose)
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    line = (loose.left, loose.bottom, loose.right, loose.top)
    outline = (left.value, bottom.value, right.value, top.value)
    blank = outline[3] - outline[1] < FLAT
    return _Found(Char(character, owner, line if blank else outline, blank), line, x.value, y.value)


def _owner(text: Any, at: int, handle: Any) -> Owner:
    colour = [ctypes.c_uint() for _ in range(4)]
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetFillColor(text, at, *colour)
    raw.FPDFText_GetMatrix(text, at, matrix)
    red, green, blue, alpha = (c.value for c in colour)
    font = raw.FPDFTextObj_GetFont(handle)
    return Owner(
        handle=handle,
        mode=raw.FPDFTextObj_GetTextRenderMode(handle),
        fill=(red, green, blue, alpha),
        embedded=bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 1,
        size=raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d),
    )


def _hows(found: Sequence[_Found], owners: Sequence[Owner], crop: Box) -> list[str]:
    """What is hidden by its place and size alone."""
    narrow = _narrow(found, owners)
    return [
        _how(each.line, owners[each.char.owner], each.char.owner in narrow, crop) for each in found
    ]


def _how(line: Box, owner: Owner, narrow: bool, crop: Box) -> str:
    if line[2] < crop[0] or line[0] > crop[2] or line[3] < crop[1] or line[1] > crop[3]:
        return "off the page"
    return "tiny text" if narrow or 0 < owner.size < TINY else ""


def _narrow(found: Sequence[_Found], owners: Sequence[Owner]) -> set[int]:
    """Text objects whose letters are squeezed together, or drawn on one spot."""
    members: dict[int, list[_Found]] = {}
    for each in found:
        members.setdefault(each.char.owner, []).append(each)
    squeezed = set()
    for owner, own in members.items():
        if len(own) >= LEAST_NARROW:
            wide = max(e.line[2] for e in own) - min(e.line[0] for e in own)
            long = max(math.hypot(e.x - own[0].x, e.y - own[0].y) for e in own)
            if max(wide, long) < NARROW * owners[owner].size * len(own):
                squeezed.add(owner)
    return squeezed


def _means(owner: Owner) -> str:
    *rgb, alpha = owner.fill
    painted = owner.mode != 3 and alpha
    return "white text" if painted and min(rgb) >= WHITE else "hidden text"


def _by_words(chars: Sequence[Char], hidden: list[str]) -> None:
    """A word is hidden if most of it is: full stops are faint, and some glyphs have no ink."""
    word: list[int] = []
    before = ""
    for at in range(len(chars) + 1):
        if at < len(chars) and not chars[at].text.isspace() and _same_run(chars, at, word):
            word.append(at)
            continue
        if word:
            before = _most([hidden[n] for n in word])
            for number in word:
                hidden[number] = before
        word = []
        if at < len(chars):
            if chars[at].text.isspace():
                hidden[at] = before
            else:
                word = [at]


def _same_run(chars: Sequence[Char], at: int, word: Sequence[int]) -> bool:
    return not word or chars[word[-1]].owner == chars[at].owner


def _most(hows: list[str]) -> str:
    shown = hows.count("")
    if 2 * shown >= len(hows):
        return ""
    return max(set(hows) - {""}, key=hows.count)
