"""Whether a word that may be somebody's name is one in this place: Вера, Роза, Mark, Will.

A capital letter tells a name only where other words have none: not at the beginning of a sentence,
not in a title, not in quotation marks. There the words after it tell, and where they say nothing
it is taken for the name: to hide a word too many is the lesser harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from assessor.evidence.slips import is_word
from assessor.figures import listed
from assessor.privacy.declension import Gender
from assessor.privacy.letters import CYRILLIC, plain
from assessor.text.morphology import morphology

_NAMES: Final = ("Name", "Surn", "Patr", "Geox", "Poss")
_FUNCTION: Final = frozenset({"CONJ", "PRCL", "PREP", "NPRO", "INTJ", "PRED"})
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})
_WEIGHTY: Final = 0.1
_TITLE_WORDS: Final = 3
_LONG: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
_NEXT: Final = re.compile(r"[ \t\u00a0»”\"]{1,4}([^\W_]+)(?:\s+([^\W_]+))?")
_IS: Final = re.compile(r"\s*[-–—]\s*(?:это|не)(?!\w)")
_LETTERED: Final = re.compile(r"\s*[»”\"“]")
# What these nouns ask for, and no person does: вера во что, надежда на что, слава о ком.
_GOVERNED: Final = {
    "вера": ("в", "во"), "надежда": ("на",), "любовь": ("к", "ко"), "слава": ("о", "об"),
    "забота": ("о", "об"), "память": ("о", "об"), "мечта": ("о", "об"),
}  # fmt: skip
_TIME: Final = re.compile(
    r"\d|январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр|прошл|нынешн"
    r"|это[мт]|начал|конц|сам|январ|last|this|early|late|20|19"
)
_ENGLISH: Final = frozenset(
    listed(
        "the a an this that these those our your my their its his her we you they it he she i all "
        "each every no not there be have everyone nobody anyone who whom"
    )
)
_ENGLISH_SMALL: Final = _ENGLISH | frozenset(
    listed("will may can so do no you an he us and or but if as at by go see say now may")
)
_ENGLISH_PREPOSITIONS: Final = frozenset(
    listed("of for in on to at with by from under over into about as up out down off")
)
_PAST: Final = re.compile(
    r"\w+ed|came|led|said|ran|built|wrote|made|took|gave|began|went|grew|won|brought|taught|told|"
    r"is|was|has|had|says|leads|runs|works|and|who"
)
_MONTHS: Final = frozenset({"march", "april", "may", "june", "july", "august"})
_OF_TIME: Final = re.compile(
    r"\b(?:in|since|until|till|by|from|during|last|next|this|of|early|late|mid|(?:january|february|"
    r"march|april|may|june|july|august|september|october|november|december) ?(?:to|and|[-–,])),?"
    r"[ \u00a0-]?$",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = 16
_NEVER_FIRST: Final = frozenset({"ли", "же", "бы", "ка"})


def may_be_word(name: str) -> bool:
    """Has a form of a name another meaning: слава, лев, mark?"""
    return _means_something(name)


def capital_tells(text: str, start: int, end: int) -> bool:
    """Whether the capital letter of the word at `start` says that it is a name."""
    before = text[max(0, start - 4) : start].rstrip(" \u00a0«„“\"'(—–-•*")
    opens = not before or before[-1] in ".!?…:\n"
    if opens or _is_title(text, start, end) or _is_month(text, start, end):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start], text[end : _line_end(text, end)]
    others = [w[0] for part in line for w in _WORD.finditer(part) if len(w[0]) >= _LONG]
    small = sum(w[0].islower() for w in others)
    return len(others) < _TITLE_WORDS - 1 or 3 * small > len(others)


class Place(NamedTuple):
    """Where a word stands, and what follows it in its line."""

    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return plain(self.text[self.start : self.end])

    @property
    def is_upper(self) -> bool:
        return self.text[self.start : self.end].isupper()

    def following(self) -> tuple[str, str]:
        """The next two words, "" for none."""
        found = _NEXT.match(self.text, self.end)
        return (found[1] or "", found[2] or "") if found else ("", "")


def is_word_here(place: Place, gender: Gender | None, *, loose: bool, owned: bool = False) -> bool:
    """Whether what may be a name or a word is the word, where its capital letter says nothing.

    `loose`: a preposition or a noun after it is enough (Роза в вазе). They are not where the text
    calls the person so elsewhere, nor for a surname. `owned`: a noun after it is (Лесенка успеха).
    """
    if _is_title(*place) or _IS.match(place.text, place.end) or _is_month(*place):
        return True
    if CYRILLIC.search(place.name):
        return any(_russian_signs(place, gender, loose=loose, owned=owned))
    return _is_english_word(place, loose=loose)


def _is_english_word(place: Place, *, loose: bool) -> bool:
    after, then = place.following()
    if after in _ENGLISH or after in {"The", "of"}:
        return True
    if place.name in _ENGLISH_SMALL:
        return not _PAST.fullmatch(after)
    return loose and after in _ENGLISH_PREPOSITIONS and not _TIME.match(then)


def _russian_signs(
    place: Place, gender: Gender | None, *, loose: bool, owned: bool
) -> Iterator[bool]:
    readings = _readings(place.name)
    after, then = place.following()
    yield readings[0].tag.POS in _FUNCTION and place.name not in _NEVER_FIRST
    if not (after.islower() or (after.isupper() and place.is_upper)):
        return
    after = after.lower()
    tag = _readings(after)[0].tag
    if tag.POS == "PREP" and not _TIME.match(then.lower()):
        yield loose
        yield any(after in _GOVERNED.get(p.normal_form, ()) for p in readings)
    genitive = any("NOUN" in p.tag and "gent" in p.tag for p in _readings(after))
    if tag.POS == "NOUN" and genitive and not _is_name(tag):
        yield loose or owned
    if tag.POS in {"NOUN", "ADJF"}:
        yield any(p.tag.POS in _ADJECTIVES and not _is_name(p.tag) for p in readings)
    if tag.POS == "VERB" and "past" in tag and "sing" in tag and gender:
        yield tag.gender is not None and tag.gender != gender


def _is_title(text: str, start: int, end: int) -> bool:
    """Alone in quotation marks: the name of a thing."""
    return text[start - 1 : start] in tuple('«„“"') and _LETTERED.match(text, end) is not None


def _is_month(text: str, start: int, end: int) -> bool:
    """April in "in April" and "April 2024"."""
    if plain(text[start:end]) not in _MONTHS:
        return False
    before = _OF_TIME.search(text[max(0, start - _MOST_BEFORE) : start])
    return before is not None or re.compile(r"[ \u00a0,]{1,2}\d").match(text, end) is not None


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


@lru_cache(maxsize=1024)
def _means_something(name: str) -> bool:
    if not CYRILLIC.search(name):
        return is_word(name)
    readings = _readings(name)
    known = bool(readings) and readings[0].is_known
    return known and sum(p.score for p in readings if not _is_name(p.tag)) >= _WEIGHTY


def _is_name(tag: Any) -> bool:
    return any(kind in tag for kind in _NAMES)


@lru_cache(maxsize=1024)
def _readings(word: str) -> tuple[Any, ...]:
    return tuple(morphology().parse(word))
