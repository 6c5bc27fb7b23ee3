"""Nicknames and pages of one's own: @avetrova, t.me/avetrova, vk.com/id1, Skype: a.vetrova."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from assessor.evidence.slips import is_word
from assessor.privacy.web import SHARED, sites
from assessor.text import Span

_MENTION: Final = re.compile(r"(?<![\w.@/])@[^\W_][\w.\-]{1,62}\w")
_HOSTS: Final = "|".join(sorted({*SHARED, "wa", "max", "discord", "threads", "xing"}))
_PAGE: Final = re.compile(
    rf"(?<![\w@])(?:{_HOSTS})\.(?:com|ru|me|net|org|app|link)/((?:[\w.@+%~?=&-]{{1,80}}/?){{1,4}})",
    re.IGNORECASE,
)
_SKYPE: Final = re.compile(
    r"(?<!\w)(?:skype|скайп):[ \u00a0]?([a-z][\w.:\-]{2,62}\w)|\b(live:[\w.:\-]{2,62}\w)",
    re.IGNORECASE,
)
_OF_A_PERSON: Final = re.compile(
    r"vk\.(?:com|ru)/id\d|ok\.ru/profile/\d|linkedin\.com/(?:in|pub)/|facebook\.com/profile\.php",
    re.IGNORECASE,
)
_ROOMS: Final = re.compile(r"^(?:in|pub|profile|people|user|u|c|s)/", re.IGNORECASE)
_LINK: Final = re.compile(r"\.\w{2,5}/\w")
_SKYPES: Final = ("skype:", "скайп:", "live:")
_BEFORE: Final = re.compile(r"[\w.\-]*\Z")
_AFTER: Final = re.compile(r"[\w.\-]*\w|")
_LONGEST: Final = 64
_LEAST: Final = 5
_LONGEST_DETAIL: Final = 254


def handles(
    text: str, is_theirs: Callable[[str], bool], surname: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Spans of what leads to one person: `is_theirs` tells by a nickname; some pages by themselves.

    Of a link the part after the site's name. `surname` is that of the person in Latin letters.
    """
    if "@" in text:
        yield from (m.span() for m in _MENTION.finditer(text) if is_theirs(m[0]))
    if _LINK.search(text):
        for page in _PAGE.finditer(text):
            if _OF_A_PERSON.match(page[0]) or is_theirs(page[1]):
                yield _path(page)
    lower = text.lower()
    if any(skype in lower for skype in _SKYPES):
        yield from (m.span(m.lastindex or 0) for m in _SKYPE.finditer(text))
    if surname and len(lower) == len(text):
        yield from _accounts(lower, surname)


def _accounts(lower: str, surname: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Longer tokens with the surname in them: avetrova, a.vetrova_85."""
    end = 0
    for match in surname.finditer(lower):
        if match.start() < end:
            continue
        began = max(0, match.start() - _LONGEST)
        before = _BEFORE.search(lower[began : match.start()])
        after = _AFTER.match(lower, match.end())
        start = began + before.start() if before else match.start()
        end = after.end() if after else match.end()
        token = lower[start:end]
        if token != match[0] and token.isascii() and not (token.isalpha() and is_word(token)):
            yield start, end


def nicknames(details: Iterable[str]) -> frozenset[str]:
    """What a person's details (a link, a nickname, an account) are told by in a text."""
    return frozenset(n for detail in details for n in _nicknames(detail.strip()))


def _nicknames(detail: str) -> Iterator[str]:
    for page in _PAGE.finditer(detail):
        start, end = _path(page)
        yield detail[start:end].strip("/").lstrip("@+")
    yield from (m[0][1:] for m in _MENTION.finditer(detail))
    yield from (m[m.lastindex or 0] for m in _SKYPE.finditer(detail))
    if (
        _LEAST <= len(detail) <= _LONGEST_DETAIL
        and len(detail.split()) == 1
        and _is_account(detail)
    ):
        yield detail.lstrip("@")


def _is_account(token: str) -> bool:
    """One token that can only be this person's: no job title, and no address of a site."""
    if Span(0, len(token)) in sites(token) and not _PAGE.search(token):
        return False
    telling = any(c in "@_/" or c.isdigit() for c in token)
    lower = token.isascii() and token.islower() and token.replace(".", "").isalpha()
    return telling or (lower and not token.endswith(".") and not is_word(token))


def _path(page: re.Match[str]) -> tuple[int, int]:
    start = page.start(1) + (room.end() if (room := _ROOMS.match(page[1])) else 0)
    return start, page.start(1) + len(page[1].rstrip("./,"))
