"""How text of an office document looks, as far as that can hide it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from assessor.intake.colours import WHITE, Colour, lost

TINY_HALF_POINTS = 5
LEAST_SCALE = 15
"""Per cent of their width to which letters are squeezed at most."""
LEAST_LINE = 60
"""Twentieths of a point: a line of an exact height below that shows nothing of its letters."""
CLOSE = 0.4
"""Letters drawn so many type sizes nearer to each other lie on one another."""


@dataclass(frozen=True)
class Ground:
    """What lies below text. `colour` None: a picture, a gradient, something not known."""

    colour: Colour | None


@dataclass(frozen=True)
class Look:
    """How text looks, as far as that can hide it. None: as inherited.

    `auto`: a colour that shows is picked. Sizes in half points, `scale` in per cent, `spacing`
    between letters and `line`, the exact height of lines, in twentieths of a point.
    """

    vanish: bool | None = None
    clear: bool | None = None
    auto: bool | None = None
    colour: Colour | None = None
    size: int | None = None
    scale: int | None = None
    spacing: int | None = None
    line: int | None = None
    outside: bool | None = None
    ground: Ground | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below where it does not."""
        if self is AS_INHERITED:
            return below
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(below, **{name: value for name, value in own.items() if value is not None})

    def hides(self, around: Ground) -> str:
        """By what means text is hidden that stands on this ground; "" if it shows."""
        if self.vanish or self.clear:
            return "hidden text"
        if self.outside:
            return "off the page"
        if self._tiny():
            return "tiny text"
        ground = self.ground or around
        return "" if self.auto else lost(self.colour, ground.colour)

    def _tiny(self) -> bool:
        size = 24 if self.size is None else self.size
        squeezed = self.scale is not None and self.scale < LEAST_SCALE
        stacked = self.spacing is not None and -self.spacing > CLOSE * 10 * size
        cut = self.line is not None and self.line < LEAST_LINE
        return size <= TINY_HALF_POINTS or squeezed or stacked or cut


AS_INHERITED = Look()


PAGE = Ground(WHITE)


def number(text: str, otherwise: int) -> int:
    """A whole number that may be negative or end in a %."""
    plain = text.strip().removesuffix("%").split(".")[0]
    return int(plain) if plain.lstrip("-").isdecimal() and len(plain) < 10 else otherwise
