"""Placeholders for what leads to a person, whoever it is: e-mails, telephone numbers, pages.

What is asked of every answer of a model: nothing heavy is imported here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from assessor.entry import Language
from assessor.privacy.accounts import accounts
from assessor.privacy.details import emails, phones
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


class Contacts:
    """Masks every e-mail, telephone number and person's page in any text."""

    def __init__(self, language: Language) -> None:
        self._placeholders = PLACEHOLDERS[language]

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
        yield from ((start, end, "name") for start, end in self._people(text, any_case))

    def _people(self, text: str, any_case: bool) -> Iterator[tuple[int, int]]:
        yield from accounts(text)


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
