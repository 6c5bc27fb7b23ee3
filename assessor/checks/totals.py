"""Parts and their whole: what is listed must be what is summed up.

"612 thousand contacts: 418 thousand calls, 127 thousand chats and 92 thousand letters"
"400 cases, of which 212 …, 143 …, 78 …"
"38,400 calls and 11,600 messages, 56,000 contacts in all"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assessor.checks import exclusive
from assessor.checks.material import Material
from assessor.checks.rounding import nearly
from assessor.checks.sentence import SIGHT, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing

ROUNDED: Final = Decimal("0.02")  # of a total: its parts are rounded
OVERLAP: Final = Decimal("1.3")  # times the whole: from here on the parts are no parts of it
OTHER: Final = Decimal("0.5")  # of the whole: parts that make less are examples from it
ALL_BEFORE: Final = 24  # characters in which a number is said to be that of all
NAMED_BEFORE: Final = 70  # characters between a whole and the colon behind it
MOST_PARTS: Final = 12

_ADDED: Final = frozenset({"count", "money"})
_OF_THEM: Final = re.compile(r"\b(?:из (?:них|которых|этих)|of (?:which|them|whom|these))\b")
_OF_NUMBER: Final = re.compile(r"(?:^|[,;:.–—-]\s)(?:из|of|of the|out of)\s(?=\d)")
_LAST: Final = re.compile(r"(?:^|[\s,;])(?:и|а|and|plus)\s+(?:[^\W\d]+\s+){0,3}$")
_AND_MORE: Final = re.compile(
    r"\b(?:в том числе|включая|например|др|пр|т\. ?[дп]|прочи\w*|остальн\w*|двое|трое|четверо"
    r"|пятеро|шестеро|семеро|есть и|также|тоже|еще"
    r"|including|such as|for example|among them|so on|etc|others?|the rest"
    r"|remain\w+|also|another|too)\b"
)
# What a list of all parts begins with.
_LISTING: Final = re.compile(
    r":|\b(?:br(?:oke|eaks?) down (?:as|into)|split (?:as|into)|(?:is|are|was|were) (?:made up"
    r"|composed) of"
    r"|consist(?:s|ed)? of|comprised?|divided? into|складыва\w+ из|состо\w+ из|раздел\w+ на"
    r"|дел\w+ на"
    r"|распредел\w+ так)\s"
)
_ALL: Final = re.compile(
    r"\b(?:все|всех|всеми?|ровно|каждый из|all|exactly|every one of|each of)\s"
    r"(?:the |our |наш\w+ )?$"
)
_SHARED_OUT: Final = re.compile(
    r"\b(?:fall into|fell into|divided? into|split into|accounted for|делятся|делится|разделились"
    r"|распредел\w+|складыва\w+ из|состоя\w* из)\b"
)
_NO_MORE: Final = re.compile(
    r"(?:,|\.|\sи|\sand)\s(?:и\s|and\s)?(?:больше никого|это все|других нет|и все$|nobody else"
    r"|that is (?:all|everyone|everybody|it)|no others?)\b"
)
_IN_ALL: Final = re.compile(
    r"[,—–(-]\s*(?:а\s|это\s*)?(?:всего|итого|в сумме|вместе|a total of|in all|in total|altogether)"
    r"\s*(?:это\s*)?(?:(?:на|за|—|–|-)?|(?:за|по|in|over|during)\s[^.,;:]{3,45})\s*$"
)
_IN_ALL_AFTER: Final = re.compile(
    r"[^.,;:\d]{0,25}\b(?:всего|в сумме|in all|in total|altogether)\b"
)


def check(material: Material) -> Iterator[Flag]:
    """Flags for the sums that fail; the whole and every part is a place."""
    before: Sequence[Figure] = ()
    for sentence in material.prose:
        counts = [f for f in sentence.facts if _can_be_added(f)] if sentence.facts else []
        if len(counts) > 1:
            found = [*_of_which(material, sentence, counts, before)]
            found += _listed(material, sentence, counts)
            found += _summed_up(material, sentence, counts)
            yield from found or _excluding(material, sentence, counts)
        shares = [f for f in sentence.facts if f.kind == "percent"]
        if len(shares) == 2:
            yield from _excluding(material, sentence, shares)
        before = counts


def _excluding(material: Material, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Flag]:
    """ "Of 30 people 20 women and 15 men", "60% are women, 55% are men"."""
    if len(sentence.text) > SIGHT:
        return
    for told in exclusive.parts(sentence, figures):
        both = [told.one, told.other]
        if told.whole:
            yield _flag(material, told.whole, both)
        else:
            yield material.flag(
                "contradiction",
                "warning",
                "closed_shares",
                [f.span for f in both],
                total=material.number(told.total),
            )


def _can_be_added(figure: Figure) -> bool:
    return figure.kind in _ADDED and figure.low == figure.high and not figure.role


def _parts_of(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Those of the whole's kind; of a sum of money the currency is often said once."""
    money = whole.kind == "money"
    return [
        f
        for f in figures
        if (f.kind == whole.kind or (money and not f.unit)) and (not f.per or f.per == whole.per)
    ]


def _of_which(
    material: Material, sentence: Sentence, counts: Sequence[Figure], before: Sequence[Figure]
) -> Iterator[Flag]:
    """The parts must not be more than the whole. Two may overlap, so they must be named alike."""
    mark = _OF_THEM.search(sentence.plain) or _OF_NUMBER.search(sentence.plain)
    if not mark:
        return
    at = sentence.at(mark).end
    wholes = [f for f in counts if f.span.start <= at] or before[-1:]
    parts = [f for f in counts if f.span.start > at and wholes and f.kind == wholes[-1].kind]
    if len(parts) < 2 or _AND_MORE.search(sentence.plain, mark.end()):
        return
    whole, total = wholes[-1], _sum(parts)
    nested = _OF_THEM.search(sentence.plain, mark.end())
    alike = len(parts) > 2 or all(same_thing(p.unit, whole.unit) is True for p in parts)
    first = [_sum(parts[:k]) for k in range(2, len(parts))]
    if whole.low in first:  # what follows is told of the same ones once more
        return
    if alike and not nested and whole.low < total < whole.low * OVERLAP:
        yield _flag(material, whole, parts)


def _listed(material: Material, sentence: Sentence, counts: Sequence[Figure]) -> Iterator[Flag]:
    """ "46 people: 31 …, 9 … and 6 …": a list behind a colon, closed by its last "and"."""
    for i, whole in enumerate(counts[:MOST_PARTS]):
        gap = sentence.after(whole)[:NAMED_BEFORE]
        lead = _LISTING.search(gap)
        colon = lead.end() - 1 if lead else -1
        parts = _parts_of(whole, counts[i + 1 :])
        if colon >= 0:
            parts = [f for f in parts if f.span.start >= whole.span.end + colon]
        if colon < 0 or re.search(r"[.;,]", gap[:colon]) or len(parts) < 2:
            continue
        list_ = sentence.after(whole)[colon:]
        last = _LAST.search(sentence.before(parts[-1])) or _is_all(
            sentence, whole, parts, gap[:colon]
        )
        closed = last and not _AND_MORE.search(list_)
        above = len(parts) > 2 and _sum(parts) > whole.low
        told = (closed or above) and not _OF_THEM.search(list_)
        if told and _fails(_sum(parts), whole):
            yield _flag(material, whole, parts)


def _is_all(sentence: Sentence, whole: Figure, parts: Sequence[Figure], between: str) -> bool:
    """Whether what is listed behind a number is said to be all of it: "all 30 …", "fall into"."""
    if _SHARED_OUT.search(between) or _NO_MORE.search(sentence.after(whole)):
        return True
    of_them = all(not p.unit or same_thing(p.unit, whole.unit) is True for p in parts)
    return of_them and bool(_ALL.search(sentence.before(whole, ALL_BEFORE)))


def _summed_up(material: Material, sentence: Sentence, counts: Sequence[Figure]) -> Iterator[Flag]:
    """ "38,400 calls and 11,600 messages, 56,000 in all": some of the last parts must make it."""
    for i, whole in enumerate(counts[:MOST_PARTS]):
        told = _IN_ALL.search(sentence.before(whole)) or _IN_ALL_AFTER.match(sentence.after(whole))
        parts = _parts_of(whole, counts[:i])
        if not told or len(parts) < 2 or any(f.low >= whole.low for f in parts[-2:]):
            continue
        sums = [_sum(parts[k:]) for k in range(len(parts) - 1)]
        if _fails(sums[0], whole) and not any(nearly(s, whole.low, ROUNDED) for s in sums):
            yield _flag(material, whole, parts)


def _fails(total: Decimal, whole: Figure) -> bool:
    """Whether parts that could be all of a whole are not."""
    could_be = whole.low * OTHER < total < whole.low * OVERLAP
    return could_be and not nearly(total, whole.low, ROUNDED)


def _sum(parts: Sequence[Figure]) -> Decimal:
    return sum((f.low for f in parts), Decimal(0))


def _flag(material: Material, whole: Figure, parts: Sequence[Figure]) -> Flag:
    return material.flag(
        "contradiction",
        "warning",
        "parts",
        [whole.span, *(f.span for f in parts)],
        whole=material.quote(whole.span),
        total=material.number(_sum(parts)),
    )
