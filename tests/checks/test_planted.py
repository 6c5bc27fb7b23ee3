"""Faults planted in made-up entries: most are found, and hardly anything else is flagged."""

from __future__ import annotations

from assessor.rubric.shelf import Shelf
from benchmarks.planted import FOUND, RIGHT, Score, load, read


def test_most_planted_faults_are_found_and_few_flags_are_false() -> None:
    shelf, score = Shelf(), Score()
    for planted in load(batch=2):
        score.add(read(planted, shelf))
    assert score.recall >= FOUND
    assert score.precision >= RIGHT
