"""What is shown to a person before a booklet is printed."""

from __future__ import annotations

import pytest

from assessor.assessment import Assessment, Summary, SummarySentence
from assessor.report.before_print import blanked, checks
from assessor.report.docx import pieces
from tests.report.factory import place, russian


def summarised(text: str, support: str = "") -> Assessment:
    """A sentence of summary that rests on this part of the essay."""
    given = russian()
    places = (place(given.entry.text, support),) if support else ()
    sentence = SummarySentence(text=text, support=places)
    summary = Summary(text=text, words=len(text.split()), language="ru", sentences=(sentence,))
    return given.model_copy(update={"summary": summary})


def passages(of: Assessment) -> list[str]:
    return [check.passage for check in checks(of, "ru")]


def test_a_figure_that_the_essay_contradicts_is_shown() -> None:
    given = summarised("Потерянных звонков стало 6%.", "с 20% до 6%")
    (check,) = checks(given, "ru")
    assert check.passage == "6%"
    assert "6% и 9%" in check.message


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("Потерянных звонков стало 16%.", "с 20% до 6%"),  # another figure
        ("Состав обновился на 6%.", "14 операторов"),  # another place
        ("Потерянных звонков стало меньше.", "с 20% до 6%"),  # no figure at all
    ],
)
def test_other_figures_are_left_alone(text: str, support: str) -> None:
    assert passages(summarised(text, support)) == []


@pytest.mark.parametrize("said", ["(слайд 3)", "(см. Приложение 1)", "(рис. 2)", "(see slide 4)"])
def test_a_reference_to_what_is_not_printed_is_shown(said: str) -> None:
    assert passages(summarised(f"Ожидание сократилось {said}.")) == [said]


@pytest.mark.parametrize("said", ["(ответили 32 из 34)", "(удалённо)", "(было 14%, цель 9%)"])
def test_other_brackets_are_no_reference(said: str) -> None:
    assert passages(summarised(f"Ожидание сократилось {said}.")) == []


def test_a_masked_contact_is_a_line_to_write_on() -> None:
    assert blanked("Пишите [имя], [телефон] или [e-mail]") == "Пишите _____, _____ или _____"
    assert passages(summarised("Команду ведёт [имя].")) == ["_____"]


def test_marked_passages_are_pieces_of_their_own() -> None:
    text = "Было 9%, стало 6%."
    assert list(pieces(text, {"6%", ""})) == [
        ("Было 9%, стало ", False),
        ("6%", True),
        (".", False),
    ]
    assert list(pieces(text, set())) == [(text, False)]
