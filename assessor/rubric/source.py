"""A rubric file's data, with the line of every field in it and the name a person gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from assessor.rubric.problems import FieldPath, Problem


class Fault(NamedTuple):
    """Something that this part of YAML does not have."""

    line: int
    where: FieldPath
    cause: str
    remedy: str


@dataclass
class Source:
    """A file's data, the line (1-based) of every field in it, and what is wrong with its YAML.

    Keys of mappings are texts in `data` and in paths (a level's too), numbers in a path are
    places in a list. `complete` is false when the rest of the file could not be read.
    """

    path: Path
    data: Any = None
    lines: dict[FieldPath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = False

    def line(self, where: FieldPath) -> int:
        """The line of the field, or of the nearest thing around it that is there."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def problem(self, where: FieldPath, cause: str, remedy: str, line: int = 0) -> Problem:
        """A problem of that field, its line looked up unless it is given."""
        return Problem(self.path, line or self.line(where), self.name(where), cause, remedy)

    def problems(self) -> list[Problem]:
        """What is wrong with the YAML itself."""
        return [self.problem(f.where, f.cause, f.remedy, f.line) for f in self.faults]

    def at(self, where: FieldPath) -> Any:
        """What stands at that place; None if nothing does."""
        here = self.data
        for step in where:
            here = _child(here, step)
        return here

    def rename(self, where: FieldPath, key: str | None) -> None:
        """Gives the last key of `where` another name; takes it out if None, or if that is taken."""
        *parents, old = where
        mapping = self.at(tuple(parents))
        value = mapping.pop(old)
        if key is None or key in mapping:
            return
        mapping[key] = value
        depth = len(parents)
        for place, line in list(self.lines.items()):
            if place[: depth + 1] == where:
                self.lines.setdefault((*parents, key, *place[depth + 1 :]), line)

    def name(self, where: FieldPath) -> str:
        """The field as a person names it: items of a list by `id`, else by number from 1."""
        name, here = "", self.data
        for step in where:
            in_list, here = isinstance(here, list), _child(here, step)
            id_ = here.get("id") if in_list and isinstance(here, dict) else None
            if in_list and not isinstance(id_, str):
                name += f"[{int(step) + 1}]"
            else:
                name += f".{id_ or step}"
        return name.lstrip(".")


def _child(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (LookupError, TypeError):
        return None
