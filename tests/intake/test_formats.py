"""What each format says, and what it hides."""

from __future__ import annotations

import io
import zipfile

import pytest

from assessor.errors import EntryError
from assessor.intake import Document, parse
from assessor.intake.document import Hidden
from assessor.intake.open import read
from tests.intake.forms import BARS, ESSAY, FORM, GOAL, LABELS
from tests.intake.make import (
    open_document,
    pdf,
    pdf_form,
    run,
    shown,
    word,
    word_xml,
    zipped,
)


def one(data: bytes, name: str = "a") -> Document:
    (document,) = read(name, data)
    return document


def test_word_lists_tables_footnotes_and_deletions() -> None:
    numbering = (
        '<w:n xmlns:w="w"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:n>'
    )
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = (
        f"{item}<w:r><w:t>one</w:t></w:r></w:p>{item}<w:r><w:t>two</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{run('label')}</w:tc><w:tc>{run('value')}</w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t>"
        '</w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = f'<w:f xmlns:w="w"><w:footnote w:id="2">{run("a note")}</w:footnote></w:f>'
    document = one(word_xml(body, numbering=numbering, footnotes=notes))
    assert document.text == "1. one\n2. two\nlabel\tvalue\n\nnew\n\na note"


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ("<w:vanish/>", "hidden text"),
        ('<w:color w:val="FFFFFF"/>', "white text"),
        ('<w:sz w:val="2"/>', "tiny text"),
        ('<w:rStyle w:val="ghost"/>', "hidden text"),
    ],
)
def test_word_text_that_does_not_show_is_kept_apart(properties: str, how: str) -> None:
    styles = (
        '<w:s xmlns:w="w"><w:style w:styleId="ghost"><w:rPr><w:vanish/></w:rPr></w:style></w:s>'
    )
    document = one(word_xml(run("seen") + run("unseen", properties), styles=styles))
    assert (document.text, document.hidden) == ("seen", (Hidden(how, "unseen"),))


def test_white_letters_on_a_dark_ground_show() -> None:
    dark = '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'
    assert one(word_xml(run("seen", dark))).text == "seen"


def test_word_comments_are_no_text() -> None:
    comments = f'<w:c xmlns:w="w"><w:comment w:id="1">{run("psst")}</w:comment></w:c>'
    document = one(word_xml(run("seen"), comments=comments))
    assert document.hidden == (Hidden("comment", "psst"),)


def test_open_document() -> None:
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        "<text:h>Head</text:h><text:p>one<text:s text:c='2'/>two<text:tab/>three"
        "<text:line-break/>four<text:span text:style-name='T1'>unseen</text:span></text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>label</text:p>"
        "</table:table-cell><table:table-cell><text:p>value</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        "<text:p>end<office:annotation><text:p>psst</text:p></office:annotation>.</text:p>"
    )
    document = one(open_document(body, styles))
    assert document.text == "Head\n\none  two\tthree\nfour\n\n• item\nlabel\tvalue\n\nend."
    assert document.hidden == (Hidden("hidden text", "unseen"), Hidden("comment", "psst"))


def test_rich_text() -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}"
        r"{\colortbl;\red255\green255\blue255;}{\info{\title psst}{\author N. N.}}\f0 "
        r"\'cf\'f0\'e8\'e2\'e5\'f2 \u1084?\u1080?\u1088? \u-10179?\u-8704?\par "
        r"seen{\v unseen}{\cf1 white}\par\trowd label\cell value\cell\row end{\pict ffff}}"
    )
    document = one(source.encode())
    assert document.text == "Привет мир 😀\n\nseen\n\nlabel\tvalue\n\nend"
    assert {(h.how, h.text) for h in document.hidden} == {
        ("metadata", "psstN. N."),
        ("hidden text", "unseen"),
        ("white text", "white"),
    }


@pytest.mark.parametrize(
    ("style", "how"),
    [
        ("display : none", "hidden text"),
        ("visibility:hidden !important", "hidden text"),
        ("font-size:1px", "tiny text"),
        ("color:#FFF", "white text"),
        ("position:absolute;left:-9999px", "off the page"),
        ("opacity:0", "hidden text"),
    ],
)
def test_html_text_that_does_not_show_is_kept_apart(style: str, how: str) -> None:
    page = f'<html><body><p>seen</p><div style="{style}">unseen <b>too</b></div></body></html>'
    document = one(page.encode())
    assert (document.text, document.hidden) == ("seen", (Hidden(how, "unseen too"),))


def test_html_is_read_as_a_browser_shows_it() -> None:
    page = (
        "<!doctype html><meta charset=windows-1251><style>.x{color:red} .gone{display:none}</style>"
        "<title>t</title><nav>menu</nav><h1>Заголовок</h1><p>one\n two<br>three <i>f</i>our</p>"
        "<ul><li>a</li><li><p>b</p></li></ul><ol><li>c<li>d</ol><!-- psst --><p class=gone>unseen"
        "<table><tr><td>label<td><p>value</table><button>Print</button><script>x()</script>"
        "<p style='background:#000;color:#fff'>on black"
    )
    document = one(page.encode("cp1251"))
    assert document.text == (
        "Заголовок\n\none two\nthree four\n\n• a\n• b\n1. c\n2. d\nlabel\tvalue\n\non black"
    )
    assert [(h.how, h.text) for h in document.hidden] == [
        ("metadata", "t"),
        ("header or footer", "menu"),
        ("comment", " psst "),
        ("hidden text", "unseen"),
        ("header or footer", "Print"),
    ]


def test_labels_and_values_of_a_web_form_stand_apart() -> None:
    page = (
        "<style>.v{display:block}</style><body><div><label>City</label><span>Leeds</span></div>"
        "<div><b class=v>Name</b><span class=v>Willow</span></div><p>a <label>box </label></p>"
    )
    assert one(page.encode()).text == "City\tLeeds\n\nName\n\nWillow\n\na box"


def test_a_label_and_its_value_may_be_two_parts_of_one_line_of_a_web_page() -> None:
    page = (
        "<body><div><span>ID</span> <span>5</span></div><div><b>Название организации</b>"
        f"<span>Ива</span></div><p><strong>Город</strong> Орёл</p><h2>Эссе номинанта</h2>"
        f"<p>{GOAL}</p><p><b>Город</b> рос вместе с нами.</p>"
        "<p><span>Мы разоб</span><span>рали письма</span></p>"
    )
    entry = parse(one(page.encode()), FORM).entry
    assert (entry.id, entry.organisation, entry.city) == ("5", "Ива", "Орёл")
    assert entry.text == f"{GOAL}\n\nГород рос вместе с нами.\n\nМы разобрали письма"


def test_pdf_paragraphs_pages_and_running_heads() -> None:
    def page(number: int, *lines: str) -> str:
        body = " ".join(shown(t, y=700 - 14 * n) for n, t in enumerate(lines))
        return f"{shown('Award 2024', y=800)} {body} {shown(str(number), x=290, y=30)}"

    first = page(
        1,
        "This line is long enough to reach the right edge of the page, it is really long",
        "and short.",
    )
    second = page(
        2,
        "Of the second page the first line is as long as that, and it ends in a para-",
        "graph of the text, which goes on over the page, so that this line here is",
    )
    third = page(3, "full, and ends here. A paragraph is a para is a paragraph.")
    document = one(pdf(first, second, third))
    assert "Award" not in document.text
    assert document.text.splitlines()[0].endswith("really long and short.")
    assert (
        "a paragraph of the text, which goes on over the page, so that this line here is full, and"
        in (document.text)
    )
    assert [document.text[at : at + 8] for at in document.pages] == [
        "This lin",
        "Of the s",
        "full, an",
    ]


def test_a_pdf_form_is_read_as_it_was_filled_in() -> None:
    labels = " ".join(
        (shown("Name", y=700), shown("City", y=670), shown("Essay", y=640), shown("Thanks", y=300))
    )
    document = one(
        pdf_form(
            labels,
            ("First line.\rAnd the second.", (72, 330, 520, 632), 4),
            ("ООО «Ива»", (180, 695, 500, 712), 4),
            ("Казань", (180, 665, 500, 682), 4),
            ("unseen", (72, 100, 200, 120), 2),
        )
    )
    assert document.text == (
        "Name\tООО «Ива»\nCity\tКазань\n\nEssay\nFirst line.\nAnd the second.\n\nThanks"
    )
    assert document.hidden == (Hidden("hidden text", "unseen"),)


def test_pdf_columns_are_read_one_after_the_other() -> None:
    def column(x: int, *lines: str) -> str:
        return " ".join(shown(text, x=x, y=640 - 14 * n) for n, text in enumerate(lines))

    heading = shown("A heading that is as wide as the whole page, and wider than a column", y=700)
    left = column(
        72,
        "The left column has its",
        "lines, and a word is hyphe-",
        "nated; then all goes on",
        "without paragraphs, up",
        "to the very beginning of",
    )
    right = column(
        320,
        "the right column, where",
        "the same paragraph is at",
        "its end. Under both is",
        "nothing whatsoever, and",
        "so it ends.",
    )
    text = one(pdf(f"{heading} {left} {right}")).text
    assert text.split("\n\n")[1] == (
        "The left column has its lines, and a word is hyphe-nated; then all goes on without "
        "paragraphs, up to the very beginning of the right column, where the same paragraph is at "
        "its end. Under both is nothing whatsoever, and so it ends."
    )


def rows(*cells: tuple[int, int, str]) -> str:
    """The text of a PDF with lines at these places."""
    after = "After the table a line of text goes over the page from its left edge to its right"
    table = " ".join(shown(text, x=x, y=y) for x, y, text in cells)
    return one(pdf(f"{table} {shown(after, y=400)} {shown(f'{after} again', y=386)}")).text


@pytest.mark.parametrize(
    "cells",
    [
        [(72, 700, "Name of the"), (72, 686, "organisation"), (250, 693, "Willow Ltd")],
        [(72, 700, "Name of the"), (72, 686, "organisation"), (250, 700, "Willow Ltd")],
        [(72, 693, "Name of the organisation"), (250, 700, "Willow"), (250, 686, "Ltd")],
        [
            *((72, 700, "Name of"), (72, 686, "the"), (72, 672, "organisation")),
            *((250, 693, "Willow"), (250, 679, "Ltd")),
        ],
    ],
    ids=["a long label, its value at its middle", "at its top", "a long value", "both"],
)
def test_cells_of_several_lines_make_one_row(cells: list[tuple[int, int, str]]) -> None:
    text = rows((72, 730, "ID"), (250, 730, "5"), *cells, (72, 640, "City"), (250, 640, "Leeds"))
    assert text.splitlines()[:1] == ["ID\t5"]
    joined = " ".join(text.replace("\n\n", "\n").split("\nCity\tLeeds")[0].splitlines()[1:])
    assert joined == "Name of the organisation\tWillow Ltd"


def test_a_cell_begins_where_that_of_the_next_row_does_however_long_the_label() -> None:
    text = rows(
        (72, 700, "A label that is long"), (184, 700, "Leeds"), (72, 685, "ID"), (184, 685, "5")
    )
    assert text.splitlines()[:2] == ["A label that is long\tLeeds", "ID\t5"]


def test_a_range_is_not_torn_where_its_line_ends() -> None:
    first = "This line is long enough to reach the right edge of the page, it is of 2023\\226"
    second = "2024, and the next one has a dash between words, as it should be, which \\227"
    third = "goes on."
    lines = (shown(t, y=700 - 14 * n) for n, t in enumerate((first, second, third)))
    assert "of 2023–2024, and" in (text := one(pdf(" ".join(lines))).text)
    assert text.endswith("which — goes on.")


def test_a_sign_written_after_the_words_around_it_stands_between_them() -> None:
    """As LibreOffice writes an arrow that its font lacks."""
    around = "BT /F1 12 Tf 72 700 Td (from 34%) Tj 80 0 Td (21%; then) Tj ET"
    text = one(pdf(f"{around} {shown('>', x=135)} {shown('the next line', y=680)}")).text
    assert " ".join(text.split()) == "from 34% > 21%; then the next line"


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (shown("unseen", y=650, before="1 1 1 rg"), "white text"),
        (shown("unseen", y=650, size=1), "tiny text"),
        (shown("unseen", x=900), "off the page"),
        (shown("unseen", y=650, before="3 Tr"), "hidden text"),
    ],
)
def test_pdf_text_that_does_not_show_is_kept_apart(content: str, how: str) -> None:
    document = one(pdf(f"{shown('seen')} {content}"))
    assert (document.text, document.hidden) == ("seen", (Hidden(how, "unseen"),))


def test_pdf_white_letters_on_a_coloured_ground_show() -> None:
    banner = "0 0 0.5 rg 50 640 300 40 re f " + shown("on blue", y=650, before="1 1 1 rg")
    assert one(pdf(banner)).text == "on blue"


def test_an_archive_yields_the_good_and_then_names_the_bad() -> None:
    data = zipped(
        {"б.txt": BARS, "a/c.docx": word(*LABELS.split("\n")), "x.png": b"\x89PNG", ".y": "-"}
    )
    found: list[Document] = []
    with pytest.raises(EntryError, match=r"1 of 3 files.*x\.png: is a PNG picture"):
        found.extend(read("все.zip", data))
    assert [d.name for d in found] == ["все.zip/a/c.docx", "все.zip/б.txt"]
    assert {parse(d, FORM).entry.text.replace("\n\n\n", "\n\n") for d in found} >= {ESSAY}


def linked(name: str, target: str) -> bytes:
    """An archive with a text and with a symbolic link, as `zip -y` packs it."""
    link = zipfile.ZipInfo(name)
    link.create_system, link.external_attr = 3, 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", GOAL)
        archive.writestr(link, target)
    return file.getvalue()


def test_a_link_in_an_archive_is_left_out_and_named() -> None:
    found: list[Document] = []
    with pytest.raises(EntryError, match=r"1 of 2 files.*b\.txt: is a link"):
        found.extend(read("b.zip", linked("b.txt", "../../etc/passwd")))
    assert [d.text for d in found] == [GOAL]


def test_the_content_counts_and_not_the_ending() -> None:
    assert one(word("seen"), "a.txt").media_type.endswith("wordprocessingml.document")
    assert one(pdf(shown("seen")), "a.docx").media_type == "application/pdf"
    assert one("просто текст".encode(), "a.pdf").media_type == "text/plain"
