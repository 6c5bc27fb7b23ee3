"""Lines for a terminal: as wide as they may be, whatever alphabet, and nothing that steers it."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

WIDEST: Final = 80
NARROW: Final = 64  # columns below which a row has no room for a name
SOME: Final = 3  # files of a folder that are named one by one
INVISIBLE: Final = frozenset({"Mn", "Me", "Cf"})


def width() -> int:
    """Columns to fill: those of the terminal, 80 at most; 80 where there is none."""
    return max(20, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))


def printable(text: str) -> str:
    """`text` without characters that could steer a terminal; entrants write what is shown."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "�" for c in text
    )


def cells(text: str) -> int:
    """How many columns a terminal needs for it: two for an emoji or an ideograph, none for an
    accent of its own.
    """
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.category(character) in INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitted(text: str, columns: int) -> str:
    """The text on one line in exactly so many columns: cut with "…", or filled with spaces."""
    text = printable(" ".join(text.split()))
    if cells(text) > columns:
        kept = ""
        for character in text:
            if cells(kept) + _cell(character) > columns - 1:
                break
            kept += character
        text = f"{kept}…"
    return text + " " * (columns - cells(text))


def wrapped(text: str, indent: str = "  ", first: str = "") -> str:
    """A paragraph over as many lines as it needs: one begins with `first`, others with `indent`."""
    return textwrap.fill(
        printable(" ".join(text.split())),
        width(),
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def row(place: str, id_: str, name: str, total: str, status: str) -> str:
    """A line of the ranking; a narrow terminal has no room for the name."""
    columns = width()
    figures = f"{total:>14} {status:<12}"
    if columns < NARROW:
        line = f"{place:>3} {fitted(id_, max(columns - 32, 6))} {figures}"
    else:
        line = f"{place:>3} {fitted(id_, 16)} {fitted(name, columns - 50)} {figures}"
    return line.rstrip()


def named(files: Sequence[Path]) -> Iterator[str]:
    """The files, many of one folder as the folder with their number."""
    together: dict[Path, list[Path]] = {}
    for file in files:
        together.setdefault(file.parent, []).append(file)
    own = files[0].parent if files else None
    for folder, those in together.items():
        if folder == own or len(those) <= SOME:
            yield from map(str, those)
        else:
            yield f"{folder} ({len(those)} files)"
