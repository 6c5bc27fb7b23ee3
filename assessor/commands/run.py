"""`assessor run`: entries in; scores with evidence, summaries and reports out."""

from __future__ import annotations

from typing import Any

import click

from assessor.commands.options import JUDGE, OUTPUT, RUBRIC, TALK, WORK, Options, entries, options
from assessor.commands.staff import staff


@click.command(epilog="Example: assessor run entries/ --model gpt-4.1-mini --out results")
@entries
@options(RUBRIC, JUDGE, WORK, OUTPUT, TALK)
def command(**given: Any) -> int:
    """Assess entries: scores with evidence, summaries, reports.

    ENTRY is a file, a folder (searched with its sub-folders) or - for standard input.
    """
    with staff(given) as hands:
        from assessor.commands.work import work  # noqa: PLC0415 (see `staff`)

        return work(Options(**given), hands, scoring=True)
