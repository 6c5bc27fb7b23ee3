"""`summaries.docx`: the organiser's booklet, made to be restyled.

Everything looks the way the template's styles say: `Title`, `Contents Heading`, `toc 1`,
`Heading 1` (an entry's name), `Byline`, `Case Summary`, `Warning`, `Booklet Note`. A designer edits
the styles in `templates/summaries.docx`, or in a copy given as `Results.booklet`. The table of
contents is lines that link to the entries; only their page numbers are fields. (Inside a TOC field
LibreOffice would show the numbers as they were written; on their own it counts them on opening.
Word counts them when fields are updated, as it does before printing.)
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assessor.report.base import File, Results
from assessor.report.booklet import Block, blocks
from assessor.report.cells import legal
from assessor.report.labels import TEMPLATES, labels, notice

TEMPLATE: Final = TEMPLATES / "summaries.docx"
ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def files(results: Results) -> Iterator[File]:
    """The one file of this format."""

    def fill(file: BinaryIO) -> None:
        document = docx.Document(str(results.booklet or TEMPLATE))
        _write(results, document)
        buffer = io.BytesIO()
        document.save(buffer)
        _timeless(buffer, file)

    yield File("summaries.docx", fill)


def _write(results: Results, document: Any) -> None:
    words = labels(results.about.language)
    found = list(blocks(results))
    document.core_properties.title = words["booklet"]
    document.add_paragraph(words["booklet"], "Title")
    document.add_paragraph(notice(results.about), "Booklet Note")
    document.add_paragraph(words["contents"], "Contents Heading")
    _contents(document, [legal(block.name) for block in found])
    for number, block in enumerate(found):
        _block(document, block, number, words["violations"])


def _block(document: Any, block: Block, number: int, broken: str) -> None:
    heading = document.add_paragraph(style="Heading 1")
    heading.paragraph_format.page_break_before = number == 0
    _bookmark(heading, legal(block.name), number)
    for under in filter(None, (block.byline, block.nomination)):
        document.add_paragraph(legal(under), "Byline")
    document.add_paragraph(legal(block.text), "Case Summary")
    for warning in block.warnings:
        document.add_paragraph(legal(f"{broken}: {warning}"), "Warning")


def _contents(document: Any, names: list[str]) -> None:
    """A line a name, with its page."""
    for number, name in enumerate(names):
        _entry(document.add_paragraph(style="toc 1"), name, _anchor(number))


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
