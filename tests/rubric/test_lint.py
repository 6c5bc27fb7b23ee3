from __future__ import annotations

import re
from pathlib import Path

import pytest

from assessor.errors import RubricError
from assessor.rubric.lint import lint
from tests.rubric.conftest import SMALL, Write

ADVICE = [
    (("0: nothing of it is said\n", "0: IT is, said in words!\n"), 19, "same anchor text"),
    (("      2: it is shown by a figure\n", "      2: Excellent\n"), 20, "only a few words"),
    (("title: The first", "title: {ru: Первое}"), 13, "English (en) is missing"),
    (("{characters: 1800}", "{characters: 18}"), 10, "18 characters"),
    (("{characters: 1800}", "{words: 100000}"), 10, "100000 words"),
    (("  like: award-essay", "  essay: [Essay]"), 5, "no contact block"),
    (("id: small", "id: smaller"), 1, "not called smaller.yaml"),
    (("      title: Goal", "      title: Goal\n    - id: b\n      title: goal!"), 10, "belongs to"),
    (("sections: [goal]", "sections: []"), 0, ""),
    (
        ("  like: award-essay", "  like: award-essay\n  essay: [Essay, City]"),
        *(7, "stands under form.fields.city as well"),
    ),
]


@pytest.mark.parametrize(("change", "line", "cause"), ADVICE, ids=lambda v: str(v)[-30:])
def test_what_is_right_but_strange_gets_advice(
    write: Write, change: tuple[str, str], line: int, cause: str
) -> None:
    problems = lint(write(change))
    assert all(p.severity == "advice" for p in problems)
    if not line:
        assert problems == []
        return
    assert any(p.line == line and cause in p.cause and p.remedy for p in problems), problems


def test_a_good_rubric_gets_none(write: Write) -> None:
    assert lint(write()) == []


def test_a_weight_of_nothing_is_noticed(write: Write) -> None:
    problems = lint(write(("weight: 60", "weight: 100"), ("weight: 40", "weight: 0")))
    assert [(p.line, p.field) for p in problems] == [(24, "criteria.second.weight")]


def test_a_section_that_nobody_reads_is_noticed(write: Write) -> None:
    extra = "      title: Goal\n    - id: team\n      title: Team"
    problems = lint(write(("      title: Goal", extra)))
    assert [p.field for p in problems] == ["form.sections.team"]


def test_a_rubric_in_one_language_is_right_and_one_for_any_entry_needs_both(write: Write) -> None:
    text = re.sub(r"((?:title|description|\d): )([A-Zin][^{},\n]+)", r"\1{en: \2}", SMALL)
    english = text.replace("{ru: Малая, en: Small}", "{en: Small}")
    assert lint(write(("language: ru", "language: en"), text=english)) == []
    either = lint(write(("language: ru", "language: entry"), text=english))
    assert len(either) == 12
    assert all("Russian (ru) is missing" in p.cause for p in either)


def test_a_broken_rubric_gets_its_errors(write: Write) -> None:
    problems = lint(write(("weight: 60", "weight: 61")))
    assert [(p.severity, p.line, p.field) for p in problems] == [("error", 11, "criteria")]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RubricError):
        lint(tmp_path / "none.yaml")
