from __future__ import annotations

from pathlib import Path

import pytest

from assessor.errors import RubricError
from assessor.rubric.problems import BrokenRubric
from assessor.rubric.shelf import Shelf
from tests.rubric.conftest import Write

OURS = ["award-essay", "case-article", "cx-contact-centre", "digital-support-team"]


def test_ours_are_always_there() -> None:
    assert [loaded.rubric.id for loaded in Shelf().all()] == OURS
    assert Shelf().default().rubric.id == "award-essay"


def test_a_users_rubric_wins_over_ours(write: Write) -> None:
    path = write(("id: small", "id: award-essay"), name="mine/general.yaml")
    shelf = Shelf([path.parent])
    assert shelf.default().path == path
    assert sorted(shelf.files) == OURS


def test_a_rubric_is_got_by_id_or_by_path(write: Write) -> None:
    path = write(name="mine/anything.yaml")
    assert Shelf([path.parent]).get("small").path == path
    assert Shelf().get(path).rubric.id == "small"
    assert Shelf().get(str(path)).rubric.id == "small"


def test_an_unknown_id_lists_what_there_is() -> None:
    with pytest.raises(RubricError) as raised:
        Shelf().get("cx-contact-center")
    assert "no rubric cx-contact-center" in raised.value.cause
    assert "Did you mean cx-contact-centre?" in raised.value.remedy
    assert all(id_ in raised.value.remedy for id_ in OURS)


def test_an_unknown_path_is_named() -> None:
    with pytest.raises(RubricError, match=r"nowhere/mine\.yaml does not exist"):
        Shelf().get("nowhere/mine.yaml")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"no folder .*none"):
        Shelf([tmp_path / "none"])


def test_two_files_with_one_id_are_named(write: Write) -> None:
    folder = write(name="mine/a.yaml").parent
    write(name="mine/b.yaml")
    with pytest.raises(RubricError, match=r"a\.yaml and .*b\.yaml have the same id small"):
        Shelf([folder]).get("small")


def test_drafts_and_hidden_files_are_not_on_the_shelf(write: Write) -> None:
    folder = write(name="mine/_draft.yaml").parent
    write(name="mine/.hidden.yaml")
    (folder / "notes.txt").write_text("id: small")
    assert sorted(Shelf([folder]).files) == OURS


def test_a_broken_rubric_does_not_hide_the_others(write: Write) -> None:
    folder = write(("weight: 60", "weight: 61"), name="mine/small.yaml").parent
    shelf = Shelf([folder])
    assert shelf.default().rubric.id == "award-essay"
    with pytest.raises(BrokenRubric):
        shelf.get("small")
    with pytest.raises(BrokenRubric):
        shelf.for_nomination("Anything")


@pytest.mark.parametrize(
    ("nomination", "id_"),
    [
        ("Лучший клиентский опыт в контакт-центре", "cx-contact-centre"),
        ("ЛУЧШИЙ КЛИЕНТСКИЙ ОПЫТ В КОНТАКТ–ЦЕНТРЕ", "cx-contact-centre"),
        ("«Лучший  клиентский опыт в\u00a0контакт-центре»", "cx-contact-centre"),
        ("Номинация: Лучший клиентский опыт в контакт-центре, 2024", "cx-contact-centre"),
        ("best customer experience in a contact centre", "cx-contact-centre"),
        ("Лучшая команда цифровой (онлайн) поддержки", "digital-support-team"),
        ("Лучшая команда онлайн-поддержки", "digital-support-team"),
        ("Лучший кейс", "case-article"),
    ],
)
def test_the_nomination_picks_the_rubric_that_names_it(nomination: str, id_: str) -> None:
    loaded, why = Shelf().for_nomination(nomination)
    assert loaded.rubric.id == id_
    assert why.startswith(f"Rubric {id_}: it names the entry's nomination «")


@pytest.mark.parametrize("nomination", [None, "", " — ", "Номинация: 2024"])
def test_without_a_nomination_the_general_rubric_is_picked(nomination: str | None) -> None:
    loaded, why = Shelf().for_nomination(nomination)
    assert loaded.rubric.id == "award-essay"
    assert why == "Rubric award-essay, the general one: the entry names no nomination."


def test_an_unknown_nomination_is_quoted() -> None:
    loaded, why = Shelf().for_nomination("Лучший клиентский опыт в розничном банке")
    assert loaded.rubric.id == "award-essay"
    assert "no rubric names the nomination «Лучший клиентский опыт в розничном банке»" in why
    assert len(Shelf().for_nomination("слово " * 500)[1]) < 300


def test_a_slip_of_the_pen_is_pointed_out_and_not_decided() -> None:
    loaded, why = Shelf().for_nomination("Лучшый клиентский опыт в контакт-центре")
    assert loaded.rubric.id == "award-essay"
    assert "--rubric cx-contact-centre" in why


def test_a_users_rubric_wins_a_nomination_that_ours_names_too(write: Write) -> None:
    path = write(("title: {ru: Малая, en: Small}", "title: Лучший кейс"), name="mine/small.yaml")
    assert Shelf([path.parent]).for_nomination("лучший кейс")[0].path == path


def test_two_rubrics_of_one_folder_cannot_name_one_nomination(write: Write) -> None:
    folder = write(name="mine/small.yaml").parent
    write(("id: small", "id: other"), name="mine/other.yaml")
    with pytest.raises(RubricError, match=r"other\.yaml and .*small\.yaml both name .*«Малая»"):
        Shelf([folder]).for_nomination("Малая")
