"""`assessor batch`: the same work as OpenAI-format batch files.

    export ─▶ out/batch/requests-001.jsonl ─▶ (any batch service) ─▶ results.jsonl ─▶ import
                       ▲                                                              │
                       └──────── what failed, or has to be asked again ◀──────────────┘

Answers go into the store that `run` uses, under the same keys: a run may be finished by any mix of
batches and direct calls. `out/batch/job.json` remembers what the job was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from assessor.commands import setup
from assessor.commands.job import Carried, Job
from assessor.commands.lines import printable
from assessor.commands.options import (
    JUDGE,
    OUTPUT,
    PRICES,
    QUESTIONS,
    RUBRIC,
    Options,
    entries,
    options,
)
from assessor.llm.connect import Ledger
from assessor.process import settle

COMPLETE: Final = 0
OPEN: Final = 3  # as for `run`: finished, and something is still open
SHOWN: Final = 5
OUT = click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), default="out", show_default=True
)


@click.group(epilog="Example: assessor batch export entries/ --model gpt-4.1-mini --out results")
def command() -> None:
    """The same work as OpenAI-format batch files."""
    settle()


@command.command(epilog="Example: assessor batch export entries/ --model gpt-4.1-mini")
@entries
@options(RUBRIC, JUDGE, QUESTIONS, PRICES, OUTPUT)
@click.option("--summaries-only", is_flag=True, help="What `summarise` would ask.")
def export(summaries_only: bool, **given: Any) -> int:
    """Write the requests of a run as batch files; stored answers are not asked for again."""
    chosen = setup.named(Options(**given))
    setup.check_formats(chosen)
    job = Job(chosen, scoring=not summaries_only)
    if job.price is None:
        click.echo(f"No price is known for {job.model.name}.", err=True)
    setup.prepare(chosen.out, chosen.entries)
    job = job.after(Job.find(chosen.out))
    job.save()
    return _carry_on(job)


@command.command("import", epilog="Example: assessor batch import output.jsonl errors.jsonl")
@click.argument(
    "results", metavar="RESULT...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@OUT
def import_(results: tuple[Path, ...], out: Path) -> int:
    """Take result and error files, in any order, repeated or partial, and carry on."""
    job = Job.load(out)
    return _carry_on(_import(job, results))


@command.command(epilog="Example: assessor batch submit --out results")
@OUT
def submit(out: Path) -> int:
    """Send the request files to the Batch API of the job's base URL. Can be repeated."""
    job = asyncio.run(_submit(Job.load(out)))
    if not job.batches:
        click.echo("No request is open.", err=True)
    for name, batch in job.batches.items():
        click.echo(f"{name}: {batch}")
    return COMPLETE


@command.command(epilog="Example: assessor batch fetch --out results --wait")
@OUT
@click.option("--wait", is_flag=True, help="Until every batch has ended.")
@click.option("--every", type=click.FloatRange(0), default=30.0, help="Seconds between looks.")
def fetch(out: Path, wait: bool, every: float) -> int:
    """Fetch the results of batches that have ended, and carry on."""
    job = Job.load(out)
    while True:
        ended, results, running = asyncio.run(_fetch(job))
        if ended.fetched != job.fetched:
            job = _import(job, results)
            # Noted only now: a fetch that is interrupted before begins with the same files again.
            job = replace(job, fetched=ended.fetched)
            job.save()
            code = _carry_on(job)
            job = Job.load(out)
        elif not running:
            return _carry_on(job)
        if not running:
            return code
        click.echo(f"{_counted(running, 'batch', 'batches')} not finished.", err=True)
        if not wait:
            return OPEN
        asyncio.run(asyncio.sleep(every))


async def _submit(job: Job) -> Job:
    from assessor.llm.openai_batch import BatchService  # noqa: PLC0415 (openai takes a second)

    service = BatchService(job.model)
    try:
        for name in job.open:
            # Saved step by step: what was begun once is never begun, and paid for, twice.
            if (file := job.sent.get(name)) is None:
                file, batch = await service.send(job.folder / name), None
                job = replace(job, sent={**job.sent, name: file})
                job.save()
            else:  # the last time ended before the service had said what became of it
                batch = await service.begun(file)
            batch = batch or await service.begin(file)
            others = tuple(other for other in job.open if other != name)
            job = replace(job, open=others, batches={**job.batches, name: batch})
            job.save()
    finally:
        await service.aclose()
    return job


async def _fetch(job: Job) -> tuple[Job, list[Path], int]:
    """Result files of batches that ended since the last look, and how many still run."""
    from assessor.llm.openai_batch import BatchService  # noqa: PLC0415

    service, results, running = BatchService(job.model), list[Path](), 0
    try:
        for batch in job.batches.values():
            if batch in job.fetched:
                continue
            progress = await service.progress(batch)
            told = f"{batch}: {progress.status}, {progress.done}/{progress.total}"
            click.echo(printable(f"{told} {progress.problem}".rstrip()), err=True)
            if not progress.ended:
                running += 1
                continue
            for file in progress.results:
                path = job.folder / f"results-{batch}-{file}.jsonl"
                await service.fetch(file, path)
                results.append(path)
            job = replace(job, fetched=(*job.fetched, batch))
    finally:
        await service.aclose()
    return job, results, running


def _import(job: Job, results: Iterable[Path]) -> Job:
    """Put answers into the store, and say what came."""
    received = job.store_answers(results)
    counts = {
        "stored": received.stored,
        "were here before": received.known,
        "answer no request of this job": received.strange,
        "hold no answer": len(received.without),
    }
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    click.echo(f"Of the lines {told}." if told else "There is no line in it.", err=True)
    for line in received.without[:SHOWN]:
        click.echo(printable(f"  {line.key[:12] or 'damaged'}: {line.problem}"), err=True)
    if len(received.without) > SHOWN:
        click.echo(f"  … and {len(received.without) - SHOWN} more", err=True)
    if received.paid.calls:
        click.echo(f"Paid: {_spent(received.paid)}.", err=True)
    return job


def _spent(paid: Ledger) -> str:
    cost = "no price is known" if paid.cost is None else f"${paid.cost:.4f} at the price of batches"
    return f"{paid.input_tokens + paid.output_tokens} tokens, {cost}"


def _carry_on(job: Job) -> int:
    """Use what is stored, write the reports, and name the requests that are open."""
    job, carried = job.carry_on()
    tally, files = carried.tally, carried.files
    if tally.stopped is not None:
        raise tally.stopped
    for failure in tally.unreadable:
        click.echo(printable(f"Cannot be read: {failure}"), err=True)
    waiting = len(job.under_way())
    if not files.requests and not waiting:
        click.echo(f"All answers are there. The report: {job.options.out / 'report.html'}")
        return OPEN if tally.needs_review or tally.failed or tally.unreadable else COMPLETE
    for path in files.paths:
        click.echo(str(path))
    if files.requests:
        click.echo(f"{_counted(files.requests, 'request')} open{_about(job, carried)}.", err=True)
    if waiting:
        told = _counted(waiting, "batch", "batches")
        click.echo(f"{told} under way: assessor batch fetch.", err=True)
    return OPEN


def _about(job: Job, carried: Carried) -> str:
    if job.price is None:
        return ""
    least, most = (carried.counted.cost(job.price, prefix_cache=seen) for seen in (True, False))
    return f": about ${least:.4f} with the provider's prefix cache, ${most:.4f} without"


def _counted(number: int, one: str, several: str = "") -> str:
    return f"1 {one} is" if number == 1 else f"{number} {several or f'{one}s'} are"
