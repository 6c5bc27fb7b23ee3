"""What of a page's text a person sees: the page is painted with it and without it, and compared.

This finds what is covered, clipped away, transparent, in the colour of its ground or on a layer
that is switched off, without a rule for each. Text that lies over other text is taken away by
itself, so that neither passes for the other. Works in the process of `pdfium_lines`.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import Any

from pypdfium2 import raw

from assessor.intake.pdfium_page import WHITE, Box, Budget, Contents, size_of
from assessor.intake.pdfium_text import Char, Owner, address

FAINT = 9
"""Steps of 255 between text and ground that nobody sees (#f6f6f6 on white)."""
PRINTED = 40
"""Steps between the darkest and the lightest point where a scanner saw a letter."""
MOST_LAYERS = 4
"""More texts than that on one spot cannot be read."""
CELL = 4.0
"""Side of the squares by which overlapping is told, in points."""
MOST_CELLS = 8
SAME_PLACE = 2.0
"""Points between a letter and its shadow, or the second stroke that makes it bold."""
SAMPLED_TWINS = 6
LAID, COMPARED = 1.5, 2.5
"""The work of a character: to find its layer and to compare its pictures."""
SAMPLES = 24
"""So many rows of a glyph are compared at most."""
UNPAINTED_MODES = (3, 7)
CLIPPING = 7
"""Text that other things are painted through."""

Cell = tuple[int, int]


def unseen(
    page: Any, contents: Contents, chars: Sequence[Char], owners: Sequence[Owner], budget: Budget
) -> set[int]:
    """Numbers of the characters that do not show; white space is never among them."""
    looked = _Painted.of(page, chars, owners, contents, budget)
    shows = looked.shows if looked else _Guessed(owners, contents).shows
    found = set()
    for at, char in enumerate(chars):
        if char.text.isspace():
            continue
        owner = owners[char.owner]
        if owner.mode in UNPAINTED_MODES or (char.blank and owner.embedded):
            # Scanners lay the text that they recognised invisibly over their pictures.
            over = owner.mode == CLIPPING or _lies_on(char.box, contents.pictures)
            seen = over and (looked is None or looked.printed(char.box))
        else:
            seen = shows(char)
        if not seen:
            found.add(at)
    return found


def _lies_on(box: Box, grounds: Iterable[Box]) -> bool:
    """Is the middle of the box on one of the others?"""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in grounds)


class _Guessed:
    """For a page that is too much work to paint: told by colour and by what lies there."""

    def __init__(self, owners: Sequence[Owner], contents: Contents) -> None:
        self.owners = owners
        self.whole = contents.whole
        self.grounds = [*contents.pictures, *contents.areas]

    def shows(self, char: Char) -> bool:
        *rgb, alpha = self.owners[char.owner].fill
        if not alpha:
            return False
        return min(rgb) < WHITE or not self.whole or _lies_on(char.box, self.grounds)


class _Painted:
    """A page as it looks, and as it looks without each of the layers of its text."""

    def __init__(
        self,
        page: Any,
        owners: Sequence[Owner],
        whole: bytes,
        without: list[bytes],
        layer: list[int],
    ) -> None:
        self.owners = owners
        self.whole = whole
        self.without = without
        self.layer = layer
        self.width, self.height = size_of(page)
        self.matrix = _to_pixels(page, self.width, self.height)

    @classmethod
    def of(
        cls,
        page: Any,
        chars: Sequence[Char],
        owners: Sequence[Owner],
        contents: Contents,
        budget: Budget,
    ) -> _Painted | None:
        """None: painting it is too much work."""
        if not contents.whole or not budget.affords(LAID * len(chars)):
            return None
        layer = _layers(chars, owners)
        layers = max(layer, default=0) + 1
        paints = contents.once + contents.each * (1 + layers)
        if not budget.affords(paints + COMPARED * len(chars)):
            return None
        owned = {address(owner.handle) for owner in owners}
        twins = [text for text in contents.texts if address(text) not in owned]
        whole = _paint(page)
        without = []
        for number in range(layers):
            group = [o.handle for o, own in zip(owners, layer, strict=True) if own == number]
            without.append(_paint_without(page, [*group, *twins]))
        painted = [picture for picture in without if picture]
        if not whole or len(painted) < len(without):
            return None
        return cls(page, owners, whole, painted, layer)

    def shows(self, char: Char) -> bool:
        owner = self.owners[char.owner]
        layer = self.layer[char.owner]
        if layer >= MOST_LAYERS:
            return False
        ground = self.without[layer]
        if char.blank:  # a font of the reader's system, which is not known here
            return self._contrasts(ground, char.box, owner.fill)
        whole = self.whole
        return any(
            _contrast(whole[start:end], ground[start:end]) for start, end in self._rows(char.box)
        )

    def printed(self, box: Box) -> bool:
        """Is there anything but one colour where the text lies?"""
        points = b"".join(self.whole[start:end] for start, end in self._rows(box))[1::4]
        return bool(points) and max(points) - min(points) >= PRINTED

    def _contrasts(self, ground: bytes, box: Box, fill: tuple[int, int, int, int]) -> bool:
        """Would this colour show on the ground?"""
        red, green, blue, alpha = fill
        points = b"".join(ground[start:end] for start, end in self._rows(box))
        for colour, channel in ((blue, 0), (green, 1), (red, 2)):
            if any(abs(point - colour) * alpha >= FAINT * 255 for point in points[channel::4]):
                return True
        return False

    def _rows(self, box: Box) -> Iterator[tuple[int, int]]:
        """Where each row of a box begins and ends in a picture, from its middle."""
        a, b, c, d, e, f = self.matrix
        x, far_x = a * box[0] + c * box[1] + e, a * box[2] + c * box[3] + e
        y, far_y = b * box[0] + d * box[1] + f, b * box[2] + d * box[3] + f
        left, right = max(int(min(x, far_x)), 0), min(math.ceil(max(x, far_x)), self.width)
        top, bottom = max(int(min(y, far_y)), 0), min(math.ceil(max(y, far_y)), self.height)
        if left >= right or top >= bottom:
            return
        middle = (top + bottom) // 2
        step = max(1, (bottom - top) // SAMPLES)
        for row in (*range(middle, bottom, step), *range(middle - step, top - 1, -step)):
            start = 4 * (row * self.width + left)
            yield start, start + 4 * (right - left)


def _contrast(seen: bytes, below: bytes) -> bool:
    """Does a row of pixels look otherwise?"""
    if seen == below:
        return False
    darker = abs(min(seen) - min(below))  # far quicker than pixel by pixel, and enough for print
    return darker >= FAINT or max(map(abs, map(sub, seen, below))) >= FAINT


def _layers(chars: Sequence[Char], owners: Sequence[Owner]) -> list[int]:
    """For each text object a layer: those that lie over each other are on different ones, unless
    they say the same in one place, as bold type and shadows are made."""
    members: list[list[Char]] = [[] for _ in owners]
    for char in chars:
        if not char.text.isspace():
            members[char.owner].append(char)
    taken: dict[Cell, int] = {}
    """The layers in use in each square, a bit each."""
    said: dict[tuple[str, Cell], int] = {}
    layers = []
    for own in members:
        cells = {cell for char in own for cell in _cells(char.box)}
        used = 0
        for cell in cells:
            used |= taken.get(cell, 0)
        free = (~used & (used + 1)).bit_length() - 1
        twin = _twin(own, said) if used else None
        layer = min(free if twin is None else twin, MOST_LAYERS)
        for cell in cells:
            taken[cell] = taken.get(cell, 0) | 1 << layer
        for char in own:
            said[char.text, _corner(char.box)] = layer
        layers.append(layer)
    return layers


def _twin(own: list[Char], said: dict[tuple[str, Cell], int]) -> int | None:
    """The layer on which the same characters stand in the same places."""
    found = set()
    for char in own[:: len(own) // SAMPLED_TWINS + 1]:
        x, y = _corner(char.box)
        near = ((x + right, y + up) for right in (0, -1, 1) for up in (0, -1, 1))
        found.add(next((said[char.text, at] for at in near if (char.text, at) in said), None))
    return found.pop() if len(found) == 1 else None


def _corner(box: Box) -> Cell:
    return int(box[0] / SAME_PLACE), int(box[1] / SAME_PLACE)


def _cells(box: Box) -> Iterable[Cell]:
    """The squares that the inner half of a box touches, or some of very many."""
    left, bottom, right, top = box
    wide, high = (right - left) / 4, (top - bottom) / 4
    first, last = int((left + wide) / CELL), int((right - wide) / CELL)
    low, up = int((bottom + high) / CELL), int((top - high) / CELL)
    if first == last and low == up:
        return ((first, low),)
    columns, rows = range(first, last + 1), range(low, up + 1)
    across = columns[:: len(columns) // MOST_CELLS + 1]
    return [(x, y) for x in across for y in rows[:: len(rows) // MOST_CELLS + 1]]


def _to_pixels(
    page: Any, width: int, height: int
) -> tuple[float, float, float, float, float, float]:
    """The matrix from points of the page, which may lie turned or cropped, to pixels."""
    fine, far = 64, 1000.0
    x, y = ctypes.c_int(), ctypes.c_int()

    def at(left: float, up: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, width * fine, height * fine, 0, left, up, x, y)
        return x.value / fine, y.value / fine

    (e, f), (ax, ay), (cx, cy) = at(0, 0), at(far, 0), at(0, far)
    return (ax - e) / far, (ay - f) / far, (cx - e) / far, (cy - f) / far, e, f


def _paint_without(page: Any, texts: Sequence[Any]) -> bytes:
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text, False)
    try:
        return _paint(page)
    finally:
        for text in texts:
            raw.FPDFPageObj_SetIsActive(text, True)


def _paint(page: Any) -> bytes:
    """The page as a person sees it, four bytes a pixel from its top; b"": no memory for it."""
    width, height = size_of(page)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, None, 0)
    if not bitmap:
        return b""
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        size = raw.FPDFBitmap_GetStride(bitmap) * height
        return ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
