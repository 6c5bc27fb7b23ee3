"""`assessor rubric`: list, show, check and write rubric files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assessor.commands import complete
from assessor.commands.options import RUBRIC, options
from assessor.entry import Language
from assessor.errors import OutputError
from assessor.rubric.lint import lint
from assessor.rubric.shelf import Shelf
from assessor.rubric.show import show
from assessor.rubric.starter import new, schema

FOLDER = options(RUBRIC[1:])


@click.group(epilog="Example: assessor rubric show cx-contact-centre --language en")
def command() -> None:
    """List, show, check and write rubrics."""


@command.command("list", epilog="Example: assessor rubric list")
@FOLDER
def list_(rubrics: Path | None) -> None:
    """Every rubric there is: id, title, criteria and file."""
    for loaded in _shelf(rubrics).all():
        rubric = loaded.rubric
        click.echo(f"{rubric.id:<24} {len(rubric.criteria)} criteria  {rubric.title.of('en')}")


@command.command("show", epilog="Example: assessor rubric show award-essay")
@click.argument("rubric", metavar="ID|PATH", shell_complete=complete.rubrics)
@FOLDER
@click.option("--language", type=click.Choice(["ru", "en"]), default="en", show_default=True)
def show_(rubric: str, rubrics: Path | None, language: Language) -> None:
    """A rubric as a juror would read it: criteria, weights, what each level asks for."""
    click.echo(show(_shelf(rubrics).get(rubric), language))


@command.command("lint", epilog="Example: assessor rubric lint my-award.yaml")
@click.argument("rubrics_", metavar="[ID|PATH]...", nargs=-1, shell_complete=complete.rubrics)
@FOLDER
def lint_(rubrics_: tuple[str, ...], rubrics: Path | None) -> int:
    """Check rubrics (all, if none is named); says line, field and remedy of every problem."""
    shelf = _shelf(rubrics)
    paths = [shelf.files.get(name) or Path(name) for name in rubrics_ or shelf.files]
    problems = [problem for path in paths for problem in lint(path, shelf.folders)]
    for problem in problems:
        click.echo(f"{problem.severity}: {problem}")
    if not problems:
        click.echo(f"No problems in {', '.join(map(str, paths))}.")
    return int(any(problem.severity == "error" for problem in problems))


@command.command("new", epilog="Example: assessor rubric new my-award > my-award.yaml")
@click.argument("id", default="my-award")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Default: print it.")
def new_(id: str, out: Path | None) -> None:
    """A commented rubric to fill in."""
    text = new(id)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as e:
        raise OutputError(
            f"{out} cannot be written: {e.strerror or e}.", "Name a new file that you may write."
        ) from e


@command.command("schema", epilog="Example: assessor rubric schema > rubric.schema.json")
def schema_() -> None:
    """The JSON Schema of rubric files, for editors."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


def _shelf(folder: Path | None) -> Shelf:
    return Shelf((folder,) if folder else ())
