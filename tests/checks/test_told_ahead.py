"""A direction that is told ahead of a value in the place of another."""

from __future__ import annotations

import pytest

from tests.checks.essays import flags, whole


@pytest.mark.parametrize(
    "text",
    [
        "Жалоб стало меньше: 310 вместо 280.",
        "Звонков стало больше: 280 вместо 310.",
        "We had fewer complaints: 310 instead of 280.",
    ],
)
def test_less_that_is_more_is_flagged(text: str) -> None:
    (flag,) = flags(whole(text), "contradiction")
    assert flag.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "Жалоб стало меньше: 280 вместо 310.",
        "Звонков стало больше: 310 вместо 280.",
        "We had fewer complaints: 280 instead of 310.",
        "Стало меньше ошибок, и мы приняли 310 заявок вместо 280.",
    ],
)
def test_less_that_is_less_is_not(text: str) -> None:
    assert not flags(whole(text), "contradiction")
