"""What a figure is: a value with its unit, exact, and what the words around make of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from assessor.text import Span

Kind = Literal[
    "count",  # 6 operators; also a bare number, with unit ""
    "percent",
    "points",  # percentage points, points of an index, marks
    "multiple",  # threefold, halved: always above 1, `direction` says which way
    "share",  # 3 of 40, a third: `low` of `of`
    "duration",  # unit "s" (up to weeks) or "month" (months and longer)
    "money",
    "period",  # a date, month, quarter, year or a run of them: `low` and `high` are YYYYMMDD
    "clock",  # 9:30, in minutes after midnight
    "ratio",  # 80/20, a service level: `low` over `of`
    "rank",  # 1st place
]
Bound = Literal["over", "at_least", "under", "at_most", "about"]
Direction = Literal["rise", "fall"]
Role = Literal["from", "to", "by"]
Rate = Literal["hour", "day", "week", "month", "quarter", "year", "shift"]
Modality = Literal["fact", "plan"]


class Period(NamedTuple):
    """First and last day as YYYYMMDD; without a year (just "in March") YYYY is 0."""

    start: int
    end: int


class Figure(NamedTuple):
    """A figure where it stands. `low` equals `high` unless it is a range.

    `unit` is canonical: "%", "pp", "point", "score", "s", "month", "x", a currency code, or the
    stem of the noun that is counted ("" if there is none). `when` is the period it is stated for,
    `per` what a rate is counted by.
    `role` is its part in a change ("с 25% до 6%", "на 51%"); `modality` is "plan" for a target,
    a plan or a forecast.
    """

    span: Span
    kind: Kind
    low: Decimal
    high: Decimal
    unit: str = ""
    of: Decimal | None = None
    bound: Bound | None = None
    role: Role | None = None
    direction: Direction | None = None
    per: Rate | None = None
    when: Period | None = None
    modality: Modality = "fact"
