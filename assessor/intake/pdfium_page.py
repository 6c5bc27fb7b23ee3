"""What is drawn on a PDF's page, and how much work it is to paint.

Work is counted from what the file holds and never by a clock, so that every machine reads the same
from it. Works in the process of `pdfium_lines`.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""
Matrix = tuple[float, float, float, float, float, float]

WHITE = 0xF5
MOST_PIXELS = 2_000_000
MOST_IMAGE = 40_000_000
"""Pixels of a picture that is left out, as painting it would take too much memory."""
MOST_OBJECTS = 60_000
"""So many objects of a file are looked at."""
MOST_CHARACTERS = 150_000
"""Some sixty pages of print; more take too long on a slow machine."""
DEEPEST = 6
UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
RECTANGLE = 5
"""Segments of a clip that costs nothing."""

PAGE_WORK, FILE_WORK = 600_000.0, 1_200_000.0
"""The most that painting may be, in steps; the unit of the figures below, measured in microseconds
on a processor of 2020. A page that is more work is not painted."""
OBJECT, SEGMENT, LENGTH, DASH = 4.0, 0.2, 0.07, 0.3
"""For each object, segment of a path, and point of its length, whole or in dashes."""
PIXEL, TRANSPARENT, SHADED, CLIPPED = 0.0025, 0.03, 0.01, 0.003
"""For each pixel that is covered, plainly or otherwise."""
DECODED, SCALED = 0.02, 0.0015
"""For each pixel of a picture, once and each time it is painted."""


class TooLong(Exception):
    """The file has more characters than one entry may have."""


class Budget:
    """What may be looked at, painted and read of a file."""

    def __init__(self) -> None:
        self.objects = MOST_OBJECTS
        self.characters = MOST_CHARACTERS
        self.work = FILE_WORK

    def read(self, characters: int) -> None:
        """Raises TooLong when there are no more so many left."""
        self.characters -= characters
        if self.characters < 0:
            raise TooLong

    def affords(self, work: float) -> bool:
        """Is there so much left for one page? If so, it is spent."""
        if work > min(PAGE_WORK, self.work):
            return False
        self.work -= work
        return True


@dataclass
class Contents:
    """The pictures, coloured areas and texts of a page, those in its forms included.

    `once` and `each` are the work of preparing it and of every time it is painted; `whole`: all of
    it was looked at.
    """

    page: Box
    pictures: list[Box] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    texts: list[Any] = field(default_factory=list)
    once: float = 0.0
    each: float = 0.0
    whole: bool = True

    @classmethod
    def of(cls, page: Any, budget: Budget) -> Contents:
        """What is on a page, as far as the budget goes."""
        width, height = size_of(page)
        contents = cls(page.get_cropbox(), each=width * height * PIXEL)
        count = raw.FPDFPage_CountObjects(page)
        contents._look(raw.FPDFPage_GetObject, page.raw, count, (UNTURNED,), budget)
        return contents

    @property
    def pictured(self) -> float:
        """The share of the page that lies under pictures; a scan may be cut into strips."""
        area = (self.page[2] - self.page[0]) * (self.page[3] - self.page[1])
        sides = (_overlap(picture, self.page) for picture in self.pictures)
        return sum(wide * high for wide, high in sides) / area if area > 0 else 0.0

    def _look(
        self,
        get: Callable[..., Any],
        within: Any,
        count: int,
        turns: tuple[Matrix, ...],
        budget: Budget,
    ) -> None:
        for at in range(count):
            if budget.objects <= 0 or len(turns) > DEEPEST:
                self.whole = False
                return
            budget.objects -= 1
            item = get(within, at)
            kind = raw.FPDFPageObj_GetType(item)
            box = _bounds(item, turns)
            self._note(item, kind, box)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                inside = max(raw.FPDFFormObj_CountObjects(item), 0)
                turned = (*turns, _matrix(item))
                self._look(raw.FPDFFormObj_GetObject, item, inside, turned, budget)

    def _note(self, item: Any, kind: int, box: Box) -> None:
        """Take in an object, and the work that it is."""
        wide, high = _overlap(box, self.page)
        self.each += OBJECT + wide * high * PIXEL + _clipping(item)
        if raw.FPDFPageObj_HasTransparency(item):
            self.each += wide * high * TRANSPARENT
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self.texts.append(item)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(box)
            pixels = _pixels(item)
            self.once += pixels * DECODED
            self.each += pixels * SCALED
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if _coloured(item):
                self.areas.append(box)
            self.each += _drawing(item, wide + high)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            self.each += wide * high * SHADED


def size_of(page: Any) -> tuple[int, int]:
    """Width and height in pixels: one a point, fewer on a page as large as a poster."""
    width, height = page.get_size()
    scale = min(1.0, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
    return max(1, int(width * scale)), max(1, int(height * scale))


def _bounds(item: Any, turns: tuple[Matrix, ...]) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    box = left.value, bottom.value, right.value, top.value
    for turn in reversed(turns):
        box = _turned(box, turn)
    return box


def _turned(box: Box, turn: Matrix) -> Box:
    if turn == UNTURNED:
        return box
    a, b, c, d, e, f = turn
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(form: Any) -> Matrix:
    given = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(form, given):
        return UNTURNED
    return given.a, given.b, given.c, given.d, given.e, given.f


def _overlap(box: Box, page: Box) -> tuple[float, float]:
    """Width and height of what lies on the page."""
    wide = min(box[2], page[2]) - max(box[0], page[0])
    high = min(box[3], page[3]) - max(box[1], page[1])
    # In this way round what is no number is nothing.
    return (wide if wide > 0 else 0.0), (high if high > 0 else 0.0)


def _clipping(item: Any) -> float:
    """Work of clips that are no rectangles: each has the size of a page."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    paths = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    odd: int = sum(raw.FPDFClipPath_CountPathSegments(clip, n) > RECTANGLE for n in range(paths))
    return odd * CLIPPED * MOST_PIXELS / 4


def _pixels(image: Any) -> int:
    """How many an image has; one that has too many for the memory is left out, and has none."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    pixels = int(width.value * height.value)
    if pixels > MOST_IMAGE:
        raw.FPDFPageObj_SetIsActive(image, False)
        return 0
    return pixels


def _coloured(path: Any) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *colour)
    return bool(colour[3].value) and min(c.value for c in colour[:3]) < WHITE


def _drawing(path: Any, across: float) -> float:
    """Work of drawing a path that is so many points across."""
    segments: int = max(raw.FPDFPath_CountSegments(path), 1)
    length = across * (1 + math.sqrt(segments))
    a_point = DASH if raw.FPDFPageObj_GetDashCount(path) > 0 else LENGTH
    return segments * SEGMENT + length * a_point
