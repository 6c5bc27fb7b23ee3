"""Where files are read: here or in a process of its own, with the same result, whatever happens."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import Failure
from assessor.child import hear
from assessor.errors import AssessorError, RubricError
from assessor.judge.base import Case
from assessor.prepared import Prepared, prepare
from assessor.reader import HELLO, Reader
from assessor.reading import Plan, Ready, Recalled, ready
from assessor.reading.desk import Apart
from assessor.rubric.shelf import Shelf
from assessor.signals import STOPS

EXAMPLES = Path(__file__).parents[2] / "examples"
ENTRY = "ID: {}\n|\nЭССЕ НОМИНАНТА\nВ 2023 году среднее ожидание сократилось с 96 до 41 секунды.\n"


def plan(*paths: Path, **changes: Any) -> Plan:
    return Plan(paths=paths, shelf=Shelf(), **changes)


def read(planned: Plan) -> list[Ready | Recalled | Failure]:
    with ready(planned) as items:
        return list(items)


def entries(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(ENTRY.format(number), encoding="utf-8")
    return folder


@contextmanager
def apart(*paths: Path, patience: float = 60.0) -> Iterator[tuple[Apart, Reader]]:
    """A desk with these files dealt, and the reader behind it."""
    reader = Reader(patience)
    desk = Apart(plan(), reader)
    try:
        for path in paths:
            desk.deal(path, None)
        yield desk, reader
    finally:
        desk.close()


def _name(item: Ready) -> str:
    return item.picked.case.entry.source.name


def test_it_comes_to_the_same_wherever_it_is_read() -> None:
    some = sorted(EXAMPLES.glob("entry-*.txt"))
    here, there = (read(plan(*some, readers=several, blind=True)) for several in ((), (Reader(),)))
    assert len(here) == len(there) > 1
    for one, other in zip(here, there, strict=True):
        assert isinstance(one, Ready)
        assert isinstance(other, Ready)
        assert one.picked.why == other.picked.why
        assert one.prepared.case.entry == other.prepared.case.entry
        assert one.prepared.case.noticed == other.prepared.case.noticed
        assert one.prepared.asked.entry == other.prepared.asked.entry
        assert one.prepared.essay.facts == other.prepared.essay.facts


def test_flags_are_in_the_language_that_is_asked_for() -> None:
    """Whatever they quote: an English sentence has one of these words, a Russian one has none."""
    english = re.compile(r"\b(?:a|an|and|are|in|is|it|not|of|the|to|what|whose)\b")
    some = (EXAMPLES / "1207.txt", EXAMPLES / "1219.txt", EXAMPLES / "entry-2231.txt")
    for language in ("en", "ru"):
        found = read(plan(*some, language=language, blind=True))
        said = [f.message for i in found if isinstance(i, Ready) for f in i.prepared.case.noticed]
        assert len(said) > 2 * len(some)
        assert [m for m in said if bool(english.search(m)) != (language == "en")] == []


def test_what_is_masked_is_named_as_it_stands_in_the_essay() -> None:
    [item] = read(plan(EXAMPLES / "1207.txt", language="en"))
    assert isinstance(item, Ready)
    case = item.prepared.case
    assert "[телефон]" in case.entry.text
    assert any("[телефон] stands in its place" in flag.message for flag in case.noticed)


def test_the_order_is_that_of_the_files_however_many_read(tmp_path: Path) -> None:
    folder = entries(tmp_path / "entries", 11)
    (folder / "05.txt").write_bytes(b"")
    told = [
        item.name if isinstance(item, Failure) else item.picked.case.entry.id
        for item in read(plan(folder, readers=(Reader(), Reader())))
        if not isinstance(item, Recalled)
    ]
    assert told == ["0", "1", "2", "3", "4", "05.txt", *map(str, range(6, 11))]


def test_a_file_that_ends_its_reader_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    first, second, third = sorted(entries(tmp_path / "entries", 3).iterdir())
    with apart(first, second, third) as (desk, reader):
        assert [type(item) for item in desk.items()] == [Ready]
        assert reader.process is not None
        os.kill(reader.process.pid, signal.SIGKILL)
        reader.process.wait()
        told = [item for _ in (second, third) for item in desk.items()]
    # What it had said by then still comes; the file it was at is named, and read no more.
    failures = [item for item in told if isinstance(item, Failure)]
    assert len(failures) <= 1
    assert all("given up" in failure.cause for failure in failures)
    named = [f.name for f in failures] + [_name(item) for item in told if isinstance(item, Ready)]
    assert set(named) == {second.name, third.name}


def test_a_file_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    first, endless, good = sorted(entries(tmp_path / "entries", 3).iterdir())
    with apart(first, patience=3.0) as (desk, reader):
        assert [type(item) for item in desk.items()] == [Ready]
        assert reader.process is not None
        os.kill(reader.process.pid, signal.SIGSTOP)
        desk.deal(endless, None)
        desk.deal(good, None)
        [failure], [item] = list(desk.items()), list(desk.items())
    assert isinstance(failure, Failure)
    assert failure.name == endless.name
    assert "3 seconds" in failure.cause
    assert isinstance(item, Ready)


def test_a_reader_has_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-readers")
    [path] = entries(tmp_path / "entries", 1).iterdir()
    with apart(path) as (desk, reader):
        assert list(desk.items())
        assert reader.process is not None
        environment = Path(f"/proc/{reader.process.pid}/environ").read_bytes()
    assert b"sk-not-for-readers" not in environment


def test_a_broken_rubric_stops_the_run_wherever_it_is_met(tmp_path: Path) -> None:
    rubrics = tmp_path / "rubrics"
    rubrics.mkdir()
    (rubrics / "broken.yaml").write_text("id: broken\ntitle: [", encoding="utf-8")
    path = tmp_path / "1.txt"
    path.write_text("НОМИНАЦИЯ: Лучший проект\n" + ENTRY.format(1), encoding="utf-8")
    for readers in ((), (Reader(),)):
        with (
            pytest.raises(RubricError, match=r"broken\.yaml"),
            ready(Plan(paths=[path], shelf=Shelf([rubrics]), readers=readers)) as items,
        ):
            list(items)


def test_a_reader_that_cannot_begin_says_how_to_do_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    [path] = entries(tmp_path / "entries", 1).iterdir()
    with apart(path) as (desk, _), pytest.raises(AssessorError, match="--readers 0"):
        list(desk.items())


def test_what_nobody_foresaw_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = entries(tmp_path / "entries", 3)

    def broken(case: Case, *, for_model: bool) -> Prepared:
        if case.entry.id == "1":
            raise RecursionError
        return prepare(case, for_model=for_model)

    monkeypatch.setattr("assessor.reading.entries.prepare", broken)
    first, failure, last = read(plan(folder))
    assert isinstance(first, Ready)
    assert isinstance(last, Ready)
    assert isinstance(failure, Failure)
    assert failure.name == "01.txt"
    assert "RecursionError" in failure.cause


def test_what_nobody_foresaw_in_one_row_leaves_the_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "all.csv"
    rows = [f"{n},В 2023 году ожидание сократилось с 96 до {n} секунд.\n" for n in (41, 42, 43)]
    table.write_text("ID,Эссе номинанта\n" + "".join(rows), encoding="utf-8")

    def broken(case: Case, *, for_model: bool) -> Prepared:
        if case.entry.id == "42":
            raise IndexError
        return prepare(case, for_model=for_model)

    monkeypatch.setattr("assessor.reading.entries.prepare", broken)
    assert [type(item) for item in read(plan(table))] == [Ready, Failure, Ready]


def test_a_reader_imports_nothing_from_the_folder_where_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "signal.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", encoding="utf-8")
    [path] = entries(tmp_path / "entries", 1).iterdir()
    monkeypatch.chdir(tmp_path)
    with apart(path) as (desk, _):
        assert [type(item) for item in desk.items()] == [Ready]
    assert not (tmp_path / "ran").exists()


def test_reading_that_was_ended_looks_for_no_other_file(tmp_path: Path) -> None:
    """Who waits for the next entry would else go through all that are left, and Ctrl-C with it."""
    folder = entries(tmp_path / "entries", 15)
    with ready(plan(folder, readers=(Reader(),))) as items:
        assert isinstance(next(items), Ready)
    with pytest.raises(EOFError):
        next(items)


def test_what_interrupts_a_run_does_not_reach_its_readers() -> None:
    reader = Reader()
    reader.begin()
    try:
        assert reader.process is not None
        assert os.getpgid(reader.process.pid) != os.getpgrp()
        for number in STOPS:  # a service's manager sends them to all processes of a run
            os.kill(reader.process.pid, number)
        assert reader.process.stdout is not None
        assert hear(reader.process.stdout) == HELLO
    finally:
        reader.end()
