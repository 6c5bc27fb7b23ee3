"""Many entries: read one by one, judged side by side, stored as each is done.

Entries stream through: at any time only those in flight are in memory. What is done is stored at
once; an interrupted run loses nothing that was answered, since every answer is kept before it is
used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Literal

from assessor import intake
from assessor.assessment import Assessment, Failure
from assessor.entry import Language, Reading
from assessor.errors import AssessorError, EntryError
from assessor.judge.base import Case
from assessor.pipeline import Panel, assess
from assessor.privacy import hide
from assessor.rubric.load import LoadedRubric
from assessor.rubric.shelf import Shelf
from assessor.store import Record
from assessor.text import language_of


@dataclass(frozen=True)
class Plan:
    """What to judge, by which rubric (None: the entry's nomination picks one), and how.

    `language` and `words` are None where the rubric decides; `in_flight` is how many entries are
    judged side by side; `blind` hides the organisation from the judge.
    """

    paths: Sequence[Path]
    shelf: Shelf
    rubric: LoadedRubric | None = None
    language: Language | None = None
    words: int | None = None
    in_flight: int = 32
    blind: bool = False


@dataclass(frozen=True)
class Picked:
    """An entry on its way to the judge, and the sentence that says why this rubric."""

    case: Case
    why: str


@dataclass
class Tally:
    """How a run goes. `stopped` is the error that ended it early; `tell` hears of every entry."""

    tell: Callable[[Assessment | Failure | Picked], None] = field(default=lambda item: None)
    complete: int = 0
    needs_review: int = 0
    failed: int = 0
    unreadable: list[Failure] = field(default_factory=list)
    stopped: AssessorError | None = None

    @property
    def assessed(self) -> int:
        return self.complete + self.needs_review + self.failed

    def count(self, assessment: Assessment) -> None:
        """Count an entry that is done."""
        setattr(self, assessment.status, getattr(self, assessment.status) + 1)
        self.tell(assessment)

    def stop(self, error: AssessorError) -> None:
        """The first error that ends the run is the one that is said."""
        self.stopped = self.stopped or error


def cases(plan: Plan) -> Iterator[Picked | Failure]:
    """Every entry of the plan, ready to be judged, or why it cannot be; one bad file stops none."""
    taken: dict[str, str] = {}
    for path in intake.discover(plan.paths):
        documents = intake.documents(path)
        while True:
            try:
                document = next(documents, None)
                if document is None:
                    break
                picked = _only_once(_pick(document, plan), taken)
                yield _blinded(picked, intake.names_beside(path)) if plan.blind else picked
            except EntryError as e:
                yield Failure(name=e.name, cause=e.cause_alone, remedy=e.remedy)


def _pick(document: intake.Document, plan: Plan) -> Picked:
    """Read a document by the form of the rubric that will judge it."""
    if plan.rubric is not None:
        reading = intake.parse(document, plan.rubric.rubric.form)
        return Picked(_case(reading, plan.rubric, plan), "the rubric was named")
    default = plan.shelf.default()
    reading = intake.parse(document, default.rubric.form)
    chosen, why = plan.shelf.for_nomination(reading.entry.nomination)
    if chosen.sha256 != default.sha256:
        reading = intake.parse(document, chosen.rubric.form)
    return Picked(_case(reading, chosen, plan), why)


def _case(reading: Reading, loaded: LoadedRubric, plan: Plan) -> Case:
    rubric, entry = loaded.rubric, reading.entry

    def resolve(language: Language | Literal["entry"]) -> Language:
        return language_of(entry.text) if language == "entry" else language

    return Case(
        entry=entry,
        rubric=rubric,
        rubric_sha256=loaded.sha256,
        language=resolve(plan.language or rubric.language),
        summary_language=resolve(plan.language or rubric.summary.language or rubric.language),
        words=plan.words or rubric.summary.words,
        noticed=reading.flags,
    )


def _blinded(picked: Picked, names: tuple[str, ...]) -> Picked:
    """The case as a judge may see it who is not to know whose entry it is."""
    case = picked.case
    hidden = hide(case.entry, (*case.rubric.blind, *names))
    case = replace(case, hidden=hidden, noticed=(*case.noticed, *hidden.flags))
    return replace(picked, case=case)


def _only_once(picked: Picked, taken: dict[str, str]) -> Picked:
    entry = picked.case.entry
    if entry.id in taken:
        raise EntryError(
            entry.source.name,
            f"has the id {entry.id}, which {taken[entry.id]} has already.",
            "Give one of them another ID, or leave out the copy.",
        )
    taken[entry.id] = entry.source.name
    return picked


async def run(plan: Plan, panel: Panel, record: Record, tally: Tally) -> None:
    """Judge every entry of the plan, and record what comes of it.

    A budget that is reached, a service that refuses for good or a full disk begins no new entry;
    calls in flight end, so that what they cost is not lost. `Tally.stopped` says what it was.
    """
    rubrics = set[str]()
    free = asyncio.Semaphore(plan.in_flight)
    source = cases(plan)

    async def judge(position: int, case: Case) -> None:
        try:
            assessment = await assess(case, panel)
            await record.result(position, assessment)
            tally.count(assessment)
        except AssessorError as e:
            tally.stop(e)
        finally:
            free.release()

    async def admit(position: int, item: Picked | Failure) -> None:
        tally.tell(item)
        if isinstance(item, Failure):
            tally.unreadable.append(item)
            await record.failure(position, item)
            free.release()
            return
        if (sha256 := item.case.rubric_sha256) not in rubrics:
            rubrics.add(sha256)
            await record.rubric(sha256, item.case.rubric)
        group.create_task(judge(position, item.case))

    async with asyncio.TaskGroup() as group:
        for position in count():
            await free.acquire()
            try:
                item = await asyncio.to_thread(next, source, None)
                if item is None or tally.stopped:
                    break
                await admit(position, item)
            except AssessorError as e:
                tally.stop(e)
                break
