"""Tables with an entry in each row, and tables that are something else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assessor.entry import Reading
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


PATH = "Внедрили обратный звонок за 15 минут и удвоили базу знаний."


def _only(table: str) -> Reading:
    (document,) = read("a.csv", table.encode())
    return parse(document, FORM)


def test_a_text_among_the_essays_columns_is_part_of_it_whatever_its_title() -> None:
    reading = _only(f"ID;Цель проекта;Путь к успеху;Результаты\n5;{GOAL};{PATH};{RESULTS}\n")
    assert f"{GOAL}\n\nПуть к успеху\n\n{PATH}\n\nРезультаты" in reading.entry.text
    assert not [f for f in reading.flags if "Путь" in f.message]


def test_columns_that_are_left_out_are_named() -> None:
    reading = _only(
        "ID;Дата выгрузки;Цель проекта;Балл;Результаты;Что дальше\n"
        f"5;1 мая;{GOAL};4;{RESULTS};{PATH}\n"
    )
    assert PATH not in reading.entry.text
    (flag,) = (f for f in reading.flags if "“Что дальше”" in f.message)
    assert (flag.kind, flag.severity) == ("missing", "warning")
    assert "“Дата выгрузки”" in flag.message
    assert "“Балл”" in flag.message


def test_columns_without_sentences_are_told_and_no_warning() -> None:
    reading = _only(f"ID;Дата выгрузки;Эссе номинанта\n5;1 мая;{GOAL}\n")
    (flag,) = (f for f in reading.flags if "“Дата выгрузки”" in f.message)
    assert flag.severity == "info"


def test_cells_without_a_title_and_a_second_value_of_a_field_are_told() -> None:
    reading = _only(f"ID;Город;Город;Эссе номинанта\n5;Орёл;Псков;{GOAL};{PATH}\n")
    (flag,) = (f for f in reading.flags if "столбец без названия" in f.message)
    assert "“Город”" in flag.message
    assert flag.severity == "warning"
    assert reading.entry.city == "Орёл"
