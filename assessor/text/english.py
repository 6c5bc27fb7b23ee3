"""How common an English word is, loaded once for everything that asks it."""

from __future__ import annotations

from functools import cache

from spellchecker import SpellChecker


def frequency(word: str) -> int:
    """How often a corpus of speech has the lower-case word as anything but a name; 0 for never.

    The corpus is the one of pyspellchecker, whose makers left out what its tagger took for a name.
    """
    return int(_english().word_frequency[word])


@cache
def _english() -> SpellChecker:
    return SpellChecker(language="en")
