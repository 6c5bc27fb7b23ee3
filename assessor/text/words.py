"""Words, their stems, and which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import get_ident
from typing import Any, Final, Literal, NamedTuple

import Stemmer

WORDS_KEPT: Final = 2_000
"""How many words each memory of what is known of single words holds: those of an essay, and the
common ones of all. More were no quicker, and in a long run of many essays only took room."""

_KEPT: Final = 4  # texts: several parts of the program ask for the language of one essay
_TOKEN = re.compile(r"\S+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_BLOCK = 0x04
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


class Span(NamedTuple):
    """Half-open Python string offsets."""

    start: int
    end: int


def words(text: str) -> list[Span]:
    """Every word: a token between white space that has at least one letter or digit."""
    return [Span(*m.span()) for m in _TOKEN.finditer(text) if _has_substance(m.group())]


def count_words(text: str) -> int:
    """How many words there are, by the one rule that every limit is measured with."""
    return sum(map(_has_substance, text.split()))


def _has_substance(token: str) -> bool:
    return token.isalnum() or any(map(str.isalnum, token))


@lru_cache(maxsize=_KEPT)
def language_of(text: str) -> Literal["ru", "en"]:
    """The language most of the text is in.

    Russian essays are full of Latin names and acronyms, English ones have next to no Cyrillic:
    a quarter of Cyrillic letters makes a text Russian. Without any letter it is Russian too.
    """
    # The upper bytes: U+0400 to U+04FF is all Cyrillic.
    cyrillic = text.encode("utf-16-le", "surrogatepass")[1::2].count(_CYRILLIC_BLOCK)
    if cyrillic * 3 >= len(text) - cyrillic:
        return "ru"  # even if all the rest were Latin letters
    return "ru" if cyrillic * 3 >= sum(map(len, _LATIN.findall(text))) else "en"


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str) -> str:
    """The Snowball stem of one word, in lower case with ё as е; its script tells the language."""
    plain = word.lower().replace("ё", "е")
    language = "russian" if _CYRILLIC.search(plain) else "english"
    return str(_stemmer(language, get_ident()).stemWord(plain))


@lru_cache(maxsize=64)
def _stemmer(language: str, thread: int) -> Any:
    """One for each thread: a stemmer keeps the word it is at in itself."""
    return Stemmer.Stemmer(language)
