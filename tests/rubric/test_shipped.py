"""What every rubric we ship must be: whole in both languages, its levels apart from each other."""

from __future__ import annotations

from itertools import combinations

import pytest

from assessor.resources import packaged
from assessor.rubric.lint import lint
from assessor.rubric.load import LoadedRubric, rubric_files
from assessor.rubric.names import plain
from assessor.rubric.shelf import Shelf
from assessor.rubric.show import show

SHIPPED = Shelf().all()
each = pytest.mark.parametrize("loaded", SHIPPED, ids=lambda loaded: loaded.rubric.id)


@each
def test_lint_finds_nothing_to_say(loaded: LoadedRubric) -> None:
    assert lint(loaded.path) == []


@each
def test_every_level_has_a_sentence_of_its_own_in_both_languages(loaded: LoadedRubric) -> None:
    for criterion in loaded.rubric.criteria:
        assert set(criterion.levels) == {0, 1, 2, 3, 4, 5}
        for text in criterion.levels.values():
            assert text.ru
            assert text.ru.endswith(".")
            assert text.en
            assert text.en.endswith(".")
        for language in ("ru", "en"):
            words = [set(plain(t.of(language)).split()) for t in criterion.levels.values()]
            for one, other in combinations(words, 2):
                assert len(one ^ other) >= 4, (criterion.id, language, one & other)


@each
def test_every_criterion_has_cues_of_its_own(loaded: LoadedRubric) -> None:
    for criterion in loaded.rubric.criteria:
        others = {cue for c in loaded.rubric.criteria if c is not criterion for cue in c.cues}
        assert len(set(criterion.cues) - others) >= 5, criterion.id
        assert len(set(criterion.cues)) == len(criterion.cues), criterion.id


@each
def test_the_form_recognises_the_contact_block(loaded: LoadedRubric) -> None:
    contact = loaded.rubric.form.contact
    labels = {plain(label) for label in contact.labels()}
    assert {"фамилия", "имя отчество", "должность", "телефон", "e mail", "surname"} <= labels
    assert "персональные данные номинанта" in {plain(o) for o in contact.opens}


@each
def test_the_summary_covers_goal_action_and_results(loaded: LoadedRubric) -> None:
    spec = loaded.rubric.summary
    assert spec.words == 100
    assert len(spec.must_cover) == 3


def test_the_awards_own_limits_stand() -> None:
    form = Shelf().get("cx-contact-centre").rubric.form
    limits = {s.id: s.limit and (s.limit.characters or s.limit.words) for s in form.sections}
    assert limits == {
        "organisation": 100,
        "goal": 1800,
        "essence": 3600,
        "engagement": 1800,
        "customer": 1800,
        "results": 3600,
        "innovation": 1800,
    }
    organisation = form.sections[0].limit
    assert organisation is not None
    assert organisation.words == 100


def test_languages_are_as_the_awards_are() -> None:
    languages = {loaded.rubric.id: loaded.rubric.language for loaded in SHIPPED}
    assert languages.pop("award-essay") == "entry"
    assert set(languages.values()) == {"ru"}


def test_no_nomination_is_named_twice() -> None:
    shelf = Shelf()
    for loaded in SHIPPED:
        for title in loaded.rubric.titles():
            assert shelf.for_nomination(title)[0].rubric.id == loaded.rubric.id, title


def test_files_are_called_by_their_ids() -> None:
    assert [p.stem for p in rubric_files(packaged("rubrics"))] == [x.rubric.id for x in SHIPPED]


@each
def test_show_prints_the_whole_rubric(loaded: LoadedRubric) -> None:
    for language in ("ru", "en"):
        page = show(loaded, language)
        flat = " ".join(page.split())
        assert loaded.sha256 in page
        assert max(map(len, page.splitlines())) <= 100 or str(loaded.path) in page
        for criterion in loaded.rubric.criteria:
            for text in (criterion.title, criterion.description, *criterion.levels.values()):
                assert text.of(language) in flat
