"""What the shell offers when Tab is pressed: rubrics, models and formats by name, files by path.

Imports nothing that takes long before it is asked; whatever goes wrong offers nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from assessor.errors import AssessorError
from assessor.resources import OFFLINE

FILE: Final = "file"  # what click calls "let the shell complete a path"


def rubrics(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of rubrics, those of a folder given with --rubrics too; else a path."""
    from assessor.rubric.shelf import Shelf  # noqa: PLC0415

    folder = ctx.params.get("rubrics") or os.environ.get("ASSESSOR_RUBRICS")
    try:
        loaded = Shelf((Path(folder),) if folder else ()).all()
    except AssessorError:
        loaded = ()
    found = [
        CompletionItem(each.rubric.id, help=each.rubric.title.of("en"))
        for each in loaded
        if each.rubric.id.startswith(incomplete)
    ]
    return found or [CompletionItem(incomplete, type=FILE)]


def models(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The offline judge, the model of the environment, and every model with a known price."""
    from assessor.llm.prices import BUILT_IN, load  # noqa: PLC0415

    try:
        priced = load(ctx.params.get("prices") or BUILT_IN).models
    except AssessorError:
        priced = {}
    names = dict.fromkeys((OFFLINE, os.environ.get("ASSESSOR_MODEL") or OFFLINE, *priced))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The next name of a list of formats, without those that stand in it already."""
    from assessor.report.formats import FORMATS  # noqa: PLC0415

    before, comma, last = incomplete.rpartition(",")
    taken = before.split(",")
    return [
        CompletionItem(f"{before}{comma}{name}")
        for name in FORMATS
        if name.startswith(last) and name not in taken
    ]
