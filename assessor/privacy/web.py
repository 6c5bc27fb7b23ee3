"""Web addresses in running text, and the words of an address that name its owner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assessor.evidence.slips import is_word
from assessor.figures import listed
from assessor.privacy.accounts import SHARED
from assessor.text import Span
from assessor.text.romanised import in_cyrillic

_SITE: Final = re.compile(
    r"(?<![\w@.-])(?:https?://\S+|(?:[\w-]{1,63}\.){1,8}(?:[a-z]{2,12}|рф|рус|бел|қаз|укр)(?!\w)(?:/\S*)?)",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r"^(?:\w+://)?([^/\s?#:]+)(?:[^/\s]*)/?([^/\s?#]*)")
_CLOSING: Final = ".,;:!?)»”\"'"
_COMMON: Final = frozenset(
    listed("www com ru net org рф example info biz online site blog shop web mail m app help my")
)
_LEAST: Final = 3
_LEAST_PART: Final = 5


def sites(text: str) -> Iterator[Span]:
    """Every web address in `text`, without the punctuation after it."""
    for match in _SITE.finditer(text):
        yield Span(match.start(), match.start() + len(match[0].rstrip(_CLOSING)))


def labels(address: str) -> frozenset[str]:
    """The words of an address that may be its owner's name, small letters only.

    A word of the dictionary (bank.example, apteka.example) names nobody.
    """
    return frozenset(w for w in words_of(address) if not _means_something(w))


def words_of(address: str) -> frozenset[str]:
    """The words of an address, those of the dictionary too.

    Longer parts between hyphens count by themselves: the owner of greenclover-apteka.example is
    Green Clover.
    """
    match = _HOST.match(address.strip().lower())
    if match is None:
        return frozenset()
    levels = match[1].split(".")
    found = levels[:-1] if len(levels) > 1 else levels
    if SHARED.intersection(found):
        found = [match[2], *(p for p in found if p not in SHARED)]
    whole = (re.sub(r"[\W_]", "", part) for part in found if part not in _COMMON)
    parts = (p for part in found if part not in _COMMON for p in re.split(r"[\W_]", part))
    words = (*(w for w in whole if len(w) >= _LEAST), *(p for p in parts if len(p) >= _LEAST_PART))
    return frozenset(w for w in words if not w.isdigit())


def _means_something(word: str) -> bool:
    """Has a dictionary the word, be it Russian in Latin letters?"""
    return is_word(word) or (word.isascii() and is_word(in_cyrillic(word)))
