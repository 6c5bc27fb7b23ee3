"""Which files the person means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

STANDARD_INPUT = Path("-")


def discover(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file to read, each once: files as given, folders searched in sorted order.

    Hidden files and the lock files of office programs are skipped; links to folders are not
    followed. A path that is missing and a folder without files are handed on as they are, so that
    `documents` can say what is wrong with them.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _files(path):
            identity = file if file == STANDARD_INPUT else file.resolve()
            if identity not in seen:
                seen.add(identity)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if path == STANDARD_INPUT or not path.is_dir():
        yield path
        return
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not _hidden(f))
        for name in sorted(n for n in names if not _hidden(n)):
            found = True
            yield Path(folder) / name
    if not found:
        yield path


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
