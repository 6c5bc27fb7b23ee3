"""The jury pack: a sheet an entry, printable, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor.report import write
from assessor.report.jury_pack import file_name
from tests.report.factory import english, hostile, results, russian


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_file_an_entry_and_one_with_all(tmp_path: Path) -> None:
    *each, whole = write(results(russian(), english()), tmp_path, ["jury-pack"])
    assert [path.name for path in each] == ["entry-1914.html", "entry-2001.html"]
    assert read(whole).count('<article class="sheet" ') == 2
    assert all(read(path).count('<article class="sheet" ') == 1 for path in each)


def test_a_sheet_has_what_a_juror_needs(tmp_path: Path) -> None:
    sheet = read(write(results(russian()), tmp_path, ["jury-pack"])[0])
    for said in (
        "с 71% до 84% по опросу 2 300 клиентов",  # evidence
        "выручка выросла вдвое",  # a rejected quote
        "Сравнить с другими площадками",  # a gap
        "за год составила 9%",  # the other side of a contradiction
        "Полный набор доказательств",  # the level above
        "Команда банка сократила",  # the summary
    ):
        assert said in sheet


def test_it_runs_nothing(tmp_path: Path) -> None:
    for path in write(results(hostile()), tmp_path, ["jury-pack"]):
        text = read(path)
        assert "script-src 'none'" in text.replace("&#39;", "'")
        assert "<script" not in text
        assert "<svg onload" not in text


def test_a_quote_from_a_file_with_pages_names_its_page(tmp_path: Path) -> None:
    given = english()
    first, *others = given.scores
    paged = first.model_copy(
        update={"evidence": (first.evidence[0].model_copy(update={"page": 3}),)}
    )
    given = given.model_copy(update={"scores": (paged, *others)})
    sheet = read(write(results(given, language="en"), tmp_path, ["jury-pack"])[0])
    assert sheet.count("p. 3") == 1


def test_a_sheet_is_in_one_language(tmp_path: Path) -> None:
    of = results(russian(), english(), each_in_its_own=True)
    first, second, whole = write(of, tmp_path, ["jury-pack"])
    assert "Вопросы к заявке" in read(first)
    assert 'lang="ru"' in read(second)  # the rubric's language, where no summary says otherwise
    assert 'lang="ru"' in read(whole)


def test_the_rule_based_judge_says_so_on_every_sheet(tmp_path: Path) -> None:
    whole = write(results(russian(), english(), judge="offline"), tmp_path, ["jury-pack"])[-1]
    assert read(whole).count('<p class="foot">Это проверка по правилам') == 2


def test_two_entries_with_one_id_are_two_files(tmp_path: Path) -> None:
    *each, _ = write(results(english("7"), english("7"), english("7")), tmp_path, ["jury-pack"])
    assert [path.name for path in each] == ["entry-7.html", "entry-7-2.html", "entry-7-3.html"]


def test_sheets_of_an_earlier_run_go_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    write(results(russian(), english()), tmp_path, ["jury-pack"])
    own = tmp_path / "jury-pack" / "entry-notes.html"
    own.write_text("<p>A juror's own page")
    write(results(russian()), tmp_path, ["html"])
    assert (tmp_path / "jury-pack" / "entry-2001.html").exists()
    write(results(russian()), tmp_path, ["jury-pack"])
    left = {path.name for path in (tmp_path / "jury-pack").iterdir()}
    assert left == {"entry-1914.html", "entry-notes.html"}


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("№1914", "entry-1914"),
        ("../../etc/passwd", "entry-etc-passwd"),
        ("Заявка 7", "entry-заявка-7"),
        ("...", "entry"),
        ("x" * 300, f"entry-{'x' * 60}"),
    ],
)
def test_an_id_becomes_a_safe_file_name(id_: str, name: str) -> None:
    assert file_name(id_) == name
