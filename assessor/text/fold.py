"""The normal form of a text, and the way back to the characters it came from.

Two texts that a reader would call the same fold to the same string:

- case, ё and е, composed and decomposed letters, stress marks, ligatures, full-width forms;
- every quotation mark is `"` (inside a word: `'`), every dash is `-`, an ellipsis is `...`;
- white space of any kind and length, line breaks and the bullets after them are one space;
  soft hyphens, zero-width and direction marks are nothing, nor is a hyphen that breaks a word
  at the end of a line;
- a word that mixes Cyrillic and Latin look-alikes is put into the one script it can be in.

Digits, decimal marks, signs, superscripts and fractions are never touched: two different numbers
never fold to the same one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assessor.text.words import Span

_CYRILLIC_TWINS: Final = "авсенікмортхуѕј"
_LATIN_TWINS: Final = "abcehikmoptxysj"
_TO_CYRILLIC: Final = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN: Final = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_RUSSIAN: Final = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
# With the letters that stay what they are: translating is slow where a table has no entry.
_ALIKE: Final = str.maketrans(_RUSSIAN, _RUSSIAN) | _TO_CYRILLIC
_NOT_RUSSIAN: Final = frozenset("іѕј")

_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_DOUBLE_QUOTES: Final = '"«»„“”‟″〝〞〟＂'
_SINGLE_QUOTES: Final = "'‘’‚‛‹›′`´ʼʹ＇"
_BULLETS: Final = "•●◦▪▫■□►▶▸‣⁃∙○◆◇➢➤✓✔✅\uf0b7\uf0a7\uf0fc"
_FORMS: Final = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_BULLETS, "•"),
    **dict.fromkeys("\n\u2028\u2029\x0b\x0c\x85", "\n"),
    "ё": "е",
    "Ё": "е",
    "…": "...",
    "№": "№",
}
# What these decompose to would change a number (10² is not 102, ½ is not 1⁄2 of anything).
_KEPT_DECOMPOSITIONS: Final = ("<super>", "<sub>", "<fraction>")

# White space and bullets at the beginning of the text or of a line.
_LEAD = r"\s*(?:(?:[*-]\s+|-(?=[^\W\d_])|•)\s*)*"
_FIRST_LEAD = re.compile(_LEAD)
# A word broken at a line's end; a gap of white space, line breaks, bullets; a lone quotation mark.
_JOINT = re.compile(
    rf"""(?P<hyphen>(?<=[^\W\d_])-[ ]*\n\s*(?=[^\W\d_]))
      | (?P<gap>\s*\n{_LEAD} | \s*•[\s•]* | \s+)
      | (?P<quote>(?<![^\W_])'|'(?![^\W_]))""",
    re.VERBOSE,
)
# Where one may begin: not at the one space between two words, which stays what it is.
_JOINT_BEGINS = re.compile(r"[-'•\s](?:(?<! )|(?=[\s•]|\Z))")
_SHORT: Final = 16_000  # characters
_SOFT_HYPHEN: Final = "\xad"
_LINE_END = re.compile(r" {0,3}[\r\n]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TWO_SCRIPTS = re.compile(r"[a-zіѕј](?:(?<=[іѕј])|(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")


@dataclass(frozen=True)
class Folded:
    """A normal form: character `i` of `text` stands for `starts[i]:ends[i]` of the original."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """The original's characters for `start:end` of the normal form; empty stays empty."""
        if start >= end:
            at = (
                self.starts[start]
                if start < len(self.starts)
                else (self.ends[-1] if self.ends else 0)
            )
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def at(self, offset: int) -> int:
        """Where in the normal form the original's `offset` falls (the next character kept)."""
        return bisect_left(self.ends, offset + 1)


def fold(text: str) -> Folded:
    """The normal form of `text` with its map back. Linear in the text's length."""
    folded, starts, ends = _joined(text, _spelled(text))
    if _TWO_SCRIPTS.search(folded):
        folded = _LETTERS.sub(
            lambda m: _one_script(m.group(), text[starts[m.start()] : ends[m.end() - 1]]), folded
        )
    return Folded(folded, starts, ends)


def skeleton(word: str) -> str:
    """A folded word as the eye sees it: letters that look alike are one letter.

    Tells nothing about the script: СЕО in Cyrillic and CEO in Latin have one skeleton.
    """
    return word if word.isascii() and word.isdigit() else word.translate(_ALIKE)


class _Made:
    """A text in the making: its pieces, and for each character where it came from."""

    def __init__(self) -> None:
        self.pieces: list[str] = []  # none is empty
        self.starts = array("I")
        self.ends = array("I")

    def add(self, piece: str, starts: array[int], ends: array[int]) -> None:
        if piece:
            self.pieces.append(piece)
            self.starts += starts
            self.ends += ends

    def compose(self, mark: str, end: int) -> None:
        """Join a combining mark, which ends at `end`, to the last character."""
        last = self.pieces[-1]
        composed = _form(unicodedata.normalize("NFC", last[-1] + mark))
        if len(composed) == 1:
            self.pieces[-1:] = [last[:-1], composed] if last[:-1] else [composed]
        self.ends[-1] = end


def _spelled(text: str) -> _Made:
    """Each character's form, with where it came from."""
    made = _Made()
    places = _places(1 << max(len(text), _SHORT).bit_length())
    at = 0
    for odd in _ODD.finditer(text):
        i, char = odd.start(), odd.group()
        made.add(text[at:i].translate(_SIMPLE), places[at:i], places[at + 1 : i + 1])
        at = i + 1
        form = _form(char)
        if char == _SOFT_HYPHEN and _LINE_END.match(text, at):
            form = "-"
        if form:
            made.add(form, places[i:at] * len(form), places[at : at + 1] * len(form))
        elif made.pieces and unicodedata.combining(char):
            made.compose(char, at)
    made.add(text[at:].translate(_SIMPLE), places[at : len(text)], places[at + 1 : len(text) + 1])
    return made


@lru_cache(maxsize=2)
def _places(size: int) -> array[int]:
    """The numbers from 0: places of characters, copied in runs."""
    return array("I", range(size))


@lru_cache(maxsize=4096)
def _form(char: str) -> str:
    """The folded form of one character; nothing for marks that are not seen or only combine."""
    if char in _FORMS:
        return _FORMS[char]
    if char.isspace():
        return " "
    if len(char) > 1 or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return ""
    if unicodedata.decomposition(char).startswith(_KEPT_DECOMPOSITIONS):
        return char
    lower = unicodedata.normalize("NFKC", char).lower()
    return char if " " in lower else lower.replace("ё", "е")


# The characters that nearly all text is made of: each has one form of one character.
_SIMPLE_CHARS: Final = "".join(map(chr, range(0x20, 0x7F))) + "\n\t\u00a0«»„“”‘’–—№•" + _RUSSIAN
_SIMPLE: Final = str.maketrans({char: _form(char) for char in _SIMPLE_CHARS})
_ODD = re.compile(f"[^{re.escape(_SIMPLE_CHARS)}]")


def _joined(text: str, made: _Made) -> tuple[str, array[int], array[int]]:
    """One space for a gap, none at either end, no hyphen that only breaks a line."""
    spelled, starts, ends = "".join(made.pieces), made.starts, made.ends
    kept = _Made()
    lead = _FIRST_LEAD.match(spelled)
    at = lead.end() if lead else 0
    for place in _JOINT_BEGINS.finditer(spelled, at):
        joint = _JOINT.match(spelled, place.start()) if place.start() >= at else None
        if joint is None:
            continue
        begin, end = joint.span()
        kept.add(spelled[at:begin], starts[at:begin], ends[at:begin])
        if joint["quote"]:
            kept.add('"', starts[begin : begin + 1], ends[begin : begin + 1])
        elif _is_space(joint, bool(kept.pieces), text, starts):
            kept.add(" ", starts[begin : begin + 1], ends[end - 1 : end])
        at = end
    kept.add(spelled[at:], starts[at:], ends[at:])
    return "".join(kept.pieces), kept.starts, kept.ends


def _is_space(joint: re.Match[str], inside: bool, text: str, starts: array[int]) -> bool:
    """Whether a joint is a space: between words, or a line's end where the next word begins."""
    begin, end = joint.span()
    if joint["gap"]:
        return inside and end < len(joint.string)
    # A capital that begins a word of its own, or stands after an empty line: no word goes on.
    before, after = text[starts[begin - 1]], text[starts[end] : starts[end] + 2]
    broken = before.isupper() and after.isupper() and joint.group().count("\n") == 1
    return after[0].isupper() and not broken


def _one_script(word: str, original: str) -> str:
    """The word in one script, where its letters leave only one; otherwise as it stands."""
    cyrillic = [c for c in word if "\u0400" <= c <= "\u04ff"]
    latin = [c for c in word if "a" <= c <= "z"]
    surely_cyrillic = any(c not in _CYRILLIC_TWINS for c in cyrillic)
    surely_latin = any(c not in _LATIN_TWINS for c in latin)
    if surely_cyrillic and not surely_latin:
        return word.translate(_TO_CYRILLIC)
    if surely_latin and not surely_cyrillic:
        return word.translate(_TO_LATIN)
    if surely_cyrillic or not (latin or _NOT_RUSSIAN.intersection(word)) or not cyrillic:
        return word
    return word.translate(_TO_LATIN if original.isupper() else _TO_CYRILLIC)
