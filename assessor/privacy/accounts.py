"""Pages and accounts of one's own: vk.com/id1, t.me/avetrova, @avetrova, Skype: a.vetrova."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

# Where many have their page: the owner's name is the first part of the path.
SHARED: Final = frozenset(
    """
    vk vkontakte ok facebook fb instagram youtube t telegram linkedin tiktok twitter x dzen rutube
    google yandex tilda wordpress github wixsite ucoz taplink linktr
    """.split()  # noqa: SIM905  (words read better in a line)
)
MENTION: Final = re.compile(r"(?<![\w.@/])@[^\W_][\w.\-]{1,62}\w")
_HOSTS: Final = "|".join(sorted({*SHARED, "wa", "max", "discord", "threads", "xing"}))
PAGE: Final = re.compile(
    rf"(?<![\w@])(?:{_HOSTS})\.(?:com|ru|me|net|org|app|link)/((?:[\w.@+%~?=&-]{{1,80}}/?){{1,4}})",
    re.IGNORECASE,
)
SKYPE: Final = re.compile(
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


def _nobodys(nickname: str) -> bool:
    return False


def accounts(text: str, is_theirs: Callable[[str], bool] = _nobodys) -> Iterator[tuple[int, int]]:
    """Spans of what leads to one person: `is_theirs` tells by a nickname; some pages by themselves.

    Of a link the part after the site's name.
    """
    if "@" in text:
        yield from (m.span() for m in MENTION.finditer(text) if is_theirs(m[0]))
    if _LINK.search(text):
        for page in PAGE.finditer(text):
            if _OF_A_PERSON.match(page[0]) or is_theirs(page[1]):
                yield path(page)
    lower = text.lower()
    if any(skype in lower for skype in _SKYPES):
        yield from (m.span(m.lastindex or 0) for m in SKYPE.finditer(text))


def path(page: re.Match[str]) -> tuple[int, int]:
    """Where the owner is named in the address of a page."""
    start = page.start(1) + (room.end() if (room := _ROOMS.match(page[1])) else 0)
    return start, page.start(1) + len(page[1].rstrip("./,"))
