"""What a figure may be and still be the other one rounded."""

from __future__ import annotations

from decimal import Decimal


def rounds_to(exact: Decimal, said: Decimal) -> bool:
    """Whether `said` is `exact` as somebody would round it, to as many places as `said` has."""
    exponent = said.as_tuple().exponent
    half = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0) / 2
    return -half < said - exact <= half


def nearly(one: Decimal, other: Decimal, share: Decimal) -> bool:
    """Whether two values differ by at most `share` of the larger one."""
    return abs(one - other) <= share * max(abs(one), abs(other))
