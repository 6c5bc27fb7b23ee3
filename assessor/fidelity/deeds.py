"""Who did it: of two people whom the essay names, a summary gives one what the other did.

People are known by their given names in Russian, and in English by two capitals after the word that
says what they are ("supervisor Lorna Pike"). Names of firms and places are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from assessor.fidelity.essay import content
from assessor.fidelity.model import EssayFacts
from assessor.fidelity.ordinary import is_ordinary
from assessor.fidelity.topic import Topic, shares, topic
from assessor.figures import listed
from assessor.figures.cues import tense_of
from assessor.text import WORDS_KEPT, stem
from assessor.text.morphology import morphology

Person = frozenset[str]
_CLAUSE: Final = re.compile(r"[,;:()]\s|\s[–—-]\s|\s(?:а|но|и|and|but|while|whereas)\s")
_RUN: Final = re.compile(r"[A-ZА-ЯЁ][\w’'-]+(?: [A-ZА-ЯЁ][\w’'-]+){1,2}")
_CAPITAL: Final = re.compile(r"[A-ZА-ЯЁ][\w-]+")
_TITLE: Final = re.compile(r"([a-z]{3,}) $")
_NO_TITLE: Final = listed(
    "the and with from for but near our its their after before under over that than into when"
    " where which while who was were are has had not called named"
)
_PREPOSITION: Final = re.compile(
    r"\b(?:of|to|for|from|with|in|at|on|about|after|under|near|than|like|unlike|and|or"
    r"|against|behind|without) (?:\w+ )?$",
    re.IGNORECASE,
)
_LAST_WORD: Final = re.compile(r"([^\W\d_]+) $")
_TWO: Final = 2
_LEAST: Final = 4.0  # weight: two words that are not everywhere
_SAME_DEED: Final = 0.6
_AS_GOOD: Final = 0.8
_HARDLY: Final = 0.5


def deed_of_another(told: str, essay: EssayFacts) -> str | None:
    """What the essay says of somebody else that is told of one of its people."""
    people = _people(essay.text)
    if len(set(people.values())) < _TWO:
        return None
    for start, end in _clauses(told):
        if (who := _only(told, start, end, people)) is None:
            continue
        first = next(m.start() for m in _CAPITAL.finditer(told, start, end) if _is(who, m))
        title = _LAST_WORD.search(told, start, first)
        of_whom = who | ({stem(title[1].lower())} if title and _is_title(title[1]) else set())
        words = frozenset(s for _, s in content(told, start, end)) - of_whom
        about = topic(words, essay)
        unknown = len(words) - len(about.words)
        if about.weight >= _LEAST and (says := _of_others(about, unknown, who, essay, people)):
            return says
    return None


def _is_title(word: str) -> bool:
    return tense_of(word.lower()) is None


def _is(who: Person, word: re.Match[str]) -> bool:
    return stem(word.group().lower()) in who


def _of_others(
    about: Topic, unknown: int, who: Person, essay: EssayFacts, people: Mapping[str, Person]
) -> str | None:
    others = nobodys = own = 0.0
    says = ""
    for number in shares(about):
        span = essay.sentences[number].span
        here = _named(essay.text, *span, people)
        before = _named(essay.text, *essay.sentences[max(number - 1, 0)].span, people)
        for start, end in _clauses(essay.text, *span):
            shared = about.shared(frozenset(s for _, s in content(essay.text, start, end)))
            doer = _only(essay.text, start, end, people)
            if who in _named(essay.text, start, end, people):
                own = max(own, shared)
            elif doer is None:
                nobodys = max(nobodys, shared)
                own = max(own, shared) if who in here | before else own
            elif shared > others:
                others, says = shared, essay.text[slice(*span)]
    enough = others >= _SAME_DEED * (about.weight + unknown)
    alone = nobodys < _AS_GOOD * others and own < _HARDLY * others
    return says if enough and alone else None


def _clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    end = len(text) if end is None else end
    for match in _CLAUSE.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _named(text: str, start: int, end: int, people: Mapping[str, Person]) -> set[Person]:
    low = (stem(m.group().lower()) for m in _CAPITAL.finditer(text, start, end))
    return {people[one] for one in low if one in people}


def _only(text: str, start: int, end: int, people: Mapping[str, Person]) -> Person | None:
    """The one person that a stretch names, if it is who does it there."""
    named = _named(text, start, end, people)
    if len(named) != 1:
        return None
    matches = [m for m in _CAPITAL.finditer(text, start, end) if stem(m.group().lower()) in people]
    first = matches[0]
    if first.group().isascii():
        before = text[start : first.start()]
        return None if _PREPOSITION.search(before) else named.pop()
    return named.pop() if any(_is_nominative(m.group()) for m in matches) else None


@lru_cache(maxsize=WORDS_KEPT)
def _is_nominative(word: str) -> bool:
    parse = next((p for p in morphology().parse(word) if _is_of_person(p)), None)
    return parse is not None and "nomn" in parse.tag


def _is_of_person(parse: Any) -> bool:
    return any(tag in parse.tag for tag in ("Name", "Surn", "Patr"))


@lru_cache(maxsize=8)
def _people(text: str) -> Mapping[str, Person]:
    """The people of an essay by the stems of their names."""
    found: dict[str, Person] = {}
    for match in _RUN.finditer(text):
        names = match.group().split()
        if names[0].isascii():
            before = text[max(match.start() - 30, 0) : match.start()]
            title = _TITLE.search(before)
            if len(names) == _TWO + 1 and is_ordinary(names[0].lower()):
                names = names[1:]  # "Supervisor Lorna Pike"
            elif title is None or title[1] in _NO_TITLE:
                continue
            if len(names) != _TWO or is_ordinary(names[0].lower()):
                continue
        elif not any(_is_given(name) for name in names):
            continue
        else:
            first = next(i for i, name in enumerate(names) if _is_given(name))
            names = names[first:]
        person = frozenset(stem(name.lower()) for name in names)
        found |= {one: person for one in person if one not in found}
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _is_given(word: str) -> bool:
    return any("Name" in p.tag for p in morphology().parse(word)[:2])
