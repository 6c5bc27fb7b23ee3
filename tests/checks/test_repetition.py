"""Stretches that stand twice: what is told of them is so in the text, whatever the text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.checks.repetition import RUN, repetitions

WORDS = st.lists(
    st.sampled_from(["раз", "два", "три", "дом", "сад", "лес", "5", "7", "12", "2023", "2024"]),
    max_size=60,
)


@given(before=WORDS, passage=WORDS, between=WORDS, at=st.integers(0, 59))
@settings(deadline=None, max_examples=80)
def test_a_repetition_is_the_same_words_but_for_years_and_the_numbers_it_names(
    before: list[str], passage: list[str], between: list[str], at: int
) -> None:
    copy = [*passage]
    if at < len(copy) and copy[at].isdecimal():
        copy[at] = "99"
    text = " ".join([*before, *passage, *between, *copy])
    for found in repetitions(text):
        assert found.first.start < found.again.start
        first, again = (text[span.start : span.end].split() for span in (found.first, found.again))
        differ = [
            (a, b) for a, b in zip(first, again, strict=True) if a != b and not _both_years(a, b)
        ]
        assert differ == [(text[slice(*a)], text[slice(*b)]) for a, b in found.changed]
        assert all(a.isdecimal() and b.isdecimal() for a, b in differ)
        assert len(first) >= RUN


def _both_years(one: str, other: str) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", word) for word in (one, other))
