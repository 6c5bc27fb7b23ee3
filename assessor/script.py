"""A synchronous door for scripts: `assessor.assess`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from assessor.assessment import Assessment
from assessor.commands import setup
from assessor.commands.options import Options
from assessor.commands.run import command
from assessor.errors import UsageError
from assessor.resources import DATABASE
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
        UsageError: an option that there is not, or a value that it cannot have.
        AssessorError: as the command line would; what stopped the run early is raised as well.
        RuntimeError: called from a running event loop.
    """
    paths = [entries] if isinstance(entries, str | Path) else entries
    chosen = _options(tuple(Path(path) for path in paths), model, given)
    _only_outside_a_loop()
    with TemporaryDirectory() as folder:
        return asyncio.run(_assess(chosen, store or str(Path(folder) / DATABASE)))


def _options(entries: tuple[Path, ...], model: str, given: dict[str, Any]) -> Options:
    """What the command line would make of the same options: its own parser says what is wrong."""
    known = {option.name: option for option in command.params}
    context, values = click.Context(command), dict[str, Any]()
    for name, value in given.items():
        option = known.get(name)
        if option is None or name == "entries":
            raise UsageError(f"There is no option {name!r}.", f"Choose from {', '.join(known)}.")
        try:
            values[name] = value if value is None else option.type.convert(value, option, context)
        except click.ClickException as e:
            raise UsageError(f"{name}={value!r}: {e.message}", "See `assessor run --help`.") from e
    return Options(entries=entries, model=model, **values)


def _only_outside_a_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise RuntimeError(
        "assess() waits for its results; in a running event loop, await "
        "asyncio.to_thread(assessor.assess, ...)."
    )


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
