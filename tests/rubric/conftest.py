from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

# A whole rubric in 26 lines; tests break one line of it and say what must be found where.
SMALL = """\
id: small
title: {ru: Малая, en: Small}
language: ru
scale: {min: 0, max: 2}
form:
  like: award-essay
  sections:
    - id: goal
      title: Goal
      limit: {characters: 1800}
criteria:
  - id: first
    title: The first
    description: Is it there?
    weight: 60
    sections: [goal]
    levels:
      0: nothing of it is said
      1: it is said in words
      2: it is shown by a figure
  - id: second
    title: The second
    description: Is it here?
    weight: 40
    levels: {0: nothing of it is said, 1: it is said in words, 2: it is shown by a figure}
summary: {words: 100}
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the small rubric with some of its text replaced, and gives its path."""

    def to_file(*changes: tuple[str, str], name: str = "small.yaml", text: str = SMALL) -> Path:
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} must stand once in the rubric"
            text = text.replace(old, new)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return to_file
