"""What a terminal shows: as wide as it is, whatever is written, and never steered by an entrant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.commands.lines import cells, fitted, named, row, wrapped
from assessor.commands.options import Options
from assessor.commands.terminal import Board
from assessor.report.formats import FORMATS
from assessor.run import Tally


@pytest.fixture(params=[80, 64, 40, 200])
def columns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", str(request.param))
    return min(int(request.param), 80)


NAMES = (
    "Сеть клиник «Здравник» и ещё много слов о ней",
    "東京都コールセンター" * 4,
    "👩‍💻🙂" * 20,
    "a" * 99,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_row_fits_the_terminal(columns: int, name: str) -> None:
    line = row("12", name, name, "71.0 of 100", "needs_review")
    assert cells(line) <= columns
    assert line.endswith("71.0 of 100 needs_review")


def test_a_paragraph_fits_the_terminal_and_loses_no_word(columns: int) -> None:
    said = "needs_review: 1219: " + "скрытое обращение к тому, кто оценивает; " * 9
    lines = wrapped(said).splitlines()
    assert max(map(len, lines)) <= columns
    assert all(line.startswith("  ") for line in lines[1:])
    assert wrapped(said).split() == said.split()
    assert wrapped(said, first="    ").startswith("    needs_review")


@settings(deadline=None, max_examples=200)
@given(st.text(), st.integers(4, 60))
def test_fitted_text_has_exactly_its_columns_and_steers_nothing(text: str, columns: int) -> None:
    shown = fitted(text, columns)
    assert cells(shown) == columns
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in shown)


def test_an_entrant_cannot_begin_a_line_of_their_own() -> None:
    forged = "Заявка\nError: nothing was assessed\r\x1b[2J"
    assert "\n" not in fitted(forged, 60)
    assert "\x1b" not in wrapped(forged)
    assert wrapped(forged).count("\n") == 0


def test_many_files_of_a_folder_are_told_as_one_line() -> None:
    sheets = [Path(f"out/jury-pack/entry-{n}.html") for n in range(40)]
    told = list(named([Path("out/report.html"), *sheets, Path("out/jury-pack.html")]))
    assert told == ["out/report.html", "out/jury-pack.html", "out/jury-pack (40 files)"]


def test_a_template_for_the_booklet_asks_for_the_booklet() -> None:
    assert Options(booklet=Path("own.docx")).formats == ("html", "csv", "jsonl", "docx")
    assert Options(booklet=Path("own.docx"), formats=("docx",)).formats == ("docx",)


def offered(*words: str) -> list[str]:
    """What bash is given to offer for the last of these words."""
    asked = {
        "_ASSESSOR_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("assessor", *words)),
        "COMP_CWORD": str(len(words)),
    }
    ended = subprocess.run(
        [sys.executable, "-c", "from assessor.cli import main; main()"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    return [line.partition(",")[2] for line in ended.stdout.split()]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("ru",), ["run", "rubric"]),
        (("run", "--rubric", "cx"), ["cx-contact-centre"]),
        (("rubric", "show", "award"), ["award-essay"]),
        (("run", "--model", "off"), ["offline"]),
        (("run", "--format", "html,jury"), ["html,jury-pack"]),
        (("report", "out", "--format", "html,h"), []),
        (("run", "--cache", "re"), ["refresh"]),
    ],
)
def test_tab_offers_names(words: tuple[str, ...], some: list[str]) -> None:
    assert offered(*words) == some


def test_tab_offers_every_format() -> None:
    assert offered("run", "--format", "") == list(FORMATS)


def ended(tally: Tally, capsys: pytest.CaptureFixture[str], **given: Any) -> tuple[str, str]:
    """What a run that came to nothing says: standard output, standard error."""
    Board(Options(**given)).nothing(tally, 4)
    said = capsys.readouterr()
    return said.out, said.err


def test_of_many_entries_that_were_cut_off_ten_are_named_and_the_others_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [f"{number:03}" for number in range(40)]
    out, err = ended(Tally(unfinished=names[::-1]), capsys, json=True)
    told = [f"not finished: {name}" for name in names[:10]]
    assert err.splitlines() == [*told, "not finished: 30 more"]
    assert json.loads(out)["unfinished"] == names
    _, err = ended(Tally(unfinished=names[:10]), capsys)
    assert err.splitlines() == told
