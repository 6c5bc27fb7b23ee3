"""What `run` and `summarise` have in common: do the work, write the files, say how it went."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import ceil
from pathlib import Path
from typing import Any, Final

import click

from assessor import intake, report
from assessor.child import Child
from assessor.commands import setup
from assessor.commands.lines import wrapped
from assessor.commands.memory import StoredMemory
from assessor.commands.options import Options
from assessor.commands.results import results_of
from assessor.commands.rows import Row
from assessor.commands.staff import Staff
from assessor.commands.terminal import Board
from assessor.errors import AssessorError, UsageError
from assessor.llm.connect import Terms
from assessor.process import settle
from assessor.prompts import Prompts
from assessor.reading import Plan
from assessor.resources import DATABASE
from assessor.rubric.load import LoadedRubric
from assessor.run import Tally, run
from assessor.store import Store, discard

COMPLETE: Final = 0
NEEDS_A_PERSON: Final = 3


def work(options: Options, hands: Staff, *, scoring: bool) -> int:
    """Judge the entries, write every file, and return the exit code of the contract.

    Raises AssessorError when nothing at all could be assessed.
    """
    setup.check_formats(options)
    plan, templates = setup.plan(options, hands.readers), setup.prompts(options)
    if setup.model_name(options) is None:
        click.echo(wrapped(setup.NOTICE, ""), err=True)
    _warn_of_batches(options)
    settle()
    fresh = not options.out.exists()
    setup.prepare(options.out, options.entries)
    job = _Job(options, plan, templates, scoring, hands.courier)
    board = Board(options)
    board.expect(sum(1 for _ in intake.discover(plan.paths)))
    tally = Tally(board.tell)
    try:
        with board:
            asyncio.run(job.judge(tally, board))
    except KeyboardInterrupt:
        board.interrupted(tally)  # at once: of thousands of entries, files would take a while
        raise
    finally:
        at_work = hands.courier and hands.courier.at_work
        if fresh and not (tally.assessed or board.ledger.calls or at_work):
            _leave_no_trace(options)
    if not tally.assessed:
        return _nothing(tally, board)
    with closing(Store(options.database, exclusive=False)) as store:
        files, rows = job.write(store), partial(job.rows, store, tally)
        board.result(tally, files, job.exit_code(tally), rows)
    return job.exit_code(tally)


@dataclass(frozen=True)
class _Job:
    options: Options
    plan: Plan
    templates: Prompts
    scoring: bool
    courier: Child | None

    @property
    def settings(self) -> dict[str, Any]:
        return setup.settings(self.options, self.plan, self.templates, self.scoring)

    @property
    def run_id(self) -> str:
        return setup.run_id(self.settings, self.options.entries)

    async def judge(self, tally: Tally, board: Board) -> None:
        """Everything that waits: for files, the model and the store."""
        async with Store(self.options.database, notice=board.note) as store:
            terms = Terms(courier=self.courier)
            link = setup.connection(self.options, self.templates, store, self.scoring, terms)
            board.ledger = link.ledger
            record = store.record(self.run_id)
            try:
                await record.begin(self.settings)
                await run(self._remembering(self._side_by_side(), store), link.panel, record, tally)
                await record.end("stopped" if tally.stopped else "finished", tally.places)
            finally:
                await link.aclose()

    def _side_by_side(self) -> Plan:
        """The plan with no more entries in memory than keep every place for a call taken.

        An entry asks one question, then all others at once: each stays for two rounds of calls.
        With two and a half times as many as that needs on the average, one always has a question.
        """
        fewest = min(len(loaded.rubric.criteria) for loaded in self._rubrics) if self.scoring else 0
        needed = ceil(2.5 * 2 * self.options.concurrency / (fewest + 1))
        return replace(self.plan, in_flight=min(self.options.concurrency, needed))

    @cached_property
    def _rubrics(self) -> tuple[LoadedRubric, ...]:
        """Those that may judge an entry of this run."""
        return (self.plan.rubric,) if self.plan.rubric else self.plan.shelf.all()

    def _remembering(self, plan: Plan, store: Store) -> Plan:
        """The plan with what earlier runs came to, where stored answers may be used at all."""
        if self.options.cache == "off":
            return plan
        rubrics = tuple(rubric.sha256 for rubric in self._rubrics)
        memory = StoredMemory(
            store, self.settings, rubrics, recalls=self.options.cache != "refresh"
        )
        return replace(plan, memory=memory)

    def write(self, store: Store) -> list[Path]:
        """The files of what the store has of this run."""
        results = results_of(store, self.run_id, self.options)
        return report.write(results, self.options.out, self.options.formats)

    def rows(self, store: Store, tally: Tally) -> Iterator[Row]:
        """What is now said of entries; the store may have more of the same run from before."""
        cut_off = frozenset(tally.unfinished)
        for outline in store.outlines(self.run_id, tally.places):
            if outline.entry.id not in cut_off:
                yield Row.of_entry(outline)

    @staticmethod
    def exit_code(tally: Tally) -> int:
        if tally.stopped is not None:
            return tally.stopped.exit_code
        incomplete = tally.needs_review or tally.failed or tally.unreadable
        return NEEDS_A_PERSON if incomplete else COMPLETE


def _warn_of_batches(options: Options) -> None:
    """Say that a batch service works on what this run is about to ask, if it does."""
    if not (options.out / "batch").is_dir():
        return
    from assessor.commands.job import Job  # noqa: PLC0415 (few runs need it)

    with suppress(UsageError):  # a damaged job is no affair of this run's
        if (job := Job.find(options.out)) and (waiting := job.under_way()):
            told = (
                f"Note: a batch service works on {len(waiting)} request files of {job.folder}. "
                "What this run asks of the same is paid for a second time. To wait for them "
                "instead: assessor batch fetch --wait."
            )
            click.echo(wrapped(told, ""), err=True)


def _leave_no_trace(options: Options) -> None:
    """Take away the folder that was made for a run that read nothing and paid for nothing."""
    discard(str(options.out / DATABASE))
    with suppress(OSError):  # something else is in it
        options.out.rmdir()


def _nothing(tally: Tally, board: Board) -> int:
    """No entry was finished: raises what stopped the run; unreadable ones are named already."""
    code = tally.stopped.exit_code if tally.stopped is not None else AssessorError.exit_code
    board.nothing(tally, code)
    if tally.stopped is not None:
        raise tally.stopped
    return code
