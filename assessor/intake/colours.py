"""Colours as office formats and web pages write them, and whether one shows on another."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
ALIKE = 16
"""Nobody sees a difference of fewer steps of 255 in every channel (#f0f0f0 on white)."""
WHITISH = 0xF0
HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)


def of_hex(text: str) -> Colour | None:
    """The colour written as six hexadecimal digits, with or without a #."""
    if not (found := HEX.fullmatch(text.strip())):
        return None
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """So much of `one`, and the rest of `other`."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def alike(one: Colour, other: Colour) -> bool:
    """Does text in one of the colours not show on the other?"""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < ALIKE


def lost(text: Colour | None, ground: Colour | None) -> str:
    """By what means text is hidden on its ground; "" if it shows. None: not known."""
    if text is None or ground is None or not alike(text, ground):
        return ""
    return "white text" if min(text) >= WHITISH else "text in the colour of its ground"
