"""Web addresses in running text, and the words of an address that name its owner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assessor.evidence.slips import is_word
from assessor.figures import listed
from assessor.text import Span

_SITE: Final = re.compile(
    r"(?<![\w@.-])(?:https?://\S+|(?:[\w-]{1,63}\.){1,8}(?:[a-z]{2,12}|рф|рус|бел|қаз|укр)(?!\w)(?:/\S*)?)",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r"^(?:\w+://)?([^/\s?#:]+)(?:[^/\s]*)/?([^/\s?#]*)")
_CLOSING: Final = ".,;:!?)»”\"'"
_COMMON: Final = frozenset(
    listed("www com ru net org рф example info biz online site blog shop web mail m app help my")
)
# Where many have their page: the owner's name is the first part of the path.
_SHARED: Final = listed(
    "vk vkontakte ok facebook fb instagram youtube t telegram linkedin tiktok twitter x dzen "
    "rutube google yandex tilda wordpress github wixsite ucoz taplink linktr"
)
_LEAST: Final = 3


def sites(text: str) -> Iterator[Span]:
    """Every web address in `text`, without the punctuation after it."""
    for match in _SITE.finditer(text):
        yield Span(match.start(), match.start() + len(match[0].rstrip(_CLOSING)))


def labels(address: str) -> frozenset[str]:
    """The words of an address that may be its owner's name, small letters only.

    A word of the dictionary (bank.example) names nobody.
    """
    match = _HOST.match(address.strip().lower())
    if match is None:
        return frozenset()
    parts = match[1].split(".")
    found = parts[:-1] if len(parts) > 1 else parts
    if _SHARED.intersection(found):
        found = [match[2], *(p for p in found if p not in _SHARED)]
    words = (re.sub(r"[\W_]", "", part) for part in found if part not in _COMMON)
    return frozenset(w for w in words if len(w) >= _LEAST and not w.isdigit() and not is_word(w))
