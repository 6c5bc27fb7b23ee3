"""Placeholders for a person's name too, and what to tell a person about all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assessor.entry import Flag, Language, Place
from assessor.privacy.contacts import PLACEHOLDERS, Contacts, Finding, Kind
from assessor.privacy.details import emails, phones
from assessor.privacy.handles import nicknames
from assessor.privacy.names import Names
from assessor.privacy.person import Person, full_names

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


class Masker(Contacts):
    """Masks one person's name as well."""

    def __init__(self, person: Person, language: Language) -> None:
        super().__init__(language)
        self._names = Names(person)
        known = "|".join(map(re.escape, sorted(nicknames(person.others), key=len, reverse=True)))
        self._details = re.compile(rf"(?<!\w)@?(?:{known})(?!\w)", re.I) if known else None

    def _people(self, text: str, any_case: bool) -> Iterator[tuple[int, int]]:
        yield from self._names.spans(text, any_case=any_case)
        yield from self._names.handles(text)
        if self._details:
            yield from (m.span() for m in self._details.finditer(text))


def mentions_person(text: str) -> bool:
    """Does `text` hold a person's full name, an e-mail or a telephone number?"""
    return any(True for found in (full_names(text), emails(text), phones(text)) for _ in found)


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
