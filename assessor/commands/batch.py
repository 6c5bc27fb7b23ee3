"""`assessor batch`: the same work as OpenAI-format batch files.

    export ─▶ out/batch/requests-001.jsonl ─▶ (any batch service) ─▶ results.jsonl ─▶ import
                       ▲                                                              │
                       └──────── what failed, or has to be asked again ◀──────────────┘

Answers go into the store that `run` uses, under the same keys: a run may be finished by any mix of
batches and direct calls. `out/batch/job.json` remembers what the job was.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from assessor.commands import setup
from assessor.commands.job import Job
from assessor.commands.options import JUDGE, OUTPUT, RUBRIC, WORK, Options, entries, options
from assessor.commands.terminal import printable

COMPLETE: Final = 0
OPEN: Final = 3  # as for `run`: finished, and something is still open
SHOWN: Final = 5
OUT = click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), default="out", show_default=True
)


@click.group(epilog="Example: assessor batch export entries/ --model gpt-4.1-mini --out results")
def command() -> None:
    """The same work as OpenAI-format batch files."""


@command.command(epilog="Example: assessor batch export entries/ --model gpt-4.1-mini")
@entries
@options(RUBRIC, JUDGE, WORK, OUTPUT)
def export(**given: Any) -> int:
    """Write the requests of a run as batch files; stored answers are not asked for again."""
    job = Job(Options(**given))
    setup.prepare(job.options.out)
    job.save()
    return _carry_on(job)


@command.command("import", epilog="Example: assessor batch import output.jsonl errors.jsonl")
@click.argument(
    "results", metavar="RESULT...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@OUT
def import_(results: tuple[Path, ...], out: Path) -> int:
    """Take result and error files, in any order, repeated or partial, and carry on."""
    return _import(Job.load(out), results)


@command.command(epilog="Example: assessor batch submit --out results")
@OUT
def submit(out: Path) -> int:
    """Send the request files to the Batch API of the job's base URL. Can be repeated."""
    job = asyncio.run(_submit(Job.load(out)))
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
        job, results, running = asyncio.run(_fetch(job))
        if results:
            code = _import(job, results)
        if not running:
            return code if results else _carry_on(job)
        click.echo(f"{running} batches are not finished.", err=True)
        if not wait:
            return OPEN
        asyncio.run(asyncio.sleep(every))


async def _submit(job: Job) -> Job:
    from assessor.llm.openai_batch import BatchService  # noqa: PLC0415 (openai takes a second)

    service = BatchService(job.model)
    try:
        for path in sorted(job.folder.glob("requests-*.jsonl")):
            if path.name not in job.batches:
                batch = await service.submit(path)
                # Saved one by one: what was begun once is never begun twice.
                job = replace(job, batches={**job.batches, path.name: batch})
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
            click.echo(f"{batch}: {progress.status}, {progress.done}/{progress.total}", err=True)
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


def _import(job: Job, results: tuple[Path, ...] | list[Path]) -> int:
    stored, without = job.store_answers(results)
    job.save()
    click.echo(f"{stored} answers stored, {len(without)} lines without an answer.", err=True)
    for line in without[:SHOWN]:
        click.echo(printable(f"  {line.key[:12]}: {line.problem}"), err=True)
    if len(without) > SHOWN:
        click.echo(f"  … and {len(without) - SHOWN} more", err=True)
    return _carry_on(job)


def _carry_on(job: Job) -> int:
    """Use what is stored, write the reports, and name the requests that are open."""
    tally, files = job.carry_on()
    if tally.stopped is not None:
        raise tally.stopped
    for failure in tally.unreadable:
        click.echo(printable(f"Cannot be read: {failure}"), err=True)
    if tally.assessed:
        job.write_reports()
    if not files.requests:
        click.echo(f"All answers are there. The report: {job.options.out / 'report.html'}")
        return OPEN if tally.needs_review or tally.failed or tally.unreadable else COMPLETE
    for path in files.paths:
        click.echo(str(path))
    click.echo(f"{files.requests} requests are open.", err=True)
    return OPEN
