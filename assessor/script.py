"""A synchronous door for scripts: `assessor.assess`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assessor.assessment import Assessment
from assessor.commands import setup
from assessor.commands.options import Options
from assessor.run import Tally, run
from assessor.store import Store


def assess(
    entries: str | Path | Iterable[str | Path],
    *,
    model: str,
    store: str | None = None,
    **given: Any,
) -> list[Assessment]:
    """Assess entries and return what was said of them, in their order.

    `entries` is a path or several; `model` a name or "offline"; `store` keeps answers between
    calls (without one nothing is kept). Further keywords are the options of `assessor run` with
    their names in Python (`rubric`, `base_url`, `samples`, `language`, `words`, `cache` …).
    Entries that cannot be read are left out.

    Raises:
        AssessorError: as the command line would; what stopped the run early is raised as well.
        RuntimeError: called from a running event loop.
    """
    paths = [entries] if isinstance(entries, str | Path) else entries
    chosen = Options(entries=tuple(Path(path) for path in paths), model=model, **given)
    with TemporaryDirectory() as folder:
        return asyncio.run(_assess(chosen, store or str(Path(folder) / "assessor.db")))


async def _assess(options: Options, where: str) -> list[Assessment]:
    templates, plan, tally = setup.prompts(options), setup.plan(options), Tally()
    async with Store(where) as store:
        link = setup.connection(options, templates, store, scoring=True)
        settings = setup.settings(options, plan, templates, scoring=True)
        record = store.record(setup.run_id(settings, options.entries))
        try:
            await record.begin(settings)
            await run(plan, link.panel, record, tally)
            await record.end("stopped" if tally.stopped else "finished", tally.places)
        finally:
            await link.aclose()
        if tally.stopped is not None:
            raise tally.stopped
        return list(store.results(record.run))
