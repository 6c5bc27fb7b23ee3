"""Which clauses speak to a criterion: the rubric's own words, found in the essay by their stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from typing import Final

from assessor.checks.material import plain
from assessor.judge.offline.reading import Clause, Reading, Stems
from assessor.judge.offline.signs import Cues, Sign
from assessor.rubric import Criterion, Localised, Rubric

# A title names the subject, an anchor mostly names kinds of proof.
TITLE, CUE, DESCRIPTION, ANCHOR = 2.0, 1.5, 0.5, 0.2
AROUND: Final = 0.5  # a word of the heading above counts half
BESIDE: Final = 0.3  # a neighbour's relevance counts this much
THRESHOLD: Final = 1.0  # in its own words: half of one rare word of the title, or two cues
FAINT, MOST_FAINT = 0.5, 4  # what is looked at where nothing reaches the threshold
CLOSEST: Final = 0.75  # of the relevance for the criterion a clause is closest to
FEWEST: Final = 2  # clauses: a section with fewer is no section
# A longer essay is not a better one.
MOST_IN_SECTION, MOST_ELSEWHERE = 14, 10
ASKED: Final = 2  # from this rung on the anchors ask for figures: every outcome is to the point
LADDER: Final = 5  # rungs of the ladder above the lowest


@dataclass(frozen=True)
class Topic:
    """What a criterion is about: a weight for each telling stem.

    `measured_from` is the rung (0-5) whose anchor first asks for something measured; 6 if none
    does.
    """

    weights: Mapping[str, float]
    measured_from: int


@dataclass(frozen=True)
class Candidate:
    """A clause that speaks to a criterion, and how strongly: by its own words, and in all.

    A `faint` one is only the nearest that could be found.
    """

    clause: Clause
    own: float
    relevance: float
    faint: bool = False


@dataclass(frozen=True)
class Relevance:
    """How strongly every clause of an essay speaks to every criterion of a rubric."""

    reading: Reading
    topics: Mapping[str, Topic]
    of: Mapping[str, tuple[Candidate, ...]]

    @cached_property
    def strongest(self) -> tuple[float, ...]:
        """Of each clause, its relevance for the criterion that it is closest to."""
        return tuple(max(c.relevance for c in row) for row in zip(*self.of.values(), strict=True))

    def candidates(self, criterion: Criterion) -> tuple[Candidate, ...]:
        """The clauses to grade, in essay order.

        Everything in the criterion's own sections counts. Where the essay does not have them,
        those clauses count that share enough words with the criterion and are not clearly closer
        to another one.
        """
        everything = self.of[criterion.id]
        own = [c for c in everything if c.clause.section in criterion.sections]
        pool = own if len(own) >= FEWEST else self._closest(everything) or _faint(everything)
        most = MOST_IN_SECTION if pool is own else MOST_ELSEWHERE
        best = sorted(pool, key=lambda c: (-c.relevance - len(c.clause.signs) / 4, c.clause.start))
        return tuple(sorted(best[:most], key=lambda c: c.clause.start))

    def _closest(self, everything: Sequence[Candidate]) -> list[Candidate]:
        return [
            candidate
            for candidate, strongest in zip(everything, self.strongest, strict=True)
            if candidate.own >= THRESHOLD and candidate.relevance >= CLOSEST * strongest
        ]


def _faint(everything: Sequence[Candidate]) -> list[Candidate]:
    """The few that come nearest, where none speaks of the criterion plainly."""
    near = [replace(c, faint=True) for c in everything if c.own >= FAINT]
    return sorted(near, key=lambda c: (-c.relevance, c.clause.start))[:MOST_FAINT]


def relate(reading: Reading, rubric: Rubric, stems: Stems, cues: Cues) -> Relevance:
    """Weigh every clause against every criterion, once an entry."""
    known = topics(rubric, stems, cues)
    return Relevance(reading, known, {i: tuple(_weighed(reading, t)) for i, t in known.items()})


def topics(rubric: Rubric, stems: Stems, cues: Cues) -> Mapping[str, Topic]:
    """The topic of every criterion. A word that several criteria share tells less of each."""
    raw = {c.id: _weights(c, rubric, stems, cues) for c in rubric.criteria}
    shared = Counter(stem for weights in raw.values() for stem in weights)
    return {
        criterion.id: Topic(
            {s: w / shared[s] for s, w in raw[criterion.id].items()},
            _measured_from(criterion, rubric, cues),
        )
        for criterion in rubric.criteria
    }


def _weights(criterion: Criterion, rubric: Rubric, stems: Stems, cues: Cues) -> dict[str, float]:
    weights: dict[str, float] = {}
    for text, weight in _texts(criterion, rubric):
        for stem in stems.of(cues["ignored"].sub(" ", plain(text))):
            weights[stem] = max(weight, weights.get(stem, 0.0))
    return weights


def _texts(criterion: Criterion, rubric: Rubric) -> Iterator[tuple[str, float]]:
    yield _both(criterion.title), TITLE
    for section in rubric.form.sections:
        if section.id in criterion.sections:
            yield _both(section.title), TITLE
            yield " ".join(section.aliases), DESCRIPTION
    yield _both(criterion.description), DESCRIPTION
    yield " ".join(criterion.cues), CUE
    for anchor in criterion.levels.values():
        yield _both(anchor), ANCHOR


def _both(text: Localised) -> str:
    return f"{text.ru or ''} {text.en or ''}"


def _measured_from(criterion: Criterion, rubric: Rubric, cues: Cues) -> int:
    asking = [
        level
        for level, text in criterion.levels.items()
        if any(cues["measure"].search(cues["without"].sub("", t)) for t in (text.ru, text.en) if t)
    ]
    width = rubric.scale.max - rubric.scale.min
    return round((min(asking) - rubric.scale.min) * LADDER / width) if asking else LADDER + 1


def _weighed(reading: Reading, topic: Topic) -> Iterator[Candidate]:
    """A clause beside one that speaks to the criterion goes on with it, in the same paragraph."""
    clauses = reading.clauses
    alone = [_relevance(clause, topic, reading) for clause in clauses]
    for i, clause in enumerate(clauses):
        near = (j for j in (i - 1, i + 1) if 0 <= j < len(clauses))
        beside = (alone[j] for j in near if clauses[j].paragraph == clause.paragraph)
        yield Candidate(clause, alone[i], alone[i] + BESIDE * max(beside, default=0.0))


def _relevance(clause: Clause, topic: Topic, reading: Reading) -> float:
    # `fsum`: the order of a set must not change a score.
    own = fsum(topic.weights.get(s, 0.0) * reading.rarity[s] for s in clause.stems)
    around = fsum(topic.weights.get(s, 0.0) for s in clause.around - clause.stems)
    asked = THRESHOLD * (topic.measured_from <= ASKED and Sign.OUTCOME in clause.signs)
    return own + AROUND * around + asked
