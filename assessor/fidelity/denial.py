"""What the essay denies and a summary tells as so, or the reverse, by the verb that is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assessor.figures import listed
from assessor.text import stem
from assessor.text.morphology import morphology

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_NOT: Final = listed(
    "не not never don't doesn't didn't won't don’t doesn’t didn’t won’t nobody никто unable cannot"
    " can't couldn't can’t couldn’t"
)
# Words between the negation and its verb.
_BETWEEN: Final = listed("бы был была было были be been yet ever also to have has able")
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


class Verbs(NamedTuple):
    """The verbs that a sentence denies, and of those that it affirms."""

    denied: frozenset[str]
    affirmed: frozenset[str]


@lru_cache(maxsize=2_000)
def verbs(sentence: str) -> Verbs:
    """The verbs of a sentence by whether a "not" stands right before them."""
    denied, affirmed = set[str](), set[str]()
    refused = False
    for low in _words(sentence):
        if low in _NOT:
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


@lru_cache(maxsize=20_000)
def _verb(low: str) -> frozenset[str]:
    """The verbs a word can be a form of; of English any longer word may be one, told by stem."""
    if low.isascii():
        return frozenset({stem(low)} if len(low) > 3 else ())
    parses = morphology().parse(low)[:2]
    return frozenset(p.normal_form for p in parses if p.tag.POS in ("VERB", "PRTS"))
