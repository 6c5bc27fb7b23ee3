"""A time that is told without a number: "in under a minute", «в течение месяца»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assessor.figures import Figure

_MONTH: Final = Decimal("30.4") * 86_400  # seconds
_SIZES: Final = {
    "minute": Decimal(60), "hour": Decimal(3600), "day": Decimal(86_400), "week": Decimal(604_800),
    "month": _MONTH, "quarter": 3 * _MONTH, "year": 12 * _MONTH,
}  # fmt: skip
_WORDS: Final = {
    "minute": "минут[уы]|minute",
    "hour": "часа?|hour",
    "day": "сутки|суток|дня|день|day",
    "week": "недел[юи]|week",
    "month": "месяца?|month",
    "quarter": "квартала?|quarter",
    "year": "года?|year",
}
_UNDER: Final = (
    r"(?:менее|меньше|быстрее)(?: чем)?(?: за| в)?|не доходит до"
    r"|(?:in |within )?(?:less|faster|sooner|quicker) than an?|(?:in )?under an?|below an?"
)
_WITHIN: Final = r"в течение|(?:within|inside) (?:an?|the)"
_ALONE: Final = re.compile(
    rf"\b(?:(?P<under>{_UNDER})|{_WITHIN}) "
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _WORDS.items())})\b",
    re.IGNORECASE,
)
# How much less than what is told "under a minute" may be.
_LEAST: Final = Decimal("0.5")


def false_times(told: str, near: str, essay: str, known: Sequence[Figure]) -> Iterator[str]:
    """The times of a sentence that hold of nothing in the essay.

    `known` are the durations of the essay, `near` what the sentence rests on.
    """
    for match in _ALONE.finditer(told):
        unit = match.lastgroup or ""
        if match["under"]:
            said = any(m["under"] and m.lastgroup == unit for m in _ALONE.finditer(essay))
            false = not said and not _any_between(known, _SIZES[unit])
        else:
            others = any(m.lastgroup != unit and not m["under"] for m in _ALONE.finditer(near))
            false = others and not _is_there(unit, near, known)
        if false:
            yield match.group()


def _any_between(known: Sequence[Figure], limit: Decimal) -> bool:
    """Whether a duration of the essay is less than the limit, and not by much."""
    times = ((f.high * (_MONTH if f.unit == "month" else 1), f.bound) for f in known)
    return any(
        limit * _LEAST <= time < limit or (time == limit and bound in ("under", "at_most"))
        for time, bound in times
    )


def _is_there(unit: str, near: str, known: Sequence[Figure]) -> bool:
    size = _SIZES[unit]
    spoken = re.search(rf"\b(?:{_WORDS[unit]})\b", near, re.IGNORECASE)
    times = (f.low * (_MONTH if f.unit == "month" else 1) for f in known)
    return spoken is not None or any(abs(time - size) <= size / 20 for time in times)
