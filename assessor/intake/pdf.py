"""PDF files with a text layer, as a reader reads them.

The file is opened by pdfium in a process of its own (`pdfium_lines`), which is ended when it
takes too long or too much memory; `layout` makes paragraphs of its lines.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any

from assessor.errors import EntryError
from assessor.intake.document import Document, Hidden, digest
from assessor.intake.flow import SYMBOLS
from assessor.intake.layout import Field, Line, reading_copy

MEDIA_TYPE = "application/pdf"
ROOT = Path(__file__).parents[2]
CHILD = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from assessor.intake.pdfium_lines import main; main(int(sys.argv[2]))"
)
"""What the other process runs: our own module, wherever it lies."""
SECONDS, BUSY_SECONDS = 20.0, 8
"""The longest that a file may take to open: by the clock, and of the processor. Both are for files
made to take long, and the first for machines that have no time: what ordinary files may hold is
counted (`pdfium_page.Budget`), so that no clock decides what is read of them."""
OUT_OF_TIME = (24, 9)
"""The signals SIGXCPU and SIGKILL, which some systems do not have."""
PACKET = re.compile(rb"<x:xmpmeta.{1,200000}?</x:xmpmeta>", re.DOTALL)
SAID = re.compile(r"[>\"']([^<>\"']{3,})(?=[<\"'])")
MOST_PACKETS, LEAST_WORDS = 9, 3
MOSTLY, RUNNING_HEADS = 0.5, 120
"""The share of a page that a scan covers, and the characters that may stand beside it."""

REFUSED: dict[str, tuple[str, str]] = {
    "password": ("is protected by a password.", "Save it without a password."),
    "format": ("is damaged or was cut off.", "Download or save the file again."),
    "pages": ("has {count} pages; one entry may have 300.", "Split it into one file an entry."),
    "characters": (
        "holds more than 150,000 characters, some sixty pages of print.",
        "Split it into one file an entry.",
    ),
    "memory": (
        "needs more memory to open than an entry may take.",
        "Save it without pictures, or the entry as text or Word.",
    ),
    "time": (
        "takes too long to open: its pages are drawn from too many parts.",
        "Save the entry as text or Word, or print it to a new PDF.",
    ),
    "broken": (
        "cannot be opened: it is damaged, or needs far more memory than an entry does.",
        "Save the entry again as PDF, or as text or Word.",
    ),
}


def read_pdf(name: str, data: bytes) -> Iterator[Document]:
    """The document in a PDF file. Raises EntryError: protected, damaged, scanned, too long."""
    answer = _answer(data)
    if error := answer.get("error"):
        cause, remedy = REFUSED[error]
        raise EntryError(name, cause.format(**answer), remedy)
    pages = answer["pages"]
    lines = [
        Line(n, line[0].translate(SYMBOLS), *line[1:])
        for n, page in enumerate(pages)
        for line in page["lines"]
        if line[0]
    ]
    fields = [Field(n, *field) for n, page in enumerate(pages) for field in page["fields"]]
    if not lines and not fields:
        _refuse_without_text(name, any(page["pictures"] for page in pages))
    if not fields and all(map(_is_scan, pages)):
        _refuse_without_text(name, pictures=True)
    text, starts = reading_copy(lines, [page["height"] for page in pages], fields)
    hidden = (*(Hidden(how, said) for how, said in answer["hidden"]), *_packets(data))
    yield Document(name, digest(data), MEDIA_TYPE, text, pages=starts, hidden=hidden)


def _is_scan(page: Mapping[str, Any]) -> bool:
    """Is a page a picture, with a number or a running head at most that programs put on it?"""
    written = sum(len(line[0]) for line in page["lines"])
    return page["pictured"] >= MOSTLY and written <= RUNNING_HEADS


def _packets(data: bytes) -> Iterator[Hidden]:
    """What the metadata packets (XMP) of a file say, where they lie open in it, as they should."""
    for packet in islice(PACKET.finditer(data), MOST_PACKETS):
        for said in SAID.findall(packet[0].decode("utf-8", "replace")):
            if len(said.split()) >= LEAST_WORDS:
                yield Hidden("metadata", unescape(said))


def _answer(data: bytes) -> dict[str, Any]:
    """What the other process says of a file, or {"error": why it says nothing}."""
    command = [sys.executable, "-I", "-c", CHILD, str(ROOT), str(BUSY_SECONDS)]
    try:
        child = subprocess.run(  # noqa: S603  # our own program; the file is its input
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    if child.returncode:
        return {"error": "time" if -child.returncode in OUT_OF_TIME else "broken"}
    answer: dict[str, Any] = json.loads(child.stdout)
    return answer


def _refuse_without_text(name: str, pictures: bool) -> None:
    if pictures:
        raise EntryError(
            name,
            "holds pictures of pages and no text: it needs OCR.",
            "Run text recognition on it, or ask for the entry as text or Word.",
        )
    raise EntryError(name, "holds no text.", "Save the entry as text or Word and try again.")
