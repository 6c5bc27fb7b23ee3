"""Small files of every format, some as no program writes them but an attacker might."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
import openpyxl

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str) -> bytes:
    """A Word file as Word writes it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word_xml(body: str, **parts: str) -> bytes:
    """A Word file with this XML in its body; `parts` are further parts of word/, by stem."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    others = {f"word/{name}.xml": text for name, text in parts.items()}
    return zipped({"word/document.xml": document, **others})


def run(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def open_document(body: str, styles: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for p, n in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pdf(
    *contents: str, trailer: str = "", kids: str = "", resources: str = "", page: str = ""
) -> bytes:
    """A PDF file with one page a content stream, on A4; F1 is Helvetica."""
    numbers = range(4, 4 + 2 * len(contents), 2)
    pages = kids or " ".join(f"{n} 0 R" for n in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{pages}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in zip(numbers, contents, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {n + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> {page} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return pdf_of(objects, trailer)


def pdf_form(content: str, *fields: tuple[str, tuple[int, int, int, int], int]) -> bytes:
    """A PDF form of one page, filled in: text, rectangle and annotation flags of each field."""
    texts = [f"<FEFF{text.encode('utf-16-be').hex()}>" for text, _, _ in fields]
    places = [" ".join(map(str, place)) for _, place, _ in fields]
    numbers = " ".join(f"{6 + n} 0 R" for n in range(len(fields)))
    look = "/DA (/F1 10 Tf 0 g)"
    return pdf_of(
        [
            f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{numbers}] {look} >> >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots "
            f"[{numbers}] /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            *(
                f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{n}) /V {text} {look} /F {flags} "
                f"/Rect [{place}] >>"
                for n, (text, place, (_, _, flags)) in enumerate(
                    zip(texts, places, fields, strict=True)
                )
            ),
        ]
    )


def pdf_of(objects: Sequence[str], trailer: str = "") -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for n, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode("latin-1")


def shown(text: str, x: int = 72, y: int = 700, size: int = 12, before: str = "") -> str:
    """Content that shows one line of text."""
    return f"{before} BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"
