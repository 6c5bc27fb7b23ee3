"""Every stretch of an essay knows its page of the file, whatever was cut out and masked."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.entry import Entry
from assessor.intake import Document, documents, parse
from assessor.rubric.shelf import Shelf
from assessor.text import Edit, View

FORM = Shelf().default().rubric.form
QUADRUPLES = Path(__file__).with_name("quadruples")
WORD = re.compile(r"word\d+")
PERSONAL = ("", " call +7 495 123-45-67 ", " write to anna.orlova@example.com ", "\n\n")


def entry(ending: str) -> Entry:
    (document,) = documents(QUADRUPLES / f"entry-1042.{ending}")
    return parse(document, FORM).entry


@settings(deadline=None, max_examples=60)
@given(
    pieces=st.lists(st.sampled_from(PERSONAL), min_size=5, max_size=30),
    breaks=st.lists(st.integers(0, 29), max_size=6),
    head=st.sampled_from(["", "Organisation\tExample Ltd\n"]),
)
def test_every_word_stays_on_its_page(pieces: list[str], breaks: list[int], head: str) -> None:
    parts = [head, *(f"word{n} goes on.{piece} " for n, piece in enumerate(pieces))]
    ends = list(accumulate(map(len, parts)))
    pages = (0, *sorted(ends[at] for at in breaks if at < len(pieces)))
    text = "".join(parts)
    read = parse(Document("a.pdf", "0", "application/pdf", text, pages=pages), FORM).entry
    there = {m[0]: bisect_right(pages, m.start()) for m in WORD.finditer(text)}
    assert {m[0]: read.page_at(m.start()) for m in WORD.finditer(read.text)} == there


def test_pages_of_a_pdf_begin_where_they_are_printed() -> None:
    read = entry("pdf")
    assert [read.text[at:].lstrip("•- ")[:12] for at in read.pages[1:]] == [
        "no extra sta",
        "The finance ",
    ]
    assert [read.page_at(at) for at in (0, read.pages[1], len(read.text))] == [1, 2, 3]


def test_pages_are_found_through_a_view() -> None:
    read = entry("pdf")
    second = read.pages[1]
    words = read.text[second : second + 9]
    seen = read.through(View(read.text, [Edit(5, 90, "[organisation]")]))
    assert seen.text[seen.pages[1] :].startswith(words)


def test_a_file_without_pages_says_nothing_of_them() -> None:
    read = entry("html")
    assert read.page_at(10) is None
    assert "pages" not in json.loads(read.model_dump_json())
