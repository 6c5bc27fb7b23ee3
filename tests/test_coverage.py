"""A summary that leaves out what the rubric wants told says so, and only then."""

from __future__ import annotations

import pytest

from assessor.entry import Section
from assessor.fidelity import EssayFacts, Item, check, facts, items
from assessor.rubric import MustCover

GOAL = (
    "Пациенты забывали о визитах, и врачи по полдня сидели без дела."
    " Мы хотели, чтобы о приёме напоминали всем."
)
DONE = "Поставили робота, который звонит накануне, и завели журнал переносов."
RESULTS = "Неявки снизились с 18% до 7%. Журнал ведут три регистратора."
ESSAY = "\n".join((GOAL, DONE, RESULTS))
SECTIONS = tuple(
    Section(id=id_, title=id_, start=ESSAY.index(body), end=ESSAY.index(body) + len(body))
    for id_, body in (("goal", GOAL), ("essence", DONE), ("results", RESULTS))
)
WANTED = (
    MustCover(ru="цель", en="the goal", sections=("goal",), cues=("цель", "goal")),
    MustCover(ru="что сделано", en="what was done", sections=("essence",)),
    MustCover(ru="результаты", en="the results", sections=("results",)),
    MustCover(ru="новизна", en="what is new", sections=("innovation",), cues=("новый",)),
    MustCover(ru="без признаков", en="with no sign"),
)


@pytest.fixture(scope="module")
def essay() -> EssayFacts:
    return facts(ESSAY)


@pytest.fixture(scope="module")
def cover(essay: EssayFacts) -> tuple[Item, ...]:
    return items(WANTED, SECTIONS, essay)


def untold(text: str, essay: EssayFacts, cover: tuple[Item, ...], limit: int = 100) -> list[str]:
    checked = check(text, essay, limit=limit, language="ru", cover=cover)
    return [v.message for v in checked.violations if v.kind == "untold"]


def test_what_the_essay_does_not_tell_no_summary_has_to(cover: tuple[Item, ...]) -> None:
    assert [item.wanted.ru for item in cover] == ["цель", "что сделано", "результаты"]


def test_every_item_told_in_other_words(essay: EssayFacts, cover: tuple[Item, ...]) -> None:
    text = (
        "Пациенты часто забывали о визитах. Робот звонит накануне, появился журнал переносов."
        " Доля неявок упала с 18 до 7 процентов."
    )
    assert untold(text, essay, cover) == []


def test_what_is_left_out_is_named_with_what_the_essay_says(
    essay: EssayFacts, cover: tuple[Item, ...]
) -> None:
    (message,) = untold("Цель названа. Робот звонит накануне.", essay, cover)
    assert "результаты" in message
    assert "с 18% до 7%" in message


def test_a_word_of_the_item_tells_it(essay: EssayFacts, cover: tuple[Item, ...]) -> None:
    text = "Робот звонит накануне. Неявок 7%. Цель была иной."
    assert untold(text, essay, cover) == []


def test_a_limit_without_room_for_every_item_asks_for_none(
    essay: EssayFacts, cover: tuple[Item, ...]
) -> None:
    assert untold("Робот звонит накануне.", essay, cover, limit=30) == []


def test_general_remarks_that_rest_on_nothing_are_not_asked_for_single_items(
    essay: EssayFacts, cover: tuple[Item, ...]
) -> None:
    assert untold("Работа полезная, и читать её интересно.", essay, cover) == []
