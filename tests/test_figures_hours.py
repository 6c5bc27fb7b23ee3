"""Hours with a full stop, and numbers that say which one."""

from __future__ import annotations

import pytest

from assessor.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("с 9.00 до 18.00", [("clock", 540), ("clock", 1080)]),
        ("с 9.00 до 21.30 часов", [("clock", 540), ("clock", 1290)]),
        ("from 9.00 to 17.30", [("clock", 540), ("clock", 1050)]),
        ("We meet every Tuesday at 9.30", [("clock", 570)]),
        ("CSAT is at 9.30", [("count", 9)]),
        ("CSAT вырос с 4.20 до 4.50", [("count", 4), ("count", 4)]),
        ("from 4.10 to 4.30 points", [("points", 4), ("points", 4)]),
    ],
)
def test_hours_and_minutes_with_a_full_stop(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(str(f.kind), int(f.low)) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2-х клиентов", [2]),
        ("employee number 300", []),
        ("volunteers number 2000", [2000]),
        ("net zero and zero tolerance", []),
        ("from zero to 40, zero complaints", [0, 40, 0]),
    ],
)
def test_which_one_and_how_many(text: str, values: list[int]) -> None:
    assert [f.low for f in figures(text)] == values


def test_what_one_aims_for_is_a_plan() -> None:
    assert [f.modality for f in figures("We aim for 50% remote work.")] == ["plan"]
