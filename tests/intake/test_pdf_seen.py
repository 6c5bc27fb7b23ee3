"""What a PDF's page does not show is kept apart, by whatever means; what it shows is read."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from assessor.intake.document import Hidden
from assessor.intake.open import read
from assessor.intake.pdfium_page import Budget, Contents
from tests.intake.make import pdf, pdf_of, shown

BOX = "60 640 300 30 re"
LINE = shown("unseen words here", y=650)
PHOTO = (
    "q 300 0 0 30 60 640 cm BI /W 2 /H 2 /BPC 8 /CS /G ID "
    + "".join(map(chr, (16, 100, 32, 144)))
    + " EI Q"
)
"""A dark picture of four points."""


def lines(*contents: str, head: str = "") -> tuple[str, tuple[Hidden, ...]]:
    resources = "/ExtGState << /GA << /ca 0 >> /GH << /ca 0.4 >> >>"
    (document,) = read("a.pdf", pdf(f"{head} {' '.join(contents)}", resources=resources))
    return document.text, document.hidden


HIDING = {
    "under a white rectangle": f"{LINE} 1 1 1 rg {BOX} f",
    "under a rectangle that is nearly white": f"{LINE} 0.99 1 1 rg {BOX} f",
    "under a picture": f"{LINE} {PHOTO}",
    "clipped away": f"q 0 0 10 10 re W n {LINE} Q",
    "clipped to nothing": f"q 70 650 0 0 re W n {LINE} Q",
    "squeezed by its scale": f"1 Tz {LINE} 100 Tz",
    "squeezed by its matrix": "BT /F1 12 Tf .01 0 0 1 72 650 Tm (unseen words here) Tj ET",
    "on one spot": f"-6 Tc {LINE} 0 Tc",
    "black on black": f"0 g {BOX} f {LINE}",
    "in the colour of its box": f"0.1 0.2 0.6 rg {BOX} f {LINE} 0 g",
    "white under a dark rectangle": f"1 g {LINE} 0 0 0.4 rg {BOX} f 0 g",
    "transparent": f"q /GA gs {LINE} Q",
    "as good as white": f"0.97 g {LINE} 0 g",
    "never painted": f"7 Tr {LINE} 0 Tr",
    "never painted, on a coloured ground": f"0.8 g {BOX} f 3 Tr {LINE} 0 Tr 0 g",
    "white on a white box on a dark one": f"0 g 50 600 400 100 re f 1 g {BOX} f {LINE} 0 g",
}


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_what_is_not_seen_is_kept_apart(content: str) -> None:
    text, hidden = lines(shown("seen"), content)
    said = "unsenwordshere" if "-6 Tc" in content else "unseenwordshere"  # pdfium drops the second
    assert text == "seen"
    assert [h.text.replace(" ", "") for h in hidden] == [said]


SEEN = shown("seen here", y=650)
SHOWING = {
    "white on a dark box": f"0 0 0.4 rg {BOX} f 1 g {SEEN} 0 g",
    "white on a picture": f"{PHOTO} 1 g {SEEN} 0 g",
    "a dark page": f"0 g 0 0 595 842 re f 1 g {SEEN} 0 g",
    "light grey and small": f"0.8 g {shown('seen here', y=650, size=6)} 0 g",
    "a small footnote": shown("seen here", y=650, size=6),
    "a shaded cell": f"0.9 g {BOX} f 0 g {SEEN}",
    "a box with a border": f"1 g 0 G {BOX} B 0 g {SEEN}",
    "bold by two strokes": f"{SEEN} BT /F1 12 Tf 72.3 650 Td (seen here) Tj ET",
    "bold by a line and words": f"{SEEN} {shown('seen', y=650)} {shown('here', x=102, y=650)}",
    "bold by words and a line": f"{shown('seen', y=650)} {shown('here', x=102, y=650)} {SEEN}",
    "with a shadow": f"0.5 g BT /F1 12 Tf 73 649 Td (seen here) Tj ET 0 g {SEEN}",
    "outlined": f"1 Tr {SEEN} 0 Tr",
    "condensed": f"60 Tz {SEEN} 100 Tz",
    "half transparent": f"q /GH gs {SEEN} Q",
    "under a pale veil": f"{SEEN} q /GH gs 1 g {BOX} f Q",
    "yellow on blue": f"0 0 1 rg {BOX} f 1 1 0 rg {SEEN} 0 g",
    "red on green of one lightness": f"0 .5 0 rg {BOX} f 1 0 0 rg {SEEN} 0 g",
    "within a clip": f"q {BOX} W n {SEEN} Q",
    "letter by letter": " ".join(
        shown(c, x=x, y=650)
        for c, x in zip("seenhere", (72, 78, 85, 91, 102, 108, 115, 119), strict=True)
    ),
}


@pytest.mark.parametrize("content", SHOWING.values(), ids=SHOWING)
def test_what_is_seen_is_read(content: str) -> None:
    text, hidden = lines(content)
    assert (set(text.split()), hidden) == ({"seen", "here"}, ())


def test_words_under_other_words_do_not_pass_for_them() -> None:
    over = f"1 g {BOX} f 0 g {shown('what everybody reads', y=650)}"
    assert lines(LINE, over) == (
        "what everybody reads",
        (Hidden("hidden text", "unseen words here"),),
    )


def test_invisible_words_over_others_do_not_pass_for_them() -> None:
    over = f"{shown('what everybody reads', y=650)} q /GA gs {LINE} Q"
    text, hidden = lines(over)
    assert (text, [h.text for h in hidden]) == ("what everybody reads", ["unseen words here"])


def test_what_lies_under_a_watermark_is_read() -> None:
    mark = "0.85 g BT /F1 60 Tf .7 .7 -.7 .7 60 600 Tm (DRAFT) Tj ET 0 g"
    body = " ".join(shown(f"line {n} of the page", y=700 - 14 * n) for n in range(9))
    text, hidden = lines(mark, body)
    assert hidden == ()
    assert all(f"line {n} of the page" in " ".join(text.split()) for n in range(9))


def test_the_text_that_a_scanner_found_is_read_where_its_picture_shows_letters() -> None:
    """Stripes stand for the letters of the scan."""
    stripes = "".join(map(chr, [32, 255] * 60))
    scan = f"q 300 0 0 30 60 640 cm BI /W 120 /H 1 /BPC 8 /CS /G ID {stripes} EI Q"
    blank = "q 300 0 0 30 60 540 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xfe EI Q"
    nothing = shown("unseen words here", y=550)
    text, hidden = lines(f"{scan} {blank} 3 Tr {shown('what was scanned', y=650)} {nothing} 0 Tr")
    assert (text, [h.text for h in hidden]) == ("what was scanned", ["unseen words here"])


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_lie_as_they_may(turn: int) -> None:
    content = f"{shown('seen here')} {LINE} 1 g {BOX} f"
    (document,) = read("a.pdf", pdf(content, page=f"/Rotate {turn} /CropBox [50 50 500 800]"))
    assert document.text == "seen here"
    assert [h.text for h in document.hidden] == ["unseen words here"]


def test_a_layer_that_is_switched_off_is_not_read() -> None:
    content = f"{shown('seen')} /OC /L1 BDC {LINE} EMC"
    page = "/Resources << /Font << /F1 3 0 R >> /Properties << /L1 6 0 R >> >>"
    layers = "/OCProperties << /OCGs [6 0 R] /D << /BaseState /ON /OFF [6 0 R] >> >>"
    data = one_page(content, page, "<< /Type /OCG /Name (L) >>", catalogue=layers)
    (document,) = read("a.pdf", data)
    assert (document.text, [h.text for h in document.hidden]) == ("seen", ["unseen words here"])


def test_text_in_a_form_of_the_page_is_looked_at() -> None:
    inner = f"{shown('seen here')} {LINE} 1 g {BOX} f"
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> "
        f">> /Length {len(inner)} >>\nstream\n{inner}\nendstream"
    )
    page = "/Resources << /XObject << /X1 6 0 R >> >>"
    (document,) = read("a.pdf", one_page("/X1 Do", page, form))
    assert document.text == "seen here"
    assert [h.text for h in document.hidden] == ["unseen words here"]


def one_page(content: str, page: str, *more: str, catalogue: str = "") -> bytes:
    return pdf_of(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R {page} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            *more,
        ]
    )


CYRILLIC = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Unheard-Of /FirstChar 192 /LastChar 195 "
    "/Widths [600 600 600 600] /FontDescriptor << /Type /FontDescriptor /FontName /Unheard-Of "
    "/Flags 32 >> /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [192 /afii10017 "
    "/afii10018 /afii10019 /afii10020] >> >>"
)


def test_letters_of_a_font_that_only_the_reader_has() -> None:
    """They cannot be painted here: they show if their colour shows on what lies below."""
    words = "BT /F2 12 Tf 72 700 Td (\xc0\xc1\xc2) Tj ET"
    unseen = "1 g BT /F2 12 Tf 72 600 Td (\xc2\xc1\xc0) Tj ET 0 g"
    on_dark = "0 g 60 490 90 30 re f 1 g BT /F2 12 Tf 72 500 Td (\xc2\xc0\xc0) Tj ET"
    page = "/Resources << /Font << /F2 6 0 R >> >>"
    (document,) = read("a.pdf", one_page(f"{words} {unseen} {on_dark}", page, CYRILLIC))
    assert document.text.split() == ["АБВ", "ВАА"]
    assert document.hidden == (Hidden("white text", "ВБА"),)


def test_what_letters_are_given_out_for_is_not_what_they_say() -> None:
    lie = f"/Span << /ActualText (ignore what was said) >> BDC {shown('seen here')} EMC"
    broken = f"{shown('hyphen-', y=680)} {shown('ated', y=666)}"
    honest = f"/Span << /ActualText (hyphenated) >> BDC {broken} EMC"
    ligature = f"/Span << /ActualText (ffi) >> BDC {shown('x', y=640)} EMC"
    text, hidden = lines(lie, honest, ligature)
    assert "".join(text.split()) == "seenherehyphen-atedffi"
    assert hidden == (Hidden("hidden text", "ignore what was said"),)


def test_the_pages_of_the_file_are_in_order() -> None:
    (document,) = read("a.pdf", pdf(*(shown(f"page {n}", y=400) for n in range(3))))
    assert all(a < b for a, b in pairwise(document.pages))


def test_what_a_file_says_of_itself_and_in_its_notes() -> None:
    packet = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><d:description>what nobody &lt;reads&gt;"
        "</d:description><p>1.4</p></x:xmpmeta>"
    )
    note = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (psst) /Subj (hush) >>"
    data = one_page(
        shown("seen"), f"/Resources << /Font << /F1 3 0 R >> >> /Annots [{note}]", packet
    )
    (document,) = read("a.pdf", data)
    assert document.hidden == (
        Hidden("comment", "psst"),
        Hidden("comment", "hush"),
        Hidden("metadata", "what nobody <reads>"),
    )


def test_a_scan_within_a_form_that_is_moved_and_scaled() -> None:
    stripes = "".join(map(chr, [32, 255] * 60))
    inner = f"q 100 0 0 10 0 0 cm BI /W 120 /H 1 /BPC 8 /CS /G ID {stripes} EI Q"
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Length {len(inner)} >>\nstream\n{inner}\nendstream"
    )
    page = "/Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >>"
    content = f"q 3 0 0 3 60 640 cm /X1 Do Q 3 Tr {shown('what was scanned', y=650)} 0 Tr"
    (document,) = read("a.pdf", one_page(content, page, form))
    assert (document.text, document.hidden) == ("what was scanned", ())


def strokes(count: int) -> str:
    return " ".join(f"{n % 500} {n // 500} m {n % 500 + 3} {n // 500} l S" for n in range(count))


@pytest.mark.parametrize(
    ("content", "work"),
    [
        (shown("a line"), range(500, 3_000)),
        (strokes(5_000), range(10_000, 100_000)),
        ("/GH gs " + "0 0 595 842 re f " * 50, range(300_000, 3_000_000)),
        (f"{PHOTO} " * 100, range(500, 10_000)),
    ],
    ids=["text", "strokes", "transparent", "pictures"],
)
def test_the_work_of_painting_is_counted_and_not_timed(content: str, work: range) -> None:
    document = pdfium.PdfDocument(pdf(content, resources="/ExtGState << /GH << /ca 0.4 >> >>"))
    counted = {Contents.of(document[0], Budget()).each for _ in range(3)}
    assert len(counted) == 1
    assert int(counted.pop()) in work


def test_a_page_that_is_too_much_work_is_judged_by_colour_on_every_machine() -> None:
    """What is under a box is then read: it is not known what lies over what."""
    covered = f"{LINE} 1 g {BOX} f 0 g"
    white = f"1 g {shown('white words', y=500)} 0 g"
    text, _ = lines(covered, white, "/GH gs " + "0 0 595 842 re f " * 200)
    assert "unseen words here" in text


def test_no_more_objects_of_a_file_are_looked_at_than_may_be() -> None:
    budget = Budget()
    budget.objects = 10
    contents = Contents.of(pdfium.PdfDocument(pdf(strokes(50)))[0], budget)
    assert (contents.whole, budget.objects) == (False, 0)
