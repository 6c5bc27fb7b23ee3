"""Every way a rubric file can be broken: the line, the field and the remedy that are named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.errors import RubricError
from assessor.rubric.load import load
from assessor.rubric.problems import BrokenRubric, Problem
from tests.rubric.conftest import SMALL, Write


class Row(NamedTuple):
    """What is changed in the small rubric; where that is found; words of cause and remedy."""

    change: tuple[str, str]
    line: int
    field: str
    cause: str
    remedy: str


TABLE = [
    # keys
    Row(("weight: 60", "wieght: 60"), 15, "criteria.first.wieght", "unknown", "`weight`?"),
    Row(("language: ru", "languag: ru"), 3, "languag", "unknown", "`language`?"),
    Row(("language: ru", "colour: red"), 3, "colour", "unknown", "Known here: id, title"),
    Row(
        ("    weight: 60\n", ""), 12, "criteria.first.weight", "missing", "Add `weight`: Its share"
    ),
    Row(
        ("  like: award-essay", "  like: award-essay\n  like: x"),
        7,
        "form.like",
        "line 6",
        "one of",
    ),
    Row(("id: small", "id: small\nid: other"), 2, "id", "stands on line 1 already", "Keep one"),
    Row(("{words: 100}", "{words: 100, ? [a] : 1}"), 26, "summary", "no text", "double quotes"),
    # values
    Row(("id: small", "id: Small Award"), 1, "id", "`Small Award` is no id", "small Latin letters"),
    Row(("language: ru", "language: rus"), 3, "language", "`rus` is unknown", "Did you mean `ru`?"),
    Row(
        ("language: ru", "language: french"), 3, "language", "`french`", "Known here: ru, en, entry"
    ),
    Row(
        ("title: Goal", "title: 2024"),
        9,
        "form.sections.goal.title",
        "number 2024",
        "a text, or {ru",
    ),
    Row(("{ru: Малая, en: Small}", "{ru: 7}"), 2, "title.ru", "the number 7", "double quotes"),
    Row(
        ("{ru: Малая, en: Small}", "[a, b]"), 2, "title", "not a list", "a text, or {ru: …, en: …}"
    ),
    Row(("{ru: Малая, en: Small}", ""), 2, "title", "not nothing", "a text, or {ru: …, en: …}"),
    Row(("{ru: Малая, en: Small}", '{ru: " "}'), 2, "title", "empty", "Write it in Russian (ru)"),
    Row(
        ("{ru: Малая, en: Small}", "{en: a, b}"), 2, "title.b", "comma ends a text", "double quotes"
    ),
    Row(
        ("weight: 60", 'weight: "60"'),
        15,
        "criteria.first.weight",
        "the text `60`",
        "without quotes",
    ),
    Row(("weight: 60", "weight: 60%"), 15, "criteria.first.weight", "the text `60%`", "a number"),
    Row(("weight: 60", "weight: -5"), 15, "criteria.first.weight", "-5 will not do", "at least 0"),
    Row(
        ("weight: 60", "weight: 600"), 15, "criteria.first.weight", "600 will not do", "at most 100"
    ),
    Row(("weight: 60", "weight: true"), 15, "criteria.first.weight", "true or false", "a number"),
    Row(
        ("sections: [goal]", "sections: goal"), 16, "criteria.first.sections", "a text", "with `- `"
    ),
    Row(
        ("sections: [goal]", "sections:"), 16, "criteria.first.sections", "empty", "remove the line"
    ),
    Row(("max: 2}", "max: 2.5}"), 4, "scale.max", "the number 2.5", "a whole number"),
    Row(("max: 2}", "max: 25}"), 4, "scale.max", "25 will not do", "at most 20"),
    Row(
        ("{characters: 1800}", "1800"), 10, "form.sections.goal.limit", "keys", "characters, words"
    ),
    Row(
        ("{characters: 1800}", "{characters: 0}"),
        10,
        "form.sections.goal.limit.characters",
        "0",
        "0",
    ),
    Row(("{characters: 1800}", "{}"), 10, "form.sections.goal.limit", "in words", "exactly one"),
    Row(
        ("{characters: 1800}", "{characters: 9, words: 9}"),
        *(10, "form.sections.goal.limit", "in characters or in words", "exactly one"),
    ),
    Row(("{words: 100}", "{words: 5}"), 26, "summary.words", "5 will not do", "at least 10"),
    Row(("{words: 100}", "[100]"), 26, "summary", "not a list", "words, language, audience"),
    Row(
        ("  like: award-essay", "  like: award-essay\n  fields: {organization: [Org]}"),
        *(7, "form.fields.organization", "`organization` is unknown", "`organisation`?"),
    ),
    Row(
        ("  like: award-essay", '  like: award-essay\n  essay: ["", Essay]'),
        *(7, "form.essay[1]", "empty", "Fill it in"),
    ),
    Row(("Is it there?", "x" * 4001), 14, "criteria.first.description.ru", "4000", "Shorten it"),
    # what does not fit together
    Row(("weight: 60", "weight: 50"), 11, "criteria", "sum to 90", "sum to 100"),
    Row(("id: second", "id: first"), 21, "criteria.first.id", "first is taken", "Rename one"),
    Row(
        ("      1: it is said in words\n", ""),
        17,
        "criteria.first.levels",
        "level 1",
        "every level",
    ),
    Row(
        ("      2: it is shown by a figure\n", "      2: it is shown\n      3: it is proven\n"),
        *(21, "criteria.first.levels.3", "outside the scale 0-2", "Remove it"),
    ),
    Row(
        ("      2: it", "      two: it"), 20, "criteria.first.levels.two", "whole number", "a whole"
    ),
    Row(("max: 2}", "max: 0}"), 4, "scale", "max (0) is not above min (0)", "larger"),
    Row(("max: 2}", "max: 2, ladder: {4: x}}"), 4, "scale", "outside the scale (4)", "Remove them"),
    Row(
        ("[goal]", "[goal, aim]"), 16, "criteria.first.sections[2]", "no section aim", "one of goal"
    ),
    Row(
        ("like: award-essay", "like: award-esay"), 6, "form.like", "award-esay", "beside this file"
    ),
    # YAML
    Row(("title: Goal", "title: Goal: x"), 9, "", "colon inside", "double quotes"),
    Row(("title: Goal", "\ttitle: Goal"), 9, "", "a tab", "spaces"),
    Row(("title: Goal", 'title: "Goal'), 9, "", "never closed", "Close it"),
    Row(("title: Goal", "title: 'Goal' x"), 9, "", "quote that ends too early", "double quotes"),
    Row(("title: Goal", "title: @Goal"), 9, "", "cannot begin with", "double quotes"),
    Row(("title: Goal", "title: *goal"), 9, "form.sections.goal.title", "`*goal`", "double quotes"),
    Row(("title: Goal", "title: &g Goal"), 9, "form.sections.goal.title", "`&g`", "double quotes"),
    Row(
        ("title: Goal", "title: !!str Goal"), 9, "form.sections.goal.title", "`!`", "double quotes"
    ),
    Row(("title: Goal", "title: Go\x07al"), 9, "", "U+0007", "Remove it"),
    Row(
        ("summary: {words: 100}", "---\nid: second"), 26, "", "second document", "one rubric a file"
    ),
    Row(
        ("[goal]", "[[[[[[[[[[[[goal]]]]]]]]]]]]"), 16, "criteria.first.sections", "deeply", "depth"
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.change[1].strip()[:30])
def test_a_broken_rubric_names_line_field_and_remedy(write: Write, row: Row) -> None:
    path = write(row.change)
    with pytest.raises(BrokenRubric) as raised:
        load(path)
    problem = next(p for p in raised.value.problems if (p.line, p.field) == (row.line, row.field))
    assert problem.path == path
    assert row.cause in problem.cause
    assert row.remedy in problem.remedy
    assert problem.cause.endswith(".")
    assert not any(word in str(raised.value) for word in ("pydantic", "http", "Input should"))


# The one text of a `Localised` stands for both languages.
TWO = {"4000": 2}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.change[1].strip()[:30])
def test_one_slip_is_one_problem(write: Write, row: Row) -> None:
    with pytest.raises(BrokenRubric) as raised:
        load(write(row.change))
    assert len(raised.value.problems) == TWO.get(row.cause, 1), str(raised.value)


def test_all_problems_are_said_at_once_and_in_file_order(write: Write) -> None:
    path = write(
        ("language: ru", "langage: ru"),
        ("sections: [goal]", "sections: [gaol]"),
        ("weight: 60", "wieght: 50"),
        ("      1: it is said in words\n", ""),
        ("{words: 100}", "{words: many}"),
    )
    with pytest.raises(BrokenRubric) as raised:
        load(path)
    assert [(p.line, p.field) for p in raised.value.problems] == [
        (3, "langage"),
        (11, "criteria"),
        (15, "criteria.first.wieght"),
        (16, "criteria.first.sections[1]"),
        (17, "criteria.first.levels"),
        (25, "summary.words"),
    ]
    assert str(path) in raised.value.cause
    assert "assessor rubric lint" in raised.value.remedy


def test_a_misspelt_key_hides_no_other_problem_below_it(write: Write) -> None:
    with pytest.raises(BrokenRubric) as raised:
        load(write(("    levels:\n", "    levles:\n"), ("0: nothing of it is said\n", "0: 5\n")))
    assert [(p.line, p.field) for p in raised.value.problems] == [
        (17, "criteria.first.levles"),
        (18, "criteria.first.levels.0"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"- id: a list\n", "holds a list"),
        (b"just words", "holds a single text"),
        ("id: премия".encode("cp1251"), ":1: this is not UTF-8"),
        ("id: премия".encode("utf-16"), ":1: this is not UTF-8"),
        (b"[" * 500_000, "nested too deeply"),
        (b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_rubric_is_said_to_be_none(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    with pytest.raises(RubricError, match=said):
        load(path)


def test_a_bomb_of_aliases_does_not_unfold(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 40)]
    path = tmp_path / "bomb.yaml"
    path.write_text("\n".join(lines))
    with pytest.raises(BrokenRubric, match="begins with `&`"):
        load(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"none\.yaml does not exist"):
        load(tmp_path / "none.yaml")
    with pytest.raises(RubricError, match="is a folder"):
        load(tmp_path)


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(path).rubric.id == "small"


LINES = SMALL.splitlines()
DAMAGE = st.sampled_from(
    ["", "x", ":", "- ", "{", "]", '"', "5", "null", "- id: q", "\t", "*", "é"]
)


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, len(LINES) - 1), st.integers(0, 30), DAMAGE, st.integers(0, 12))
def test_whatever_is_done_to_a_line_the_answer_is_a_rubric_or_a_place(
    tmp_path: Path, line: int, column: int, damage: str, cut: int
) -> None:
    old = LINES[line]
    damaged = [*LINES]
    damaged[line] = old[:column] + damage + old[column + cut :]
    path = tmp_path / "small.yaml"
    path.write_text("\n".join(damaged), encoding="utf-8")
    for problem in _problems(path):
        assert 1 <= problem.line <= len(LINES) + 1
        assert problem.cause
        assert problem.remedy
        assert "this will not do" not in problem.cause, "a finding without a sentence of its own"


def _problems(path: Path) -> Sequence[Problem]:
    try:
        load(path)
    except BrokenRubric as error:
        return error.problems or pytest.fail("broken, and nothing is said")
    return ()
