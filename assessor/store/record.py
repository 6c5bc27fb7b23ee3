"""A run as it is written down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from assessor.assessment import Assessment, Failure
from assessor.rubric import Rubric
from assessor.store.tables import assessments, results, rubrics, runs

RunState = Literal["running", "finished", "stopped"]


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
