"""`assessor report`: the files again, from stored results."""

from __future__ import annotations

import json as json_
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from assessor import report
from assessor.commands.lines import named
from assessor.commands.options import FORMATS, Options, options
from assessor.commands.results import results_of
from assessor.errors import StoreError
from assessor.process import settle
from assessor.resources import DATABASE
from assessor.store import Store

SQLITE = "sqlite:///"


@click.command(epilog="Example: assessor report results --format html,xlsx")
@click.argument("store", metavar="STORE|DIR", type=click.Path())
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Default: beside the database; `out` for a server's.",
)
@options(FORMATS)
@click.option("--language", type=click.Choice(["ru", "en"]), help="Of the report's own words.")
@click.option("--json", is_flag=True, help="A machine-readable result on standard output.")
@click.option("--quiet", "-q", is_flag=True, help="Only errors.")
def command(store: str, out: Path | None, **given: Any) -> int:
    """Make the files of the latest run again. Asks no model.

    STORE is a database (path or URL), or the --out folder of an earlier run.
    """
    settle()
    chosen = Options(**given)
    where, beside = _database(store)
    with closing(Store(where, exclusive=False)) as opened:
        results = results_of(opened, None, chosen)
        files = report.write(results, out or beside, chosen.formats)
    if chosen.json:
        click.echo(json_.dumps({"files": [str(file) for file in files]}, ensure_ascii=False))
    elif not chosen.quiet:
        for name in named(files):
            click.echo(name)
    return 0


def _database(store: str) -> tuple[str, Path]:
    """The database meant, and the folder its files belong in. Raises StoreError: there is none."""
    if "://" in store and not store.startswith(SQLITE):
        return store, Path("out")
    path = Path(store.removeprefix(SQLITE))
    if path.is_dir():
        path /= DATABASE
    if not path.is_file():
        raise StoreError(
            f"There is no store {path}.",
            "Name the --out folder or the --store of an earlier `assessor run`.",
        )
    return str(path), path.parent
