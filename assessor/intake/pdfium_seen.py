"""What of a page's text a person sees: the page is painted with it and without it, and compared.

This finds what is covered, clipped away, transparent, in the colour of its ground or on a layer
that is switched off, without a rule for each. Text that lies over other text is taken away by
itself, so that neither passes for the other. Works in the process of `pdfium_lines`.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import sub
from typing import Any

from pypdfium2 import raw

from assessor.intake.pdfium_text import Box, Char, Owner, address

FAINT = 9
"""Steps of 255 between text and ground that nobody sees (#f6f6f6 on white)."""
WHITE = 0xF5
PRINTED = 40
"""Steps between the darkest and the lightest point where a scanner saw a letter."""
MOST_PIXELS = 2_000_000
MOST_IMAGE = 40_000_000
"""Pixels of a picture that is left out, as painting it would take too much memory."""
MOST_LAYERS = 4
"""More texts than that on one spot cannot be read."""
CELL = 4.0
"""Side of the squares by which overlapping is told, in points."""
MOST_CELLS = 8
SAME_PLACE = 2.0
"""Points between a letter and its shadow, or the second stroke that makes it bold."""
SAMPLED_TWINS = 6
DEEPEST = 6
PAGE_SECONDS, FILE_SECONDS = 0.6, 2.5
CALLS_A_CHECK = 16
"""pdfium asks after every few objects whether to go on; to look at the clock is not cheap."""
SAMPLES = 24
"""So many rows of a glyph are compared at most."""
UNPAINTED_MODES = (3, 7)
CLIPPING = 7
"""Text that other things are painted through."""

Cell = tuple[int, int]


class Budget:
    """The processor's time that painting a file may take."""

    def __init__(self) -> None:
        self.left = FILE_SECONDS

    def spend(self, seconds: float) -> None:
        self.left -= seconds


@dataclass
class Contents:
    """The pictures, coloured areas and texts of a page, those in its forms included."""

    pictures: list[Box] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    texts: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, page: Any) -> Contents:
        contents = cls()
        contents._look(raw.FPDFPage_GetObject, page, raw.FPDFPage_CountObjects(page), 0)
        return contents

    def _look(self, get: Callable[..., Any], within: Any, items: int, depth: int) -> None:
        for at in range(items):
            item = get(within, at)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.texts.append(item)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(_bounds(item))
                _leave_out_if_large(item)
            elif kind == raw.FPDF_PAGEOBJ_PATH and _coloured(item):
                self.areas.append(_bounds(item))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                inside = max(raw.FPDFFormObj_CountObjects(item), 0)
                self._look(raw.FPDFFormObj_GetObject, item, inside, depth + 1)


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _coloured(path: Any) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *colour)
    return bool(colour[3].value) and min(c.value for c in colour[:3]) < WHITE


def unseen(
    page: Any, contents: Contents, chars: Sequence[Char], owners: Sequence[Owner], budget: Budget
) -> set[int]:
    """Numbers of the characters that do not show; white space is never among them."""
    began = time.process_time()
    looked = _Painted.of(page, chars, owners, contents.texts, budget) if budget.left > 0 else None
    budget.spend(time.process_time() - began)
    shows = looked.shows if looked else _Guessed(owners, contents).shows
    found = set()
    for at, char in enumerate(chars):
        if char.text.isspace():
            continue
        owner = owners[char.owner]
        if owner.mode in UNPAINTED_MODES or (char.blank and owner.embedded):
            # Scanners lay the text that they recognised invisibly over their pictures.
            over = owner.mode == CLIPPING or any(_within(char.box, b) for b in contents.pictures)
            seen = over and (looked is None or looked.printed(char.box))
        else:
            seen = shows(char)
        if not seen:
            found.add(at)
    return found


def _leave_out_if_large(image: Any) -> None:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    if width.value * height.value > MOST_IMAGE:
        raw.FPDFPageObj_SetIsActive(image, False)


def _within(box: Box, ground: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3]


class _Guessed:
    """For a page that takes too long to paint: told by colour and by what lies there."""

    def __init__(self, owners: Sequence[Owner], contents: Contents) -> None:
        self.owners = owners
        self.grounds = [*contents.pictures, *contents.areas]

    def shows(self, char: Char) -> bool:
        *rgb, alpha = self.owners[char.owner].fill
        dark = alpha > 0 and min(rgb) < WHITE
        return dark or any(_within(char.box, ground) for ground in self.grounds)


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
        self.width, self.height = _size(page)
        self.matrix = _to_pixels(page, self.width, self.height)

    @classmethod
    def of(
        cls,
        page: Any,
        chars: Sequence[Char],
        owners: Sequence[Owner],
        texts: Iterable[Any],
        budget: Budget,
    ) -> _Painted | None:
        """None: painting it takes too long."""
        layer = _layers(chars, owners)
        owned = {address(owner.handle) for owner in owners}
        twins = [text for text in texts if address(text) not in owned]
        until = time.process_time() + min(PAGE_SECONDS, budget.left)
        whole = _paint(page, until)
        without = []
        for number in range(max(layer, default=0) + 1):
            group = [o.handle for o, own in zip(owners, layer, strict=True) if own == number]
            without.append(_paint_without(page, [*group, *twins], until))
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
        return any(
            seen != below and max(map(abs, map(sub, seen, below))) >= FAINT
            for seen, below in self._rows(char.box, self.whole, ground)
        )

    def printed(self, box: Box) -> bool:
        """Is there anything but one colour where the text lies?"""
        points = b"".join(row for row, _ in self._rows(box, self.whole, self.whole))[1::4]
        return bool(points) and max(points) - min(points) >= PRINTED

    def _contrasts(self, ground: bytes, box: Box, fill: tuple[int, int, int, int]) -> bool:
        """Would this colour show on the ground?"""
        red, green, blue, alpha = fill
        points = b"".join(row for row, _ in self._rows(box, ground, ground))
        for colour, channel in ((blue, 0), (green, 1), (red, 2)):
            if any(abs(point - colour) * alpha >= FAINT * 255 for point in points[channel::4]):
                return True
        return False

    def _rows(self, box: Box, *pictures: bytes) -> Iterator[tuple[bytes, ...]]:
        """The pixels of a box, a row in each of two pictures at a time, from its middle."""
        a, b, c, d, e, f = self.matrix
        xs = sorted((a * box[0] + c * box[1] + e, a * box[2] + c * box[3] + e))
        ys = sorted((b * box[0] + d * box[1] + f, b * box[2] + d * box[3] + f))
        left, right = max(int(xs[0]), 0), min(math.ceil(xs[1]), self.width)
        top, bottom = max(int(ys[0]), 0), min(math.ceil(ys[1]), self.height)
        if left >= right or top >= bottom:
            return
        middle = (top + bottom) // 2
        step = max(1, (bottom - top) // SAMPLES)
        for y in (*range(middle, bottom, step), *range(middle - step, top - 1, -step)):
            start = 4 * (y * self.width + left)
            end = start + 4 * (right - left)
            yield tuple(picture[start:end] for picture in pictures)


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


def _cells(box: Box) -> Iterator[Cell]:
    """The squares that the inner half of a box touches, or some of very many."""
    left, bottom, right, top = box
    wide, high = (right - left) / 4, (top - bottom) / 4
    columns = range(int((left + wide) / CELL), int((right - wide) / CELL) + 1)
    rows = range(int((bottom + high) / CELL), int((top - high) / CELL) + 1)
    for x in columns[:: len(columns) // MOST_CELLS + 1]:
        for y in rows[:: len(rows) // MOST_CELLS + 1]:
            yield x, y


def _size(page: Any) -> tuple[int, int]:
    """Width and height in pixels: one a point, fewer on a page as large as a poster."""
    width, height = page.get_size()
    scale = min(1.0, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
    return max(1, int(width * scale)), max(1, int(height * scale))


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


def _paint_without(page: Any, texts: Sequence[Any], until: float) -> bytes:
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text, False)
    try:
        return _paint(page, until)
    finally:
        for text in texts:
            raw.FPDFPageObj_SetIsActive(text, True)


def _paint(page: Any, until: float) -> bytes:
    """The page as a person sees it, four bytes a pixel from its top; b"" if it takes too long."""
    width, height = _size(page)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, None, 0)
    if not bitmap:
        return b""
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        asked = count(1)
        late = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(raw.IFSDK_PAUSE))(
            lambda _: int(next(asked) % CALLS_A_CHECK == 0 and time.process_time() > until)
        )
        pause = raw.IFSDK_PAUSE(version=1, NeedToPauseNow=late)
        done = raw.FPDF_RenderPageBitmap_Start(
            bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT, pause
        )
        raw.FPDF_RenderPage_Close(page)
        if done != raw.FPDF_RENDER_DONE:
            return b""
        size = raw.FPDFBitmap_GetStride(bitmap) * height
        return ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
