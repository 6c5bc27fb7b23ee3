"""How a name sounds, in Latin letters: «Ветлугин» and "Vetlugin" come out alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ё": "e", "і": "i", "ї": "i", "є": "e",
    "ґ": "g", "ў": "u",
}  # fmt: skip
# Spellings of one sound, longest first; what is left of a name is its skeleton of sounds.
_ALIKE: Final = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("zh", "j"), ("ph", "f"),
    ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("yo", "e"), ("ye", "e"), ("ya", "ia"),
    ("yu", "iu"), ("ts", "c"), ("tz", "c"), ("y", "i"), ("ch", "c"), ("sh", "s"), ("zh", "j"),
    ("ee", "i"), ("oo", "u"), ("'", ""), ("’", ""), ("-", ""),
)  # fmt: skip
_HARD_C: Final = re.compile("c(?![eiyh])")
_SOFT_C: Final = re.compile("c(?=[eiy])")
# "Алтайского края" is Altai Krai: what is left of an adjective of a place.
_ADJECTIVE: Final = re.compile(
    r"(?<=..)(?P<joint>[еиоа]?[нв])?ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ом|их|ими)$"
)
_LETTER: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_DOUBLES: Final = re.compile(r"(.)\1+")
_ENDING: Final = re.compile(
    r"(?:iami|iakh|ogo|emu|omu|imi|ami|ah|ov|oi|ei|om|em|im|ih|aia|uiu|oe|ie|ii|ia|iu|a|e|i|o|u)$"
)


@lru_cache(maxsize=20_000)
def sound(word: str, *, inflected: bool = False) -> str:
    """The sounds of `word` in a rough Latin spelling; `inflected` drops a Russian case ending."""
    low = _SOFT_C.sub("s", _HARD_C.sub("k", word.lower()))
    latin = "".join(_CYRILLIC.get(c, c) for c in low)
    for spelling, plain in _ALIKE:
        latin = latin.replace(spelling, plain)
    latin = _DOUBLES.sub(r"\1", latin)
    if inflected and len(latin) > 3:
        shorter = _ENDING.sub("", latin)
        return shorter if len(shorter) > 2 else latin
    return latin


_FEW_BONES: Final = 3
_VOWELS: Final = re.compile("[aeiou]")
_CLASSES: Final = str.maketrans("iu", "eo")


@lru_cache(maxsize=20_000)
def bones(word: str) -> frozenset[str]:
    """The first vowel's class and the consonants of a name, which its spelling in the other script
    keeps: Keane and «Кин», and not Moran and «Марина».

    An English "w" is a consonant there or a vowel: both are given. With two consonants the first
    sound counts too, which leaves "Yakutia" and «Кати» two names.
    """
    low = word.lower().replace("th", "t").replace("gh", "").replace("j", "dj")
    heard = {sound(spelling, inflected=True) for spelling in (low, low.replace("w", "u"))}
    return frozenset(_bones(one) for one in heard)


def _bones(heard: str) -> str:
    first = _VOWELS.search(heard)
    vowel = first.group().translate(_CLASSES) if first else "-"
    plain = vowel + _DOUBLES.sub(r"\1", _VOWELS.sub("", heard))
    return plain if len(plain) > _FEW_BONES else heard[:1] + plain


def sounds_of(words: Iterable[str]) -> Mapping[bool, tuple[str, ...]]:
    """How the words of each script sound, in order; the key is whether it is the Cyrillic one."""
    heard: dict[bool, set[str]] = {True: set(), False: set()}
    for word in words:
        if len(word) > 2:
            heard[bool(_LETTER.search(word))].add(sound(word, inflected=True))
    return {cyrillic: tuple(sorted(sounds)) for cyrillic, sounds in heard.items()}


def bones_of(words: Iterable[str]) -> Mapping[bool, frozenset[str]]:
    """The consonants of the words of each script; the key is whether it is the Cyrillic one."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for word in _with_places(words):
        if len(word) > 3:
            found[bool(_LETTER.search(word))] |= {b for b in bones(word) if len(b) > _FEW_BONES}
    return {cyrillic: frozenset(kept) for cyrillic, kept in found.items()}


def _with_places(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        if adjective := _ADJECTIVE.search(word):
            yield word[: adjective.start()]  # "Пензенской" is of Penza, "Тюменской" of Tyumen
            yield word[: adjective.end("joint")] if adjective["joint"] else ""
