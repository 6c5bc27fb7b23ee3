"""Days, months and quarters: when each begins and ends, in whatever words it is told."""

from __future__ import annotations

from calendar import isleap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.fidelity.faults import period_stands
from assessor.figures import Period, equivalent, figures

MONTHS = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
LONG = frozenset({1, 3, 5, 7, 8, 10, 12})


def days(text: str) -> list[tuple[int, int]]:
    return [(int(f.low), int(f.high)) for f in figures(text) if f.kind == "period"]


@given(st.integers(1950, 2039), st.integers(1, 12))
@settings(deadline=None, max_examples=60)
def test_a_month_ends_on_its_last_day(year: int, month: int) -> None:
    february = 29 if isleap(year) else 28
    last = february if month == 2 else 31 if month in LONG else 30
    start = year * 10_000 + month * 100
    assert days(f"в {MONTHS.split()[month - 1]} {year} года") == [(start + 1, start + last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Q3", (701, 930)),
        ("the Q3 target", (701, 930)),
        ("III квартал", (701, 930)),
        ("в 3-м квартале", (701, 930)),
        ("II кв. 2023 г.", (20230401, 20230630)),
        ("Q3'24", (20240701, 20240930)),
        ("3Q24", (20240701, 20240930)),
        ("1Q 2024", (20240101, 20240331)),
        ("Q2–Q3 2024", (20240401, 20240930)),
        ("H1 2024", (20240101, 20240630)),
        ("1H24", (20240101, 20240630)),
        ("06.2024", (20240601, 20240630)),
        ("в феврале", (201, 228)),
        ("январь–февраль 2024", (20240101, 20240229)),
    ],
)
def test_quarters_and_halves_of_a_year(text: str, expected: tuple[int, int]) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize("text", ["reply within 2h", "ответ за 2 h", "4h a day"])
def test_hours_are_no_half_of_a_year(text: str) -> None:
    assert [f.kind for f in figures(text)] == ["duration"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12-го мая", (512, 512)),
        ("к 1-му сентября 2023", (20230901, 20230901)),
        ("9-е мая", (509, 509)),
        ("с 3-го по 9-е мая", (503, 509)),
        ("первого сентября", (901, 901)),
        ("двадцать пятого мая 2024 года", (20240525, 20240525)),
        ("к тридцать первому августа", (831, 831)),
        ("к двенадцатому июня", (612, 612)),
        ("с третьего по девятое мая", (503, 509)),
        ("the 12th of May", (512, 512)),
        ("the first of May", (501, 501)),
        ("May the 12th, 2024", (20240512, 20240512)),
        ("12th May 2024", (20240512, 20240512)),
    ],
)
def test_days_told_by_ordinals(text: str, expected: tuple[int, int]) -> None:
    assert days(text) == [expected]
    assert len(figures(text)) == 1


@pytest.mark.parametrize("text", ["первый май без отпусков", "двадцать пятый звонок"])
def test_an_ordinal_alone_is_no_day(text: str) -> None:
    assert not [day for day in days(text) if day[0] == day[1]]


def test_february_of_no_year_is_that_of_any_year() -> None:
    bare, common, leap = (
        figures(text)[0] for text in ("в феврале", "в феврале 2023 года", "in February 2024")
    )
    assert equivalent(bare, common)
    assert equivalent(bare, leap)
    for one, other in ((bare, leap), (leap, bare), (bare, common), (common, bare)):
        told, known = Period(int(one.low), int(one.high)), Period(int(other.low), int(other.high))
        assert period_stands(told, known)
