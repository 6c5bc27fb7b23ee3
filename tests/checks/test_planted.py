"""Faults planted in made-up entries: most are found, and hardly anything else is flagged."""

from __future__ import annotations

import pytest

from assessor.rubric.shelf import Shelf
from benchmarks.planted import FOUND, RIGHT, Score, load, read


@pytest.mark.parametrize("batch", [2, 14, 15, 16, 18])
def test_most_planted_faults_are_found_and_few_flags_are_false(batch: int) -> None:
    shelf, score = Shelf(), Score()
    for planted in load(batch=batch):
        score.add(read(planted, shelf))
    assert score.recall >= FOUND
    assert score.precision >= RIGHT


def test_hardly_anything_is_flagged_where_nothing_is_wrong() -> None:
    shelf, score = Shelf(), Score()
    for planted in load(batch=17):
        score.add(read(planted, shelf))
    assert score.false.total() <= 2
