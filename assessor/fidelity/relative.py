"""Years that an essay tells by others: "the year before it was 164", «в сентябре того же года»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from assessor.figures import Period
from assessor.text import Span

YEAR: Final = 10_000  # of YYYYMMDD
_MANY: Final = {
    "": 1, "один": 1, "одним": 1, "два": 2, "две": 2, "двумя": 2, "три": 3, "тремя": 3, "четыре": 4,
    "пять": 5, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_NUMBER: Final = rf"(?:({'|'.join(filter(None, _MANY))}) )?"
_EARLIER: Final = re.compile(
    rf"\b{_NUMBER}(?:год(?:ом|а)?|лет|годами) (?:раньше|ранее|до (?:этого|того|него))"
    r"|\b(?:за год до|предыдущ\w+ год\w*|прошл\w+ год\w*|годом ранее|год назад)"
    rf"|\b{_NUMBER}years? (?:earlier|before|previously)"
    r"|\b(?:the )?(?:previous|prior|preceding) year"
    r"|\byear before|\blast year",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    rf"\b(?:через|спустя) {_NUMBER}(?:год|года|лет)\b"
    r"|\b(?:год спустя|годом позже|годом позднее|следующ\w+ год\w*)"
    rf"|\b{_NUMBER}years? (?:later|after|on)\b"
    r"|\b(?:the )?(?:following|next) year",
    re.IGNORECASE,
)
_SAME: Final = re.compile(
    r"\b(?:то(?:го|му|м|т) же год\w*|(?:the )?same year|that year)", re.IGNORECASE
)
# Without a word of each, a sentence tells no year by another; most have none.
_YEARS: Final = re.compile("год|лет|year")
_CUES: Final = (
    "раньше", "ранее", "до этого", "до того", "за год до", "назад", "спустя", "через", "поз",
    "прошл", "предыдущ", "следующ", " же год", "earlier", "before", "previous", "prior", "preced",
    "last", "later", "after", "follow", "next", "same", "that year", "years on",
)  # fmt: skip
_BACK: Final = 3  # sentences to look for the year that is meant


def reckoned(
    text: str, spans: Sequence[Span], named_in: Callable[[int], Sequence[Period]]
) -> Iterator[tuple[int, Period]]:
    """The periods that sentences tell by others, each with the number of its sentence.

    `named_in` are the periods that a sentence names.
    """
    starts = [span.start for span in spans]
    for number in sorted({bisect_right(starts, m.start()) - 1 for m in _YEARS.finditer(text)}):
        said = text[slice(*spans[number])] if number >= 0 else ""
        if not any(cue in said for cue in _CUES):
            continue
        earlier, later = _EARLIER.finditer(said), _LATER.finditer(said)
        steps = [*(-_many(m) for m in earlier), *map(_many, later)]
        same = _SAME.search(said) is not None
        known = _years_before(number, named_in) if steps or same else []
        for period in known:
            for step in steps:
                shift = step * YEAR
                yield number, Period(period.start + shift, period.end + shift)
                yield number, _whole_year(period.start // YEAR + step)
        if same and known:
            year = known[-1].start // YEAR * YEAR
            parts = (p for p in named_in(number) if p.start < YEAR)
            yield from ((number, Period(year + p.start, year + p.end)) for p in parts)


def _many(match: re.Match[str]) -> int:
    told = next(filter(None, match.groups()), "")
    return _MANY[told.lower()]


def _years_before(number: int, named_in: Callable[[int], Sequence[Period]]) -> list[Period]:
    """The dated periods of the sentence, else of the nearest one before it that has any."""
    for earlier in range(number, max(number - _BACK, 0) - 1, -1):
        if dated := [period for period in named_in(earlier) if period.start >= YEAR]:
            return dated
    return []


def _whole_year(year: int) -> Period:
    return Period(year * YEAR + 101, year * YEAR + 1231)
