"""What is still hoped for, or would have been, is no fact; signs and labels beside a number."""

from __future__ import annotations

import pytest

from assessor.figures import figures

PLANS = (
    "К маю 2026 года доля должна вырасти до 70%.",
    "The share should rise to 70% by May 2026.",
    "The share is to fall below 5% next year.",
    "Ждём роста до 60%.",
    "Мы бы сэкономили 3 млн рублей.",
    "Без чата мы потеряли бы 20% клиентов.",
)
FACTS = (
    "Клиент ждёт 5 минут.",
    "Ждали роста, и доля выросла до 60%.",
    "Хотя бы раз позвонили 20% клиентов.",
    "Без чата мы бы не сократили ожидание до 30 секунд.",
    "The share rose to 70%.",
)


@pytest.mark.parametrize("text", PLANS)
def test_what_is_awaited_or_supposed_is_told_as_a_plan(text: str) -> None:
    assert figures(text)[-1].modality == "plan"


@pytest.mark.parametrize("text", FACTS)
def test_what_came_about_is_a_fact(text: str) -> None:
    assert figures(text)[-1].modality == "fact"


@pytest.mark.parametrize(
    "text", ["Доля потерь не должна превышать 3%.", "Доля потерь не может превышать 3%."]
)
def test_what_must_not_be_exceeded_is_the_most(text: str) -> None:
    (figure,) = figures(text)
    assert figure.bound == "at_most"


@pytest.mark.parametrize("text", ["Продажи ×3 за сезон.", "Growth of ×3 in sales."])
def test_a_sign_of_multiplication_makes_a_multiple(text: str) -> None:
    (figure,) = figures(text)
    assert figure.kind == "multiple"
    assert figure.low == 3


@pytest.mark.parametrize("text", ["Это шаг 3 из 5.", "This is step 3 of 5."])
def test_a_label_of_so_many_is_no_figure(text: str) -> None:
    assert not figures(text)
