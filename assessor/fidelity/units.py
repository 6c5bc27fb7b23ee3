"""Whether the unit of a told figure is the essay's, or what the essay counts by another noun."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assessor.fidelity.model import Claim, EssayFacts, Mention
from assessor.fidelity.topic import is_foreign
from assessor.fidelity.transcription import is_reading
from assessor.figures import Figure, equivalent, is_classed, listed, same_thing
from assessor.text import stem
from assessor.text.morphology import morphology

# Any word for people may be retold by these.
_PEOPLE: Final = frozenset(map(stem, listed("человек люди людей people persons")))
# Nouns that count anything: "in 1,126 cases" is as good as the essay's own word.
_ANYTHING: Final = frozenset(
    map(
        stem,
        listed(
            "раз times случай случаев случаях штук единиц место мест точка точек пунктов позиций"
            " моментов объект объектов проблема проблем вещь вещей case cases ones item items"
            " place places spots things problems"
        ),
    )
)
_UNITS_LEFT_OUT: Final = frozenset({"percent", "points", "duration", "money"})
_UNIT_WORDS: Final = {
    "percent": ("процент", "доля", "доли", "долю", "percent", "share", " rate", "индекс", "index"),
    "points": ("балл", "пункт", "индекс", "оценк", "point", "score", "index", "rate"),
    "money": ("рубл", "доллар", "евро", "стоимост", "cost", "rubl"),
}
_AGENTS: Final = ("er", "or", "ist", "ee", "ant", "ian")  # English nouns of who does something
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)?")
_LONGEST_PREFIX: Final = 5  # letters, of a compound: "автовладельцев" are "владельцев"


def unit_fits(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:  # noqa: PLR0911  # a list of cases
    """Whether the units are one; a bare number borrows the words of its sentence."""
    told, known = claim.figure, mention.figure
    if equivalent(told, known):
        if _is_counted_elsewhere(told, mention, essay):
            return False
        bare = told.kind == known.kind == "count" and bool(told.unit) and not known.unit
        anybody = told.unit in _PEOPLE | _ANYTHING or _is_of_us(mention, essay)  # "Нас 83"
        return not bare or anybody or _speaks_of(told.unit, mention, essay)
    if counts_out(told, mention, essay):
        return told.kind != "count" or not told.unit or _speaks_of(told.unit, mention, essay)
    if told.kind == "duration" and known.kind == "count" and not known.unit:
        return _is_time_there(told, mention, essay)
    if told.kind == "points" and known.kind == "share":  # "8,4 балла из 10"
        return told.of == known.of or _names_unit(told, mention, essay)
    if told.kind == "share" and known.kind == "count" and not known.unit:
        return _has_scale(told, mention, essay)
    if told.kind == known.kind == "count":
        return _counts_alike(told.unit, mention, essay)
    if told.kind == "money" and known.kind == "count" and _is_bare_money(told, mention, essay):
        return True
    if known.kind == "count" and not known.unit:  # "процент обработанных звонков - 99,7"
        return told.kind in ("percent", "points", "money") and _names_unit(told, mention, essay)
    return lends_unit(claim, mention, essay)


def lends_unit(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a number without a unit can have the mention's: its sentence speaks of the same."""
    told, known = claim.figure, mention.figure
    if told.kind != "count" or told.unit or known.kind not in _UNITS_LEFT_OUT:
        return False
    said = claim.label or claim.stems
    foreign = bool(said) and all(is_foreign(word, essay) for word in said)
    lent = any((f.kind, f.unit) == (known.kind, known.unit) for f in claim.around)
    return foreign or lent or bool((said | claim.stems) & mention.label)


def counts_out(figure: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the mention holds the figure as "13" of "13 of 34", or as an end of a range."""
    known = mention.figure
    if known.kind == "share" and figure.kind == "count" and figure.low == figure.high:
        return figure.low == known.low or (figure.low == known.of and figure.role is None)
    if figure.role and known.kind == figure.kind and known.low != known.high:
        return figure.low == figure.high and figure.low in (known.low, known.high)
    if known.kind == "share" and figure.unit == "point" and figure.low == known.of:
        return figure.role is None and figure.low == figure.high  # "on a five-point scale"
    if figure.kind == "share" and known.low == figure.low and mention.sentence >= 0:
        counted = figure.of is not None and figure.of > _LARGEST_FRACTION  # "half" is no 1 and 2
        return counted and figure.of in essay.sentences[mention.sentence].values
    return False


_LARGEST_FRACTION: Final = 10


# What a number can be of that leaves its unit or its magnitude to the figure beside it.
_SIZES: Final = {
    "money": (1, 1_000, 1_000_000, 1_000_000_000),
    "count": (1_000, 1_000_000),
    "duration": (1, 12, 60, 3_600, 86_400, 604_800),
}
_FAR: Final = 20  # times: what is told in one breath is of one size, more or less


def elided(claim: Claim, essay: EssayFacts) -> list[Mention]:
    """Mentions of a bare number told in the unit or magnitude of a figure of its sentence.

    "The programme cost 2.9 million roubles; the vendor asked eleven" are eleven million of them.
    """
    told = claim.figure
    if told.kind != "count" or told.unit or told.low != told.high or told.low <= 0:
        return []
    lenders = [f for f in claim.around if f.kind in _SIZES and f.low > 0]
    found = []
    for lender in lenders:
        for size in _SIZES[lender.kind]:
            value = told.low * size
            if not lender.low / _FAR <= value <= lender.low * _FAR or size == value:
                continue
            found += [m for m in essay.mentions.get(value, ()) if _is_lent(claim, lender, m, essay)]
    return list({id(m): m for m in found}.values())


def _is_lent(claim: Claim, lender: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the mention is of the lender's unit and told of the same as the claim."""
    known = mention.figure
    if mention.sentence < 0:
        return False
    beside = lender.low in essay.sentences[mention.sentence].values
    if known.kind == "count" and not known.unit:
        return beside
    like = (known.kind, known.unit) == (lender.kind, lender.unit)
    return like and (beside or bool(claim.label & mention.label))


def _is_time_there(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a bare number of the essay stands beside a time of that unit: "21 days, now 6"."""
    if mention.sentence < 0:
        return False
    size = told.low / (mention.figure.low or 1)
    beside = essay.sentences[mention.sentence].figures
    return any(f.unit == told.unit and _size(f, essay.text) == size for f in beside)


def _size(time: Figure, text: str) -> Decimal | None:
    """How many seconds or months one of the unit is that a time is written in."""
    number = _DIGITS.search(text[slice(*time.span)])
    written = Decimal(number.group().replace(",", ".")) if number else Decimal(0)
    return time.low / written if written and time.kind == "duration" else None


def _counts_alike(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    known = mention.figure.unit
    if not unit:
        return True
    if unit in _PEOPLE and (not is_classed(known) or _is_somebody(known)):
        return True
    if known in _PEOPLE and unit.endswith(_AGENTS):
        return True  # "61,000 people called" are 61,000 callers
    if unit in _ANYTHING:
        return not _is_somebody(known)
    if _is_compound(unit, known):
        return True
    return _speaks_of(unit, mention, essay)


def _is_counted_elsewhere(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the other language's noun is that of other counts of the essay and not of this one.

    "20 tourists" are none of «20 добровольцев» where the essay counts «туристов» besides.
    """
    known = mention.figure.unit
    if told.kind != "count" or not told.unit or known in _PEOPLE or not is_classed(known):
        return False
    if not is_foreign(told.unit, essay) or _is_one_thing(told.unit, known):
        return False
    return any(_is_one_thing(told.unit, m.figure.unit) for m in essay.of_kind("count"))


@lru_cache(maxsize=5_000)
def _is_one_thing(one: str, other: str) -> bool:
    """Whether two nouns are known for one, by their classes or, across the scripts, by sound."""
    if not other or same_thing(one, other):
        return bool(other)
    latin, cyrillic = (one, other) if one.isascii() else (other, one)
    if not latin.isascii() or cyrillic.isascii() or len(latin) <= _SHORTEST_SOUND:
        return False
    return is_reading(latin, cyrillic)


def _is_of_us(mention: Mention, essay: EssayFacts) -> bool:
    """Whether people count themselves: "eighteen of us", «нас 83»."""
    start, end = mention.figure.span
    around = essay.text[max(start - 5, 0) : end + 6].lower()
    return _OF_US.search(around) is not None


_OF_US: Final = re.compile(r"\b(?:of us|из нас|нас (?=\w))")
_SHORTEST_SOUND: Final = 4  # letters


def _is_compound(one: str, other: str) -> bool:
    """Whether a noun is the other with something before it: "автовладельцы", "minibus"."""
    short, long = sorted((one, other), key=len)
    return len(short) > 4 and long.endswith(short) and len(long) - len(short) <= _LONGEST_PREFIX


@lru_cache(maxsize=5_000)
def _is_somebody(noun_stem: str) -> bool:
    """Whether a noun is of people, told by its stem and an ending: they are no "cases"."""
    if noun_stem.isascii():
        return noun_stem in _PEOPLE or noun_stem.endswith(_AGENTS)
    parses = (morphology().parse(noun_stem + ending)[0] for ending in ("ов", "ей", "ы", "а", ""))
    return any(p.is_known and {"NOUN", "anim"} in p.tag and "Surn" not in p.tag for p in parses)


def _speaks_of(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the essay's sentence of the mention (or the one before) counts `unit` too."""
    if mention.sentence < 0 or is_foreign(unit, essay):
        return True
    around = essay.sentences[max(mention.sentence - 1, 0) : mention.sentence + 1]
    if known := mention.figure.unit:  # "eleven practices" and "12 small teams"
        others = (f.unit for s in around for f in s.figures if f.unit != known)
        if any(same_thing(unit, other) for other in others):
            return False
    return any(same_thing(unit, s) for sentence in around for s in sentence.stems)


def _has_scale(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether another mark of the sentence says out of how many: "8.7 out of ten, 6.9 in 2021"."""
    if mention.sentence < 0:
        return False
    beside = essay.sentences[mention.sentence].figures
    return any(f.kind == "share" and f.of == told.of and f.low > 1 for f in beside)


def _is_bare_money(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a large number of nothing is of the one currency of the essay: "отдала 640 тысяч"."""
    bare = not mention.figure.unit and mention.figure.low >= _LARGE
    return bare and {m.figure.unit for m in essay.of_kind("money")} == {told.unit}


_LARGE: Final = 10_000


def _names_unit(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the words before a bare number say what it is in: "процент звонков - 99,7"."""
    at = mention.figure.span.start
    before = essay.text[max(essay.sentences[mention.sentence].span.start, at - 60) : at].lower()
    return mention.sentence >= 0 and any(word in before for word in _UNIT_WORDS[told.kind])
