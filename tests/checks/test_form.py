"""Sections against the form: too long, absent, empty, pasted."""

from __future__ import annotations

import pytest

from assessor.checks.limits import characters, word_counts
from tests.checks.essays import divided, flags, places, whole

LONG = "Мы хотели, чтобы родители узнавали расписание сами. " * 3  # 156 characters
GOAL = "Мы хотели, чтобы родители узнавали о переносе занятия без звонка в школу и без ожидания."
ESSENCE = (
    "Расписание видно в приложении. О переносе приходит сообщение, на которое можно ответить. "
    "Ответ читает дежурный администратор и сразу подтверждает новое время занятия."
)
RESULTS = (
    "Звонков о расписании стало вдвое меньше за полгода, а родители пропускают меньше занятий. "
    "Администраторы тратят освободившееся время на новые группы и на встречи с учителями."
)


def test_a_section_over_its_limit_is_a_warning_with_both_numbers() -> None:
    entry = divided(goal=LONG.strip(), essence=ESSENCE, results=RESULTS)
    (flag,) = flags(entry, "limit")
    assert flag.severity == "warning"
    assert flag.section == "goal"
    assert "знаков в нём 155 при пределе 120" in flag.message


@pytest.mark.parametrize(("more", "told"), [(1, "больше на 1)"), (30, "больше на 1%)")])
def test_what_rounds_to_no_percent_at_all_is_told_in_characters(more: int, told: str) -> None:
    body = "Слово и дело " * 400
    limit = len(body.strip()) - more
    entry = divided(f" (не более {limit} знаков)", goal=body.strip(), essence="", results="")
    (flag,) = (f for f in flags(entry, "limit") if f.section == "goal")
    assert told in flag.message


def test_white_space_and_list_marks_are_given_the_benefit_of_the_doubt() -> None:
    body = "- " + "\n\n-   ".join(["Первое дело сделано вовремя"] * 4)  # 111 bare, 127 raw
    entry = divided(goal=body, essence=ESSENCE, results=RESULTS)
    (flag,) = flags(entry, "limit")
    assert characters(body).least <= 120 < characters(body).most
    assert flag.severity == "info"


def test_within_the_limit_there_is_no_flag() -> None:
    assert not flags(divided(goal=GOAL, essence=ESSENCE, results=RESULTS), "limit")


@pytest.mark.parametrize(
    ("heading", "limit"),
    [(" (не более 50 знаков с пробелами)", 50), (" (no more than 50 characters)", 50)],
)
def test_a_limit_in_the_heading_wins_over_the_rubric_s(heading: str, limit: int) -> None:
    entry = divided(heading, goal=GOAL, essence=ESSENCE, results=RESULTS)
    assert f"при пределе {limit}" in flags(entry, "limit")[0].message


def test_a_lone_dash_is_a_word_only_by_the_strictest_count() -> None:
    assert word_counts("Итог — вдвое меньше звонков") == (4, 5)


def test_a_section_the_form_asks_for_is_missed_in_an_essay_that_follows_the_form() -> None:
    (flag,) = flags(divided(goal=GOAL, results=RESULTS), "missing")
    assert flag.section == "essence"
    assert "Суть проекта" in flag.message


def test_an_essay_with_its_own_plan_misses_nothing() -> None:
    assert not flags(whole(RESULTS), "missing")
    assert not flags(divided(results=RESULTS), "missing")


def test_a_section_of_a_few_words_is_almost_empty() -> None:
    (flag,) = flags(divided(goal=GOAL, essence="См. слайд 3.", results=RESULTS), "missing")
    assert flag.section == "essence"
    assert flag.severity == "info"


def test_text_pasted_from_another_section_is_shown_on_both_sides() -> None:
    pasted = f"{ESSENCE} Мы этим гордимся и будем продолжать."
    entry = divided(goal=GOAL, essence=ESSENCE, results=pasted)
    (flag,) = flags(entry, "duplicate")
    again, first = places(entry, flag)
    assert again == first == ESSENCE.rstrip(".")
    assert flag.section == "results"
    assert flag.severity == "warning"
    assert "«Суть проекта»" in flag.message


def test_the_same_words_in_another_order_are_no_repetition() -> None:
    assert not flags(divided(goal=GOAL, essence=ESSENCE, results=RESULTS), "duplicate")


def test_an_undivided_essay_that_repeats_itself_is_told_so() -> None:
    (flag,) = flags(whole(f"{ESSENCE} {GOAL} {ESSENCE}"), "duplicate")
    assert "дословно повторено" in flag.message


def test_an_account_told_again_for_another_year_is_shown_as_such() -> None:
    account = "году мы приняли 184 тысячи заявок, 86% из них в срок, оценка составила 4,3 балла."
    (flag,) = flags(whole(f"В 2023 {account} {GOAL} В 2024 {account}"), "duplicate")
    assert flag.severity == "warning"
    assert "о разных годах" in flag.message


COPY = (
    "Мы связали справочную с учётом остатков. За три месяца диспетчеры перезвонили 1 200 жителям "
    "и закрыли почти все старые заявки по отоплению и воде. Люди сами пишут нам спасибо."
)
OTHER = COPY.replace("1 200", "1 500")


def test_a_copied_passage_with_another_number_is_a_contradiction_and_one_repetition() -> None:
    entry = divided(essence=COPY, results=OTHER)
    (flag,) = flags(entry, "contradiction")
    assert places(entry, flag) == ["1 500", "1 200"]
    assert len(flags(entry, "duplicate")) == 1


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("В Туле так. " + COPY, "В Орле так. " + OTHER),
        ("В мае было так. " + COPY, "В июне было так. " + OTHER),
        ("Тула\n\n" + COPY, "Орёл\n\n" + OTHER),
        (COPY.replace("три месяца", "2023 год"), OTHER.replace("три месяца", "2024 год")),
        (COPY, COPY.replace("1 200", "1 210")),
    ],
)
def test_the_same_words_of_another_place_or_time_are_no_contradiction(
    first: str, again: str
) -> None:
    assert not flags(divided(essence=first, results=again), "contradiction")


def test_what_stands_in_three_sections_is_told_once_with_all_its_places() -> None:
    entry = divided(goal=COPY, essence=COPY, results=f"{GOAL} {COPY}")
    (flag,) = flags(entry, "duplicate")
    assert flag.section == "essence"
    assert len(places(entry, flag)) == 3
    assert "«Итоги»" in flag.message
