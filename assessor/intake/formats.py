"""Formats by their content: the name of a file is only asked where the content cannot tell."""

from __future__ import annotations

from assessor.errors import EntryError
from assessor.intake.document import Reader
from assessor.intake.plain import read_plain

PLAIN = "text/plain"

READERS: dict[str, Reader] = {
    PLAIN: read_plain,
}

FOREIGN: dict[bytes, str] = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"ID3": "a sound recording",
    b"OggS": "a recording",
    b"\x1aE\xdf\xa3": "a video",
    b"SQLite format 3": "a database",
}


def media_type(name: str, data: bytes) -> str:
    """The media type of a file, a key of READERS. Raises EntryError for what is no entry."""
    for mark, what in FOREIGN.items():
        if data.startswith(mark):
            raise EntryError(name, f"is {what}, not an entry.", "Give the entry itself.")
    return PLAIN
