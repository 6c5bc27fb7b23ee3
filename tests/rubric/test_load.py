from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from assessor.rubric.load import load, sha256
from assessor.rubric.model import Rubric
from assessor.rubric.problems import BrokenRubric
from assessor.rubric.shelf import Shelf
from tests.rubric.conftest import Write


def test_scalars_are_what_was_written(write: Write) -> None:
    labels = "essay: [no, 12:30, 2024-01-01, 0x1F, 1_000, .5]"
    form = load(write(("  like: award-essay", f"  like: award-essay\n  {labels}"))).rubric.form
    assert form.essay == ("no", "12:30", "2024-01-01", "0x1F", "1_000", ".5")


def test_one_text_stands_for_both_languages(write: Write) -> None:
    criterion = load(write()).rubric.criterion("first")
    assert criterion.title.of("ru") == criterion.title.of("en") == "The first"


def test_like_takes_the_parts_that_are_not_given(write: Write) -> None:
    form = load(write()).rubric.form
    ours = Shelf().default().rubric.form
    assert form.contact == ours.contact
    assert form.fields == ours.fields
    assert [s.id for s in form.sections] == ["goal"]
    assert form.like is None


def test_like_finds_a_rubric_beside_the_file_before_ours(write: Write) -> None:
    write(
        ("  like: award-essay", "  essay: [My essay]"),
        ("id: small", "id: award-essay"),
        name="award-essay.yaml",
    )
    assert load(write()).rubric.form.essay == ("My essay",)


def test_like_finds_a_rubric_in_the_users_folder(write: Write, tmp_path: Path) -> None:
    base = (("  like: award-essay", "  essay: [House essay]"), ("id: small", "id: house"))
    write(*base, name="shelf/house.yaml")
    path = write(("like: award-essay", "like: house"), name="elsewhere/small.yaml")
    assert load(path, [tmp_path / "shelf"]).rubric.form.essay == ("House essay",)


def test_a_users_award_essay_may_take_its_form_from_ours(write: Write) -> None:
    path = write(("id: small", "id: award-essay"), name="award-essay.yaml")
    assert load(path).rubric.form.contact == Shelf().default().rubric.form.contact


def test_rubrics_that_take_their_forms_from_each_other_are_refused(write: Write) -> None:
    write(("id: small", "id: one"), ("like: award-essay", "like: two"), name="one.yaml")
    path = write(("id: small", "id: two"), ("like: award-essay", "like: one"), name="two.yaml")
    with pytest.raises(BrokenRubric, match="form\\.like: there is no other rubric"):
        load(path)


def test_comments_and_layout_do_not_change_the_hash(write: Write) -> None:
    plain = load(write())
    other = load(write(("id: small", "# a comment\nid:   'small'"), name="other.yaml"))
    assert other.sha256 == plain.sha256
    assert len(plain.sha256) == 64


@pytest.mark.parametrize(
    "change",
    [
        ("it is shown by a figure\n", "it is shown by two figures\n"),
        ("{characters: 1800}", "{characters: 1801}"),
        ("Is it there?", "Is it there"),
        ("{words: 100}", "{words: 101}"),
    ],
)
def test_any_word_that_judges_changes_the_hash(write: Write, change: tuple[str, str]) -> None:
    old, new = change
    path = write()
    before = load(path).sha256
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    assert load(path).sha256 != before


def test_the_hash_covers_the_form_taken_from_another_file(write: Write) -> None:
    house = (("id: small", "id: house"), ("  like: award-essay", "  essay: [Essay]"))
    write(*house, name="house.yaml")
    path = write(("like: award-essay", "like: house"))
    before = load(path).sha256
    write(house[0], ("  like: award-essay", "  essay: [Text]"), name="house.yaml")
    assert load(path).sha256 != before


def test_the_hash_is_that_of_the_rubric_read_back(write: Write) -> None:
    loaded = load(write())
    again = Rubric.model_validate_json(loaded.rubric.model_dump_json())
    assert sha256(again) == loaded.sha256


def test_sent_from_one_process_to_another_a_rubric_is_the_same_and_one_object() -> None:
    rubric = Shelf().get("award-essay").rubric
    told = pickle.dumps(rubric)
    first, second = pickle.loads(told), pickle.loads(told)
    assert first == rubric
    assert first is second
