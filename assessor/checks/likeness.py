"""Whether two places of an essay speak of one thing: by the words they share, rare ones above all.

The second time, people tell the same thing in other words. Some words return in other forms
("анкету заполнили", "июньская анкета"); one that stands everywhere in the essay proves little,
one that stands in these two places only proves much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

SHORT: Final = 6  # letters of a word that is known by four of them; a longer one is by five
HEAD: Final = 4
RARE, USUAL = 4, 9  # times a root stands in the essay
WEIGHTS: Final = (1.0, 0.6, 0.3)  # of a rare root, of a usual one, of one that is everywhere
ALIKE: Final = 1.6  # weight of the shared roots from which on two places speak of one thing

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_HARD: Final = re.compile(r"[.;:!?()]\s|\s[–—]\s")
_SOFT: Final = re.compile(r"[,.;:!?()]\s|\s[–—]\s")
# Words that say of which part of all something is told: "in Tula", "of the night shift".
_WHICH: Final = re.compile(
    r"\b(?:в|во|на|по|у|среди|для|через|из|от|при|in|at|for|among|by|via|on|from|within)\s"
    r"(?!наш|our\b)(?:the\s|эт\w+\s)?([^\W\d_]{4,})"
)
# How words begin that name nothing.
_EMPTY_WORDS: Final = """
            кото этот этог этом этой наши наше нашу наша свои свое свою было были была буду буде
    также     такж толь чтоб если когд пото поэт сейч тепе сего года году годо годы меся квар
    сост     стал боль мень почт боле мене один одна одно може можн очен всех всег кажд даже
    пока межд     нача доля доле долю доли прош лишь уже чего того тому этим тоже опят снов сред
    проц пунк     сниж сниз вырос выро сокр увел умен около через выше ниже раза that this with
    from have     were when they them thei than more less most over into whic afte befo abou
    only just also     each ever year mont been will woul ther what stil said othe some thos
    thes then now quar     shar rate leve whil wher such very thre four five seve eigh nine четы
    пять шест восе девя деся день днях дней неде часо часы мину секу утра вече hour minu seco
    week days much many both does like fell rose grew drop redu incr     decr     aver half
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
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
    words = (w for w in _WORD.findall(plain) if w[:HEAD] not in _EMPTY)
    found = [w[:HEAD] if len(w) <= SHORT else w[: HEAD + 1] for w in words]
    found = [_ONE.get(root, root) for root in found]
    return Roots(
        frozenset(root for root in found if len(root) == HEAD),
        frozenset(root for root in found if len(root) > HEAD),
    )


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
