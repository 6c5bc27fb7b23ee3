"""What a sentence shows of itself to the weights: its words, parts of words, pairs and signs.

    traits("Поставьте нам пять") → "=поставьте", "-авьт", "+order", "пост нам", "^order" …

Nothing here knows what is hostile. A word gives itself, every four letters of it (so that a slip or
what is left of a disguise does not hide it) and the form of a verb; a number gives nothing. What a
word gives is remembered: an essay has few new ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from assessor.text import WORDS_KEPT
from assessor.text.morphology import morphology

WORD: Final = re.compile(r"\w++(?:'\w++)?+")
SIGN: Final = re.compile(r"[{}\[\]<>=#*_]")
ENDING: Final = re.compile(r"(?<=\w\w\w)(?:ingly|edly|ing|ed|es|s|ly|e)\Z")
STEM: Final = 4
STEM_EN: Final = 6
PART: Final = 4
MOST_DIGITS: Final = 4
FEW_WORDS: Final = 5
START: Final = "^"
END: Final = "$"
FORMS: Final = {
    "past": re.compile(r"\w(?:[аеиоуыюя]л|ла|ло|ли|лся|лась|лось|лись)\Z"),
    "thou": re.compile(r"\w\w(?:шь|шься|[еи]те|[еи]тесь)\Z"),
    "they": re.compile(r"\w\w(?:[еиаяую]т|[еиаяую]тся)\Z"),
    "do": re.compile(r"\w\w(?:ть|ться|ти|чь)\Z"),
    "we": re.compile(r"\w\w(?:[еи]м|[еи]мся)\Z"),
    "order": re.compile(r"[йь]те(?:сь)?\Z"),
    "ed": re.compile(r"\w\w[a-z]ed\Z"),
    "ing": re.compile(r"\w\w[a-z]ing\Z"),
}
"""Forms of verbs by their endings alone: what else ends so is told apart by the weights."""
MAY_ORDER: Final = re.compile(r"\w\w(?:[ийь]|ись|йся)\Z")


def share(words: Collection[str]) -> float:
    """What one of these different words counts for: less in long sentences, little in scraps."""
    return 1 / math.sqrt(max(len(words), FEW_WORDS))


def words_of(sentence: str) -> list[str]:
    """Its words in small letters, ё as е."""
    return WORD.findall(sentence.lower().replace("ё", "е").replace("’", "'"))


def traits(sentence: str) -> Iterator[str]:
    """Every trait of a sentence; what several of its words share comes once for each."""
    words = words_of(sentence)
    for word in dict.fromkeys(words):
        yield from traits_of_word(word)
    yield from traits_between(sentence, words)


@lru_cache(maxsize=WORDS_KEPT)
def traits_of_word(word: str) -> tuple[str, ...]:
    """What a word shows wherever it stands."""
    if word[0].isdigit():
        return ()
    edged = f"_{word}_"
    parts = (f"-{edged[at : at + PART]}" for at in range(len(edged) - PART + 1))
    form = form_of(word)
    return (f"={word}", *parts, *((f"+{form}",) if form else ()))


def traits_between(sentence: str, words: Sequence[str]) -> list[str]:
    """What its words show by their order, and the signs that it has."""
    form = form_of(words[0]) if words else None
    pairs = set(pairwise((START, *map(stem, words), END)))
    found = [f"{before} {after}" for before, after in pairs]
    return [*((START + form,) if form else ()), *found, *set(SIGN.findall(sentence))]


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str) -> str:
    """The beginning of a word, of a number how long it is."""
    if word[0].isdigit():
        return "#" * min(len(word), MOST_DIGITS)
    return ENDING.sub("", word)[:STEM_EN] if word.isascii() else word[:STEM]


@lru_cache(maxsize=WORDS_KEPT)
def form_of(word: str) -> str | None:
    """The form of a verb that a word looks like; the dictionary is asked for short imperatives."""
    for form, ending in FORMS.items():
        if ending.search(word):
            return form
    if MAY_ORDER.search(word) and not word.isascii():
        likely = morphology().parse(word)[:2]
        return "thou order" if any("impr" in reading.tag for reading in likely) else None
    return None
