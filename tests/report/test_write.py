"""Writing: every file is whole, the same results give the same bytes, failures name the remedy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assessor.errors import OutputError, UsageError
from assessor.report import FORMATS, write
from tests.report.factory import hostile, results, russian

NAMES = {
    "assessments.jsonl",
    "report.html",
    "scores.csv",
    "scores.xlsx",
    "summaries.docx",
    "summaries.md",
    "summaries.txt",
    "jury-pack.html",
    "jury-pack/entry-1914.html",
    "jury-pack/entry-2001.html",
    "jury-pack/entry-2002.html",
}


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_format_writes_its_files_and_nothing_else(tmp_path: Path) -> None:
    written = write(results(), tmp_path / "new" / "folder", list(FORMATS))
    assert names(tmp_path / "new" / "folder") == NAMES
    assert len(written) == len(NAMES)


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    first = write(results(), tmp_path / "a", list(FORMATS))
    second = write(results(), tmp_path / "b", list(FORMATS))
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_a_format_asked_for_twice_is_written_once(tmp_path: Path) -> None:
    assert len(write(results(), tmp_path, ["csv", "csv"])) == 1


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no report format 'pdf'.*jsonl, html"):
        write(results(), tmp_path, ["csv", "pdf"])
    assert names(tmp_path) == set()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OutputError, match=r"cannot be written.*--out"):
        write(results(), tmp_path / "taken", ["csv"])


def test_a_failure_half_way_leaves_the_earlier_file_whole(tmp_path: Path) -> None:
    write(results(), tmp_path, ["jsonl"])
    before = (tmp_path / "assessments.jsonl").read_bytes()

    def breaking():  # type: ignore[no-untyped-def]
        yield russian()
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write(replace(results(), assessments=breaking), tmp_path, ["jsonl"])
    assert (tmp_path / "assessments.jsonl").read_bytes() == before
    assert names(tmp_path) == {"assessments.jsonl"}


def test_an_essay_that_attacks_breaks_no_format(tmp_path: Path) -> None:
    written = write(results(hostile(), russian()), tmp_path, list(FORMATS))
    assert all(path.stat().st_size for path in written)
    assert all(path.resolve().is_relative_to(tmp_path.resolve()) for path in written)


def test_half_a_surrogate_pair_is_shown_as_a_mark(tmp_path: Path) -> None:
    essay = russian()
    broken = essay.entry.model_copy(update={"text": essay.entry.text.replace("🙂", "\ud83d")})
    given = essay.model_copy(update={"entry": broken})
    others = [name for name in FORMATS if name != "jsonl"]  # UTF-8 JSON cannot say it
    for path in write(results(given), tmp_path, others):
        if path.suffix in {".html", ".csv", ".md", ".txt"}:
            path.read_text(encoding="utf-8")


def test_a_run_without_entries_still_has_its_files(tmp_path: Path) -> None:
    empty = replace(results(), assessments=lambda: iter(()), rubrics={}, failed=())
    assert write(empty, tmp_path, ["jsonl", "html", "csv", "md", "txt", "jury-pack"])


def test_a_summaries_only_run_has_no_scores_to_show(tmp_path: Path) -> None:
    scored = russian()
    only = scored.model_copy(
        update={
            "scores": (),
            "total": scored.total.model_copy(update={"points": 0, "of": 0, "complete": False}),
        }
    )
    written = write(results(only), tmp_path, list(FORMATS))
    assert all(path.stat().st_size for path in written)
