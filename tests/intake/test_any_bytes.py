"""Whatever a file holds, reading it ends in entries or in an EntryError.

`ASSESSOR_EXAMPLES=5000 pytest tests/intake/test_any_bytes.py` tries that many files a rule.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.errors import EntryError
from assessor.intake import parse
from assessor.intake.open import read
from tests.intake.forms import BARS, FORM
from tests.intake.make import open_document, pdf, pdf_form, word_xml, zipped

EXAMPLES = int(os.environ.get("ASSESSOR_EXAMPLES", "60"))
many = settings(deadline=None, max_examples=EXAMPLES)
few = settings(deadline=None, max_examples=max(4, EXAMPLES // 20))

PREFIXES = (b"", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"ID;a\n")
NAMES = ("a.txt", "a.csv", "a.docx", "a", "a/../b.md", ".csv", "я.html")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FILE_NAME = TEXT.filter(lambda name: name.partition("\0")[0])
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&"), max_size=9)


def survives(name: str, data: bytes) -> None:
    with suppress(EntryError):
        for document in read(name, data):
            with suppress(EntryError):
                parse(document, FORM)


def trees(tags: tuple[str, ...], attributes: tuple[str, ...]) -> st.SearchStrategy[str]:
    """XML of these elements, well formed and in no order that makes sense."""

    def within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        parts = st.lists(inner, max_size=5).map("".join)
        opened = st.tuples(st.sampled_from(tags), st.sampled_from(("", *attributes)))
        return st.tuples(opened, parts).map(lambda t: f"<{t[0][0]} {t[0][1]}>{t[1]}</{t[0][0]}>")

    return st.recursive(PLAIN, within, max_leaves=30)


WORD_TAGS = "p r t tbl tr tc br tab rPr pPr vanish color del ins"
OPEN_TAGS = "p h list list-item s tab span line-break note"
PAGE_TAGS = "p div table tr td ul ol li main footer span style script br input pre"
RTF_WORDS = (
    r"{ } \par \u-9 \u1072? \'e0 \'zz \trowd \cell \row \v \v0 \cf9 \f99 \fonttbl \ansicpg99 "
    r"\ansicpg1251 \*\annotation \pict abc \\ \~ \uc9 \line \colortbl; \fs0"
)

WORD = trees(
    tuple(f"w:{tag}" for tag in WORD_TAGS.split()),
    ('w:val="2"', 'w:val="FFFFFF"', 'w:id="-1"', 'w:val="99999999999999999999"'),
)
OPEN = trees(
    tuple(f"text:{tag}" for tag in OPEN_TAGS.split()),
    ('text:c="7"', 'text:c="99999999999"', 'text:style-name="x"'),
)
PAGE = trees(
    tuple(PAGE_TAGS.split()),
    ('style="display:none"', "hidden", 'class="a b"', 'style="color:white"', 'style=";:"'),
)
RTF = st.lists(
    st.sampled_from(RTF_WORDS.split()),
    max_size=60,
).map("".join)


@many
@given(st.sampled_from(NAMES), st.sampled_from(PREFIXES), st.binary(max_size=600))
def test_any_bytes(name: str, prefix: bytes, data: bytes) -> None:
    survives(name, prefix + data)


@many
@given(TEXT.map(lambda t: BARS[:200] + t + BARS[200:]) | TEXT)
def test_any_text(text: str) -> None:
    survives("a.txt", text.encode())


KINDS: dict[str, tuple[st.SearchStrategy[str], Callable[[str], bytes]]] = {
    "docx": (WORD, word_xml),
    "odt": (OPEN, open_document),
    "html": (PAGE, lambda body: f"<html><body>{body}".encode()),
    "rtf": (RTF, lambda body: b"{\\rtf1" + body.encode()),
}


@pytest.mark.parametrize("kind", KINDS)
@many
@given(data=st.data())
def test_any_tree_of_elements(kind: str, data: st.DataObject) -> None:
    bodies, file_of = KINDS[kind]
    survives("a", file_of(data.draw(bodies)))


@many
@given(st.dictionaries(FILE_NAME, st.binary(max_size=99), min_size=1, max_size=5))
def test_any_archive(files: dict[str, bytes]) -> None:
    survives("a.zip", zipped(files))


@few
@given(st.text("BTETqQ()[]<>/F1 0123456789.-TdTjTmDo", max_size=200), TEXT)
def test_any_page_of_a_pdf(content: str, field: str) -> None:
    survives("a.pdf", pdf(content))
    survives("b.pdf", pdf_form(content, (field, (10, 10, 200, 30), 4)))
