"""`assessor summarise`: summaries only, for organisers."""

from __future__ import annotations

from typing import Any

import click

from assessor.commands.options import JUDGE, OUTPUT, RUBRIC, TALK, WORK, Options, entries, options
from assessor.commands.staff import staff


@click.command(epilog="Example: assessor summarise entries/ --words 100 --language en")
@entries
@options(RUBRIC, JUDGE, WORK, OUTPUT, TALK)
def command(**given: Any) -> int:
    """Summaries only: one call an entry, no scores."""
    with staff(given) as hands:
        from assessor.commands.work import work  # noqa: PLC0415 (see `staff`)

        return work(Options(**given), hands, scoring=False)
