"""The essay as the offline judge reads it: clauses, each with its signs and its surroundings."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from assessor.entry import Entry
from assessor.figures import Figure, figures
from assessor.judge.offline.signs import Cues, Sign, plain, signs_of
from assessor.text import Span, sentences, stem, words

LONGEST_CLAUSE: Final = 300
LONGEST_HEADING: Final = 10  # words
SPOKEN: Final = 20  # smaller counts in words are not taken for figures
GAP: Final = 8  # characters between a section's heading and its body
RUN: Final = 4  # words in a row that make a repetition
SAME: Final = 0.6  # share of a clause's runs that must have stood before

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NUMBERED: Final = re.compile(r"-\d+$")  # the second section under one heading: goal-2
_BULLET: Final = re.compile(r"^[\s|]*(?:[-–—•*▪·]+\s*)?(?:\d{1,2}[.)]\s+)?")
_TAIL: Final = re.compile(r"[\s;:,|•–—-]+$")
_ITEM: Final = re.compile(r"(?:(?<=[;:.])|(?<=\n))\s*[-–—•▪]\s+|\n\s*\n")
_BREAK: Final = re.compile(
    r";\s|\s[–—-]\s|:\s|,\s(?:а|но|что|когда|где|при этом|and|but|which)\s|,\s"
)
_END: Final = re.compile(r"[.!?…][»\"”)]*$")


@dataclass(frozen=True)
class Clause:
    """A stretch of the essay short enough to be shown as evidence: `text[start:end]`, verbatim.

    `stems` are its own words, `around` those of the heading or the list's opening above it;
    `sentence` is the index of the sentence it is part of; `repeated` says that most of it has
    stood before.
    """

    start: int
    end: int
    text: str
    section: str | None
    sentence: int
    paragraph: int
    stems: frozenset[str]
    around: frozenset[str]
    signs: frozenset[Sign]
    repeated: bool


class Stems:
    """Stems of a text, each distinct word stemmed once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, text: str) -> frozenset[str]:
        """The stems of all words of two letters or more."""
        return frozenset(self._stem(word) for word in _WORD.findall(plain(text).lower()))

    def _stem(self, word: str) -> str:
        if word not in self._known:
            self._known[word] = stem(word)
        return self._known[word]


@dataclass(frozen=True)
class Reading:
    """All clauses of one essay in order. Built once an entry and shared by all criteria.

    `sentences[clause.sentence]` is the sentence a clause is part of.
    """

    text: str
    sentences: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    cues: Cues
    stems: Stems

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How telling a stem is in this essay: 1 when it stands once, near 0 when everywhere."""
        seen = Counter(s for c in self.clauses for s in c.stems)
        total = log(1 + len(self.clauses)) or 1.0
        return {s: log(1 + len(self.clauses) / n) / total for s, n in seen.items()}


def read(entry: Entry, cues: Cues, stems: Stems) -> Reading:
    """Cut the essay into clauses and say what each holds."""
    spans = tuple(sentences(entry.text))
    return Reading(entry.text, spans, tuple(_clauses(entry, spans, cues, stems)), cues, stems)


def _clauses(entry: Entry, spans: Sequence[Span], cues: Cues, stems: Stems) -> Iterator[Clause]:
    around: frozenset[str] = frozenset()
    above: str | None = None
    told = Told()
    measured = [f for f in figures(entry.text) if not _said_in_passing(f, entry.text)]
    starts = [f.span.start for f in measured]
    paragraph = end = 0
    for index, sentence in enumerate(spans):
        paragraph += "\n\n" in entry.text[end : sentence.start]
        end = sentence.end
        raw = entry.text[sentence.start : sentence.end]
        at = entry.section_at(sentence.start)
        section = _NUMBERED.sub("", at.id) if at else None
        if is_heading(raw) or (section is None and _opens_section(entry, sentence)):
            around = stems.of(raw)
            continue
        if section != above:
            around, above = frozenset(), section
        opening = around
        for span in clauses_in(entry.text, sentence):
            text = entry.text[span.start : span.end]
            own = stems.of(text)
            inside = measured[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            signs = signs_of(text, inside, cues)
            again = told.again(text)
            yield Clause(
                *span, text, section, index, paragraph, own, opening, signs, repeated=again
            )
            if entry.text[span.end : span.end + 1] == ":":
                opening = around | own
        if raw.rstrip().endswith(":"):
            around = stems.of(raw)


def _said_in_passing(figure: Figure, text: str) -> bool:
    """A count in words, "our four pillars", is a way of speaking rather than a measurement."""
    written = text[figure.span.start : figure.span.end]
    return figure.kind == "count" and not any(map(str.isdigit, written)) and figure.low < SPOKEN


def _opens_section(entry: Entry, sentence: Span) -> bool:
    """Whether this is the line above a section's body."""
    return any(sentence.end <= s.start <= sentence.end + GAP for s in entry.sections)


class Told:
    """Remembers what has been said, by runs of words, to notice what is said again."""

    def __init__(self) -> None:
        self._runs: set[tuple[str, ...]] = set()

    def again(self, text: str) -> bool:
        """Whether most of this clause has stood before; remembers it either way."""
        said = _WORD.findall(plain(text).lower())
        runs = [tuple(said[i : i + RUN]) for i in range(len(said) - RUN + 1)]
        known = sum(run in self._runs for run in runs)
        self._runs.update(runs)
        return len(runs) > 1 and known / len(runs) >= SAME


def is_heading(text: str) -> bool:
    """A short line that ends without a stop and counts nothing."""
    bare = text.strip()
    return (
        len(words(bare)) <= LONGEST_HEADING and not _END.search(bare) and not re.search(r"\d", bare)
    )


def clauses_in(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence at the items of a list, and what is still too long at clause borders."""
    cuts = [sentence.start]
    for mark in _ITEM.finditer(text, sentence.start, sentence.end):
        cuts.append(mark.start())
    cuts.append(sentence.end)
    for start, end in itertools.pairwise(cuts):
        for piece in _shorter(text, start, end):
            span = trimmed(text, piece)
            if len(words(text[span.start : span.end])) > 1:
                yield span


def _shorter(text: str, start: int, end: int) -> Iterator[Span]:
    """Pieces of at most `LONGEST_CLAUSE`, cut at the last clause border that keeps them whole."""
    while end - start > LONGEST_CLAUSE:
        window = text[start : start + LONGEST_CLAUSE]
        borders = [m.start() for m in _BREAK.finditer(window) if m.start() > LONGEST_CLAUSE // 3]
        spaces = window.rfind(" ")
        cut = start + (borders[-1] + 1 if borders else spaces if spaces > 0 else LONGEST_CLAUSE)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def trimmed(text: str, span: Span) -> Span:
    """Without list marks at the start and without dangling punctuation at the end."""
    piece = text[span.start : span.end]
    head = _BULLET.match(piece)
    start = span.start + (head.end() if head else 0)
    tail = _TAIL.search(piece)
    end = span.start + tail.start() if tail else span.end
    return Span(min(start, end), end)
