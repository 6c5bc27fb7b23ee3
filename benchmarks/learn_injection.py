"""Learn how much traits weigh: `python -m benchmarks.learn_injection` writes weights.json.

A linear support vector machine (squared hinge, dual coordinate descent: Hsieh et al., ICML 2008)
over the sentences of tests/data/to_the_grader.yaml, every group but those held out, and, as
harmless ones, over the sentences of made-up entries. The same sentences give the same weights.

`--left-out` writes nothing: every group that a stranger wrote, or somebody against the rules, is
left out once, and what is learnt from the others is measured on it. That is the figure to choose
traits and the edge by.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import yaml

from assessor.tamper.traits import share, traits, words_of
from assessor.tamper.weights import ALWAYS, EDGE, WEIGHTS
from assessor.text import sentences
from benchmarks.essays import MATERIAL, essay
from benchmarks.injection import DATA, DISGUISED, HELD_OUT

ROOT: Final = Path(__file__).parents[1]
PLANTED: Final = "1219.txt"
PASSAGES: Final = Path(__file__).parent / "data"
PROSE: Final = sorted([PASSAGES / "planted.yaml", *PASSAGES.glob("retold/*.yaml")])
"""Made-up entries and passages of call-centre life, none of which speaks to a grader."""
ESSAY: Final = 20_000
COST: Final = 0.3
ROUNDS: Final = 25
SELDOM: Final = 2
"""Traits of fewer sentences teach nothing of others."""
LEAST: Final = 0.025
DIGITS: Final = 3
LEFT_OUT: Final = (
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "twentyfirst", "twentysecond", "twentythird",
)  # fmt: skip
BOUNDS: Final = (0.02, 0.03, 0.05)

Weights = dict[str, float]


class Row(NamedTuple):
    """A sentence of a group and the traits in it, each as much as it may count."""

    group: str
    hostile: bool
    traits: Weights


def rows() -> list[Row]:
    """Every sentence to learn from or to measure."""
    return [Row(group, hostile, _measured(text)) for group, hostile, text in _sentences()]


def _sentences() -> Iterator[tuple[str, bool, str]]:
    groups: dict[str, dict[str, list[str]]] = yaml.safe_load(DATA.read_text("utf-8"))
    for group, lists in groups.items():
        for name, listed in lists.items():
            if name != DISGUISED:
                yield from ((group, name.startswith("hostile"), text) for text in listed)
    for text in dict.fromkeys(_ordinary()):
        yield "ordinary", False, text


def _ordinary() -> Iterator[str]:
    samples = sorted((ROOT / "examples").glob("*.txt"))
    yield from _split(path.read_text("utf-8") for path in samples if path.name != PLANTED)
    for path in PROSE:
        yield from _split(_strings(yaml.safe_load(path.read_text("utf-8"))))
    yield from _split([essay(yaml.safe_load(MATERIAL.read_text("utf-8")), ESSAY, Random(1))])


def _strings(value: object) -> Iterator[str]:
    """Every text in a file of test cases: an essay, a passage, a sentence that retells it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))


def _split(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (text[slice(*span)] for span in sentences(text))


def _measured(sentence: str) -> Weights:
    each = share(set(words_of(sentence)))
    counted = Counter(traits(sentence))
    return {ALWAYS: 1.0} | {t: n * each * _may_count(t) for t, n in counted.items()}


def _may_count(trait: str) -> float:
    """How far a trait is trusted beforehand: parts of words least, whole words most."""
    if trait[0] == "-":
        return 0.45
    if trait[0] == "+":
        return 0.75
    return 1.05 if " " in trait else 1.5


def learn(examples: Sequence[Row]) -> Weights:
    """The weight of every trait; the sign of what they sum up to tells hostile from harmless."""
    seen = Counter(trait for row in examples for trait in row.traits)
    told = [
        (1 if row.hostile else -1, {t: n for t, n in row.traits.items() if seen[t] >= SELDOM})
        for row in examples
    ]
    steepness = [sum(n * n for n in found.values()) + 1 / (2 * COST) for _, found in told]
    pulls = [0.0] * len(told)
    weights: Weights = defaultdict(float)
    order = list(range(len(told)))
    chance = Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            side, found = told[at]
            total = side * sum(weights[t] * n for t, n in found.items())
            slope = total - 1 + pulls[at] / (2 * COST)
            pull = max(pulls[at] - slope / steepness[at], 0.0)
            if pull != pulls[at]:
                change, pulls[at] = side * (pull - pulls[at]), pull
                for trait, n in found.items():
                    weights[trait] += change * n
    return weights


def written(weights: Weights) -> Weights:
    """As the product reads them: trust and weight in one, without what hardly counts."""
    return {
        trait: round(weight if trait == ALWAYS else weight * _may_count(trait), DIGITS)
        for trait, weight in sorted(weights.items())
        if abs(weight) >= LEAST
    }


def left_out(every: Sequence[Row], groups: Collection[str]) -> Iterator[tuple[str, bool, float]]:
    """Of every sentence of these groups what those learnt from all the others say of it."""
    for group in groups:
        weights = learn([row for row in every if row.group != group])
        for row in every:
            if row.group == group:
                total = sum(weights.get(t, 0.0) * n for t, n in row.traits.items())
                yield group, row.hostile, total


def _print_left_out(every: Sequence[Row]) -> None:
    told = list(left_out(every, [g for g in LEFT_OUT if any(row.group == g for row in every)]))
    for group in (*dict.fromkeys(group for group, _, _ in told), None):
        found = [total for g, hostile, total in told if hostile and group in {g, None}]
        harmless = [total for g, hostile, total in told if not hostile and group in {g, None}]
        print(f"{group or 'all together':16}", _share(found, EDGE), _share(harmless, EDGE))
    for bound in BOUNDS:
        edge = sorted(harmless)[-1 - int(bound * len(harmless))]
        print(f"false alarms {bound:.0%}: edge {edge:.2f}, recall {_share(found, edge)}")


def _share(totals: Sequence[float], edge: float) -> str:
    return f"{sum(total > edge for total in totals) / len(totals):6.1%} of {len(totals)}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.learn_injection", description=__doc__)
    parser.add_argument("--left-out", action="store_true", help="measure, and write nothing")
    every = [row for row in rows() if row.group not in HELD_OUT]
    if parser.parse_args().left_out:
        _print_left_out(every)
        return
    weights = written(learn(every))
    WEIGHTS.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(weights)} weights written to {WEIGHTS.name}")


if __name__ == "__main__":
    main()
