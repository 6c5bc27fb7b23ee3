"""Learn how much ideas weigh: `python -m benchmarks.learn_injection` writes weights.json.

Logistic regression by gradient descent over the sentences of tests/data/to_the_grader.yaml (every
group but those held out) and, as harmless ones, those of the sample entries without their planted
injections and of the made-up essays. The same sentences give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random

import yaml

from assessor.tamper.ideas import ideas_of
from assessor.tamper.weights import WEIGHTS, features
from assessor.text import sentences
from benchmarks.essays import MATERIAL, essay
from benchmarks.injection import DATA, HELD_OUT

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANTED = frozenset({"1219.txt"})
ESSAY = 20_000
ROUNDS = 60
RATE = 0.15
DECAY = 2e-3
LEAST = 0.005
DIGITS = 3

Row = tuple[bool, tuple[str, ...]]


def rows(held_out: Collection[str]) -> Iterator[Row]:
    """Whether a sentence is hostile, and its features; those without any idea teach nothing."""
    for hostile, sentence in _sentences(held_out):
        if ideas := ideas_of(sentence, turned=False):
            yield hostile, tuple(features(ideas))


def _sentences(held_out: Collection[str]) -> Iterator[tuple[bool, str]]:
    groups: dict[str, dict[str, list[str]]] = yaml.safe_load(DATA.read_text("utf-8"))
    for group, lists in groups.items():
        for name, listed in lists.items() if group not in held_out else ():
            yield from ((name.startswith("hostile"), sentence) for sentence in listed)
    material = yaml.safe_load(MATERIAL.read_text("utf-8"))
    texts = [p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*.txt")) if p.name not in PLANTED]
    for text in (*texts, essay(material, ESSAY, Random(1))):
        yield from ((False, text[slice(*span)]) for span in sentences(text))


def learn(examples: list[Row]) -> dict[str, float]:
    """The weight of every feature; the sign of their sum tells hostile from harmless."""
    weights: dict[str, float] = defaultdict(float)
    chance = Random(1)
    for number in range(ROUNDS):
        chance.shuffle(examples)
        step = RATE / (1 + number / 10)
        for hostile, found in examples:
            share = 3 / math.sqrt(len(found))
            total = share * sum(weights[feature] for feature in found)
            miss = (hostile - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))) * step * share
            for feature in found:
                weights[feature] += miss - DECAY * weights[feature]
    return {
        feature: round(weight, DIGITS)
        for feature, weight in sorted(weights.items())
        if abs(weight) >= LEAST
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.learn_injection", description=__doc__)
    parser.add_argument("--without", action="append", default=[], help="a group to hold out")
    asked = parser.parse_args()
    weights = learn(list(rows({HELD_OUT, *asked.without})))
    WEIGHTS.write_text(json.dumps(weights, indent=0) + "\n", "utf-8")
    print(f"{len(weights)} weights written to {WEIGHTS.name}")


if __name__ == "__main__":
    main()
