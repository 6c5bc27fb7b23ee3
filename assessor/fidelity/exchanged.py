"""Two figures of one sentence that have each other's place in the essay: 6% solved and 57% lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from assessor.fidelity.model import Claim, EssayFacts, Mention
from assessor.fidelity.topic import Topic, topic

_LEAST: Final = 2.0  # weight that speaks for the exchange
_FOR_THE_TOLD: Final = 0.4  # of it, at most, may speak for what is told
_MOST: Final = 8  # figures of a sentence, and mentions of each
_KINDS: Final = {"share": "percent", "points": "percent"}

Found = tuple[Claim, Sequence[Mention]]


def exchanged(found: Sequence[Found], essay: EssayFacts) -> Iterator[tuple[Claim, Mention]]:
    """The claims whose values trade places in the essay, each with its own value's mention."""
    for (one, ones), (other, others) in combinations(found[:_MOST], 2):
        if _kind(one) != _kind(other) or one.figure.low == other.figure.low:
            continue
        pair = _best(one, other, ones, others, essay)
        if pair is not None:
            yield one, pair[0]
            yield other, pair[1]


def _kind(claim: Claim) -> str:
    return _KINDS.get(claim.figure.kind, claim.figure.kind)


def _best(
    one: Claim, other: Claim, ones: Sequence[Mention], others: Sequence[Mention], essay: EssayFacts
) -> tuple[Mention, Mention] | None:
    """The mentions of both, if in every pair of them the labels speak for the exchange."""
    first = topic(one.label - other.label, essay)
    second = topic(other.label - one.label, essay)
    if not (first.words and second.words):
        return None
    pairs = [(a, b) for a in ones[:_MOST] for b in others[:_MOST] if a is not b]
    if not pairs or not all(_crossed(first, second, a, b, essay) for a, b in pairs):
        return None
    return pairs[0]


def _crossed(first: Topic, second: Topic, a: Mention, b: Mention, essay: EssayFacts) -> bool:
    near, far = _own(a, b, essay)
    straight = first.shared(near) + second.shared(far)
    ways = first.shared(far), second.shared(near)
    if not all(ways) and near and far:
        return False
    crossed = sum(ways)
    return crossed >= _LEAST and straight <= _FOR_THE_TOLD * crossed


def _own(a: Mention, b: Mention, essay: EssayFacts) -> tuple[frozenset[str], frozenset[str]]:
    """What is said of each of two mentions, and not of the other."""
    first, second = a.label, b.label
    if a.sentence != b.sentence and min(a.sentence, b.sentence) >= 0:
        first |= essay.sentences[a.sentence].stems
        second |= essay.sentences[b.sentence].stems
    return first - second, second - first
