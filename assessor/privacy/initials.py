"""The initials beside a surname: А. И. Зарубина, Зарубина АИ, Smith, M.A."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assessor.privacy.declension import Part

_GAP: Final = r"[ \t\u00a0\u2009\u202f]?"
_MOST: Final = 10
_LATIN: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "dj", "е": "ey", "з": "z", "и": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "э": "e", "ю": "y", "я": "y",
}  # fmt: skip
_TWINS: Final = {"е": "ёє", "и": "іi", "к": "қ", "г": "ґғ", "у": "ұү", "о": "ө", "а": "ә"}
_WORDS: Final = frozenset("авикосуяai")
"""Letters that are words of their own: with a full stop only are they somebody's initials."""


class Initials:
    """Of the given name and of what follows it."""

    def __init__(self, words: Sequence[tuple[str, Part]]) -> None:
        letters = [word[0] for word, part in words if part != "surname"][:2]
        self._before = self._after = None
        if not letters:
            return
        one, second = _either(letters[0]), letters[1] if len(letters) > 1 else ""
        dotted = rf"[{one}]\." + (rf"(?:{_GAP}[{_either(second)}]\.)?" if second else "")
        ways = [dotted]
        if second:
            ways.append(rf"[{_either(second)}]\.")
            ways.append(rf"[{one.upper()}]{_GAP}[{_either(second).upper()}](?!\w)")
        if letters[0] not in _WORDS:
            ways.append(rf"[{one.upper()}](?!\w)")
        any_way = "|".join(ways)
        self._before = re.compile(rf"(?<!\w)(?:{any_way}){_GAP}\Z")
        self._after = re.compile(
            rf"{_GAP}(?:{any_way})|,{_GAP}(?:{any_way})(?!{_GAP}[A-ZА-ЯЁІЇЄҐЎ][^\W\d_])"
        )

    def around(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The surname from `start` to `end` with its initials."""
        if self._before and self._after:
            began = max(0, start - _MOST)
            if before := self._before.search(text[began:start]):
                start = began + before.start()
            if after := self._after.match(text, end):
                end = after.end()
        return start, end


def _either(letter: str) -> str:
    """A letter in both cases, in Russian, its neighbours and Latin, for a class of characters."""
    every = letter + _TWINS.get(letter, "") + _LATIN.get(letter, "")
    return every + every.upper()
