"""Whether two nouns count one thing: callers and people, members and staff, anything and cases."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from assessor.fidelity.model import EssayFacts, Mention
from assessor.fidelity.topic import is_foreign
from assessor.fidelity.transcription import is_reading
from assessor.figures import Figure, is_classed, listed, same_thing
from assessor.text import WORDS_KEPT, stem
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
_TIMES: Final = frozenset({"раз", "time"})
_ROOT: Final = 4  # letters that a noun and its verb have in common
_AGENTS: Final = ("er", "or", "ist", "ee", "ant", "ian")  # English nouns of who does something
_LONGEST_PREFIX: Final = 5  # letters, of a compound: "автовладельцев" are "владельцев"


def counts_alike(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    """Whether what the mention counts can be told by the noun `unit`."""
    known = mention.figure.unit
    if unit in _ANYTHING:
        return not _is_somebody(known)
    return (
        not unit
        or (unit in _PEOPLE and (not is_classed(known) or _is_somebody(known)))
        or (known in _PEOPLE and _is_who_does(unit))  # "61,000 people called": 61,000 callers
        or (known in _TIMES and any(s[:_ROOT] == unit[:_ROOT] for s in mention.label))
        or _is_compound(unit, known)
        or speaks_of(unit, mention, essay)
    )


def can_be_of(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a number that the essay gives no noun can be told with this one: "Нас 83"."""
    anybody = unit in _PEOPLE | _ANYTHING or _is_of_us(mention, essay)
    return anybody or speaks_of(unit, mention, essay) or _is_of_place(unit, mention, essay)


def _is_of_place(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    """Whether an adjective says where they are: "150 пермских" of «150 в Перми»."""
    place = unit.removesuffix("ск")
    if place == unit or len(place) < _ROOT or mention.sentence < 0:
        return False
    return any(s[:_ROOT] == place[:_ROOT] for s in mention.label)


def _is_who_does(unit: str) -> bool:
    """Whether a noun names people by what they do, and is known for no others."""
    return unit.endswith(_AGENTS) or (not is_classed(unit) and _is_somebody(unit))


def is_counted_elsewhere(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the other language's noun is that of other counts of the essay and not of this one.

    "20 tourists" are none of «20 добровольцев» where the essay counts «туристов» besides.
    """
    known = mention.figure.unit
    if told.kind != "count" or not told.unit or known in _PEOPLE or not is_classed(known):
        return False
    if not is_foreign(told.unit, essay) or _is_one_thing(told.unit, known):
        return False
    return any(_is_one_thing(told.unit, m.figure.unit) for m in essay.of_kind("count"))


@lru_cache(maxsize=WORDS_KEPT)
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


@lru_cache(maxsize=WORDS_KEPT)
def _is_somebody(noun_stem: str) -> bool:
    """Whether a noun is of people, told by its stem and an ending: they are no "cases"."""
    if noun_stem.isascii():
        return noun_stem in _PEOPLE or noun_stem.endswith(_AGENTS)
    parses = (
        morphology().parse(noun_stem + ending)[0] for ending in ("ов", "ей", "ы", "а", "ый", "")
    )
    return any(
        p.is_known and ("Subx" in p.tag or {"NOUN", "anim"} in p.tag) and "Surn" not in p.tag
        for p in parses
    )


def speaks_of(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the essay's sentence of the mention (or the one before) counts `unit` too."""
    if mention.sentence < 0 or is_foreign(unit, essay):
        return True
    around = essay.sentences[max(mention.sentence - 1, 0) : mention.sentence + 1]
    if known := mention.figure.unit:  # "eleven practices" and "12 small teams"
        others = (f.unit for s in around for f in s.figures if f.unit != known)
        if any(same_thing(unit, other) for other in others):
            return False
    return any(same_thing(unit, s) for sentence in around for s in sentence.stems)
