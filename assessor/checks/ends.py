"""The two ends of a change, in whichever order a sentence tells them."""

from __future__ import annotations

import re
from typing import Final

from assessor.checks.sentence import Sentence
from assessor.figures import Figure

YEARS: Final = 10_000

_NOW: Final = re.compile(r"\W*(?:а |но )?(?:стал\w*|остал\w*|сейчас|теперь|now|is|are)\s+")
_INSTEAD: Final = re.compile(r"\s+(?:вместо|против|instead of|against|down from|up from)\s+")
_NEXT_YEAR: Final = re.compile(r"[^.;:]{0,40}(?:,| и| а| and)[^.;:,]{0,30}")


def ends(sentence: Sentence, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """The value before and the value after, if two figures that follow each other are that."""
    if (first.role, second.role) == ("from", "to"):
        return first, second
    between = sentence.between(first, second)
    if sentence.is_earlier(first) and second.role in {None, "to"} and _NOW.fullmatch(between):
        return first, second
    if first.when and second.when and not (first.role or second.role):
        years = first.when.start // YEARS, second.when.start // YEARS
        if 0 < years[0] < years[1] and _NEXT_YEAR.fullmatch(between):
            return first, second
    if first.role in {None, "to"} and second.role == "from" and _INSTEAD.fullmatch(between):
        return second, first
    return None
