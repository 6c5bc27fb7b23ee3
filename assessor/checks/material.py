"""What all checks read: the essay's sentences with their figures and sections, made once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Final

from assessor.checks.likeness import Likeness
from assessor.checks.repetition import Repetition, repetitions
from assessor.checks.sentence import SIGHT, Sentence, plain, read
from assessor.checks.telling import Telling
from assessor.checks.values import values
from assessor.checks.wording import MESSAGES
from assessor.entry import Entry, Flag, FlagKind, Language, Place, Section, Severity
from assessor.figures import Figure, figures
from assessor.rubric import Rubric
from assessor.text import Span, language_of, sentences

__all__ = ["Material", "Sentence", "plain"]

MOST_VALUES: Final = 240  # of an essay, that are compared
LONGEST_QUOTE: Final = 90  # characters of the essay shown in a message


@dataclass(frozen=True)
class Material:
    """An entry under a rubric; `asked` is the language the flags are to be written in, if any."""

    entry: Entry
    rubric: Rubric
    asked: Language | None = None

    @cached_property
    def language(self) -> Language:
        """The one asked for, else the rubric's, which may leave it to the entry."""
        chosen = self.asked or self.rubric.language
        return language_of(self.entry.text) if chosen == "entry" else chosen

    @cached_property
    def plain(self) -> str:
        """The whole essay in lower case and with е for ё; offsets are the essay's."""
        return plain(self.entry.text)

    @cached_property
    def likeness(self) -> Likeness:
        """How much a word that two places share proves in this essay."""
        return Likeness(self.plain)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences and headings, in order."""
        found = tuple(figures(self.entry.text))
        starts = [f.span.start for f in found]
        spans = sentences(self.entry.text)
        return tuple(
            self._sentence(s, found[bisect_left(starts, s.start) : bisect_left(starts, s.end)])
            for s in spans
        )

    def _sentence(self, span: Span, inside: tuple[Figure, ...]) -> Sentence:
        text, low = self.entry.text[span.start : span.end], self.plain[span.start : span.end]
        return read(span, text, low, self.entry.section_at(span.start), inside)

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences without the headings."""
        return tuple(s for s in self.sentences if not s.is_heading)

    @cached_property
    def readable(self) -> tuple[Sentence, ...]:
        """The prose without what is longer than any sentence that a person would write."""
        return tuple(s for s in self.prose if len(s.text) <= SIGHT)

    @cached_property
    def values(self) -> tuple[Telling, ...]:
        """What is told of the figures that measure something, as far as a reader can follow."""
        return tuple(islice(values(self.readable), MOST_VALUES))

    @cached_property
    def repetitions(self) -> list[Repetition]:
        """The stretches of the essay that have stood before."""
        return repetitions(self.entry.text)

    def saying(self, roots: Iterable[str]) -> list[int]:
        """The indexes in `prose` of the sentences that hold any of these strings, in order.

        What a pattern looks for in a few sentences need not be sought in all.
        """
        ends = self._prose_ends
        found = set()
        for root in self.spoken(roots):
            at = self.plain.find(root)
            while at >= 0:
                i = bisect_right(ends, at)
                if i < len(ends) and at + len(root) > self.prose[i].span.start:
                    found.add(i)
                    at = max(at, ends[i] - 1)
                at = self.plain.find(root, at + 1)
        return sorted(found)

    def spoken(self, roots: Iterable[str]) -> list[str]:
        """Those of these strings that are of the essay's own language."""
        return [root for root in roots if root.isascii() == self._english]

    @cached_property
    def _english(self) -> bool:
        return language_of(self.entry.text) == "en"

    @cached_property
    def _prose_ends(self) -> list[int]:
        return [s.span.end for s in self.prose]

    def quote(self, span: Span) -> str:
        """The essay's own words in one line, cut at a word where they are too long."""
        line = " ".join(self.entry.text[span.start : span.end].split()).rstrip(".;,: ")
        if len(line) <= LONGEST_QUOTE:
            return line
        return line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(".;,: ") + " …"

    def quote_from(self, sentence: Span, words: Span) -> str:
        """The whole sentence if it is short, else what follows from `words` on."""
        if sentence.end - sentence.start <= LONGEST_QUOTE:
            return self.quote(sentence)
        return "… " + self.quote(Span(words.start, sentence.end))

    def quoted(self, words: str) -> str:
        """In the quotation marks of the flags' language."""
        return f"«{words}»" if self.language == "ru" else f"“{words}”"

    def number(self, value: Decimal) -> str:
        """With one decimal place at most, grouped and pointed as the flags' language does it."""
        text = f"{value:,.1f}".removesuffix(".0")
        return text.replace(",", "\u00a0").replace(".", ",") if self.language == "ru" else text

    def title(self, section: Section) -> str:
        """A section's name as a person knows it."""
        return section.title or MESSAGES[self.language]["whole_essay"]

    def flag(
        self,
        kind: FlagKind,
        severity: Severity,
        message: str,
        places: Sequence[Span] = (),
        section: str | None = None,
        **values: object,
    ) -> Flag:
        """A flag with the sentence `message` of `wording`; the first place decides its section."""
        at = self.entry.section_at(places[0].start) if places else None
        return Flag(
            kind=kind,
            severity=severity,
            message=MESSAGES[self.language][message].format(**values),
            section=section or (at.id if at else None),
            start=places[0].start if places else None,
            end=places[0].end if places else None,
            places=tuple(Place(start=s.start, end=s.end) for s in places),
        )

    def two_values(self, one: tuple[Sentence, Figure], other: tuple[Sentence, Figure]) -> Flag:
        """The flag for one indicator with two values, each in its sentence."""
        (first, value), (second, another) = one, other
        return self.flag(
            "contradiction",
            "warning",
            "two_values",
            [value.span, another.span],
            one=self.quote(first.span),
            other=self.quote(second.span),
            first=self.quote(value.span),
            second=self.quote(another.span),
        )
