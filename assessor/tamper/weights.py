"""How much the ideas of a sentence, each and two together, speak for its being meant for a grader.

The weights (weights.json) are those of a logistic regression over the sentences of
tests/data/to_the_grader.yaml; `python -m benchmarks.learn_injection` makes them again. Ideas are
all it sees: no word of a sentence has a weight of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).with_suffix(".json")
ALWAYS: Final = "always"
EDGE: Final = 0.25
"""Chosen by leaving out one group of sentences after the other: 92% found, 2% false alarms."""


def features(ideas: Iterable[str]) -> Iterator[str]:
    """Each idea, and every two of them together."""
    known = sorted(ideas)
    yield from (ALWAYS, *known)
    yield from (f"{one} + {other}" for one, other in combinations(known, 2))


def weight(ideas: Iterable[str]) -> float:
    """How much the ideas together speak for it: hostile above `EDGE`."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features(ideas))


@cache
def _weights() -> dict[str, float]:
    return dict(json.loads(WEIGHTS.read_text("utf-8")))
