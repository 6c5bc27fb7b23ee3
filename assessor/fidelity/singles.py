"""A time that is told without a number: "in under a minute", «в течение месяца»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assessor.figures import Figure

_MONTH: Final = Decimal("30.4") * 86_400  # seconds
_UNITS: Final = {
    Decimal(60): "минут[уы]|minute",
    Decimal(3600): "часа?|hour",
    Decimal(86_400): "сутки|суток|дня|день|day",
    Decimal(604_800): "недел[юи]|week",
    _MONTH: "месяца?|month",
    3 * _MONTH: "квартала?|quarter",
    12 * _MONTH: "года?|year",
}
_UNDER: Final = (
    r"(?:менее|меньше|быстрее)(?: чем)?(?: за| в)?|не доходит до"
    r"|(?:in |within )?(?:less|faster|sooner|quicker) than an?|(?:in )?under an?|below an?"
)
_WITHIN: Final = r"в течение|within an?|inside an?"
_NUMBERED: Final = re.compile(r"\d|[^\W\d_]")
# How much less than what is told "under a minute" may be.
_LEAST: Final = Decimal("0.5")


def false_times(told: str, near: str, essay: str, known: Sequence[Figure]) -> Iterator[str]:
    """The times of a sentence that hold of nothing in the essay.

    `known` are the durations of the essay, `near` what the sentence rests on.
    """
    for seconds, words in _UNITS.items():
        under = _search(_UNDER, words, told)
        if under and not (_search(_UNDER, words, essay) or _any_between(known, seconds)):
            yield under
        within = _search(_WITHIN, words, told)
        if within and _others_within(seconds, near) and not _is_there(seconds, words, near, known):
            yield within


def _search(lead: str, words: str, text: str) -> str:
    match = re.search(rf"\b(?:{lead}) (?:{words})\b", text, re.IGNORECASE)
    return match.group() if match else ""


def _any_between(known: Sequence[Figure], limit: Decimal) -> bool:
    """Whether a duration of the essay is less than the limit, and not by much."""
    times = ((f.high * (_MONTH if f.unit == "month" else 1), f.bound) for f in known)
    return any(
        limit * _LEAST <= time < limit or (time == limit and bound in ("under", "at_most"))
        for time, bound in times
    )


def _others_within(seconds: Decimal, near: str) -> bool:
    return any(_search(_WITHIN, words, near) for size, words in _UNITS.items() if size != seconds)


def _is_there(seconds: Decimal, words: str, near: str, known: Sequence[Figure]) -> bool:
    spoken = re.search(rf"\b(?:{words})\b", near, re.IGNORECASE)
    times = (f.low * (_MONTH if f.unit == "month" else 1) for f in known)
    return spoken is not None or any(abs(time - seconds) <= seconds / 20 for time in times)
