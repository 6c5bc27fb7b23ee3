"""Which rules of a style sheet hold on an ordinary screen (Media Queries 4, CSS Containment 3)."""

from __future__ import annotations

import re

SCREEN = 1280.0
"""Width of the window in pixels, for rules that ask."""
WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)\s*\)")
WIDER = re.compile(r"\bwidth\s*([<>])=?\s*([\d.]+)(px|r?em)")
NARROWER = re.compile(r"([\d.]+)(px|r?em)\s*([<>])=?\s*width\b")
ELSEWHERE = re.compile(
    r"scheme\s*:\s*dark|contrast|orientation\s*:\s*portrait|hover\s*:\s*none|pointer\s*:\s*coarse"
    r"|forced-colors\s*:\s*active|scripting\s*:\s*none"
)


def on_screen(asked: str) -> bool:
    """Does a media query hold on an ordinary screen?"""
    return not asked.strip() or any(map(_holds, asked.lower().split(",")))


def contained(asked: str) -> bool:
    """Does a container query hold for a container as wide as the window? What it asks of styles is
    not worked out, and taken not to hold."""
    query = asked.lower().replace("inline-size", "width")
    bare = query[query.find("(") :] if not query.lstrip().startswith("not") else query
    return "style(" not in query and on_screen(bare)


def supported(asked: str) -> bool:
    """Does a browser support this? All that is asked for, unless by its absence."""
    return not asked.lower().lstrip().startswith("not")


def _holds(query: str) -> bool:
    if query.strip().startswith("not "):
        return not _holds(query.strip().removeprefix("not "))
    words = set(re.findall(r"[\w-]+", re.sub(r"\([^()]*\)", "", query)))
    if "print" in words or "speech" in words or ELSEWHERE.search(query):
        return False
    least = [w for bound, *width in WIDTH.findall(query) if bound == "min" for w in [_px(*width)]]
    most = [w for bound, *width in WIDTH.findall(query) if bound == "max" for w in [_px(*width)]]
    for sign, *width in WIDER.findall(query):
        (least if sign == ">" else most).append(_px(*width))
    for *width, sign in NARROWER.findall(query):
        (least if sign == "<" else most).append(_px(*width))
    return all(width <= SCREEN for width in least) and all(width >= SCREEN for width in most)


def _px(number: str, unit: str) -> float:
    try:
        return float(number) * (1 if unit == "px" else 16)
    except ValueError:
        return 0.0
