"""The same entry as text, Word, PDF and web page is the same entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor.entry import Entry
from assessor.intake import documents, parse
from assessor.rubric.shelf import Shelf
from tests.intake.make_quadruples import NAMES, QUADRUPLES, SAMPLES

FORM = Shelf().default().rubric.form


def entry(path: Path) -> Entry:
    (document,) = documents(path)
    return parse(document, FORM).entry


def bare(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_fields_sections_and_words_are_those_of_the_text(name: str, ending: str) -> None:
    text, other = entry(SAMPLES / f"{name}.txt"), entry(QUADRUPLES / f"{name}.{ending}")
    apart = {"text", "sections", "source", "pages"}
    assert other.model_dump(exclude=apart) == text.model_dump(exclude=apart)
    assert bare(other.text) == bare(text.text)
    assert [(s.id, s.title, bare(other.text[s.start : s.end])) for s in other.sections] == [
        (s.id, s.title, bare(text.text[s.start : s.end])) for s in text.sections
    ]
