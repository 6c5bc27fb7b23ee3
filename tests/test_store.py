"""What was paid for is kept, and comes back as it was."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from assessor.assessment import Assessment, Failure, Usage
from assessor.errors import StoreError
from assessor.llm.cache import StoredAnswer
from assessor.store import Store, discard, exists
from tests.factory import QUOTE, SUMMARY, ScriptedJudge, rubric, score, summary
from tests.test_pipeline import judge

ANSWER = StoredAnswer('{"summary": "Ёжик 🦔"}', Usage(calls=1, input_tokens=7, cost=None))
KEY = "a" * 64


def work(path: Path, task: Callable[[Store], Awaitable[object]]) -> None:
    async def run() -> None:
        async with Store(str(path)) as store:
            await task(store)

    asyncio.run(run())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "assessor.db"


def assessment() -> Assessment:
    return judge(ScriptedJudge([score(3, QUOTE)], [summary(SUMMARY)]))


def test_an_answer_comes_back_as_it_was(path: Path) -> None:
    async def task(store: Store) -> None:
        assert await store.get(KEY) is None
        await store.put(KEY, ANSWER)
        assert await store.get(KEY) == ANSWER

    work(path, task)


def test_an_answer_is_on_disk_when_put_returns(path: Path) -> None:
    async def task(store: Store) -> None:
        await store.put(KEY, ANSWER)
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("select count(*) from answers").fetchone() == (1,)

    work(path, task)


def test_a_later_answer_takes_the_place_of_an_earlier_one(path: Path) -> None:
    async def task(store: Store) -> None:
        await store.put(KEY, ANSWER)
        later = StoredAnswer("{}", Usage())
        await store.put(KEY, later)
        assert await store.get(KEY) == later

    work(path, task)


def test_answers_that_arrive_together_share_commits_and_are_all_kept(path: Path) -> None:
    keys = [f"{n:064x}" for n in range(1200)]

    async def task(store: Store) -> None:
        await asyncio.gather(*(store.put(key, ANSWER) for key in keys))
        assert all([await store.get(key) == ANSWER for key in keys])

    work(path, task)


def test_results_come_back_in_the_order_of_the_entries(path: Path) -> None:
    first = assessment()
    second = first.model_copy(update={"model": "other"})

    async def task(store: Store) -> None:
        record = store.record("run")
        await record.begin({"model": "m"})
        await record.result(1, second)
        await record.result(0, first)
        await record.rubric(first.rubric.sha256, rubric())
        await record.rubric("0" * 64, rubric())  # that of another run
        await record.failure(2, Failure(name="x.txt", cause="x.txt: empty.", remedy="Export it."))
        await record.end("finished", 3)

    work(path, task)
    with closing(Store(str(path), exclusive=False)) as store:
        assert list(store.results("run")) == [first, second]
        assert store.rubrics("run") == {first.rubric.sha256: rubric()}
        assert [f.name for f in store.failures("run")] == ["x.txt"]
        stored = store.latest_run()
        assert stored is not None
        assert (stored.id, stored.settings, stored.state) == ("run", {"model": "m"}, "finished")


def test_an_outline_tells_what_its_assessment_does(path: Path) -> None:
    whole = assessment()

    async def task(store: Store) -> None:
        record = store.record("run")
        await record.begin({})
        for position in range(3):
            await record.result(position, whole)

    work(path, task)
    with closing(Store(str(path), exclusive=False)) as store:
        first, second = store.outlines("run", places=2)  # the third is of an earlier run
    assert first == second
    assert (first.entry.id, first.entry.source) == (whole.entry.id, whole.entry.source)
    for name in ("rubric", "status", "reasons", "total", "flags"):
        assert getattr(first, name) == getattr(whole, name)


def test_a_run_begun_again_keeps_its_results_until_new_ones_take_their_places(path: Path) -> None:
    first = assessment()
    second = first.model_copy(update={"model": "other"})

    async def task(store: Store) -> None:
        record = store.record("one")
        await record.begin({})
        for position in range(3):
            await record.result(position, first)
        await store.record("two").begin({})
        await record.begin({})
        assert list(store.results("one")) == [first] * 3
        await record.result(0, second)
        await record.failure(1, Failure(name="x", cause="y.", remedy="z."))
        await record.end("finished", 2)
        assert list(store.results("one")) == [second]
        assert [f.name for f in store.failures("one")] == ["x"]
        latest = store.latest_run()
        assert latest is not None
        assert latest.id == "one"

    work(path, task)


def test_half_a_character_is_an_error_for_whoever_wrote_it_and_for_nobody_else(path: Path) -> None:
    async def task(store: Store) -> None:
        with pytest.raises(StoreError):
            await store.put(KEY, StoredAnswer("\ud800", Usage()))
        await store.put("b" * 64, ANSWER)
        assert await store.get("b" * 64) == ANSWER

    work(path, task)


def test_a_second_run_on_the_same_store_is_refused_at_once(path: Path) -> None:
    async def task(store: Store) -> None:
        with pytest.raises(StoreError, match="in use by another run"):
            Store(str(path))
        with closing(Store(str(path), exclusive=False)):
            pass  # reading is allowed

    work(path, task)


@pytest.mark.parametrize("where", ["{file}/a.db", "nonsense://x", "sqlite:///{file}/a.db", "://"])
def test_a_store_that_cannot_be_opened_says_so(where: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreError, match=r"--store|may write"):
        Store(where.format(file=file))


def test_reading_changes_nothing_on_disk_and_needs_no_rights(path: Path) -> None:
    work(path, lambda store: store.put(KEY, ANSWER))
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    with closing(Store(str(path), exclusive=False)) as store:
        assert asyncio.run(store.get(KEY)) == ANSWER
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "essay.db"
    other.write_text("no database at all, but long enough to be taken for one " * 20)
    with pytest.raises(StoreError, match="not a database"):
        Store(str(other))


def test_a_database_of_something_else_is_named_as_such(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("create table songs (title text)")
    with pytest.raises(StoreError, match="is no store of assessor's"):
        Store(str(path), exclusive=False)


def test_a_database_driver_that_is_missing_is_named_as_pip_knows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "MySQLdb", None)
    with pytest.raises(StoreError, match="pip install mysqlclient"):
        Store("mysql://host/db")


def test_a_store_that_could_not_be_opened_is_free_for_the_next_run(path: Path) -> None:
    path.write_text("no database at all, but long enough to be taken for one " * 20)
    for _ in range(2):
        with pytest.raises(StoreError, match="not a database"):
            Store(str(path))


def test_a_store_that_another_run_has_is_not_taken_away(path: Path) -> None:
    with closing(Store(str(path))):
        discard(str(path))
        assert path.exists()
    discard(str(path))
    assert list(path.parent.iterdir()) == []


def test_a_store_of_another_version_is_refused(path: Path) -> None:
    work(path, lambda store: store.put(KEY, ANSWER))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("update about set schema_version = 99")
    with pytest.raises(StoreError, match="another version"):
        Store(str(path))


def test_a_password_in_the_url_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        Store("nonsense://user:s3cret@host/db")
    assert "s3cret" not in str(caught.value)


def test_a_full_or_broken_disk_reaches_everyone_who_waits(path: Path) -> None:
    async def task(store: Store) -> None:
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("drop table answers")
        outcomes = await asyncio.gather(
            *(store.put(f"{n:064x}", ANSWER) for n in range(5)), return_exceptions=True
        )
        assert {type(outcome) for outcome in outcomes} == {StoreError}

    work(path, task)


@pytest.mark.parametrize("where", ["{path}", "sqlite:///{path}"])
def test_whether_there_is_a_store_is_known_without_making_one(path: Path, where: str) -> None:
    assert not exists(where.format(path=path))
    assert not path.exists()
    work(path, lambda store: store.put(KEY, ANSWER))
    assert exists(where.format(path=path))


def test_a_database_without_our_tables_is_no_store(path: Path) -> None:
    path.touch()
    assert not exists(str(path))


def test_a_store_that_nobody_can_look_into_is_an_error() -> None:
    with pytest.raises(StoreError, match="--store"):
        exists("nonsense://x")


def test_tables_of_ours_are_not_put_into_somebody_else_s_database(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with closing(sqlite3.connect(path)) as songs:
        songs.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(StoreError, match="is no store of assessor's"):
        Store(str(path))
    with closing(sqlite3.connect(path)) as songs:
        tables = songs.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("songs",)]


def test_what_cannot_be_taken_in_is_an_error_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "assessor.db.late").mkdir()

    async def run() -> None:
        async with Store(str(tmp_path / "assessor.db")):
            pass

    with pytest.raises(StoreError, match="cannot be used"):
        asyncio.run(run())
