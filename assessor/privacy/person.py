"""Whose name is to be masked, and the parts of which a name is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from assessor.figures import listed
from assessor.privacy.declension import PATRONYMIC, Part, is_given_name
from assessor.privacy.letters import CYRILLIC, plain
from assessor.text.morphology import morphology

WORD: Final = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff]|['’ʼ`](?=[^\W\d_]))*"
)
PARTICLES: Final = frozenset(
    listed(
        "оглы угли гызы кызы кизи улы фон де дер ден ван аль эль бен ибн ди да ла ле дель бин дос "
        "von van de der den di da del della la le el al bin ben ter dos du des zu"
    )
)
_FULL_NAME: Final = re.compile(
    r"(?<!\w)[^\W\d_a-zа-яё][\w'’-]+(?:[ \u00a0]+[^\W\d_a-zа-яё][\w'’-]+){1,2}"
)
_UMLAUT: Final = re.compile("[äöü]", re.IGNORECASE)
_SOUNDS: Final = {"ş": "sh", "š": "sh", "ś": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh"}
_SOFT: Final = re.compile(f"[{''.join(_SOUNDS)}]", re.IGNORECASE)
_MAC: Final = re.compile(r"ma?c[ '’-]?([^\W\d_]{4,})$", re.IGNORECASE)
_LEAST_PIECE: Final = 4
LONGEST: Final = 64
"""No name has a word of more letters; what is longer is compared with none."""
_MOST_WORDS: Final = 24
"""What has more words is a text that stands where a name should."""
_KINSHIP: Final = re.compile(
    r"[ \-]+(улы|ўғли|угли|оглы|кызы|гызы|қызы|қизи|кизи)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True)
class Person:
    """Whose name is to be masked. `others` are further details: an e-mail, a nickname, a phone."""

    surname: str = field(default="", repr=False)
    given_names: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


def full_names(text: str) -> Iterator[str]:
    """Names of people in `text`: two or three capitalised words, at least one a known name."""
    for match in _FULL_NAME.finditer(text):
        if any(_is_name(plain(word)) for word in match[0].split()):
            yield match[0]


def parts_of(person: Person) -> list[tuple[str, Part]]:
    """The words of the name, `plain`, the surname first."""
    surname, given = _split(person.surname), _split(person.given_names)
    if not given and len(surname) > 1:
        surname, given = given, surname
    if not surname and len(given) > 1:
        surname, given = _surname_among(given)
    named: list[tuple[str, Part]] = [(word, "surname") for word in surname]
    named += ((word, "patronymic" if PATRONYMIC.search(word) else "given") for word in given)
    return named


def written(person: Person) -> Iterator[str]:
    """The words of the name in small letters, those of the neighbouring languages as they are."""
    for text in (person.surname, person.given_names):
        for word in _words(unicodedata.normalize("NFC", text)):
            yield word.casefold().replace("’", "'").replace("ʼ", "'")


def variants(person: Person) -> Iterator[tuple[str, Part]]:
    """Other ways to write the words: MaryAnn, Vanderberg, Mueller for Müller, Brien of O'Brien."""
    parts: tuple[tuple[str, Part], ...] = (
        (person.surname, "surname"),
        (person.given_names, "given"),
    )
    for text, part in parts:
        words = _words(text)
        if len(words) > 1 and person.surname and person.given_names:
            yield "".join(map(plain, words)), part
        for word in words:
            if _UMLAUT.search(word):
                yield plain(_UMLAUT.sub(lambda m: m[0] + "e", word)), part
            if _SOFT.search(word):
                yield plain(_SOFT.sub(lambda m: _SOUNDS[m[0].lower()], word)), part
            if scottish := _MAC.match(word):
                yield from ((mac + plain(scottish[1]), part) for mac in ("mc", "mac"))
            yield from ((plain(piece), part) for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    pieces = re.split("['’ʼ`]", word)
    return [piece for piece in pieces if len(pieces) > 1 and len(piece) >= _LEAST_PIECE]


def _split(text: str) -> list[str]:
    words = [plain(word) for word in _words(_KINSHIP.sub(r"\1", text))]
    return [word for word in words if len(word) > 1 and word not in PARTICLES]


def _words(text: str) -> list[str]:
    words = (match[0] for match in WORD.finditer(text))
    return list(islice((word for word in words if len(word) <= LONGEST), _MOST_WORDS))


def _surname_among(words: list[str]) -> tuple[list[str], list[str]]:
    """Of a full name in one field: (the surname, the rest). Russian forms put the surname first."""
    if CYRILLIC.search(words[0]) and not is_given_name(words[0]):
        return words[:1], words[1:]
    if PATRONYMIC.search(words[-1]):
        return (words[:1], words[1:]) if len(words) > 2 else ([], words)
    return words[-1:], words[:-1]


def _is_name(word: str) -> bool:
    return any(
        {"Name", "Patr", "Surn"} & set(map(str, parse.tag.grammemes))
        for parse in morphology().parse(word)[:2]
    )
