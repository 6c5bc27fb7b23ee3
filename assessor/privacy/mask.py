"""Placeholders for what must not leave, and what to tell a person about them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from assessor.entry import Flag, Language, Place
from assessor.privacy.details import emails, phones
from assessor.privacy.handles import nicknames
from assessor.privacy.names import Names
from assessor.privacy.person import Person, full_names
from assessor.text import Edit
from assessor.text.characters import UNUSUAL

Kind = Literal["name", "phone", "email"]

# Of other categories than "Cf", and yet nobody sees them.
OTHER_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}
PLACEHOLDERS: dict[Language, dict[Kind, str]] = {
    "ru": {"name": "[имя]", "phone": "[телефон]", "email": "[e-mail]"},
    "en": {"name": "[name]", "phone": "[phone]", "email": "[e-mail]"},
}
FOUND: dict[Language, dict[Kind, str]] = {
    "ru": {
        "name": "имя контактного лица",
        "phone": "номер телефона",
        "email": "адрес электронной почты",
    },
    "en": {
        "name": "the contact person's name",
        "phone": "a telephone number",
        "email": "an e-mail address",
    },
}
SENTENCE: dict[Language, str] = {
    "ru": "Скрыто ({place}): {what}, раз: {count}; вместо этого стоит {placeholder}.",
    "en": "Masked ({place}): {what}, times: {count}; {placeholder} stands in its place.",
}
PLACES: dict[Language, dict[str, str]] = {
    "ru": {
        "essay": "эссе",
        "organisation": "организация",
        "nominee": "номинант",
        "nomination": "номинация",
        "city": "город",
        "headcount": "численность",
        "website": "сайт",
        "file": "имя файла",
        "hidden": "скрытый текст",
        "attachments": "приложения",
        "id": "номер заявки",
    },
    "en": {"file": "file name", "hidden": "hidden text"},
}
WIDE = str.maketrans("＋＠。．（）０１２３４５６７８９", "+@..()0123456789")
LIKE_DIGITS = str.maketrans("OОoоЗзIlІ", "000033111")
BESIDE_DIGIT = re.compile(r"\d-?[OОoоЗзIlІ]")
"""What a letter among digits follows; few texts have it."""
AMONG_DIGITS = re.compile(
    r"(?<=\d)[OОoоЗзIlІ](?=\d)|(?<=\d-)[OОoоЗзIlІ](?=\d)|(?<=\d-\d)[OОoо](?!\w)"
)


class Finding(NamedTuple):
    """What was masked and where its placeholder stands: offsets into the masked text."""

    kind: Kind
    start: int
    end: int


class Masked(NamedTuple):
    """`edits` are what was replaced by what: `View(original, edits).text == text`."""

    text: str
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...] = ()


class Masker:
    """Masks one person's name, and every e-mail and telephone number, in any text."""

    def __init__(self, person: Person, language: Language) -> None:
        self._names = Names(person)
        self._placeholders = PLACEHOLDERS[language]
        known = "|".join(map(re.escape, sorted(nicknames(person.others), key=len, reverse=True)))
        self._details = re.compile(rf"(?<!\w)@?(?:{known})(?!\w)", re.I) if known else None

    def __call__(self, text: str, *, any_case: bool = False) -> Masked:
        """`text` with placeholders. `any_case` for file names, where names are written small."""
        parts: list[str] = []
        findings: list[Finding] = []
        edits: list[Edit] = []
        at = length = 0
        for start, end, kind in _apart(sorted(self._spans(text, any_case), key=_longest_first)):
            placeholder = self._placeholders[kind]
            parts += text[at:start], placeholder
            length += start - at
            findings.append(Finding(kind, length, length + len(placeholder)))
            edits.append(Edit(start, end, placeholder))
            length += len(placeholder)
            at = end
        return Masked("".join([*parts, text[at:]]), tuple(findings), tuple(edits))

    def _spans(self, text: str, any_case: bool) -> Iterator[tuple[int, int, Kind]]:
        """Spans in `text` of what a reader of the page sees: unseen characters hide nothing."""
        unseen = set(filter(_unseen, UNUSUAL.findall(text)))
        if not unseen:
            yield from self._found(text, any_case)
            return
        kept = [at for at, c in enumerate(text) if c not in unseen]
        for start, end, kind in self._found("".join(text[at] for at in kept), any_case):
            yield kept[start], kept[end - 1] + 1, kind

    def _found(self, text: str, any_case: bool) -> Iterator[tuple[int, int, Kind]]:
        text = _in_digits(text)
        yield from ((start, end, "email") for start, end in emails(text))
        yield from ((start, end, "phone") for start, end in phones(text))
        yield from ((s, e, "name") for s, e in self._names.spans(text, any_case=any_case))
        yield from ((start, end, "name") for start, end in self._names.handles(text))
        if self._details:
            yield from ((*m.span(), "name") for m in self._details.finditer(text))


def _in_digits(text: str) -> str:
    """The text with usual digits and signs for wide ones, and for letters among digits."""
    if not WIDE.keys().isdisjoint(map(ord, UNUSUAL.findall(text))):
        text = text.translate(WIDE)
    if not BESIDE_DIGIT.search(text):
        return text
    return AMONG_DIGITS.sub(lambda m: m[0].translate(LIKE_DIGITS), text)


def _unseen(character: str) -> bool:
    """Formatting that takes no room: zero-width, direction, soft hyphens, tags, selectors."""
    return not character.isascii() and (
        unicodedata.category(character) == "Cf" or character in OTHER_UNSEEN
    )


def mentions_person(text: str) -> bool:
    """Does `text` hold a person's full name, an e-mail or a telephone number?"""
    return any(True for found in (full_names(text), emails(text), phones(text)) for _ in found)


def _longest_first(span: tuple[int, int, Kind]) -> tuple[int, int]:
    return span[0], -span[1]


def _apart(spans: Sequence[tuple[int, int, Kind]]) -> Iterator[tuple[int, int, Kind]]:
    """Overlapping spans become one, of the kind that begins first."""
    current: tuple[int, int, Kind] | None = None
    for start, end, kind in spans:
        if current is None:
            current = start, end, kind
        elif start < current[1]:
            current = current[0], max(current[1], end), current[2]
        else:
            yield current
            current = start, end, kind
    if current:
        yield current


def flags_of(
    findings: Mapping[str, Sequence[Finding]],
    language: Language,
    masked_in: Language | None = None,
) -> Iterator[Flag]:
    """One flag for each kind in each place; `essay` findings carry their places in the essay.

    `masked_in` is the language of the placeholders, if it is not that of the flags.
    """
    placeholders = PLACEHOLDERS[masked_in or language]
    for place, found in findings.items():
        for kind, count in Counter(f.kind for f in found).items():
            places = tuple(
                Place(start=f.start, end=f.end)
                for f in found
                if f.kind == kind and place == "essay"
            )
            yield Flag(
                kind="personal_data",
                severity="info",
                message=SENTENCE[language].format(
                    place=PLACES[language].get(place, place),
                    what=FOUND[language][kind],
                    count=count,
                    placeholder=placeholders[kind],
                ),
                start=places[0].start if places else None,
                end=places[0].end if places else None,
                places=places,
            )
