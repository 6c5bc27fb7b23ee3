"""How text looks in an OpenDocument file: its styles, and frames that lie off the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assessor.intake.colours import of_hex
from assessor.intake.look import AS_INHERITED, PAGE, Ground, Look, number
from assessor.intake.package import Event

Key = tuple[str, str]
"""Family and name of a style."""

FAMILIES = {
    "p": "paragraph", "h": "paragraph", "span": "text", "a": "text", "table-cell": "table-cell",
    "table-row": "table-row", "table": "table", "frame": "graphic", "text-box": "graphic",
    "custom-shape": "graphic", "rect": "graphic", "section": "section",
}  # fmt: skip
PROPERTIES = {
    "text-properties", "paragraph-properties", "table-cell-properties", "table-row-properties",
    "table-properties", "graphic-properties", "section-properties",
}  # fmt: skip
SHAPES = {"frame", "custom-shape", "rect"}
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75}
LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|in|cm|mm|pc|px)")
OUTSIDE = 850.0
"""Points: wider than a page, even when it lies on its side."""
BEYOND = -120.0
TINY_SHARE, FAINT = 20, 5
"""Per cent of the usual size, and of the full strength of colour."""
DEEPEST = 40


@dataclass
class Styles:
    """The styles of a file. `ordered` are its numbered lists, `page` is what its pages lie on."""

    looks: dict[Key, Look] = field(default_factory=dict)
    parents: dict[Key, str] = field(default_factory=dict)
    ordered: set[str] = field(default_factory=set)
    usual: Look = AS_INHERITED
    page: Ground = PAGE
    _key: Key = ("", "")
    _known: dict[Key, Look] = field(default_factory=dict)

    def read(self, events: Iterable[Event]) -> None:
        """Take in the named styles, which stand in a part of their own."""
        for kind, tag, attributes, _ in events:
            if kind == "start":
                self.note(tag, attributes)

    def note(self, tag: str, said: Mapping[str, str]) -> None:
        """Take in an element, if it defines a style."""
        if tag in {"style", "default-style", "list-style"}:
            self._key = said.get("family", ""), said.get("name", "")
            if parent := said.get("parent-style-name"):
                self.parents[self._key] = parent
        elif tag == "list-level-style-number" and said.get("level") == "1":
            self.ordered.add(self._key[1])
        elif tag == "page-layout-properties":
            self.page = _ground(said) or self.page
        elif tag in PROPERTIES:
            if self._key == ("paragraph", ""):
                self.usual = _with(self.usual, tag, said)
            else:
                look = self.looks.get(self._key, AS_INHERITED)
                self.looks[self._key] = _with(look, tag, said)

    def look(self, tag: str, name: str | None) -> Look | None:
        """How an element looks that bears the style `name`; None: as what is around it."""
        if name is None or tag not in FAMILIES:
            return None
        key = FAMILIES[tag], name
        key = key if key in self.looks or key in self.parents else ("", name)
        if key not in self._known:
            look, at = AS_INHERITED, key
            for _ in range(DEEPEST):
                look = look.over(self.looks.get(at, AS_INHERITED))
                if at not in self.parents:
                    break
                at = at[0], self.parents[at]
            self._known[key] = look
        return self._known[key]


def unseen(tag: str, said: Mapping[str, str]) -> str:
    """By what means an element hides all within it; "" if it does not."""
    if tag == "section" and said.get("display") == "none":
        return "hidden text"
    if tag == "hidden-paragraph" and said.get("is-hidden") == "true":
        return "hidden text"
    if tag not in SHAPES:
        return ""
    x, y = _points(said.get("x", ""), 0.0), _points(said.get("y", ""), 0.0)
    width, height = _points(said.get("width", ""), 72.0), _points(said.get("height", ""), 72.0)
    if x + width < BEYOND or y + height < BEYOND or max(x, y) > OUTSIDE:
        return "off the page"
    return "hidden text" if 0 <= min(width, height) < 1 else ""


def _with(look: Look, tag: str, said: Mapping[str, str]) -> Look:
    look = replace(look, ground=_ground(said) or look.ground)
    if tag == "paragraph-properties":
        line = _points(said.get("line-height", ""), -1.0)
        left = _points(said.get("margin-left", ""), 0.0)
        line_of = round(20 * line) if line >= 0 else look.line
        return replace(look, line=line_of, outside=abs(left) > OUTSIDE or look.outside)
    return _text_with(look, said) if tag == "text-properties" else look


def _text_with(look: Look, said: Mapping[str, str]) -> Look:
    if "display" in said:
        look = replace(look, vanish=said["display"] == "none")
    if said.get("use-window-font-color") == "true":
        look = replace(look, auto=True, clear=False)
    elif "color" in said:
        clear = number(said.get("opacity", "100"), 100) < FAINT
        look = replace(look, auto=False, colour=of_hex(said["color"]), clear=clear)
    size = said.get("font-size", "")
    if size.endswith("%"):
        look = replace(look, size=2) if number(size, 100) < TINY_SHARE else look
    elif (points := _points(size, -1.0)) >= 0:
        look = replace(look, size=round(2 * points))
    if "text-scale" in said:
        look = replace(look, scale=number(said["text-scale"], 100))
    if "letter-spacing" in said:
        look = replace(look, spacing=round(20 * _points(said["letter-spacing"], 0.0)))
    return look


def _ground(said: Mapping[str, str]) -> Ground | None:
    """What the properties lay below text; None: nothing."""
    if said.get("fill") in {"gradient", "bitmap", "hatch"}:
        return Ground(None)
    colour = said.get("background-color", "")
    if said.get("fill") == "solid":
        colour = said.get("fill-color", "")
    return Ground(of_hex(colour)) if colour not in {"", "transparent"} else None


def _points(text: str, otherwise: float) -> float:
    found = LENGTH.fullmatch(text)
    return float(found[1]) * POINTS[found[2]] if found else otherwise
