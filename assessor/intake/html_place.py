"""What takes an element of a web page from sight: no box, no size, a clip, a place off the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assessor.intake.css_values import NUMBER, PIXELS, colour_of, float_of, pixels

FAINT = 0.05
FLAT = 1.0
FAR, BESIDE = -1_000.0, -400.0
"""Pixels by which text is moved off the page; a box that is placed freely needs fewer."""
BEYOND, BEYOND_WINDOW = 6_000.0, 3_000.0
WINDOWS = 1.5
"""So many windows away is off the page."""
OWN_WIDTHS = 150.0
"""Per cent of its own width by which text is moved aside."""
MOVED = re.compile(r"translate(?:x|y|3d)?\(([^()]*)\)")
ACROSS = re.compile(r"translate(?:x|3d)?\(\s*([^(),]*%)")
SCALED = re.compile(r"(?:scale(?:x|y|3d)?|matrix)\(\s*([^(),]*)(?:,\s*([^(),]*))?")
TURNED = re.compile(r"rotate[xy]\(\s*-?90deg")
ALL = 99.0
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|\b[a-z]{3,20}\b(?!\()")


def removed(said: Mapping[str, str], size: float, *, block: bool) -> str:
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
    return any(0 <= pixels(said.get(side, ""), size, -1.0) <= FLAT for side in sides)


def _cut(said: Mapping[str, str]) -> bool:
    if _clipped(said.get("clip-path", "")) or _masked(said):
        return True
    clip = said.get("clip", "")
    edges = [float(n) for n in NUMBER.findall(clip)] if clip.startswith("rect") else []
    return len(edges) == 4 and (edges[2] - edges[0] <= FLAT or edges[1] - edges[3] <= FLAT)


def _clipped(path: str) -> bool:
    """Does a clip leave nothing? Its numbers are taken in whatever unit they are."""
    kind, _, inner = path.partition("(")
    if kind == "inset":
        sides = [_inset(side) for side in inner.rstrip(") ").partition(" round")[0].split()]
        top, right, bottom, left = _four(sides)
        return top + bottom >= ALL or right + left >= ALL
    if kind in {"circle", "ellipse"}:
        return bool(re.match(r"\s*0(?![.\d]*[1-9])", inner))
    if kind == "polygon":
        points = [point.split()[-2:] for point in inner.rstrip(") ").split(",")]
        across, down = ({float_of(point[n]) for point in points if len(point) == 2} for n in (0, 1))
        return min(len(across), len(down)) == 1
    return bool(kind == "xywh" and 0 in [float_of(n) for n in inner.split()[2:4]])


def _four(sides: Sequence[float]) -> Sequence[float]:
    """Top, right, bottom and left, as a shorthand of fewer values says them."""
    filled = {0: (0.0,) * 4, 1: (*sides,) * 4, 2: (*sides, *sides), 3: (*sides, *sides[1:2])}
    return filled.get(len(sides), sides[:4])


def _inset(side: str) -> float:
    """A side of a clip in per cent of the box; one in pixels counts when it is huge."""
    return float_of(side) if side.endswith("%") else 100.0 * (float_of(side) >= -FAR)


def _masked(said: Mapping[str, str]) -> bool:
    """Is it painted through a mask of nothing? A picture is taken for one that shows."""
    masks = [v for n in ("mask", "mask-image") for p in ("", "-webkit-") if (v := said.get(p + n))]
    sizes = [v for p in ("", "-webkit-") if (v := said.get(f"{p}mask-size"))]
    if masks and any(all(float_of(n) == 0 for n in v.split() if n != "auto") for v in sizes):
        return "auto" not in sizes
    drawn = [mask for mask in masks if "gradient(" in mask and "url(" not in mask]
    colours = [c for mask in drawn for part in COLOUR.findall(mask) if (c := colour_of(part))]
    return bool(colours) and all(alpha < FAINT for _, alpha in colours)


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
    fixed = said.get("position") == "fixed"
    for side in ("left", "top", "right", "bottom"):
        by = _shift(said.get(side, ""), size) if placed else 0.0
        if by <= least or by >= (BEYOND_WINDOW if fixed else BEYOND):
            return True
        if free and _windows(said.get(side, "")) >= (1.0 if fixed else WINDOWS):
            return True
    if placed and any(_shift(part, size) <= least for part in said.get("inset", "").split()):
        return True
    if abs(_shift(said.get("text-indent", ""), size)) >= -BESIDE:
        return True
    margins = [said.get("margin-left", ""), said.get("margin-top", "")]
    margins += said.get("margin", "").split()
    if any(pixels(margin, size, 0.0) <= FAR for margin in margins):
        return True
    return _shifted(said, size)


def _shifted(said: Mapping[str, str], size: float) -> bool:
    shifts = [p.strip() for m in MOVED.findall(said.get("transform", "")) for p in m.split(",")]
    shifts += said.get("translate", "").split()
    if any(pixels(shift, size, 0.0) <= FAR or float_of(shift) <= FAR for shift in shifts):
        return True
    across = [*ACROSS.findall(said.get("transform", "")), *said.get("translate", "").split()[:1]]
    return any(n.endswith("%") and abs(float_of(n)) >= OWN_WIDTHS for n in across)


def _windows(value: str) -> float:
    """By how many windows something is moved, where that is what is said."""
    return float_of(value) / 100 if value.endswith(("vh", "vw", "%")) else 0.0


def _shift(value: str, size: float) -> float:
    """How far something is moved, in pixels; a share is one of a window."""
    return float_of(value) * PIXELS["vw"] if value.endswith("%") else pixels(value, size, 0.0)
