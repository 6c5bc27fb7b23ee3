"""Places and ranges: ties are ties, and a missing level is never a zero."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.report.standing import Range, Rated, histogram, places, range_of
from tests.report.factory import english, judged, rubric, russian, score


def test_equal_totals_share_a_place() -> None:
    rated = [Rated(1, 70, True), Rated(2, 80, True), Rated(3, 70.04, True), Rated(4, 60, True)]
    assert dict(places(rated)) == {2: "1", 1: "2=", 3: "2=", 4: "4"}


def test_an_incomplete_total_has_no_place_and_takes_none() -> None:
    rated = [Rated(1, 40, True), Rated(2, 60, False), Rated(3, 30, True)]
    assert list(places(rated).items()) == [(1, "1"), (3, "2"), (2, "")]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 100), st.booleans()), max_size=30))
def test_places_never_fall_as_totals_rise(given_: list[tuple[float, bool]]) -> None:
    rated = [Rated(n, points, complete) for n, (points, complete) in enumerate(given_)]
    found = places(rated)
    assert set(found) == {r.number for r in rated}
    for a in rated:
        for b in rated:
            if a.complete and b.complete and round(a.points, 1) > round(b.points, 1):
                assert int(found[a.number].strip("=")) < int(found[b.number].strip("="))


def test_one_sample_each_leaves_nothing_open() -> None:
    scores = [score(c.id, 3, samples=(3,)) for c in rubric().criteria]
    assert range_of(judged(english().entry, scores), rubric()) == Range(60, 60)


def test_differing_samples_open_a_range() -> None:
    # goal 15: 3-4 of 5, results 30: 3-5 of 5, the rest agree
    assert range_of(russian(), rubric()) == Range(52, 67)


def test_a_missing_level_opens_its_whole_weight() -> None:
    found = range_of(english(), rubric())
    assert found == Range(47, 67)
    assert found.width == 20


def test_the_histogram_counts_each_total_once() -> None:
    assert histogram([0, 9.9, 10, 55, 99, 100]) == (2, 1, 0, 0, 0, 1, 0, 0, 0, 2)
