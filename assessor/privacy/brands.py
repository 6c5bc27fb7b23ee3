"""An organisation's names, as they are given, and where they stand in a text.

A name is told by its words. One that is no word of the dictionary («Здравник», Cronos) gives the
organisation away wherever it stands. Dictionary words («Ясные Ключи») do so together, in their
order; a single one («Лесенка») with a capital letter or in quotation marks. What goes with a name
(a legal form, "Bank", «сеть клиник») is hidden beside it and never by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assessor.evidence.slips import is_word
from assessor.figures import listed
from assessor.privacy.letters import forms, spelled
from assessor.privacy.tokens import TOKEN, Token, tokens_of, with_quotes
from assessor.text import Folded, Span, fold, merged, skeleton

_QUOTED: Final = re.compile(r'"([^"]+)"')
_PARTS: Final = re.compile(r'[,;/|()\[\]"]|\s[-:]\s')
_BESIDE: Final = re.compile(r"[\s\"']{1,3}|-|\.\s?")
_TIGHT: Final = re.compile(r"[\s\"'.&+\-]{0,3}")
_DOUBLE: Final = re.compile(r"([^\W\d_])\1")
_LEGAL: Final = listed(
    "ооо оао зао пао ао нао ип гк ук тк гуп муп мкп фгуп мку мбу мау гбу гау гбуз фгбу ано нко нпо "
    "тоо чп чуп уп одо сп нп сро спк ltd llc llp lp inc incorporated gmbh plc corp corporation co "
    "limited ag sa oy ab bv nv kg pte pty sarl srl spa jsc pjsc cjsc ojsc"
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
_SHORT: Final = 3
"""Words of at most so many letters count with a capital letter only."""
_SMALL: Final = 2
_ACRONYM: Final = 3
_JOINED: Final = 6
"""From so many letters on, words that together spell a name are that name: Port Alder, portalder"""
_MOST_TOGETHER: Final = 4
_LONGEST: Final = 40
"""No name has a word of more letters; what is longer is compared letter by letter."""


@dataclass(frozen=True)
class Word:
    """One word of a name, folded. `known`: the dictionary has it, so it may mean just that."""

    text: str
    known: bool

    @cached_property
    def _forms(self) -> frozenset[str]:
        return forms(self.text, known=self.known)

    def is_form(self, token: str) -> bool:
        """Whether a folded token is this word in any form, look-alike letters included."""
        return skeleton(token) in self._forms

    def sounds(self, token: str) -> bool:
        """Whether a folded token is this word declined or in letters of the other script.

        A word of the dictionary is no transliteration: "cat" is not «кит».
        """
        if max(len(self.text), len(token)) > _LONGEST:
            return False
        pattern = spelled(_single(self.text), known=self.known)
        return bool(pattern.fullmatch(_single(token)) or pattern.fullmatch(token))

    def matches(self, token: str) -> bool:
        return self.is_form(token) or self.sounds(token)


@dataclass(frozen=True)
class Name:
    """A name's words in order."""

    words: tuple[Word, ...]

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that are in no dictionary."""
        return tuple(w for w in self.words if not w.known and len(w.text) > 1)


class Brands:
    """Finds an organisation's names; `given` as the form, a list or an address has them."""

    def __init__(self, given: Iterable[str], addresses: Iterable[str] = ()) -> None:
        names: list[Name] = []
        beside: set[str] = set()
        acronyms: set[str] = set()
        for value in given:
            found, others = _read(value)
            names += found
            beside |= others
            acronyms |= {_acronym(n) for n in found if len(n.words) >= _ACRONYM}
        joined = {_compact(n) for n in names if len(n.words) > 1} | set(addresses)
        self.names = tuple(dict.fromkeys(names))
        self._joined = tuple(Word(j, known=False) for j in sorted(joined) if len(j) >= _JOINED)
        self._acronyms = frozenset(acronyms)
        self._telling = tuple(dict.fromkeys(w for n in self.names for w in n.telling))
        self._phrases = tuple(n for n in self.names if not n.telling)
        self._tails = tuple(tail for n in self._phrases for tail in _tails(n))
        known = (w.text for n in self.names if n.telling for w in n.words if w.known)
        self._beside = tuple(_word(w) for w in sorted(beside.union(known)))
        self._telling_tokens: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self.names or self._joined)

    def spans(self, text: str) -> list[Span]:
        """Where the names stand, in order: with what goes with them and the quotes around."""
        if not self:
            return []
        folded = fold(text)
        tokens = tokens_of(text, folded)
        found = [
            self._with_company(folded.text, tokens, *hit) for hit in self._hits(tokens, folded)
        ]
        return [with_quotes(text, folded.span(*span)) for span in merged(sorted(found))]

    def alone(self, text: str) -> list[Span]:
        """Words of the names that stand alone, with a capital letter: they may still tell."""
        folded = fold(text)
        words = [w for n in self.names if len(n.words) > 1 for w in n.words if len(w.text) > _SHORT]
        return [
            folded.span(t.start, t.end)
            for t in tokens_of(text, folded)
            if t.capital and any(w.is_form(t.text) for w in words)
        ]

    def _hits(self, tokens: Sequence[Token], folded: Folded) -> Iterator[tuple[int, int]]:
        """First and last token of every name."""
        for at, token in enumerate(tokens):
            if self._tells(token):
                yield at, at
            for name in self._phrases:
                if (last := self._phrase_from(name, tokens, at, folded.text)) is not None:
                    yield at, last
            for tail in self._tails:
                if all(t.capital for t in tokens[at : at + len(tail.words)]) and (
                    last := self._phrase_from(tail, tokens, at, folded.text)
                ):
                    yield at, last
            if (last := self._together(tokens, at, folded.text)) is not None:
                yield at, last

    def _tells(self, token: Token) -> bool:
        if token.upper and token.text in self._acronyms:
            return True
        if len(token.text) <= _SHORT and not token.capital:
            return False
        if token.text not in self._telling_tokens:
            self._telling_tokens[token.text] = any(
                _is(word, token.text) for word in (*self._telling, *self._joined)
            )
        return self._telling_tokens[token.text]

    def _phrase_from(self, name: Name, tokens: Sequence[Token], at: int, text: str) -> int | None:
        """The last token of a name of dictionary words that begins at `at`."""
        part = tokens[at : at + len(name.words)]
        if len(part) < len(name.words) or not (
            part[0].capital or part[0].quoted or _foreign(name, part)
        ):
            return None
        if len(part) == 1 and not _is(name.words[0], part[0].text):
            return None
        if not all(word.matches(t.text) for word, t in zip(name.words, part, strict=True)):
            return None
        last = at + len(part) - 1
        return last if _all_tight(text, tokens, at, last) else None

    def _together(self, tokens: Sequence[Token], at: int, text: str) -> int | None:
        """The last of several tokens from `at` on that together spell a name."""
        if not tokens[at].capital:
            return None
        for last in range(at + 1, min(at + _MOST_TOGETHER, len(tokens))):
            spelt = "".join(t.text for t in tokens[at : last + 1])
            if len(spelt) >= _JOINED and any(_is(word, spelt) for word in self._joined):
                return last if _all_tight(text, tokens, at, last) else None
        return None

    def _with_company(self, text: str, tokens: Sequence[Token], first: int, last: int) -> Span:
        """The name from token to token with the words that go with it on both sides."""
        while (before := self._company(text, tokens, first, -1)) is not None:
            first = before
        while (after := self._company(text, tokens, last, +1)) is not None:
            last = after
        return Span(tokens[first].start, tokens[last].end)

    def _company(self, text: str, tokens: Sequence[Token], at: int, step: int) -> int | None:
        """The next token on that side if it goes with a name; a small word only with another."""
        other = at + step
        for _ in range(2):
            if not 0 <= other < len(tokens) or not _near(text, tokens, other, other - step):
                return None
            token = tokens[other].text
            if token in _LEGAL:
                return other
            if not any(_goes_with(word, token) for word in self._beside):
                return None
            if len(token) > _SMALL:
                return other
            other += step
        return None


def _is(word: Word, token: str) -> bool:
    """A token that is the word itself, or sounds like it and means nothing else."""
    return word.is_form(token) or (
        len(token) > _SHORT and word.sounds(token) and not is_word(token)
    )


def _goes_with(word: Word, token: str) -> bool:
    return word.is_form(token) or (len(token) > _SHORT and word.sounds(token))


def _foreign(name: Name, part: Sequence[Token]) -> bool:
    """Whether dictionary words are written in the other script, where they mean nothing else."""
    return not any(
        w.is_form(t.text) or is_word(t.text) for w, t in zip(name.words, part, strict=True)
    )


def _read(value: str) -> tuple[list[Name], set[str]]:
    """The names in one value of a form, and the words that only go with them."""
    folded = fold(value).text
    quoted = [_name(q) for q in _QUOTED.findall(folded)]
    names = [name for name in quoted if name.words]
    beside: set[str] = set()
    for part in _PARTS.split(_QUOTED.sub(",", folded) if names else folded):
        name = _name(part)
        if name.telling or (name.words and not names):
            names.append(name)
        else:
            beside |= {word.text for word in name.words}
    return names, beside


def _name(text: str) -> Name:
    words = [w for w in TOKEN.findall(text) if w not in _LEGAL | _ARTICLES]
    return Name(tuple(_word(w) for w in words))


def _tails(name: Name) -> Iterator[Name]:
    """The name without the words it begins with: of «Банк Северный Ветер», «Северный Ветер».

    The first may only say what the organisation is; the rest, with capital letters, names it.
    """
    return (Name(name.words[at:]) for at in range(1, len(name.words) - 1))


def _word(text: str) -> Word:
    return Word(text, known=text.isdigit() or is_word(text))


def _compact(name: Name) -> str:
    return "".join(w.text for w in name.words)


def _acronym(name: Name) -> str:
    letters = [w.text[0] for w in name.words if len(w.text) > _SMALL]
    return "".join(letters) if len(letters) >= _ACRONYM else ""


def _single(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


def _near(text: str, tokens: Sequence[Token], one: int, other: int) -> bool:
    first, second = sorted((one, other))
    between = text[tokens[first].end : tokens[second].start]
    return _BESIDE.fullmatch(between) is not None


def _all_tight(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(
        _TIGHT.fullmatch(text, tokens[at].end, tokens[at + 1].start) for at in range(first, last)
    )
