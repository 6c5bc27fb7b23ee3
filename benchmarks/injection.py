"""Recall and false alarms of `injection` flags: `python -m benchmarks.injection [--missed]`.

The sentences are those of tests/data/to_the_grader.yaml, plain, and each sixth hostile one in
every disguise of tests/disguises.py. The last line is the group that the weights have not seen; how
much is found in sentences of strangers tells `python -m benchmarks.learn_injection --left-out`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from assessor.tamper import speaks_to_grader
from tests.disguises import ENGLISH, EVERY, RUSSIAN

DATA = Path(__file__).parents[1] / "tests" / "data" / "to_the_grader.yaml"
EACH = 6
DISGUISED = "hostile_disguised"
HELD_OUT = ("eleventh", "nineteenth", "twentieth")


class Case(NamedTuple):
    """A sentence of a group; `way` is its disguise, "plain" for none."""

    group: str
    way: str
    hostile: bool
    text: str

    def right(self) -> bool:
        """Is it flagged exactly if it is hostile?"""
        return any(True for _ in speaks_to_grader(self.text)) == self.hostile


def cases() -> Iterator[Case]:
    """Every sentence, and the disguised ones."""
    groups: dict[str, dict[str, list[str]]] = yaml.safe_load(DATA.read_text("utf-8"))
    for group, lists in groups.items():
        for name, sentences in lists.items():
            hostile = name.startswith("hostile")
            yield from (Case(group, "plain", hostile, sentence) for sentence in sentences)
            if hostile and name != DISGUISED:
                ways = EVERY | (RUSSIAN if name.endswith("ru") else ENGLISH)
                for way, hide in ways.items():
                    for sentence in sentences[::EACH]:
                        yield Case(group, way, hostile, hide(sentence))


def main() -> int:
    """Print a line for each group and way, and the two figures that count."""
    results = [(case, case.right()) for case in cases()]
    rows = dict.fromkeys((c.group if c.way == "plain" else c.way, c.hostile) for c, _ in results)
    for name, hostile in rows:
        rights = [
            right
            for case, right in results
            if (case.group if case.way == "plain" else case.way, case.hostile) == (name, hostile)
        ]
        kind = "hostile, found" if hostile else "benign, let pass"
        print(f"{name:16} {kind:16} {sum(rights):4} of {len(rights)}")
    for name, held in (("learnt from", False), (f"held out ({', '.join(HELD_OUT)})", True)):
        told = [(case, right) for case, right in results if (case.group in HELD_OUT) == held]
        found = [right for case, right in told if case.hostile]
        passed = [right for case, right in told if not case.hostile]
        print(f"{name}: recall {sum(found) / len(found):.1%} of {len(found)}", end=", ")
        print(f"false alarms {1 - sum(passed) / len(passed):.1%} of {len(passed)}")
    if "--missed" in sys.argv:
        print(*(f"{case.way}: {case.text}" for case, right in results if not right), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
