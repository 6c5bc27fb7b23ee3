"""Broken and hostile files end in one sentence with a remedy, soon."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from assessor.errors import EntryError
from assessor.intake import documents, parse
from assessor.intake.open import read
from tests.intake.forms import FORM
from tests.intake.make import pdf, run, shown, word, word_xml, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
PICTURE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID A EI Q"
KEY = "<" + "00" * 32 + ">"
LOCKED = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {KEY} /U {KEY} >>"


def bomb(part: str, megabytes: int) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(part, "w") as out,
    ):
        for _ in range(megabytes):
            out.write(b" " * 1024 * 1024)
    return file.getvalue()


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": "text"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


FILES: dict[str, tuple[bytes, str]] = {
    "password.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old.doc": (OLE, "old format"),
    "password.pdf": (pdf(shown("x"), trailer=LOCKED), "password"),
    "password.zip": (locked_zip(), "password"),
    "scan.pdf": (pdf(PICTURE), "needs OCR"),
    "scan with a page number.pdf": (pdf(PICTURE + shown("7", y=30)), "needs OCR"),
    "scan with running heads.pdf": (
        pdf(*(PICTURE + shown(f"Award, entry 7731, page {n} of 3", y=800) for n in (1, 2, 3))),
        "needs OCR",
    ),
    "page numbers.pdf": (pdf(shown("7", y=30)), "no text"),
    "blank.pdf": (pdf(""), "no text"),
    "cut.docx": (word("text")[:9_000], "cut off"),
    "cut.pdf": (pdf(shown("x"))[:60], "damaged"),
    "cut.xlsx": (workbook([["a", "b"], [1, 2]])[:3_000], "cut off"),
    "empty.txt": (b"", "empty"),
    "empty.xlsx": (workbook([]), "no rows"),
    "many.zip": (zipped({f"{n}.txt": "" for n in range(5_001)}), "holds 5,001 files; 5,000 may"),
    "kind.odt": (zipped({"mimetype": "x" * 2_000}), "a part of 2 KB; 1 KB may be read"),
    "empty.zip": (zipped({}), "empty|no entry files|cut off"),
    "entities.docx": (zipped({"word/document.xml": ENTITIES}), "XML entities"),
    "broken.docx": (zipped({"word/document.xml": "<a><b></a>"}), "no XML"),
    "deep.docx": (word_xml("<w:a>" * 5_000 + "</w:a>" * 5_000), "no text"),
    "bomb.docx": (bomb("word/document.xml", 60), "60 MB"),
    "bomb.zip": (bomb("a.txt", 210), "210 MB"),
    "sheet.xlsx": (bomb("xl/workbook.xml", 100), "100 MB"),
    "escape.zip": (zipped({"../../etc/a.txt": "text"}), "outside the archive"),
    "nameless.zip": (zipped({".": "text"}), "outside the archive"),
    "nested.zip": (zipped({"b.zip": zipped({"a.txt": "text"})}), "archive within"),
    "slides.pptx": (zipped({"ppt/presentation.xml": "<p/>"}), "presentation"),
    "table.ods": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        r"spreadsheet\. Save the table as \.xlsx",
    ),
    "lost.txt": (b"??????? ??? ?????????? " * 9, "question marks for letters"),
    "lost.csv": (b"ID;????\n1;" + b"????? ??????? " * 9, "question marks for letters"),
    "picture.txt": (b"\xff\xd8\xff\xe0", "JPEG"),
    "page.mht": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web archive"),
    "flat.fodt": (b'<?xml version="1.0"?><office:document>text</office:document>', "an XML file"),
    "drawing.svg": (b"<svg xmlns='x'><text>text</text></svg>", "an XML file"),
    "letter.eml": (b"From: a@b.example\nSubject: x\nContent-Type: text/plain\n\ntext", "e-mail"),
    "print.ps": (b"%!PS-Adobe-3.0\n(abc) show", "PostScript"),
    "essay.pages": (zipped({"Index/Document.iwa": "x", "preview.jpg": "y"}), "Apple's Pages"),
    "cycle.pdf": (pdf(shown("x"), kids="2 0 R 2 0 R"), "damaged|no text|long"),
    "lines.html": (b"<html>" + b"<p>a" * 31_000, "holds 30,001 lines; one entry may have 20,000"),
    "lines.txt": (b"a\n" * 30_000, "holds 30,000 lines; one entry may have 20,000"),
    "long.txt": (b"a long line " * 30_000, "holds 360,000 characters; one entry may have 300,000"),
    "deep.html": (b"<html>" + b"<div>" * 200_000, "no text"),
}


def chain_of_styles(length: int) -> bytes:
    links = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(length)
    )
    styled = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
        for n in range(length)
    )
    return word_xml(styled, styles=f'<w:s xmlns:w="w">{links}</w:s>')


SLOW: dict[str, bytes] = {
    "labels.txt": "Телефон\tФамилия:\n".encode() * 17_000,
    "blanks.txt": b"a" + b"\n" * 19_990 + b"b",
    "openers.txt": "Контактные данные:\nтекст\n".encode() * 9_000,
    "styles.docx": chain_of_styles(4_000),
    "comments.docx": word_xml(run("a"), comments="<c>" + "<comment>b</comment>" * 50_000 + "</c>"),
}
"""These took minutes once."""


@pytest.mark.parametrize("name", SLOW)
def test_what_repeats_without_end_takes_no_time(name: str) -> None:
    began = time.process_time()
    with suppress(EntryError):
        parse(next(read(name, SLOW[name])), FORM)
    assert time.process_time() - began < 3


def test_a_table_of_one_endless_line_is_refused() -> None:
    with pytest.raises(EntryError, match=r"one\.csv"):
        list(read("one.csv", b"a;" * 1_000_000))


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_with_cause_and_remedy(name: str) -> None:
    data, cause = FILES[name]
    began = time.monotonic()
    with pytest.raises(EntryError, match=cause) as refused:
        list(read(name, data))
    assert time.monotonic() - began < 10
    assert name in str(refused.value)
    assert refused.value.remedy.endswith(".")


def test_two_thousand_pages_are_refused() -> None:
    with pytest.raises(EntryError, match="has 2000 pages"):
        list(read("book.pdf", pdf(*[""] * 2_000)))


def test_more_than_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(EntryError, match="larger than 50 MB"):
        list(documents(path))


def test_external_references_are_not_followed() -> None:
    body = '<!DOCTYPE d SYSTEM "file:///etc/passwd">' + run("text")
    with pytest.raises(EntryError):
        list(read("a.docx", zipped({"word/document.xml": body})))


def test_a_pdf_that_takes_too_long_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "/GM gs " + "0 0 595 842 re f " * 15
    data = pdf(shown("x") + slow, resources="/ExtGState << /GM << /BM /Luminosity >> >>")
    monkeypatch.setattr("assessor.intake.pdf.BUSY_SECONDS", 1)
    with pytest.raises(EntryError, match=r"slow\.pdf: takes too long to open.*Save the entry as"):
        list(read("slow.pdf", data))


def test_a_pdf_with_more_than_an_entry_may_have_says_how_much_that_is() -> None:
    page = " ".join(shown(f"{n} words " * 25, y=800 - 2 * n, size=4) for n in range(380))
    with pytest.raises(EntryError, match=r"more than 150,000 characters.*Split it"):
        list(read("book.pdf", pdf(page, page)))
