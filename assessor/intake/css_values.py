"""Values of a style sheet as numbers: lengths in pixels, colours with their opacity."""

from __future__ import annotations

import re

from tinycss2 import color4

from assessor.intake.colours import Colour

USUAL = 16.0
"""Pixels of type where nothing is said."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e\d{1,2})?")
LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))([a-z]+|%)?")
PIXELS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": USUAL,
    "vw": 12.8, "vh": 8.0,
}  # fmt: skip


def float_of(value: str) -> float:
    """The number that a value begins with."""
    found = NUMBER.match(value)
    return float(found[0]) if found else 0.0


def pixels(value: str, size: float, otherwise: float) -> float:
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


def colour_of(value: str) -> tuple[Colour, float] | None:
    """A colour and its opacity; None for what is none, or not known."""
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
