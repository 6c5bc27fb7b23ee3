"""Shares that are not what their counts say: "4 of 44 (7%)", and shares of more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assessor.checks.material import Material
from assessor.checks.rounding import rounds_to
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Figure
from assessor.text import Span

WHOLE: Final = 100  # percent
SLACK: Final = 1  # percent for every two shares: they are rounded
ROUGHLY: Final = 6  # percent: "about a third"
OVERLAP: Final = 25  # percent above the whole: from here on the shares are not of one whole
BESIDE: Final = 40  # characters
MOST: Final = 6  # shares beside "the rest"
FRACTIONS: Final = 10  # "two thirds", "a tenth"
FEWEST: Final = 3  # shares that are taken for a list of them

_OF: Final = re.compile(r"^[^,.;:()\d]{0,40}\b(?:из|of|out of)\s*$")
_OF_BEFORE: Final = re.compile(r"(?:^|[\s(])(?:из|of|out of)\s+(?:the\s+)?$")
_OF_THEM: Final = re.compile(
    r"[^.:()\d]{0,60}[,(—–]\s(?:из (?:них|которых)|of (?:them|which|whom))\s$"
)
_OF_THEM_AFTER: Final = re.compile(r"\s(?:из них|of (?:them|these|whom))\b")
_PART_AFTER: Final = re.compile(r"^(?:[^.;:()\d]|\b(?:19|20)\d\d\b){1,60}$")
_THAT_IS: Final = re.compile(
    r"^[^.;\d]{0,20}?(?:\(|[-–—=]|,?\s*(?:то есть|т\. ?е\.|или|or|that is|i\.e\.))\s*$"
)
_AT_ONCE: Final = re.compile(
    r"^\s*(?:[^\W\d]+\s)?(?:\(|[-–—=]|,?\s*(?:то есть|или|or|that is))\s*$"
)
# The same behind "420 of 600", where the noun follows: "invited guests, that is".
_BEHIND_NOUN: Final = re.compile(
    r"^\s*(?:[^\W\d]++\s?){0,6}(?:\(|[-–—=]|,?\s*(?:то есть|или|or|that is))\s*$"
)
_AT_LENGTH: Final = re.compile(
    r"^[^.;:()\d]{0,75}(?:,\s*(?:то есть|т\. ?е\.|это|или|а это|which is|that is|or|i\.e\.)|[-–—=(]"
    r"|,\s*(?:or\s)?(?:about|примерно|около))\s*$"
)
_ABOUT: Final = re.compile(
    r"(?:почти|около|примерно|порядка|almost|nearly|about|roughly|around)\s$"
)
_COMMA: Final = re.compile(
    r"(?:\s[^\W\d]+){0,3},\s(?:это\s)?(?:(?:почти|около|примерно|almost|nearly|about|roughly)\s)?"
)
_END: Final = re.compile(r"\s*(?:[.;!?)]|$)")
_REST: Final = re.compile(r"\b(?:остальны[ехм]|the (?:rest|remaining|others?))\b[^.;:,\d]{0,15}$")
_BETWEEN: Final = re.compile(
    r"^[^.;:()%]{3,50}(?:[,;]|(?= и | and ))\s*(?:а\s|и\s|and\s|остальн\w+\s|the rest\s)*$"
)
_NAMED_FIRST: Final = re.compile(r"^(?:,|\s(?:и|а|and))\s[^.;:()%,]{3,50}$")
_NOUN: Final = re.compile(r"\s(?:of (?:the |our )?)?[^\W\d]{4,}")
# An answer may be more than one thing, so that such shares need not make a whole.
_SEVERAL: Final = re.compile(
    r"\b(?:отмети\w*|назва\w*|выбра\w*|довол\w*|рекоменд\w*|хот\w*|знают|готов\w*|сказал\w*"
    r"|ответил\w*|mention\w*|named|chose|said|would|satisfied|recommend\w*|know|want\w*)\b"
)
_ALL: Final = re.compile(
    r"\b(?:из них|от общ\w+|of the total|остальн\w+|приш\w+ на|приход\w+ на|структур\w+"
    r"|распредел\w+|of them|of these"
    r"|the rest|the remaining|the others|break\w* down)\b"
)


class Counts(NamedTuple):
    """A part, its whole, where the two stand, and what joins them to their percentage."""

    part: Decimal
    whole: Decimal
    span: Span
    joined: re.Pattern[str] = _THAT_IS


def check(material: Material) -> Iterator[Flag]:
    """Flags for the shares that do not fit."""
    before: tuple[Figure, ...] = ()
    for sentence in material.prose:
        told = tuple(f for f in sentence.facts if f.kind == "percent")
        if told and _REST.search(sentence.plain[: told[-1].span.start - sentence.span.start]):
            told = tuple(map(_in_percent, sentence.facts))
            told = tuple(f for f in told if f.kind == "percent")
        if told:
            yield from _shares(material, sentence)
            rest = _rest(sentence, told)
            if rest:
                yield from _whole_and_rest(
                    material, (*before, *told[: told.index(rest)])[-MOST:], rest
                )
            else:
                yield from _above_the_whole(material, sentence, told)
        before = told[-MOST:]


def _in_percent(figure: Figure) -> Figure:
    """ "Half" as 50%, where the rest of it is told in percent."""
    if figure.kind != "share" or not figure.of or figure.of > FRACTIONS:
        return figure
    value = figure.low * WHOLE / figure.of
    return figure._replace(kind="percent", low=value, high=value, of=Decimal(WHOLE))


def _shares(material: Material, sentence: Sentence) -> Iterator[Flag]:
    """ "4 of 44 (7%)": the percentage must be that of the two counts."""
    measures = [f for f in sentence.facts if f.kind != "period"]
    for i, percent in enumerate(measures):
        if percent.kind != "percent" or percent.bound not in {None, "about"}:
            continue
        counts = _counts_before(sentence, measures[max(0, i - 2) : i])
        if counts is None or not _are_joined(sentence, counts, percent):
            continue
        share = counts.part * 100 / counts.whole
        near = percent.bound == "about" and abs(share - percent.low) <= ROUGHLY
        if not (near or rounds_to(share, percent.low)):
            yield material.flag(
                "contradiction",
                "warning",
                "share",
                [counts.span, percent.span],
                counts=material.quote(counts.span),
                said=material.quote(percent.span),
                percent=material.number(share),
            )


def _are_joined(sentence: Sentence, counts: Counts, percent: Figure) -> bool:
    """ "420 of 600 (70%)", and "420 of 600 residents, 70%" where the clause ends there."""
    between, after = sentence.between(counts, percent), sentence.after(percent)
    if _COMMA.fullmatch(between) and _END.match(after):
        return True
    return bool(counts.joined.match(_ABOUT.sub("", between)))


def _counts_before(sentence: Sentence, facts: Sequence[Figure]) -> Counts | None:
    """The "3 of 40", or "of 40 … 3", that ends the list, if it ends so."""
    if facts and facts[-1].kind == "share" and facts[-1].of and not facts[-1].bound:
        joined = _AT_ONCE if facts[-1].of <= FRACTIONS else _BEHIND_NOUN
        return Counts(facts[-1].low, facts[-1].of, facts[-1].span, joined)
    if len(facts) < 2 or any(f.kind != "count" or f.bound or f.role for f in facts[-2:]):
        return None
    first, second = facts[-2:]
    both = Span(first.span.start, second.span.end)
    between = sentence.between(first, second)
    if _OF.match(between):
        counts = Counts(first.low, second.low, both)
    elif _whole_first(sentence, first, second):
        counts = Counts(second.low, first.low, both, _AT_LENGTH)
    else:
        return None
    return counts if counts.whole and counts.part <= counts.whole else None


def _whole_first(sentence: Sentence, whole: Figure, part: Figure) -> bool:
    """ "Of 40 … 3", "40, of which 3", "40, 3 of them"."""
    between = sentence.between(whole, part)
    if _OF_BEFORE.search(sentence.before(whole, BESIDE)) and _PART_AFTER.match(between):
        return True
    return bool(_OF_THEM.match(between) or _OF_THEM_AFTER.match(sentence.after(part)))


def _rest(sentence: Sentence, told: Sequence[Figure]) -> Figure | None:
    """The percentage of "the remaining 20%"."""
    return next((f for f in told if not f.bound and _REST.search(sentence.before(f, BESIDE))), None)


def _whole_and_rest(material: Material, told: Sequence[Figure], rest: Figure) -> Iterator[Flag]:
    """ "85% …. The remaining 20% …": with the last of the others, or some, it must be the whole."""
    sums = [sum((f.low for f in told[k:]), rest.low) for k in range(len(told))]
    unclear = any(f.bound not in {None, "about"} or f.role or f.low != f.high for f in told)
    slack = ROUGHLY if any(f.bound for f in told) else SLACK
    if sums and not unclear and not any(abs(s - WHOLE) <= slack for s in sums):
        yield material.flag(
            "contradiction",
            "warning",
            "rest",
            [rest.span, told[-1].span],
            rest=material.quote(rest.span),
            told=material.quote(told[-1].span),
        )


def _above_the_whole(
    material: Material, sentence: Sentence, shares: Sequence[Figure]
) -> Iterator[Flag]:
    """ "41% …, 33% …, 17% …, 16% …": the shares of one whole, and more than it."""
    if any(f.role or f.bound or f.low != f.high for f in shares):
        return
    between = [sentence.between(a, b) for a, b in pairwise(shares)]
    listed = all(map(_BETWEEN.match, between)) or all(map(_NAMED_FIRST.match, between))
    total = sum((f.low for f in shares), Decimal(0))
    rest = _ALL.search(sentence.plain)
    nouns = [n[0] for f in shares if (n := _NOUN.match(sentence.after(f)))]
    listed = listed and len(set(nouns)) == len(
        nouns
    )  # "61% of calls …, 45% of calls …" are no list
    enough = len(shares) >= (2 if rest else FEWEST)
    over = WHOLE + Decimal(SLACK) * len(shares) / 2 < total < WHOLE + OVERLAP
    if listed and enough and over and not _SEVERAL.search(sentence.plain):
        yield material.flag(
            "contradiction",
            "warning" if rest else "info",
            "above_the_whole",
            [f.span for f in shares],
            total=material.number(total),
        )
