"""What a summary gives a number and the essay tells without it: "one year" of "within a year"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from assessor.fidelity.model import Claim, EssayFacts
from assessor.fidelity.ordinals import has_ordinal
from assessor.fidelity.places import counts_places
from assessor.fidelity.spells import is_length
from assessor.figures import same_thing

_FIRST_YEAR, _LAST_YEAR = 1990, 2040

# A time that is told without a number, by what the same time is with one: "within a year".
_SINGLE: Final = {
    ("month", 12): "года?|year", ("month", 3): "квартала?|quarter",
    ("s", 1_209_600): "две недели|fortnight",
    ("month", 1): "месяца?|month",
    ("s", 604_800): "недел[юи]|week", ("s", 86_400): "день|дня|сутки|суток|day",
    ("s", 3600): "часа?|hour", ("s", 60): "минут[уы]|minute",
}  # fmt: skip


_BEFORE_ONE: Final = (
    r"\b(?:за|через|в течение|(?:допуска|разреша|занима|длит|ждут|ждал)\w*|до|менее|меньше|дольше"
    r"|(?:in|within|after|allows?|takes?|took|under|below|than) an?)"
)


def _is_the_article(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "one year" is "a year" in a sentence of the essay that speaks of the same."""
    figure = claim.figure
    unit = figure.unit or next((f.unit for f in claim.around if f.kind == "duration"), "")
    words = _SINGLE.get((unit, int(figure.low))) if figure.low == figure.high else None
    if figure.kind not in ("duration", "count") or words is None:
        return False
    alone = re.compile(
        rf"{_BEFORE_ONE} (?:{words})\b|\ban? (?:{words}) (?:after|later|before|earlier)\b"
        rf"|\b(?:{words}|годом) (?:спустя|позже|раньше)\b",
        re.IGNORECASE,
    )
    beside = {f.low for f in claim.around if f.kind != "period"}
    same = (s for s in essay.sentences if _is_near(claim, s.stems) or beside & s.values)
    return any(alone.search(essay.text, s.span.start, s.span.end) for s in same)


def _is_near(claim: Claim, stems: frozenset[str]) -> bool:
    """Whether a sentence of the essay speaks of the clause, or of two things of the sentence."""
    return bool(claim.label & stems) or len(claim.stems & stems) > 1


def _is_one(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "one desk" is no more than an article; a share or a time of one is a figure."""
    told = claim.figure
    return told.kind == "count" and told.low == told.high == 1


def _is_a_list(claim: Claim, essay: EssayFacts) -> bool:
    """Whether few places are counted that the essay lists, and counts nowhere otherwise."""
    told = claim.figure
    return (
        counts_places(told)
        and int(told.low) in essay.listed
        and not any(same_thing(told.unit, m.figure.unit) for m in essay.of_kind("count"))
    )


def _is_a_bare_year(claim: Claim, essay: EssayFacts) -> bool:
    """Whether what reads as a count is a year that stands in the essay: "the autumn 2022 pilot"."""
    told = claim.figure
    year = told.kind == "count" and _FIRST_YEAR <= told.low == told.high <= _LAST_YEAR
    return year and str(told.low) in essay.names.words


_ORDINAL: Final = re.compile(r"-(?:й|я|е|го|му|м|ю|ую|ый|ой|ая|ое|ого)\b|(?:st|nd|rd|th)\b")


def _is_an_ordinal(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "3-й" is the essay's «третий»."""
    told = claim.figure
    return (
        told.kind == "count"
        and _ORDINAL.match(claim.after) is not None
        and has_ordinal(int(told.low), essay.text)
    )


_MEMBER: Final = re.compile(r"(?:один|одного|одному|одним|одна|одну|одной|one) (?:из|of) ")


def _is_one_of_them(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "one of six" is one of those whom the essay counts, and no share of them."""
    told = claim.figure
    if told.kind != "share" or told.of is None or not _MEMBER.match(claim.written):
        return False
    return any(m.figure.kind == "count" for m in essay.mentions.get(told.of, ()))


_TIMES: Final = {2: r"двойн|двукратн|double\b", 3: r"тройн|тр[её]хкратн|triple\b|treble\b"}


def _is_an_adjective(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "double" is the essay's «двойная оплата»: no change, and no figure there."""
    told = claim.figure
    words = (
        _TIMES.get(int(told.low)) if told.kind == "multiple" and told.direction is None else None
    )
    return words is not None and re.search(rf"\b(?:{words})", essay.text, re.IGNORECASE) is not None


_HOURS: Final = 12
_AT: Final = re.compile(r"\b(?:at|after|before|until|till|by|from|to|with|в|во|с|до|после|к)\s$")
_PART_OF_A_DAY: Final = re.compile(
    r"\b(?:morning|afternoon|evening|night|утр|вечер|ноч|дн[её]м)", re.IGNORECASE
)


def _is_an_hour(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "evenings after seven" are after the essay's 7 pm, "с шести" from its 18:00."""
    told = claim.figure
    if told.kind != "count" or told.unit or not 0 < told.low <= _HOURS:
        return False
    hours = {told.low * 60, (told.low + _HOURS) * 60}
    clock = any(m.figure.low in hours for m in essay.of_kind("clock"))
    return clock and bool(_AT.search(claim.before)) and bool(_PART_OF_A_DAY.search(claim.before))


_BASE: Final = re.compile(
    r"(?:\bна(?: кажд\w+)?|\bиз кажд\w+|\b(?:per|for every|in every|out of every|of every|a)) $"
)
_TELLING_BASE: Final = (
    r"(?:\bна(?: кажд\w+)?|\bиз кажд\w+|\b(?:per|for every|in every|of every|a|in)) "
)
_BASES: Final = {
    10: "10|десять|десят(?:и|ок)|ten", 100: "100|сто|сотню|hundred|a hundred",
    1_000: "1[ ,.]?000|тысячу|thousand|a thousand", 10_000: "10[ ,.]?(?:000|тысяч|тыс|thousand)",
    1_000_000: "миллион|million",
}  # fmt: skip


def _is_a_base(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "per thousand" is by what the essay counts too, and no count."""
    words = _BASES.get(int(claim.figure.low)) if claim.figure.kind == "count" else None
    if words is None or not _BASE.search(claim.before):
        return False
    return re.search(rf"{_TELLING_BASE}(?:{words})\b", essay.text, re.IGNORECASE) is not None


_BOTH: Final = re.compile(r"(?:two|два|две|двух|двум|двумя|обе|оба)\b")


def _are_both(claim: Claim, essay: EssayFacts) -> bool:
    """Whether two are told of what the essay speaks of more than once, and never counts."""
    told = claim.figure
    if told.kind != "count" or told.low != 2 or not told.unit or not _BOTH.match(claim.written):
        return False
    if any(same_thing(told.unit, m.figure.unit) for m in essay.of_kind("count")):
        return False
    return len(essay.postings.get(told.unit, ())) > 1


_Rule = Callable[[Claim, EssayFacts], bool]
WITHOUT_THE_NUMBER: Final[tuple[_Rule, ...]] = (
    _is_the_article,
    is_length,
    _is_one,
    _is_a_list,
    _is_a_bare_year,
    _is_an_ordinal,
    _is_one_of_them,
    _is_an_adjective,
    _is_an_hour,
    _is_a_base,
    _are_both,
)
