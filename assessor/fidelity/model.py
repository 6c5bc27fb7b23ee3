"""What is known of an essay, ready for many summaries, and what a check finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from assessor.assessment import SummarySentence, Violation
from assessor.entry import Language
from assessor.fidelity.places import lists_of_names
from assessor.fidelity.relative import YEAR, reckoned
from assessor.fidelity.times import Time
from assessor.fidelity.transcription import with_places
from assessor.figures import Figure, Kind, Period
from assessor.text import Span, count_words

LOWER_BAND = 0.85


def days_of(figure: Figure) -> Period:
    """The days of a figure of kind "period"."""
    return Period(int(figure.low), int(figure.high))


@dataclass(frozen=True)
class Sentence:
    """A sentence of the essay or of a summary: its figures and the stems of what it speaks of.

    `label` has, for each figure, the stems of its own clause: what is measured.
    """

    span: Span
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    labels: tuple[frozenset[str], ...]
    plan: bool

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """The (lower) values of its figures."""
        return frozenset(f.low for f in self.figures)

    @cached_property
    def named(self) -> tuple[Figure, ...]:
        """The periods it names, in order."""
        return tuple(f for f in self.figures if f.kind == "period")

    @cached_property
    def periods(self) -> frozenset[Period]:
        """The same as days."""
        return frozenset(map(days_of, self.named))

    @cached_property
    def dated(self) -> frozenset[Period]:
        """The periods that its figures are stated for."""
        return frozenset(f.when for f in self.figures if f.when is not None)


@dataclass(frozen=True)
class Names:
    """Every word an essay could lend to a name: folded, as the eye sees it (`words`), by stem.

    `proper` are the words written with a capital or in Latin letters; `initials` what acronyms of
    the form's fields and of quoted names would be. `text` is the essay itself.
    """

    words: frozenset[str]
    stems: frozenset[str]
    folded: frozenset[str]
    proper: frozenset[str]
    initials: frozenset[str]
    text: str = ""

    def in_script(self, *, cyrillic: bool) -> Sequence[str]:
        """The proper words of one script, and the places their adjectives are made of."""
        return self._by_script[cyrillic]

    @cached_property
    def _by_script(self) -> Mapping[bool, tuple[str, ...]]:
        found: dict[bool, set[str]] = {True: set(), False: set()}
        for word in with_places(self.proper):
            found[not word.isascii()].add(word)
        return {cyrillic: tuple(sorted(words)) for cyrillic, words in found.items()}


class Mention(NamedTuple):
    """A figure of the essay, its clause's stems, and the number of its sentence."""

    figure: Figure
    label: frozenset[str]
    sentence: int


@dataclass(frozen=True)
class EssayFacts:
    """An essay prepared once, and linear in its length to ask anything of.

    `mentions` are by every value they hold (either end of a range, both parts of a share),
    `kinds` by what they are; both in the essay's order. `weights` are by stem.
    """

    text: str
    language: Language
    sentences: tuple[Sentence, ...]
    mentions: Mapping[Decimal, tuple[Mention, ...]]
    kinds: Mapping[Kind, tuple[Mention, ...]]
    weights: Mapping[str, float]
    names: Names

    def of_kind(self, kind: Kind) -> tuple[Mention, ...]:
        """The mentions of one kind, in order."""
        return self.kinds.get(kind, ())

    @cached_property
    def postings(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the sentences that have a stem, in order."""
        found: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for stem in sentence.stems:
                found.setdefault(stem, []).append(number)
        return found

    @cached_property
    def reckoned(self) -> Mapping[int, frozenset[Period]]:
        """The periods that a sentence tells by others ("a year earlier"), by its number."""
        found: dict[int, set[Period]] = {}
        spans = [sentence.span for sentence in self.sentences]
        for number, period in reckoned(self.text, spans, self._named_in):
            found.setdefault(number, set()).add(period)
        return {number: frozenset(known) for number, known in found.items()}

    def _named_in(self, number: int) -> list[Period]:
        return [*map(days_of, self.sentences[number].named)]

    @cached_property
    def fractions(self) -> tuple[Mention, ...]:
        """Percentages and shares, which can be told by each other, in order."""
        both = self.of_kind("percent") + self.of_kind("share")
        return tuple(sorted(both, key=lambda m: (m.sentence < 0, m.figure.span.start)))

    @cached_property
    def halved(self) -> tuple[Mention, ...]:
        """What is told to have become half of what it was."""
        around = self.of_kind("multiple") + self.fractions
        return tuple(m for m in around if m.figure.direction == "fall")

    @cached_property
    def listed(self) -> frozenset[int]:
        """How many names its lists of two or three have."""
        return lists_of_names(self.text)

    @cached_property
    def periods(self) -> frozenset[Period]:
        """Every period the essay or its form names."""
        return frozenset(self.days(m) for m in self.of_kind("period")).union(
            *self.reckoned.values()
        )

    def days(self, mention: Mention) -> Period:
        """The days of a period, in the year that its sentence means: "September of that year"."""
        days = days_of(mention.figure)
        meant = self.reckoned.get(mention.sentence, ()) if days.start < YEAR else ()
        same = (p for p in meant if (p.start % YEAR, p.end % YEAR) == days)
        return next(same, days)


@dataclass(frozen=True)
class Claim:
    """A figure of a summary, the stems of its clause, and those of its sentence.

    `before` is what stands before the figure in its sentence, `written` how it is written itself,
    `after` what follows it, all in lower case. `around` are the other figures of the sentence,
    `partner` is where a change that starts from this figure ends. `open` says that the sentence
    tells nothing as done, `time` whether it speaks of before or of today, `over` in how many days
    what the figure tells came together.
    """

    figure: Figure
    label: frozenset[str]
    stems: frozenset[str]
    before: str = ""
    written: str = ""
    after: str = ""
    around: tuple[Figure, ...] = ()
    partner: Figure | None = None
    open: bool = False
    time: Time | None = None
    over: float | None = None


@dataclass(frozen=True)
class Checked:
    """A summary, sentence by sentence with what it rests on, and every rule it breaks."""

    sentences: tuple[SummarySentence, ...]
    violations: tuple[Violation, ...]
    limit: int

    @property
    def words(self) -> int:
        """Words of the whole summary."""
        return sum(count_words(s.text) for s in self.sentences)

    @property
    def short(self) -> bool:
        """Whether it uses less than 85% of its limit. No violation: padding would be worse."""
        return self.words < LOWER_BAND * self.limit

    def passed(self, index: int) -> bool:
        """Whether sentence `index` breaks no rule by itself."""
        return all(v.sentence != index for v in self.violations)
