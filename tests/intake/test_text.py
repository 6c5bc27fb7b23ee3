"""Entries in the four forms of text, and in texts of no form at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.entry import Reading
from assessor.errors import EntryError
from assessor.intake import parse
from assessor.intake.document import Document
from assessor.intake.open import read
from assessor.rubric.model import Form
from assessor.rubric.shelf import Shelf
from tests.intake.forms import ARTICLE, BARS, ESSAY, FORM, GOAL, LABELS, RESULTS, TABS

FILLED = {"bars": BARS, "labels": LABELS, "tabs": TABS}


def award() -> Form:
    return Shelf(()).get("award-essay").rubric.form


def read_text(text: str) -> Document:
    (document,) = read("анкета.txt", text.encode())
    return document


def reading(text: str, form: Form = FORM, name: str = "письма.txt") -> Reading:
    (document,) = read(name, text.encode())
    return parse(document, form)


@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED)
def test_fields_are_found_in_every_form(text: str) -> None:
    entry = reading(text).entry
    assert (entry.id, entry.organisation, entry.nominee) == ("77", "Речной трамвай", "Служба писем")
    assert entry.website is None
    assert entry.city is None


@pytest.mark.parametrize("text", [*FILLED.values()], ids=FILLED)
def test_the_essay_is_the_text_between_its_label_and_the_next(text: str) -> None:
    assert reading(text).entry.text == ESSAY


@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED)
def test_sections_are_the_bodies_under_the_forms_titles(text: str) -> None:
    entry = reading(text).entry
    bodies = {s.id: entry.text[s.start : s.end] for s in entry.sections}
    assert bodies == {"goal": GOAL, "results": RESULTS}
    assert [s.title for s in entry.sections] == ["Цель проекта", "Итоги: какие были результаты?"]


@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED)
def test_attachments_are_listed_and_empty_rows_are_not(text: str) -> None:
    read = reading(text)
    assert read.attachments == ("план.pptx",)
    assert any(flag.message.endswith("не прочитано: план.pptx.") for flag in read.flags)


@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED)
def test_nothing_of_the_contact_block_is_in_the_reading(text: str) -> None:
    said = reading(text).model_dump_json()
    assert not [w for w in ("Зарубин", "Алён", "Игоревн", "Начальник") if w in said]


def test_the_contact_person_is_masked_wherever_the_name_stands() -> None:
    text = LABELS.replace("Служба писем", "Алена Зарубина и команда").replace(
        GOAL, f"{GOAL} Спасибо Алёне Игоревне."
    )
    result = reading(text, name="зарубина_письма.txt")
    assert result.entry.nominee == "[имя] и команда"
    assert "Спасибо [имя]." in result.entry.text
    assert result.entry.source.name == "[имя]_письма.txt"
    masked = [f for f in result.flags if f.kind == "personal_data"]
    assert len(masked) == 3
    (place,) = next(f.places for f in masked if f.places)
    assert result.entry.text[place.start : place.end] == "[имя]"


def test_without_a_number_the_file_name_is_the_id() -> None:
    assert reading(LABELS.replace("ID: 77\n", "")).entry.id == "письма"


def test_lines_of_the_web_site_are_cut() -> None:
    entry = reading(ARTICLE).entry
    assert entry.text == f"Письмо за час\n\n{ESSAY}"
    assert entry.organisation is None


def test_a_text_of_no_known_form_is_an_essay() -> None:
    entry = reading("Мы работаем хорошо.\nИ будем ещё лучше.", Form()).entry
    assert entry.text == "Мы работаем хорошо.\nИ будем ещё лучше."
    assert [s.id for s in entry.sections] == ["essay"]


def test_an_essay_without_headings_says_so() -> None:
    (flag,) = reading("Мы работаем хорошо.").flags
    assert (flag.kind, flag.severity) == ("missing", "info")


@pytest.mark.parametrize(
    "label",
    ["ORGANISATION/BRAND", "Organization / brand", "Company/brand", "Brand / company",
     "ОРГАНИЗАЦИЯ / БРЕНД", "Бренд/компания"],
)  # fmt: skip
def test_a_label_of_two_that_nobody_listed_is_found(label: str) -> None:
    read = parse(read_text(f"{label}\tИва\nЭссе номинанта\n{GOAL}"), award())
    assert (read.entry.organisation, read.entry.text) == ("Ива", GOAL)


@pytest.mark.parametrize("line", ["Бренд/город: Ива", "Бренд/ива\tИва"])
def test_words_of_several_labels_or_none_are_no_label(line: str) -> None:
    read = parse(read_text(f"{line}\n{GOAL}"), award())
    assert read.entry.organisation is None
    assert line.split("/", maxsplit=1)[0] in read.entry.text


def test_labels_without_an_essay_label_leave_the_rest_as_the_essay() -> None:
    text = LABELS.replace("Эссе номинанта\n", "")
    entry = reading(text).entry
    assert entry.text == ESSAY
    assert entry.nominee == "Служба писем"


def test_a_contact_block_before_the_essay_is_left_behind_too() -> None:
    block = "Фамилия\nЗарубина\nИмя отчество\nАлёна Игоревна\n"
    entry = reading(f"{block}\nЭссе номинанта\n{GOAL}").entry
    assert entry.text == GOAL


def test_a_contact_block_without_labels_is_left_behind() -> None:
    text = f"{GOAL}\n\nПерсональные данные номинанта:\nЗарубина Алёна Игоревна\n+7 900 000-00-01\n"
    result = reading(f"{text}")
    assert result.entry.text == GOAL
    assert "Зарубина" not in result.model_dump_json()


def test_a_line_that_looks_like_a_label_stays_in_the_essay() -> None:
    essay = f"{GOAL}\n\nГород\n\n{RESULTS} Номинант: так нас назвали клиенты.\n\nСайт\n\n{GOAL}"
    assert reading(f"ID: 5\nЭссе номинанта\n{essay}").entry.text == essay


def test_headings_of_the_essays_own_make_sections() -> None:
    text = f"С чего начали\n\n{GOAL}\n\nЧто вышло\n\n- раз\n- два\n\n{RESULTS}"
    entry = reading(text).entry
    assert [(s.id, s.title) for s in entry.sections] == [
        ("s1", "С чего начали"),
        ("s2", "Что вышло"),
    ]


def test_text_before_the_first_heading_is_the_lead() -> None:
    lead = "Вступление. " * 10
    entry = reading(f"{lead}\n\n{ESSAY}").entry
    assert [s.id for s in entry.sections] == ["lead", "goal", "results"]
    assert entry.text[entry.sections[0].start : entry.sections[0].end] == lead.strip()


def test_a_form_without_an_essay_is_an_error_with_a_remedy() -> None:
    with pytest.raises(EntryError, match=r"письма\.txt: holds no essay\. Check"):
        reading("ID: 5\nНоминант\nСлужба\n")


lines = st.lists(
    st.one_of(
        st.sampled_from([*LABELS.splitlines(), "|", "", GOAL]),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=150)
@given(lines)
def test_sections_lie_in_order_within_the_essay_and_the_essay_within_the_file(
    written: list[str],
) -> None:
    text = "\n".join(written)
    try:
        entry = reading(text).entry
    except EntryError:
        return
    ends = [0, *(offset for s in entry.sections for offset in (s.start, s.end)), len(entry.text)]
    assert ends == sorted(ends)
    assert "Зарубина\nИмя" not in entry.text
    if "[" not in entry.text:
        assert all(line in text for line in entry.text.split("\n"))


def test_a_title_and_its_text_may_be_one_row_of_a_table() -> None:
    row = "Показатель\t6\nРезультаты\t5\t6"
    text = f"ID\t5\n\nЭссе номинанта\n\nЦель проекта\t{GOAL}\n\n{row}\n\nРезультаты\t{RESULTS}\n"
    entry = reading(text).entry
    assert [(s.id, s.title, entry.text[s.start : s.end]) for s in entry.sections] == [
        ("goal", "Цель проекта", f"{GOAL}\n\n{row}"),
        ("results", "Результаты", RESULTS),
    ]
