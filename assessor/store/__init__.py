"""The store: every answer that was paid for, and the results of every run. The only SQL here.

    answers      key of the whole request → the answer's text and what it cost
    runs         one row a run: its settings and how it ended; `serial` orders them
    assessments  what was said of entries, by the key of everything that decided it
    results      what stands at which place of a run: an assessment, or why there is none
    rubrics      every rubric that judged anything, by the hash that its results name

An answer counts as stored when its transaction is on disk: `put` returns only then. Writes that
arrive while another is being committed share the next commit, so durability costs one flush for
many rows.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from assessor.assessment import Assessment, Failure, Outline, Usage
from assessor.errors import StoreError
from assessor.llm.cache import StoredAnswer
from assessor.llm.late import WAITING, Late
from assessor.rubric import Rubric
from assessor.store.database import (
    UNUSABLE,
    discard,
    engine,
    exists,
    file_of,
    is_foreign,
    is_store,
    lock,
    no_store,
    unusable,
)
from assessor.store.record import Record, RunState
from assessor.store.tables import (
    SCHEMA_VERSION,
    about,
    answers,
    assessments,
    metadata,
    results,
    rubrics,
    runs,
)

__all__ = ["Record", "RunState", "Store", "StoredRun", "discard", "exists"]

PATIENCE: Final = 150  # seconds: longer than any courier outlives its run
BATCH: Final = 500  # rows a transaction: bounds the memory and the wait of one commit

# Built once: it is asked for every question of a run.
ANSWER: Final = sa.select(answers.c.content, answers.c.usage).where(
    answers.c.key == sa.bindparam("key")
)


@dataclass(frozen=True)
class StoredRun:
    """A run as the store knows it; `settings` is what the run wrote when it began."""

    id: str
    settings: Mapping[str, Any]
    state: RunState


class Store:
    """An open store. Use as an async context manager; reads are plain calls, writes are awaited.

    Raises StoreError, from any method: the database cannot be opened, read or written, is no
    store of ours, or is held by another run.
    """

    def __init__(
        self,
        where: str,
        *,
        exclusive: bool = True,
        notice: Callable[[str], None] = lambda message: None,
    ) -> None:
        """Open or create the store at a path or URL; `notice` hears what a person waits for.

        `exclusive` keeps other runs away from a SQLite file, so that none pays for an answer that
        another is waiting for. Without it the store is only read, and changes nothing on disk.
        """
        self._where = where
        self._notice = notice
        with ExitStack() as undone:
            try:
                self._lock = lock(where) if exclusive else None
                undone.callback(self._release)
                self._engine = engine(where, read_only=not exclusive)
                undone.callback(self._engine.dispose)
                if is_foreign(self._engine) or not (exclusive or is_store(self._engine)):
                    raise no_store(where)
                if exclusive:
                    metadata.create_all(self._engine)
                self._check_version()
                self._reader = self._engine.connect()
            except UNUSABLE as e:
                raise self._error(e) from e
            undone.pop_all()
        self._pending: list[_Write] = []
        self._flushing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Store:
        async with AsyncExitStack() as undone:
            undone.push_async_callback(self.aclose)
            await self._take_in_late()
            undone.pop_all()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Finish every write that was begun, then close."""
        if self._flushing is not None:
            await asyncio.shield(self._flushing)
        self.close()

    def close(self) -> None:
        """Close a store that was only read."""
        self._reader.close()
        self._engine.dispose()
        self._release()

    async def _take_in_late(self) -> None:
        """Take in what came when the run that had asked it was gone (see `llm.late`), once nobody
        adds to it any more."""
        late = Late(self.file) if self.file else None
        if late is None or not late.may_come():
            return
        try:
            if not late.hold(0):
                self._notice(WAITING)
                for _ in range(PATIENCE):
                    if await asyncio.to_thread(late.hold, 1.0):
                        break
                else:
                    return
        except OSError:
            return  # it cannot be held here, so nobody adds to it
        try:
            await asyncio.gather(*(self.put(key, answer) for key, answer in late.answers()))
            late.clear()
        except OSError as e:
            raise self._error(e) from e
        finally:
            late.let_go()

    @property
    def file(self) -> Path | None:
        """The SQLite file it is; None for any other database."""
        return file_of(self._where)

    # Answers ------------------------------------------------------------------------------------

    async def get(self, key: str) -> StoredAnswer | None:
        """The stored answer to the request with this key.

        One row by its primary key: quicker than handing the question to a thread.
        """
        row = self._read(ANSWER, {"key": key}).first()
        return row and StoredAnswer(row.content, Usage.model_validate_json(row.usage))

    async def put(self, key: str, answer: StoredAnswer) -> None:
        """Keep an answer in place of an earlier one; it is on disk when this returns."""
        row = {"key": key, "content": answer.content, "usage": answer.usage.model_dump_json()}
        await self._write(answers, row)

    # Runs ---------------------------------------------------------------------------------------

    def record(self, run: str) -> Record:
        """Where the results of a run with this id go."""
        return Record(run, self._write, self._change)

    def run(self, id_: str) -> StoredRun | None:
        """The run with this id."""
        return self._run(sa.select(runs).where(runs.c.id == id_))

    def latest_run(self) -> StoredRun | None:
        """The run that was begun last."""
        return self._run(sa.select(runs).order_by(runs.c.serial.desc()).limit(1))

    def _run(self, query: sa.Select[Any]) -> StoredRun | None:
        row = self._read(query).first()
        return row and StoredRun(row.id, json.loads(row.settings), row.state)

    def results(self, run: str) -> Iterator[Assessment]:
        """A run's assessments in the order of its entries, read as they are asked for."""
        for body in self._bodies(results.c.run == run):
            yield Assessment.model_validate_json(body)

    def outlines(self, run: str, places: int) -> Iterator[Outline]:
        """The same of a run's first `places`, in half the time and a tenth of the memory."""
        for body in self._bodies(results.c.run == run, results.c.position < places):
            yield Outline.model_validate_json(body)

    def _bodies(self, *where: sa.ColumnElement[bool]) -> Iterator[str]:
        query = (
            sa.select(assessments.c.body)
            .join(results, results.c.assessment == assessments.c.key)
            .where(*where)
            .order_by(results.c.position)
        )
        for row in self._read(query.execution_options(yield_per=50)):
            yield row.body

    def count(self, run: str) -> int:
        """How many entries a run came to an end with, unreadable ones included."""
        query = sa.select(sa.func.count()).select_from(results).where(results.c.run == run)
        return int(self._read(query).scalar() or 0)

    def recall(self, key: str) -> Assessment | None:
        """The assessment that was kept under this key. May be called from any thread."""
        query = sa.select(assessments.c.body).where(assessments.c.key == key)
        try:
            with self._engine.connect() as connection:
                body = connection.execute(query).scalar()
        except SQLAlchemyError as e:
            raise self._error(e) from e
        return Assessment.model_validate_json(body) if body else None

    def failures(self, run: str) -> tuple[Failure, ...]:
        """The entries of a run that could not be read, in their order."""
        query = (
            sa.select(results.c.failure)
            .where(results.c.run == run, results.c.failure.is_not(None))
            .order_by(results.c.position)
        )
        return tuple(Failure.model_validate_json(row.failure) for row in self._read(query))

    def rubrics(self, run: str) -> dict[str, Rubric]:
        """The rubrics that a run's results name, by their hashes."""
        rows = self._read(sa.select(rubrics)).all()
        return {
            row.sha256: Rubric.model_validate_json(row.body)
            for row in rows
            if self._named(run, row.sha256)
        }

    def _named(self, run: str, rubric_sha256: str) -> bool:
        """Whether any result of the run was judged by this rubric; ends at the first that was."""
        query = (
            sa.select(results.c.position)
            .join(assessments, results.c.assessment == assessments.c.key)
            .where(results.c.run == run)
            .where(assessments.c.body.contains(f'"sha256":"{rubric_sha256}"'))
        )
        return self._read(query.limit(1)).first() is not None

    # Reading and writing ------------------------------------------------------------------------

    def _read(
        self, query: sa.Select[Any], values: Mapping[str, Any] | None = None
    ) -> sa.CursorResult[Any]:
        try:
            return self._reader.execute(query, values)
        except SQLAlchemyError as e:
            raise self._error(e) from e

    async def _write(self, table: sa.Table, row: dict[str, Any]) -> None:
        """Put a row in the place of any with its key, together with others that wait."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pending.append(_Write(table, row, done))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        await done

    async def _flush(self) -> None:
        while self._pending:
            batch, self._pending = self._pending[:BATCH], self._pending[BATCH:]
            error = await asyncio.to_thread(self._commit, batch)
            for write in batch:
                if not write.done.done():  # whoever waited may have been cancelled
                    write.done.set_exception(error) if error else write.done.set_result(None)
        self._flushing = None

    def _commit(self, batch: list[_Write]) -> StoreError | None:
        rows: dict[sa.Table, list[dict[str, Any]]] = {}
        for write in batch:
            rows.setdefault(write.table, []).append(write.row)
        try:
            with self._engine.begin() as connection:
                for table, values in rows.items():
                    _put(connection, table, values)
        except (SQLAlchemyError, ValueError) as e:  # ValueError: half a character, and the like
            return self._error(e)
        return None

    async def _change(self, change: Callable[[sa.Connection], object]) -> None:
        def work() -> None:
            with self._engine.begin() as connection:
                change(connection)

        try:
            await asyncio.to_thread(work)
        except SQLAlchemyError as e:
            raise self._error(e) from e

    def _check_version(self) -> None:
        with self._engine.begin() as connection:
            version = connection.execute(sa.select(about.c.schema_version)).scalar()
            if version is None:
                connection.execute(sa.insert(about), {"schema_version": SCHEMA_VERSION})
            elif version != SCHEMA_VERSION:
                raise ValueError(f"it was written by another version of assessor ({version})")

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _error(self, error: Exception) -> StoreError:
        return unusable(self._where, error)


@dataclass(frozen=True)
class _Write:
    table: sa.Table
    row: dict[str, Any]
    done: asyncio.Future[None]


def _put(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, each in the place of one with the same primary key."""
    if connection.dialect.name == "sqlite":
        connection.execute(sa.insert(table).prefix_with("OR REPLACE"), rows)
        return
    keys = [column.name for column in table.primary_key]
    for row in rows:
        connection.execute(sa.delete(table).where(*(table.c[key] == row[key] for key in keys)))
        connection.execute(sa.insert(table), row)
