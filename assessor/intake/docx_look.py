"""How text looks in a Word file, as far as that can hide it: styles, themes, shading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assessor.intake.colours import BLACK, WHITE, Colour, mixed, of_hex
from assessor.intake.look import AS_INHERITED, LEAST_LINE, Ground, Look, number
from assessor.intake.package import Package

OUTSIDE = 17_000
"""Twentieths of a point: wider than a page, even when it lies on its side."""
OUTWARD = 2_880
"""The same unit: a frame that ends so far outside of where it is placed by has left the page."""
SUNK = 1_700
"""Half points that text is raised or lowered by: higher than a page."""
MOST_STYLES = 100
"""Of tables, based on each other."""
OFF = {"0", "false", "off", "none"}
HIGHLIGHTS: dict[str, Colour] = {
    "black": BLACK, "white": WHITE, "blue": (0, 0, 255), "cyan": (0, 255, 255),
    "green": (0, 255, 0), "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0),
    "darkBlue": (0, 0, 139), "darkCyan": (0, 139, 139), "darkGreen": (0, 100, 0),
    "darkMagenta": (139, 0, 139), "darkRed": (139, 0, 0), "darkYellow": (139, 139, 0),
    "darkGray": (169, 169, 169), "lightGray": (211, 211, 211),
}  # fmt: skip
THEME = {
    "background1": "lt1", "light1": "lt1", "text1": "dk1", "dark1": "dk1", "background2": "lt2",
    "light2": "lt2", "text2": "dk2", "dark2": "dk2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
}  # fmt: skip
"""What texts call the colours of a theme, and what the theme calls them."""


@dataclass
class Style:
    look: Look = AS_INHERITED
    based_on: str | None = None
    list_id: str | None = None
    shades_cells: bool = False


@dataclass
class Looks:
    """The styles of a file and the colours of its theme."""

    theme: dict[str, Colour] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    usual: Look = AS_INHERITED
    """What holds where no style says otherwise."""
    default: str | None = None
    """The style of paragraphs that name none."""
    _known: dict[str | None, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Looks:
        looks = cls(theme=_theme(package))
        current, path = Style(), [""]
        for kind, tag, attributes, _ in package.events("word/styles.xml"):
            if kind == "start":
                if tag == "style":
                    current = looks._begin(attributes)
                looks._define(current, tag, attributes, path)
                path.append(tag)
            elif kind == "end":
                path.pop()
        return looks

    def _begin(self, attributes: Mapping[str, str]) -> Style:
        id_ = attributes.get("styleId", "")
        if attributes.get("default", "0") not in OFF and attributes.get("type") == "paragraph":
            self.default = id_
        style = self.styles[id_] = Style()
        return style

    def _define(
        self, style: Style, tag: str, attributes: Mapping[str, str], path: list[str]
    ) -> None:
        value = attributes.get("val", "")
        if tag == "basedOn":
            style.based_on = value
        elif tag == "numId":
            style.list_id = value
        elif tag == "shd" and path[-1] == "tcPr":
            style.shades_cells = True
        elif "docDefaults" in path:
            self.usual = self.with_(self.usual, path, tag, attributes)
        elif "tblStylePr" not in path:
            style.look = self.with_(style.look, path, tag, attributes)

    def style(self, name: str | None) -> Look:
        """How a style and those it is based on make text look."""
        chain = list(self._lineage(name))
        look = self._known.get(self.styles[chain[-1]].based_on if chain else name, AS_INHERITED)
        for each in reversed(chain):
            look = self._known[each] = self.styles[each].look.over(look)
        return look

    def shades_cells(self, name: str | None) -> bool:
        """Does a style of tables, or one that it is based on, colour cells?"""
        seen: set[str] = set()
        while name and name in self.styles and name not in seen and len(seen) < MOST_STYLES:
            if self.styles[name].shades_cells:
                return True
            seen.add(name)
            name = self.styles[name].based_on
        return False

    def _lineage(self, name: str | None) -> Iterator[str]:
        """A style and those that it is based on, up to one whose look is known. They may go round
        in a circle."""
        seen: set[str] = set()
        while name and name in self.styles and name not in seen and name not in self._known:
            yield name
            seen.add(name)
            name = self.styles[name].based_on

    def with_(
        self, look: Look, path: Sequence[str], tag: str, attributes: Mapping[str, str]
    ) -> Look:
        """The look with one more property of a run or a paragraph; `path` leads to its element."""
        within, value = path[-1], attributes.get("val", "")
        if tag in {"shd", "highlight"} and within in {"rPr", "pPr"}:
            ground = self.ground(attributes)
            return replace(look, ground=ground) if ground or tag == "shd" else look
        if within == "pPr":
            return _paragraph_with(look, tag, attributes)
        if "textFill" in path[-2:]:
            return self._filled(look, tag, value)
        return self._run_with(look, tag, attributes) if within == "rPr" else look

    def _run_with(self, look: Look, tag: str, attributes: Mapping[str, str]) -> Look:
        value = attributes.get("val", "")
        if tag == "vanish":
            return replace(look, vanish=value.lower() not in OFF)
        if tag == "specVanish" and value.lower() not in OFF:
            return replace(look, vanish=True)
        if tag == "color":
            auto = value == "auto" and "themeColor" not in attributes
            return replace(look, auto=auto, colour=None if auto else self._colour(attributes))
        if tag == "sz" and value.isdecimal():
            return replace(look, size=int(value[:6]))
        if tag == "w":
            return replace(look, scale=number(value, 100))
        if tag == "position" and abs(number(value, 0)) > SUNK:
            look = replace(look, outside=True)
        return replace(look, spacing=number(value, 0)) if tag == "spacing" else look

    def _filled(self, look: Look, tag: str, value: str) -> Look:
        """The look with a fill of Word 2010, which goes before the colour."""
        if tag == "noFill":
            return replace(look, clear=True)
        colour = of_hex(value) or self.theme.get(THEME.get(value, value))
        return replace(look, auto=False, colour=colour) if tag.endswith("Clr") else look

    def _colour(
        self, said: Mapping[str, str], own: str = "val", theme: str = "theme"
    ) -> Colour | None:
        """The colour that an element says, of the theme if it has one."""
        named = said.get(f"{theme}Color" if theme == "theme" else theme, "")
        base = self.theme.get(THEME.get(named, named))
        if base is None:
            return of_hex(said.get(own, ""))
        if (tint := _share(said.get(f"{theme}Tint"))) is not None:
            return mixed(base, WHITE, tint)
        shade = _share(said.get(f"{theme}Shade"))
        return base if shade is None else mixed(base, BLACK, shade)

    def ground(self, shading: Mapping[str, str]) -> Ground | None:
        """What shading or highlighting lays below text; None: nothing."""
        kind = shading.get("val", "")
        if "fill" not in shading and "themeFill" not in shading and kind in HIGHLIGHTS:
            return Ground(HIGHLIGHTS[kind])
        fill = self._colour(shading, "fill", "themeFill")
        if kind == "solid":
            return Ground(self._colour(shading, "color") or BLACK)
        if kind.startswith("pct"):
            share = number(kind[3:], 0) / 100
            return Ground(mixed(self._colour(shading, "color") or BLACK, fill or WHITE, share))
        return Ground(fill) if fill else None


def _share(text: str | None) -> float | None:
    """Two hexadecimal digits as a share of 255."""
    try:
        return int(text, 16) / 255 if text else None
    except ValueError:
        return None


def _paragraph_with(look: Look, tag: str, said: Mapping[str, str]) -> Look:
    if tag == "spacing" and said.get("lineRule") == "exact":
        return replace(look, line=number(said.get("line", ""), 240))
    if tag == "framePr" and said.get("hRule") == "exact":
        look = replace(look, line=number(said.get("h", ""), 240))
    if tag in {"ind", "framePr"}:
        sides = (said.get(side, "") for side in ("left", "start", "right", "end", "x", "y"))
        far = any(abs(number(side, 0)) > OUTSIDE for side in sides)
        far = far or (tag == "framePr" and _outward(said))
        return replace(look, outside=far or look.outside is True)
    return look


def _outward(frame: Mapping[str, str]) -> bool:
    """Does a frame end to the left of the page, or above it?"""
    ends = number(frame.get("x", ""), 0) + number(frame.get("w", ""), OUTSIDE // 2)
    bottom = number(frame.get("y", ""), 0) + number(frame.get("h", ""), 0)
    return min(ends, bottom) < -OUTWARD


def hides_rows(tag: str, within: str, said: Mapping[str, str]) -> str:
    """By what means a property of a table or of its row hides all of it; "" if it does not."""
    if within == "trPr" and tag == "hidden":
        return "hidden text" if said.get("val", "").lower() not in OFF else ""
    if within == "trPr" and tag == "trHeight" and said.get("hRule") == "exact":
        return "tiny text" if number(said.get("val", ""), 240) < LEAST_LINE else ""
    if within == "tblPr" and tag in {"tblpPr", "tblInd"}:
        places = (said.get(place, "") for place in ("tblpX", "tblpY", "w"))
        return "off the page" if any(abs(number(p, 0)) > OUTSIDE for p in places) else ""
    return ""


def _theme(package: Package) -> dict[str, Colour]:
    colours: dict[str, Colour] = {}
    path: list[str] = []
    for kind, tag, attributes, _ in package.events("word/theme/theme1.xml"):
        if kind == "start":
            path.append(tag)
            said = attributes.get("lastClr", attributes.get("val", ""))
            if len(path) > 2 and path[-3] == "clrScheme" and (colour := of_hex(said)):
                colours.setdefault(path[-2], colour)
        elif kind == "end":
            path.pop()
    return colours
