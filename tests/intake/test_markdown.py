"""A form written in Markdown is the form that it would be without its marks."""

from __future__ import annotations

import pytest

from assessor.entry import Entry
from assessor.intake import parse
from assessor.intake.markdown import is_rule, plain
from assessor.intake.open import read
from tests.intake.forms import ESSAY, FORM, GOAL, RESULTS

ORGANISATION, NOMINEE = "Название организации", "Номинант"


def entry(text: str) -> Entry:
    (document,) = read("анкета.md", text.encode())
    return parse(document, FORM).entry


WAYS = {
    "bold with the colon inside": "**{}:** {}",
    "bold with the colon outside": "**{}**: {}",
    "bold by underscores": "__{}__: {}",
    "bold by underscores, the colon inside": "__{}:__ {}",
    "italic": "*{}:* {}",
    "both": "***{}:*** {}",
    "a heading": "### {}\n\n{}\n",
    "a heading with its value": "### {}: {}",
    "a bold line above": "**{}**\n\n{}\n",
    "an item": "- {}: {}",
    "a bold item": "* **{}:** {}",
    "a numbered item": "1. **{}**: {}",
    "a plain numbered item": "2) {}: {}",
    "a row of a table": "| {} | {} |",
    "a bold cell": "| **{}** | {} |",
    "a quotation": "> **{}:** {}",
    "a value in bold": "{}: **{}**",
    "a value in italics": "{}: _{}_",
    "a value as code": "**{}:** `{}`",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_labels_and_values_are_read_without_their_marks(way: str) -> None:
    fields = ((ORGANISATION, "Речной трамвай"), (NOMINEE, "Служба писем"), ("Сайт", "tram.example"))
    form = "\n".join(way.format(*field) for field in fields)
    found = entry(f"{form}\n\n---\n\n## Эссе номинанта\n\n{ESSAY}")
    assert (found.organisation, found.nominee, found.website) == (
        "Речной трамвай",
        "Служба писем",
        "tram.example",
    )
    assert found.text == ESSAY


def test_a_table_of_the_form() -> None:
    rows = f"| Поле | Значение |\n|:---|---:|\n| {ORGANISATION} | Ива |\n| {NOMINEE} | Клён |\n"
    found = entry(f"{rows}\n**Эссе номинанта:** {GOAL}\n\n{RESULTS}")
    assert (found.organisation, found.nominee) == ("Ива", "Клён")
    assert found.text == f"{GOAL}\n\n{RESULTS}"


def test_the_marks_of_the_essay_stay() -> None:
    """What is shown as evidence is the essay's own characters."""
    essay = f"## Цель проекта\n\n{GOAL} **Важно:** _всё_ проверено.\n\n**Результаты**\n\n{RESULTS}"
    found = entry(f"**{NOMINEE}:** Клён\n\n# Эссе номинанта\n\n{essay}")
    assert found.text == essay
    assert [s.id for s in found.sections] == ["goal", "results"]


def test_the_last_items_of_an_essay_are_no_fields() -> None:
    essay = f"{GOAL}\n\n{RESULTS}\n\n- Сайт: новый чат\n- Город: две новые точки\n1. Номинант: мы"
    assert entry(f"ID: 5\nЭссе номинанта\n{essay}").text == essay


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("** Клён **", "Клён"),
        ("**Клён** и **Ива**", "Клён и Ива"),
        ("[Клён](https://klen.example)", "Клён"),
        ("[klen.example](https://www.klen.example/)", "https://www.klen.example/"),
        ("<https://klen.example>", "https://klen.example"),
        ("Клён\\_1", "Клён_1"),
        ("Гостиница 5*", "Гостиница 5*"),
        ("отдел_писем_и_звонков", "отдел_писем_и_звонков"),
        ("2 * 2 * 2", "2 * 2 * 2"),
        ("Клён [филиал]", "Клён [филиал]"),
        ("", ""),
    ],
)
def test_a_value_without_marks(value: str, meant: str) -> None:
    assert plain(value) == meant


@pytest.mark.parametrize("line", ["---", "***", "_ _ _", "=====", "|---|:---:|", "| --- | --- |"])
def test_a_drawn_line(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["", "-", "a | b", "--x--", "| a | - |", "**a**"])
def test_no_drawn_line(line: str) -> None:
    assert not is_rule(line)
