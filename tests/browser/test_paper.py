"""What comes out of a printer: one sheet an entry, on A4 and on Letter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from assessor.commands.options import Options
from assessor.commands.results import results_of
from assessor.report import Results, write
from assessor.store import Store
from tests.browser.conftest import Open
from tests.report.factory import english, hostile, results, russian
from tests.report.test_one_page import long

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"
Sheets = Callable[[Any, str], list[str]]


@pytest.fixture
def printed(tmp_path: Path) -> Sheets:
    """The text of each sheet of paper that a page prints on."""

    def sheets(page: Any, paper: str) -> list[str]:
        file = tmp_path / f"{paper}.pdf"
        page.pdf(path=file, format=paper, prefer_css_page_size=True)
        with pypdfium2.PdfDocument(file) as document:
            return [sheet.get_textpage().get_text_bounded() for sheet in document]

    return sheets


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_entry_is_one_sheet(open_: Open, printed: Sheets, paper: str) -> None:
    given = (russian(), english(), long(russian(), 12), hostile(), long(english(), 30))
    sheets = printed(open_(results(*given), format_="jury-pack"), paper)
    assert len(sheets) == len(given)
    assert all("Ваша сумма" in sheet and "Член жюри" in sheet for sheet in sheets)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_sample_is_one_sheet(
    open_: Open, printed: Sheets, paper: str, tmp_path: Path
) -> None:
    run = [sys.executable, "-m", "assessor", "run", str(EXAMPLES), "--quiet"]
    subprocess.run([*run, "--model", "offline", "--out", str(tmp_path)], check=False)
    store = Store(str(tmp_path / "assessor.db"), exclusive=False)
    try:
        made = results_of(store, None, Options())
        names = [a.entry.id for a in made.assessments()]
        sheets = printed(open_(made, format_="jury-pack"), paper)
    finally:
        store.close()
    assert len(sheets) == len(names)
    assert all(f" {name}\r\n" in sheet for name, sheet in zip(names, sheets, strict=True))


def test_a_sheet_alone_is_one_sheet(open_: Open, printed: Sheets, tmp_path: Path) -> None:
    alone = write(results(long(russian(), 12)), tmp_path / "alone", ["jury-pack"])[0]
    page = open_(results(russian()), format_="jury-pack")
    page.goto(alone.as_uri())
    assert len(printed(page, "Letter")) == 1


def test_a_summary_of_a_thousand_words_leaves_room_for_the_scores(
    open_: Open, printed: Sheets
) -> None:
    given = russian()
    assert given.summary is not None
    summary = given.summary.model_copy(update={"text": "Слово с цифрой 5%. " * 330})
    one: Results = results(given.model_copy(update={"summary": summary}))
    assert len(printed(open_(replace(one), format_="jury-pack"), "Letter")) == 1
