"""An organisation's names, as they are given, and where they stand in a text.

A name is told by its words. One that is no word of the dictionary («Здравник», Cronos) gives the
organisation away wherever it stands, in longer words too. Dictionary words («Ясные Ключи») do so
together, in their order, glued (Ясноключи) and by their first letters; a single one («Лесенка»)
with a capital letter or in quotation marks. What goes with a name (a legal form, "Bank", «сеть
клиник») is hidden beside it and never by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from assessor.evidence.slips import is_word
from assessor.privacy.brand_words import (
    LEGAL,
    SHORT,
    Name,
    Word,
    goes_with,
    is_word_of,
    read,
    tails,
    word_of,
)
from assessor.privacy.compounds import Acronyms, acronym, glued, numbered
from assessor.privacy.letters import of_a_brand, stem_of
from assessor.privacy.phrases import Phrases
from assessor.privacy.tokens import TOKEN, Token, tokens_of, with_quotes
from assessor.privacy.told import Told
from assessor.text import Span, fold, merged

_BESIDE: Final = re.compile(r"[\s\"']{1,3}|-|\.\s?")
_SMALL: Final = 2
_JOINED: Final = 6
"""From so many letters on, words that together spell a name are that name: Port Alder, portalder"""
_JOINED_NUMBER: Final = 4
_MOST_TOGETHER: Final = 4
_LEAST_STEM: Final = 5


class Brands:
    """Finds an organisation's names; `given` as the form, a list or an address has them."""

    def __init__(self, given: Iterable[str], addresses: Iterable[str] = ()) -> None:
        names: list[Name] = []
        beside: set[str] = set()
        for value in given:
            found, others = read(value)
            names += found
            beside |= others
        self.names = tuple(dict.fromkeys(names))
        phrases = tuple(n for n in self.names if len(n.words) > 1 or not n.telling)
        dull = (n for n in phrases if all(len(w.text) <= SHORT for w in n.telling))
        parts = tuple(tail for n in dull for tail in tails(n))
        self._phrases = Phrases(phrases, parts)
        every = (*self.names, *parts)
        joined = {g for n in every for g in glued(n.spelt)} | set(addresses)
        joined |= {"".join(w.text for w in n.words) for n in self.names if len(n.words) > 1}
        self._telling = tuple(dict.fromkeys(w for n in self.names for w in n.telling))
        self._joined = tuple(Word(j, known=False) for j in sorted(joined) if _is_long(j))
        self._acronyms = Acronyms([acronym(n.spelt) for n in every])
        single = [n.words[0] for n in (*phrases, *parts) if len(n.words) == 1]
        spelt = dict.fromkeys((*self._joined, *self._telling, *single))
        self._spelt = tuple(word for word in spelt if _is_long(word.text))
        stems = ((stem_of(word.text), word.known) for word in self._spelt)
        self._stems = tuple(s for s, known in stems if len(s) >= _LEAST_STEM + known)
        self._of = tuple(of_a_brand(word.text) for word in single if len(word.text) > SHORT)
        ways = (numbered(word) for n in every for word in _together_or_one(n))
        self._numbered = tuple((word_of(way[0]), way[1]) for way in ways if way)
        known = (w.text for n in self.names if n.telling for w in n.words if w.known)
        self._beside = tuple(word_of(w) for w in sorted(beside.union(known)))
        self._telling_tokens: dict[str, bool] = {}
        self._spelt_tokens: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self.names or self._joined)

    def spans(self, text: str) -> list[Span]:
        """Where the names stand, in order: with what goes with them and the quotes around."""
        if not self:
            return []
        folded = fold(text)
        known = Told(text, folded, tokens_of(text, folded))
        found = [self._with_company(known, *hit) for hit in self._hits(known)]
        return [with_quotes(text, folded.span(*span)) for span in merged(sorted(found))]

    def owns(self, label: str) -> bool:
        """Whether a word of a web address is one of the names: blueline for Blue Line."""
        return self._spells(label) or self._is_telling(label)

    def alone(self, text: str) -> list[Span]:
        """Words of the names that stand alone, with a capital letter: they may still tell."""
        words = [w for n in self.names if len(n.words) > 1 for w in n.words if len(w.text) > SHORT]
        if not words:
            return []
        folded = fold(text)
        tokens = TOKEN.findall(folded.text)
        told = {token for token in set(tokens) if any(w.is_form(token) for w in words)}
        found = (m.span() for m in TOKEN.finditer(folded.text) if m[0] in told)
        return [span for span in (folded.span(*f) for f in found) if text[span.start].isupper()]

    def _hits(self, known: Told) -> Iterator[tuple[int, int]]:
        """First and last token of every name."""
        yield from self._letters(known)
        for at, token in enumerate(known.tokens):
            if self._tells(token):
                yield at, at
            elif (last := self._together(known, at)) is not None:
                yield at, last
        yield from self._phrases.hits(known)

    def _tells(self, token: Token) -> bool:
        if self._acronyms.declined(token.text, token.capitals):
            return True
        if len(token.text) <= SHORT and not token.capital:
            return False
        if token.text not in self._telling_tokens:
            self._telling_tokens[token.text] = self._is_telling(token.text)
        return self._telling_tokens[token.text]

    def _is_telling(self, token: str) -> bool:
        """A word of a name, or one that is made of it: кроносовцы, кроноспэй, компаса24."""
        if any(is_word_of(word, token) for word in (*self._telling, *self._joined)):
            return True
        if token[-1].isdigit() and (way := numbered(token)):
            return any(d == way[1] and word.matches(way[0]) for word, d in self._numbered)
        made = any(stem in token for stem in self._stems) or any(
            of.fullmatch(token) for of in self._of
        )
        return made and not is_word(token)

    def _together(self, known: Told, at: int) -> int | None:
        """The last of several tokens from `at` on that together spell a name."""
        if not known.tokens[at].capital:
            return None
        spelt = known.tokens[at].text
        if self._spells(spelt):
            return None
        for last in range(at + 1, min(at + _MOST_TOGETHER, len(known.tokens))):
            small = len(known.tokens[last].text) == 1 and known.tokens[last].text.islower()
            if not known.tight(last - 1, last) or (small and not known.tokens[last].capital):
                return None
            spelt += known.tokens[last].text
            words = (t.text for t in known.tokens[at : last + 1])
            if self._spells(spelt) and (known.is_named(at, last) or not all(map(is_word, words))):
                return last
        return None

    def _letters(self, known: Told) -> Iterator[tuple[int, int]]:
        """Names with their letters apart: К р о н о с, Е.Р.Ц."""
        for first, last in known.letters():
            spelt = "".join(token.text for token in known.tokens[first : last + 1])
            capitals = known.capitals(first, last)
            if spelt[: capitals + 1 - first] in self._acronyms:
                yield first, capitals
            for word in self._spelt:
                at = spelt.find(stem_of(word.text))
                if at >= 0:
                    whole = spelt.startswith(word.text, at)
                    length = len(word.text if whole else stem_of(word.text))
                    yield first + at, first + at + length - 1

    def _spells(self, spelt: str) -> bool:
        if not _is_long(spelt):
            return False
        if spelt not in self._spelt_tokens:
            self._spelt_tokens[spelt] = any(is_word_of(word, spelt) for word in self._spelt)
        return self._spelt_tokens[spelt]

    def _with_company(self, known: Told, first: int, last: int) -> Span:
        """The name from token to token with the words that go with it on both sides."""
        while (before := self._company(known, first, -1)) is not None:
            first = before
        while (after := self._company(known, last, +1)) is not None:
            last = after
        return Span(known.tokens[first].start, known.tokens[last].end)

    def _company(self, known: Told, at: int, step: int) -> int | None:
        """The next token on that side if it goes with a name; a small word only with another."""
        tokens = known.tokens
        for other in (at + step, at + 2 * step):
            if not 0 <= other < len(tokens):
                return None
            between, token = known.between(min(other, other - step)), tokens[other].text
            together = between == "-" and tokens[other].capital and tokens[other - step].capital
            beside = _BESIDE.fullmatch(between) is not None and (
                "." not in between or tokens[min(other, other - step)].text in LEGAL
            )
            if together or (beside and token in LEGAL):
                return other
            if not (beside and any(goes_with(word, token) for word in self._beside)):
                return None
            if len(token) > _SMALL:
                return other
        return None


def _together_or_one(name: Name) -> Iterator[str]:
    return glued(name.spelt) if len(name.words) > 1 else iter(name.spelt)


def _is_long(spelt: str) -> bool:
    """Whether letters are enough to be told by when they stand together or apart."""
    return len(spelt) >= (_JOINED_NUMBER if spelt[-1:].isdigit() else _JOINED)
