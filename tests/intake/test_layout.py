"""Lines of a page as running text: words that a line's end broke."""

from __future__ import annotations

import pytest

from assessor.intake.layout import Line, reading_copy

WIDE = "Строка, которая доходит до самого правого края всей этой страницы,"


def copy(*texts: str) -> str:
    """Lines under each other, each as long as its text is: their right edge is ragged."""
    lines = [Line(0, t, 72, 72 + 6 * len(t), 700 - 14 * n, 12) for n, t in enumerate(texts)]
    return reading_copy(lines, [842])[0]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("учили высококвали-", "фицированных людей.", "учили высококвалифицированных людей."),
        ("отвечали на обра-", "щения быстрее.", "отвечали на обращения быстрее."),
        ("их онлайн-", "консультации шли.", "их онлайн-консультации шли."),
        ("и какие-", "нибудь двадцать.", "и какие-нибудь двадцать."),
        ("и по-", "новому отвечали.", "и по-новому отвечали."),
    ],
)
def test_a_word_broken_far_from_the_right_edge_is_mended(
    above: str, below: str, whole: str
) -> None:
    assert copy(WIDE, above, below) == f"{WIDE} {whole}"


@pytest.mark.parametrize("below", ["Следующий пункт.", "5 пунктов."])
def test_a_line_that_breaks_no_word_off_stays_apart(below: str) -> None:
    assert copy(WIDE, "Список -", below).endswith(f"-\n{below}")
