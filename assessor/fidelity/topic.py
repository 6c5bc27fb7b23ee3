"""What a stretch of text speaks of, in the essay's own words, and how much two of them share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum

from assessor.fidelity.glossary import counterparts
from assessor.fidelity.model import EssayFacts


@dataclass(frozen=True)
class Topic:
    """Stems of the essay: one set for each word, alternatives where it was translated.

    `plain` are the words where none has alternatives, which most topics are made of.
    """

    words: tuple[frozenset[str], ...]
    essay: EssayFacts
    plain: frozenset[str] | None = None
    _shared: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)

    @property
    def weight(self) -> float:
        """How much the words tell, all of them: rare ones of the essay most."""
        return self.shared(frozenset(self.essay.weights))

    def shared(self, stems: frozenset[str]) -> float:
        """How much the words tell that `stems` have too."""
        if (known := self._shared.get(stems)) is None:
            known = self._shared[stems] = self._weigh(stems)
        return known

    def _weigh(self, stems: frozenset[str]) -> float:
        weights = self.essay.weights
        if self.plain is not None:
            return fsum([weights[s] for s in self.plain & stems])
        told = (word & stems for word in self.words if not word.isdisjoint(stems))
        return fsum(max(map(weights.__getitem__, word)) for word in told)

    def common(self, stems: frozenset[str]) -> frozenset[str]:
        """The stems that both have."""
        return frozenset(s for word in self.words for s in word & stems)


def topic(stems: Iterable[str], essay: EssayFacts, *, synonyms: bool = False) -> Topic:
    """The topic of `stems`: words the essay does not have become their counterparts.

    With `synonyms` the others may be told by theirs too.
    """
    words, plain = [], set()
    for one in sorted(stems):  # so that sums are the same in every process
        if one in essay.weights and not synonyms:
            words.append(frozenset({one}))
            plain.add(one)
        elif others := [s for s in {one, *counterparts(one)} if s in essay.weights]:
            words.append(frozenset(others))
    return Topic(tuple(words), essay, frozenset(plain) if len(plain) == len(words) else None)


def shares(about: Topic) -> Mapping[int, float]:
    """How much a topic tells of each sentence of the essay that has a word of it, by number."""
    essay = about.essay
    found: dict[int, float] = {}
    for word in about.words:
        if len(word) == 1:
            (only,) = word
            here = dict.fromkeys(essay.postings[only], essay.weights[only])
        else:
            by_weight = sorted(word, key=lambda s: (essay.weights[s], s))
            here = {n: essay.weights[s] for s in by_weight for n in essay.postings[s]}
        for number, weighs in here.items():
            found[number] = found.get(number, 0.0) + weighs
    return found


def is_foreign(word_stem: str, essay: EssayFacts) -> bool:
    """Whether a stem is of the other language than the essay's."""
    return word_stem.isascii() != (essay.language == "en")


def weight(stems: Iterable[str], essay: EssayFacts) -> float:
    """How much `stems` tell; a word the essay does not have tells a little."""
    return fsum(essay.weights.get(s, 1.0) for s in stems)  # in whatever order, the same
