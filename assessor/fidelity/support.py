"""What a sentence of a summary rests on: the essay's sentences that share its figures and words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from assessor.entry import Place
from assessor.fidelity.model import EssayFacts, Sentence
from assessor.fidelity.topic import shares, topic, weight

_MOST: Final = 4
_FIGURE_WEIGHT: Final = 6.0
_ENOUGH: Final = 0.2
_ADDS: Final = 2.5


def support(sentence: Sentence, rested: Collection[int], essay: EssayFacts) -> tuple[int, ...]:
    """Numbers of the essay's sentences that `sentence` rests on, in the essay's order.

    `rested` are the sentences in which its figures were found, once for each figure. Sentences
    are taken while each adds words that the ones before it do not have.
    """
    left = frozenset(s for s in sentence.stems if s in essay.weights)
    whole = weight(sentence.stems, essay) or 1.0
    told = shares(topic(left, essay))
    figures, chosen = set(rested), list[int]()
    gains = {i: told.get(i, 0.0) + _FIGURE_WEIGHT * (i in figures) for i in {*told, *figures}}
    least = max(_ADDS, _ENOUGH * whole)
    for _ in range(_MOST):
        # What a sentence adds never grows: one that adds too little now is out for good.
        gains = {i: gain for i, gain in gains.items() if gain >= _ADDS}
        best = max(gains, key=lambda i: (gains[i], -i), default=-1)
        if best < 0 or gains[best] < least:
            break
        chosen.append(best)
        least = _ADDS
        left -= essay.sentences[best].stems
        figures.discard(best)
        gains = {i: _gain(left, i, figures, essay) for i in gains if i != best}
    return tuple(sorted(chosen))


def _gain(left: frozenset[str], number: int, figures: Collection[int], essay: EssayFacts) -> float:
    stems = essay.sentences[number].stems
    told = 0.0 if left.isdisjoint(stems) else weight(left & stems, essay)
    return told + _FIGURE_WEIGHT * (number in figures)


def places(numbers: Collection[int], essay: EssayFacts) -> tuple[Place, ...]:
    """The chosen sentences as places in the essay."""
    spans = (essay.sentences[i].span for i in numbers)
    return tuple(Place(start=s.start, end=s.end) for s in spans)
