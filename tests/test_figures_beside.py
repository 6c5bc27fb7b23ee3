"""Figures beside words of sign, of nobody, and inside words with hyphens."""

from __future__ import annotations

import pytest

from assessor.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NPS вырос с минус 12 до плюс 9.", [(-12, "from", "rise"), (9, "to", "rise")]),
        ("NPS rose from minus 12 to plus 9.", [(-12, "from", "rise"), (9, "to", "rise")]),
        ("NPS stood at minus 12.", [(-12, None, None)]),
        ("Затраты: минус 12 млн рублей.", [(12_000_000, "by", "fall")]),
        (
            "Churn had slipped from 9% to 7%, and NPS had gone from 8 to 31.",
            [(9, "from", "fall"), (7, "to", "fall"), (8, "from", "rise"), (31, "to", "rise")],
        ),
        ("Calls fell from 3 to 5.", [(3, "from", "fall"), (5, "to", "fall")]),
    ],
)
def test_signs_and_ways_of_two_indicators(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(f.low, f.role, f.direction) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("No case manager carries more than seventy files.", "at_most"),
        ("Ни один куратор не ведёт более 70 дел.", "at_most"),
        ("Nobody waits longer than 5 minutes.", "at_most"),
        ("None of the teams has fewer than 6 agents.", "at_least"),
        ("No wonder that we answered more than 500 calls.", "over"),
        ("No other bank opened, and we took more than 500 calls.", "over"),
        ("Without extra staff we took over 900 calls.", "over"),
    ],
)
def test_a_bound_of_nobody_is_turned(text: str, bound: str) -> None:
    assert [f.bound for f in figures(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 9-million-rand programme", [("money", 9_000_000, "ZAR")]),
        ("просил 11 млн. Ответа ждут", [("count", 11_000_000, "")]),
        ("просил 11 млн. рублей", [("money", 11_000_000, "RUB")]),
        ("a 6-person team", [("count", 6, "person")]),
        ("a six-question script", [("count", 6, "question")]),
        ("a 7-million project", [("count", 7_000_000, "")]),
        ("ninety-one calls", [("count", 91, "call")]),
        ("a two-way street", []),
        ("refreshed once a quarter", []),
        ("a quarter of agents", [("share", 1, "")]),
        ("метели зимы 2021/22", [("period", 20210101, "")]),
        ("the 2023/24 season", [("period", 20230101, "")]),
    ],
)
def test_hyphens_and_seasons(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(f.kind, f.low, f.unit) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("дольше, чем выбирают номер: 5 минут 40 секунд", [("duration", 340)]),
        ("на третий, десятый и двадцать пятый день", []),
        ("каждое девятое письмо", [("share", 1)]),
        ("6 in 10 calls came at night", [("share", 6)]),
        ("rang us at ten at night", [("clock", 1320)]),
        ("from −4 to +38", [("count", -4), ("count", 38)]),
        ("поднялся от −4 до +38", [("count", -4), ("count", 38)]),
        ("in less than a minute, 48 seconds", [("duration", 48)]),
        ("calls were lower, a cut of half", [("share", 1)]),
        ("Flights are down 31%, to 214.", [("percent", 31), ("count", 214)]),
        ("throughout 2023.", [("period", 20230101)]),
        ("растянули приём с трёх дней на десять", [("duration", 259200), ("duration", 864000)]),
        ("перешли с 3 смен на 10 операторов", [("count", 3), ("count", 10)]),
        ("The sheet for 2023 shows losses.", [("period", 20230101)]),
        ("ушло 40, а годом раньше — 96. Потом меньше.", [("count", 40), ("count", 96)]),
    ],
)
def test_how_they_are_read(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(str(f.kind), int(f.low)) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("of whom eleven work part-time", [""]),
        ("8,400 largely old homes", [""]),
        ("39 staff answer", ["staff"]),
    ],
)
def test_what_no_number_counts(text: str, units: list[str]) -> None:
    assert [f.unit for f in figures(text)] == units
