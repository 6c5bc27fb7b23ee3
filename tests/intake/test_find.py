"""Which files are read when files, folders or nothing at all are named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assessor.errors import EntryError
from assessor.intake import Document, called, discover, documents, parse
from assessor.intake.open import read
from tests.intake.forms import FORM
from tests.intake.make import workbook, zipped


def test_folders_are_searched_in_order_and_hidden_files_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "~$lock.docx", "sub/c.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [p.relative_to(tmp_path).as_posix() for p in discover([tmp_path, tmp_path / "a.txt"])]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


@pytest.mark.parametrize("written", ["assessor.db", "assessments.jsonl"])
def test_the_results_of_an_earlier_run_among_the_entries_are_no_entries(
    tmp_path: Path, written: str
) -> None:
    for name in ("a.txt", "out/report.html", f"out/{written}", "out/batch/job.json", "outer/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [p.relative_to(tmp_path).as_posix() for p in discover([tmp_path])]
    assert found == ["a.txt", "outer/b.txt"]


@pytest.mark.parametrize("name", ["missing.txt", ""])
def test_a_missing_file_and_an_empty_folder_are_reported_one_by_one(
    tmp_path: Path, name: str
) -> None:
    (path,) = discover([tmp_path / name])
    with pytest.raises(EntryError) as refused:
        list(documents(path))
    assert str(tmp_path.parent) not in str(refused.value)


def test_a_link_to_itself_and_a_pipe_without_a_writer_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An essay about calls.")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    good, *bad = discover([tmp_path])
    assert [d.name for d in documents(good)] == ["a.txt"]
    for path, cause in zip(bad, ("cannot be read", "is a pipe"), strict=True):
        with pytest.raises(EntryError, match=f"{path.name}: {cause}"):
            list(documents(path))


def test_a_document_never_shows_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("секрет")
    (document,) = documents(tmp_path / "a.txt")
    assert "секрет" not in repr(document)
    assert document.name == "a.txt"


def id_of(document: Document) -> str:
    return parse(document, FORM).entry.id


def test_a_folder_for_each_nominee_gives_each_entry_an_id_of_its_own(tmp_path: Path) -> None:
    for name in ("iris/application.docx", "vega/application.txt", "vega/b.txt", "old/x/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("An essay about calls.")
    files = list(discover([tmp_path]))
    names = called(files)
    ids = [id_of(d) for path in files for d in documents(path, names.get(path, ""))]
    assert ids == ["iris/application", "old/x/b", "vega/application", "vega/b"]


def test_a_name_that_is_alone_is_its_own_id(tmp_path: Path) -> None:
    files = [tmp_path / "a" / "1.txt", tmp_path / "b" / "2.txt", tmp_path / "b" / "2.pdf"]
    assert called(files) == {}


def test_folders_within_an_archive_tell_its_entries_apart() -> None:
    essay = "An essay about calls."
    data = zipped({"all/iris/essay.txt": essay, "all/vega/essay.txt": essay, "one.txt": essay})
    assert [id_of(d) for d in read("a.zip", data)] == ["iris/essay", "vega/essay", "one"]


def test_rows_without_an_id_are_called_by_their_number() -> None:
    data = workbook([["Номинант", "Эссе номинанта"], ["А", "Текст раз."], ["Б", "Текст два."]])
    assert [id_of(d) for d in read("all.xlsx", data)] == ["all, row 2", "all, row 3"]


def test_names_to_hide_are_read_beside_an_entry_in_an_archive() -> None:
    names = "Кронос\n\n Линия добра \n".encode("cp1251")
    files: dict[str, bytes | str] = {
        "b/a.txt": "An essay.",
        "b/a.txt.names": names,
        "c.txt": "Another.",
    }
    documents = list(read("a.zip", zipped(files)))
    assert [d.names for d in documents] == [("Кронос", "Линия добра"), ()]


def test_files_called_by_a_person_keep_an_id_of_their_own() -> None:
    form = "Фамилия\tОрлова\nФИО\tАнна\nЭссе номинанта\nОтвет на звонок {}.\n"
    found = [id_of(next(read("Орлова Анна.txt", form.format(n).encode()))) for n in (1, 2)]
    assert found[0] != found[1]
    assert all(id_.startswith("[имя]-") for id_ in found)
