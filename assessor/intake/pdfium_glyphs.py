"""The glyphs of a PDF's page, each with its place and how it is hidden, if it is.

Works in the process of `pdfium_lines`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from assessor.intake.pdfium_page import WHITE, Box, Budget, Contents
from assessor.intake.pdfium_seen import unseen
from assessor.intake.pdfium_text import Char, Owner, painted

TINY = 2.0
NARROW = 0.12
"""Letters that are set closer than this share of the type size cannot be read."""
LEAST_NARROW = 4
UNPAINTED = 3
"""The mode of text that is neither filled nor outlined (ISO 32000-1, table 106)."""


class Glyph(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    size: float
    how: str


def glyphs_of(page: Any, contents: Contents, budget: Budget) -> tuple[list[Glyph], list[str]]:
    """Every character that is painted on a page, in the file's order, and apart from them what
    the file gives out as the text of letters that say something else."""
    chars, owners, pretended = painted(page, budget)
    crop, narrow = page.get_cropbox(), _narrow(chars, owners)
    hidden = [_how(char, owners[char.owner], char.owner in narrow, crop) for char in chars]
    for at in unseen(page, contents, chars, owners, budget):
        hidden[at] = hidden[at] or _means(owners[chars[at].owner])
    _by_words(chars, hidden)
    glyphs = [
        Glyph(char.text, char.line[0], char.line[2], char.y, owners[char.owner].size, how)
        for char, how in zip(chars, hidden, strict=True)
    ]
    return glyphs, pretended


def _how(char: Char, owner: Owner, narrow: bool, crop: Box) -> str:
    """By what means a character is hidden by its place and size alone."""
    line = char.line
    if line[2] < crop[0] or line[0] > crop[2] or line[3] < crop[1] or line[1] > crop[3]:
        return "off the page"
    return "tiny text" if narrow or 0 < owner.size < TINY else ""


def _narrow(chars: Sequence[Char], owners: Sequence[Owner]) -> set[int]:
    """Text objects whose letters are squeezed together, or drawn on one spot."""
    members: dict[int, list[Char]] = {}
    for char in chars:
        members.setdefault(char.owner, []).append(char)
    squeezed = set()
    for owner, own in members.items():
        if len(own) >= LEAST_NARROW:
            wide = max(c.line[2] for c in own) - min(c.line[0] for c in own)
            long = max(math.hypot(c.x - own[0].x, c.y - own[0].y) for c in own)
            if max(wide, long) < NARROW * owners[owner].size * len(own):
                squeezed.add(owner)
    return squeezed


def _means(owner: Owner) -> str:
    *rgb, alpha = owner.fill
    visible = owner.mode != UNPAINTED and alpha
    return "white text" if visible and min(rgb) >= WHITE else "hidden text"


def _by_words(chars: Sequence[Char], hidden: list[str]) -> None:
    """A word is hidden if most of it is: full stops are faint, and some glyphs have no ink."""
    word: list[int] = []
    before = ""
    for at, char in enumerate(chars):
        space = char.text.isspace()
        if word and (space or char.owner != chars[word[-1]].owner):
            before = _settle(word, hidden)
            word = []
        if space:
            hidden[at] = before
        else:
            word.append(at)
    _settle(word, hidden)


def _settle(word: Sequence[int], hidden: list[str]) -> str:
    hows = [hidden[at] for at in word]
    if not any(hows):
        return ""
    shown = 2 * hows.count("") >= len(hows)
    how = "" if shown else max(set(hows) - {""}, key=hows.count)
    for at in word:
        hidden[at] = how
    return how
