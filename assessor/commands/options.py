"""The options that commands share, as the person gave them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from assessor.commands import complete
from assessor.resources import DATABASE

if TYPE_CHECKING:  # a command begins sooner without the types behind these names
    from assessor.entry import Language
    from assessor.llm.cache import Mode

F = TypeVar("F", bound=Callable[..., Any])

NAMES = "html, csv, jsonl, xlsx, docx, md, txt, jury-pack"
DEFAULT_FORMATS = "html,csv,jsonl"
BOOKLET = "docx"
MAX_CONCURRENCY = 1000


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line; a command that lacks an option has its default."""

    entries: tuple[Path, ...] = ()
    rubric: str | None = None
    rubrics: Path | None = None
    prompts: Path | None = None
    model: str | None = None
    base_url: str | None = None
    temperature: float | None = None
    out: Path = Path("out")
    store: str | None = None
    samples: int = 1
    concurrency: int = 32
    readers: int | None = None
    budget: float | None = None
    prices: Path | None = None
    language: Language | None = None
    words: int | None = None
    blind: bool = False
    cache: Mode = "use"
    formats: tuple[str, ...] = tuple(DEFAULT_FORMATS.split(","))
    booklet: Path | None = None
    quiet: bool = False
    verbose: bool = False
    json: bool = False

    def __post_init__(self) -> None:
        """A template for the booklet asks for the booklet."""
        if self.booklet is not None and BOOKLET not in self.formats:
            object.__setattr__(self, "formats", (*self.formats, BOOKLET))

    @property
    def database(self) -> str:
        """Where answers and results are kept: a path or a database URL."""
        return self.store or str(self.out / DATABASE)


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """The names, each once; which of them there are is said where they are used."""
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    if not names:
        raise click.BadParameter(f"no format is named. Choose from {NAMES}.")
    return names


entries = click.argument(
    "entries",
    metavar="ENTRY...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
)

RUBRIC = (
    click.option(
        "--rubric",
        metavar="ID|PATH",
        shell_complete=complete.rubrics,
        help="Default: by the entry's nomination.",
    ),
    click.option(
        "--rubrics",
        metavar="DIR",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        envvar="ASSESSOR_RUBRICS",
        help="A folder of rubrics that win over ours.",
    ),
)
JUDGE = (
    click.option(
        "--model",
        metavar="NAME",
        shell_complete=complete.models,
        help="`offline` needs no network and no key.",
    ),
    click.option("--base-url", metavar="URL", help="Any OpenAI-compatible service."),
    click.option("--temperature", type=click.FloatRange(0, 2), help="Sent only when given."),
    click.option(
        "--prompts",
        metavar="DIR",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        envvar="ASSESSOR_PROMPTS",
        help="A folder of templates that win over ours.",
    ),
)
BLIND = (click.option("--blind", is_flag=True, help="Hide the organisation from the judge."),)
LANGUAGE = (
    click.option("--language", type=click.Choice(["ru", "en"]), help="Default: the rubric's."),
)
QUESTIONS = (
    click.option("--samples", type=click.IntRange(1, 99), default=1, show_default=True),
    *LANGUAGE,
    click.option("--words", type=click.IntRange(10, 1000), help="Summary; default: the rubric's."),
    *BLIND,
)
PRICES = (
    click.option(
        "--prices",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        envvar="ASSESSOR_PRICES",
        help="A price list in place of ours.",
    ),
)
WORK = (
    *QUESTIONS,
    click.option(
        "--concurrency",
        type=click.IntRange(1, MAX_CONCURRENCY),
        default=32,
        show_default=True,
        help="Most calls in flight.",
    ),
    click.option(
        "--readers",
        type=click.IntRange(0, 16),
        help="Processes that read files; default: by their number and the machine's. With 0, "
        "everything is done in one process.",
    ),
    click.option("--budget", type=click.FloatRange(0, min_open=True), help="US dollars."),
    *PRICES,
    click.option(
        "--cache",
        type=click.Choice(["use", "refresh", "only", "off"]),
        default="use",
        show_default=True,
        help="`only` replays stored answers and asks nobody.",
    ),
)
FORMATS = (
    click.option(
        "--format",
        "formats",
        metavar="NAMES",
        default=DEFAULT_FORMATS,
        callback=_formats,
        shell_complete=complete.formats,
        show_default=True,
        help=f"Of {NAMES}.",
    ),
    click.option(
        "--booklet",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A Word file whose styles summaries.docx takes; asks for docx.",
    ),
)
OUTPUT = (
    click.option(
        "--out", metavar="DIR", type=click.Path(path_type=Path), default="out", show_default=True
    ),
    click.option("--store", metavar="URL|PATH", help="Default: assessor.db in --out."),
    *FORMATS,
)
TALK = (
    click.option("--quiet", "-q", is_flag=True, help="Only errors."),
    click.option("--verbose", "-v", is_flag=True, help="A line an entry, with reasons."),
    click.option("--json", is_flag=True, help="A machine-readable result on standard output."),
)


def options(*groups: tuple[Callable[[F], F], ...]) -> Callable[[F], F]:
    """Give a command these groups of options, in this order of its help."""

    def add(command: F) -> F:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return add
