"""Which files the person means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from assessor.errors import EntryError
from assessor.resources import DATABASE

STANDARD_INPUT = Path("-")
NAMES = ".names"
"""`entry.txt.names` beside `entry.txt` lists names that a blind run hides; it is no entry."""
WRITTEN_BY_A_RUN: Final = (DATABASE, "assessments.jsonl")
"""A folder that holds one of these is the results of a run among the entries it was made of."""


def discover(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file to read, each once: files as given, folders searched in sorted order.

    Hidden files, the lock files of office programs and folders that a run wrote its results to are
    skipped; links to folders are not followed. A path that is missing and a folder without files
    are handed on as they are, so that `documents` can say what is wrong with them.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(path):
            # Unlike Path.resolve, realpath takes a link that leads to itself for what it is.
            identity = os.path.normcase("-" if file == STANDARD_INPUT else os.path.realpath(file))
            if identity not in seen:
                seen.add(identity)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if path == STANDARD_INPUT or not path.is_dir():
        if not _is_list_of_names(path):
            yield path
        return
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not _hidden(f) and not _results(Path(folder) / f))
        for file in (Path(folder) / name for name in sorted(names) if not _hidden(name)):
            if not _is_list_of_names(file):
                found = True
                yield file
    if not found:
        yield path


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _results(folder: Path) -> bool:
    return any((folder / name).is_file() for name in WRITTEN_BY_A_RUN)


def names_file(path: Path) -> Path:
    """Where names to hide may be listed beside an entry."""
    return path.with_name(path.name + NAMES)


def names_beside(path: Path) -> tuple[str, ...]:
    """The names that the file beside an entry lists, one a line; none where there is no such file.

    Raises EntryError: the list cannot be read.
    """
    beside = names_file(path)
    if path == STANDARD_INPUT or not beside.is_file():
        return ()
    try:
        lines = beside.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise EntryError(
            path.name, f"{beside.name} beside it cannot be read.", "Save the list as UTF-8 text."
        ) from e
    return tuple(line.strip() for line in lines if line.strip())


def _is_list_of_names(path: Path) -> bool:
    return path.suffix == NAMES and path.with_suffix("").is_file()
