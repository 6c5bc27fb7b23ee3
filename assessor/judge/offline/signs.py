"""What a clause holds that a careful juror would weigh: an example, a figure, a baseline …

The words by which it is recognised are data (`cues.yaml`); figures come from `assessor.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from assessor.checks.material import plain
from assessor.figures import Figure
from assessor.resources import read_yaml


class Sign(StrEnum):
    """One kind of support. Several may stand in one clause."""

    EXAMPLE = "example"
    PURPOSE = "purpose"
    ACTION = "action"
    FIGURE = "figure"
    OUTCOME = "outcome"
    CHANGE = "change"
    BASELINE = "baseline"
    PERIOD = "period"
    TARGET = "target"
    COMPARISON = "comparison"
    CAUSE = "cause"
    PLAN = "plan"
    LIMITS = "limits"
    TRANSFER = "transfer"


Cues = Mapping[str, re.Pattern[str]]

# Signs that words alone make. The others need a figure beside the words.
BY_WORDS: Final = (
    Sign.EXAMPLE,
    Sign.PURPOSE,
    Sign.ACTION,
    Sign.COMPARISON,
    Sign.CAUSE,
    Sign.PLAN,
    Sign.LIMITS,
    Sign.TRANSFER,
)


def load_cues() -> Cues:
    """The words of `cues.yaml`, one pattern a group."""
    groups: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).with_name("cues.yaml"))
    return {
        name: re.compile(
            r"\b(?:" + "|".join(words["ru"] + words["en"]).replace("ё", "е") + ")", re.IGNORECASE
        )
        for name, words in groups.items()
    }


# Kinds of figures that tell when, not how much.
WHEN: Final = frozenset({"period", "clock", "rank"})
# Kinds that are an outcome by themselves; a bare count needs an indicator beside it.
TELLING: Final = frozenset({"percent", "points", "multiple", "ratio", "share"})


def signs_of(text: str, figures: Sequence[Figure], cues: Cues) -> frozenset[Sign]:
    """Everything that one clause holds; `figures` are those that stand in it."""
    said = plain(text)
    found = {sign for sign in BY_WORDS if cues[sign].search(said)}
    if any(f.kind == "period" or f.when for f in figures):
        found.add(Sign.PERIOD)
    measures = [f for f in figures if f.kind not in WHEN]
    if measures:
        found |= _measured(said, measures, cues)
    practice = cues["practice"].search(said)
    if practice and (measures or cues["regularly"].search(said)):
        found.add(Sign.ACTION)
    return frozenset(found)


def _measured(said: str, measures: Sequence[Figure], cues: Cues) -> set[Sign]:
    found = {Sign.FIGURE}
    facts = [f for f in measures if f.modality == "fact"]
    if cues["target"].search(said) or len(facts) < len(measures):
        found.add(Sign.TARGET)
    changed = bool(cues["change"].search(said))
    indicator = bool(cues["indicator"].search(said))
    if any(f.kind in TELLING or f.direction or indicator for f in facts):
        found.add(Sign.OUTCOME)
        if changed or any(f.direction or f.kind == "multiple" for f in facts):
            found.add(Sign.CHANGE)
    if _earlier_value(said, facts, cues):
        found |= {Sign.OUTCOME, Sign.BASELINE}
    return found


def _earlier_value(said: str, facts: Sequence[Figure], cues: Cues) -> bool:
    """Whether the clause says what the value was before: "from … to …", "was …", "had been …"."""
    if any(f.role == "from" for f in facts):
        return True
    values = [f for f in facts if f.role != "by" and f.kind != "multiple"]
    return bool(values and cues["baseline"].search(said))
