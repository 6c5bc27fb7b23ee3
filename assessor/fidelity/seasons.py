"""Seasons of a summary that the essay does not have: "летом 2021" for its winter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from assessor.figures import Period

# A season told as a time; "spring water" and "лет" are none.
_TOLD: Final = re.compile(
    r"\b(?:(?P<winter>зимой|(?:in|during|by|last|since) (?:the )?winter)"
    r"|(?P<spring>весной|(?:in|during|by|last|since) (?:the )?spring)"
    r"|(?P<summer>летом|(?:in|during|by|last|since) (?:the )?summer)"
    r"|(?P<autumn>осенью|(?:in|during|by|last|since) (?:the )?autumn))\b",
    re.IGNORECASE,
)
_KNOWN: Final = {
    "winter": re.compile(r"\b(?:зим|winter)", re.IGNORECASE),
    "spring": re.compile(r"\b(?:весн|весен|spring)", re.IGNORECASE),
    "summer": re.compile(r"\b(?:лето\b|лета\b|лету\b|летом\b|летн|summer)", re.IGNORECASE),
    "autumn": re.compile(r"\b(?:осен|autumn|fall\b)", re.IGNORECASE),
}
_MONTHS: Final = {
    "winter": {12, 1, 2},
    "spring": {3, 4, 5},
    "summer": {6, 7, 8},
    "autumn": {9, 10, 11},
}


def unknown_seasons(told: str, essay: str, periods: Collection[Period]) -> Iterator[str]:
    """The seasons of a sentence that the essay names in no word, month or quarter."""
    for match in _TOLD.finditer(told):
        season = match.lastgroup or ""
        if not _KNOWN[season].search(essay) and not any(_touches(season, p) for p in periods):
            yield match.group()


def _touches(season: str, period: Period) -> bool:
    """Whether a period begins or ends in the season; whole years are of no season."""
    first, last = period.start % 10_000, period.end % 10_000
    if (first, last) == (101, 1231):
        return False
    return not _MONTHS[season].isdisjoint({first // 100, last // 100})
