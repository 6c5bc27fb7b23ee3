"""All rubrics there are: the user's folders, then ours. One is got by id, by path or by nomination.

A user's rubric wins over one of ours with the same id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from textwrap import shorten
from typing import Final

from assessor.errors import RubricError
from assessor.resources import packaged, search_path
from assessor.rubric.load import SUFFIXES, LoadedRubric, load, rubric_files
from assessor.rubric.names import plain
from assessor.rubric.read import read
from assessor.rubric.sentences import closest

DEFAULT: Final = "award-essay"
LABELS: Final = frozenset({"номинация", "nomination", "категория", "category"})
NEARLY: Final = 0.8  # so alike are names that differ by a slip of the pen


class Shelf:
    """Rubrics of these folders and ours; a file is read once, when it is first needed.

    Raises:
        RubricError: one of the folders is none.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._given = tuple(folders)
        self.folders = search_path("rubrics", self._given)
        for folder in self.folders:
            if not folder.is_dir():
                cause = f"There is no folder {folder} to look for rubrics in."
                raise RubricError(cause, "Give a folder of .yaml files.")
        self._load = cache(lambda path: load(path, self.folders))

    def __reduce__(self) -> tuple[type[Shelf], tuple[tuple[Path, ...]]]:
        """Sent to another process, it is the same folders, to be read there."""
        return Shelf, (self._given,)

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
        general = f"Rubric {DEFAULT}, the general one:"
        if not (wanted := _nomination(nomination or "")):
            return self.default(), f"{general} the entry names no nomination."
        titles = self._titles
        if found := titles.get(wanted):
            loaded, title = self._one(found)
            return loaded, f"Rubric {loaded.rubric.id}: it names the entry's nomination «{title}»."
        named = shorten(nomination or "", 100, placeholder="…")
        why = f"{general} no rubric names the nomination «{named}»."
        if near := closest(wanted, titles, cutoff=NEARLY):
            loaded, title = titles[near][0]
            why += f" Nearest is «{title}»: if it is meant, use --rubric {loaded.rubric.id}."
        return self.default(), why

    def all(self) -> tuple[LoadedRubric, ...]:
        """Every rubric, ours last.

        Raises:
            RubricError: one of them cannot be used.
        """
        return tuple(self._load(path) for path in self.files.values())

    @cached_property
    def _titles(self) -> dict[str, list[tuple[LoadedRubric, str]]]:
        """Nomination as it is compared → the rubrics that name it, and how; the user's first."""
        titles: defaultdict[str, list[tuple[LoadedRubric, str]]] = defaultdict(list)
        for loaded in self.all():
            for title in loaded.rubric.titles():
                titles[_nomination(title)].append((loaded, title))
        return titles

    def _one(self, found: Sequence[tuple[LoadedRubric, str]]) -> tuple[LoadedRubric, str]:
        """The rubric of the first folder; two of the same folder are one too many."""
        first, title = found[0]
        here = {loaded.path for loaded, _ in found if loaded.path.parent == first.path.parent}
        if len(here) > 1:
            cause = f"{' and '.join(map(str, sorted(here)))} both name the nomination «{title}»."
            raise RubricError(cause, "Remove it from one of them, or choose with --rubric.")
        return first, title

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
    """The id in the file; the file's name where the file cannot be read that far.

    Ours are named by their ids, and need not be read to be found.
    """
    if path.parent == packaged("rubrics"):
        return path.stem
    try:
        data = read(path).data
    except RubricError:
        data = None
    id_ = data.get("id") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) else path.stem


def _nomination(name: str) -> str:
    """As nominations are compared: without the word itself and without years and numbers."""
    words = plain(name).split()
    return " ".join(w for w in words if w not in LABELS and not w.isdigit())
