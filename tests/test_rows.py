"""What the terminal shows of many entries: as if it held all of them, though it holds a few."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.commands.rows import FIRST, SHOWN, Few, Row

ROWS = st.lists(
    st.builds(
        Row,
        id=st.text("0123456789", min_size=1, max_size=3),
        name=st.just("Орбита"),
        rubric=st.sampled_from(["award-essay", "cx-contact-centre"]),
        status=st.sampled_from(["complete", "needs_review", "failed"]),
        points=st.sampled_from([0.0, 41.5, 71.0, 71.2]),
        of=st.sampled_from([0.0, 80.0, 100.0]),
        complete=st.booleans(),
        reasons=st.lists(st.sampled_from(["a", "b", "c", "d", "e"])).map(tuple),
        concern=st.sampled_from(["", "tampered"]),
    ),
    max_size=3 * SHOWN,
    unique_by=lambda one: one.id,
)


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_the_few_that_are_kept_are_those_that_stand_first_among_all(rows: list[Row]) -> None:
    few = Few.of(rows)
    ranked = sorted(rows, key=lambda r: (r.rubric, not r.complete, -r.points, r.id))
    urgent = sorted(
        (one for one in rows if one.reasons or one.concern),
        key=lambda one: (one.status != "failed", not one.reasons),
    )
    assert few.best == ranked[:SHOWN]
    assert few.first == urgent[:FIRST]
    assert [id_ for id_, _ in few.due] == sorted(one.id for one in rows if one.reasons)
    left_out = len(rows) - SHOWN
    assert any("more in the report" in line for line in few.ranking()) == (left_out > 0)


def some(id_: str, **changes: Any) -> Row:
    row = Row(id_, "Орбита", "award-essay", "complete", 71.0, 100.0, True, (), "")
    return row._replace(**changes)


def test_rubrics_are_named_where_there_are_several() -> None:
    other = "cx-contact-centre"
    assert not any(other in line for line in Few.of([some("1"), some("2")]).ranking())
    lines = list(Few.of([some("1", rubric=other), some("2")]).ranking())
    assert [line.split()[0] for line in lines] == ["award-essay", "1", other, "1"]


def test_an_entry_that_needs_a_person_is_named_with_some_of_its_reasons() -> None:
    row = some("17", status="needs_review", reasons=("one", "two", "three", "four", "five"))
    said = "needs_review: 17: one; two; three; +2 more in the report"
    assert Few.of([row, some("2")]).due == [("17", said)]
