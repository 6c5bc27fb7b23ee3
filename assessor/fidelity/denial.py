"""What the essay denies and a summary tells as so, or the reverse, by the verb that is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assessor.figures import listed
from assessor.figures.cues import tense_of
from assessor.text import WORDS_KEPT, stem
from assessor.text.morphology import morphology

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_NOT: Final = listed("не not never nobody никто unable cannot")
_SHORT: Final = ("n't", "n’t")  # "didn't" is "did not", of any verb
# Words between the negation and its verb, and those that only say when it is done.
_BETWEEN: Final = listed("бы был была было были be been yet ever also to have has had able")
_AUXILIARY: Final = listed("have will does were would could should been being")
# Base forms by what else the verbs of everyday are written as; the others are told by their stem.
_IRREGULAR: Final = """
find found;keep kept;tell told;sell sold;build built;send sent;pay paid;hold held;meet met;lose lost
leave left;win won;spend spent;buy bought;bring brought;teach taught;think thought;catch caught
take took taken;give gave given;write wrote written;speak spoke spoken;choose chose chosen
drive drove driven;break broke broken;grow grew grown;know knew known;begin began begun;run ran
come came;see saw seen;make made;stand stood;understand understood;hear heard;feel felt;lead led
fall fell fallen;rise rose risen;draw drew drawn;wear wore worn;ring rang rung;sit sat;sleep slept
fly flew flown;forget forgot forgotten;hide hid hidden;shrink shrank shrunk;seek sought;deal dealt
withdraw withdrew withdrawn;forbid forbade forbidden;get got;fight fought;stick stuck;mean meant
"""
_BASES: Final = {
    form: forms.split()[0]
    for forms in _IRREGULAR.replace("\n", ";").split(";")
    for form in forms.split()[1:]
}
# Any of these may deny by itself what has no "not" before it.
_DENYING: Final = re.compile(
    r"\b(?:не|ни|нет|без|вместо|никто|никогда|никаких|отказ\w+|перестал\w*|отмен\w+|прекрат\w+|исключ\w+"
    r"|запре\w+|not|no|nor|never|nobody|none|without|instead|stop\w*|refus\w+|unable|cannot|struggl\w*"
    r"|hardly|barely|едва|с трудом|abolish\w*|end(?:ed|s)?"
    r"|avoid\w*|n[o']t)\b|n['’]t\b",
    re.IGNORECASE,
)


def turned(told: str, essay: str, alike: Sequence[str]) -> bool:
    """Whether a verb that `essay` denies is affirmed in `told`, or the reverse.

    `alike` are all the sentences of the essay that tell much the same: when one of them says it the
    way it is told, nothing is turned.
    """
    ours, theirs = verbs(told), verbs(essay)
    if not denies(told):
        made = (theirs.denied - theirs.affirmed) & ours.affirmed
        return bool(made) and all(made.isdisjoint(verbs(s).affirmed) for s in alike)
    made = (ours.denied - ours.affirmed) & theirs.affirmed
    return bool(made) and not any(map(denies, alike))


# "Owners welcomed it, vets did not", «хозяева обрадовались, врачи — нет».
_OTHERS: Final = re.compile(
    r"[,;] (?:and |but |while |а |но |зато )?(?:the |its |our )?(?:[^\W\d_]+ )?"
    r"(?P<who>[^\W\d_]{3,})"
    r"(?: (?:did|do|does|were|was|are|is|could|can|would|will|had|have|has)(?: not|n['’]t)"
    r"| ?[—–-]? ?нет)(?=\s*(?:[.,:;]|$))",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:]\s|\s(?:а|но|и|and|but|while)\s")


def made_others(told: str, essay: str) -> bool:
    """Whether `told` says it of those of whom `essay` denies it in a word: "vets did not"."""
    others = _OTHERS.search(essay)
    if others is None:
        return False
    who, done = stem(others["who"].lower()), _past(essay[: others.start()])
    clauses = (clause for clause in _CLAUSE.split(told) if not denies(clause))
    return any(who in map(stem, _words(c)) and not done.isdisjoint(_past(c)) for c in clauses)


def _past(clause: str) -> frozenset[str]:
    return frozenset(stem(low) for low in _words(clause) if tense_of(low) == "past")


class Verbs(NamedTuple):
    """The verbs that a sentence denies, and of those that it affirms."""

    denied: frozenset[str]
    affirmed: frozenset[str]


@lru_cache(maxsize=2_000)
def verbs(sentence: str) -> Verbs:
    """The verbs of a sentence by whether a "not" stands right before them."""
    denied, affirmed = set[str](), set[str]()
    refused = False
    for i, low in enumerate(_words(sentence)):
        if (low == "no" and i == 0) or low in _NOT or low.endswith(_SHORT):
            refused = True
        elif not (refused and low in _BETWEEN):
            (denied if refused else affirmed).update(_verb(low))
            refused = False
    return Verbs(frozenset(denied), frozenset(affirmed))


@lru_cache(maxsize=2_000)
def denies(sentence: str) -> bool:
    """Whether any word of a sentence can deny what it speaks of."""
    return _DENYING.search(sentence) is not None


def _words(sentence: str) -> Iterator[str]:
    return (m.group().lower() for m in _WORD.finditer(sentence))


@lru_cache(maxsize=WORDS_KEPT)
def _verb(low: str) -> frozenset[str]:
    """The verbs a word can be a form of; of English any longer word may be one, told by stem."""
    if low.isascii():
        base = _BASES.get(low, low)
        known = (len(low) > 3 or base is not low) and low not in _AUXILIARY
        return frozenset({stem(base)} if known else ())
    parses = morphology().parse(low)[:2]
    return frozenset(_root(p.normal_form) for p in parses if p.tag.POS in ("VERB", "PRTS"))


def _root(verb: str) -> str:
    """A verb without its prefix and ending: «заменили» is what «не меняли» denies."""
    base = _ENDING.sub("", verb)
    rest = _PREFIX.sub("", base)
    return rest if len(rest) >= _SHORTEST_ROOT else base


_PREFIX: Final = re.compile(r"^(?:вы|за|на|об|от|пере|по|под|при|про|рас|раз|у|с)")
_ENDING: Final = re.compile(r"(?:[ыи]ва|[аеиоуя])?(?:ть|ти|чь)(?:ся)?$")
_SHORTEST_ROOT: Final = 3
