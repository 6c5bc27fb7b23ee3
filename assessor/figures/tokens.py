"""Cut a text into the tokens the grammar of figures reads. One pass, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from assessor.figures.lexicon import NUMBER_WORDS

TokenKind = Literal["number", "word", "date", "clock", "id", "sign", "break"]

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
# Every repetition is bounded or of a class that no neighbour shares, so no input backtracks far.
# Most of a text is words before a space or a comma, which can be nothing else: a run of them is
# one match.
_TOKEN: Final = re.compile(
    rf"""[ ]?(?:
    (?P<words> (?:[^\W\d_]++(?=[ \n,;)»])[ ]?+)++ )
  | (?P<skip> https?://\S{{1,500}} | www\.\S{{1,500}} | [\w.+-]{{1,64}}+@[\w.-]{{1,64}}
      | \[[^\]\[\n]{{1,40}}\]
      | (?<![\d.,])(?:\+\d{{1,3}}|[78]){_SPACE}?-?\(?\d{{3}}\)?{_SPACE}?-?\d{{3}}
        {_SPACE}?-?\d{{2}}{_SPACE}?-?\d{{2}}(?!\d)
      | \+\d{{1,3}}(?:{_SPACE}?-?\(?\d{{2,4}}\)?){{3,4}}(?!\d)
      | (?<![\d.,])0\d{{2,4}}[ -]\d{{3,4}}(?:[ -]?\d{{3,4}})?(?!\d)
      | (?<![\d.,-])\d{{3}}-\d{{3}}-\d{{4}}(?!\d)
      | \d{{1,6}}(?:\.\d{{1,6}}){{3,8}} )
  | (?P<date> (?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d)
      | (?<!\d)\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})(?![.\d])
      | (?<!\d)\d{{1,2}}/\d{{1,2}}/\d{{4}}(?!\d)
      | (?<![\d./])(?:0[1-9]|1[0-2])[./](?:19|20)\d\d(?![\d./]) )
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
# A Latin letter typed for the Russian preposition; it is no English word.
_LONE_C: Final = re.compile(r"(?<![\w-])c(?=[ \n,;)»])")
_YEARS: Final = re.compile(r"(?:19|20)\d\d[.,](?:19|20)\d\d")
_DIGITS_OF_A_YEAR: Final = 4
_WORDS: Final = _TOKEN.groupindex["words"]


@dataclass(frozen=True)
class Tokens:
    """The tokens of `text`, a column for each thing there is to know of them.

    `lows` are the lower-case forms with ё as е; `glued` means that no space stands before.
    """

    text: str
    kinds: list[TokenKind] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)

    def add(self, kind: TokenKind, low: str, start: int, end: int) -> None:
        self.glued.append(bool(self.ends) and self.ends[-1] == start)
        self.kinds.append(kind)
        self.lows.append(low)
        self.starts.append(start)
        self.ends.append(end)

    def add_words(self, lows: list[str], lengths: Iterable[int], start: int) -> None:
        """A run of words with one space after each."""
        self.glued.append(bool(self.ends) and self.ends[-1] == start)
        self.glued.extend([False] * (len(lows) - 1))
        self.kinds.extend(["word"] * len(lows))
        self.lows.extend(lows)
        for length in lengths:
            self.starts.append(start)
            self.ends.append(start + length)
            start += length + 1


def tokens(text: str) -> Tokens:
    """The tokens of `text` in order; addresses, telephone numbers and versions are left out."""
    found = Tokens(text)
    lows = _lowered(text)
    for match in _TOKEN.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        if group == _WORDS:  # most of them
            words = text[start:end].split()
            told = lows[start:end].split() if lows else [_low(word) for word in words]
            found.add_words(told, map(len, words), start)
        else:
            _read(found, match.lastgroup or "sign", start, end, lows[start:end])
    return found


def _lowered(text: str) -> str:
    """The whole text to compare; empty where a word's form is not what stands at its place."""
    low = _low(text)
    return low if len(low) == len(text) and "Σ" not in text else ""  # Σ looks at its neighbours


def _low(text: str) -> str:
    return _LONE_C.sub("с", text.lower().replace("ё", "е"))


def _read(found: Tokens, group: str, start: int, end: int, low: str) -> None:
    """What is no word; nothing to compare for addresses, section numbers and codes."""
    low = low or _low(found.text[start:end])
    kind = _KINDS[group]
    if group in _UNREAD or (group == "number" and len(low) > _LONGEST_NUMBER):
        found.add("id", "", start, end)
    elif middle := _joint(kind, low):
        found.add(kind, low[:middle], start, start + middle)
        found.add("sign", low[middle], start + middle, start + middle + 1)
        found.add(kind, low[middle + 1 :], start + middle + 1, end)
    else:
        found.add(kind, low, start, end)


def _joint(kind: TokenKind, low: str) -> int:
    """Where one token is two numbers, "2018,2019" or "два-три"; 0 where it is not."""
    if kind == "number":
        return _DIGITS_OF_A_YEAR if _YEARS.fullmatch(low) else 0
    if kind != "word" or low.isascii():
        return 0
    head, _, tail = low.partition("-")
    return len(head) if head in NUMBER_WORDS and tail in NUMBER_WORDS else 0
