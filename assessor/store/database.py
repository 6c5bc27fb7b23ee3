"""The database behind a store: found, opened, kept for one run; and what is wrong with it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError

from assessor.errors import StoreError
from assessor.store.tables import about, metadata

UNUSABLE: Final = (SQLAlchemyError, ModuleNotFoundError, ValueError)
# Database drivers whose package is not called as their module is.
PACKAGES: Final = {"psycopg2": "psycopg2-binary", "MySQLdb": "mysqlclient"}


def database_url(where: str) -> str:
    """A database URL for `--store`: a URL as it is, anything else as the path of a SQLite file."""
    return where if "://" in where else f"sqlite:///{where}"


def file_of(where: str) -> Path | None:
    """The SQLite file at a path or URL; None for any other database."""
    url = sa.make_url(database_url(where))
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def exists(where: str) -> bool:
    """Whether a path or URL leads to a store of ours. Raises StoreError: nobody can tell."""
    try:
        url = sa.make_url(database_url(where))
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
            return False
        looked_into = engine(where, read_only=True)
        try:
            return is_store(looked_into)
        finally:
            looked_into.dispose()
    except UNUSABLE as e:
        raise unusable(where, e) from e


def is_store(opened: sa.Engine) -> bool:
    """Whether a database has tables of ours."""
    return sa.inspect(opened).has_table(about.name)


def is_foreign(opened: sa.Engine) -> bool:
    """Whether a database has tables, and none of them is ours."""
    names = sa.inspect(opened).get_table_names()
    return bool(names) and metadata.tables.keys().isdisjoint(names)


def engine(where: str, *, read_only: bool) -> sa.Engine:
    """The database at a path or URL, not looked into yet. Raises one of UNUSABLE."""
    url = sa.make_url(database_url(where))
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url)
    if not read_only or not url.database:
        durable = sa.create_engine(url)
        sa.event.listen(durable, "connect", _durable)
        return durable
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


def lock(where: str) -> FileLock | None:
    """Keep other runs away from a SQLite file. Raises StoreError: another run has it."""
    path = file_of(where)
    if path is None:
        return None
    held = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    try:
        held.acquire()
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
    return held


def discard(where: str) -> None:
    """Take away a SQLite store that is of no use; one that another run has is left alone."""
    with suppress(StoreError, OSError):  # what cannot be taken away stays
        if held := lock(where):
            locked = Path(held.lock_file)
            for end in ("", "-wal", "-shm"):
                locked.with_name(f"{locked.stem}{end}").unlink(missing_ok=True)
            locked.unlink()  # before it is let go: whoever comes next makes one of his own
            held.release()


def unusable(where: str, error: Exception) -> StoreError:
    """What one of UNUSABLE means to a person."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        return StoreError(
            f"The store {_shown(where)} needs the Python package {error.name}.",
            f"Install it: pip install {PACKAGES.get(error.name, error.name)}.",
        )
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    if "locked" in reason:
        return StoreError(
            f"The store {_shown(where)} is held by another program.",
            "Close what has it open, then run the same command again: it carries on from here.",
        )
    return StoreError(
        f"The store {_shown(where)} cannot be used: {reason}.",
        "Check the path, the rights and the free space, or name another one with --store.",
    )


def no_store(where: str) -> StoreError:
    """The database is somebody else's."""
    return StoreError(
        f"{_shown(where)} is no store of assessor's.",
        "Name the assessor.db that a run wrote, or the folder it is in.",
    )


def _shown(where: str) -> str:
    """A store's name without the password its URL may hold."""
    if "://" not in where:
        return where
    try:
        return sa.make_url(where).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "given by --store"
