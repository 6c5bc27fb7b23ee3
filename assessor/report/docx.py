"""`summaries.docx`: the organiser's booklet, made to be restyled.

Everything looks the way the template's styles say: `Title`, `Contents Heading`, `toc 1`,
`Heading 1` (an entry's name), `Byline`, `Case Summary`, `Warning`, `Booklet Note`, and `To Check`
for the words of a summary that a person has to look at before printing. A designer edits the
styles in `templates/summaries.docx`, or in a copy given as `Results.booklet`. The table of contents
is lines that link to the entries; only their page numbers are fields. (Inside a TOC field
LibreOffice would show the numbers as they were written; on their own it counts them on opening.
Word counts them when fields are updated, as it does before printing.)
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assessor.errors import OutputError
from assessor.report.base import File, Results
from assessor.report.booklet import Block, blocks
from assessor.report.cells import legal
from assessor.report.labels import TEMPLATES, labels, notice

TEMPLATE: Final = TEMPLATES / "summaries.docx"
TO_CHECK: Final = "To Check"
STYLES: Final = (
    "Title",
    "Booklet Note",
    "Contents Heading",
    "toc 1",
    "Heading 1",
    "Byline",
    "Case Summary",
    "Warning",
    TO_CHECK,
)
ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def files(results: Results) -> Iterator[File]:
    """The one file of this format."""

    def fill(file: BinaryIO) -> None:
        booklet = _Booklet(results)
        booklet.write()
        buffer = io.BytesIO()
        booklet.document.save(buffer)
        _timeless(buffer, file)

    yield File("summaries.docx", fill)


def opened(template: Path) -> Any:
    """The template as a document to be filled.

    Raises OutputError: it is no document, or lacks one of `STYLES`.
    """
    remedy = f"Start from {TEMPLATE} and keep its styles: {', '.join(STYLES)}."
    try:
        document = docx.Document(str(template))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, PackageNotFoundError) as error:
        raise OutputError(f"{template} is no Word document (.docx).", remedy) from error
    known = {style.name for style in document.styles}
    if missing := [name for name in STYLES if name not in known]:
        raise OutputError(
            f"{template} is no template for the booklet: it has no style "
            f"{', '.join(map(repr, missing))}.",
            remedy,
        )
    return document


class _Booklet:
    """A document being written, and the ids of the template's styles by their names."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self.words = labels(results.about.language)
        self.document = opened(results.booklet or TEMPLATE)
        self.styles = {name: self.document.styles[name].style_id for name in STYLES}

    def write(self) -> None:
        found = list(blocks(self.results))
        self.document.core_properties.title = self.words["booklet"]
        self.paragraph("Title", self.words["booklet"])
        self.paragraph("Booklet Note", notice(self.results.about))
        if due := sum(bool(block.checks) for block in found):
            of = self.words["of"]
            self.paragraph("Warning", f"{self.words['check_print']}: {due} {of} {len(found)}.")
        self.paragraph("Contents Heading", self.words["contents"])
        for number, block in enumerate(found):
            _entry(self.paragraph("toc 1"), legal(block.name), _anchor(number))
        for number, block in enumerate(found):
            self.block(block, number)

    def block(self, block: Block, number: int) -> None:
        heading = self.paragraph("Heading 1")
        heading.paragraph_format.page_break_before = number == 0
        _bookmark(heading, legal(block.name), number)
        for under in filter(None, (block.byline, block.nomination)):
            self.paragraph("Byline", under)
        summary = self.paragraph("Case Summary")
        summary.paragraph_format.keep_with_next = bool(block.checks) or None
        for text, marked in pieces(legal(block.text), {legal(c.passage) for c in block.checks}):
            run = summary.add_run(text)
            if marked:
                run._r.style = self.styles[TO_CHECK]
        for check in block.checks:
            self.paragraph("Warning", f"{self.words['check_print']}: {check.message}")

    def paragraph(self, style: str, text: str = "") -> Any:
        """A paragraph in this style. By id: python-docx looks a name up anew each time."""
        paragraph = self.document.add_paragraph(legal(text))
        paragraph._p.style = self.styles[style]
        return paragraph


def pieces(text: str, marked: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the passages to be marked."""
    passages = sorted(filter(None, marked), key=len, reverse=True)
    if not passages:
        yield text, False
        return
    for piece in re.split(f"({'|'.join(map(re.escape, passages))})", text):
        if piece:
            yield piece, piece in passages


def _entry(paragraph: Any, name: str, anchor: str) -> None:
    link = _element("w:hyperlink", {"w:anchor": anchor, "w:history": "1"})
    _text(link, name)
    link.append(_run(_element("w:tab")))
    _field(link, "begin", {"w:dirty": "true"})
    _instruction(link, f" PAGEREF {anchor} \\h ")
    _field(link, "separate")
    _text(link, "…")
    _field(link, "end")
    paragraph._p.append(link)


def _bookmark(paragraph: Any, text: str, number: int) -> None:
    start = {"w:id": str(number), "w:name": _anchor(number)}
    paragraph._p.append(_element("w:bookmarkStart", start))
    paragraph.add_run(text)
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _anchor(number: int) -> str:
    return f"_Toc{number + 1:08d}"


def _element(tag: str, attributes: dict[str, str] | None = None) -> Any:
    element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        element.set(qn(name), value)
    return element


def _run(child: Any) -> Any:
    run = _element("w:r")
    run.append(child)
    return run


def _text(parent: Any, text: str) -> None:
    element = _element("w:t", {"xml:space": "preserve"})
    element.text = text
    parent.append(_run(element))


def _instruction(parent: Any, code: str) -> None:
    element = _element("w:instrText", {"xml:space": "preserve"})
    element.text = code
    parent.append(_run(element))


def _field(parent: Any, kind: str, more: dict[str, str] | None = None) -> None:
    parent.append(_run(_element("w:fldChar", {"w:fldCharType": kind} | (more or {}))))


def _timeless(made: io.BytesIO, file: BinaryIO) -> None:
    """The same archive without the times at which its parts were written."""
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, ZIP_EPOCH)
            new.writestr(info, old.read(part), zipfile.ZIP_DEFLATED)
