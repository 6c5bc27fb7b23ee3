"""Whether two places of an essay speak of one thing: by the words they share, rare ones above all.

The second time, people tell the same thing in other words. Some words return in other forms
("анкету заполнили", "июньская анкета"); one that stands everywhere in the essay proves little,
one that stands in these two places only proves much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

SHORT: Final = 6  # letters of a word that is known by four of them; a longer one is by five
HEAD: Final = 4
RARE, USUAL = 4, 9  # times a root stands in the essay
WEIGHTS: Final = (1.0, 0.6, 0.3)  # of a rare root, of a usual one, of one that is everywhere
ALIKE: Final = 1.6  # weight of the shared roots from which on two places speak of one thing

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ANY_WORD: Final = re.compile(r"[^\W_]+")
_VERB: Final = re.compile(
    r"[^\W\d]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ат|ят|ется|ются|ится|атся|ятся|ть|ться|ано|ены?)$"
)
_HARD: Final = re.compile(r"[.;:!?()]\s|\s[–—]\s")
_SOFT: Final = re.compile(r"[,.;:!?()]\s|\s[–—]\s")
# Words that say of which part of all something is told: "in Tula", "of the night shift".
_WHICH: Final = re.compile(
    r"\b(?:в|во|на|по|у|среди|для|через|из|от|при|о|об|про|с|со|in|at|for|among|by|via|on|from|within"
    r"|about|concerning|with)\s"
    r"(?!наш|our\b)(?:the\s|an?\s|эт\w+\s)?([^\W\d_]{3,})"
)
# How words begin that name nothing.
_EMPTY_WORDS: Final = """
    кото этот этог этом этой наши наше нашу наша свои свое свою было были была буду буде также
    такж толь чтоб если когд пото поэт сейч тепе сего года году годо годы меся квар сост стал
    боль мень почт боле мене один одна одно може можн очен всех всег кажд даже пока межд нача
    доля доле долю доли прош лишь уже чего того тому этим тоже опят снов сред проц пунк сниж
    сниз вырос выро сокр увел умен около через выше ниже раза that this with from have were when
    they them thei than more less most over into whic afte befo abou only just also each ever
    year mont been will woul ther what stil said othe some thos thes then now quar shar rate
    leve whil wher such very thre four five seve eigh nine четы пять шест восе девя деся день
    днях дней неде часо часы мину секу утра вече hour minu seco week days трет четв поло took
    made gave коли числ объе врем быст toda fewe рубл евро тыся милл numb volu amou time much
    many both does like fell rose grew drop redu incr decr aver half
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
_LITTLE_WORDS: Final = """
    как так что где для без при под над все это они она оно нас нам вас вам был уже еще или тот эта
    эту тех чем раз дня дни час год лет мая три два две сто кто том сам тут там наш нет тыс млн руб
    the and for our was had has are not but all one two who you its her his per now new how did get
    got say see way may can out off own too any few use him she ten six day via yet let put
"""
_LITTLE: Final = frozenset(_LITTLE_WORDS.split())
# Words of one thing whose beginnings differ, a line a thing; the first stands for all.
_ONE: Final = {
    other: one
    for line in (
        "опро опрос опрош анке анкет респо",
        "surv surve asked ask poll polle quest respo",
        "голо голос прого",
        "возв возвр верн верну",
        "звон звонк звони дозво перез",
        "жало жалоб прете",
        "ожид ожида ждал ждут жден",
        "цена цену цены ценой дорог стои стоим сумм",
        "call calle rang ring phone phon telep",
        "compl griev",
        "длит длите длил продо",
        "текуч уволи",
        "поте потер теря теряе теряю теряв",
        "turno attri",
    )
    for one in line.split()[:1]
    for other in line.split()
}


class Roots(NamedTuple):
    """The beginnings of the words of a place: four letters of short words, five of long ones."""

    short: frozenset[str]
    long: frozenset[str]

    @property
    def heads(self) -> frozenset[str]:
        """Four letters of every word."""
        return self.short | {root[:HEAD] for root in self.long}


def roots(plain: str) -> Roots:
    """The words of a text in lower case, without those that name nothing."""
    found = [_root(w) for w in _WORD.findall(plain) if _names(w)]
    return Roots(
        frozenset(root for root in found if len(root) <= HEAD),
        frozenset(root for root in found if len(root) > HEAD),
    )


def _names(word: str) -> bool:
    return word[:HEAD] not in _EMPTY and word not in _LITTLE


def _root(word: str) -> str:
    root = word[:HEAD] if len(word) <= SHORT else word[: HEAD + 1]
    return _ONE.get(root, root)


def told_apart(one: str, other: str) -> bool:
    """Whether a word that two clauses share stands beside another one in each: not one thing.

    "Customers' satisfaction" and "agents' satisfaction", "оценка врачей" and "оценка пациентов".
    """
    both = shared(roots(one), roots(other))
    here, there = _beside(one, both), _beside(other, both)
    return any(here[place] != there[place] for place in here.keys() & there.keys())


def _beside(plain: str, both: frozenset[str]) -> dict[tuple[str, int], str]:
    """The word before and behind each shared one, where it is neither shared nor a verb."""
    found = {}
    words = [(w, _root(w)[:HEAD]) for w in _ANY_WORD.findall(plain)]
    for (one, first), (other, second) in pairwise(words):
        if second in both and _tells(one, first, both):
            found[second, -1] = first
        if first in both and not other.isascii() and _tells(other, second, both):
            found[first, 1] = second
    return found


def _tells(word: str, root: str, both: frozenset[str]) -> bool:
    new = len(word) >= HEAD - 1 and root not in both and word.isalpha() and _names(word)
    return new and not _VERB.search(word)


def shared(one: Roots, other: Roots) -> frozenset[str]:
    """Four letters of each word that both have; two long words are told apart by the fifth."""
    long = {root[:HEAD] for root in one.long & other.long}
    return frozenset(long | (one.short & other.heads) | (other.short & one.heads))


def clause(plain: str, start: int, end: int, *, whole: bool = False) -> str:
    """What stands around an offset up to the next stop; up to the next comma unless `whole`."""
    border = _HARD if whole else _SOFT
    first = max((m.end() for m in border.finditer(plain, 0, start)), default=0)
    last = border.search(plain, end)
    return plain[first : last.start() if last else len(plain)]


def which(plain: str) -> Roots:
    """The words that say of which part of all something is told."""
    return roots(" ".join(m[1] for m in _WHICH.finditer(plain)))


def names_all(plain: str, other: Roots) -> bool:
    """Whether another place names every part of the whole that a clause is about."""
    parts = which(plain)
    return len(shared(parts, other)) >= len(parts.heads)


def subject(plain: str) -> str:
    """Four letters of the first word of a clause that names something and is no verb."""
    named = (w for w in _WORD.findall(plain) if _names(w) and not _VERB.search(w))
    first = next(named, "")
    return _root(first)[:HEAD] if first else ""


@dataclass
class Likeness:
    """Weighs the roots of one essay; `plain` is its text in lower case."""

    plain: str
    _weights: dict[str, float] = field(default_factory=dict)

    def weight(self, heads: frozenset[str]) -> float:
        """How much these shared roots prove together."""
        return sum(map(self._weight, heads))

    def alike(self, one: Roots, other: Roots, least: float = ALIKE) -> bool:
        """Whether two places share enough, and more than one word."""
        both = shared(one, other)
        return len(both) > 1 and self.weight(both) >= least

    def _weight(self, head: str) -> float:
        if head not in self._weights:
            times = self.plain.count(head)
            self._weights[head] = WEIGHTS[(times > RARE) + (times > USUAL)]
        return self._weights[head]
