"""The ladder from slogans to proof, as rules on what was found.

    0 nothing · 1 slogans · 2 an example, a figure or an approach · 3 approach, example, one
    measured outcome · 4 several outcomes with baseline and period · 5 complete: target,
    comparison and honest limits too

Where a rubric's anchors ask for nothing measured on the lower rungs (a goal, an engagement
practice), an approach with an example or a reason reaches rung 3, a measured change rung 4, and
baseline, period and limits rung 5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from assessor.judge.offline.reading import Clause
from assessor.judge.offline.signs import Sign
from assessor.rubric import Scale

TOP: Final = 5
MEASURED: Final = 3  # the rung up to which an anchor must ask for a measure to make it needed


class Need(NamedTuple):
    """At least `least` clauses with any of `signs`; the first is what a person is asked for."""

    signs: tuple[Sign, ...]
    least: int = 1


@dataclass(frozen=True)
class Grade:
    """A rung of the ladder and what the next rung would take besides."""

    rung: int
    missing: tuple[Need, ...]


MEASURED_NEEDS: Final[dict[int, tuple[Need, ...]]] = {
    2: (Need((Sign.FIGURE, Sign.EXAMPLE)),),
    3: (
        Need((Sign.OUTCOME,)),
        Need((Sign.ACTION, Sign.CAUSE, Sign.PURPOSE, Sign.TARGET)),
        Need((Sign.BASELINE, Sign.CHANGE, Sign.EXAMPLE)),
    ),
    4: (Need((Sign.OUTCOME,), 3), Need((Sign.BASELINE,), 2), Need((Sign.PERIOD,))),
    5: (
        Need((Sign.BASELINE,), 3),
        Need((Sign.TARGET,)),
        Need((Sign.COMPARISON,)),
        Need((Sign.LIMITS, Sign.TRANSFER)),
    ),
}
NARRATIVE_NEEDS: Final[dict[int, tuple[Need, ...]]] = {
    2: (Need((Sign.ACTION, Sign.EXAMPLE, Sign.PURPOSE, Sign.FIGURE), 2),),
    3: (Need((Sign.ACTION, Sign.PURPOSE), 2), Need((Sign.EXAMPLE, Sign.FIGURE))),
    4: (
        Need((Sign.OUTCOME,), 2),
        Need((Sign.CHANGE, Sign.BASELINE, Sign.TARGET)),
        Need((Sign.EXAMPLE, Sign.CAUSE, Sign.PERIOD)),
    ),
    5: (
        Need((Sign.BASELINE,)),
        Need((Sign.PERIOD,)),
        Need((Sign.TARGET, Sign.COMPARISON)),
        Need((Sign.LIMITS, Sign.TRANSFER, Sign.CAUSE)),
    ),
}


def grade(clauses: Sequence[Clause], measured_from: int) -> Grade:
    """Climb while every need of the next rung is met; contradictions bar the last one.

    Clauses repeated from above lend no proof.
    """
    tally = Counter(s for c in clauses if not c.repeated for s in c.signs)
    ladder = MEASURED_NEEDS if measured_from <= MEASURED else NARRATIVE_NEEDS
    for rung, needs in ladder.items():
        missing = tuple(n for n in needs if sum(tally[s] for s in n.signs) < n.least)
        if missing:
            return Grade(rung - 1, missing)
    return Grade(TOP - any(c.disputed for c in clauses), ())


def on_scale(rung: int, scale: Scale) -> int:
    """The level of a rubric's scale that stands where the rung stands on the ladder."""
    return scale.min + int(rung * (scale.max - scale.min) / TOP + 0.5)
