"""The same entry as text, Word, PDF and web page is the same entry."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from assessor.entry import Entry
from assessor.intake import documents, parse
from assessor.intake.open import read
from assessor.rubric.model import FieldName
from assessor.rubric.shelf import Shelf
from assessor.text.characters import visible
from tests.intake.make import workbook
from tests.intake.make_quadruples import IN_MORE_FORMATS, NAMES, QUADRUPLES, SAMPLES

TAMPERED = "1219"
FORM = Shelf().default().rubric.form


def entry(path: Path) -> Entry:
    (document,) = documents(path)
    return parse(document, FORM).entry


def bare(text: str) -> str:
    return " ".join(text.split())


def shown(entry: Entry, name: str) -> str:
    """The essay's words; of one with unseen characters, which a printer leaves out, its letters."""
    return "".join(visible(entry.text).split()) if name == TAMPERED else bare(entry.text)


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_fields_sections_and_words_are_those_of_the_text(name: str, ending: str) -> None:
    text, other = entry(SAMPLES / f"{name}.txt"), entry(QUADRUPLES / f"{name}.{ending}")
    apart = {"text", "sections", "source", "pages"}
    assert other.model_dump(exclude=apart) == text.model_dump(exclude=apart)
    assert shown(other, name) == shown(text, name)
    if name != TAMPERED:
        assert sections(other) == sections(text)


@pytest.mark.parametrize("ending", [".odt", ".rtf", "-columns.pdf"])
@pytest.mark.parametrize("name", IN_MORE_FORMATS)
def test_other_programs_and_layouts_say_the_same(name: str, ending: str) -> None:
    text, other = entry(SAMPLES / f"{name}.txt"), entry(QUADRUPLES / f"{name}{ending}")
    apart = {"text", "sections", "source", "pages"}
    assert other.model_dump(exclude=apart) == text.model_dump(exclude=apart)
    assert (bare(other.text), sections(other)) == (bare(text.text), sections(text))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_row_of_a_table_says_the_same(ending: str) -> None:
    texts = [entry(path) for path in sorted(SAMPLES.glob("*.txt"))]
    names: list[FieldName] = ["id", "organisation", "nominee", "nomination", "city", "website"]
    rows = [[getattr(e, name) or "" for name in names] + [e.text] for e in texts]
    titles = [*(FORM.fields[name][0] for name in names), FORM.essay[0]]
    data = workbook([titles, *rows]) if ending == "xlsx" else delimited([titles, *rows])
    found = [parse(document, FORM).entry for document in read(f"all.{ending}", data)]
    apart = {"text", "sections", "source", "pages", "headcount"}
    for row, text in zip(found, texts, strict=True):
        assert row.model_dump(exclude=apart) == text.model_dump(exclude=apart)
        assert (row.text, row.sections) == (text.text, text.sections)


def delimited(rows: list[list[str]]) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def sections(entry: Entry) -> list[tuple[str, str, str]]:
    return [(s.id, s.title, bare(entry.text[s.start : s.end])) for s in entry.sections]
