"""What an OpenDocument file does not show is kept apart; what only looks like it is read."""

from __future__ import annotations

import pytest

from assessor.intake.document import Hidden
from assessor.intake.odt import read_odt
from tests.intake.make import open_document, zipped

GROUND = "text in the colour of its ground"


def read(body: str, styles: str = "") -> tuple[str, tuple[Hidden, ...]]:
    (document,) = read_odt("a.odt", open_document(body, styles))
    return document.text, document.hidden


def style(name: str, inner: str, family: str = "text", parent: str = "") -> str:
    based = f'style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}" {based}>{inner}</style:style>'


def look(attributes: str) -> str:
    return f"<style:text-properties {attributes}/>"


@pytest.mark.parametrize(
    ("attributes", "how"),
    [
        ('text:display="none"', "hidden text"),
        ('fo:color="#fafafa"', "white text"),
        ('fo:color="#000080" fo:background-color="#000080"', GROUND),
        ('fo:font-size="1pt"', "tiny text"),
        ('fo:font-size="2%"', "tiny text"),
        ('style:text-scale="1%"', "tiny text"),
        ('fo:letter-spacing="-0.2in"', "tiny text"),
        ('fo:color="#000000" style:opacity="0%"', "hidden text"),
        ('fo:color="#ffffff" fo:background-color="#000080"', ""),
        ('fo:color="#bbbbbb"', ""),
        ('fo:font-size="6pt"', ""),
        ('fo:font-size="80%"', ""),
        ('fo:color="#ffffff" style:use-window-font-color="true" style:opacity="0%"', ""),
    ],
)
def test_a_span(attributes: str, how: str) -> None:
    body = '<text:p>seen <text:span text:style-name="T1">said</text:span></text:p>'
    text, hidden = read(body, style("T1", look(attributes)))
    assert hidden == ((Hidden(how, "said"),) if how else ())
    assert ("said" in text) is (how == "")


def test_a_style_that_is_based_on_one_that_hides() -> None:
    styles = style("A", look('text:display="none"')) + style("B", look(""), parent="A")
    styles += style("C", look('text:display="true"'), parent="A")
    body = "".join(f'<text:span text:style-name="{n}">{n}</text:span>' for n in "ABC")
    assert read(f"<text:p>seen {body}</text:p>", styles) == (
        "seen C",
        (Hidden("hidden text", "AB"),),
    )


def test_a_paragraph_of_a_white_style_and_a_dark_cell() -> None:
    styles = style("P1", look('fo:color="#ffffff"'), "paragraph") + style(
        "ce", '<style:table-cell-properties fo:background-color="#1f3864"/>', "table-cell"
    )
    white = '<text:p text:style-name="P1">said</text:p>'
    cell = f'<table:table-cell table:style-name="ce">{white}</table:table-cell>'
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    assert read(table, styles) == ("said", ())
    assert read(f"<text:p>seen</text:p>{white}", styles)[1] == (Hidden("white text", "said"),)


def test_a_line_of_no_height() -> None:
    low = style("P1", '<style:paragraph-properties fo:line-height="0.5pt"/>', "paragraph")
    body = '<text:p>seen</text:p><text:p text:style-name="P1">said</text:p>'
    assert read(body, low) == ("seen", (Hidden("tiny text", "said"),))


@pytest.mark.parametrize(
    ("place", "how"),
    [
        ('svg:x="-30cm" svg:y="1cm" svg:width="10cm" svg:height="2cm"', "off the page"),
        ('svg:x="1cm" svg:y="-1cm" svg:width="10cm" svg:height="2cm"', ""),
        ('svg:x="1cm" svg:y="1cm" svg:width="0cm" svg:height="0cm"', "hidden text"),
    ],
)
def test_a_frame(place: str, how: str) -> None:
    names = 'xmlns:svg="svg" xmlns:draw="draw"'
    box = "<draw:text-box><text:p>said</text:p></draw:text-box><svg:desc>psst</svg:desc>"
    text, hidden = read(f"<text:p>seen<draw:frame {names} {place}>{box}</draw:frame></text:p>")
    beside = Hidden("description of a picture", "psst")
    assert hidden == ((Hidden(how, "saidpsst"),) if how else (beside,))
    assert ("said" in text) is (how == "")


def test_sections_deletions_and_hidden_fields() -> None:
    body = (
        "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:tracked-changes><text:p>seen<text:hidden-text text:string-value='hush'/></text:p>"
        "<text:section text:display='none'><text:p>psst</text:p></text:section>"
    )
    assert read(body) == (
        "seen",
        (
            Hidden("deleted text", "gone"),
            Hidden("hidden text", "hushpsst"),
        ),
    )


def test_what_stands_in_the_margins() -> None:
    head = "<s xmlns:text='t'><header><text:p>psst</text:p></header><footer/></s>"
    with_body = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "styles.xml": head,
            "content.xml": "<c xmlns:text='t'><text:p>seen</text:p></c>",
        }
    )
    (document,) = read_odt("a.odt", with_body)
    assert (document.text, document.hidden) == ("seen", (Hidden("header or footer", "psst"),))
