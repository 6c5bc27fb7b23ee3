"""A filled-in form taken apart: its fields, the contact person, the attachments, the essay.

Where the essay begins and ends:
- it begins after the essay label; without one, at the first line that belongs to no field;
- it ends at the first label after which only labels, their values and a few stray words follow;
- the contact block is left out wherever it stands: from its heading, or from the first of two of
  its labels, to the last of its values;
- a line that merely looks like a label, with essay text after it, stays in the essay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from assessor.entry import Place
from assessor.intake.labels import CONTACT, PERSON, Labels
from assessor.intake.lines import Row, rows_of
from assessor.intake.markdown import plain
from assessor.privacy.mask import mentions_person
from assessor.privacy.person import full_names
from assessor.rubric.model import FieldName

STRAY = 200
"""So many characters after the form's last label are a footer or a broken value, not an essay."""
PREAMBLE = 500
"""With more unknown text than this before it, "Essay" on a line is a heading in an article."""
LONGEST_FREE_LINE = 200
NOTHING = re.compile(r"[| \n\t]*")
ITEM = re.compile(r"\s*(?:[-+•·▪–—]|\d{1,2}[.)])\s+(?![*_]{2})")


@dataclass(frozen=True)
class Block:
    """The contact block: what it says about a person. It stays inside intake."""

    surname: str = field(default="", repr=False)
    given_names: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


class LeftOut(NamedTuple):
    """A column of a table that no part of the entry was taken from; `text`: it holds sentences."""

    title: str
    text: bool


@dataclass(frozen=True)
class Filled:
    """One form. `essay` are the stretches of the document's text that make up the essay."""

    fields: dict[FieldName, str]
    essay: tuple[Place, ...]
    contact: Block
    attachments: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def take_apart(text: str, labels: Labels, headings: frozenset[str]) -> Filled:
    """The parts of a form; a text without any label is an essay without fields."""
    return _Form(text, labels, rows_of(text, labels, headings)).filled()


class _Form:
    def __init__(self, text: str, labels: Labels, rows: list[Row]) -> None:
        self.text = text
        self.labels = labels
        self.rows = rows
        self.contact = set(self._contact_rows())
        self.essay_label = self._essay_label()
        self.begin = self._begin()
        self.header_fields = {r.label.field for r in rows[: self.begin] if r.label}
        self.end = self._end()

    def filled(self) -> Filled:
        outside = [*self.rows[: self.begin], *self.rows[self.end :]]
        fields: dict[FieldName, str] = {}
        for row in outside:
            if row.label and row.label.field and (value := self.labels.given(row.value)):
                fields.setdefault(row.label.field, value)
        return Filled(
            fields=fields,
            essay=tuple(self._essay()),
            contact=self._block(),
            attachments=tuple(self._attachments(outside)),
        )

    def _role(self, at: int) -> str:
        label = self.rows[at].label
        return label.role if label else ""

    def _essay_label(self) -> int | None:
        unknown = 0
        for at, row in enumerate(self.rows):
            if self._role(at) == "essay":
                return at if unknown <= PREAMBLE else None
            if row.kind == "text" and at not in self.contact:
                unknown += row.end - row.start
        return None

    def _begin(self) -> int:
        """The first row of the essay."""
        if self.essay_label is not None:
            return self.essay_label
        texts = (
            at for at, r in enumerate(self.rows) if r.kind == "text" and at not in self.contact
        )
        return next(texts, len(self.rows))

    def _end(self) -> int:
        """The row after the essay's last."""
        stray = sum(self._stray(at) for at in range(self.begin, len(self.rows)))
        for at in range(self.begin, len(self.rows)):
            stray -= self._stray(at)
            if at > self.begin and self._closes(at, stray):
                return at
        return len(self.rows)

    def _stray(self, at: int) -> int:
        row = self.rows[at]
        return row.end - row.start if row.kind == "text" and at not in self.contact else 0

    def _closes(self, at: int, stray: int) -> bool:
        """Is the row the beginning of the form's end, `stray` unknown characters before its end?"""
        role = self._role(at)
        row = self.rows[at]
        if row.label and row.label.field:
            new = row.label.field not in self.header_fields
            said = row.value.endswith((".", "!", "?")) or ITEM.match(self.text, row.start)
            return new and stray == 0 and not said
        return stray <= STRAY and (at in self.contact or role == "attachment" or role in PERSON)

    def _essay(self) -> Iterator[Place]:
        """Stretches of text, cut at lines of the site and at the contact block."""
        start: int | None = None
        end = 0
        for at in range(self.begin, self.end):
            row = self.rows[at]
            if row.kind == "chrome" or at in self.contact:
                if start is not None:
                    yield Place(start=start, end=end)
                start = None
                continue
            if start is None:
                start = row.value_at if at == self.essay_label else row.start
            end = min(row.end + 1, len(self.text))
        if start is not None:
            yield Place(start=start, end=end)

    def _attachments(self, rows: list[Row]) -> Iterator[str]:
        for row in rows:
            if row.label and row.label.role == "attachment" and self.labels.given(row.value):
                title = self.text[row.start : row.end].split("\n")[0].strip(" \t|:")
                named = "." in row.value.strip(".")
                yield plain(row.value) if named else title.split("\t")[0].split(":")[0].strip()

    def _contact_rows(self) -> Iterator[int]:
        at = 0
        while at < len(self.rows):
            opened = self._role(at) == "opens"
            if not opened and self._role(at) not in CONTACT:
                at += 1
                continue
            after, found = self._contact_labels(at + opened, opened=opened)
            # "Phone: 60%", "E-mail: 25%" are two labels as well: without a heading it takes a name.
            if (opened and found) or (len(found) >= 2 and PERSON.intersection(found)):
                after += self._continued(after)
                yield from range(at, after)
            elif opened:
                after = at + self._without_labels(at)
                yield from range(at, after)
            at = max(after, at + 1)

    def _contact_labels(self, first: int, *, opened: bool) -> tuple[int, list[str]]:
        """The labels of a contact block from row `first` on, and the row after the last of them."""
        after, found = first, list[str]()
        for row in range(first, len(self.rows)):
            if self._role(row) in CONTACT:
                found.append(self._role(row))
                after = row + 1
            elif self.rows[row].kind not in {"blank", "chrome"} and not (
                opened and row == first and self._wrapped(row)
            ):
                break
        return after, found

    def _without_labels(self, at: int) -> int:
        """A contact heading with no labels under it: it is one if a person or nothing follows."""
        free = list(self._free_lines(at + 1))
        said = "\n".join(self.text[r.start : r.end] for r in free)
        alone = NOTHING.fullmatch(self.text, self.rows[at].end)
        return 1 + len(free) if alone or mentions_person(said) else 0

    def _wrapped(self, at: int) -> bool:
        """The second line of a long contact heading."""
        line = self.text[self.rows[at].start : self.rows[at].end].strip()
        return self.rows[at].kind == "text" and line.endswith(":") and line.isupper()

    def _continued(self, at: int) -> int:
        """Lines right under the last value: the rest of a position that was wrapped."""
        under = takewhile(lambda r: r.kind == "text", self._from(at))
        lines = [r for r in under if r.end - r.start <= LONGEST_FREE_LINE]
        return len(lines) if len(lines) <= 2 else 0

    def _from(self, at: int) -> Iterator[Row]:
        return (self.rows[n] for n in range(at, len(self.rows)))

    def _free_lines(self, at: int) -> Iterator[Row]:
        """A contact block without labels: short lines up to a blank one or a label."""
        written = False
        for row in self._from(at):
            if row.kind == "label" or row.end - row.start > LONGEST_FREE_LINE:
                return
            if row.kind == "blank" and written:
                return
            written = written or row.kind == "text"
            yield row

    def _block(self) -> Block:
        outside = (*range(self.begin), *range(self.end, len(self.rows)))
        stray = {at for at in outside if self._role(at) in CONTACT}
        rows = [self.rows[at] for at in sorted(self.contact | stray)]
        free = "\n".join(self.text[r.start : r.end] for r in rows if r.kind == "text")
        details = (plain(r.value) for r in rows if r.label and r.label.role == "contact")
        surname, given_names = self._said(rows, "surname"), self._said(rows, "given_names")
        return Block(
            surname=surname,
            given_names=given_names or ("" if surname else next(full_names(free), "")),
            others=(*filter(None, details), *free.split()),
        )

    def _said(self, rows: list[Row], role: str) -> str:
        values = (r.value for r in rows if r.label and r.label.role == role)
        return " ".join(filter(None, map(self.labels.given, values)))
