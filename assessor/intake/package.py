"""Files that are ZIP packages (Word, OpenDocument, Excel, archives), opened with care.

Nothing is ever written to disk. Sizes are checked before anything is unpacked, and Python's
zipfile never unpacks more of a part than its declared size.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from lxml import etree

from assessor.errors import EntryError
from assessor.intake.document import MAX_BYTES, Clock

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 5_000
MOST_UNPACKED = 200 * MEGABYTE
MOST_XML = 16 * MEGABYTE
ENCRYPTED_BIT = 0x1
CHUNK = 64 * 1024
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
    IndexError,
    KeyError,
    RuntimeError,
    OverflowError,
)
"""What zipfile raises for broken files; RuntimeError: a password is needed."""


def size(count: int) -> str:
    """So many bytes, as a person says it."""
    return f"{count // MEGABYTE} MB" if count >= MEGABYTE else f"{-(-count // 1024)} KB"


class Event(NamedTuple):
    """Names are without their namespace: strict and transitional files differ in that only."""

    kind: Literal["start", "end", "text"]
    tag: str
    attributes: Mapping[str, str]
    text: str = ""


class Package:
    """The parts of one ZIP file. Raises EntryError: broken, protected, or a bomb."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.clock = Clock(name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.parts = {info.filename: info for info in self._zip.infolist()}
        except DAMAGED:
            raise EntryError(
                name, "is damaged or was cut off.", "Download or save the file again."
            ) from None
        unpacked = sum(info.file_size for info in self.parts.values())
        if len(self.parts) > MOST_MEMBERS:
            raise EntryError(
                name,
                f"holds {len(self.parts):,} files; {MOST_MEMBERS:,} may be in one.",
                "Split it into smaller ones.",
            )
        if unpacked > MOST_UNPACKED:
            raise EntryError(
                name,
                f"unpacks to {size(unpacked)}; {size(MOST_UNPACKED)} are the most.",
                "Split it, or save the entry as plain text.",
            )

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def read(self, part: str, most: int = MAX_BYTES) -> bytes:
        """The bytes of one part. Raises EntryError: too large, protected or broken."""
        info = self.parts[part]
        if info.flag_bits & ENCRYPTED_BIT:
            raise EntryError(
                self.name, "is protected by a password.", "Save it without a password."
            )
        if info.file_size > most:
            raise EntryError(
                self.name,
                f"holds a part of {size(info.file_size)}; {size(most)} may be read of it.",
                "Save the entry as plain text, or split it.",
            )
        try:
            return self._zip.read(info)
        except DAMAGED:
            raise EntryError(
                self.name, "is damaged or was cut off.", "Download or save the file again."
            ) from None

    def events(self, part: str) -> Iterator[Event]:
        """The elements and texts of an XML part, in order; nothing for a part that is absent.

        Raises EntryError: broken XML, or a document type, which no office program writes.
        """
        if part not in self.parts:
            return
        data = self.read(part, MOST_XML)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise EntryError(
                self.name, "defines XML entities, as attacks do.", "Save the file again in Word."
            )
        target = _Target()
        parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
        try:
            for at in range(0, len(data), CHUNK):
                self.clock.check()
                parser.feed(data[at : at + CHUNK])
                yield from target.taken()
            parser.close()
        except etree.XMLSyntaxError:
            raise EntryError(
                self.name, f"is damaged: {part} is no XML.", "Save the file again."
            ) from None


class _Target:
    """Receives what lxml parses; no tree is built."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        local = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        self._events.append(Event("start", tag.rpartition("}")[2], local))

    def end(self, tag: str) -> None:
        self._events.append(Event("end", tag.rpartition("}")[2], {}))

    def data(self, text: str) -> None:
        self._events.append(Event("text", "", {}, text))

    def close(self) -> None: ...

    def taken(self) -> list[Event]:
        events, self._events = self._events, []
        return events
