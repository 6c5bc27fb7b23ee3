"""What files are called by: their names, and their folders where names alone would be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from os.path import abspath
from pathlib import Path, PurePosixPath


def apart(paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
    """A name for each path whose name, without its ending, another path has as well.

    It has as many folders before it as lie below the folder that is common to all of them:
    `Iris/application.docx` and `Vega/application.docx`.
    """
    groups: dict[str, list[PurePosixPath]] = defaultdict(list)
    for path in dict.fromkeys(paths):
        groups[path.stem].append(path)
    return {
        path: PurePosixPath(*path.parts[len(_common(group)) :]).as_posix()
        for group in groups.values()
        if len({path.parent for path in group}) > 1
        for path in group
    }


def _common(group: Iterable[PurePosixPath]) -> tuple[str, ...]:
    """The folders that all paths begin with."""
    shared: list[str] = []
    for folders in zip(*(path.parent.parts for path in group), strict=False):
        if len(set(folders)) > 1:
            break
        shared.append(folders[0])
    return tuple(shared)


def without_ending(name: str) -> str:
    """A path without the ending of its last name; any text will do."""
    path = PurePosixPath(name)
    return (path.parent / path.stem).as_posix()


def called(files: Iterable[Path]) -> dict[Path, str]:
    """The same for files of a run; what is not in it is called by its own name."""
    full = {path: PurePosixPath(Path(abspath(path)).as_posix()) for path in files}
    names = apart(full.values())
    return {path: names[whole] for path, whole in full.items() if whole in names}
