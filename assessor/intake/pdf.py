"""PDF files with a text layer, as a reader reads them.

The file is opened by pdfium in a process of its own (`pdfium_lines`), which is ended when it
takes too long or too much memory. Here its lines become paragraphs: page breaks and hyphenation
are mended, running heads and page numbers dropped, `label<TAB>value` rows kept.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from assessor.errors import EntryError
from assessor.intake.document import MAX_CHARACTERS, Document, Hidden, digest
from assessor.intake.flow import SYMBOLS
from assessor.intake.labels import key
from assessor.text.morphology import morphology

MEDIA_TYPE = "application/pdf"
CHILD = Path(__file__).with_name("pdfium_lines.py")
SECONDS = 7.0

MARGIN = 0.1
"""Share of the page at the top and at the bottom where running heads and page numbers stand."""
PAGE_NUMBER = re.compile(
    r"\W*(?:стр\.?|страница|page|p\.)?\s*\d{1,4}\s*(?:(?:из|of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
BULLET = re.compile(r"[•●▪◦■▸➢✓*]|\(?\d{1,2}[.)]\s")
DASH = re.compile(r"[-–—]\s")
ENDED = (".", "!", "?", ":", ";", "…")
LEADING = 1.35
"""A line further below than this many usual distances begins a paragraph."""
SAME_SIZE = 0.12
MOST_LABEL_LINES = 4

REFUSED: dict[str, tuple[str, str]] = {
    "password": ("is protected by a password.", "Save it without a password."),
    "format": ("is damaged or was cut off.", "Download or save the file again."),
    "pages": ("has {count} pages; one entry may have 300.", "Split it into one file an entry."),
    "characters": (
        f"holds more than {MAX_CHARACTERS:,} characters.",
        "Split it into one file an entry.",
    ),
}


class Line(NamedTuple):
    """Lengths in points. `baseline` counts from the bottom of page `page` (0-based)."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float


def read_pdf(name: str, data: bytes) -> Iterator[Document]:
    """The document in a PDF file. Raises EntryError: protected, damaged, scanned, too long."""
    answer = _answer(name, data)
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
    if not lines:
        _refuse_without_text(name, any(page["pictures"] for page in pages))
    body = _without_running_heads(lines, [page["height"] for page in pages])
    text, starts = _text(list(_paragraphs(_with_rows(body))))
    hidden = tuple(Hidden(how, said) for how, said in answer["hidden"])
    yield Document(name, digest(data), MEDIA_TYPE, text, pages=starts, hidden=hidden)


def _answer(name: str, data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-I", str(CHILD)]
    try:
        child = subprocess.run(  # noqa: S603  # our own program; the file is its input
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise EntryError(
            name, "takes too long to open.", "Save the entry as text or Word and try again."
        ) from None
    if child.returncode:
        raise EntryError(
            name,
            "cannot be opened: the file is damaged or hostile.",
            "Save the entry again as PDF.",
        )
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


def _without_running_heads(lines: list[Line], heights: Sequence[float]) -> list[Line]:
    """Lines at the edges of pages that repeat from page to page, or are page numbers, go."""
    edges = {n: line for n, line in enumerate(lines) if _at_edge(line, heights[line.page])}
    seen = Counter(what for what in {(_pattern(e), e.page) for e in edges.values()})
    repeated = Counter(pattern for pattern, _ in seen)
    often = max(2, len(heights) // 2)
    dropped = {
        n
        for n, line in edges.items()
        if PAGE_NUMBER.fullmatch(line.text) or repeated[_pattern(line)] >= often
    }
    return [line for n, line in enumerate(lines) if n not in dropped]


def _at_edge(line: Line, height: float) -> bool:
    return not MARGIN * height < line.baseline < (1 - MARGIN) * height


def _pattern(line: Line) -> tuple[str, int]:
    """The line without its digits, and where it stands to the nearest few points."""
    return re.sub(r"\d", "", key(line.text)), round(line.baseline / 6)


def _with_rows(lines: list[Line]) -> list[Line]:
    """A label that takes several lines beside its value becomes one `label<TAB>value` line."""
    joined: list[Line] = []
    for line in lines:
        beside = _lines_beside(joined, line)
        if beside:
            label = " ".join(above.text for above in joined[-beside:])
            first, last = joined[-beside], joined[-1]
            del joined[-beside:]
            line = last._replace(  # noqa: PLW2901
                text=f"{label}\t{line.text}", left=first.left, right=line.right
            )
        joined.append(line)
    return joined


def _lines_beside(above: list[Line], line: Line) -> int:
    """How many of the last lines stand to the left of `line`, the first at its height."""
    for count in range(2, MOST_LABEL_LINES + 1):
        beside = above[-count:]
        if len(beside) < count or any(b.page != line.page or "\t" in b.text for b in beside):
            return 0
        if max(b.right for b in beside) >= line.left:
            return 0
        if abs(beside[0].baseline - line.baseline) < line.size / 2:
            return count
    return 0


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    usual = _usual_distance(lines)
    edge = max((line.right for line in lines), default=0)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _continues(paragraph, line, usual, edge):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _usual_distance(lines: list[Line]) -> float:
    """The distance of two lines of a paragraph, in type sizes: among the smaller ones."""
    pairs = pairwise(lines)
    distances = [d for a, b in pairs if a.page == b.page and 0.5 < (d := _distance(a, b)) < 3]
    return sorted(distances)[len(distances) // 5] if distances else 1.2


def _distance(above: Line, below: Line) -> float:
    return (above.baseline - below.baseline) / max(below.size, 1.0)


def _continues(paragraph: list[Line], line: Line, usual: float, edge: float) -> bool:
    """Does `line` go on with the paragraph?"""
    last = paragraph[-1]
    if _differs(last, line) or _begins_item(last, line):
        return False
    if last.text.endswith("|") or (last.text.endswith(":") and line.text[:1].isupper()):
        return False
    if last.page == line.page and not 0.5 < _distance(last, line) < LEADING * usual:
        return False
    if "\t" in last.text:
        return line.left > last.left + 3 * line.size
    if last.page != line.page and last.text.endswith(ENDED) and not line.text[:1].islower():
        return False
    return not _indented(paragraph, line) and _would_not_fit(last, line, edge)


def _differs(last: Line, line: Line) -> bool:
    other_size = abs(last.size - line.size) > SAME_SIZE * max(last.size, line.size)
    capitals = last.text.isupper() and not line.text.isupper()
    return other_size or capitals or "\t" in line.text


def _begins_item(last: Line, line: Line) -> bool:
    dash = DASH.match(line.text) and last.text.endswith(ENDED)
    return bool(dash or BULLET.match(line.text))


def _indented(paragraph: list[Line], line: Line) -> bool:
    """The first line of a new paragraph; in a list the lines after the bullet are indented."""
    first = paragraph[0].text
    hanging = BULLET.match(first) or DASH.match(first)
    return not hanging and line.left > paragraph[-1].left + line.size


def _would_not_fit(last: Line, line: Line, edge: float) -> bool:
    """The first word of `line` had no room at the end of `last`: the text goes on."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return last.right + word * letter > edge - letter


def _text(paragraphs: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """The reading copy, and the offsets at which pages 1, 2, 3 … begin in it."""
    usual = _usual_distance([line for paragraph in paragraphs for line in paragraph])
    vocabulary = {
        w for p in paragraphs for line in p for w in re.findall(r"[\w-]+", line.text.lower())
    }
    parts: list[str] = []
    starts = [0] * (paragraphs[0][0].page + 1) if paragraphs else []
    length = 0
    before: Line | None = None
    for paragraph in paragraphs:
        if before:
            parts.append(_gap(before, paragraph[0], usual))
            length += len(parts[-1])
        for line in paragraph:
            if before and line is not paragraph[0]:
                length -= len(parts[-1])
                parts[-1], glue = _mended(parts[-1], line.text, vocabulary)
                parts.append(glue)
                length += len(parts[-2]) + len(glue)
            if before:
                starts += [length] * (line.page - before.page)
            parts.append(line.text)
            length += len(line.text)
            before = line
    return "".join(parts)[: 2 * MAX_CHARACTERS], tuple(starts)


def _gap(above: Line, below: Line, usual: float) -> str:
    rows = "\t" in above.text and "\t" in below.text
    near = above.page == below.page and 0 <= _distance(above, below) < LEADING * usual
    return "\n" if rows or near else "\n\n"


def _mended(above: str, below: str, vocabulary: set[str]) -> tuple[str, str]:
    """The end of a line and what joins it to the next: a word broken by a hyphen becomes whole."""
    if above.endswith("\u00ad"):
        return above[:-1], ""
    if not above.endswith(("-", "\u2010")) or not below[:1].isalpha():
        return above, " "
    head = re.split(r"[^\w-]", above[:-1])[-1].lower()
    tail = re.split(r"[^\w-]", below)[0].lower()
    if not head or f"{head}-{tail}" in vocabulary or not below[0].islower():
        return above, "" if head else " "
    whole = head + tail
    known = whole in vocabulary or morphology().word_is_known(whole)
    return (above[:-1] if known else above), ""
