"""Cut a text into the tokens the grammar of figures reads. One pass, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final, Literal, NamedTuple

TokenKind = Literal["number", "word", "date", "clock", "id", "sign", "break"]

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
# Every repetition is bounded or of a class that no neighbour shares, so no input backtracks far.
# Most tokens are a space and a word before a space or a comma: those words can be nothing else.
_TOKEN: Final = re.compile(
    rf"""[ ]?(?:
    (?P<plain> [^\W\d_]++(?=[ \n,;)»]) )
  | (?P<skip> https?://\S{{1,500}} | www\.\S{{1,500}} | [\w.+-]{{1,64}}+@[\w.-]{{1,64}}
      | \[[^\]\[\n]{{1,40}}\]
      | (?<![\d.,])(?:\+\d{{1,3}}|[78]){_SPACE}?-?\(?\d{{3}}\)?{_SPACE}?-?\d{{3}}
        {_SPACE}?-?\d{{2}}{_SPACE}?-?\d{{2}}(?!\d)
      | \+\d{{1,3}}(?:{_SPACE}?-?\(?\d{{2,4}}\)?){{3,4}}(?!\d)
      | \d{{1,6}}(?:\.\d{{1,6}}){{3,8}} )
  | (?P<date> (?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d)
      | (?<!\d)\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})(?![.\d]) )
  | (?P<section> \d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}\.?(?!\d) )
  | (?P<clock> (?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?![:\d]) )
  | (?P<number> (?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d{{1,6}}(?!\d))?
      | (?<!\d)\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d{{1,6}}(?!\d))?
      | \d+(?:[.,]\d+)? )
  | (?P<id> [^\W\d_]+[-–]?\d\w* )
  | (?P<word> [^\W\d_]+(?:['’‑-][^\W\d_]+)* )
  | (?P<break> \n\s*\n\s* | \n[ \t]*(?=[-–—•*#|]|\d{{1,2}}[.)]\s) | \n(?=\s*[A-ZА-ЯЁ«"]) )
  | (?P<sign> \S ))
    """,
    re.VERBOSE,
)
_KINDS: Final[dict[str, TokenKind]] = {
    "plain": "word",
    "skip": "id",
    "date": "date",
    "section": "id",
    "clock": "clock",
    "number": "number",
    "id": "id",
    "word": "word",
    "break": "break",
    "sign": "sign",
}
_UNREAD: Final = frozenset({"skip", "section"})
_LONGEST_NUMBER = 18
_LATIN_C: Final = frozenset("cC")  # typed for the Russian preposition; no English word
_YEARS = re.compile(r"(?:19|20)\d\d[.,](?:19|20)\d\d")


class Token(NamedTuple):
    """`low` is the lower-case form with ё as е; `glued` means no space before it."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    glued: bool


_token: Final = partial(tuple.__new__, Token)  # thousands are made of a text
_PLAIN: Final = _TOKEN.groupindex["plain"]
_ORDINARY: Final = {_TOKEN.groupindex[g]: _KINDS[g] for g in ("plain", "word", "sign", "break")}


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order; addresses, telephone numbers and versions are left out."""
    lows = _lowered(text)
    found: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        value = text[start:end]
        if kind := _ORDINARY.get(group):  # most of them
            alone = group == _PLAIN and value in _LATIN_C
            low = "с" if alone else lows[start:end] or _low(value)
            found.append(_token((kind, value, low, start, end, start == last_end)))
        else:
            found += _read(match.lastgroup or "sign", value, start, glued=start == last_end)
        last_end = end
    return found


def _lowered(text: str) -> str:
    """The whole text to compare; empty where a word's form is not what stands at its place."""
    low = _low(text)
    return low if len(low) == len(text) and "Σ" not in text else ""  # Σ looks at its neighbours


def _low(value: str) -> str:
    return value.lower().replace("ё", "е")


def _read(group: str, value: str, start: int, *, glued: bool) -> Iterator[Token]:
    """What is no word and no sign; nothing to compare for addresses, section numbers and codes."""
    if group == "number" and _YEARS.fullmatch(value):  # "2018,2019" is a list
        yield Token("number", value[:4], value[:4], start, start + 4, glued)
        yield Token("sign", value[4], value[4], start + 4, start + 5, True)
        yield Token("number", value[5:], value[5:], start + 5, start + len(value), True)
        return
    unread = group in _UNREAD or (group == "number" and len(value) > _LONGEST_NUMBER)
    low = "" if unread else _low(value)
    yield Token(_KINDS[group] if low else "id", value, low, start, start + len(value), glued)
