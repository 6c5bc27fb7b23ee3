"""Dates out of order: ended before it began, the first call before the line was opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assessor.checks.likeness import clause, subject, things
from assessor.checks.material import Material
from assessor.checks.sentence import SIGHT, Sentence
from assessor.entry import Flag
from assessor.figures import Figure

YEARS: Final = 10_000_000  # YYYYMMDD: a period with its year
MOST: Final = 8  # beginnings, and ends, that are compared; figures of a sentence

_BEGAN: Final = re.compile(
    r"\b(?:нача(?:л|т)\w*|стартова\w+|приступ\w+|запущен\w*|began|begun|started|kicked off"
    r"|(?:was|were) launched)\b"
)
_ENDED: Final = re.compile(
    r"\b(?:заверш\w+|законч\w+|оконч\w+|закры(?:т|л)\w*|ended|finish\w*|completed|closed"
    r"|wound up)\b"
)
_ENDS: Final = (
    *("заверш", "законч", "оконч", "закры"),
    *("ended", "finish", "complete", "closed", "wound up"),
)
_STARTS: Final = (
    *("нача", "старт", "приступ", "запущен"),
    *("began", "begun", "start", "kicked off", "launched"),
)
_FIRSTS: Final = ("перв", "first")
_OPENED: Final = re.compile(
    r"\b(?:открыл\w*|запустил\w*|заработал\w*|открыт[аыо]?|запущен\w*|opened|launched|went live)\b"
)
_FIRST: Final = re.compile(
    r"\b(?:перв\w{2,3}|first)\s(?:[^\W\d]+\s)?(?:звон|клиент|заявк|обращ|посетит|покупат|пациент"
    r"|гост|вопрос|call|customer|client|ticket|visitor|caller|guest|question|patient|contact"
    r"|request)"
)
_EARLY: Final = re.compile(
    r"\b(?:проб|тест|пилот|ещ[её]\b|до (?:откры|запус|этого)|заранее|предварит|trial|test|pilot"
    r"|before"
    r"|ahead|even|beta|of the (?:year|month|week|day)|планир|подготов|prepar|plan)"
)
# A thing of several runs: another one of it may have ended before.
_ONE_OF: Final = re.compile(
    r"\b(?:втор|треть|следующ|нов(?:ый|ая|ое)|another|second|third|next|new\b)"
)


class Ending(NamedTuple):
    """A sentence that tells an end, its date, and what ended if that is clear."""

    sentence: Sentence
    date: Figure
    whose: str


def check(material: Material) -> Iterator[Flag]:
    """One flag two dates that cannot be in this order."""
    prose = material.prose
    ended = [d for i in material.saying(_ENDS) for d in _ending(prose[i])]
    ended = ended[:MOST]
    for i in material.saying(_STARTS) if ended else ():
        dates = _dates(prose[i])
        if len(prose[i].text) > SIGHT or not dates:
            continue
        yield from _in_one(material, prose[i], dates)
        found = _BEGAN.search(prose[i].plain) if len(dates) == 1 else None
        whose = _whose(prose[i], found) if found and not _ONE_OF.search(prose[i].plain) else ""
        for other, end, of in ended:
            if whose and whose == of and other is not prose[i] and end.high < dates[0].low:
                yield _flag(material, dates[0], end)
    for i in material.saying(_FIRSTS):
        if i and max(len(prose[i - 1].text), len(prose[i].text)) <= SIGHT:
            yield from _first_of(material, prose[i - 1], prose[i])


def _ending(sentence: Sentence) -> Iterator[Ending]:
    """When what a sentence is about ended."""
    dates = _dates(sentence) if len(sentence.text) <= SIGHT else []
    found = _ENDED.search(sentence.plain) if dates else None
    if found:
        alone = len(dates) == 1 and not _ONE_OF.search(sentence.plain)
        yield Ending(sentence, dates[-1], _whose(sentence, found) if alone else "")


def _dates(sentence: Sentence) -> list[Figure]:
    """The dates of a sentence that are told as facts, with their years and their months."""
    return [f for f in sentence.facts[:MOST] if f.kind == "period" and f.low > YEARS]


def _in_one(material: Material, sentence: Sentence, dates: Sequence[Figure]) -> Iterator[Flag]:
    """ "It began in September 2023 and ended in March 2023"."""
    began = _BEGAN.search(sentence.plain) if len(dates) == 2 else None
    ended = _ENDED.search(sentence.plain, began.end()) if began else None
    if not (began and ended):
        return
    first, second = (f.span.start - sentence.span.start for f in dates)
    if not (began.start() < first < ended.start() < second):
        return
    said = sentence.plain[first : ended.start()].rsplit(",", 1)[-1]
    if things(re.sub(r"\d", "", said).split(" ", 1)[-1]) - things(sentence.written(dates[0])):
        return  # of another thing
    if things(sentence.plain[ended.end() : second]):
        return  # "having finished the design in March"
    if dates[1].high < dates[0].low:
        yield _flag(material, *dates)


def _whose(sentence: Sentence, verb: re.Match[str]) -> str:
    return subject(clause(sentence.plain, verb.start(), verb.end()))


def _first_of(material: Material, before: Sentence, sentence: Sentence) -> Iterator[Flag]:
    """ "The line opened on 10 June. Its first call came on 2 May"."""
    dates = _dates(sentence)
    opened = _dates(before) if dates and _OPENED.search(before.plain) else []
    if len(opened) != 1 or len(dates) != 1 or not _FIRST.search(sentence.plain):
        return
    if not _EARLY.search(sentence.plain) and dates[0].high < opened[0].low:
        yield material.flag(
            "contradiction",
            "warning",
            "first_before_opening",
            [dates[0].span, opened[0].span],
            first=material.quote(dates[0].span),
            opened=material.quote(opened[0].span),
        )


def _flag(material: Material, start: Figure, end: Figure) -> Flag:
    return material.flag(
        "contradiction",
        "warning",
        "ended_before",
        [end.span, start.span],
        start=material.quote(start.span),
        end=material.quote(end.span),
    )
