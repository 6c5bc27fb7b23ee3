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
import hashlib
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal
from urllib.parse import quote

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError

from assessor.assessment import Assessment, Failure, Usage
from assessor.errors import StoreError
from assessor.llm.cache import StoredAnswer
from assessor.rubric import Rubric

SCHEMA_VERSION = 1
BATCH = 500  # rows a transaction: bounds the memory and the wait of one commit

RunState = Literal["running", "finished", "stopped"]

metadata = sa.MetaData()
about = sa.Table("about", metadata, sa.Column("schema_version", sa.Integer, primary_key=True))
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("usage", sa.Text, nullable=False),
)
runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("serial", sa.Integer, nullable=False),
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
)
assessments = sa.Table(
    "assessments",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
results = sa.Table(
    "results",
    metadata,
    sa.Column("run", sa.String(64), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("assessment", sa.String(64)),
    sa.Column("failure", sa.Text),
)
rubrics = sa.Table(
    "rubrics",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)

# Built once: it is asked for every question of a run.
ANSWER = sa.select(answers.c.content, answers.c.usage).where(answers.c.key == sa.bindparam("key"))


@dataclass(frozen=True)
class StoredRun:
    """A run as the store knows it; `settings` is what the run wrote when it began."""

    id: str
    settings: Mapping[str, Any]
    state: RunState


def database_url(where: str) -> str:
    """A database URL for `--store`: a URL as it is, anything else as the path of a SQLite file."""
    return where if "://" in where else f"sqlite:///{where}"


def exists(where: str) -> bool:
    """Whether a path or URL leads to a store of ours. Raises StoreError: nobody can tell."""
    try:
        url = sa.make_url(database_url(where))
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
            return False
        engine = _engine(where, read_only=True)
        found = sa.inspect(engine).has_table(about.name)
        engine.dispose()
    except (SQLAlchemyError, ModuleNotFoundError) as e:
        raise _unusable(where, e) from e
    return found


class Store:
    """An open store. Use as an async context manager; reads are plain calls, writes are awaited.

    Raises StoreError, from any method: the database cannot be opened, read or written, is no
    store of ours, or is held by another run.
    """

    def __init__(self, where: str, *, exclusive: bool = True) -> None:
        """Open or create the store at a path or URL.

        `exclusive` keeps other runs away from a SQLite file, so that none pays for an answer that
        another is waiting for. Without it the store is only read, and changes nothing on disk.
        """
        self._where = where
        self._lock = _lock(where) if exclusive else None
        try:
            self._engine = _engine(where, read_only=not exclusive)
            if exclusive:
                metadata.create_all(self._engine)
            self._check_version()
        except (SQLAlchemyError, ModuleNotFoundError, ValueError) as e:
            self._release()
            raise self._error(e) from e
        self._reader = self._engine.connect()
        self._pending: list[_Write] = []
        self._flushing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Store:
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
        query = (
            sa.select(assessments.c.body)
            .join(results, results.c.assessment == assessments.c.key)
            .where(results.c.run == run)
            .order_by(results.c.position)
        )
        for row in self._read(query.execution_options(yield_per=50)):
            yield Assessment.model_validate_json(row.body)

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
        return _unusable(self._where, error)


@dataclass(frozen=True)
class Record:
    """A run being written. Each row is on disk when its method returns."""

    run: str
    _write: Callable[[sa.Table, dict[str, Any]], Awaitable[None]]
    _change: Callable[[Callable[[sa.Connection], object]], Awaitable[None]]

    async def begin(self, settings: Mapping[str, Any]) -> None:
        """Begin the run, or begin it anew: its results are replaced one by one as they come."""
        text = json.dumps(settings, ensure_ascii=False, sort_keys=True)

        def change(connection: sa.Connection) -> None:
            connection.execute(sa.delete(runs).where(runs.c.id == self.run))
            last = connection.execute(sa.select(sa.func.max(runs.c.serial))).scalar() or 0
            row = {"id": self.run, "serial": last + 1, "settings": text, "state": "running"}
            connection.execute(sa.insert(runs), row)

        await self._change(change)

    async def end(self, state: RunState, places: int) -> None:
        """Say how the run ended, and how many places it has when it is finished."""

        def change(connection: sa.Connection) -> None:
            connection.execute(sa.update(runs).where(runs.c.id == self.run).values(state=state))
            if state == "finished":
                beyond = sa.and_(results.c.run == self.run, results.c.position >= places)
                connection.execute(sa.delete(results).where(beyond))

        await self._change(change)

    async def result(self, position: int, assessment: Assessment, key: str | None = None) -> None:
        """Keep what was said of the entry at this position.

        With a `key` it can be recalled by later runs; without, it is this run's alone.
        """
        body = assessment.model_dump_json()
        key = key or hashlib.sha256(body.encode()).hexdigest()
        await self._write(assessments, {"key": key, "body": body})
        await self.recalled(position, key)

    async def recalled(self, position: int, key: str) -> None:
        """Put an assessment that is kept already at this position."""
        await self._place(position, assessment=key)

    async def failure(self, position: int, failure: Failure) -> None:
        """Keep why the entry at this position could not be read."""
        await self._place(position, failure=failure.model_dump_json())

    async def _place(
        self, position: int, *, assessment: str | None = None, failure: str | None = None
    ) -> None:
        row = {"run": self.run, "position": position}
        await self._write(results, {**row, "assessment": assessment, "failure": failure})

    async def rubric(self, sha256: str, rubric: Rubric) -> None:
        """Keep a rubric that judges in this run."""
        await self._write(rubrics, {"sha256": sha256, "body": rubric.model_dump_json()})


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


def _engine(where: str, *, read_only: bool) -> sa.Engine:
    url = sa.make_url(database_url(where))
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url)
    if not read_only or not url.database:
        engine = sa.create_engine(url)
        sa.event.listen(engine, "connect", _durable)
        return engine
    path = Path(url.database).absolute()
    # SQLite writes files of its own beside the log of a run that is going on, even to read it.
    fixed = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    return sa.create_engine(f"sqlite:///file:{quote(str(path))}?mode=ro{fixed}&uri=true")


def _durable(connection: Any, record: Any) -> None:
    """SQLite settings: readers beside the writer, and a commit that survives a power cut."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()


def _lock(where: str) -> FileLock | None:
    url = sa.make_url(database_url(where))
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    path = Path(url.database)
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as e:
        raise StoreError(
            f"The store {path} is in use by another run.",
            "Wait until it has ended, or give this run its own --store.",
        ) from e
    except OSError as e:
        raise StoreError(
            f"The store {path} cannot be locked: {e.strerror or e}.",
            "Check that its folder exists and that you may write there.",
        ) from e
    return lock


def _unusable(where: str, error: Exception) -> StoreError:
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return StoreError(
        f"The store {_shown(where)} cannot be used: {reason}.",
        "Check the path, the rights and the free space, or name another one with --store.",
    )


def _shown(where: str) -> str:
    """A store's name without the password its URL may hold."""
    if "://" not in where:
        return where
    try:
        return sa.make_url(where).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "given by --store"
