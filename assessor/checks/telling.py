"""What a figure of the essay is told of: which indicator, which part of it, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from assessor.checks.concepts import LIGHT, MEASURES, concept
from assessor.checks.cues import APART, CURRENT, ELSEWHERE, LAST, NOW, PAST, THEN
from assessor.checks.likeness import (
    Token,
    is_verb,
    things,
    tokens,
    which,
)
from assessor.checks.sentence import Sentence
from assessor.figures import Figure, Kind, Period

ENOUGH: Final = 2  # things that a clause must name, where none of them is a measure
FIRST_YEAR, LAST_YEAR = 1990, 2100  # numbers that may be years
NEAR: Final = 14  # characters
GROWN: Final = 3  # times a clause grows until it names something

Tense = Literal["now", "then"]

_BORDER: Final = re.compile(r"[,.;:!?()]\s|\s[–—-]\s|\n")
_SAME_CLAUSE: Final = re.compile(
    r"\b(?:этот|тот же|данный) (?:показател|индекс|уров)\w*|\bэт(?:а|у|ой) (?:дол[яю]|оценк\w)"
    r"|\bth(?:is|at|e same) (?:figure|share|rate|score|number|index|indicator)\b"
)
_WHERE: Final = re.compile(
    r"\W*(?:в|во|на|у|среди|по|для|in|at|for|among|on)\s[^,.;:\d]{3,40}(?=,)"
)
_ANSWERS: Final = re.compile(r"\b(?:отвеча\w+|ответил\w*|answers|answered)\b")
_WITHIN: Final = re.compile(
    r"(?:\b(?:за|через|в течение|в пределах|спустя|in|within|after|under|of|is|about|около|почти)"
    r"|[—–:-])\s*$"
)
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_ACRONYM: Final = re.compile(r"\b[A-ZА-Я]{2,6}\b")
_NAME: Final = re.compile(r"(?<=[\w,] )[A-ZА-ЯЁ][a-zа-яё]{2,}|[«“\"][A-ZА-ЯЁ][^»”\"]{2,30}[»”\"]")


class Words(NamedTuple):
    """A sentence in lower case with blanks for its figures, and what its words name, and where."""

    text: str
    names: list[tuple[int, str]]
    year: Period | None

    def between(self, start: int, end: int) -> frozenset[str]:
        return frozenset(name for at, name in self.names if start <= at < end)


@dataclass(frozen=True)
class Telling:
    """One figure with the words that are told of it; `start` and `end` bound them in the sentence.

    `clause` are these words without any figure, and before them what the sentence takes for
    granted; `said` is what they name. `dated` is the only date of the sentence before, which may
    hold for this one too. `measured` is the kind of value the indicator has, which of a change is
    not its own.
    """

    figure: Figure
    sentence: Sentence
    start: int
    end: int
    clause: str
    said: frozenset[str]
    when: Period | None
    dated: Period | None
    measured: Kind

    @cached_property
    def named(self) -> frozenset[str]:
        """What it names; a speed of answer is a wait, and time is not what leaves."""
        said = self.said
        if self.measured == "count":
            return (said | things(self.figure.unit)) - {"ANSWER", "TALK"}
        if self.measured == "duration" and "ANSWER" in said:
            spent = _ANSWERS.search(self.clause) and not _WITHIN.search(self._before)
            said = said - {"ANSWER"} if spent else said - {"ANSWER"} | {"WAIT"}
        return said - {"LEAVING"} if self.measured in {"duration", "money"} else said

    def strange(self, both: frozenset[str]) -> int:
        """How many things it names beside those that it shares with another telling."""
        nouns = {t.name for t in self.tokens if not is_verb(t.word)}
        return len(nouns - both - LIGHT - {""})

    @cached_property
    def scope(self) -> frozenset[str]:
        """What says of which part of all it is told: "in Tula"."""
        return which(self.clause)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of its clause."""
        return tokens(self.clause)

    @property
    def _before(self) -> str:
        return self.sentence.before(self.figure, NEAR)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        text = self.sentence.text[self.start : self.end]
        return frozenset(_ACRONYM.findall(text)) if not text.isupper() else frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of places, products and people: five letters of each."""
        found = _NAME.findall(self.sentence.text, max(self.start - 2, 0), self.end)
        return frozenset(name.strip('«»“”"').lower()[:5] for name in found)

    @cached_property
    def apart(self) -> frozenset[str]:
        """The words that set it apart from the indicator as a whole."""
        elsewhere = ELSEWHERE.findall(self.sentence.plain)
        return frozenset((*APART.findall(self.clause), *elsewhere))

    @cached_property
    def conditions(self) -> frozenset[object]:
        """ "Within 20 seconds": the other figures that are part of what is measured."""
        first, last = self.sentence.span.start + self.start, self.sentence.span.start + self.end
        return frozenset(
            (f.kind, f.low)
            for f in self.sentence.figures
            if first <= f.span.start < last
            and f.kind not in {"period", "multiple", self.figure.kind}
            and not (f.kind == "count" and (not f.unit or _is_year(f)))
            and not (f.kind == "share" and self.figure.kind == "percent")
        )

    @cached_property
    def tense(self) -> Tense:
        """Whether it is told as of now: a change's end is, unless something says otherwise."""
        if self.sentence.is_earlier(self.figure):
            return "then"
        if self.figure.role == "to" or NOW.search(self.clause):
            return "now"
        return "then" if THEN.search(self.clause) else "now"

    @property
    def season(self) -> str:
        """ "Last season", "в прошлом году": a time that is named without its year."""
        found = LAST.search(self.sentence.plain)
        return found[1] if found else ""

    @property
    def past(self) -> bool:
        """Whether it is told in the past tense, and not as where a change has led to."""
        return not self.current and bool(PAST.search(self.clause))

    @property
    def current(self) -> bool:
        """Whether it is told as of today and no longer."""
        return self.figure.role == "to" or bool(CURRENT.search(self.clause))

    @property
    def says_now(self) -> bool:
        return bool(NOW.search(self.clause))


def telling(
    sentence: Sentence,
    figure: Figure,
    before: Sentence | None = None,
    *,
    last: Figure | None = None,
    words: Words | None = None,
) -> Telling:
    """A figure, or all from it to the `last`, with as much of the sentence as names something.

    The clause grows over commas and dashes, back first, up to another figure of its kind.
    `words` are those of the sentence, if they are known already.
    """
    base = sentence.span.start
    start, end = figure.span.start - base, (last or figure).span.end - base
    low, high = _room(sentence, figure, last or figure)
    unit = things(figure.unit) if figure.kind == "count" else frozenset[str]()
    words = words or words_of(sentence)
    borders = [m.end() for m in _BORDER.finditer(sentence.plain, low, start)]
    stop = _BORDER.search(sentence.plain, end, high)
    right = stop.start() if stop else high
    left = borders.pop() if borders else low
    said = words.between(left, right)
    for _ in range(GROWN):
        if left == low or _is_enough(said | unit):
            break
        left = borders.pop() if borders else low
        said = words.between(left, right)
    if stop and not _is_enough(said | unit):
        stop = _BORDER.search(sentence.plain, stop.end(), high)
        right = stop.start() if stop else high
        said = words.between(left, right)
    lead = _lead(sentence, before, left, words.text[left:right], said | unit)
    clause = lead + words.text[left:right]
    said = said | things(lead) if lead else said
    when, dated = figure.when or words.year, _dated(before, sentence)
    return Telling(figure, sentence, left, right, clause, said, when, dated, figure.kind)


def _lead(
    sentence: Sentence, before: Sentence | None, left: int, clause: str, said: frozenset[str]
) -> str:
    """What a clause takes for granted: a subject told before, "in chat, …"."""
    if before and not _is_enough(said) and (sentence.goes_on or _SAME_CLAUSE.search(clause)):
        return before.plain + " "
    where = _WHERE.match(sentence.plain) if left else None
    return where[0] + " " if where and where.end() <= left else ""


def _is_year(figure: Figure) -> bool:
    return figure.kind == "count" and FIRST_YEAR <= figure.low < LAST_YEAR


def _year(sentence: Sentence) -> Period | None:
    """ "The sheet for 2023 shows": a year that is read as a number of something."""
    years = [int(f.low) for f in sentence.figures if _is_year(f)]
    return Period(years[0] * 10_000 + 101, years[0] * 10_000 + 1231) if len(years) == 1 else None


def words_of(sentence: Sentence) -> Words:
    """The words of a sentence; offsets are the sentence's."""
    text, base = sentence.plain, sentence.span.start
    for figure in sentence.figures:
        start, end = figure.span.start - base, figure.span.end - base
        text = text[:start] + " " * (end - start) + text[end:]
    named = ((m.start(), concept(m[0])) for m in _WORDS.finditer(text))
    return Words(text, [(at, name) for at, name in named if name], _year(sentence))


def _room(sentence: Sentence, figure: Figure, last: Figure) -> tuple[int, int]:
    """How far a clause may grow: to the figures of the same kind before and behind."""
    base = sentence.span.start
    low, high = 0, len(sentence.plain)
    for other in sentence.figures:
        if other.kind != figure.kind or other.role == "from" != figure.role:
            continue
        if other.span.end <= figure.span.start:
            low = other.span.end - base
        elif other.span.start >= last.span.end:
            return low, other.span.start - base
    return low, high


def _is_enough(said: frozenset[str]) -> bool:
    return not said.isdisjoint(MEASURES) or (len(said) >= ENOUGH and not said <= LIGHT)


def _dated(before: Sentence | None, sentence: Sentence) -> Period | None:
    """The one date of the sentence right before in its paragraph: it may go on with it."""
    if before is None or sentence.span.start - before.span.end > 1:
        return None
    whens = {f.when for f in before.figures if f.when}
    return whens.pop() if len(whens) == 1 else None
