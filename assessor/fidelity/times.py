"""What was and what is: "used to take 9 hours, now 31" told of an essay where it is the reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from assessor.fidelity.bounds import bounds
from assessor.figures import Figure

Time = Literal["then", "now"]

_CLAUSE_END: Final = re.compile(
    r"[,;()]|\s—\s|(?<=[.!?])\s|\s(?:а|но|и|хотя|тогда как|против|вместо"
    r"|and|but|while|whereas|where|against|instead of|rather than|versus|compared (?:with|to)"
    r"|up from|from)\s"
)
_THEN: Final = re.compile(
    r"\b(?:раньше|прежде|ранее|прежн\w+|когда-то|некогда|изначально|вначале|сначала|поначалу"
    r"|до (?:не[её]|него|них)\b|having been"
    r"|до (?:появлени|внедрени|запуск|реформ|перемен|проект|этого|изменени|нововведени"
    r"|«|(?-i:[А-ЯЁ]))\w*"
    r"|used to|formerly|previously|in the (?:past|old days)|originally|initially|prior to"
    r"|before [a-z]+|once|at first|back then|had been|was once)(?!\w)",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r"\b(?:теперь|сейчас|сегодня|ныне|нынче|отныне|стал[аои]?|превратил\w+"
    r"|после (?:того|этого|не[её]|него|них|появлени|внедрени|введени|запуск|реформ|перемен|перехо"
    r"|проект|изменени|нововведени|обучени|«|(?-i:[А-ЯЁ]))\w*"
    r"|now|today|currently|nowadays|at present|presently|these days|becom\w+|became)\b",
    re.IGNORECASE,
)
_REACH: Final = 300  # characters; no clause that a person wrote has more
_ONCE_A: Final = re.compile(r"\bonce (?:an?|every|per)\b", re.IGNORECASE)


_CONTRAST: Final = re.compile(r"[,;]|\s—\s|\b(?:а|но|but|while|whereas|where)\b", re.IGNORECASE)
_EARLIER: Final = re.compile(
    r"[^.;,]{0,60}, ?(?:(?:а|но|хотя|тогда как|and|but|where|whereas|while) )?"
    r"(?:раньше|прежде|ранее|it used to|previously|formerly|before that)\b",
    re.IGNORECASE,
)
_OTHER: Final[dict[Time, Time]] = {"then": "now", "now": "then"}


def times_of(figures: Sequence[Figure], text: str, start: int, end: int) -> list[Time | None]:
    """The time of each figure; of two that are contrasted the one tells the other's."""
    found = [time_of(f, text, start, end) for f in figures]
    told = [f.role is None and time is not None for f, time in zip(figures, found, strict=True)]
    for i, figure in enumerate(figures):
        later = figures[i + 1].span.start if i + 1 < len(figures) else end
        if found[i] is None and _EARLIER.match(text, figure.span.end, later):
            found[i] = "now"  # "takes two days, and used to take a month"
    for i, j in pairwise(i for i, f in enumerate(figures) if f.kind != "period"):
        first, second = figures[i], figures[j]
        between = text[first.span.end : second.span.start]
        if found[i] == found[j] == "then" and told[j] and not _CLAUSE_END.search(between):
            found[j] = None  # "what once took 21 days is done in four"
        if first.bound is not None and bounds(first, second):
            found[j] = found[i]  # "almost four minutes, 3 min 50 s on average"
        elif first.kind == second.kind and _CONTRAST.search(between):
            if found[i] is None and told[j] and (other := found[j]):
                found[i] = _OTHER[other]
            elif found[j] is None and told[i] and (other := found[i]):
                found[j] = _OTHER[other]
    return found


def time_of(figure: Figure, text: str, start: int, end: int) -> Time | None:
    """Whether a figure of the sentence `text[start:end]` is told of before or of today."""
    if figure.role in ("from", "to"):
        return "then" if figure.role == "from" else "now"
    left = start = max(start, figure.span.start - _REACH)
    right = end = min(end, figure.span.end + _REACH)
    for match in _CLAUSE_END.finditer(text, start, end):
        if match.end() <= figure.span.start:
            left = match.end()
        elif match.start() >= figure.span.end:
            right = match.start()
            break
    before = _ONCE_A.sub("", text[left : figure.span.start])
    after = text[figure.span.end : right].rstrip(" .!?")
    then, now = (
        cue.search(before) or any(m.end() == len(after) for m in cue.finditer(after))
        for cue in (_THEN, _NOW)
    )
    if bool(then) == bool(now):
        return None
    return "then" if then else "now"
