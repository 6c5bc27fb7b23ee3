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
from assessor.text.characters import paired, plain, styled

CODED = re.compile(r"[A-Za-z0-9+/_\-\\\d][A-Za-z0-9+/_\- ,:;\\\d]{9}")
"""What every run of letters, bits, numbers or bytes has; an essay in Russian has it nowhere."""
UNBROKEN = re.compile(r"[A-Za-z0-9+/_\-]{16}")
ENCODED = re.compile(
    r"(?<![A-Za-z0-9+/_\-])[A-Za-z0-9+/_\-]{16,}"
    r"(?:\n[A-Za-z0-9+/_\-]{16,}(?=\n|=|\Z))*(?:\n[A-Za-z0-9+/_\-]{2,15}(?=\n|=|\Z))?={0,2}"
)
BYTES = re.compile(r"(?<!\w)(?:(?:0x|\\x)?[0-9a-fA-F]{2}[ :,]{0,2}){10,}(?!\w)")
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{2}(?:[ :,0x\\]{0,4}[0-9a-fA-F]{2}){9}")
IN_32 = re.compile(r"(?<!\w)[A-Z2-7]{24,}={0,6}(?!\w)")
BITS = re.compile(r"(?<!\d)(?:[01]{8}[ ,]{0,2}){8,}(?!\d)")
NUMBERS = re.compile(r"(?<!\d)(?:\d{2,3}[ ,;]{1,2}){9,}\d{2,3}(?!\d)")
NUMBERS_APART = re.compile(r"\d[ ,;]{1,2}\d{2,3}[ ,;]{1,2}\d{2,3}[ ,;]{1,2}\d\d")
BITS_APART = re.compile(r"[01]{8}[ ,]{0,2}[01]{8}")
NUMBER = re.compile(r"\d+")
FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff](?:\\s*[\U0001f1e6-\U0001f1ff]){9,}")
FIRST_FLAG_LETTER = 0x1F1E6
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
    coded = CODED.search(text) is not None
    if coded and UNBROKEN.search(text):
        yield from _read(ENCODED, text, _from_lines)
        yield from _read(IN_32, text, _from_base32)
    if coded and BITS_APART.search(text):
        yield from _read(BITS, text, _from_bits)
    if coded and NUMBERS_APART.search(text):
        yield from _read(NUMBERS, text, _from_numbers)
    if "\U0001f1ea" in text:
        yield from _read(FLAG_LETTERS, text, _from_flags)
    if coded and HEXADECIMAL.search(text):
        yield from _read(BYTES, text, _from_bytes)
    if "&#" in text:
        yield from _read(ENTITIES, text, html.unescape)
    if "%20" in text or "%D" in text or "%d" in text:
        yield from _read(ESCAPED, text, unquote)
    if "-\n" in text or "\u2010\n" in text:
        yield from _read(PARAGRAPH, text, _unbroken)
    if "\\u0" in text:
        yield from _read(CODES, text, _from_codes)
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


def _from_lines(written: str) -> str:
    """Lines of base64: of one message, which may break within a letter, or each by itself."""
    lines = written.split("\n")
    return _from_base64("".join(lines)) or " ".join(filter(None, map(_from_base64, lines)))


def _from_base64(written: str) -> str:
    raw = written.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        said = base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return _from_base64(said.strip()) if ENCODED.fullmatch(said.strip()) else said


def _from_base32(written: str) -> str:
    raw = written.rstrip("=")
    try:
        return base64.b32decode(raw + "=" * (-len(raw) % 8)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _from_bits(written: str) -> str:
    digits = re.sub(r"[ ,]", "", written)
    return bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits), 8)).decode(
        "utf-8", errors="ignore"
    )


def _from_numbers(written: str) -> str:
    codes = [int(code) for code in NUMBER.findall(written)]
    return bytes(codes).decode("utf-8", errors="ignore") if max(codes) < 256 else ""


def _from_flags(written: str) -> str:
    return "".join(
        c if c.isspace() else chr(ord(c) - FIRST_FLAG_LETTER + ord("a")) for c in written
    )


def _unbroken(written: str) -> str:
    """A paragraph with its words in one piece, if every other line breaks one."""
    if 2 * len(BREAK.findall(written)) < written.count("\n"):
        return ""
    return " ".join(BREAK.sub("", written).split())


def _from_codes(written: str) -> str:
    return paired(CODE.sub(lambda code: chr(int(code[1], 16)), written))


def _from_bytes(written: str) -> str:
    return bytes.fromhex("".join(BYTE.findall(written))).decode("utf-8", errors="ignore")
