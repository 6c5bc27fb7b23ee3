"""An entry as the reader keeps it: the essay, its sections and the fields of the form.

The contact block is not here and cannot be: no type in this module has a place for it.
All offsets are Python string offsets, half-open, into `Entry.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import not_
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assessor.text import Span, View

Language = Literal["ru", "en"]

FlagKind = Literal[
    "limit",
    "missing",
    "tamper",
    "injection",
    "personal_data",
    "duplicate",
    "contradiction",
    "unsupported",
]
Severity = Literal["info", "warning", "error"]


class Value(BaseModel):
    """Base of all domain types: immutable, compared by value, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(Value):
    """A stretch of the essay: half-open offsets into `Entry.text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Flag(Value):
    """Something a person should know about an entry, in one sentence a juror would write.

    `start`/`end` are the first place it speaks of; `places` are all of them, both sides of a
    contradiction for example. A flag about the whole entry has neither.
    """

    kind: FlagKind
    severity: Severity
    message: str
    section: str | None = None
    start: int | None = None
    end: int | None = None
    places: tuple[Place, ...] = ()


class Source(Value):
    """The file an entry came from. `characters` counts the decoded file, before anything is cut."""

    name: str
    sha256: str
    media_type: str
    characters: int


class Section(Value):
    """One section's body (its heading stands before `start`). `id` is the rubric's, or `essay`."""

    id: str
    title: str
    start: int
    end: int


class Entry(Value):
    """One award entry. Fields that the form does not give are None.

    `pages` are the offsets at which pages 1, 2, 3 … of the file begin in the essay (0 for pages
    before it); empty, and left out of JSON, where the file has no pages of its own.
    """

    id: str
    organisation: str | None = None
    nominee: str | None = None
    nomination: str | None = None
    city: str | None = None
    headcount: str | None = None
    website: str | None = None
    source: Source
    text: str
    sections: tuple[Section, ...]
    pages: tuple[int, ...] = Field(default=(), exclude_if=not_)

    def page_at(self, offset: int) -> int | None:
        """The page of the file, from 1, that `offset` stands on; None where that is not known."""
        return bisect_right(self.pages, offset) or None

    def section_at(self, offset: int) -> Section | None:
        """The section whose body holds `offset`, or None (a heading, or text between sections)."""
        return next((s for s in self.sections if s.start <= offset < s.end), None)

    def through(self, view: View) -> Entry:
        """The entry with the essay as `view` shows it; sections stand where they are seen."""
        sections = tuple(
            s.model_copy(update=view.seen(Span(s.start, s.end))._asdict()) for s in self.sections
        )
        pages = tuple(view.seen(Span(at, at)).start for at in self.pages)
        changed = {"text": view.text, "sections": sections, "pages": pages}
        return self.model_copy(update=changed)


class Reading(Value):
    """What intake makes of one file: the entry and what was noticed on the way.

    `attachments` are names of files the entry mentions; they are listed, never read.
    """

    entry: Entry
    flags: tuple[Flag, ...] = ()
    attachments: tuple[str, ...] = ()
