"""What holds of every check, whatever the entry."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.checks import check
from assessor.checks.wording import MESSAGES
from tests.checks.essays import CASES, divided, flags, form, whole

PIECES = st.sampled_from(CASES) | st.text(max_size=80)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.none() | st.text(max_size=8))
def test_any_text_is_checked_and_every_flag_stands_in_it(text: str, headcount: str | None) -> None:
    entry = whole(text, headcount)
    found = check(entry, form())
    assert found == check(entry, form())
    for flag in found:
        assert flag.message
        assert all(0 <= p.start < p.end <= len(text) for p in flag.places)


def test_both_languages_say_the_same_things() -> None:
    assert MESSAGES["ru"].keys() == MESSAGES["en"].keys()


def test_flags_speak_the_language_of_the_essay_unless_the_rubric_names_one() -> None:
    english = whole("Cost per newcomer has been significantly reduced.")
    assert "in words only" in flags(english, "unsupported")[0].message
    assert "на словах" in flags(english, "unsupported", form(language="ru"))[0].message


def test_an_empty_section_does_no_harm() -> None:
    assert flags(divided(goal="", essence="", results=""), "missing")


def test_time_grows_with_the_length_and_not_faster() -> None:
    """A page of nothing but figures and claims, the worst that the checks can meet."""
    page = " ".join(CASES)
    short, long = page * 2, page * 8
    assert _seconds(long) < 12 * max(_seconds(short), 0.005)


def _seconds(text: str) -> float:
    entry = whole(text)
    start = process_time()
    check(entry, form())
    return process_time() - start
