"""`assessor check`: what can be said of entries without judging them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import click

from assessor.assessment import Failure
from assessor.checks import check
from assessor.commands import setup
from assessor.commands.lines import wrapped
from assessor.commands.options import BLIND, LANGUAGE, RUBRIC, TALK, Options, entries, options
from assessor.entry import Flag
from assessor.errors import AssessorError
from assessor.reading import Picked, cases
from assessor.resources import OFFLINE
from assessor.text import count_words

INCOMPLETE: Final = 3
MOST_PLACES: Final = 8
MARKS: Final = {"error": "!!", "warning": " !", "info": "  "}


@click.command(epilog="Example: assessor check entry.txt --rubric cx-contact-centre")
@entries
@options(RUBRIC, LANGUAGE, BLIND, TALK)
def command(**given: Any) -> int:
    """Formal checks, tricks and personal data found. Scores nothing, asks no model.

    With --blind also what a blind judge would not see, and what may still tell whose entry it is.
    """
    chosen = Options(**given)
    failures, readable = [], 0
    for item in cases(setup.plan(replace(chosen, model=OFFLINE))):  # a key asks for nothing
        if isinstance(item, Failure):
            failures.append(item)
        if not isinstance(item, Picked):
            continue
        readable += 1
        flags = (*item.case.noticed, *check(item.case.entry, item.case.rubric, item.case.language))
        if chosen.json:
            click.echo(as_json(item, flags))
        elif flags or not chosen.quiet:
            click.echo("\n".join(as_text(item, flags)))
    return ended(readable, failures)


def ended(readable: int, failures: list[Failure]) -> int:
    """The exit code; names every entry that could not be read.

    Raises AssessorError when that is all of them.
    """
    for failure in failures[0 if readable else 1 :]:
        click.echo(wrapped(f"Cannot be read: {failure}"), err=True)
    if not readable:
        first = failures[0]
        raise AssessorError(f"{first.name}: {first.cause}", first.remedy)
    return INCOMPLETE if failures else 0


def as_json(item: Picked, flags: tuple[Flag, ...]) -> str:
    """One line: the entry without its text, and every flag."""
    entry = item.case.entry
    data = {
        "entry": entry.model_dump(exclude={"text"}),
        "rubric": {"id": item.case.rubric.id, "sha256": item.case.rubric_sha256, "why": item.why},
        "flags": [flag.model_dump() for flag in flags],
    }
    return json.dumps(data, ensure_ascii=False)


def as_text(item: Picked, flags: tuple[Flag, ...]) -> Iterator[str]:
    """A page a person can read in the terminal."""
    entry = item.case.entry
    yield wrapped(f"{entry.id} · {entry.source.name} · {entry.source.media_type}")
    fields = (entry.organisation, entry.nominee, entry.nomination, entry.city)
    if any(fields):
        yield _below(" · ".join(field for field in fields if field))
    yield _below(item.why)
    yield _below(f"{len(entry.text)} characters, {count_words(entry.text)} words")
    for section in entry.sections:
        yield _below(f"{section.title or section.id}: {section.end - section.start}", indent=4)
    for flag in sorted(flags, key=lambda f: list(MARKS).index(f.severity)):
        said = f"{flag.kind}: {flag.message}{where(flag)}"
        yield wrapped(said, indent=" " * 5, first=f"  {MARKS[flag.severity]} ")
    yield ""


def _below(text: str, indent: int = 2) -> str:
    return wrapped(text, indent=" " * (indent + 2), first=" " * indent)


def where(flag: Flag) -> str:
    """The places of a flag, offsets into the essay; only the first ones of many."""
    spans = [(place.start, place.end) for place in flag.places]
    if not spans and flag.start is not None:
        spans = [(flag.start, flag.end or flag.start)]
    shown = [f"{start}-{end}" for start, end in spans[:MOST_PLACES]]
    more = [f"+{len(spans) - MOST_PLACES}"] if len(spans) > MOST_PLACES else []
    return f" [{', '.join(shown + more)}]" if shown else ""
