"""Formats by their content: the name of a file is only asked where the content cannot tell."""

from __future__ import annotations

import re
from pathlib import PurePath

from assessor.errors import EntryError
from assessor.intake import archive, docx, html, odt, pdf, rtf, sheet
from assessor.intake.decode import decode
from assessor.intake.document import Reader
from assessor.intake.package import Package
from assessor.intake.plain import read_plain

PLAIN = "text/plain"
READERS: dict[str, Reader] = {
    PLAIN: read_plain,
    docx.MEDIA_TYPE: docx.read_docx,
    odt.MEDIA_TYPE: odt.read_odt,
    rtf.MEDIA_TYPE: rtf.read_rtf,
    pdf.MEDIA_TYPE: pdf.read_pdf,
    html.MEDIA_TYPE: html.read_html,
    sheet.XLSX: sheet.read_xlsx,
    sheet.CSV: sheet.read_csv,
}

PACKAGES: dict[str, str] = {
    "word/document.xml": docx.MEDIA_TYPE,
    "xl/workbook.xml": sheet.XLSX,
}
"""The part by which a ZIP package is known."""

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
    b"%!PS": "a PostScript file",
    b"AT&TFORM": "a DjVu scan",
    b"\0\0\0\x20ftyp": "a video or a photograph",
    b"\0\0\0\x18ftyp": "a video or a photograph",
    b"\0\0\0\x1cftyp": "a video or a photograph",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
HTML = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
HEAD = 2048
XML = re.compile(rb"<\?xml[\s?]|<svg[\s>]")
MAIL = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|Message-ID|From|To|Subject|Date|X-[\w-]+): ",
    re.IGNORECASE,
)
APPLE = re.compile(r"(?:.*/)?Index/.*\.iwa")


def media_type(name: str, data: bytes) -> str:
    """The media type of a file, a key of READERS or that of archives.

    Raises EntryError for what is no entry."""
    for mark, what in FOREIGN.items():
        if data.startswith(mark):
            raise EntryError(name, f"is {what}, not an entry.", "Give the entry itself.")
    if data.startswith(OLE):
        _refuse_ole(name, data)
    if data.startswith(b"PK"):
        return _package(name, data)
    if b"%PDF-" in data[:1024]:
        return pdf.MEDIA_TYPE
    if data.lstrip().startswith(b"{\\rtf"):
        return rtf.MEDIA_TYPE
    return _text(name, data)


def _text(name: str, data: bytes) -> str:
    head = data[:HEAD].replace(b"\0", b"")
    if re.match(rb"(?:MIME-Version:|From: <Saved by)", head.lstrip()):
        raise EntryError(
            name, "is a web archive (.mht).", "Save the page as “HTML only” and try again."
        )
    if HTML.search(head):
        return html.MEDIA_TYPE
    if MAIL.match(head.lstrip()) and b"\nContent-Type:" in head:
        raise EntryError(name, "is a saved e-mail.", "Save its text, or the file attached to it.")
    if XML.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")):
        raise EntryError(
            name, "is an XML file, not an entry.", "Save the entry as text, Word or PDF."
        )
    table = PurePath(name).suffix.lower() in {".csv", ".tsv"}
    return sheet.CSV if table and sheet.delimiter_of(decode(data[:HEAD])) else PLAIN


def _package(name: str, data: bytes) -> str:
    package = Package(name, data)
    for part, type_ in PACKAGES.items():
        if part in package:
            return type_
    if "mimetype" in package:
        kind = package.read("mimetype", 1024).decode("ascii", errors="replace").strip()
        if kind in READERS:
            return kind
        if kind.startswith("application/"):
            raise EntryError(name, f"is {kind}.", _remedy(kind))
    if any(map(APPLE.fullmatch, package.parts)):
        raise EntryError(name, "is a file of Apple's Pages.", "Save the entry as Word or PDF.")
    if "ppt/presentation.xml" in package:
        raise EntryError(name, "is a presentation.", "Save the entry as text, Word or PDF.")
    return archive.MEDIA_TYPE


def _remedy(kind: str) -> str:
    if "spreadsheet" in kind:
        return "Save the table as .xlsx or .csv."
    return "Save the entry as text, Word or PDF."


def _refuse_ole(name: str, data: bytes) -> None:
    if PASSWORD_STREAM in data:
        raise EntryError(name, "is protected by a password.", "Save it without a password.")
    raise EntryError(
        name, "is in the old format of Word or Excel.", "Save it as .docx or .xlsx and try again."
    )
