"""Files of a format's own folder that an earlier run left there.

A person prints the folder: an entry that is no longer in the run must not come out with the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from markupsafe import Markup

MARK: Final = Markup('<meta name="generator" content="assessor">')
HEAD: Final = 4_000  # characters that hold the mark, before the styles


def leftovers(folder: Path, written: Collection[Path]) -> Iterator[Path]:
    """The pages in `folder` that are ours by their mark and not among those `written` now."""
    for path in sorted(folder.glob("*.html")):
        if path not in written and path.is_file() and _is_ours(path):
            yield path


def _is_ours(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        return MARK in file.read(HEAD)
