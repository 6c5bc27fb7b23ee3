"""The names of an organisation as its form has them: their words, and what goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

from assessor.evidence.slips import is_word
from assessor.figures import listed
from assessor.privacy.compounds import halves, is_adjective, parted, unnumbered
from assessor.privacy.letters import CYRILLIC, forms, in_russian, key, may_sound, spelled
from assessor.privacy.tokens import TOKEN
from assessor.text import Span, fold, merged, skeleton

_QUOTE: Final = re.compile('"')
_OPENS: Final = re.compile(r'(?<!\w)"+(?=\w)')
_PARTS: Final = re.compile(r'[,;/|()\[\]"]|\s[-:]\s')
_DOUBLE: Final = re.compile(r"([^\W\d_aeou])\1")
_HYPHENED: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_TOP: Final = re.compile(
    r"\.(?:ru|com|kz|ua|by|net|org|io|pro|store|online|рф)(?!\w)", re.IGNORECASE
)
LEGAL: Final = listed(
    "ооо оао зао пао ао нао ип гк ук тк гуп муп мкп фгуп мку мбу мау гбу гау гбуз фгбу ано нко нпо "
    "тоо тов прат жшс чп чуп уп одо сп нп сро спк тд тпк нпф нпп нпк пкф сз ск кб акб "
    "ltd llc llp lp inc incorporated gmbh plc corp "
    "corporation co limited ag sa oy ab bv nv kg pte pty sarl srl spa jsc pjsc cjsc ojsc"
)
_TYPES: Final = listed(
    "плюс банк карго групп группа сервис логистик логистика клиника клиники оптика школа аптека "
    "аптеки компания фирма фонд центр студия агентство завод фабрика университет институт больница "
    "поликлиника страхование телеком связь энерго маркет магазин отель гостиница такси клуб бюро "
    "plus bank cargo group care service services logistics express telecom media travel insurance "
    "energy clinic clinics hotel hotels airlines foods systems solutions software studio labs "
    "digital market shop store school university college council club pay mobile tech company"
)
"""What an organisation is; with a capital letter the rest of its name names it all the same."""
_ARTICLES: Final = frozenset({"the", "a", "an"})
SHORT: Final = 3
"""Words of at most so many letters count with a capital letter only."""
CONNECTORS: Final = frozenset({"и", "and", "n", "et", "und"})
LINKS: Final = CONNECTORS | {"i"}
"""Those and «и» in Latin letters."""
_FEW: Final = 2
_MANY: Final = 8
_AND: Final = re.compile(r"[&+]|(?<!\w)(?:и|and|n|und)(?!\w)")
_CYRILLIC: Final = "\u0400"
_MOST_QUOTES: Final = 8
_MOST_QUOTED: Final = 200
"""Letters in quotation marks: what is longer is no name."""
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

    @cached_property
    def _russian(self) -> re.Pattern[str] | None:
        return in_russian(self.text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return spelled(_single(self.text), known=self.known)

    def is_form(self, token: str) -> bool:
        """Whether a folded token is this word in any form, look-alike letters included."""
        return self._may_begin(token) and skeleton(token) in self._forms

    def sounds(self, token: str) -> bool:
        """Whether a folded token is this word declined or in letters of the other script.

        A word of the dictionary is no transliteration: "cat" is not «кит».
        """
        if max(len(self.text), len(token)) > _LONGEST or not self._may_begin(token):
            return False
        if token[0] >= _CYRILLIC > self.text[0] and not may_sound(self.text[0], token[0]):
            return False
        single = _single(token)
        if self._russian and self._russian.fullmatch(key(token)):
            return True
        if self._pattern.fullmatch(token):
            return True
        return single != token and self._pattern.fullmatch(single) is not None

    def _may_begin(self, token: str) -> bool:
        """Whether the first letter is the word's, or of the other script: no case changes it."""
        first, own = token[0], self.text[0]
        return first == own or (first < _CYRILLIC) != (own < _CYRILLIC) or self._russian is not None

    def matches(self, token: str) -> bool:
        return self.is_form(token) or self.sounds(token)


@dataclass(frozen=True)
class Name:
    """A name's words in order.

    `whole`: only together do they name anybody. `linked`: with "and" between them.
    """

    words: tuple[Word, ...]
    whole: bool = False
    linked: bool = False

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that are in no dictionary."""
        return () if self.whole else tuple(w for w in self.words if _tells(w))

    @property
    def spelt(self) -> list[str]:
        """The words that are more than initials, as they are written."""
        return [w.text for w in self.words if len(w.text) > 1 or self.whole]


def is_word_of(word: Word, token: str) -> bool:
    """A token that is the word itself, or sounds like it and means nothing else."""
    return word.is_form(token) or (len(token) > SHORT and word.sounds(token) and not is_word(token))


def goes_with(word: Word, token: str) -> bool:
    """A token that is the word, or sounds like it, and stands beside a name."""
    return word.is_form(token) or (len(token) > SHORT and word.sounds(token))


def read(value: str) -> tuple[list[Name], set[str]]:
    """The names in one value of a form, and the words that only go with them."""
    names, beside = _read(value)
    for hyphened in _HYPHENED.findall(fold(value).text):
        names.append(replace(_name(hyphened), whole=True))
    if (host := _TOP.sub("", value)) != value:
        names += _read(host)[0]
    if apart := parted(value):
        several = (n for n in _read(apart)[0] if 1 < len(n.words) <= _MANY)
        names += (replace(name, whole=True) for name in several)
    names = [name for name in names if name.words]
    for name in list(names):
        if len(name.words) == 1:
            names += _ways(name.words[0])
    return names, beside


def says(name: Name, label: str) -> bool:
    """Whether a word of an address is one of the name that may be a word of the dictionary."""
    other = word_of(label)
    return label not in _TYPES and any(
        word.matches(label) or other.sounds(word.text)
        for word in name.words
        if len(word.text) > SHORT and word.text not in _TYPES
    )


def word_of(text: str) -> Word:
    """A folded word as the dictionary has it."""
    return Word(text, known=text.isdigit() or is_word(text))


def tails(name: Name) -> Iterator[Name]:
    """The name without the words it begins with: of «Банк Северный Ветер», «Северный Ветер».

    The first may only say what the organisation is; the rest, with capital letters, names it. In
    English the last says so: of Green Valley Bank, Green Valley. Nor does a figure name anybody.
    """
    rest = tuple(w for w in name.words if not (w.text in _TYPES or w.text.isdigit()))
    telling = any(len(w.text) > SHORT and not is_adjective(w.text) for w in rest)
    if telling and len(rest) < len(name.words):
        yield Name(rest)
    if len(name.words) == _FEW:
        yield Name(name.words[::-1])  # Дальней Почты, of «Почта Дальняя»
    for at in range(1, len(name.words) - 1 if len(name.words) <= _MANY else 0):
        yield Name(name.words[at:])
    if _FEW < len(name.words) <= _MANY and not CYRILLIC.search("".join(name.spelt)):
        yield Name(name.words[:-1])


def _ways(word: Word) -> Iterator[Name]:
    """What a name of one word is called besides: Ясный луч for Яснолуч, Компас for Компас24."""
    if (base := unnumbered(word.text)) is not None:
        yield Name((word_of(base),))
    if not word.known and (both := halves(word.text)):
        yield Name(tuple(map(word_of, both)), whole=True)


def _read(value: str) -> tuple[list[Name], set[str]]:
    folded = fold(value).text
    quotes = _quotes(folded)
    names = [
        name
        for name in (_name(folded[q.start : min(q.end, q.start + _MOST_QUOTED)]) for q in quotes)
        if name.words
    ]
    beside: set[str] = set()
    for part in _PARTS.split(_without(folded, quotes) if names else folded):
        name = _name(part)
        if name.telling or (name.words and not names):
            names.append(name)
        else:
            beside |= {word.text for word in name.words}
    return names, beside


def _quotes(folded: str) -> list[Span]:
    """What stands in quotation marks, in others too; the form may close but one of them.

    A mark opens before a word, and closes after one: «Дом «Луч», "Дом "Луч"".
    """
    found: list[Span] = []
    opened: list[tuple[int, bool]] = []
    for at in (m.start() for m in islice(_QUOTE.finditer(folded), _MOST_QUOTES)):
        opens = _OPENS.match(folded, at) is not None
        if opens or not opened:
            opened.append((at + 1, opens))
        else:
            found.append(Span(opened.pop()[0], at))
    found += (Span(start, len(folded)) for start, opens in opened if opens)
    return found


def _without(folded: str, quotes: Sequence[Span]) -> str:
    parts: list[str] = []
    at = 0
    for quote in merged(sorted(quotes)):
        parts.append(folded[at : quote.start])
        at = quote.end
    return ",".join([*parts, folded[at:]])


def _name(text: str) -> Name:
    words = [w for w in TOKEN.findall(text) if w not in LEGAL | _ARTICLES]
    rest = [w for w in words if w not in CONNECTORS] if len(words) > 1 else words
    linked = _AND.search(text) is not None
    return Name(tuple(map(word_of, rest or words)), linked=linked and len(rest) > 1)


def _tells(word: Word) -> bool:
    return not word.known and len(word.text) > 1 and word.text not in _TYPES


def _single(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)
