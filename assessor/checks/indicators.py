"""One indicator with two values for one period.

Two figures are taken for the same indicator when the same acronym, or the same words, lead up to
both. A change ("from … to …"), a target, another period or another channel explains a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assessor.checks.material import Material, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing, same_unit
from assessor.text import stem

FEWEST: Final = 2  # words that name an indicator, where there is no acronym
FARTHEST: Final = 150  # figures; keeps an essay of nothing but figures linear
REACH: Final = 90  # characters before a figure in which its name is looked for
SAME_START: Final = 5  # letters: "отвеченных" and "отвечаем" speak of one thing

_KINDS: Final = frozenset({"percent", "points", "duration", "money", "ratio"})
_NOUN: Final = re.compile(r"\s+[^\W\d_]{4,}")
_BORDER: Final = re.compile(r"[.,;:!?]\s|\s[–—]\s(?=\S+\s\S+\s)|\d[\d.,]*\s*%?")
_ACRONYM: Final = re.compile(r"\b[A-ZА-ЯЁ]{2,6}\b")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
# Words that lead up to a figure without naming what it measures.
_GENERIC: Final = re.compile(
    r"(?:составля|состави|достиг|равн|показател|уров|дол[яиюе]|сегодн|сейчас|теперь|уже|нас|наш|мы|это"
    r"|котор|более|около|почти|средн|обща|общий|общее|команд|компан|год|квартал|месяц|период|итог"
    r"|reach|stand|level|share|rate|index|average|today|current|almost|about|nearly|over|more|than"
    r"|team|company|year|quarter|month|this|that|which|with|from|have|been|were|answer$)"
)


class Named(NamedTuple):
    """A figure, its sentence, and the stems or the acronym that name it."""

    sentence: Sentence
    figure: Figure
    name: frozenset[str]


def check(material: Material) -> Iterator[Flag]:
    """One flag a pair of values that cannot both be true."""
    told = [n for s in material.prose for n in _named(s)]
    earlier = {(f.unit, f.low) for s in material.prose for f in s.figures if s.is_earlier(f)}
    told = [n for n in told if (n.figure.unit, n.figure.low) not in earlier]
    seen: set[frozenset[str]] = set()
    for one, other in _pairs(told):
        if one.sentence is other.sentence or one.name in seen or not _clash(one, other):
            continue
        seen.add(one.name)
        yield material.flag(
            "contradiction",
            "warning",
            "two_values",
            [one.figure.span, other.figure.span],
            one=material.quote(one.sentence.span),
            other=material.quote(other.sentence.span),
            first=material.quote(one.figure.span),
            second=material.quote(other.figure.span),
        )


def _pairs(told: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    for i, one in enumerate(told):
        yield from ((one, other) for other in told[i + 1 : i + 1 + FARTHEST])


def _named(sentence: Sentence) -> Iterator[Named]:
    for figure in sentence.figures:
        now = figure.role in {None, "to"} and figure.modality == "fact"
        if now and figure.kind in _KINDS and figure.low == figure.high:
            name = _name(sentence, figure)
            if name:
                yield Named(sentence, figure, name)


def _name(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The words of the clause that lead up to a figure, and the noun it is a percentage of."""
    at = figure.span.start - sentence.span.start
    before = sentence.text[max(0, at - REACH) : at]
    borders = list(_BORDER.finditer(before))
    clause = before[borders[-1].end() :] if borders else before
    if figure.kind == "percent" and (noun := _NOUN.match(sentence.after(figure))):
        clause += noun[0]
    acronyms = set(_ACRONYM.findall(clause))
    stems = {stem(w) for w in _WORD.findall(clause.lower()) if not _GENERIC.match(w)}
    named = bool(acronyms) or len(stems) >= FEWEST
    return frozenset(acronyms | stems - {stem(a) for a in acronyms}) if named else frozenset()


def _clash(one: Named, other: Named) -> bool:
    a, b = one.figure, other.figure
    return (
        a.low != b.low
        and a.kind == b.kind
        and same_unit(a, b)
        and a.per == b.per
        and (a.when == b.when or a.when is None or b.when is None)
        and _same_name(one.name, other.name)
    )


def _same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    return len(one) == len(other) and all(any(_akin(a, b) for b in other) for a in one)


def _akin(a: str, b: str) -> bool:
    return a[:SAME_START] == b[:SAME_START] or same_thing(a, b) is True
