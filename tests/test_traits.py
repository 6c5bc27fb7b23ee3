"""What a sentence shows to the weights: words, parts, order and signs, whatever its length."""

from __future__ import annotations

from collections import Counter

import pytest

from assessor.tamper.traits import form_of, share, traits, traits_of_word
from assessor.tamper.weights import EDGE, weight


def test_a_word_shows_itself_its_parts_and_its_form() -> None:
    assert set(traits_of_word("ставьте")) == {
        "=ставьте", "-_ста", "-став", "-тавь", "-авьт", "-вьте", "-ьте_", "+order",
    }  # fmt: skip


def test_a_number_shows_nothing_of_itself() -> None:
    assert traits_of_word("1024") == ()
    assert "#### звон" in set(traits("1024 звонка"))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("поставьте", "order"),
        ("поставь", "thou order"),
        ("площадь", None),
        ("поставили", "past"),
        ("ставишь", "thou"),
        ("ставят", "they"),
        ("ставить", "do"),
        ("ставим", "we"),
        ("scored", "ed"),
        ("scoring", "ing"),
        ("score", None),
    ],
)
def test_verbs_are_told_by_their_endings(word: str, form: str | None) -> None:
    assert form_of(word) == form


def test_the_order_of_words_counts_and_their_number_does_not() -> None:
    there, back = Counter(traits("Мы просим жюри")), Counter(traits("Жюри просим мы"))
    assert there["прос жюри"] == 1
    assert back["прос жюри"] == 0
    assert Counter(traits("пять пять пять"))["=пять"] == 1


def test_a_word_alone_is_no_appeal() -> None:
    assert share(["да"]) == share(["да", "нет", "пять", "нам", "же"])
    assert all(weight(word) < EDGE for word in ("Да.", "Нет!", "Оценка", "Итог:", "", "..."))
