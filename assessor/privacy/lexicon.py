"""Which words are parts of one person's name, and what stands in longer words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, Literal

from assessor.privacy.declension import Gender, Part, forms, gender_of, short_forms
from assessor.privacy.letters import (
    CYRILLIC,
    DERIVED,
    in_latin,
    in_russian,
    key,
    plain,
    sounds_like,
    spelled,
)
from assessor.privacy.person import LONGEST, Person, parts_of, variants, written
from assessor.text.morphology import morphology
from assessor.text.romanised import in_cyrillic

SHORT: Final = 3
"""A name of at most so many letters may be a word ("Ли", "Ан"): small letters never tell it."""
_MOST_APOSTROPHES: Final = 3
_LEAST_GLUED: Final = 5
_LEAST_SPACED: Final = 4
_CYRILLIC_LETTERS: Final = frozenset(map(chr, range(0x0400, 0x0530)))
_KIN: Final = ("улы", "угли", "оглы", "кызы", "гызы", "кизи")
_LATIN_LETTER: Final = re.compile("[a-z]")
_APOSTROPHE: Final = re.compile("['’ʼ`]")
_POSSESSIVE: Final = re.compile("['’ʼ`][sS]?$")
_INNER_CAPITAL: Final = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]|^[A-ZА-ЯЁ]{2}[a-zа-яё]")
_PIECE: Final = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]+")
_DOUBLE: Final = re.compile(r"([^\W\d_])\1")
_LOOK_ALIKE: Final = str.maketrans("aceopxykmthbrinu", "асеорхукмтнвгипи")
_LOOK_ALIKE_LATIN: Final = str.maketrans("асеорхукмтнви", "aceopxykmthbi")

Source = Literal["own", "short", "spelt"]
_Patterns = list[tuple[re.Pattern[str], Part]]


class Lexicon:
    """The words of one person's name. An empty one (no name) is false."""

    def __init__(self, person: Person) -> None:
        self.words = parts_of(person)
        self.gender: Gender | None = gender_of(self.words)
        every = [
            *self.words,
            *((w, part) for one, part in self.words for w in _known(one, part)),
            *variants(person),
        ]
        self.of_kin = any(word.endswith(_KIN) for word, _ in self.words)
        self._forms: dict[str, Part] = {}
        for word, part in every:
            for form in forms(word, part, self.gender):
                self._forms.setdefault(form, part)
        called, short = short_forms(every)
        self._short = frozenset(short - self._forms.keys())
        self._forms |= dict.fromkeys(self._short, "given")
        self._latin, self._cyrillic = _patterns([*every, *((c, "given") for c in called)])
        russian = list(_in_russian(person, dict(self.words)))
        self._cyrillic += russian
        self._russian = russian
        searched = bool(russian) or any(not CYRILLIC.search(w) for w, _ in self.words)
        self._firsts = frozenset() if searched else frozenset(form[0] for form in self._forms)
        long = [w for w, part in self.words if part == "surname" and len(w) >= _LEAST_GLUED]
        long += [w for w, part in variants(person) if part == "surname" and len(w) > _LEAST_GLUED]
        ways = (in_latin(w).pattern if CYRILLIC.search(w) else re.escape(w) for w in long)
        self.latin_surname = re.compile("|".join(ways)) if long else None
        self._stems = frozenset(
            stem
            for w, part in self.words
            if part == "surname"
            for stem in (w, w[:-1], w[:-2])
            if len(stem) >= _LEAST_GLUED - 1
        )
        self._looked_up: dict[str, Part | None] = {}

    def __bool__(self) -> bool:
        return bool(self._forms)

    def part(self, word: str) -> Part | None:
        """Which part of the name the word is, in any form, alphabet and disguise."""
        if word not in self._looked_up:
            found = self._look_up(key(word))
            self._looked_up[word] = found or self._sounding(word)
        return self._looked_up[word]

    def source(self, word: str) -> Source:
        """Of a part of the name: as the form gives it, a short form, or spelt in other letters."""
        if key(word) in self._short:
            return "short"
        return "own" if key(word) in self._forms else "spelt"

    def cut(self, word: str, *, any_case: bool) -> tuple[Part, int, int] | None:
        """The part of the name in a word, and where in the word it stands."""
        if word[0] in _CYRILLIC_LETTERS and self._firsts and _first(word[0]) not in self._firsts:
            return None
        if _APOSTROPHE.search(word):
            return self._between_apostrophes(word)
        found = self.part(word) or (self._glued(plain(word)) if any_case else None)
        if not found and _INNER_CAPITAL.search(word):
            pieces = map(self.part, _PIECE.findall(word))
            found = next((part for part in pieces if part == "surname"), None)
        return (found, 0, len(word)) if found else None

    def inside(self, letters: str) -> Iterator[tuple[int, int, Part]]:
        """Parts of the name among letters that are not divided into words."""
        lengths = sorted({len(f) for f in self._forms if len(f) >= _LEAST_SPACED}, reverse=True)
        letters = letters.replace("э", "е")
        for at in range(len(letters)):
            for length in lengths:
                part = self._forms.get(letters[at : at + length])
                if part and at + length <= len(letters):
                    yield at, at + length, part
                    break
        for pattern, part in (*self._latin, *self._cyrillic):
            found = (m for m in pattern.finditer(letters) if len(m[0]) >= _LEAST_SPACED)
            yield from ((*m.span(), part) for m in found)

    def is_nickname(self, nickname: str) -> bool:
        """Has a nickname the surname in it, or a part of the name as a word: @avetrova."""
        lower = nickname.lower()
        words = (w for w in re.split(r"[\W\d_]+", lower) if len(w) > SHORT)
        inside = self.latin_surname and self.latin_surname.search(lower)
        return bool(inside) or any(map(self.part, words))

    def _between_apostrophes(self, word: str) -> tuple[Part, int, int] | None:
        """O'Brien, O'Brien's, Ivanov'ым, l'Ivanov."""
        head = _POSSESSIVE.sub("", word)
        inner = [m.start() for m in islice(_APOSTROPHE.finditer(head), _MOST_APOSTROPHES)]
        cuts = [(0, len(head)), *((0, at) for at in inner), *((at + 1, len(head)) for at in inner)]
        for start, end in cuts:
            if end - start > 1 and (part := self.part(head[start:end])):
                return part, start, end
        return None

    def _look_up(self, word: str) -> Part | None:
        if found := self._forms.get(word):
            return found
        if word.isascii():
            seen = self._forms.get(word.translate(_LOOK_ALIKE))
            sounding = in_cyrillic(word) if self._russian else ""
            ways = (
                *((part, regex.fullmatch(word)) for regex, part in self._latin),
                *((part, regex.fullmatch(sounding)) for regex, part in self._russian),
            )
            return next((part for part, found in ways if found), seen)
        for other in (word, *(_as_seen(word) if _LATIN_LETTER.search(word) else ())):
            single = _DOUBLE.sub(r"\1", other)
            if found := self._forms.get(other):
                return found
            for regex, part in self._cyrillic:
                if regex.fullmatch(other) or regex.fullmatch(single):
                    return part
        if found := self._forms.get(word.translate(_LOOK_ALIKE_LATIN)):
            return found
        stem = DERIVED.sub("", word)
        return "surname" if stem != word and stem in self._stems else None

    def _sounding(self, word: str) -> Part | None:
        """A name in Latin letters that the form has in Cyrillic ones: Jones for Джонс."""
        if SHORT < len(word) <= LONGEST and word.isascii() and word[0].isupper():
            for known, part in self.words:
                foreign = part != "patronymic" and CYRILLIC.search(known)
                if foreign and sounds_like(word.lower(), known):
                    return part
        return None

    def _glued(self, word: str) -> Part | None:
        """A surname with what follows it in a file's name: IvanovaES, ivanovaekaterina."""
        for form, part in self._forms.items():
            if part == "surname" and len(form) >= _LEAST_GLUED and word.startswith(form):
                return part
        for regex, part in self._latin:
            if part == "surname" and (m := regex.match(word)) and m.end() >= _LEAST_GLUED:
                return part
        return None


def _patterns(words: Iterable[tuple[str, Part]]) -> tuple[_Patterns, _Patterns]:
    """What spellings a word in Latin letters, and one in Cyrillic, is compared with."""
    latin: _Patterns = []
    cyrillic: _Patterns = []
    for word, part in words:
        if CYRILLIC.search(word):
            latin.append((in_latin(word), part))
        else:
            pattern = spelled(word, known=False)
            cyrillic.append((pattern, part))
    return latin, cyrillic


def _in_russian(person: Person, parts: dict[str, Part]) -> Iterator[tuple[re.Pattern[str], Part]]:
    for word in written(person):
        part = parts.get(plain(word))
        if part and len(word) > SHORT and (pattern := in_russian(word)):
            yield pattern, part


def _known(word: str, part: Part) -> Iterator[str]:
    """A name in Latin letters as Russian has it, if a dictionary knows it: Petr, Пётр."""
    if part != "patronymic" and word.isascii():
        cyrillic = in_cyrillic(word)
        for parse in morphology().parse(cyrillic):
            if parse.is_known and {"Name", "Surn"} & set(map(str, parse.tag.grammemes)):
                yield cyrillic
                return


def _as_seen(word: str) -> Iterator[str]:
    """A word of both alphabets in one: by the look of its letters, and by their sound."""
    yield word.translate(_LOOK_ALIKE)
    yield in_cyrillic(word)


@lru_cache(maxsize=256)
def _first(letter: str) -> str:
    """A first letter as a form has it, without the marks that may follow it in the text."""
    return key(unicodedata.normalize("NFD", letter)[0])[:1]
