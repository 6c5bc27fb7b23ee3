"""Text that is there in another notation: base64, hexadecimal, entities of HTML, escapes of web
addresses and of programs, unseen characters, letters of a special style, words over two lines."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from assessor.tamper.inscriptions import inscriptions
from assessor.text.characters import plain, styled

UNBROKEN = re.compile(r"[A-Za-z0-9+/_\-]{16}")
ENCODED = re.compile(r"(?<![A-Za-z0-9+/_\-])[A-Za-z0-9+/_\-]{16,}={0,2}")
BYTES = re.compile(r"(?<!\w)(?:(?:0x|\\x)?[0-9a-fA-F]{2}[ :,]{0,2}){10,}(?!\w)")
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{2}(?:[ :,0x\\]{0,4}[0-9a-fA-F]{2}){9}")
BYTE = re.compile(r"(?:0x|\\x)?([0-9a-fA-F]{2})")
ENTITIES = re.compile(r"^.*&#\w{2,8};.*", re.MULTILINE)
ESCAPED = re.compile(r"(?<!\S)\S*?%[0-9a-fA-F]{2}\S*")
PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
BREAK = re.compile(r"(?<=[^\W\d_])[-\u2010]\n[ \t]*")
CODES = re.compile(r"(?:\\u[0-9a-fA-F]{4} ?){4,}")
CODE = re.compile(r"\\u([0-9a-fA-F]{4}) ?")
READABLE = 0.7
"""Of the letters of a readable text: what else decodes by chance has more signs."""


def decoded(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of what is written in another notation, with what it says."""
    if UNBROKEN.search(text):
        yield from _read(ENCODED, text, _from_base64)
    if HEXADECIMAL.search(text):
        yield from _read(BYTES, text, _from_bytes)
    if "&#" in text:
        yield from _read(ENTITIES, text, html.unescape)
    if "%20" in text or "%D" in text or "%d" in text:
        yield from _read(ESCAPED, text, unquote)
    if "-\n" in text or "\u2010\n" in text:
        yield from _read(PARAGRAPH, text, _unbroken)
    if "\\u0" in text:
        yield from _read(CODES, text, lambda written: CODE.sub(_character, written))
    for odd in styled(text):
        yield odd.start, odd.end, plain(text[odd.start : odd.end])
    yield from inscriptions(text)


def _read(
    pattern: re.Pattern[str], text: str, reading: Callable[[str], str]
) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        said = reading(match[0])
        if said and sum(c.isalpha() or c.isspace() for c in said) > READABLE * len(said):
            yield (*match.span(), said)


def _from_base64(written: str) -> str:
    raw = written.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _unbroken(written: str) -> str:
    """A paragraph with its words in one piece, if every other line breaks one."""
    if 2 * len(BREAK.findall(written)) < written.count("\n"):
        return ""
    return " ".join(BREAK.sub("", written).split())


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _from_bytes(written: str) -> str:
    return bytes.fromhex("".join(BYTE.findall(written))).decode("utf-8", errors="ignore")
