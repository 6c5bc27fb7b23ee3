"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.errors import EntryError
from assessor.intake.decode import decode
from assessor.intake.document import MAX_CHARACTERS, Document, digest

BINARY_SHARE = 0.02


def read_plain(name: str, data: bytes) -> Iterator[Document]:
    """The file as one document, in whatever encoding it is. Raises EntryError if it is no text."""
    text = decode(data)
    refuse_too_long(name, text)
    if _looks_binary(text):
        raise EntryError(
            name, "holds no readable text.", "Save the entry as text, Word or PDF and try again."
        )
    yield Document(name, digest(data), "text/plain", text)


def refuse_too_long(name: str, text: str) -> None:
    """Raises EntryError for a text that no person would hand in as one essay."""
    if len(text) > MAX_CHARACTERS:
        raise EntryError(
            name,
            f"holds {len(text):,} characters; one entry may have {MAX_CHARACTERS:,}.",
            "Split the file into one file an entry.",
        )


def _looks_binary(text: str) -> bool:
    odd = sum(1 for c in text if (c < " " and c not in "\n\t\f\v\x1b") or c == "\ufffd")
    return odd > len(text) * BINARY_SHARE
