"""What an RTF file does not show is kept apart; what only looks like it is read."""

from __future__ import annotations

import pytest

from assessor.errors import EntryError
from assessor.intake.document import Hidden
from assessor.intake.rtf import read_rtf

COLOURS = (
    r"{\colortbl;\red255\green255\blue255;\red31\green56\blue100;\red190\green190\blue190;"
    r"\red0\green0\blue0;}"
)
GROUND = "text in the colour of its ground"


def read(body: str) -> tuple[str, tuple[Hidden, ...]]:
    (document,) = read_rtf("a.rtf", (r"{\rtf1\ansi" + COLOURS + body + "}").encode())
    return document.text, document.hidden


@pytest.mark.parametrize(
    ("words", "how"),
    [
        (r"\v ", "hidden text"),
        (r"\cf1 ", "white text"),
        (r"\cf2\chcbpat2 ", GROUND),
        (r"\cf4\highlight4 ", GROUND),
        (r"\fs2 ", "tiny text"),
        (r"\fs0 ", "tiny text"),
        (r"\charscalex1 ", "tiny text"),
        (r"\expndtw-240 ", "tiny text"),
        (r"\sl-10\slmult0 ", "tiny text"),
        (r"\deleted ", "deleted text"),
        (r"\cf1\cb2 ", ""),
        (r"\cf1\cbpat2 ", ""),
        (r"\cf3 ", ""),
        (r"\fs12 ", ""),
        (r"\charscalex66\expndtw-10 ", ""),
        (r"\sl-240\slmult0 ", ""),
        (r"\sl10\slmult1 ", ""),
        (r"\v\v0 ", ""),
        (r"\cf1\plain ", ""),
        (r"\cf0\highlight4 ", ""),
    ],
)
def test_a_stretch_of_text(words: str, how: str) -> None:
    text, hidden = read(rf"seen{{{words}said}}")
    assert hidden == ((Hidden(how, "said"),) if how else ())
    assert ("said" in text) is (how == "")


def test_white_in_a_shaded_cell() -> None:
    dark = r"\trowd\clcbpat2\cellx9000 {\cf1 said}\cell\row "
    assert read(dark) == ("said", ())
    assert read("seen" + dark.replace(r"\clcbpat2", ""))[1] == (Hidden("white text", "said"),)


def test_what_is_said_beside_the_text() -> None:
    body = (
        r"{\header psst}{\info{\author N. N.}}seen{\field{\*\fldinst hush}{\fldrslt  too}}"
        r"{\pict{\*\picprop{\sp{\sn wzDescription}{\sv look}}}ff}"
    )
    assert read(body) == (
        "seen too",
        (
            Hidden("header or footer", "psst"),
            Hidden("metadata", "N. N."),
            Hidden("part that is not painted", "hush"),
            Hidden("description of a picture", "look"),
        ),
    )


def test_a_box_of_text_is_read() -> None:
    assert read(r"seen {\shp{\*\shpinst\shpleft0{\shptxt too}}}") == ("seen too", ())


def test_groups_in_each_other_are_read_and_closed_as_they_should_be() -> None:
    deep = b"{" * 400 + rb"{\v unseen}in" + b"}" * 400
    (document,) = read_rtf("a.rtf", rb"{\rtf1 before " + deep + b" after}")
    assert (document.text, document.hidden) == (
        "before in after",
        (Hidden("hidden text", "unseen"),),
    )


def test_groups_deeper_than_any_program_writes_are_refused() -> None:
    with pytest.raises(EntryError, match=r"deep\.rtf: has groups 1,000 deep.*Save the entry again"):
        list(read_rtf("deep.rtf", rb"{\rtf1 a" + b"{" * 3_000 + b"b" + b"}" * 3_001))
