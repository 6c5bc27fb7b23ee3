"""Bounds told by signs, arrows from the old value to the new, and where a change ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assessor.figures import Bound, Direction, Role, figures

Told = tuple[str, Role | None, Direction | None]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (">90%", "over"),
        ("доля > 90 % звонков", "over"),
        ("CSI>85", "over"),
        ("> £3m in savings", "over"),
        ("≥ 80/20", "at_least"),
        (">=80%", "at_least"),
        ("⩾ 80%", "at_least"),
        ("≤5 мин", "at_most"),
        ("response time <= 2 h", "at_most"),
        ("<5 минут", "under"),
        ("AHT < 5 min", "under"),
        ("не > 5%", "at_most"),
        ("не <80%", "at_least"),
        ("не ≤ 5%", "over"),
        ("~30 человек", "about"),
        ("∼30 agents", "about"),
        ("≈ 40%", "about"),
        ("выросло на >20%", "over"),
        ("снизили на ~15%", "about"),
    ],
)
def test_a_sign_before_a_number_is_its_bound(text: str, bound: Bound) -> None:
    assert [f.bound for f in figures(text)] == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "25% > 6%",
        "=> 80%",
        "жалоба -> разбор -> 3 дня",
        "обучение → практика → 90%",
        "a <b>5 days</b> course",
        "скорость > цены, 5 звонков",
    ],
)
def test_what_bounds_nothing(text: str) -> None:
    assert {(f.bound, f.role) for f in figures(text)} == {(None, None)}


@pytest.mark.parametrize(
    ("text", "low", "high", "direction"),
    [
        ("25% → 6%", 25, 6, "fall"),
        ("25 % -> 6 %", 25, 6, "fall"),
        ("61% => 82%", 61, 82, "rise"),
        ("FCR: 61% --> 82%", 61, 82, "rise"),
        ("NPS 41 ⇒ 55", 41, 55, "rise"),
        ("4,2→4,7", Decimal("4.2"), Decimal("4.7"), "rise"),
        ("NPS 41 (2022) → ~55 (2023)", 41, 55, "rise"),
    ],
)
def test_an_arrow_leads_from_the_old_value_to_the_new(
    text: str, low: Decimal, high: Decimal, direction: Direction
) -> None:
    first, second = (f for f in figures(text) if f.kind != "period")
    assert (first.low, first.role, first.direction) == (low, "from", direction)
    assert (second.low, second.role, second.direction) == (high, "to", direction)


def test_a_unit_is_said_once_over_an_arrow_or_a_bound() -> None:
    assert [f.unit for f in figures("25 -> 6 дней")] == ["s", "s"]
    assert [f.unit for f in figures("с ~40 до ~25 секунд")] == ["s", "s"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("рост +15%", [("percent", "by", "rise")]),
        ("текучесть −3 п.п.", [("points", "by", "fall")]),
        ("↓12%", [("percent", "by", "fall")]),
        ("15% ↑", [("percent", None, "rise")]),
        ("NPS +42", [("count", None, None)]),
        ("NPS: −5", [("count", None, None)]),
        ("NPS +6 п.", [("count", "by", "rise")]),
        ("NPS +4 за год", [("count", "by", "rise")]),
        ("NPS +4 points", [("points", "by", "rise")]),
    ],
)
def test_a_sign_is_of_a_change_or_of_the_value(text: str, expected: list[Told]) -> None:
    found = [(str(f.kind), f.role, f.direction) for f in figures(text) if f.kind != "duration"]
    assert found[:1] == expected


def test_a_score_below_zero_keeps_its_sign() -> None:
    assert [f.low for f in figures("NPS: −5, eNPS +42")] == [-5, 42]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вырос на 4 п.п. до 88%.", [("points", "by", "rise"), ("percent", "to", "rise")]),
        ("на 4 п.п. до 88%", [("points", "by", None), ("percent", "to", None)]),
        ("+4 п.п., до 88%", [("points", "by", "rise"), ("percent", "to", "rise")]),
        ("на 51%, до 27 секунд", [("percent", "by", None), ("duration", "to", None)]),
        ("на 12 % (до ~48 секунд)", [("percent", "by", None), ("duration", "to", None)]),
        ("на треть, до 40 секунд", [("share", "by", None), ("duration", "to", None)]),
        ("вдвое, до 40 секунд", [("multiple", None, None), ("duration", "to", None)]),
        ("на 30 секунд, до 2 минут", [("duration", "by", None), ("duration", "to", None)]),
        ("на 12 человек, до 48", [("count", "by", None), ("count", "to", None)]),
        ("by 4 points to 88%", [("points", "by", None), ("percent", "to", None)]),
        ("down 51% to 27 seconds", [("percent", None, "fall"), ("duration", "to", "fall")]),
        (
            "Выручка выросла на 4 млн руб. до 12 млн руб.",
            [("money", "by", "rise"), ("money", "to", "rise")],
        ),
    ],
)
def test_after_a_change_comes_where_it_ends(text: str, expected: list[Told]) -> None:
    found = figures(text)
    assert [(str(f.kind), f.role, f.direction) for f in found] == expected
    assert {f.bound for f in found} <= {None, "about"}


@pytest.mark.parametrize(
    "text",
    [
        "до 88%",
        "Отвечаем до 27 секунд",
        "На 12 площадках работают до 300 операторов",
        "на 100 звонков до 3 жалоб",
        "обучение на 2 дня, до 15 человек в группе",
        "кредит на 5 лет, до 3 млн рублей",
        "На 95% сотрудников до 30 лет",
    ],
)
def test_without_a_change_it_is_a_limit(text: str) -> None:
    last = figures(text)[-1]
    assert (last.bound, last.role) == ("at_most", None)


def test_a_comma_is_of_thousands_after_a_dollar() -> None:
    assert [f.low for f in figures("потратили $1,200 и $1,5 млн")] == [1200, 1_500_000]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("не длиннее 5 человек", "at_most"),
        ("не реже 2 раз", "at_least"),
        ("короче 5 минут", "under"),
        ("не позднее чем через 24 часа", "at_most"),
        ("no later than 5 days", "at_most"),
        ("no sooner than 5 days", "at_least"),
        ("годом позже 40 клиентов ушли", None),
    ],
)
def test_what_is_longer_rarer_or_later(text: str, bound: Bound | None) -> None:
    assert figures(text)[-1].bound == bound


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("2.5 times as many cases", "rise"),
        ("twice as often", "rise"),
        ("four times as few errors", "fall"),
    ],
)
def test_as_many_times(text: str, direction: Direction) -> None:
    assert [f.direction for f in figures(text)] == [direction]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47 руб. 50 коп., 12 р. 50 копеек", ["money 47.50", "money 12.50"]),
        ("по рынку — 61 балл, у нас — 74", ["points 61", "points 74"]),
        ("в Твери — 12 минут, а в Туле — 9", ["duration 720", "duration 540"]),
        ("прибыль — 12 млн рублей, штат — 14", ["money 12000000", "count 14"]),
    ],
)
def test_a_unit_is_said_once_or_in_two_parts(text: str, expected: list[str]) -> None:
    assert [f"{f.kind} {f.low:f}" for f in figures(text)] == expected
