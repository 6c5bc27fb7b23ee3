"""Cut a text into the tokens the grammar of figures reads. One pass, linear in the text."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from assessor.figures.lexicon import NUMBER_WORDS

TokenKind = Literal["number", "word", "date", "clock", "id", "sign", "break"]

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
# Every repetition is bounded or of a class that no neighbour shares, so no input backtracks far.
# Most of a text is words and commas between spaces, which can be nothing else: a run of them is one
# match.
_TOKEN: Final = re.compile(
    rf"""[ ]?(?:
    (?P<words> (?:[^\W\d_]++(?=[ \n,;)»]|\.[ \n])(?:,(?=[ ]))?+[ ]?+)++ )
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
  | (?P<id> [^\W\d_]+[-–]?\d\w*(?:\.\d{{1,3}}(?!\d))* )
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
_LONE_C: Final = re.compile(r"c(?<![\w-]c)(?=[ \n,;)»])")
_YEARS: Final = re.compile(r"(?:19|20)\d\d[.,](?:19|20)\d\d")
_DIGITS_OF_A_YEAR: Final = 4


class Tokens(NamedTuple):
    """The tokens of `text`, a column for each thing there is to know of them.

    `lows` are the lower-case forms with ё as е, as long as what they stand for, or empty where
    there is nothing to read; `glued` means that no space stands before.
    """

    text: str
    kinds: list[TokenKind]
    lows: list[str]
    starts: list[int]
    glued: list[bool]

    def add(self, kind: TokenKind, low: str, start: int, glued: bool) -> None:
        self.kinds.append(kind)
        self.lows.append(low)
        self.starts.append(start)
        self.glued.append(glued)

    def add_run(self, run: str, start: int, glued: bool) -> None:
        """Words with one space after each; commas may stand right after them, before the space."""
        many = len(self.glued)
        if "," in run:
            lows = run.replace(",", " ,").split()
            self.kinds.extend(["sign" if low == "," else "word" for low in lows])
            self.glued.extend([low == "," for low in lows])
        else:
            lows = run.split()
            self.kinds.extend(["word"] * len(lows))
            self.glued.extend([False] * len(lows))
        self.glued[many] = glued
        self.lows.extend(lows)
        starts = self.starts
        for low in lows:
            if low == ",":
                start -= 1
            starts.append(start)
            start += len(low) + 1


def tokens(text: str) -> Tokens:
    """The tokens of `text` in order; addresses, telephone numbers and versions are left out."""
    found = Tokens(text, [], [], [], [])
    lows, last_end = _low(text), -1
    for match in _TOKEN.finditer(text):
        start, end = match.span(match.lastindex or 0)
        low = lows[start:end]
        if (group := match.lastgroup) == "words":  # most of them
            found.add_run(low, start, start == last_end)
            last_end = start + len(low.rstrip(" "))
        else:
            _read(found, group or "sign", low, start, start == last_end)
            last_end = end
    return found


def _low(text: str) -> str:
    """The text to compare, every character of it in its place."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two
        low = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return _LONE_C.sub("с", low.replace("ё", "е"))


def _read(found: Tokens, group: str, low: str, start: int, glued: bool) -> None:
    """What is no run of words; nothing to compare for addresses, section numbers and codes."""
    kind = _KINDS[group]
    if group in _UNREAD or (kind == "number" and len(low) > _LONGEST_NUMBER):
        found.add("id", "", start, glued)
    elif kind in ("number", "word") and (joint := _joint(kind, low)):
        found.add(kind, low[:joint], start, glued)
        found.add("sign", low[joint], start + joint, True)
        found.add(kind, low[joint + 1 :], start + joint + 1, True)
    else:
        found.add(kind, low, start, glued)


def _joint(kind: TokenKind, low: str) -> int:
    """Where one token is two numbers, "2018,2019" or "два-три"; 0 where it is not."""
    if kind == "number":
        return _DIGITS_OF_A_YEAR if _YEARS.fullmatch(low) else 0
    if kind != "word" or low.isascii():
        return 0
    head, _, tail = low.partition("-")
    return len(head) if head in NUMBER_WORDS and tail in NUMBER_WORDS else 0
