"""Which files are read when files, folders or nothing at all are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor.errors import EntryError
from assessor.intake import discover, documents


def test_folders_are_searched_in_order_and_hidden_files_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "~$lock.docx", "sub/c.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [p.relative_to(tmp_path).as_posix() for p in discover([tmp_path, tmp_path / "a.txt"])]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


@pytest.mark.parametrize("name", ["missing.txt", ""])
def test_a_missing_file_and_an_empty_folder_are_reported_one_by_one(
    tmp_path: Path, name: str
) -> None:
    (path,) = discover([tmp_path / name])
    with pytest.raises(EntryError) as refused:
        list(documents(path))
    assert str(tmp_path.parent) not in str(refused.value)


def test_a_document_never_shows_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("секрет")
    (document,) = documents(tmp_path / "a.txt")
    assert "секрет" not in repr(document)
    assert document.name == "a.txt"
