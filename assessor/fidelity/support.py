"""What a sentence of a summary rests on: the essay's sentences that share its figures and words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from assessor.entry import Place
from assessor.fidelity.model import EssayFacts, Sentence
from assessor.fidelity.topic import weight

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
    chosen: list[int] = []
    figures = set(rested)
    left_over: Collection[int] = range(len(essay.sentences))
    for _ in range(_MOST):
        gains = [
            (_gain(left, i, essay) + _FIGURE_WEIGHT * (i in figures), -i)
            for i in left_over
            if i not in chosen
        ]
        best, minus_i = max(gains, default=(0.0, 0))
        if best < (_ADDS if chosen else max(_ADDS, _ENOUGH * whole)):
            break
        chosen.append(-minus_i)
        # What a sentence adds never grows: one that adds too little now is out for good.
        left_over = [-minus for gain, minus in gains if gain >= _ADDS]
        left -= essay.sentences[-minus_i].stems
        figures.discard(-minus_i)
    return tuple(sorted(chosen))


def _gain(left: frozenset[str], number: int, essay: EssayFacts) -> float:
    stems = essay.sentences[number].stems
    return 0.0 if left.isdisjoint(stems) else weight(left & stems, essay)


def places(numbers: Collection[int], essay: EssayFacts) -> tuple[Place, ...]:
    """The chosen sentences as places in the essay."""
    spans = (essay.sentences[i].span for i in numbers)
    return tuple(Place(start=s.start, end=s.end) for s in spans)
