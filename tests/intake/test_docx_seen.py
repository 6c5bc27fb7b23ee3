"""What Word does not show is kept apart; what only looks like it is read."""

from __future__ import annotations

import pytest

from assessor.intake.document import Hidden
from assessor.intake.docx import read_docx
from tests.intake.make import WORD, run, word_xml, zipped

GROUND = "text in the colour of its ground"
THEME = (
    "<a:theme xmlns:a='a'><a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' "
    "lastClr='000000'/></a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>"
    "<a:dk2><a:srgbClr val='1F497D'/></a:dk2><a:accent1><a:srgbClr val='4F81BD'/></a:accent1>"
    "</a:clrScheme></a:themeElements></a:theme>"
)


def style(id_: str, inner: str, based_on: str = "", kind: str = "character", more: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_}" {more}>{based}{inner}</w:style>'


LOW = '<w:spacing w:line="10" w:lineRule="exact"/>'
STYLES = f"<w:styles xmlns:w='{WORD}'>" + "".join(
    (
        style("ghost", "<w:rPr><w:vanish/></w:rPr>"),
        style("child", "<w:rPr><w:b/></w:rPr>", "ghost"),
        style("back", '<w:rPr><w:vanish w:val="0"/></w:rPr>', "ghost"),
        style("low", f"<w:pPr>{LOW}</w:pPr>", kind="paragraph"),
        style("grid", "<w:tblStylePr w:type='firstRow'><w:rPr><w:vanish/></w:rPr><w:tcPr>"
              "<w:shd w:val='clear' w:fill='1F3864'/></w:tcPr></w:tblStylePr>", kind="table"),
    )
) + "</w:styles>"  # fmt: skip


def read(body: str) -> tuple[str, tuple[Hidden, ...]]:
    file = {"styles": STYLES, "theme/theme1": THEME}
    (document,) = read_docx("a.docx", word_xml(body, **file))
    return document.text, document.hidden


def paragraph(properties: str, text: str, of_run: str = "") -> str:
    return run(text, of_run).replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>", 1)


UNSEEN = {
    "white of the theme": ('<w:color w:val="000000" w:themeColor="background1"/>', "white text"),
    "nearly white": ('<w:color w:val="F4F4F4"/>', "white text"),
    "a tint of black that is white": (
        '<w:color w:val="000000" w:themeColor="text1" w:themeTint="05"/>',
        "white text",
    ),
    "black on black": (
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
        GROUND,
    ),
    "yellow on yellow": ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', GROUND),
    "on solid shading": (
        '<w:color w:val="1F497D"/><w:shd w:val="solid" w:color="1F497D" w:fill="FFFFFF"/>',
        GROUND,
    ),
    "on the theme's shading": (
        '<w:color w:val="4F81BD"/><w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent1"/>',
        GROUND,
    ),
    "squeezed": ('<w:w w:val="1"/>', "tiny text"),
    "letters on each other": ('<w:spacing w:val="-240"/>', "tiny text"),
    "lowered by more than a page": ('<w:position w:val="-3000"/>', "off the page"),
    "raised by more than a page": ('<w:position w:val="3000"/>', "off the page"),
    "always hidden": ("<w:specVanish/>", "hidden text"),
    "a hidden style": ('<w:rStyle w:val="ghost"/>', "hidden text"),
    "a style based on it": ('<w:rStyle w:val="child"/>', "hidden text"),
    "a fill of nothing": ("<w:textFill><w:noFill/></w:textFill>", "hidden text"),
    "a fill of white": (
        '<w:textFill><w:solidFill><w:srgbClr w:val="FFFFFF"/></w:solidFill></w:textFill>',
        "white text",
    ),
}


@pytest.mark.parametrize(("properties", "how"), UNSEEN.values(), ids=UNSEEN)
def test_a_run_that_does_not_show(properties: str, how: str) -> None:
    assert read(run("seen") + run("unseen", properties)) == ("seen", (Hidden(how, "unseen"),))


SEEN = {
    "light grey": '<w:color w:val="BFBFBF"/>',
    "small": '<w:sz w:val="12"/>',
    "white on highlighting": '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
    "any colour on black": '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>',
    "white on the theme's shading": (
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto" w:themeFill="text2"/>'
    ),
    "condensed": '<w:w w:val="66"/><w:spacing w:val="-15"/>',
    "hidden on the web only, as in a table of contents": "<w:webHidden/>",
    "a style that shows again": '<w:rStyle w:val="back"/>',
    "outlined": "<w:textOutline><w:noFill/></w:textOutline>",
    "a shade of white that is grey": (
        '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="A6"/>'
    ),
}


@pytest.mark.parametrize("properties", SEEN.values(), ids=SEEN)
def test_a_run_that_shows(properties: str) -> None:
    assert read(run("seen", properties)) == ("seen", ())


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        (LOW, "tiny text"),
        ('<w:pStyle w:val="low"/>', "tiny text"),
        ('<w:framePr w:w="100" w:x="-20000" w:y="1"/>', "off the page"),
        ('<w:ind w:left="31000"/>', "off the page"),
        ('<w:framePr w:w="2000" w:hAnchor="page" w:x="-9000" w:y="1"/>', "off the page"),
        ('<w:framePr w:w="2000" w:vAnchor="page" w:x="1" w:y="-9000"/>', "off the page"),
        ('<w:framePr w:w="100" w:x="-20000" w:y="1"/><w:ind w:left="0"/>', "off the page"),
        ('<w:framePr w:w="9000" w:hAnchor="margin" w:x="-1000" w:y="-700"/>', ""),
        ('<w:framePr w:w="9000" w:hAnchor="margin" w:x="-9000" w:y="1"/>', ""),
        ('<w:framePr w:w="1" w:h="1" w:hRule="exact" w:x="9" w:y="9"/>', "tiny text"),
        ('<w:framePr w:w="1" w:h="1" w:hRule="atLeast"/>', ""),
        ('<w:spacing w:line="240" w:lineRule="exact"/><w:ind w:left="2000"/>', ""),
        ('<w:spacing w:line="10"/>', ""),
    ],
)
def test_the_place_and_height_of_a_paragraph(properties: str, how: str) -> None:
    text, hidden = read(run("seen") + paragraph(properties, "said"))
    assert hidden == ((Hidden(how, "said"),) if how else ())
    assert ("said" in text) is (how == "")


@pytest.mark.parametrize(
    ("table", "row", "how"),
    [
        ("", "<w:hidden/>", "hidden text"),
        ("", '<w:hidden w:val="false"/>', ""),
        ("", '<w:trHeight w:val="1" w:hRule="exact"/>', "tiny text"),
        ("", '<w:trHeight w:val="1" w:hRule="atLeast"/>', ""),
        ("", '<w:trHeight w:val="300" w:hRule="exact"/>', ""),
        ('<w:tblpPr w:tblpX="-20000" w:tblpY="1"/>', "", "off the page"),
        ('<w:tblInd w:w="-31000"/>', "", "off the page"),
        ('<w:tblInd w:w="-108"/>', "", ""),
    ],
)
def test_rows_of_a_table(table: str, row: str, how: str) -> None:
    def of(text: str, properties: str) -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{run(text)}</w:tc></w:tr>"

    text, hidden = read(f"<w:tbl><w:tblPr>{table}</w:tblPr>{of('said', row)}</w:tbl>{run('seen')}")
    assert hidden == ((Hidden(how, "said"),) if how else ())
    assert ("said" in text) is (how == "")
    assert text.endswith("seen")


def test_the_position_of_a_run_does_not_bring_its_paragraph_back() -> None:
    body = paragraph('<w:ind w:left="31000"/>', "said", '<w:position w:val="2"/>')
    assert read(body) == ("", (Hidden("off the page", "said"),))


def test_rows_after_a_hidden_one_show() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{run('psst')}</w:tc></w:tr>"
    shown = f"<w:tr><w:tc>{run('seen')}</w:tc></w:tr>"
    assert read(f"<w:tbl>{hidden}{shown}</w:tbl>") == ("seen", (Hidden("hidden text", "psst"),))


def test_a_style_hides_however_long_the_chain_to_it_is() -> None:
    """And styles that are based on each other in a circle have an end."""
    ghost = style("s300", "<w:rPr><w:vanish/></w:rPr>", "s0")
    chain = "".join(style(f"s{n}", "<w:rPr><w:b/></w:rPr>", f"s{n + 1}") for n in range(300))
    styles = f"<w:styles xmlns:w='{WORD}'>{chain}{ghost}</w:styles>"
    for first in ("s0", "s150", "s299"):
        body = run("unseen", f'<w:rStyle w:val="{first}"/>') + run("seen")
        (document,) = read_docx("a.docx", word_xml(body, styles=styles))
        assert (document.text, len(document.hidden)) == ("seen", 1)


def test_every_header_and_footer_is_looked_at() -> None:
    parts = {
        f"header{n}": f"<w:hdr xmlns:w='{WORD}'>{run(f'psst {n}')}</w:hdr>" for n in (1, 10, 47)
    }
    (document,) = read_docx("a.docx", word_xml(run("seen"), **parts))
    assert {h.text for h in document.hidden} == {"psst 1", "psst 10", "psst 47"}


def test_the_usual_style_of_paragraphs_counts() -> None:
    white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    usual = style("Normal", white, kind="paragraph", more='w:default="1"')
    styles = f"<w:styles xmlns:w='{WORD}'>{usual}</w:styles>"
    body = run("unseen") + run("seen", '<w:color w:val="222222"/>')
    (document,) = read_docx("a.docx", word_xml(body, styles=styles))
    assert (document.text, document.hidden) == ("seen", (Hidden("white text", "unseen"),))


WHITE = '<w:color w:val="FFFFFF"/>'


def test_a_style_of_tables_may_lay_a_dark_ground() -> None:
    """Which rows it colours is not worked out: white text in such a table is taken to show."""
    row = f"<w:tr><w:tc>{run('seen', WHITE)}</w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr>{row}</w:tbl>'
    assert read(table) == ("seen", ())
    assert read(f"{run('x')}<w:tbl>{row}</w:tbl>")[1] == (Hidden("white text", "seen"),)


def box(anchor: str, fill: str, text: str) -> str:
    return (
        f"<w:p><w:r><w:t>seen</w:t><w:drawing><wp:anchor xmlns:wp='wp'>{anchor}<wps:wsp "
        f"xmlns:wps='s'><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{text}"
        "</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>"
    )


EXTENT = "<wp:extent cx='3000000' cy='900000'/>"
OFF = "<wp:positionH><wp:posOffset>-9144000</wp:posOffset></wp:positionH>"
NEAR = "<wp:positionH><wp:posOffset>-200000</wp:posOffset></wp:positionH>"
DARK = "<a:solidFill xmlns:a='a'><a:srgbClr val='1F3864'/></a:solidFill>"


@pytest.mark.parametrize(
    ("body", "how"),
    [
        (box(OFF + EXTENT, "", run("said")), "off the page"),
        (box("<wp:extent cx='0' cy='0'/>", "", run("said")), "hidden text"),
        (box(EXTENT + "<wp:docPr hidden='1'/>", "", run("said")), "hidden text"),
        (box(EXTENT, "", run("said", WHITE)), "white text"),
        (box(EXTENT, DARK, run("said", '<w:color w:val="1F3864"/>')), GROUND),
        (box(NEAR + EXTENT, "", run("said")), ""),
        (box(EXTENT, DARK, run("said", WHITE)), ""),
        (box(EXTENT, "<a:gradFill xmlns:a='a'/>", run("said", WHITE)), ""),
    ],
)
def test_text_in_a_shape(body: str, how: str) -> None:
    text, hidden = read(body)
    assert hidden == ((Hidden(how, "said"),) if how else ())
    assert ("said" in text) is (how == "")


@pytest.mark.parametrize(
    ("shape", "how"),
    [
        ('style="position:absolute;margin-left:-900pt;width:100pt;height:20pt"', "off the page"),
        ('style="visibility:hidden;width:100pt;height:20pt"', "hidden text"),
        ('style="width:100pt;height:20pt" fillcolor="#1f3864"', ""),
        ('style="width:100pt;height:20pt" fillcolor="#1f3864" filled="f"', "white text"),
    ],
)
def test_text_in_a_shape_of_older_files(shape: str, how: str) -> None:
    inner = f"<w:txbxContent>{run('said', WHITE)}</w:txbxContent>"
    pict = f"<w:pict><v:shape xmlns:v='v' {shape}><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    text, hidden = read(f"<w:p><w:r><w:t>seen</w:t>{pict}</w:r></w:p>")
    assert hidden == ((Hidden(how, "said"),) if how else ())
    assert ("said" in text) is (how == "")


def test_what_was_deleted_and_what_pictures_are_said_to_show() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>seen</w:t>"
        "<w:drawing><wp:inline xmlns:wp='wp'><wp:docPr descr='psst' title='hush'/></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
    assert read(body) == (
        "seen",
        (Hidden("deleted text", "gone"), Hidden("description of a picture", "pssthush")),
    )


def test_all_properties_of_the_file_are_looked_at() -> None:
    own = "<p xmlns:v='v'><property name='x'><v:lpwstr>psst</v:lpwstr></property></p>"
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{run("seen")}</w:body>'
        "</w:document>",
        "docProps/app.xml": "<p><Company>hush</Company><Words>5</Words></p>",
        "docProps/custom.xml": own,
    }
    (document,) = read_docx("a.docx", zipped(parts))
    assert document.hidden == (Hidden("metadata", "hush"), Hidden("metadata", "psst"))


@pytest.mark.parametrize(("shows", "hidden"), [("<w:displayBackgroundShape/>", False), ("", True)])
def test_a_page_may_be_dark(shows: str, hidden: bool) -> None:
    settings = f"<w:settings xmlns:w='{WORD}'>{shows}</w:settings>"
    page = '<w:background w:color="1F3864"/>'
    (document,) = read_docx(
        "a.docx", word_xml(page + run("said", WHITE) + run("x"), settings=settings)
    )
    assert bool(document.hidden) is hidden
