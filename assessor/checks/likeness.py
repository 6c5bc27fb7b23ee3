"""Whether two places of an essay speak of one thing: by what they name, rare things above all.

The second time, people tell the same thing in other words. Some return in other forms ("анкету
заполнили", "июньская анкета") or as another word for the same (`concepts`); one that stands
everywhere in the essay proves little, one that stands in these two places only proves much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from assessor.checks.concepts import LIGHT, MEASURES, concept
from assessor.text import WORDS_KEPT

RARE, USUAL = 4, 9  # times a word stands in the essay
WEIGHTS: Final = (1.0, 0.6, 0.3)  # of a rare word, of a usual one, of one that is everywhere
ALIKE: Final = 1.6  # weight of what is shared from which on two places speak of one thing
SURE: Final = 0.9  # of what is measured, wherever it stands
LITTLE: Final = 0.6  # of people, channels and requests: an essay is full of them

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ANY_WORD: Final = re.compile(r"[^\W_]+")
_VERB: Final = re.compile(
    r"[^\W\d]{3,}(?:(?<!са)л|ла|ло|ли|лся|лась|лось|лись|(?<!ив)ет|ют|ит|ат|ят|ется|ются|ится"
    r"|атся|ятся"
    r"|(?<!ос)(?<!ес)ть|ться|ано|ены?)$"
)
# What may stand before a noun and say which: any English word, a Russian adjective.
_QUALIFIES: Final = re.compile(
    r"^[a-z]|(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ым|им|ыми|ими|ую|юю|ом|ем|ей)$"
)
_HARD: Final = re.compile(r"[.;:!?()]\s|\s[–—]\s")
_SOFT: Final = re.compile(r"[,.;:!?()]\s|\s[–—]\s")
# Words that say of which part of all something is told: "in Tula", "of the night shift".
_WHICH: Final = re.compile(
    r"\b(?:в|во|на|по|у|среди|для|через|из|от|при|о|об|про|с|со|in|at|for|among|by|via|on|from"
    r"|within"
    r"|about|concerning|with)\s"
    r"(?!наш|our\b)(?:the\s|an?\s|эт\w+\s)?([^\W\d_]{3,})"
)


def things(plain: str) -> frozenset[str]:
    """What a text in lower case names."""
    return frozenset(filter(None, map(concept, _WORD.findall(plain))))


class Token(NamedTuple):
    """A word of a clause and what it names."""

    word: str
    name: str


def tokens(plain: str) -> list[Token]:
    """The words of a clause, in order."""
    return [Token(word, concept(word)) for word in _ANY_WORD.findall(plain)]


def told_apart(one: Sequence[Token], other: Sequence[Token], both: frozenset[str]) -> bool:
    """Whether a word that two clauses share stands beside another one in each: not one thing.

    "Customers' satisfaction" and "agents' satisfaction", "оценка врачей" and "оценка пациентов".
    """
    here, there = _beside(one, both), _beside(other, both)
    return any(here[place] != there[place] for place in here.keys() & there.keys())


def qualifying(clause: Sequence[Token], both: frozenset[str]) -> frozenset[str]:
    """What stands beside the shared things and says which of them: adjectives, and genitives."""
    return frozenset(_beside(clause, both, _QUALIFIES).values())


def _beside(
    clause: Sequence[Token], both: frozenset[str], before: re.Pattern[str] = _ANY_WORD
) -> dict[tuple[str, int], str]:
    """What stands before and behind each shared thing, where it is neither shared nor a verb."""
    found = {}
    for one, other in pairwise(clause):
        if other.name in both and _tells(one, both) and before.search(one.word):
            found[other.name, -1] = one.name
        noun = one.name in both and not (other.word.isascii() or is_verb(one.word))
        if noun and _tells(other, both):
            found[one.name, 1] = other.name
    return found


@lru_cache(maxsize=WORDS_KEPT)
def is_verb(word: str) -> bool:
    """Whether a Russian word has the ending of a verb."""
    return bool(_VERB.search(word))


def _tells(one: Token, both: frozenset[str]) -> bool:
    known = one.name and one.name not in both and one.word.isalpha()
    return bool(known) and not is_verb(one.word)


def clause(plain: str, start: int, end: int, *, whole: bool = False) -> str:
    """What stands around an offset up to the next stop; up to the next comma unless `whole`."""
    border = _HARD if whole else _SOFT
    first = max((m.end() for m in border.finditer(plain, 0, start)), default=0)
    last = border.search(plain, end)
    return plain[first : last.start() if last else len(plain)]


def which(plain: str) -> frozenset[str]:
    """What says of which part of all something is told."""
    return things(" ".join(m[1] for m in _WHICH.finditer(plain)))


def names_all(plain: str, other: frozenset[str]) -> bool:
    """Whether another place names every part of the whole that a clause is about."""
    return which(plain) <= other


def subject(plain: str) -> str:
    """The first thing that a clause names, verbs left aside."""
    things = (concept(w) for w in _WORD.findall(plain) if not _VERB.search(w))
    return next(filter(None, things), "")


@dataclass
class Likeness:
    """Weighs what one essay names; `plain` is its text in lower case."""

    plain: str
    _weights: dict[str, float] = field(default_factory=dict)

    def weight(self, both: frozenset[str]) -> float:
        """How much these shared things prove together."""
        return sum(map(self._weight, both))

    def alike(self, one: frozenset[str], other: frozenset[str], least: float = ALIKE) -> bool:
        """Whether two places share enough, and more than one thing."""
        both = one & other
        return len(both) > 1 and self.weight(both) >= least

    def _weight(self, name: str) -> float:
        if name in MEASURES or name in LIGHT:
            return SURE if name in MEASURES else LITTLE
        if name not in self._weights:
            times = self.plain.count(name)
            self._weights[name] = WEIGHTS[(times > RARE) + (times > USUAL)]
        return self._weights[name]
