"""What a page hides is kept apart; what only looks like it is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assessor.intake.document import Hidden
from assessor.intake.docx import read_docx
from assessor.intake.html import read_html
from tests.intake.make import WORD, run, word_xml

WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    "span",
    [
        '<span style="color:#fefefe">unseen</span>',
        '<span style="color: rgb(254, 254, 254)">unseen</span>',
        '<font color="white">unseen</font>',
        '<b style="background: white"><span style="color:white">unseen</span></b>',
        '<b bgcolor="#ffffff"><span style="color:#FFF">unseen</span></b>',
    ],
)
def test_nearly_white_text_on_a_page(span: str) -> None:
    (document,) = read_html("a.html", f"<p>seen</p><p>{span}</p>".encode())
    assert (document.text, document.hidden) == ("seen", (Hidden("white text", "unseen"),))


@pytest.mark.parametrize(
    "cell",
    [
        '<td bgcolor="#003366"><font color="white">seen</font></td>',
        '<td style="padding: 1px; background: navy"><b style="color:#fff">seen</b></td>',
        '<td style="color:#ffc">seen</td>',
        '<td style="font-size:7pt">seen</td>',
    ],
)
def test_white_on_dark_shows(cell: str) -> None:
    (document,) = read_html("a.html", f"<table><tr>{cell}</tr></table>".encode())
    assert (document.text, document.hidden) == ("seen", ())


def test_what_a_page_says_of_itself() -> None:
    page = '<head><meta charset="utf-8"><meta name="description" content="psst"></head><p>seen'
    (document,) = read_html("a.html", page.encode())
    assert (document.text, document.hidden) == ("seen", (Hidden("metadata", "psst"),))


def shaded(fill: str) -> Iterator[str]:
    shading = f'<w:shd w:val="clear" w:fill="{fill}"/>'
    white = run("said", WHITE)
    yield f"<w:tbl><w:tr><w:tc><w:tcPr>{shading}</w:tcPr>{white}</w:tc></w:tr></w:tbl>"
    yield white.replace("<w:p>", f"<w:p><w:pPr>{shading}</w:pPr>")


@pytest.mark.parametrize(("fill", "hidden"), [("1F3864", False), ("FDFDFD", True)])
def test_white_text_in_a_shaded_cell_or_paragraph(fill: str, hidden: bool) -> None:
    for body in shaded(fill):
        (document,) = read_docx("a.docx", word_xml(body + run("seen")))
        assert document.hidden == ((Hidden("white text", "said"),) if hidden else ())
        assert ("said" in document.text) is not hidden


def test_heads_and_feet_of_pages_are_looked_at_and_not_read() -> None:
    head = f'<w:hdr xmlns:w="{WORD}"><w:p><w:r><w:t>psst</w:t></w:r></w:p></w:hdr>'
    (document,) = read_docx("a.docx", word_xml(run("seen"), header1=head))
    assert (document.text, document.hidden) == ("seen", (Hidden("header or footer", "psst"),))


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_read_without_what_is_hidden_in_it(kind: str) -> None:
    said = f"{run('unseen', '<w:vanish/>')}{run('note')}"
    notes = f'<w:notes xmlns:w="{WORD}"><w:{kind} w:id="2">{said}</w:{kind}></w:notes>'
    body = f'<w:p><w:r><w:t>seen</w:t><w:{kind}Reference w:id="2"/></w:r></w:p>'
    (document,) = read_docx("a.docx", word_xml(body, **{f"{kind}s": notes}))
    assert (document.text, document.hidden) == ("seen\n\nnote", (Hidden("hidden text", "unseen"),))
