"""A summary without a language model: whole sentences of the essay, chosen and put in its order.

Every sentence stands in the essay word for word (line breaks become spaces, a list mark at the
start goes, a missing full stop is added), so it cannot claim what the essay does not say. It
stays in the essay's language: rules do not translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from typing import Final

from assessor.checks.material import plain
from assessor.judge.offline.reading import Clause, Reading
from assessor.judge.offline.signs import Cues, Sign
from assessor.rubric import SummarySpec
from assessor.text import count_words

SHORTEST: Final = 6  # words: anything shorter is a heading or an exclamation
LONGEST: Final = 0.45  # of the limit: one sentence must not be the whole summary
BRIEF: Final = 9  # words: a shorter sentence without a figure says little
OPENING: Final = 60  # characters in which a pointing word points out of the sentence
ENOUGH: Final = 0.9  # of the limit: from here on nothing is added
WORTHWHILE, READABLE = 1.5, 0.5  # values a sentence should have to be added, and must have
EARLY: Final = 0.35  # of the essay: where a goal is usually told
FRAGMENT: Final = 0.7  # what an item of a list loses beside a full sentence
OVERLAP: Final = 0.5  # share of common stems above which a sentence repeats a chosen one

WORTH: Final[dict[Sign, float]] = {
    Sign.OUTCOME: 1.5,
    Sign.BASELINE: 1.0,
    Sign.CHANGE: 0.5,
    Sign.PERIOD: 0.5,
    Sign.PURPOSE: 0.7,
    Sign.ACTION: 0.7,
    Sign.CAUSE: 0.3,
    Sign.COMPARISON: 0.3,
    Sign.PLAN: -2.0,
}
_OPENING: Final = re.compile(r"[«\"“(]?[A-ZА-ЯЁ0-9]")
_CLOSED: Final = re.compile(r"[.!?…][»\"”)]*$")
_PLACEHOLDER: Final = re.compile(r"[\[<{‹][^\]>}›]{2,40}[\]>}›]")
_INNER_LIST: Final = re.compile(r"[:;]\s*[-–—•]\s|\s[-–—]\s.*\d.*\s[-–—]\s")


@dataclass(frozen=True)
class Printable:
    """A sentence that could be printed, and what it would add."""

    start: int
    text: str
    words: int
    stems: frozenset[str]
    signs: frozenset[Sign]
    value: float


def extract(reading: Reading, spec: SummarySpec, words: int) -> str:
    """At most `words` words (the contract's rule) on goal, action and results; "" if none fit."""
    pool = [s for s in _printable(reading, spec) if s.words <= words]
    fitting = [s for s in pool if s.words <= LONGEST * words] or pool
    chosen = _choose(fitting, words, EARLY * len(reading.text))
    return " ".join(s.text for s in sorted(chosen, key=lambda s: s.start))


def _printable(reading: Reading, spec: SummarySpec) -> Iterator[Printable]:
    """Sentences that can be read on their own, each text once."""
    wanted = reading.stems.of(" ".join(f"{t.ru or ''} {t.en or ''}" for t in spec.must_cover))
    seen: set[str] = set()
    for index, group in groupby(reading.clauses, key=lambda c: c.sentence):
        start, end = reading.sentences[index]
        text = " ".join(reading.text[start:end].split())
        if text not in seen and _stands_alone(text):
            seen.add(text)
            yield _weighed(text, tuple(group), wanted, reading.cues)


def _stands_alone(text: str) -> bool:
    return (
        count_words(text) >= SHORTEST
        and bool(_OPENING.match(text))
        and not _PLACEHOLDER.search(text)
        and not text.endswith(("?", ":"))
    )


def _weighed(text: str, clauses: Sequence[Clause], wanted: frozenset[str], cues: Cues) -> Printable:
    said = plain(text)
    stems = frozenset().union(*(c.stems for c in clauses))
    signs = frozenset().union(*(c.signs for c in clauses))
    value = 1.0 + fsum(WORTH.get(sign, 0.0) for sign in signs)
    value += 0.2 * min(len(stems & wanted), 3)
    leans = cues["leaning"].match(said) or cues["pointing"].search(said, 0, OPENING)
    value -= 2.5 * bool(leans) + 1.0 * (Sign.FIGURE not in signs and count_words(text) < BRIEF)
    value -= 1.5 * bool(cues["addressing"].search(said) or text.endswith("!"))
    value -= 1.0 * bool(_INNER_LIST.search(text)) + 1.0 * all(c.repeated for c in clauses)
    if not _CLOSED.search(text):
        text, value = text.rstrip(";, ") + ".", value - FRAGMENT
    return Printable(clauses[0].start, text, count_words(text), stems, signs, value)


def _choose(pool: Sequence[Printable], words: int, early: float) -> list[Printable]:
    """First the best sentence of each kind that is needed, then what adds most for its length."""
    chosen: list[Printable] = []
    goals = [s for s in pool if _tells_goal(s)]
    actions = [s for s in pool if _tells_action(s)]
    results = [s for s in pool if _tells_result(s)]
    for kind in ([s for s in goals if s.start < early] or goals, actions, results, results):
        _add_best([s for s in kind if s.value >= READABLE] or kind, chosen, words)
    for least in (WORTHWHILE, READABLE):
        fillers = [s for s in pool if s.value >= least]
        while sum(s.words for s in chosen) < ENOUGH * words and _add_best(fillers, chosen, words):
            pass
    return chosen or list(pool[:1])


def _add_best(pool: Sequence[Printable], chosen: list[Printable], words: int) -> bool:
    left = words - sum(s.words for s in chosen)
    fitting = [s for s in pool if s.words <= left and not any(_overlap(s, c) for c in chosen)]
    if not fitting:
        return False
    chosen.append(max(fitting, key=lambda s: (s.value / s.words**0.3, -s.start)))
    return True


def _overlap(one: Printable, other: Printable) -> bool:
    fewest = min(len(one.stems), len(other.stems)) or 1
    return one is other or len(one.stems & other.stems) / fewest > OVERLAP


def _tells_goal(one: Printable) -> bool:
    return Sign.PURPOSE in one.signs and not one.signs & {Sign.PLAN, Sign.OUTCOME}


def _tells_action(one: Printable) -> bool:
    return Sign.ACTION in one.signs and not one.signs & {Sign.PLAN, Sign.OUTCOME}


def _tells_result(one: Printable) -> bool:
    return Sign.OUTCOME in one.signs and Sign.PLAN not in one.signs
