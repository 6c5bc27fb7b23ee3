"""A rubric file → a checked `Rubric` and the hash that says which one it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from assessor.resources import search_path
from assessor.rubric.model import Rubric
from assessor.rubric.problems import BrokenRubric, Problem
from assessor.rubric.read import read
from assessor.rubric.source import Source
from assessor.rubric.validate import validate

SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True)
class LoadedRubric:
    """A rubric as it judges: its form complete, `like` followed.

    `sha256` is that of the effective rubric, written as canonical JSON: comments and layout of
    the file do not change it; a word of a form taken over from another file does.
    """

    rubric: Rubric
    sha256: str
    path: Path


def load(path: Path, folders: Sequence[Path] = ()) -> LoadedRubric:
    """Reads one rubric file; `folders` are searched for the rubric named by `form.like`.

    Raises:
        RubricError: no such file, or not readable.
        BrokenRubric: every problem of the file, each with line, field and remedy.
    """
    return _load(path, folders, (path.resolve(),))


def sha256(rubric: Rubric) -> str:
    """Of the rubric's canonical JSON: keys sorted, no spaces, UTF-8, defaults written out."""
    data = rubric.model_dump(mode="json")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def rubric_files(folder: Path) -> Iterator[Path]:
    """The rubric files of a folder, by name; names that begin with `_` or `.` are not rubrics."""
    if folder.is_dir():
        yield from sorted(
            p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.name[0] not in "._"
        )


def _load(path: Path, folders: Sequence[Path], chain: tuple[Path, ...]) -> LoadedRubric:
    source = read(path)
    if source.complete and not isinstance(source.data, dict):
        raise BrokenRubric(path, [source.problem((), *_no_rubric(source.data))])
    if not source.complete:
        raise BrokenRubric(path, source.problems())
    problems = source.problems() + _complete_form(source, folders, chain)
    rubric, found = validate(source)
    if rubric is None or problems or found:
        raise BrokenRubric(path, problems + found)
    return LoadedRubric(rubric, sha256(rubric), path)


def _no_rubric(data: Any) -> tuple[str, str]:
    if data is None:
        return "the file is empty.", "`assessor rubric new` prints a rubric to fill in."
    what = "a list" if isinstance(data, list) else "a single text"
    return f"the file holds {what}, not a rubric.", "Begin with `id: …` at the left margin."


def _complete_form(
    source: Source, folders: Sequence[Path], chain: tuple[Path, ...]
) -> list[Problem]:
    """Follows `form.like`: puts the parts that are not given here into the source."""
    form = source.data.get("form")
    like = form.get("like") if isinstance(form, dict) else None
    if not isinstance(like, str):
        return []
    del form["like"]
    found = _named(like, (source.path.parent, *search_path("rubrics", folders)), chain)
    if found is None:
        cause = f"there is no other rubric {like} whose form it could share."
        remedy = f"Put {like}.yaml beside this file, or name one of `assessor rubric list`."
        return [source.problem(("form", "like"), cause, remedy)]
    base = _load(found, folders, (*chain, found.resolve())).rubric.form
    given = base.model_dump(mode="json", exclude={"like"}, exclude_none=True)
    source.data["form"] = {**given, **form}
    return []


def _named(id_: str, folders: Sequence[Path], chain: Sequence[Path]) -> Path | None:
    """The file of that name, in the order of the folders; a file never takes from itself."""
    files = (folder / f"{id_}{suffix}" for folder in folders for suffix in SUFFIXES)
    return next((f for f in files if f.is_file() and f.resolve() not in chain), None)
