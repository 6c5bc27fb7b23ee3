"""Files that are as large or as nasty as they may be, made on the spot: a name and its maker.

None is larger than 50 MB on disk, unless its name says so. Used by `benchmarks.limits`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, repeat

from tests.intake.make import WORD, open_document, pdf, shown, word_xml, zipped

Maker = Callable[[], bytes]

MB = 1024 * 1024
FULL = 50 * MB - 1024
"""As large as a file may be."""
LINE = "Среднее время ответа сократилось с 41 до 12 секунд, и это заметили клиенты. "
PARAGRAPH = f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>"
ENCODINGS = ("utf-8", "utf-16", "cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def makers() -> dict[str, Maker]:
    """Every file by its name; the ending is the format, the rest says what is wrong with it."""
    return dict(chain(_texts(), _word(), _pdf(), _pages(), _sheets(), _others(), _archives()))


def filled(piece: str | bytes, size: int, before: str = "", after: str = "") -> bytes:
    """`piece` again and again up to `size` bytes in all."""
    unit = piece.encode() if isinstance(piece, str) else piece
    left = size - len(before.encode()) - len(after.encode())
    return before.encode() + unit * (left // len(unit)) + after.encode()


def _texts() -> Iterator[tuple[str, Maker]]:
    for name in ENCODINGS:
        line = (LINE + "\n").encode(name)
        yield f"50 MB {name}.txt", partial(filled, line, FULL)
        yield f"300,000 characters {name}.txt", partial(_largest, name)
    yield "one line of 300,000.md", lambda: LINE.encode() * 3_900
    yield "one word of 300,000.txt", lambda: b"a" * 299_000
    yield "digits without end.txt", lambda: b"1 234 567 " * 29_900
    yield "brackets and quotes.txt", lambda: b"((\"'[" * 59_000
    yield "addresses.txt", lambda: b"a.a-a@" * 49_000
    yield "hidden characters.txt", lambda: "а\u200b".encode() * 149_000
    yield "labels only.txt", lambda: "Телефон\tФамилия:\n".encode() * 17_000
    yield "blank lines.txt", lambda: b"a" + b"\n" * 19_990 + b"b" * 100_000
    yield "random bytes.txt", lambda: _noise(4 * MB)


def _largest(encoding: str) -> bytes:
    lines = "\n".join([LINE * 12] * 400)
    return lines[:299_000].encode(encoding)


def _noise(size: int) -> bytes:
    """Bytes without any order: what deflate makes of numbers."""
    packed = zlib.compress("".join(map(str, range(size))).encode(), 1)
    return (packed * (size // len(packed) + 1))[:size]


def _document(body: bytes) -> bytes:
    """A Word file whose body is this XML."""
    head = f'<w:document xmlns:w="{WORD}"><w:body>'.encode()
    return _packed({"word/document.xml": [head, body, b"</w:body></w:document>"]})


def _packed(parts: dict[str, Iterable[bytes]], level: int = 1) -> bytes:
    """A package, its parts written piece by piece."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, pieces in parts.items():
            with archive.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
    return file.getvalue()


def _nested(open_: str, inner: str, close: str, depth: int) -> str:
    return open_ * depth + inner + close * depth


def _word() -> Iterator[tuple[str, Maker]]:
    most = 15 * MB
    text = LINE.encode()
    short = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    empty = b"<w:p/>"
    yield "many paragraphs.docx", lambda: _document(filled(PARAGRAPH, most))
    yield "short paragraphs.docx", lambda: _document(filled(short, most))
    yield "empty paragraphs.docx", lambda: _document(filled(empty, most))
    open_, close = "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"
    yield "one paragraph.docx", lambda: _document(filled(LINE, most, open_, close))
    run = b"<w:r><w:t>a</w:t></w:r>"
    yield "many runs.docx", lambda: _document(filled(run, most, "<w:p>", "</w:p>"))
    for depth in (200, 10_000, 500_000):
        yield f"{depth:,} tables in each other.docx", partial(_tables, depth)
    box = _nested("<w:p><w:r><w:t>a</w:t>", "", "</w:r></w:p>", 240)
    yield "paragraphs in each other.docx", lambda: _document(filled(box, most))
    row = b"<w:tr>" + b"<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 60 + b"</w:tr>"
    yield "a large table.docx", lambda: _document(filled(row, most, "<w:tbl>", "</w:tbl>"))
    yield "a chain of styles.docx", _chain_of_styles
    yield "lists by the thousand.docx", _lists
    yield "footnotes.docx", _footnotes
    yield (
        "comments.docx",
        partial(_with_part, "comments", "comment", b"<w:t>%s</w:t>" % text, 200_000),
    )
    yield (
        "50 MB of pictures.docx",
        lambda: _packed(
            {
                "word/document.xml": [
                    f'<w:document xmlns:w="{WORD}">{PARAGRAPH}</w:document>'.encode()
                ],
                "word/media/a.png": [_noise(MB)] * 48,
            },
            level=0,
        ),
    )
    yield "a bomb.docx", lambda: _packed({"word/document.xml": repeat(b" " * MB, 180)})


def _tables(depth: int) -> bytes:
    table = _nested("<w:tbl><w:tr><w:tc>", PARAGRAPH, "</w:tc></w:tr></w:tbl>", depth)
    return _document(table.encode())


def _chain_of_styles() -> bytes:
    links = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(40_000)
    )
    styles = f'<w:styles xmlns:w="{WORD}">{links}</w:styles>'
    runs = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 50_000
    return word_xml(runs, styles=styles)


def _lists() -> bytes:
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/></w:lvl>' for n in range(9))
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n in range(3_000)
    )
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n % 3_000}"/></w:num>'
        for n in range(20_000)
    )
    return word_xml(PARAGRAPH, numbering=f'<w:n xmlns:w="{WORD}">{kinds}{lists}</w:n>')


def _footnotes() -> bytes:
    note = "".join(f'<w:footnote w:id="{n}"><w:t>{LINE}</w:t></w:footnote>' for n in range(100))
    cited = '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>' * 300_000
    return word_xml(cited, footnotes=f'<w:f xmlns:w="{WORD}">{note}</w:f>')


def _with_part(part: str, tag: str, inner: bytes, count: int) -> bytes:
    opened = f'<w:all xmlns:w="{WORD}">'.encode()
    each = f"<w:{tag}>".encode() + inner + f"</w:{tag}>".encode()
    main = f'<w:document xmlns:w="{WORD}"><w:body>{PARAGRAPH}</w:body></w:document>'.encode()
    return _packed(
        {"word/document.xml": [main], f"word/{part}.xml": [opened, each * count, b"</w:all>"]}
    )


def _pdf() -> Iterator[tuple[str, Maker]]:
    line = "Average waiting time fell from 41 to 12 seconds, and customers noticed it"
    page = " ".join(shown(line, y=780 - 14 * n, size=10) for n in range(50))
    yield "2,000 pages.pdf", lambda: pdf(*[page] * 2_000)
    yield "80 full pages.pdf", lambda: pdf(*[page] * 80)
    yield "36 pages, no two lines alike.pdf", lambda: pdf(*_unlike(36, line))
    yield "as many characters as may be, letter by letter.pdf", _letter_by_letter
    blended = "/GM gs " + "0 0 595 842 re f " * 4 + shown(line)
    multiply = "/ExtGState << /GM << /BM /Multiply >> >>"
    yield "300 pages, blended.pdf", lambda: pdf(*[blended] * 300, resources=multiply)
    drawn = " ".join(f"{n % 590} {n // 590} m {n % 590 + 4} {n // 590} l S" for n in range(2_000))
    yield "300 pages, drawn.pdf", lambda: pdf(*[f"{drawn} {shown(line)}"] * 300)
    yield "300 pages.pdf", lambda: pdf(*[shown(line)] * 300)
    full = " ".join(shown(line, y=780 - n, size=3) for n in range(700))
    yield "500,000 characters.pdf", lambda: pdf(*[full] * 10)
    yield "one page of a million.pdf", lambda: pdf(" ".join([shown(line * 10)] * 1_400))
    yield "cyclic page tree.pdf", lambda: pdf(shown("x"), kids="2 0 R 2 0 R")
    yield "a form that draws itself.pdf", _recursive_forms
    yield "forms that draw forms.pdf", _exponential_forms
    yield "a content stream of 900 MB.pdf", partial(_flate, b"0 0 m 9 9 l S\n", 900)
    yield "a content stream of text.pdf", partial(_flate, b"BT /F1 9 Tf (abc) Tj ET\n", 100)
    yield "filters upon filters.pdf", _filters
    yield "deep arrays.pdf", lambda: pdf(shown("x"), trailer="/X " + "[" * 500_000)
    yield "50 MB of nothing.pdf", lambda: filled(b"\0", FULL, "%PDF-1.7\n")
    yield (
        "50 MB of objects.pdf",
        lambda: (
            b"%PDF-1.7\n" + b"".join(b"%d 0 obj<</A[1]>>endobj\n" % n for n in range(1, 1_700_000))
        ),
    )
    yield (
        "a table of references.pdf",
        lambda: filled("0000000000 00000 n \n", FULL, "%PDF-1.4\nxref\n0 9999999\n"),
    )
    yield (
        "a page of a kilometre.pdf",
        lambda: pdf(shown("x")).replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]"),
    )


def _unlike(pages: int, line: str) -> Iterator[str]:
    """Full pages; pdfium takes lines that are alike for one."""
    for page in range(pages):
        lines = (f"{page} {n} {line}" for n in range(50))
        yield " ".join(shown(text, y=780 - 14 * n, size=10) for n, text in enumerate(lines))


def _letter_by_letter() -> bytes:
    """Every letter a text of its own, as some programs write them."""
    letters = "BT /F1 9 Tf " + " ".join(
        f"1 0 0 1 {60 + 5 * (n % 96)} {780 - 14 * (n // 96)} Tm ({chr(97 + n % 26)}) Tj"
        for n in range(96 * 52)
    )
    return pdf(*[letters + " ET"] * 14)


def _objects(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is the catalogue. pdfium finds them without a table."""
    numbered = (b"%d 0 obj\n%s\nendobj\n" % (n, text) for n, text in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer << /Root 1 0 R >>\n%%EOF"


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def _with_content(stream: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page; `more` objects have the numbers from 6 on."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> " + resources + b" >> >>"
    )
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return _objects(b"<< /Type /Catalog /Pages 2 0 R >>", tree, font, page, stream, *more)


def _form(content: bytes, resources: bytes) -> bytes:
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << " + resources + b" >>"
    return _stream(content, kind)


def _recursive_forms() -> bytes:
    again = b"/XObject << /X 6 0 R >>"
    return _with_content(_stream(b"/X Do"), again, _form(b"/X Do /X Do", again))


def _exponential_forms() -> bytes:
    """Twelve levels, each of which draws the next ten times."""
    forms = [_form(b"/X Do " * 10, b"/XObject << /X %d 0 R >>" % (n + 1)) for n in range(6, 18)]
    last = _form(b"BT /F1 9 Tf (abc) Tj ET", b"/Font << /F1 3 0 R >>")
    return _with_content(_stream(b"/X Do"), b"/XObject << /X 6 0 R >>", *forms, last)


def _flate(unit: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    piece = unit * (MB // len(unit))
    packed = b"".join([packer.compress(piece) for _ in range(megabytes)]) + packer.flush()
    return _with_content(_stream(packed, b"/Filter /FlateDecode"))


def _filters() -> bytes:
    """Deflated thrice: 2 GB of blanks in a few bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(b" " * MB) for _ in range(2_000)]) + packer.flush()
    packed = zlib.compress(zlib.compress(packed, 9), 9)
    return _with_content(_stream(packed, b"/Filter [" + b"/FlateDecode " * 3 + b"]"))


def _pages() -> Iterator[tuple[str, Maker]]:
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>'
    yield "50 MB.html", lambda: filled(f"<p>{LINE}</p>", FULL, head)
    yield "3 MB of paragraphs.html", lambda: filled("<p>a</p>", 3 * MB - 99, head)
    yield "3 MB of empty elements.html", lambda: filled("<b></b>", 3 * MB - 99, head)
    yield "3 MB of text.html", lambda: filled(LINE, 3 * MB - 99, f"{head}<p>")
    for tag in ("div", "table><tr><td", "ul><li", "b", "p><i"):
        yield (
            f"3 MB of {tag.replace('><', ' ')}.html",
            partial(filled, f"<{tag}>", 3 * MB - 99, head),
        )
    yield "attributes.html", lambda: filled('a="b" ', 3 * MB - 99, f"{head}<p ", ">x</p>")
    yield (
        "classes.html",
        lambda: filled(
            "a{n} ", 3 * MB - 99, f'{head}<style>.x{{display:none}}</style><p class="', '">x</p>'
        ),
    )
    yield (
        "style rules.html",
        lambda: filled(
            ".a{display:none}", 3 * MB - 99, "<html><head><style>", "</style></head><body>x"
        ),
    )
    yield (
        "a style that never ends.html",
        lambda: filled("a{", 3 * MB - 99, "<html><head><style>", "</style></head><body>x"),
    )
    yield "comments.html", lambda: filled("<!--a-->", 3 * MB - 99, head)
    yield "entities.html", lambda: filled("&amp;", 3 * MB - 99, head)
    yield (
        "50 MB of pictures.html",
        lambda: filled(
            '<img src="data:image/png;base64,' + "A" * 9_000 + '">', FULL, f"{head}<p>{LINE}</p>"
        ),
    )


def _workbook(sheet: Iterable[bytes], **parts: bytes) -> bytes:
    book = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    relations = (
        f'<Relationships xmlns="{package}relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    )
    top = (
        f'<Relationships xmlns="{package}relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    )
    known = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{types}{kind}+xml"/>'
        for part, kind in (
            ("workbook.xml", "sheet.main"),
            ("worksheets/sheet1.xml", "worksheet"),
            ("sharedStrings.xml", "sharedStrings"),
        )
    )
    return _packed(
        {
            "[Content_Types].xml": [
                f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType='
                f'"application/vnd.openxmlformats-package.relationships+xml"/>{known}'
                "</Types>".encode()
            ],
            "_rels/.rels": [top.encode()],
            "xl/workbook.xml": [book.encode()],
            "xl/_rels/workbook.xml.rels": [relations.encode()],
            "xl/sharedStrings.xml": [parts.get("strings", f'<sst xmlns="{SHEET}"/>'.encode())],
            "xl/styles.xml": [parts.get("styles", f'<styleSheet xmlns="{SHEET}"/>'.encode())],
            "xl/worksheets/sheet1.xml": [
                f'<worksheet xmlns="{SHEET}"><sheetData>'.encode(),
                *sheet,
                b"</sheetData></worksheet>",
            ],
        }
    )


def _row(number: int, cells: int, text: str) -> bytes:
    each = f'<c t="inlineStr"><is><t>{text}</t></is></c>' * cells
    return f'<row r="{number}">{each}</row>'.encode()


def _sheets() -> Iterator[tuple[str, Maker]]:
    yield "100 MB unpacked.xlsx", lambda: _workbook(repeat(_row(1, 2, LINE * 4_000), 90))
    wide = "a" * 20
    yield "45 MB of rows.xlsx", lambda: _workbook(_row(n, 200, wide) for n in range(1, 4_200))
    yield "a million rows.xlsx", lambda: _workbook(_row(n, 1, "a") for n in range(1, 700_000))
    yield "the last row.xlsx", lambda: _workbook([_row(1, 2, "a"), _row(1_048_576, 2, "b")])
    yield "empty rows.xlsx", lambda: _workbook(b'<row r="%d"/>' % n for n in range(1, 2_000_000))
    opened = f'<sst xmlns="{SHEET}">'
    yield (
        "strings by the million.xlsx",
        lambda: _workbook(
            [_row(1, 2, "a")], strings=filled("<si><t>a</t></si>", 45 * MB, opened, "</sst>")
        ),
    )
    sheet = f'<styleSheet xmlns="{SHEET}"><cellXfs>'
    yield (
        "styles by the million.xlsx",
        lambda: _workbook(
            [_row(1, 2, "a")], styles=filled("<xf/>", 40 * MB, sheet, "</cellXfs></styleSheet>")
        ),
    )
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    yield "entities.xlsx", lambda: _workbook([_row(1, 2, "a")], strings=entities)
    yield "100 MB.csv", lambda: filled(f"1;{LINE}\n", 100 * MB, "ID;Эссе\n")
    yield "50 MB of rows.csv", lambda: filled(f"1;{LINE}\n", FULL, "ID;Эссе\n")
    yield "50 MB in one line.csv", lambda: filled("a;", FULL)
    yield "50 MB in one cell.csv", lambda: filled(LINE, FULL, 'ID;Эссе\n1;"')
    yield "50 MB of line ends.csv", lambda: filled("\n", FULL, "ID;Эссе\n", "1;a\n")
    yield "4,900 rows.csv", lambda: filled(f"1;{LINE * 10}\n", 4_900 * 1_300, "ID;Эссе\n")
    yield "quotes.csv", lambda: filled('"', FULL, "a;b\n")


def _others() -> Iterator[tuple[str, Maker]]:
    head = "{\\rtf1\\ansi\\ansicpg1251 "
    yield "50 MB.rtf", lambda: filled("abc\\par ", FULL, head)
    yield "groups in each other.rtf", lambda: filled("{", 3 * MB, head)
    yield "groups closed.rtf", lambda: filled("}", 3 * MB, head)
    yield "letters in hexadecimal.rtf", lambda: filled("\\'e0", 3 * MB, head)
    yield "Unicode.rtf", lambda: filled("\\u1072?", 3 * MB, head)
    yield "rows.rtf", lambda: filled("\\trowd a\\cell b\\cell\\row ", 3 * MB, head)
    yield "colours.rtf", lambda: filled("\\red1\\green1\\blue1;", 3 * MB, head + "{\\colortbl;")
    yield "control words.rtf", lambda: filled("\\b0", 3 * MB, head)
    yield "50 MB of pictures.rtf", lambda: filled("0123456789abcdef", FULL, head + "abc {\\pict ")
    yield "digits and blanks.rtf", lambda: filled("a\n" * 199 + "x", FULL, head)
    yield "a bomb.odt", lambda: _packed({"mimetype": [ODT], "content.xml": repeat(b" " * MB, 180)})
    yield "many paragraphs.odt", lambda: open_document(f"<text:p>{LINE}</text:p>" * 150_000)
    yield "short paragraphs.odt", lambda: open_document("<text:p>a</text:p>" * 1_600_000)
    blanks = '<text:s text:c="99"/>'
    yield "blanks.odt", lambda: open_document(f"<text:p>a{blanks * 1_200_000}b</text:p>")
    lists = _nested(
        "<text:list><text:list-item>", "<text:p>a</text:p>", "</text:list-item></text:list>", 100
    )
    yield "lists in each other.odt", lambda: open_document(lists * 5_000)


ODT = b"application/vnd.oasis.opendocument.text"


def _archives() -> Iterator[tuple[str, Maker]]:
    text = LINE * 10
    inner = partial(zipped, {"a.txt": text})
    yield "zip of zips.zip", lambda: zipped({f"{n}.zip": inner() for n in range(1_000)})
    yield "a bomb.zip", lambda: _packed({"a.txt": repeat(b" " * MB, 900)})
    yield (
        "bombs beside each other.zip",
        lambda: _packed({f"{n}.txt": repeat(b"a" * MB, 3) for n in range(60)}),
    )
    yield "10,000 members.zip", lambda: zipped({f"{n}.txt": text for n in range(10_000)})
    yield "4,000 empty members.zip", lambda: zipped({f"{n}.txt": "" for n in range(4_000)})
    yield (
        "paths that lead outside.zip",
        lambda: zipped({f"{'../' * n}etc/{n}.txt": text for n in range(1, 500)}),
    )
    yield "hostile PDFs.zip", lambda: _same("pdf", _exponential_forms(), 50)
    yield (
        "Word files that are too long.zip",
        lambda: _same("docx", _document(filled(PARAGRAPH, 31 * MB)), 200),
    )
    yield "overlapping members.zip", _overlapping


def _same(ending: str, data: bytes, count: int) -> bytes:
    return zipped({f"{n}.{ending}": data for n in range(count)})


def _overlapping() -> bytes:
    """A directory of 4,000 members that are all the same 40 MB."""
    data = bytearray(_packed({"a.txt": repeat(b"a" * MB, 40)}, level=9))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, tail = bytes(data[start:end]), bytearray(data[end:])
    count = 4_000
    tail[8:10] = tail[10:12] = count.to_bytes(2, "little")
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    names = (entry.replace(b"a.txt", b"%05d" % n) for n in range(count))
    return bytes(data[:start]) + b"".join(names) + bytes(tail)
