"""summaries.docx, .md and .txt: the organiser's booklet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assessment import Assessment
from assessor.errors import OutputError
from assessor.report import Results, write
from assessor.report.booklet import markdown
from assessor.report.cells import legal
from assessor.report.docx import TEMPLATE
from tests.report.factory import english, hostile, results, russian


def document(of: Results, folder: Path) -> Any:
    (path,) = write(of, folder, ["docx"])
    return docx.Document(str(path))


def styled(made: Any, style: str) -> list[str]:
    return [p.text for p in made.paragraphs if p.style.name == style]


def test_one_block_an_entry_in_order(tmp_path: Path) -> None:
    made = document(results(russian(), english()), tmp_path)
    assert styled(made, "Heading 1") == ["Команда поддержки «Причал»", "Support team 2001"]
    summary = russian().summary
    assert summary is not None
    assert styled(made, "Case Summary") == [summary.text, "Изложения нет."]
    assert styled(made, "Byline")[0] == "Банк «Причал» · Тверь"


def test_a_summary_that_breaks_a_rule_is_not_printed_unmarked(tmp_path: Path) -> None:
    made = document(results(russian()), tmp_path)
    assert styled(made, "Warning") == [
        "Проверьте перед печатью: 1 из 1.",
        "Проверьте перед печатью: Экономия в эссе ожидается, а не получена.",
    ]
    (summary,) = [p for p in made.paragraphs if p.style.name == "Case Summary"]
    marked = [run.text for run in summary.runs if run.style.name == "To Check"]
    assert marked == ["экономия составила 3,2 млн рублей"]


def test_the_contents_link_to_every_entry(tmp_path: Path) -> None:
    body = document(results(russian(), english()), tmp_path).element.body
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    name = f"{{{space['w']}}}name"
    anchor = f"{{{space['w']}}}anchor"
    marks = [m.get(name) for m in body.findall(".//w:bookmarkStart", space)]
    links = [link.get(anchor) for link in body.findall(".//w:hyperlink", space)]
    assert len(marks) == 2
    assert links == marks


def test_a_designers_template_gives_the_look(tmp_path: Path) -> None:
    own = docx.Document(str(TEMPLATE))
    own.styles["Heading 1"].font.name = "Impact"
    own.save(str(tmp_path / "own.docx"))
    made = document(replace(results(), booklet=tmp_path / "own.docx"), tmp_path)
    assert made.styles["Heading 1"].font.name == "Impact"
    assert styled(made, "Heading 1")


def test_a_template_without_our_styles_is_refused_with_the_remedy(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "own.docx"))
    with pytest.raises(
        OutputError, match=r"own\.docx is no template.*'Booklet Note'.*keep its styles"
    ):
        write(replace(results(), booklet=tmp_path / "own.docx"), tmp_path, ["docx"])


def test_characters_a_document_cannot_hold_are_replaced(tmp_path: Path) -> None:
    odd = russian().entry.model_copy(update={"nominee": "Имя\x00\ufffe\x0b"})
    made = document(results(russian().model_copy(update={"entry": odd})), tmp_path)
    assert styled(made, "Heading 1") == ["Имя\ufffd\ufffd\ufffd"]


@pytest.mark.parametrize("format_", ["md", "txt"])
def test_the_rule_based_judge_says_so(tmp_path: Path, format_: str) -> None:
    (path,) = write(results(judge="offline"), tmp_path, [format_])
    assert "проверка по правилам" in " ".join(path.read_text(encoding="utf-8").split())


def test_markdown_has_a_heading_an_entry(tmp_path: Path) -> None:
    (path,) = write(results(russian(), english()), tmp_path, ["md"])
    text = path.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Команда поддержки «Причал»",
        "## Support team 2001",
    ]


def test_markdown_from_an_entry_is_text(tmp_path: Path) -> None:
    (path,) = write(results(hostile()), tmp_path, ["md"])
    text = path.read_text(encoding="utf-8")
    assert "<svg" not in text.replace("\\<svg", "")
    assert markdown("- пункт") == "\\- пункт"
    assert markdown("1. раз\n# два") == "\\1. раз \\# два"


@given(st.text())
def test_legal_text_is_legal_xml_and_keeps_its_length(text: str) -> None:
    found = legal(text)
    assert len(found) == len(text)
    assert not set(found) & {"\x00", "\x0b", "\x1f", "\ufffe", "\uffff"}


def test_plain_text_fits_eighty_columns(tmp_path: Path) -> None:
    (path,) = write(results(russian(), english()), tmp_path, ["txt"])
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 80


def masked(nominee: str) -> Assessment:
    given = english()
    return given.model_copy(update={"entry": given.entry.model_copy(update={"nominee": nominee})})


def test_a_masked_name_is_a_line_to_fill_in_and_a_person_is_told(tmp_path: Path) -> None:
    made = document(results(masked("[name] and the Support team"), language="en"), tmp_path)
    assert styled(made, "Heading 1") == ["_____ and the Support team"]
    assert "fill it in from the form" in styled(made, "Warning")[1]


@pytest.mark.parametrize("nominee", ["[имя]", "[name]", "«[name]»"])
def test_a_nominee_that_is_all_masked_leaves_the_heading_to_the_organisation(
    tmp_path: Path, nominee: str
) -> None:
    made = document(results(masked(nominee)), tmp_path)
    assert styled(made, "Heading 1") == ["Harbour Bank"]
    assert styled(made, "Byline")[0] == "Riga"
