"""What a reader of one format hands on: the file's text, as it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from time import monotonic, process_time
from typing import Protocol

from assessor.errors import EntryError

MAX_BYTES = 50 * 1024 * 1024
MAX_CHARACTERS = 300_000
MAX_LINES = 20_000
LEAST_LOST = 40
PERHAPS_TAB = "\v"
"""Stands where the parts of a web page's line meet: its reader does not know what labels are."""
SECONDS, SECONDS_BUSY = 4.0, 8.0
"""The longest that a file may take to read: of the processor; on a busy machine, by the clock."""


@dataclass(frozen=True)
class Hidden:
    """Text that is in the file and that a reader of the page does not see.

    `how` names the means for a person ("white text", "comment"); `text` is what it says.
    """

    how: str
    text: str


@dataclass(frozen=True)
class Document:
    """One entry, decoded and not yet understood; personal data is still in it, so never log it.

    `name` is the file's own name (with the archive's or the row's beside it), never a machine
    path; `stem` is what it is called by where the form has no ID. `whole`: the file is this one
    entry. `names` stood in a list beside it in its archive: what a blind run hides. `text` has
    `\\n` line ends and no byte order mark. A row of a spreadsheet has `cells` (column title, value)
    instead. `pages` are the offsets in `text` at which pages 1, 2, 3 … begin; empty for formats
    without pages.
    """

    name: str
    sha256: str
    media_type: str
    text: str = field(repr=False)
    cells: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    pages: tuple[int, ...] = ()
    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    stem: str = ""
    whole: bool = True
    names: tuple[str, ...] = field(default=(), repr=False)


class Reader(Protocol):
    """Reads the bytes of one format. Raises EntryError with cause and remedy."""

    def __call__(self, name: str, data: bytes) -> Iterator[Document]: ...


class Clock:
    """Started with a file; `check` raises EntryError when reading it takes too long."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._spent, self._began = process_time(), monotonic()

    def check(self) -> None:
        spent, passed = process_time() - self._spent, monotonic() - self._began
        if spent > SECONDS or passed > SECONDS_BUSY:
            raise EntryError(
                self._name, "takes too long to read.", "Save the entry as plain text and try again."
            )


def refuse_too_long(name: str, text: str) -> None:
    """Raises EntryError for a text that no person would hand in as one essay."""
    lines = text.count("\n")
    if len(text) > MAX_CHARACTERS or lines > MAX_LINES:
        long = len(text) > MAX_CHARACTERS
        raise EntryError(
            name,
            f"holds {len(text):,} characters; one entry may have {MAX_CHARACTERS:,}."
            if long
            else f"holds {lines:,} lines; one entry may have {MAX_LINES:,}.",
            "Split the file into one file an entry.",
        )


def refuse_lost_letters(name: str, text: str) -> None:
    """Raises EntryError for a text that was saved in an encoding that has none of its letters."""
    if (lost := text.count("?")) > LEAST_LOST and lost * 4 > len(text):
        raise EntryError(
            name, "has question marks for letters: they were lost.", "Save it again as UTF-8."
        )


def digest(data: bytes) -> str:
    """The SHA-256 of the file as it was handed in, in hexadecimal."""
    return sha256(data).hexdigest()
