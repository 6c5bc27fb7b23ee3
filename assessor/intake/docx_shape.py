"""Drawn shapes of a Word file that hold text: where they lie and what they are filled with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.intake.colours import Colour, of_hex
from assessor.intake.docx_look import OFF, THEME
from assessor.intake.look import Ground, number

ANCHORS = frozenset({"anchor", "inline"})
VML = frozenset({"shape", "rect", "roundrect", "oval"})
OUTSIDE_LEFT, OUTSIDE_RIGHT = -1_500_000, 12_000_000
"""A shape that ends left of the one or begins right of the other is off any page, in EMU (914,400
to the inch), whether it is counted from the page or from its margin."""
LEAST_SIDE = 25_400
POINT = 12_700
LENGTH = re.compile(
    r"(?:^|;)\s*(margin-left|margin-top|left|top|width|height)\s*:\s*(-?[\d.]+)(pt|in|cm|px)?"
)
UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "px": 9_525, "": 9_525}


@dataclass
class Shape:
    """One shape. `ground` None: what lies below it shows through. Lengths in EMU."""

    x: int = 0
    y: int = 0
    width: int = 1_000_000
    height: int = 1_000_000
    unseen: bool = False
    ground: Ground | None = None
    filled: bool = False
    """Does it say itself what it is filled with?"""

    @property
    def how(self) -> str:
        """By what means its text is hidden; "" if it shows."""
        ends = self.x + self.width, self.y + self.height
        if min(ends) < OUTSIDE_LEFT or max(self.x, self.y) > OUTSIDE_RIGHT:
            return "off the page"
        flat = min(self.width, self.height) < LEAST_SIDE
        return "hidden text" if self.unseen or flat else ""

    def note(
        self, tag: str, said: Mapping[str, str], path: Sequence[str], theme: Mapping[str, Colour]
    ) -> None:
        """Take in an element within the shape (ECMA-376, part 1, chapter 20)."""
        within = path[-2] if len(path) > 1 else ""
        if tag == "extent":
            self.width, self.height = number(said.get("cx", ""), 1), number(said.get("cy", ""), 1)
        elif tag == "docPr":
            self.unseen = said.get("hidden", "0") not in OFF
        elif tag == "spPr":
            self.ground, self.filled = None, False
        elif within == "spPr" and tag.endswith("Fill"):
            self.ground, self.filled = (None if tag == "noFill" else Ground(None)), True
        elif within == "solidFill" and path[-3:-2] == ["spPr"]:
            named = said.get("val", "")
            self.ground = Ground(of_hex(named) or theme.get(THEME.get(named, named)))
        elif within.endswith("Clr") and path[-4:-3] == ["spPr"]:
            self.ground = Ground(None)
        elif tag == "fillRef":
            styled = not self.filled and said.get("idx", "0") != "0"
            self.ground = Ground(None) if styled else self.ground

    def offset(self, direction: str, text: str) -> None:
        """Its distance from what it is counted from, across (positionH) or down."""
        if direction == "positionH":
            self.x = number(text, 0)
        else:
            self.y = number(text, 0)


def vml_shape(said: Mapping[str, str]) -> Shape:
    """A shape in the older language VML, which says all in its attributes."""
    shape = Shape()
    style = said.get("style", "").lower()
    for name, length, unit in LENGTH.findall(style):
        emu = round(min(float(length.strip(".") or 0), 1e6) * UNITS[unit]) if _plain(length) else 0
        if name in {"width", "height"}:
            setattr(shape, name, emu)
        else:
            setattr(shape, "x" if name.endswith("left") else "y", emu)
    shape.unseen = "visibility:hidden" in style.replace(" ", "")
    if said.get("filled", "t") not in {"f", "false"} and "fillcolor" in said:
        shape.ground = Ground(of_hex(said["fillcolor"].split(" ")[0]))
    return shape


def _plain(length: str) -> bool:
    return length.count(".") < 2 and length.count("-") < 2
