"""How a browser paints the text of an element: what hides it, from its declarations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from assessor.intake.colours import BLACK, WHITE, Colour, lost, mixed
from assessor.intake.css import Declared, resolved
from assessor.intake.css_values import LENGTH, NUMBER, USUAL, colour_of, float_of, pixels
from assessor.intake.html_place import removed

TINY = 3.0
"""Pixels of type that nobody reads."""
CLOSE = 0.4
FAINT = 0.05
DIMMED = re.compile(r"opacity\(\s*([\d.]+)(%?)")
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
            spacing=pixels(values.get("letter-spacing", ""), size, self.spacing),
            how=self.how or removed(values, size, block=block),
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
    found = colour_of(value)
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
    found = next((c for c in map(colour_of, _parts(value)) if c), None)
    if found is None:
        return None if "background-color" in said else below
    colour, alpha = found
    return colour if alpha >= 1 else mixed(colour, below, alpha) if below else None


def _parts(value: str) -> list[str]:
    """A shorthand in its parts; those in brackets stay whole."""
    return re.findall(r"[^\s()]+\([^()]*\)|[^\s()]+", value)


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
    return pixels(value, inherited, inherited)
