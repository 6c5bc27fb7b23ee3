"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessor.errors import EntryError
from assessor.intake.decode import decode
from assessor.intake.document import (
    MAX_CHARACTERS,
    Document,
    digest,
    refuse_lost_letters,
    refuse_too_long,
)

ODD = re.compile(r"[\x00-\x08\r-\x1a\x1c-\x1f\ufffd]")
BINARY_SHARE = 0.02


def read_plain(name: str, data: bytes) -> Iterator[Document]:
    """The file as one document, in whatever encoding it is. Raises EntryError if it is no text."""
    if len(data) > 4 * MAX_CHARACTERS:
        raise EntryError(
            name, "is too large for one entry.", "Split the file into one file an entry."
        )
    text = decode(data)
    refuse_too_long(name, text)
    refuse_lost_letters(name, text)
    if _looks_binary(text):
        raise EntryError(
            name, "holds no readable text.", "Save the entry as text, Word or PDF and try again."
        )
    yield Document(name, digest(data), "text/plain", text)


def _looks_binary(text: str) -> bool:
    return len(ODD.findall(text)) > len(text) * BINARY_SHARE
