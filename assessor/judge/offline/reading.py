"""The essay as the offline judge reads it: clauses, each with its signs and its surroundings."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from assessor.checks import contradictions
from assessor.checks.material import Material, Sentence, plain
from assessor.checks.repeats import repetitions
from assessor.entry import Entry, Place
from assessor.figures import Figure
from assessor.judge.offline.signs import Cues, Sign, signs_of
from assessor.text import Span, count_words, stem

LONGEST_CLAUSE: Final = 300
SPOKEN: Final = 20  # smaller counts in words are not taken for figures
GAP: Final = 8  # characters between a section's heading and its body
SAME: Final = 0.6  # share of a clause that must have stood before

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NUMBERED: Final = re.compile(r"-\d+$")  # the second section under one heading: goal-2
_BULLET: Final = re.compile(r"^[\s|]*(?:[-–—•*▪·]+\s*)?(?:\d{1,2}[.)]\s+)?")
_TAIL: Final = re.compile(r"[\s;:,|•–—-]+$")
_ITEM: Final = re.compile(r"(?:(?<=[;:.])|(?<=\n))\s*[-–—•▪]\s+|\n\s*\n")
_BREAK: Final = re.compile(
    r";\s|\s[–—-]\s|:\s|,\s(?:а|но|что|когда|где|при этом|and|but|which)\s|,\s"
)


@dataclass(frozen=True)
class Clause:
    """A stretch of the essay short enough to be shown as evidence: `text[start:end]`, verbatim.

    `stems` are its own words, `around` those of the heading or the list's opening above it;
    `sentence` is the index of the sentence it is part of; `repeated` says that most of it has
    stood before, `disputed` that the checks found a contradiction in its sentence.
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
    disputed: bool


class Stems:
    """Stems of a text, each distinct word stemmed once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, text: str) -> frozenset[str]:
        """The stems of all words of two letters or more."""
        return frozenset(self._stem(word) for word in _WORD.findall(plain(text)))

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


def read(material: Material, cues: Cues, stems: Stems, unread: Sequence[Place] = ()) -> Reading:
    """Cut the essay into clauses and say what each holds; sentences at `unread` are left out."""
    spans = tuple(s.span for s in material.sentences)
    disputed = sentences_at(spans, [p for f in contradictions(material) for p in f.places])
    out = sentences_at(spans, unread)
    clauses = tuple(c for c in _clauses(material, cues, stems, disputed) if c.sentence not in out)
    return Reading(material.entry.text, spans, clauses, cues, stems)


def sentences_at(spans: Sequence[Span], places: Sequence[Place]) -> frozenset[int]:
    """The indexes of the sentences that any of the places touches."""
    ends = [span.end for span in spans]
    starts = [span.start for span in spans]
    return frozenset(
        index
        for place in places
        for index in range(bisect_right(ends, place.start), bisect_left(starts, place.end))
    )


def _clauses(
    material: Material, cues: Cues, stems: Stems, disputed: frozenset[int]
) -> Iterator[Clause]:
    text = material.entry.text
    told = Repeated(text)
    around: frozenset[str] = frozenset()
    section: str | None = None
    paragraph = end = 0
    for index, sentence in enumerate(material.sentences):
        paragraph += "\n\n" in text[end : sentence.span.start]
        end = sentence.span.end
        if sentence.is_heading or _opens_section(material.entry, sentence):
            around = stems.of(sentence.text)
            continue
        if section != (section := _section(sentence)):
            around = frozenset()
        opening = around
        for span in clauses_in(text, sentence.span):
            clause = text[span.start : span.end]
            own = stems.of(clause)
            yield Clause(
                *span,
                text=clause,
                section=section,
                sentence=index,
                paragraph=paragraph,
                stems=own,
                around=opening,
                signs=signs_of(clause, _measured(sentence, span, text), cues),
                repeated=told.mostly(span),
                disputed=index in disputed,
            )
            if text[span.end : span.end + 1] == ":":
                opening = around | own
        if sentence.plain.rstrip().endswith(":"):
            around = stems.of(sentence.text)


def _section(sentence: Sentence) -> str | None:
    return _NUMBERED.sub("", sentence.section.id) if sentence.section else None


def _opens_section(entry: Entry, sentence: Sentence) -> bool:
    """Whether this is the line above a section's body."""
    end = sentence.span.end
    return sentence.section is None and any(end <= s.start <= end + GAP for s in entry.sections)


def _measured(sentence: Sentence, span: Span, text: str) -> list[Figure]:
    """The figures of a clause. A small count in words, "our four pillars", measures nothing."""
    inside = (f for f in sentence.figures if span.start <= f.span.start < span.end)
    return [
        f
        for f in inside
        if f.kind != "count"
        or f.low >= SPOKEN
        or any(map(str.isdigit, text[f.span.start : f.span.end]))
    ]


class Repeated:
    """Which stretches of an essay have stood in it before."""

    def __init__(self, text: str) -> None:
        self._again = [r.again for r in repetitions(text)]
        self._starts = [span.start for span in self._again]

    def mostly(self, span: Span) -> bool:
        """Whether most of this stretch repeats what stands further above."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        shared = 0
        for again in itertools.islice(self._again, first, bisect_left(self._starts, span.end)):
            shared += max(0, min(again.end, span.end) - max(again.start, span.start))
        return shared >= SAME * (span.end - span.start)


def clauses_in(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence at the items of a list, and what is still too long at clause borders."""
    cuts = [sentence.start]
    for mark in _ITEM.finditer(text, sentence.start, sentence.end):
        cuts.append(mark.start())
    cuts.append(sentence.end)
    for start, end in itertools.pairwise(cuts):
        for piece in _shorter(text, start, end):
            span = trimmed(text, piece)
            if count_words(text[span.start : span.end]) > 1:
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
