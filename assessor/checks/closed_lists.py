"""Parts of a whole that are told in several sentences, until the essay says that these are all.

"520 thousand went to the Urals. 410 thousand to the Volga, 190 to Siberia. There are no others."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from assessor.checks.likeness import things
from assessor.checks.material import Material
from assessor.checks.rounding import nearly
from assessor.checks.sentence import SIGHT, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing

WHOLE: Final = 100  # percent
SLACK: Final = Decimal("1.5")  # percentage points that rounding explains
ROUNDED: Final = Decimal("0.02")  # of a whole
LEAST, MOST = Decimal("0.75"), Decimal("1.3")  # times the whole that its parts may seem to make
MOST_LISTS: Final = 3
FAR: Final = 200  # sentences
FEWEST: Final = 2  # parts besides the last one

_CLOSED: Final = re.compile(
    r"\b(?:других|другого|другой|иных|прочих)\s(?P<what>[^\W\d]{4,})\b[^.;:]{0,60}\b(?:нет|не)\b"
    r"|\b(?:больше|других) (?P<what2>[^\W\d]{4,}) (?:у нас )?нет\b"
    r"|\bno other (?P<what3>[^\W\d]{3,})|\bthere (?:are|is) no (?:others?|more)\b"
)
_ROOTS: Final = (
    "друг",
    "иных",
    "прочих",
    "больше ",
    "кроме",
    "no other",
    "there ",
    "apart",
    "besid",
)
_BESIDES: Final = re.compile(
    r"\b(?:кроме|помимо|apart from|besides|beside)\s(?P<named>[^.;:]{4,60}?),[^.;:\d]{0,40}"
    r"\b(?:только|лишь|only|just)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a closed list that does not make its whole."""
    prose = material.prose
    closing = (i for i in material.saying(_ROOTS) if len(prose[i].text) <= SIGHT)
    closing = (
        i for i in closing if _CLOSED.search(prose[i].plain) or _BESIDES.search(prose[i].plain)
    )
    for i in islice(closing, MOST_LISTS):
        if closed := _CLOSED.search(prose[i].plain):
            what = next((w for w in closed.groupdict().values() if w), "")
            yield from _counted(material, i, things(what))
        if besides := _BESIDES.search(prose[i].plain):
            yield from _shared_out(material, prose[i], things(besides["named"]))


def _counted(material: Material, i: int, what: frozenset[str]) -> Iterator[Flag]:
    """The parts, wherever they were told, must make one of the essay's wholes."""
    prose = material.prose
    told = [s for s in prose[max(0, i - FAR) : i + 1] if s is prose[i] or (what & things(s.plain))]
    parts = _parts(told)
    if len(parts) <= FEWEST:
        told = [s for s in prose[max(0, i - FEWEST) : i + 1] if s.section == prose[i].section]
        parts = _parts(told)
    if len(parts) <= FEWEST:
        return
    said = things(" ".join(s.plain for s in told))
    total = sum((p.low for p in parts), Decimal(0))
    wholes = [f for s in prose for f in s.facts if _is_whole(f, parts, said)]
    wrong = [f for f in wholes if LEAST < total / f.low < MOST]
    if wrong and not any(nearly(total, f.low, ROUNDED) for f in wholes):
        yield material.flag(
            "contradiction",
            "warning",
            "parts",
            [wrong[0].span, *(p.span for p in parts)],
            whole=material.quote(wrong[0].span),
            total=material.number(total),
        )


def _parts(told: Sequence[Sentence]) -> list[Figure]:
    """Counts of one thing: a unit is said of the first of them, or of all."""
    counts = [f for s in told for f in s.facts if f.kind == "count" and not (f.role or f.bound)]
    named = [f.unit for f in counts if f.unit]
    if any(same_thing(named[0], unit) is not True for unit in named[1:]):
        return []
    return [f for f in counts if f.low == f.high and f.low > 1]


def _is_whole(figure: Figure, parts: Sequence[Figure], said: frozenset[str]) -> bool:
    """Whether these could be the parts of it: it is more of what they count."""
    if figure.kind != "count" or not figure.unit or figure.role or figure in parts:
        return False
    if figure.low <= max(p.low for p in parts):
        return False
    units = [p.unit for p in parts if p.unit]
    return any(same_thing(figure.unit, u) for u in units) or (
        not units and bool(things(figure.unit) & said)
    )


def _shared_out(material: Material, sentence: Sentence, named: frozenset[str]) -> Iterator[Flag]:
    """ "Besides the phone and the app there are only two ways: …": with those told before, 100%."""
    last = _percents(sentence)
    for other in material.prose:
        first = _percents(other)
        if other is sentence or not first or len(first) != len(named):
            continue
        if len(named & things(other.plain)) < len(named) or not last:
            continue
        total = sum((f.low for f in (*first, *last)), Decimal(0))
        if abs(total - WHOLE) > SLACK:
            yield material.flag(
                "contradiction",
                "warning",
                "closed_shares",
                [f.span for f in (*last, *first)],
                total=material.number(total),
            )


def _percents(sentence: Sentence) -> list[Figure]:
    return [
        f
        for f in sentence.facts
        if f.kind == "percent" and not (f.role or f.bound) and f.low == f.high
    ]
