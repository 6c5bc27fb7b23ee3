"""What is told by a person's name or details: avetrova_85, and the accounts that they give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from assessor.evidence.slips import is_word
from assessor.privacy.accounts import MENTION, PAGE, SKYPE, accounts, path
from assessor.privacy.web import sites
from assessor.text import Span

_BEFORE: Final = re.compile(r"[\w.\-]*\Z")
_AFTER: Final = re.compile(r"[\w.\-]*\w|")
_LONGEST: Final = 64
_LEAST: Final = 5
_LONGEST_DETAIL: Final = 254


def handles(
    text: str, is_theirs: Callable[[str], bool], surname: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Spans of what leads to one person: `accounts`, and words with `surname` in them, which is
    that of the person in Latin letters."""
    yield from accounts(text, is_theirs)
    if surname and len(lower := text.lower()) == len(text):
        yield from _with(surname, lower)


def _with(surname: re.Pattern[str], lower: str) -> Iterator[tuple[int, int]]:
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
    for page in PAGE.finditer(detail):
        start, end = path(page)
        yield detail[start:end].strip("/").lstrip("@+")
    yield from (m[0][1:] for m in MENTION.finditer(detail))
    yield from (m[m.lastindex or 0] for m in SKYPE.finditer(detail))
    if (
        _LEAST <= len(detail) <= _LONGEST_DETAIL
        and len(detail.split()) == 1
        and _is_account(detail)
    ):
        yield detail.lstrip("@")


def _is_account(token: str) -> bool:
    """One token that can only be this person's: no job title, and no address of a site."""
    if Span(0, len(token)) in sites(token) and not PAGE.search(token):
        return False
    telling = any(c in "@_/" or c.isdigit() for c in token)
    lower = token.isascii() and token.islower() and token.replace(".", "").isalpha()
    return telling or (lower and not token.endswith(".") and not is_word(token))
