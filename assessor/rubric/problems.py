"""What is wrong with a rubric file: each problem with its line, field and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from assessor.errors import RubricError

FieldPath = tuple[str | int, ...]
QUOTE_IT: Final = "Put the text in double quotes."


class Problem(NamedTuple):
    """One fault, or one piece of advice, at a place of a rubric file.

    `line` is 1-based; `field` is the place as a person names it ("criteria.goal.weight"), empty
    for the file as a whole. `cause` and `remedy` are one sentence each.
    """

    path: Path
    line: int
    field: str
    cause: str
    remedy: str
    severity: Literal["error", "advice"] = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: "
        return f"{place}{self.field + ': ' if self.field else ''}{self.cause} {self.remedy}"


class BrokenRubric(RubricError):
    """A rubric file that cannot be used; `problems` are all of its errors, in file order."""

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        self.path = path
        self.problems = tuple(sorted(problems, key=lambda p: (p.line, p.field)))
        if len(self.problems) == 1:
            only = self.problems[0]
            super().__init__(str(only)[: -len(only.remedy) - 1], only.remedy)
            return
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(
            f"{path} has {len(self.problems)} problems:\n{listed}\n",
            f"Mend them, then `assessor rubric lint {path}`.",
        )

    def __reduce__(self) -> tuple[type[BrokenRubric], tuple[Path, tuple[Problem, ...]]]:
        """A reader in a process of its own has to be able to send it."""
        return BrokenRubric, (self.path, self.problems)
