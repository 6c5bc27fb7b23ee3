"""Bytes of a text file to characters, in any encoding Russian is written in.

UTF-8 and UTF-16 are recognised by their structure; among the one-byte encodings that one wins
whose characters look most like Russian (or Latin) text. Letter frequencies: the Russian National
Corpus, per mille (Lyashevskaya & Sharov 2009), rounded.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from math import log

ONE_BYTE = ("cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic", "cp1252")
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 40_000
PER_MILLE = {
    "о": 110, "е": 84, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44,
    "к": 35, "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16,
    "б": 16, "ч": 14, "й": 12, "х": 10, "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3,
    "ъ": 1, "ё": 1,
}  # fmt: skip
FOREIGN_LETTERS = "іїєґәғқңөұүһўàáâäçèéêëìíîïñòóôöùúûüß"
OPENING = "«„“‘№•\u00a0"
CLOSING = "»“”’…\u00a0"
COMMON_SIGNS = OPENING + CLOSING + "–—·°§©®™€"
CAPITAL, CAPITAL_AGAIN, CAPITAL_IN_WORD = log(0.2), log(0.7), log(0.0005)
MIXED_SCRIPTS = log(0.001)
BROKEN_SHARE = 0.02
"""A file in UTF-8 may have this share of its non-ASCII characters broken and still be UTF-8."""


def decode(data: bytes) -> str:
    """The text of `data`: line ends become `\\n`, a byte order mark goes, nothing else changes.

    A byte that is no character becomes U+FFFD.
    """
    text = data.decode(encoding_of(data), errors="replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes) -> str:
    """The name of the encoding, as Python's codecs know it."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    sample = data[:SAMPLE]
    if wide := _utf_16(sample):
        return wide
    if _is_utf_8(data):
        return "utf-8"
    return max(ONE_BYTE, key=lambda name: _likeness(sample.decode(name, errors="replace")))


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without a mark: spaces and line ends leave zero bytes on one side only."""
    pairs = len(data) // 2
    if pairs < 2 or b"\0" not in data:
        return None
    high, low = data[1 : pairs * 2 : 2], data[0 : pairs * 2 : 2]
    for name, zeros, other in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros.count(0) > pairs * 0.02 and other.count(0) < pairs * 0.001:
            return name
    return None


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        foreign = sum(1 for c in text if c > "\x7f")
        return text.count("\ufffd") <= foreign * BROKEN_SHARE
    return True


def _likeness(text: str) -> float:
    """Mean log likelihood of the characters beyond ASCII, given their neighbours."""
    scores = list(_scores(text))
    return sum(scores) / len(scores) if scores else 0.0


def _scores(text: str) -> Iterator[float]:
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char.lower() in PER_MILLE or (char > "\x7f" and char.isalpha()):
            yield _letter(before, char)
        elif char > "\x7f":
            yield _sign(before, char, after)


def _letter(before: str, char: str) -> float:
    lower = char.lower()
    likely = log(PER_MILLE.get(lower, 1 if lower in FOREIGN_LETTERS else 0.01) / 1000)
    if char != lower:
        follows = CAPITAL_AGAIN if before.isupper() else CAPITAL
        likely += CAPITAL_IN_WORD if before.islower() else follows
    if before.isalpha() and (before > "\u024f") != (char > "\u024f"):
        likely += MIXED_SCRIPTS
    return likely


def _sign(before: str, char: str, after: str) -> float:
    if char not in COMMON_SIGNS:
        return log(0.00001)
    if char == "\u00a0" and before.isspace():
        return log(0.0005)
    glued = (before.isalpha() and char not in CLOSING) or (after.isalpha() and char not in OPENING)
    return log(0.0005 if glued else 0.01)
