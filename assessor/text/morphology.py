"""The dictionary of Russian, loaded once for everything that asks it."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import pymorphy3

from assessor.text.dictionary import left_in_its_files


class _Analyser(pymorphy3.MorphAnalyzer):  # type: ignore[misc]  # pymorphy3 has no types
    def parse(self, word: str) -> Any:
        """The readings of a word, the likeliest first; pymorphy3 fails at a letter with no name."""
        try:
            return super().parse(word)
        except ValueError:
            return super().parse("".join(c if unicodedata.name(c, "") else "\ufffd" for c in word))


@cache
def morphology() -> Any:
    """The one analyser (OpenCorpora dictionary); loading it takes a tenth of a second."""
    with left_in_its_files():
        return _Analyser()
