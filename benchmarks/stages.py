"""What the program itself costs for one entry, stage by stage.

    python -m benchmarks.stages [--characters N] [--times N]

Milliseconds of the process, warm: the least of so many made-up essays, of which no two are alike,
so that none is read twice by chance.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from assessor import intake
from assessor.checks import check
from assessor.evidence import index, locate
from assessor.fidelity import check as check_summary
from assessor.fidelity import facts
from assessor.rubric import Rubric
from assessor.rubric.shelf import Shelf
from assessor.text import sentences
from benchmarks.essays import MATERIAL, essay

QUOTES = 36
SUMMARY_WORDS = 60
"""Six criteria with six quotes each; the essay's first words are its summary."""


def stages(path: Path, rubric: Rubric) -> Iterator[tuple[str, float]]:
    """Each stage of the one entry in the file, and the process time at which it was done."""
    yield "", process_time()
    entry = intake.parse(next(intake.documents(path)), rubric.form).entry
    yield "intake", process_time()
    check(entry, rubric)
    yield "checks", process_time()
    essay_index = index(entry.text)
    yield "index", process_time()
    essay_facts = facts(entry.text)
    yield "facts of the essay", process_time()
    for span in sentences(entry.text)[:QUOTES]:
        locate(entry.text[slice(*span)], essay_index)
    yield f"{QUOTES} quotes", process_time()
    summary = " ".join(entry.text.split()[:SUMMARY_WORDS])
    check_summary(summary, essay_facts, limit=SUMMARY_WORDS, language="ru")
    yield "summary", process_time()


def measure(path: Path, rubric: Rubric) -> dict[str, float]:
    """Milliseconds a stage."""
    done = list(stages(path, rubric))
    return {name: (at - before) * 1000 for (_, before), (name, at) in pairwise(done)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.stages", description=__doc__)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=12)
    asked = parser.parse_args()
    rubric = Shelf().default().rubric
    material = yaml.safe_load(MATERIAL.read_text("utf-8"))
    rows = []
    with TemporaryDirectory() as folder:
        for number in range(asked.times):
            path = Path(folder) / f"{number}.txt"
            path.write_text(essay(material, asked.characters, Random(number)), "utf-8")
            rows.append(measure(path, rubric))
    least = {name: min(row[name] for row in rows) for name in rows[0]}
    for name, milliseconds in (*least.items(), ("all of it", sum(least.values()))):
        print(f"{name:<20} {milliseconds:6.1f} ms")


if __name__ == "__main__":
    main()
