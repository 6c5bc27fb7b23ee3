"""Tables with an entry in each row, and tables that are something else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assessor.errors import EntryError
from assessor.intake import parse
from assessor.intake.open import read
from tests.intake.forms import ESSAY, FORM, GOAL, RESULTS
from tests.intake.make import workbook


def test_a_sheet_has_an_entry_in_each_row() -> None:
    titles = [
        "ID",
        "Номинант",
        "Фамилия",
        "Имя отчество",
        "Эссе номинанта",
        "Сопроводительный файл",
    ]
    rows: list[Sequence[object]] = [
        ["Заявки 2024"],
        titles,
        [77, "Алёна Зарубина", "Зарубина", "Алёна Игоревна", ESSAY, "план.pptx"],
        [78, "Служба", None, None, GOAL, None],
    ]
    first, second = (parse(d, FORM) for d in read("заявки.xlsx", workbook(rows)))
    assert (first.entry.id, first.entry.nominee, first.entry.text) == ("77", "[имя]", ESSAY)
    assert first.attachments == ("план.pptx",)
    assert "Зарубин" not in first.model_dump_json()
    assert (second.entry.id, second.entry.source.name) == ("78", "заявки.xlsx, row 4")


def test_section_columns_make_the_essay() -> None:
    table = f"ID;Цель проекта;Результаты\n5;{GOAL.replace(';', ',')};{RESULTS}\n"
    (document,) = read("a.csv", table.encode("cp1251"))
    entry = parse(document, FORM).entry
    assert [(s.id, entry.text[s.start : s.end]) for s in entry.sections] == [
        ("goal", GOAL),
        ("results", RESULTS),
    ]


def test_a_table_that_the_form_knows_no_column_of_is_refused() -> None:
    for name, data in (
        ("a.csv", f"Кто;Что сделали\nИва;{GOAL}\n".encode()),
        ("a.xlsx", workbook([["Кто", "Что сделали"], ["Ива", GOAL]])),
    ):
        (document,) = read(name, data)
        with pytest.raises(EntryError, match=r"no column.*“Кто”, “Что сделали”") as refused:
            parse(document, FORM)
        assert "add their titles to the rubric" in refused.value.remedy


def test_a_form_from_top_to_bottom_of_a_sheet_is_refused() -> None:
    form = workbook([["ID", 5], ["Номинант", "Ива"], ["Эссе номинанта", GOAL]])
    first, *_ = read("a.xlsx", form)
    with pytest.raises(EntryError, match=r"labels under each other \(“Номинант”\).*first row"):
        parse(first, FORM)


def test_line_ends_that_a_workbook_writes_as_escapes() -> None:
    rows: list[Sequence[object]] = [
        ["ID", "Эссе номинанта"],
        [5, "one_x000D_\ntwo_x000A_a_x005F_b"],
    ]
    (document,) = read("a.xlsx", workbook(rows))
    assert parse(document, FORM).entry.text == "one\ntwo\na_b"


def test_titles_that_a_rubric_names_map_the_columns_of_a_table() -> None:
    own = FORM.model_copy(
        update={
            "fields": {"organisation": ("Кто",), "id": ("№ п/п",), "city": ("Где: город",)},
            "essay": ("Что сделали",),
        }
    )
    titles = ["№ П/П", "  кто ", "Где — город", "Что сделали\n(не более 5 страниц)"]
    (document,) = read("a.xlsx", workbook([titles, [4, "Ива", "Уфа", ESSAY]]))
    entry = parse(document, own).entry
    assert (entry.id, entry.organisation, entry.city, entry.text) == ("4", "Ива", "Уфа", ESSAY)
