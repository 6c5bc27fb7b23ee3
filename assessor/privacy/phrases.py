"""Where names of dictionary words stand: together, in their order, with a capital letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from assessor.evidence.slips import is_word
from assessor.privacy.brand_words import LINKS, Name, Word, is_word_of
from assessor.privacy.senses import capital_tells, is_word_here
from assessor.privacy.tokens import Token
from assessor.privacy.told import Told

_LEAST_SOUNDING: Final = 6
"""Of so many letters a dictionary word with a capital letter is the name it sounds like."""


class Phrases:
    """Of `names` every one, of `tails` (a name without what it is) those that look like names."""

    def __init__(self, names: Sequence[Name], tails: Sequence[Name]) -> None:
        self._names = (*((name, False) for name in names), *((name, True) for name in tails))
        self._opened_by: dict[str, tuple[tuple[Name, bool], ...]] = {}

    def hits(self, known: Told) -> Iterator[tuple[int, int]]:
        """First and last token of every name.

        At a sentence's beginning one capital letter is no sign («Точка роста …»): there it is a
        name unless the text has the same words in small letters. A tail is one there if the text
        names it elsewhere, or has it in the letters of another script than its own.
        """
        small: set[Name] = set()
        named: set[Name] = set()
        doubtful: list[tuple[Name, bool, int, int]] = []
        for at, token in enumerate(known.tokens):
            for name, tail in self._opened(token.text):
                part = _part(name, known, at)
                if part is None:
                    continue
                tokens = [known.tokens[other] for other in part]
                foreign = _foreign(name, tokens)
                if not (token.capital or token.quoted or foreign):
                    small.add(name)
                elif len(part) == 1 and not _is_single(name.words[0], known, at):
                    continue
                elif foreign or known.is_named(at, part[-1]) or known.is_foreign(token):
                    named.add(name)
                    yield at, part[-1]
                else:
                    doubtful.append((name, tail, at, part[-1]))
        for name, tail, at, last in doubtful:
            if name not in small and (name in named or not tail):
                yield at, last

    def _opened(self, token: str) -> tuple[tuple[Name, bool], ...]:
        """The names that a token may begin; whether each is but a tail."""
        if token not in self._opened_by:
            self._opened_by[token] = tuple(
                (name, tail) for name, tail in self._names if name.words[0].matches(token)
            )
        return self._opened_by[token]


def _part(name: Name, known: Told, at: int) -> list[int] | None:
    """The tokens of a name that begins at `at`."""
    part = [at]
    for word in name.words[1:]:
        other = part[-1] + 1
        if name.linked and other < len(known.tokens) and known.tokens[other].text in LINKS:
            other += 1
        if other >= len(known.tokens) or not word.matches(known.tokens[other].text):
            return None
        part.append(other)
    return part if known.tight(at, part[-1]) else None


def _is_single(word: Word, known: Told, at: int) -> bool:
    """A name that is a dictionary word, and not the word itself at a sentence's beginning."""
    token = known.tokens[at]
    place = known.place(at)
    if not is_word_of(word, token.text):
        long = len(token.text) >= _LEAST_SOUNDING and word.sounds(token.text)
        return long and token.capital and capital_tells(*place)
    if token.quoted or not word.known or capital_tells(*place):
        return True
    return not is_word_here(place, None, loose=False, owned=True)


def _foreign(name: Name, part: Sequence[Token]) -> bool:
    """Whether dictionary words are written in the other script, where they mean nothing else."""
    return not any(
        w.is_form(t.text) or is_word(t.text) for w, t in zip(name.words, part, strict=True)
    )
