"""One file, opened: its format is told by its content, and its reader yields the documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

from assessor.errors import EntryError
from assessor.intake import archive
from assessor.intake.called import without_ending
from assessor.intake.document import MAX_BYTES, SECONDS, Document
from assessor.intake.find import STANDARD_INPUT
from assessor.intake.formats import READERS, media_type

STANDARD_INPUT_NAME = "stdin"
DEVICES = Path("/dev")
"""Where a shell keeps the pipes that it made for us: `assessor check <(unpack entry)`."""
MOST_NAMED = 5
"""So many bad files of an archive are named."""


def documents(path: Path, called: str = "") -> Iterator[Document]:
    """The entries in one file (`-`: standard input); several for a sheet or an archive.

    `called` is the name to show, where the file's own is not enough to tell it from others.
    Raises EntryError; for an archive after the good members, naming the bad ones.
    """
    own = STANDARD_INPUT_NAME if path == STANDARD_INPUT else path.name or path.resolve().name
    name = called or own
    data = _bytes(path, name)
    # A name that is no text in this system's encoding is shown with replacement characters.
    yield from read(name.encode("utf-8", "replace").decode(), data)


def read(name: str, data: bytes) -> Iterator[Document]:
    """The entries in a file of this content. `name` helps where the content is ambiguous."""
    kind = _kind(name, data)
    yield from _archive(name, data) if kind == archive.MEDIA_TYPE else _entries(kind, name, data)


def _entries(kind: str, name: str, data: bytes) -> Iterator[Document]:
    stem = without_ending(name)
    for document in READERS[kind](name, data):
        if not document.text.strip():
            raise EntryError(name, "holds no text.", "Check that the entry was saved with it.")
        yield document if document.stem else replace(document, stem=stem)


def _kind(name: str, data: bytes) -> str:
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise EntryError(name, "the file is empty.", "Export the entry again.")
    return media_type(name, data)


def _archive(name: str, data: bytes) -> Iterator[Document]:
    """Every good entry of the archive, then one EntryError that names the bad ones.

    The bad ones may together take as long as one file.
    """
    bad: list[str] = []
    count = 0
    wasted = 0.0
    for member in archive.members(name, data):
        count += 1
        began = monotonic()
        try:
            if wasted > SECONDS:
                raise EntryError(f"{name}/{member.name}", "was not tried.", "Unpack the archive.")
            for document in _member(name, member):
                yield document
                began = monotonic()
        except EntryError as error:
            bad.append(str(error))
            wasted += monotonic() - began
    if bad:
        told = " ".join(bad[:MOST_NAMED])
        cause = f"{len(bad)} of {count} files in the archive could not be read. {told}"
        remedy = "The others were read." if len(bad) < count else "Give the entries by themselves."
        raise EntryError(name, cause, remedy)


def _member(name: str, member: archive.Member) -> Iterator[Document]:
    shown, data = f"{name}/{member.name}", member.content()
    kind = _kind(shown, data)
    if kind == archive.MEDIA_TYPE:
        raise EntryError(shown, "is an archive within an archive.", "Unpack it first.")
    for document in _entries(kind, shown, data):
        stem = member.stem if document.whole else document.stem
        yield replace(document, stem=stem, whole=False, names=member.names())


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        elif path.is_fifo() and not path.is_relative_to(DEVICES):
            raise EntryError(name, "is a pipe, and may never end.", "Give the file itself, or -.")
        else:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise EntryError(name, "there is no such file.", "Check the path.") from None
    except IsADirectoryError:
        raise EntryError(
            name, "the folder holds no entry files.", "Name a folder with entries, or a file."
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EntryError(name, f"cannot be read ({reason}).", "Check its permissions.") from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise EntryError(
            name, f"is larger than {limit} MB.", "Save the entry without pictures or split it."
        )
    return data
