"""Files of one name in several folders are entries of their own; an ID still counts."""

from __future__ import annotations

from pathlib import Path

from assessor.assessment import Failure
from assessor.reading import Picked, Plan, cases
from assessor.rubric.shelf import Shelf

ESSAY = "ЭССЕ НОМИНАНТА\nВ 2023 году среднее ожидание сократилось с 96 до 41 секунды.\n"


def handed_in(folder: Path, *files: tuple[str, str]) -> list[str]:
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return [
        str(item) if isinstance(item, Failure) else item.case.entry.id
        for item in cases(Plan(paths=[folder], shelf=Shelf()))
        if isinstance(item, Picked | Failure)
    ]


def test_a_folder_for_each_nominee(tmp_path: Path) -> None:
    ids = handed_in(tmp_path, ("Ива/заявка.txt", ESSAY), ("Клён/заявка.txt", ESSAY))
    assert ids == ["Ива/заявка", "Клён/заявка"]


def test_two_entries_with_one_id_are_named_by_their_folders(tmp_path: Path) -> None:
    text = f"ID: 7\n{ESSAY}"
    first, second = handed_in(tmp_path, ("a/form.txt", text), ("b/form.txt", text))
    assert first == "7"
    assert "b/form.txt" in second
    assert "a/form.txt" in second
