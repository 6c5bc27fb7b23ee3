"""Answers in a file beside a store: whatever they hold, whatever became of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment import Usage
from assessor.llm.cache import StoredAnswer
from assessor.llm.late import Late

USAGE = Usage(calls=1, input_tokens=7, cost=0.25)


def late(folder: Path) -> Late:
    return Late(folder / "assessor.db")


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.text(), st.text(st.characters(codec="utf-8"))))
def test_what_is_put_down_is_had_again(
    tmp_path_factory: pytest.TempPathFactory, contents: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("late")
    answers = {key: StoredAnswer(content, USAGE) for key, content in contents.items()}
    late(folder).put_down(answers)
    assert dict(late(folder).answers()) == answers


def test_what_was_put_down_before_stays(tmp_path: Path) -> None:
    for key in "ab":
        late(tmp_path).put_down({key: StoredAnswer("{}", USAGE)})
    assert {key for key, _ in late(tmp_path).answers()} == {"a", "b"}
    late(tmp_path).clear()
    assert not list(late(tmp_path).answers())


def test_damage_costs_a_line(tmp_path: Path) -> None:
    kept = {"key": "k", "content": "{}", "usage": USAGE.model_dump()}
    good = json.dumps(kept).encode()
    (tmp_path / "assessor.db.late").write_bytes(b"\xff\xfe\n{}\n[]\n" + good + b"\n" + good[:20])
    assert list(late(tmp_path).answers()) == [("k", StoredAnswer("{}", USAGE))]


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    one, other = late(tmp_path), late(tmp_path)
    assert not one.may_come()
    assert one.hold(0)
    assert other.may_come()
    assert not other.hold(0)
    one.let_go()
    assert other.hold(0)
    other.let_go()
