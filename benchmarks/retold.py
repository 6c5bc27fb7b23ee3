"""Passages retold truly and falsely, round by round as they were written.

    python -m benchmarks.retold

Each round of benchmarks/data/retold was written before its misses were seen; docs/proofs.md has
what each gave at first sight. Exit code 1 when, of all rounds, more than 3% of the true sentences
have a violation, or fewer than 95% of the false figures and names, or 80% of all that is false.
True sentences that compute (a difference, a sum, a ratio) are to be refused, and counted apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assessor.fidelity import EssayFacts, check, facts
from assessor.intake import documents, parse
from assessor.rubric.shelf import Shelf
from assessor.text import language_of

ROUNDS = Path(__file__).parent / "data" / "retold"
EXAMPLES = Path(__file__).parents[1] / "examples"
FALSE_ALARMS, FIGURES, ALL = 0.03, 0.95, 0.80


def sentences(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """What a sentence is and what was said of it.

    `t` true, `c` true and computed from the essay's figures, which a summary must not do, `f` a
    false figure or name, `o` anything else that is false.
    """
    passages: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    for passage in passages:
        known = facts(passage["text"]) if "text" in passage else sample(passage["sample"])
        true = [("t", text) for text in passage["faithful"]]
        computed = [("c", text) for text in passage.get("computed", ())]
        for kind, told in (*true, *computed, *passage["changed"]):
            checked = check(told, known, limit=100, language=language_of(told))
            yield kind, told, [v.message for v in checked.violations]


def sample(name: str) -> EssayFacts:
    """One of the samples as intake reads it, with what its form says."""
    (document,) = documents(EXAMPLES / name)
    entry = parse(document, Shelf().default().rubric.form).entry
    fields = (entry.organisation, entry.nominee, entry.nomination, entry.city, entry.website)
    return facts(entry.text, tuple(filter(None, fields)))


@dataclass
class Count:
    """What was told and what was said of it, of one round or of all."""

    true: int = 0
    alarms: int = 0
    figures: int = 0
    figures_missed: int = 0
    false: int = 0
    missed: int = 0
    computed: int = 0
    refused: int = 0

    def add(self, kind: str, *, objected: bool) -> None:
        if kind == "t":
            self.true, self.alarms = self.true + 1, self.alarms + objected
        elif kind == "c":
            self.computed, self.refused = self.computed + 1, self.refused + objected
        else:
            self.false, self.missed = self.false + 1, self.missed + (not objected)
        if kind == "f":
            self.figures += 1
            self.figures_missed += not objected

    def __str__(self) -> str:
        return (
            f"false alarms {self.alarms} of {self.true} ({self.alarms / self.true:.1%})\n"
            f"  missed {self.figures_missed} of {self.figures} figures and names,"
            f" {self.missed} of {self.false} in all; computed {self.computed},"
            f" refused {self.refused}"
        )

    @property
    def kept(self) -> bool:
        return (
            self.alarms <= FALSE_ALARMS * self.true
            and self.figures_missed <= (1 - FIGURES) * self.figures
            and self.missed <= (1 - ALL) * self.false
        )


def main() -> int:
    total = Count()
    for path in sorted(ROUNDS.glob("*.yaml")):
        count, shown = Count(), []
        for kind, told, said in sentences(path):
            for one in (count, total):
                one.add(kind, objected=bool(said))
            if kind == "t" and said:
                shown.append(f"  alarm: {told}\n    {said[0]}")
            elif kind in ("f", "o") and not said:
                shown.append(f"  missed ({kind}): {told}")
        print(f"{path.stem}: {count}", *shown, sep="\n")
    print(f"all rounds: {total}")
    print("every bound is kept" if total.kept else "a bound is missed")
    return 0 if total.kept else 1


if __name__ == "__main__":
    sys.exit(main())
