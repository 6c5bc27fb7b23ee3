"""Parts of a whole, parts of a hundred and powers of ten, in words, in digits and in short."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assessor.figures import figures


@pytest.mark.parametrize(
    ("text", "part", "of", "direction"),
    [
        ("на 1/3 меньше", 1, 3, "fall"),
        ("снизили на 1/4", 1, 4, "fall"),
        ("отток вырос на 1/5", 1, 5, "rise"),
        ("complaints fell by 1/3", 1, 3, "fall"),
        ("1/2 смены", 1, 2, None),
        ("2/3 команды", 2, 3, None),
        ("a third less", 1, 3, "fall"),
        ("two thirds lower", 2, 3, "fall"),
        ("две трети", 2, 3, None),
        ("одна шестая звонков", 1, 6, None),
        ("one eighth of calls", 1, 8, None),
        ("пятая часть клиентов", 1, 5, None),
        ("сократили на пятую часть", 1, 5, "fall"),
    ],
)
def test_parts_of_a_whole(text: str, part: int, of: int, direction: str | None) -> None:
    (figure,) = figures(text)
    assert figure.kind == "share"
    assert figure.low == part
    assert figure.of == of
    assert figure.direction == direction


@pytest.mark.parametrize("text", ["третья часть программы", "a sixth agent", "график 2/2"])
def test_what_is_no_part(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("5‰", "percent", "0.5", "%"),
        ("12 промилле", "percent", "1.2", "%"),
        ("25 б.п.", "points", "0.25", "pp"),
        ("25 б. п.", "points", "0.25", "pp"),
        ("25 бп", "points", "0.25", "pp"),
        ("50 базисных пунктов", "points", "0.5", "pp"),
        ("25 basis points", "points", "0.25", "pp"),
        ("25 bps", "points", "0.25", "pp"),
        ("3pp", "points", "3", "pp"),
        ("3 ppt", "points", "3", "pp"),
        ("3 p.p.", "points", "3", "pp"),
        ("3 %-points", "points", "3", "pp"),
        ("3 проц. пункта", "points", "3", "pp"),
        ("3 percentage pts", "points", "3", "pp"),
        ("3 pts", "points", "3", "point"),
    ],
)
def test_points_and_thousandths_in_short(text: str, kind: str, value: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.low, figure.unit) == (kind, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("выросла на порядок", 10),
        ("на порядок быстрее", 10),
        ("снизили на два порядка", 100),
        ("fell by an order of magnitude", 10),
        ("two orders of magnitude faster", 100),
    ],
)
def test_an_order_of_magnitude_is_about_ten_times(text: str, value: int) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.bound) == ("multiple", "about")
    assert figure.low == value


@pytest.mark.parametrize("text", ["навели порядок", "это влияет на порядок", "in order to help"])
def test_order_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("План на 2024 был 80%.", "plan"),
        ("План был 80%.", "plan"),
        ("Цель на 2024 год была 95%.", "plan"),
        ("Целью было 95%.", "plan"),
        ("The target for 2024 had been 80%.", "plan"),
        ("The Q3 target was 80%.", "plan"),
        ("План выполнен на 104%.", "fact"),
        ("План перевыполнен: 84%.", "fact"),
        ("Планы были амбициозны: выросли на 84%.", "fact"),
    ],
)
def test_a_plan_that_was_is_a_plan(text: str, modality: str) -> None:
    assert [f.modality for f in figures(text) if f.kind != "period"] == [modality]
