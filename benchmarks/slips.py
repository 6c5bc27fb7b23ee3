"""Slips that leave a quote what it is: made by whoever typed the essay, or by who quoted it.

A slip returns one piece of text for every character of the original, so that any offset can be
followed. It knows nothing of the locator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from random import Random

from pymorphy3 import MorphAnalyzer
from spellchecker import SpellChecker

Pieces = list[str]
Slip = Callable[[str, Random], Pieces]

TYPING = "one typing slip"
ANOTHER_WORD = "… that spells another word"

_WORD = re.compile(r"[^\W\d_]+")
_TYPED = re.compile(r"(?<![^\W_])[^\W\d_]{5,}(?![^\W_])")
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_TWINS = str.maketrans("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX")
_BACK_TWINS = str.maketrans("aeopcyxABEKMHOPCTX", "аеорсухАВЕКМНОРСТХ")


def _each(text: str, form: Callable[[str], str]) -> Pieces:
    return [form(c) for c in text]


def _marks(chars: str, others: str) -> Slip:
    def slip(text: str, random: Random) -> Pieces:
        other = random.choice(others)
        return _each(text, lambda c: other if c in chars else c)

    return slip


def io(text: str, random: Random) -> Pieces:
    if "ё" in text.lower():
        return _each(text, lambda c: {"ё": "е", "Ё": "Е"}.get(c, c))
    return _each(text, lambda c: "ё" if c == "е" and random.random() < 0.1 else c)


def quotation_marks(text: str, random: Random) -> Pieces:
    mark, apostrophe = random.choice("\"“”„«»'"), random.choice("'’ʼ")
    pieces = [mark if c in '«»„“”"' else c for c in text]
    for m in re.finditer(r"(?<=\w)['’](?=\w)", text):
        pieces[m.start()] = apostrophe
    return pieces


def spaces(text: str, random: Random) -> Pieces:
    kinds = ["\u00a0", "\u202f", "\u2009", "  ", "\t", " \u200b", "   "]
    return _each(text, lambda c: random.choice(kinds) if c == " " and random.random() < 0.4 else c)


def line_breaks(text: str, random: Random) -> Pieces:
    kinds = ["\n", " \n", "\r\n", "\n\n"]
    return _each(text, lambda c: random.choice(kinds) if c == " " and random.random() < 0.2 else c)


def bullets(text: str, random: Random) -> Pieces:
    """Sentences and clauses become list items."""
    mark = random.choice(["\n- ", "\n• ", "\n— ", "\n* ", " • ", "\n\n– "])
    pieces = list(text)
    for m in re.finditer(r"(?<=[^\d\s][.;:,!?]) (?=[^\W\d_])", text):
        if random.random() < 0.5:
            pieces[m.start()] = mark
    return pieces


def soft_hyphens(text: str, random: Random) -> Pieces:
    marks = ["\u00ad", "\u200b", "\u2060", "\ufeff"]
    return _each(text, lambda c: c + random.choice(marks) if random.random() < 0.08 else c)


def look_alikes(text: str, random: Random) -> Pieces:
    """Some letters, or all of an acronym, in the other script."""
    pieces = list(text)
    for m in _WORD.finditer(text):
        word = m.group()
        if word.isupper() and len(word) > 1:
            twin = word.translate(_TWINS)
            twin = twin if twin != word else word.translate(_BACK_TWINS)
            pieces[m.start() : m.end()] = list(twin)
        elif random.random() < 0.3 and not word.isascii():
            at = random.randrange(len(word))
            if len(word) > 2:
                pieces[m.start() + at] = word[at].translate(_TWINS)
    return pieces


def case(text: str, random: Random) -> Pieces:
    how = random.choice(["lower", "upper", "first", "title"])
    if how == "lower":
        return _each(text, str.lower)
    if how == "upper":
        return _each(text, lambda c: c.upper() if len(c.upper()) == 1 else c)
    pieces = list(text)
    for m in _WORD.finditer(text):
        pieces[m.start()] = (
            text[m.start()].swapcase() if how == "first" else text[m.start()].upper()
        )
        if how == "first":
            break
    return pieces


def punctuation(text: str, random: Random) -> Pieces:
    """Marks between words lost, changed, or without their space; marks inside figures stay."""
    pieces = list(text)
    for m in re.finditer(r"(?<=[^\W\d_])[,.;:!?]+(?= |\Z)|\((?=[^\W\d])|(?<=[^\W\d])\)", text):
        if random.random() < 0.5:
            pieces[m.start()] = random.choice(["", ",", ".", ";", " "])
    return pieces


def decomposed(text: str, random: Random) -> Pieces:
    forms = {"й": "и\u0306", "ё": "е\u0308", "Й": "И\u0306"}
    return _each(text, lambda c: forms.get(c, c))


def forgotten_space(text: str, random: Random) -> Pieces:
    pieces = list(text)
    for m in re.finditer(r"(?<=[^\W\d_][.,;:!?]) (?=[^\W\d_])", text):
        if random.random() < 0.5:
            pieces[m.start()] = ""
    return pieces


def page_break(text: str, random: Random) -> Pieces:
    """Words broken over two lines."""
    pieces = list(text)
    for m in _WORD.finditer(text):
        if len(m.group()) > 5 and random.random() < 0.15:
            at = m.start() + random.randrange(2, len(m.group()) - 3)
            pieces[at] += random.choice(["-\n", "-\r\n", "- \n", "\u00ad\n", "-\n  "])
    return pieces


def typing(text: str, random: Random) -> Pieces:
    """One slip of the fingers, in a word of five letters or more."""
    pieces = list(text)
    words = list(_TYPED.finditer(text))
    if words:
        _mistype(pieces, random.choice(words), random)
    return pieces


def typing_often(text: str, random: Random) -> Pieces:
    """A slip of the fingers in about every fiftieth word."""
    pieces = list(text)
    for m in _TYPED.finditer(text):
        if random.random() < 0.02:
            _mistype(pieces, m, random)
    return pieces


def spells_a_word(before: str, after: str) -> bool:
    """Whether a word of `after` that `before` does not have is in a dictionary.

    Nobody can tell such a slip from another word, so it is counted by itself.
    """
    new = set(_WORD.findall(after.lower())) - set(_WORD.findall(before.lower()))
    return any(_in_dictionary(word.replace("ё", "е")) for word in new)


@lru_cache(maxsize=1)
def _dictionaries() -> tuple[MorphAnalyzer, SpellChecker]:
    return MorphAnalyzer(), SpellChecker(language="en")


def _in_dictionary(word: str) -> bool:
    russian, english = _dictionaries()
    return word in english.word_frequency if word.isascii() else russian.word_is_known(word)


def _mistype(pieces: Pieces, word: re.Match[str], random: Random) -> None:
    at = random.randrange(word.start() + 1, word.end() - 1)
    letter = pieces[at]
    match random.choice(["swapped", "lost", "doubled", "neighbour"]):
        case "swapped":
            pieces[at], pieces[at + 1] = pieces[at + 1], letter
        case "lost":
            pieces[at] = ""
        case "doubled":
            pieces[at] = letter * 2
        case _:
            pieces[at] = _beside(letter, random)


def _beside(letter: str, random: Random) -> str:
    for row in _ROWS:
        if letter in row:
            at = row.index(letter)
            return random.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])
    return letter


SLIPS: dict[str, Slip] = {
    "none": lambda text, random: list(text),
    "ё/е": io,
    "quotation marks": quotation_marks,
    "dashes": _marks("-–—−‑", "-–—‑−‒"),
    "spaces": spaces,
    "line breaks": line_breaks,
    "bullets": bullets,
    "soft hyphens": soft_hyphens,
    "look-alikes": look_alikes,
    "case": case,
    "punctuation": punctuation,
    "decomposed letters": decomposed,
    "forgotten spaces": forgotten_space,
    "page-break hyphens": page_break,
    TYPING: typing,
}
IN_ESSAY: dict[str, Slip] = {**SLIPS, TYPING: typing_often}
"""The same slips over a whole essay."""
