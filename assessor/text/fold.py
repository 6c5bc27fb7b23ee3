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
    chars, starts, ends = _spelled(text)
    chars, starts, ends = _joined(text, chars, starts, ends)
    folded = "".join(chars)
    if _TWO_SCRIPTS.search(folded):
        folded = _LETTERS.sub(
            lambda m: _one_script(m.group(), text[starts[m.start()] : ends[m.end() - 1]]), folded
        )
    return Folded(folded, array("I", starts), array("I", ends))


def skeleton(word: str) -> str:
    """A folded word as the eye sees it: letters that look alike are one letter.

    Tells nothing about the script: СЕО in Cyrillic and CEO in Latin have one skeleton.
    """
    return word if word.isascii() and word.isdigit() else word.translate(_TO_CYRILLIC)


def _spelled(text: str) -> tuple[list[str], list[int], list[int]]:
    """Each character's form, one list item a folded character, with where it came from."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for odd in _ODD.finditer(text):
        i, char = odd.start(), odd.group()
        chars += text[at:i].translate(_SIMPLE)
        starts += range(at, i)
        ends += range(at + 1, i + 1)
        at = i + 1
        form = _form(char)
        if char == _SOFT_HYPHEN and _LINE_END.match(text, i + 1):
            form = "-"
        if len(form) == 1:
            chars.append(form)
            starts.append(i)
            ends.append(i + 1)
        elif form:
            chars.extend(form)
            starts.extend([i] * len(form))
            ends.extend([i + 1] * len(form))
        elif chars and unicodedata.combining(char):
            composed = _form(unicodedata.normalize("NFC", chars[-1] + char))
            if len(composed) == 1:
                chars[-1] = composed
            ends[-1] = i + 1
    chars += text[at:].translate(_SIMPLE)
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return chars, starts, ends


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


def _joined(
    text: str, chars: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    """One space for a gap, none at either end, no hyphen that only breaks a line."""
    spelled = "".join(chars)
    kept: tuple[list[str], list[int], list[int]] = ([], [], [])
    lead = _FIRST_LEAD.match(spelled)
    at = lead.end() if lead else 0
    for place in _JOINT_BEGINS.finditer(spelled, at):
        joint = _JOINT.match(spelled, place.start()) if place.start() >= at else None
        if joint is None:
            continue
        begin, end = joint.span()
        _keep(kept, chars[at:begin], starts[at:begin], ends[at:begin])
        if joint["quote"]:
            _keep(kept, ['"'], [starts[begin]], [ends[begin]])
        elif _is_space(joint, bool(kept[0]), text, starts):
            _keep(kept, [" "], [starts[begin]], [ends[end - 1]])
        at = end
    _keep(kept, chars[at:], starts[at:], ends[at:])
    return kept


def _is_space(joint: re.Match[str], inside: bool, text: str, starts: list[int]) -> bool:
    """Whether a joint is a space: between words, or a line's end where the next word begins."""
    begin, end = joint.span()
    if joint["gap"]:
        return inside and end < len(joint.string)
    # A capital that begins a word of its own, or stands after an empty line: no word goes on.
    before, after = text[starts[begin - 1]], text[starts[end] : starts[end] + 2]
    broken = before.isupper() and after.isupper() and joint.group().count("\n") == 1
    return after[0].isupper() and not broken


def _keep(
    kept: tuple[list[str], list[int], list[int]],
    chars: list[str],
    starts: list[int],
    ends: list[int],
) -> None:
    kept[0].extend(chars)
    kept[1].extend(starts)
    kept[2].extend(ends)


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
