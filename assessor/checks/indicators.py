"""One indicator with two values for one period.

Two figures are taken for the same indicator when the same acronym, or the same words, lead up to
both. A change ("from … to …"), a target, another period or another channel explains a difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assessor.checks.likeness import clause, told_apart
from assessor.checks.material import Material, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, Period, same_thing, same_unit
from assessor.text import stem

MOST_IN_TOTAL: Final = 1  # words beside a total's verb and noun: whose total it is
FEWEST: Final = 2  # words that name an indicator, where there is no acronym
FARTHEST: Final = 150  # figures; keeps an essay of nothing but figures linear
REACH: Final = 90  # characters before a figure in which its name is looked for
SAME_START: Final = 5  # letters: "отвеченных" and "отвечаем" speak of one thing
FEWEST_LETTERS: Final = 3  # of a short stem: "решен" and "реша"

_SCALES: Final = frozenset({Decimal(5), Decimal(10)})
_KINDS: Final = frozenset({"percent", "points", "duration", "money", "ratio"})
_NOUN: Final = re.compile(r"\s+(?:(?:of|от|all|the|our|всех|наших)\s+)*[^\W\d_]{4,}")
_BORDER: Final = re.compile(
    r"[.,;:!?]\s|\s[–—]\s(?=\S+\s\S+\s)|(?<!\d)(?!(?:19|20)\d\d\b)\d[\d.,]*\s*%?"
)
_TOOK: Final = re.compile(
    r"\b(?:приня\w+|обработал\w+|ответил\w+ на|обслужил\w+|выполн\w+|достав\w+|поступило"
    r"|оформ\w+|took|handled|received|served|answered|completed|delivered)\s*$"
)
_SCORED: Final = re.compile(
    r"\b(?:e?NPS|CSI|CSAT|CES)\b|(?i:\b(?:оценк|рейтинг|индекс|балл|score|rating|index)\w*)"
)
_ENDS: Final = re.compile(r"\s*(?:(?:in|за|в|during)\s20\d\d(?:\sгод\w*)?\s*)?(?:[.,;!?)]|$)")
_ACRONYM: Final = re.compile(r"\b[A-ZА-ЯЁ]{2,6}\b")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
# Words that lead up to a figure without naming what it measures.
_GENERIC: Final = re.compile(
    r"(?:составля|состави|достиг|равн|показател|уров|дол[яиюе]|сегодн|сейчас|теперь|уже|нас|наш|мы|это"
    r"|котор|более|около|почти|средн|обща|общий|общее|команд|компан|год|квартал|месяц|период|итог"
    r"|снизил|снижен|вырос|увелич|сократ|подня|упал|повыс|улучш"
    r"|rose|fell|grew|dropp|improv|increas|reduc"
    r"|reach|stand|stood|level|share|rate|index|average|today|current|almost|about|nearly|over|more|than"
    r"|team|company|year|quarter|month|this|that|which|with|from|have|been|were|answer$|them$|these|those)"
)


class Named(NamedTuple):
    """A figure, its sentence, and the stems or the acronym that name it."""

    sentence: Sentence
    figure: Figure
    name: frozenset[str]
    when: Period | None


def check(material: Material) -> Iterator[Flag]:
    """One flag a pair of values that cannot both be true."""
    told = [n for b, s in pairwise((None, *material.prose)) if s and s.facts for n in _named(b, s)]
    earlier = {(f.unit, f.low) for s in material.prose for f in s.figures if s.is_earlier(f)}
    told = [n for n in told if n.figure.when or (n.figure.unit, n.figure.low) not in earlier]
    seen: set[frozenset[str]] = set()
    for one, other in _pairs(told):
        if one.name in seen or not _clash(one, other):
            continue
        seen.add(one.name)
        yield material.two_values((one.sentence, one.figure), (other.sentence, other.figure))


def _pairs(told: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Those that could be one indicator, in the order of the essay."""
    alike = defaultdict(list)
    for i, one in enumerate(told):
        kind = _measure(one.figure)
        unit = one.figure.unit if kind in {"percent", "duration", "money"} else ""
        alike[kind, unit, one.figure.per, len(one.name)].append(i)
    pairs = sorted(
        (i, j)
        for some in alike.values()
        for k, i in enumerate(some)
        for j in some[k + 1 : k + 1 + FARTHEST]
        if told[i].figure.low != told[j].figure.low and told[i].sentence is not told[j].sentence
    )
    yield from ((told[i], told[j]) for i, j in pairs)


def _named(before: Sentence | None, sentence: Sentence) -> Iterator[Named]:
    for figure in sentence.facts:
        now = figure.role in {None, "to"}
        if now and figure.low == figure.high and (name := _name(sentence, figure)):
            yield Named(sentence, figure, name, figure.when or _dated(before, sentence))


def _dated(before: Sentence | None, sentence: Sentence) -> Period | None:
    """The one date of the sentence right before in its paragraph: it may go on with it."""
    if before is None or sentence.span.start - before.span.end > 1:
        return None
    whens = {f.when for f in before.figures if f.when}
    return whens.pop() if len(whens) == 1 else None


def _name(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """What a figure measures; nothing where that cannot be told."""
    if figure.kind == "count" and figure.unit:
        return _total(sentence, figure)
    if _measure(figure) == "score":
        return (
            _indicator(sentence, figure) if _SCORED.search(_near(sentence, figure)) else frozenset()
        )
    return _indicator(sentence, figure) if figure.kind in _KINDS else frozenset()


def _near(sentence: Sentence, figure: Figure) -> str:
    at = figure.span.start - sentence.span.start
    return sentence.text[max(0, at - REACH) : at + REACH]


def _total(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """ "We took 96,000 calls": all of them, for nothing in the clause says which."""
    before = sentence.before(figure, REACH)
    if not (figure.when and figure.unit and not figure.per and not figure.bound):
        return frozenset()
    if not (_TOOK.search(before) and _ENDS.match(sentence.after(figure))):
        return frozenset()
    beside = _words(_BORDER.split(_TOOK.sub("", before))[-1])
    return frozenset({figure.unit}) if len(beside) <= MOST_IN_TOTAL else frozenset()


def _indicator(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The words of the clause that lead up to a figure, and the noun it is a percentage of.

    Where the clause names nothing ("NPS of those who called, in 2023, was 54%"), what stands
    before its comma goes with it.
    """
    at = figure.span.start - sentence.span.start
    before = sentence.text[max(0, at - REACH) : at]
    noun = _NOUN.match(sentence.after(figure)) if figure.kind == "percent" else None
    for border in reversed(list(_BORDER.finditer(before))):
        name = _named_by(before[border.end() :], noun)
        if name or border[0].strip() != ",":
            return name
    return _named_by(before, noun)


def _named_by(clause: str, noun: re.Match[str] | None) -> frozenset[str]:
    said = clause + (noun[0] if noun else "")
    acronyms = set(_ACRONYM.findall(said))
    stems = _words(said.lower())
    named = bool(acronyms) or len(stems) >= FEWEST
    return frozenset(acronyms | stems - {stem(a) for a in acronyms}) if named else frozenset()


def _words(said: str) -> set[str]:
    return {stem(w) for w in _WORD.findall(said) if not _GENERIC.match(w)}


def _clash(one: Named, other: Named) -> bool:
    a, b = one.figure, other.figure
    return (
        (_measure(a) == "score" or same_unit(a, b))
        and _same_time(one, other)
        and _same_name(one.name, other.name)
        and not (_measure(a) == "count" and told_apart(_clause(one), _clause(other)))
    )


def _clause(named: Named) -> str:
    at = named.figure.span.start - named.sentence.span.start
    return clause(named.sentence.plain, at, at)


def _same_time(one: Named, other: Named) -> bool:
    a, b = one.figure, other.figure
    if one.when and other.when and one.when != other.when and a.when != b.when:
        return False
    return a.when == b.when or (_measure(a) != "count" and None in {a.when, b.when})


def _measure(figure: Figure) -> str:
    """The kind, where marks are one kind however they are written: "4.4", "4.4 out of five"."""
    marked = figure.kind == "points" and figure.unit in {"point", "score"}
    bare = figure.kind == "count" and not figure.unit
    return "score" if marked or bare or figure.of in _SCALES else figure.kind


def _same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    return len(one) == len(other) and all(any(_akin(a, b) for b in other) for a in one)


def _akin(a: str, b: str) -> bool:
    letters = min(SAME_START, max(FEWEST_LETTERS, min(len(a), len(b)) - 1))
    return a[:letters] == b[:letters] or same_thing(a, b) is True
