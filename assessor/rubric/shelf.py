"""All rubrics there are: the user's folders, then ours. One is got by id, by path or by nomination.

A user's rubric wins over one of ours with the same id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from assessor.errors import RubricError
from assessor.resources import search_path
from assessor.rubric.load import SUFFIXES, LoadedRubric, load, rubric_files
from assessor.rubric.sentences import closest
from assessor.rubric.source import read

DEFAULT: Final = "award-essay"
PHRASE: Final = 3  # a title of fewer words inside a longer nomination may be a coincidence


class Shelf:
    """Rubrics of these folders and ours; a file is read once, when it is first needed."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.folders = search_path("rubrics", folders)
        self._load = cache(lambda path: load(path, self.folders))

    @cached_property
    def files(self) -> dict[str, Path]:
        """Id → file, in the order of the folders; of two with one id, the one that wins.

        Raises:
            RubricError: two files of one folder have the same id.
        """
        found: dict[str, Path] = {}
        for folder in self.folders:
            for id_, path in _ids(folder).items():
                found.setdefault(id_, path)
        return found

    def get(self, id_or_path: str | Path) -> LoadedRubric:
        """The rubric with that id, else the rubric file of that name.

        Raises:
            RubricError: there is none, or it cannot be used.
        """
        wanted = str(id_or_path)
        if path := self.files.get(wanted):
            return self._load(path)
        if Path(wanted).suffix.lower() in SUFFIXES or Path(wanted).exists():
            return self._load(Path(wanted))
        raise RubricError(f"There is no rubric {wanted}.", self._remedy(wanted))

    def default(self) -> LoadedRubric:
        """The general rubric, for entries whose nomination names no other."""
        return self.get(DEFAULT)

    def for_nomination(self, nomination: str | None) -> tuple[LoadedRubric, str]:
        """The rubric for an entry of that nomination, and a sentence: which one, and why.

        Raises:
            RubricError: two rubrics of one folder claim the nomination, or one cannot be used.
        """
        if not _plain(nomination or ""):
            return (
                self.default(),
                f"Rubric {DEFAULT}, the general one: the entry names no nomination.",
            )
        found = self._naming(nomination or "")
        if found is None:
            why = (
                f"Rubric {DEFAULT}, the general one: no rubric names the nomination «{nomination}»."
            )
            return self.default(), why
        loaded, title = found
        return loaded, f"Rubric {loaded.rubric.id}: it names the entry's nomination «{title}»."

    def all(self) -> tuple[LoadedRubric, ...]:
        """Every rubric, ours last.

        Raises:
            RubricError: one of them cannot be used.
        """
        return tuple(self._load(path) for path in self.files.values())

    def _naming(self, nomination: str) -> tuple[LoadedRubric, str] | None:
        """The rubric that names it best: word for word, or else as a part of it; ours last.

        Word for word means after `_plain`: case, ё, quotes and punctuation do not matter.
        """
        wanted = _plain(nomination)
        ranked = [
            (quality, self.folders.index(loaded.path.parent), loaded, title)
            for loaded in self.all()
            for title in loaded.rubric.titles()
            if (quality := _quality(_plain(title), wanted)) is not None
        ]
        if not ranked:
            return None
        best = min(ranked, key=lambda r: r[:2])
        rivals = {r[2].path: r for r in ranked if r[:2] == best[:2]}
        if len(rivals) > 1:
            cause = f"{' and '.join(map(str, rivals))} both name the nomination «{best[3]}»."
            raise RubricError(cause, "Remove it from one of them, or choose with --rubric.")
        return best[2], best[3]

    def _remedy(self, wanted: str) -> str:
        close = closest(wanted, self.files)
        guess = f"Did you mean {close}? " if close else ""
        return f"{guess}There are: {', '.join(self.files)}; or give the path of a .yaml file."


def _ids(folder: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in rubric_files(folder):
        id_ = _id(path)
        if id_ in files:
            cause = f"{files[id_]} and {path} have the same id {id_}."
            raise RubricError(cause, "Give one of them another id.")
        files[id_] = path
    return files


def _id(path: Path) -> str:
    """The id in the file; the file's name where the file cannot be read that far."""
    try:
        data = read(path).data
    except RubricError:
        data = None
    id_ = data.get("id") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) else path.stem


def _plain(name: str) -> str:
    """Words in small letters with single spaces; ё as е."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("ё", "е")))


def _quality(title: str, wanted: str) -> tuple[int, int] | None:
    """How well a title names the nomination: (0, 0) word for word, (1, -words) as a part of it."""
    if title == wanted:
        return 0, 0
    words = title.count(" ") + 1
    if words >= PHRASE and f" {title} " in f" {wanted} ":
        return 1, -words
    return None
