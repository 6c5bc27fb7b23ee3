"""Answers in a file beside a store: whatever they hold, whatever became of the file."""

from __future__ import annotations

import json
from errno import ENOSPC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment import Usage
from assessor.llm.cache import StoredAnswer
from assessor.llm.late import ROOM, Journal, Late

USAGE = Usage(calls=1, input_tokens=7, cost=0.25)


def late(folder: Path) -> Late:
    return Late(folder / "assessor.db")


def kept(folder: Path) -> list[str]:
    return [key for key, _ in late(folder).answers()]


def answer(content: str = "{}") -> StoredAnswer:
    return StoredAnswer(content, USAGE)


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.text(), st.text(st.characters(codec="utf-8"))))
def test_what_is_written_down_is_had_again(
    tmp_path_factory: pytest.TempPathFactory, contents: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("late")
    answers = {key: answer(content) for key, content in contents.items()}
    journal = Journal(late(folder))
    for key, kept in answers.items():
        journal.add(key, kept)
    assert dict(late(folder).answers()) == answers  # as if its process had ended here
    journal.close()
    assert dict(late(folder).answers()) == answers


def test_what_the_store_has_is_left_nowhere(tmp_path: Path) -> None:
    journal = Journal(late(tmp_path))
    for key in "ab":
        journal.add(key, answer())
    journal.drop("a")
    journal.close()
    assert "b" in dict(late(tmp_path).answers())
    journal = Journal(late(tmp_path))
    for key in "ab":
        journal.drop(key)
    journal.close()
    assert not list(tmp_path.iterdir())


def test_what_was_written_down_before_stays(tmp_path: Path) -> None:
    for key in "ab":
        journal = Journal(late(tmp_path))
        journal.add(key, answer())
        journal.close()
    assert kept(tmp_path) == ["a", "b"]
    late(tmp_path).clear()
    assert not list(late(tmp_path).answers())


def test_the_file_of_a_long_run_stays_small(tmp_path: Path) -> None:
    journal, long = Journal(late(tmp_path)), answer("я" * 10_000)
    for number in range(100):
        journal.add(f"{number}", long)
        journal.drop(f"{number - 5}")
        assert late(tmp_path).path.stat().st_size < 2 * ROOM
        assert {f"{n}" for n in range(max(0, number - 4), number + 1)} <= set(kept(tmp_path))
    journal.close()
    assert dict(late(tmp_path).answers())["99"] == long


def test_a_full_disk_has_a_place_for_what_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be made or made longer any more; the room is there already."""
    journal = Journal(late(tmp_path))

    def full(path: Path, data: bytes) -> int:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for key in "abc":
        journal.add(key, answer("{}" * 1000))
    assert set(kept(tmp_path)) == set("abc")
    with pytest.raises(OSError, match="No space"):
        journal.add("d", answer("я" * ROOM))
    with pytest.raises(OSError, match="No space"):
        journal.add("e", answer())  # no room is known to be left
    assert set(kept(tmp_path)) == set("abc")
    monkeypatch.undo()
    journal.close()
    assert set(kept(tmp_path)) == set("abcde")


def test_what_could_not_be_written_is_written_with_the_next(tmp_path: Path) -> None:
    journal = Journal(late(tmp_path))
    journal.add("a", answer())
    late(tmp_path).clear()
    with pytest.raises(FileNotFoundError):
        journal.add("b", answer())
    journal.add("c", answer())
    assert kept(tmp_path) == ["a", "b", "c"]
    late(tmp_path).clear()
    with pytest.raises(FileNotFoundError):
        journal.add("d", answer())
    journal.close()
    assert kept(tmp_path) == ["a", "b", "c", "d"]


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
