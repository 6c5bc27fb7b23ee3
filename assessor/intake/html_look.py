"""How a browser paints the text of an element: what hides it, from its declarations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tinycss2 import color4

from assessor.intake.colours import BLACK, WHITE, Colour, lost, mixed
from assessor.intake.css import Declared, resolved

TINY = 3.0
"""Pixels of type that nobody reads."""
CLOSE = 0.4
FAINT = 0.05
FLAT = 1.0
FAR, BESIDE = -1_000.0, -400.0
"""Pixels by which text is moved off the page; a box that is placed freely needs fewer."""
BEYOND = 6_000.0
USUAL = 16.0
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e\d{1,2})?")
LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))([a-z]+|%)?")
MOVED = re.compile(r"translate(?:x|y|3d)?\(([^()]*)\)")
SCALED = re.compile(r"(?:scale(?:x|y|3d)?|matrix)\(\s*([^(),]*)(?:,\s*([^(),]*))?")
TURNED = re.compile(r"rotate[xy]\(\s*-?90deg")
DIMMED = re.compile(r"opacity\(\s*([\d.]+)(%?)")
CUT = re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%\s*\)|(?:circle|ellipse)\(\s*0")
PIXELS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": USUAL,
    "vw": 12.8, "vh": 8.0,
}  # fmt: skip
SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0, "initial": USUAL,
}  # fmt: skip
KEPT = {"inherit", "unset", "revert", ""}


@dataclass(frozen=True)
class Look:
    """What an element hands down to those within it. Lengths in pixels; None: not known."""

    how: str = ""
    """By what means all within is hidden."""
    opacity: float = 1.0
    visible: bool = True
    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    size: float = USUAL
    spacing: float = 0.0
    variables: Mapping[str, str] = field(default_factory=dict)

    def hides(self) -> str:
        """By what means the text of the element is hidden; "" if it shows."""
        if self.how:
            return self.how
        if not self.visible or self.opacity < FAINT:
            return "hidden text"
        if self.size < TINY or -self.spacing > CLOSE * self.size:
            return "tiny text"
        return lost(self.colour, self.ground)

    def within(self, said: Declared, *, block: bool, over: Callable[[], bool]) -> Look:
        """The look of an element within, with these declarations. `block`: it has a box of its own;
        `over`: might it lie on a picture beside it?"""
        own = {name: value for name, value in said.items() if name.startswith("--")}
        variables = {**self.variables, **own} if own else self.variables
        values = {n: resolved(v, variables) for n, v in said.items() if n not in own}
        if not values:
            return replace(self, variables=variables) if own else self
        size = _size(values, self.size)
        look = replace(
            self,
            variables=variables,
            opacity=self.opacity * _opacity(values),
            visible=_visible(values, self.visible),
            size=size,
            spacing=_pixels(values.get("letter-spacing", ""), size, self.spacing),
            how=self.how or _removed(values, size, block=block),
        )
        return _coloured(look, values, over)


def _coloured(look: Look, said: Mapping[str, str], over: Callable[[], bool]) -> Look:
    ground = _ground(said, look.ground)
    if said.get("position") in {"absolute", "fixed"} and ground == look.ground and over():
        ground = None
    look = replace(look, ground=ground)
    value = said.get("-webkit-text-fill-color") or said.get("color", "")
    clip = said.get("background-clip", said.get("-webkit-background-clip", ""))
    if "text" in clip:  # letters cut out of what the background shows
        return replace(look, colour=None)
    if value in KEPT or value == "currentcolor":
        return look
    found = _colour(value)
    if found is None:
        return replace(look, colour=None)
    colour, alpha = found
    if alpha < FAINT:  # letters of no colour show on no picture either
        return replace(look, colour=ground or WHITE, ground=ground or WHITE)
    return replace(look, colour=mixed(colour, ground, alpha) if ground else colour)


def _ground(said: Mapping[str, str], below: Colour | None) -> Colour | None:
    """The colour that text of the element stands on."""
    drawn = said.get("background-image", "") + said.get("background", "")
    if any(mark in drawn for mark in ("url(", "gradient(", "image-set(")):
        return None
    value = said.get("background-color") or said.get("background", "")
    if value in KEPT or value in {"none", "initial"}:
        return below
    found = next((c for c in map(_colour, _parts(value)) if c), None)
    if found is None:
        return None if "background-color" in said else below
    colour, alpha = found
    return colour if alpha >= 1 else mixed(colour, below, alpha) if below else None


def _parts(value: str) -> list[str]:
    """A shorthand in its parts; those in brackets stay whole."""
    return re.findall(r"[^\s()]+\([^()]*\)|[^\s()]+", value)


def _colour(value: str) -> tuple[Colour, float] | None:
    found = color4.parse_color(value)
    if found is None or isinstance(found, str):
        return None
    try:
        red, green, blue, alpha = found.to("srgb")
        return (_step(red), _step(green), _step(blue)), alpha
    except (NotImplementedError, ValueError, ArithmeticError):
        return None


def _step(share: float) -> int:
    return min(255, max(0, round(share * 255)))


def _opacity(said: Mapping[str, str]) -> float:
    share = 1.0
    if own := said.get("opacity"):
        share = _share(own, own.endswith("%"))
    if dimmed := DIMMED.search(said.get("filter", "")):
        share *= _share(dimmed[1], bool(dimmed[2]))
    return share


def _share(text: str, of_hundred: bool) -> float:
    found = NUMBER.match(text)
    return min(1.0, float(found[0]) / (100 if of_hundred else 1)) if found else 1.0


def _visible(said: Mapping[str, str], inherited: bool) -> bool:
    value = said.get("visibility", "")
    return inherited if value in KEPT else value not in {"hidden", "collapse"}


def _size(said: Mapping[str, str], inherited: float) -> float:
    value = said.get("font-size", "")
    if not value and "font" in said:
        parts = [p.split("/")[0] for p in said["font"].split()]
        value = next(
            (p for p in parts if LENGTH.fullmatch(p) and (p == "0" or not p.isdecimal())), ""
        )
    if value in SIZES:
        return SIZES[value]
    if value.endswith("%"):
        return inherited * float_of(value) / 100
    return _pixels(value, inherited, inherited)


def float_of(value: str) -> float:
    """The number that a value begins with."""
    found = NUMBER.match(value)
    return float(found[0]) if found else 0.0


def _pixels(value: str, size: float, otherwise: float) -> float:
    """A length in pixels; `size` is that of the type around."""
    found = LENGTH.fullmatch(value)
    if not found:
        return otherwise
    number, unit = float(found[1]), found[2] or ""
    if not unit:
        return number if number == 0 else otherwise
    if unit in {"em", "ex", "ch"}:
        return number * size * (1.0 if unit == "em" else 0.5)
    return number * PIXELS[unit] if unit in PIXELS else otherwise


def _removed(said: Mapping[str, str], size: float, *, block: bool) -> str:
    """By what means an element and all within it is taken from sight."""
    if said.get("display") == "none" or said.get("content-visibility") == "hidden":
        return "hidden text"
    if _cut(said) or _scaled_away(said) or (_has_box(said, block) and _flat(said, size)):
        return "hidden text"
    return "off the page" if _moved_off(said, size) else ""


def _has_box(said: Mapping[str, str], block: bool) -> bool:
    display = said.get("display", "")
    free = said.get("position") in {"absolute", "fixed"} or said.get("float", "none") != "none"
    return free or (block if not display else display not in {"inline", "contents"})


def _flat(said: Mapping[str, str], size: float) -> bool:
    """Is its box of no height or width, and does what overflows it not show?"""
    overflow = " ".join(said.get(f"overflow{axis}", "") for axis in ("", "-x", "-y"))
    if "hidden" not in overflow and "clip" not in overflow:
        return False
    sides = ("height", "max-height", "width", "max-width")
    return any(0 <= _pixels(said.get(side, ""), size, -1.0) <= FLAT for side in sides)


def _cut(said: Mapping[str, str]) -> bool:
    path, clip = said.get("clip-path", ""), said.get("clip", "")
    if path and (CUT.search(path) or (path.startswith("polygon") and not _nonzero(path))):
        return True
    edges = [float(n) for n in NUMBER.findall(clip)] if clip.startswith("rect") else []
    return len(edges) == 4 and (edges[2] - edges[0] <= FLAT or edges[1] - edges[3] <= FLAT)


def _nonzero(path: str) -> bool:
    return any(float(number) for number in NUMBER.findall(path))


def _scaled_away(said: Mapping[str, str]) -> bool:
    transform = said.get("transform", "")
    scales = [n for found in SCALED.finditer(transform) for n in found.groups() if n]
    if "matrix" in transform:
        scales = scales[:1]
    scales += [said[name] for name in ("scale", "zoom") if said.get(name)]
    small = any(NUMBER.match(n.strip()) and abs(float_of(n.strip())) < FAINT for n in scales)
    return small or bool(TURNED.search(transform))


def _moved_off(said: Mapping[str, str], size: float) -> bool:
    free = said.get("position") in {"absolute", "fixed"}
    least = BESIDE if free else FAR
    placed = free or said.get("position") == "relative"
    for side in ("left", "top", "right", "bottom"):
        by = _shift(said.get(side, ""), size) if placed else 0.0
        if by <= least or by >= BEYOND:
            return True
    if placed and any(_shift(part, size) <= least for part in said.get("inset", "").split()):
        return True
    if abs(_shift(said.get("text-indent", ""), size)) >= -BESIDE:
        return True
    margins = [said.get("margin-left", ""), said.get("margin-top", "")]
    margins += said.get("margin", "").split()
    if any(_pixels(margin, size, 0.0) <= FAR for margin in margins):
        return True
    shifts = [p.strip() for m in MOVED.findall(said.get("transform", "")) for p in m.split(",")]
    shifts += said.get("translate", "").split()
    return any(_pixels(shift, size, 0.0) <= FAR or float_of(shift) <= FAR for shift in shifts)


def _shift(value: str, size: float) -> float:
    """How far something is moved, in pixels; a share is one of a window."""
    return float_of(value) * PIXELS["vw"] if value.endswith("%") else _pixels(value, size, 0.0)
