"""Sample entries as Word, PDF and saved web page: `python -m tests.intake.make_quadruples`.

The text in `examples/` is the fourth of each quadruple. The files are committed, so that tests
need neither LibreOffice (which makes the PDF from the Word file) nor a font. Rows of a form are a
table, section headings are headings, page numbers and a running head stand on every page; list
items keep their own dash or bullet, so that all four have the same characters.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

SAMPLES = Path(__file__).parents[2] / "examples"
QUADRUPLES = Path(__file__).with_name("quadruples")
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.txt")))
IN_MORE_FORMATS = ("entry-1042", "entry-2214")
"""These are also .odt and .rtf, and printed in two columns with words hyphenated."""

ESSAY = "ЭССЕ НОМИНАНТА"
CONTACT = "ПЕРСОНАЛЬНЫЕ ДАННЫЕ"
LONGEST_HEADING = 90
SENTENCE_END = tuple(".!?;:,»”\"'")
LIMIT = re.compile(r"\([^()]*\d[^()]*\)\.?$")
MADE = datetime.datetime(2025, 3, 1, 12, 0, 0)

PAGE = """<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ font-family: serif; max-width: 50em }} td {{ padding: .2em 1em }}</style>
<script>window.counter = {{ "page": "entry", "views": 217 }};</script>
</head>
<body>
<nav><a href="/">Главная</a> <a href="/jury">Жюри</a> <a href="/entries">Заявки</a></nav>
<main>
{body}
</main>
<footer>© Премия, 2025. Все права защищены.</footer>
</body>
</html>
"""


class Block(NamedTuple):
    """One line of an entry. A row of the form has its value in `value`."""

    kind: Literal["row", "heading", "line"]
    text: str
    value: str = ""


def blocks(entry: str) -> Iterator[Block]:
    """The lines of an entry, blank ones left out, each with the part it plays on a page."""
    in_essay = False
    for line in filter(str.strip, entry.splitlines()):
        if line.startswith(CONTACT):
            in_essay = False
        label, tab, value = line.partition("\t")
        if tab:
            yield Block("row", label, value)
        elif in_essay and is_heading(line):
            yield Block("heading", line)
        else:
            yield Block("line", line)
        in_essay = in_essay or line == ESSAY


def is_heading(line: str) -> bool:
    """Whether a line of the essay is a heading: its limit in brackets, or short and unfinished."""
    if line.startswith(("- ", "• ", "«", "“")):
        return False
    short = len(line) <= LONGEST_HEADING and not line.endswith(SENTENCE_END)
    return short or bool(LIMIT.search(line))


def to_word(entry: str, title: str, path: Path, *, columns: int = 1) -> None:
    """Write the entry as a Word file, justified, with a running head and page numbers."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = MADE
    document.core_properties.author = document.core_properties.title = ""
    document.styles["Normal"].font.name = "DejaVu Serif"
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    section.header.paragraphs[0].text = title
    add_page_number(section.footer.paragraphs[0])
    table = None
    for block in blocks(entry):
        if columns > 1 and block.text.startswith((ESSAY, CONTACT)):
            begin_columns(document, columns if block.text == ESSAY else 1)
        if block.kind == "row":
            table = table or document.add_table(rows=0, cols=2)
            cells = table.add_row().cells
            cells[0].text, cells[1].text = block.text, block.value
        else:
            table = None
            add_paragraph(document, block)
    document.save(str(path))


def begin_columns(document: Document, columns: int) -> None:
    """From here on the page has so many columns."""
    properties = document.add_section(WD_SECTION.CONTINUOUS)._sectPr
    for element in properties.findall(qn("w:cols")):
        element.set(qn("w:num"), str(columns))
    if document.settings.element.find(qn("w:autoHyphenation")) is None:
        document.settings.element.append(OxmlElement("w:autoHyphenation"))


def add_paragraph(document: Document, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, level=2)
    else:
        document.add_paragraph(block.text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def add_page_number(paragraph: Paragraph) -> None:
    """A field that Word and LibreOffice fill with the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def to_page(entry: str, title: str, path: Path) -> None:
    """Write the entry as a page saved from a browser, with the site's navigation around it."""
    body = []
    for block in blocks(entry):
        text, value = escape(block.text), escape(block.value)
        if block.kind == "row":
            body.append(f"<table><tr><td>{text}</td><td>{value}</td></tr></table>")
        else:
            tag = "h3" if block.kind == "heading" else "p"
            body.append(f"<{tag}>{text}</{tag}>")
    joined = "\n".join(body).replace("</table>\n<table>", "\n")
    page = PAGE.format(title=escape(title), body=joined)
    path.write_text(page, "utf-8")


def convert(word: Path, ending: str) -> None:
    """Print a Word file to a PDF beside it, or save it as .odt or .rtf, by LibreOffice."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", ending, "--outdir", str(word.parent), str(word)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def main(names: list[str]) -> None:
    """Make the files of every named sample (default: `NAMES`)."""
    QUADRUPLES.mkdir(exist_ok=True)
    for name in names or NAMES:
        entry = (SAMPLES / f"{name}.txt").read_text("utf-8")
        title = f"Заявка {name.rpartition('-')[2]}"
        word = QUADRUPLES / f"{name}.docx"
        to_word(entry, title, word)
        to_page(entry, title, QUADRUPLES / f"{name}.html")
        convert(word, "pdf")
        if name in IN_MORE_FORMATS:
            convert(word, "odt")
            convert(word, "rtf")
            columns = QUADRUPLES / f"{name}-columns.docx"
            to_word(entry, title, columns, columns=2)
            convert(columns, "pdf")
            columns.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
