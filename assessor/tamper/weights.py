"""How much the traits of a sentence speak for its being meant for a grader.

The weights (weights.json) are those of a linear support vector machine over the sentences of
tests/data/to_the_grader.yaml; `python -m benchmarks.learn_injection` makes them again. The sum is
divided by the root of the number of words, so that long sentences are not accused for their length.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from assessor.tamper.traits import share, traits_between, traits_of_word, words_of
from assessor.text import WORDS_KEPT

WEIGHTS: Final = Path(__file__).with_suffix(".json")
ALWAYS: Final = "always"
EDGE: Final = 0.1
"""Hostile above it. Chosen by leaving out one group of sentences after the other."""


def weight(sentence: str) -> float:
    """How much a sentence speaks for it: hostile above `EDGE`, mostly between -2 and 2."""
    words = words_of(sentence)
    different = dict.fromkeys(words)
    weights = _weights()
    total = sum(map(_of_word, different))
    total += sum(weights.get(trait, 0.0) for trait in traits_between(sentence, words))
    return weights[ALWAYS] + total * share(different)


@lru_cache(maxsize=WORDS_KEPT)
def _of_word(word: str) -> float:
    weights = _weights()
    return sum(weights.get(trait, 0.0) for trait in traits_of_word(word))


@cache
def _weights() -> dict[str, float]:
    # Twenty-eight thousand weights are a thousand different numbers.
    return dict(json.loads(WEIGHTS.read_text("utf-8"), parse_float=cache(float)))
