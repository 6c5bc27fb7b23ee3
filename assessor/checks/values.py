"""The values of an essay, each with what it is told of, and those of them that could be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from assessor.checks.concepts import LIGHT, MEASURES
from assessor.checks.sentence import Sentence
from assessor.checks.telling import Telling, telling, words_of
from assessor.figures import Figure, Period

MOST: Final = 12  # values that name one thing and are compared
MOST_IN_SENTENCE: Final = 8
WHOLE_YEAR: Final = 1130  # between the first day and the last, written YYYYMMDD

_KINDS: Final = frozenset({"percent", "points", "duration", "money", "count", "share", "ratio"})
_SCALES: Final = frozenset({Decimal(5), Decimal(10), Decimal(100)})
_SCORED: Final = re.compile(
    r"\b(?:e?nps|csi|csat|ces|индекс|балл|став[ия]т|(?:оценк|рейтинг|score|rating|rated|mark)\w*)\b"
)
_QUOTES: Final = ("«", "“", '"', "„", "#")
_THAT_YEAR: Final = re.compile(
    r"\b(?:that|the same|this) year\b|\b(?:тот|этот|том|этом|того|этого) (?:же |самый )?год"
)


def values(prose: Sequence[Sentence]) -> Iterator[Telling]:
    """The figures that measure something and are told as they are or have become."""
    year: Period | None = None
    for before, sentence in pairwise((None, *prose)):
        if not sentence or not sentence.facts:
            continue
        values = [f for f in sentence.facts if _is_value(sentence, f)][:MOST_IN_SENTENCE]
        if not values:
            year = _last_year(sentence, year)
            continue
        words = words_of(sentence)
        if all(name not in MEASURES for _, name in words.names):
            values = [f for f in values if f.kind != "count" or f.when or not f.unit]
        for figure in values:
            told = telling(sentence, figure, before, words=words)
            again = year and not told.when and _THAT_YEAR.search(sentence.plain)
            yield replace(told, when=year) if again else told
        year = _last_year(sentence, year)


def _last_year(sentence: Sentence, year: Period | None) -> Period | None:
    """The last year that a sentence names, else that of the sentences before."""
    return next((f.when for f in reversed(sentence.figures) if _is_year(f.when)), year)


def _is_year(when: Period | None) -> bool:
    return bool(when) and when is not None and when.end - when.start == WHOLE_YEAR


def _is_value(sentence: Sentence, figure: Figure) -> bool:
    if figure.kind not in _KINDS or figure.role in {"from", "by"} or figure.low != figure.high:
        return False
    if figure.bound not in {None, "about"}:
        return False
    if measure(figure) == "score":
        quoted = sentence.before(figure, 1) in _QUOTES
        return not quoted and bool(_SCORED.search(sentence.plain))
    return figure.kind != "share" or (figure.of or 0) <= max(_SCALES)


def measure(figure: Figure) -> str:
    """The kind, where marks are one kind however they are written: "4.4", "4.4 out of five"."""
    marked = figure.kind == "points" and figure.unit in {"point", "score"}
    bare = figure.kind == "count" and not figure.unit
    scaled = figure.kind == "share" and figure.of in {5, 10} and figure.low % 1 != 0
    if marked or bare or scaled:
        return "score"
    return "percent" if figure.kind == "share" else figure.kind


def pairs(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Those that could be one indicator, in the order of the essay."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        kind = measure(one.figure)
        unit = one.figure.unit if kind in {"duration", "money"} else ""
        for name in one.named if kind == "count" else one.named - LIGHT:
            group = alike[kind, unit, one.figure.per, name]
            if len(group) < MOST:
                group.append(i)
    both = {two for group in alike.values() for two in combinations(group, 2)}
    yield from ((told[i], told[j]) for i, j in sorted(both))
