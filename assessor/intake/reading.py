"""One document, understood: its fields, its essay and sections, and what to tell about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from assessor.entry import Entry, Flag, Language, Place, Reading, Source
from assessor.errors import EntryError
from assessor.intake.document import MAX_CHARACTERS, Document, Hidden
from assessor.intake.form import Filled, take_apart
from assessor.intake.labels import Labels
from assessor.intake.sections import WHOLE, find_sections, heading_keys
from assessor.intake.table import take_row_apart
from assessor.privacy.contacts import Finding, Masked
from assessor.privacy.mask import Masker, flags_of
from assessor.privacy.person import Person
from assessor.rubric.model import FieldName, Form
from assessor.tamper import inspect, inspect_fields, inspect_hidden
from assessor.text import Span, View, language_of

ID = re.compile(r"[^\W_](?:[\w.\-/]*[^\W_])?")
MOST_HIDDEN = 1_000
WEB = "text/html"
FIELDS = ("id", "organisation", "nominee", "nomination", "city", "headcount", "website")
GLUED = "| \t\n\f\v\u00a0"

NO_HEADINGS: dict[Language, str] = {
    "ru": "В эссе нет заголовков: оно прочитано как один раздел.",
    "en": "The essay has no headings: it was read as one section.",
}
ATTACHED: dict[Language, str] = {
    "ru": "К заявке приложено, но не прочитано: {names}.",
    "en": "Attached to the entry and not read: {names}.",
}
LEFT_OUT: dict[Language, str] = {
    "ru": "Столбцы таблицы, которых форма не знает, не вошли в заявку: {names}.",
    "en": "Columns of the table that the form does not know are not in the entry: {names}.",
}
UNTITLED: dict[Language, str] = {"ru": "столбец без названия", "en": "a column without a title"}


def parse(document: Document, form: Form, language: Language | None = None) -> Reading:
    """The entry in `document`, read by the labels and titles of `form`.

    A text of no known form is an essay without fields. The flags are in `language`, or in the
    essay's. Raises EntryError: there is no essay, or a table of other columns.
    """
    labels, headings = Labels.of(form), heading_keys(form.sections)
    if document.cells:
        text, filled = take_row_apart(document.name, document.cells, labels, headings)
    else:
        web = document.media_type == WEB
        text = labels.settled(document.text) if web else document.text
        filled = take_apart(text, labels, headings)
    written = "".join(text[p.start : p.end] for p in filled.essay)
    essay = written.rstrip(GLUED).lstrip()
    if not essay:
        raise EntryError(document.name, "holds no essay.", "Check that the text was exported.")
    lead = len(written) - len(written.lstrip())
    pages = [_kept(at, filled.essay) - lead for at in document.pages]
    return _Reader(document, form, filled, essay, pages).reading(language)


def _kept(at: int, places: Iterable[Place]) -> int:
    """How many characters before offset `at` are in one of `places`."""
    return sum(max(0, min(place.end, at) - place.start) for place in places)


class _Reader:
    """Masks everything that goes into the entry, and keeps count of what was masked.

    `pages` are the offsets in `essay`, which may lie outside of it, at which pages begin.
    """

    def __init__(
        self, document: Document, form: Form, filled: Filled, essay: str, pages: Sequence[int]
    ) -> None:
        self.document = document
        self.form = form
        self.filled = filled
        self.language: Language = language_of(essay)
        self.masker = Masker(_person(filled), self.language)
        self.found: dict[str, tuple[Finding, ...]] = {}
        masked = self.masker(essay)
        self.essay = self._note("essay", masked)
        self.pages = tuple(_moved(pages, View(essay, masked.edits))) if pages else ()

    def reading(self, language: Language | None) -> Reading:
        """The entry, with flags in `language`, or in the essay's."""
        name = self._note("file", self.masker(self.document.name, any_case=True))
        fields = {name: self._field(name, value) for name, value in self.filled.fields.items()}
        entry = Entry(
            id=self._id(fields.get("id")),
            organisation=fields.get("organisation"),
            nominee=fields.get("nominee"),
            nomination=fields.get("nomination"),
            city=fields.get("city"),
            headcount=fields.get("headcount"),
            website=fields.get("website"),
            source=Source(
                name=name,
                sha256=self.document.sha256,
                media_type=self.document.media_type,
                characters=len(self.document.text),
            ),
            text=self.essay,
            sections=find_sections(self.essay, self.form.sections),
            pages=self.pages,
        )
        attachments = tuple(self._attachment(a) for a in self.filled.attachments)
        return Reading(
            entry=entry,
            flags=tuple(self._flags(entry, attachments, language or self.language)),
            attachments=attachments,
        )

    def _note(self, place: str, masked: Masked) -> str:
        self.found[place] = self.found.get(place, ()) + masked.findings
        return masked.text

    def _field(self, name: FieldName, value: str) -> str:
        return self._note(name, self.masker(value))

    def _attachment(self, name: str) -> str:
        return self._note("attachments", self.masker(name, any_case=True))

    def _id(self, given: str | None) -> str:
        """The number of the form without its №, else the file's name without its ending.

        Files that are called by a person's name would all be called the same without it: the
        first digits of what they hold tell them apart.
        """
        if given and (found := ID.search(given)):
            return found[0]
        stem = self.document.stem or PurePath(self.document.name).stem
        masked = self.masker(stem, any_case=True)
        return f"{masked.text}-{self.document.sha256[:6]}" if masked.findings else stem

    def _flags(
        self, entry: Entry, attachments: Sequence[str], language: Language
    ) -> Iterator[Flag]:
        hidden = [
            (how, self._note("hidden", self.masker(text, any_case=True)))
            for how, text in _looked_at(self.document.hidden)
        ]
        yield from flags_of(self.found, language, masked_in=self.language)
        yield from inspect(entry.text, language)
        values = {name: value for name in FIELDS if (value := getattr(entry, name))}
        yield from inspect_fields(values, entry.text, language)
        yield from inspect_hidden(hidden, language, self.document.media_type)
        if [s.id for s in entry.sections] == [WHOLE]:
            yield Flag(kind="missing", severity="info", message=NO_HEADINGS[language])
        if attachments:
            said = ATTACHED[language].format(names=", ".join(attachments))
            yield Flag(kind="missing", severity="info", message=said)
        if self.filled.left_out:
            yield self._left_out(language)

    def _left_out(self, language: Language) -> Flag:
        """Which columns of a table are not in the entry: a warning where they hold sentences."""
        columns = self.filled.left_out
        titles = (self._note("columns", self.masker(c.title, any_case=True)) for c in columns)
        names = (f"“{title}”" if title else UNTITLED[language] for title in titles)
        return Flag(
            kind="missing",
            severity="warning" if any(c.text for c in columns) else "info",
            message=LEFT_OUT[language].format(names=", ".join(dict.fromkeys(names))),
        )


def _moved(pages: Iterable[int], masked: View) -> Iterator[int]:
    """Where the pages that have something of the essay begin in its masked text."""
    for page in pages:
        if page < len(masked.original):
            at = max(page, 0)
            yield masked.seen(Span(at, at)).start


def _looked_at(hidden: Sequence[Hidden]) -> Iterator[tuple[str, str]]:
    """How and what, as much of it as a person would look at; no model reads any of it."""
    left = MAX_CHARACTERS
    for piece in hidden[:MOST_HIDDEN]:
        yield piece.how, piece.text[:left]
        left = max(0, left - len(piece.text))


def _person(filled: Filled) -> Person:
    contact = filled.contact
    return Person(contact.surname, contact.given_names, contact.others)
