"""Many entries: read one by one, judged side by side, stored as each is done.

Entries stream through: at any time only those in flight are in memory. What is done is stored at
once; an interrupted run loses nothing that was answered, since every answer is kept before it is
used. An entry that was judged before, in the same way and by the same program, is not judged again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Literal, Protocol

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


class Memory(Protocol):
    """What earlier runs came to. A key stands for a file and for all that decides its result."""

    def key(self, path: Path) -> str | None:
        """The key for the entry in this file; None where the file cannot be read."""
        ...

    def recall(self, key: str) -> Assessment | None:
        """The settled assessment under this key. Called from a thread of its own."""
        ...


@dataclass(frozen=True)
class Plan:
    """What to judge, by which rubric (None: the entry's nomination picks one), and how.

    `language` and `words` are None where the rubric decides; `in_flight` is how many entries are
    judged side by side; `blind` hides the organisation from the judge; without a `memory` every
    entry is judged anew.
    """

    paths: Sequence[Path]
    shelf: Shelf
    rubric: LoadedRubric | None = None
    language: Language | None = None
    words: int | None = None
    in_flight: int = 32
    blind: bool = False
    memory: Memory | None = None


@dataclass(frozen=True)
class Picked:
    """An entry on its way to the judge, and the sentence that says why this rubric.

    `key` is what its result will be remembered by; None for one of several entries in a file.
    """

    case: Case
    why: str
    key: str | None = None


@dataclass(frozen=True)
class Recalled:
    """An entry that was judged before."""

    assessment: Assessment
    key: str


@dataclass
class Tally:
    """How a run goes. `tell` hears of every entry.

    `stopped` is the error that ended it early, `unfinished` are the ids of entries it cut off;
    `places` counts everything that was read or could not be.
    """

    tell: Callable[[Assessment | Failure | Picked], None] = field(default=lambda item: None)
    complete: int = 0
    needs_review: int = 0
    failed: int = 0
    unreadable: list[Failure] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    places: int = 0
    stopped: AssessorError | None = None

    @property
    def assessed(self) -> int:
        return self.complete + self.needs_review + self.failed

    def count(self, assessment: Assessment) -> None:
        """Count an entry that is done."""
        setattr(self, assessment.status, getattr(self, assessment.status) + 1)
        self.tell(assessment)

    def fail(self, failure: Failure) -> None:
        """Note an entry that could not be read."""
        self.unreadable.append(failure)
        self.tell(failure)

    def stop(self, error: AssessorError) -> None:
        """The first error that ends the run is the one that is said."""
        self.stopped = self.stopped or error


def cases(plan: Plan) -> Iterator[Picked | Recalled | Failure]:
    """Every entry of the plan, ready to be judged, or why it cannot be; one bad file stops none."""
    taken: dict[str, str] = {}
    for path in intake.discover(plan.paths):
        found = _cases_in(path, plan)
        while True:
            try:
                item = next(found, None)
                if item is None:
                    break
                _only_once(item, taken)
                yield item
            except EntryError as e:
                yield Failure(name=e.name, cause=e.cause_alone, remedy=e.remedy)


def _cases_in(path: Path, plan: Plan) -> Iterator[Picked | Recalled]:
    key = plan.memory.key(path) if plan.memory else None
    known = plan.memory.recall(key) if plan.memory and key else None
    if known and key:
        yield Recalled(known, key)
        return
    for document in intake.documents(path):
        picked = _pick(document, plan)
        if plan.blind:
            picked = _blinded(picked, intake.names_beside(path))
        whole = document.name == path.name
        yield replace(picked, key=key) if whole else picked


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


def _only_once(item: Picked | Recalled, taken: dict[str, str]) -> None:
    entry = item.case.entry if isinstance(item, Picked) else item.assessment.entry
    if entry.id in taken:
        raise EntryError(
            entry.source.name,
            f"has the id {entry.id}, which {taken[entry.id]} has already.",
            "Give one of them another ID, or leave out the copy.",
        )
    taken[entry.id] = entry.source.name


def settled(assessment: Assessment) -> bool:
    """Whether asking again could change nothing: no question was left open by a bad answer."""
    answered = all(score.status != "unscored" for score in assessment.scores)
    own = assessment.summary is not None and assessment.summary.origin == "judge"
    return answered and own and assessment.status != "failed"


async def run(plan: Plan, panel: Panel, record: Record, tally: Tally) -> None:
    """Judge every entry of the plan, and record what comes of it.

    A budget that is reached, a service that refuses for good or a full disk begins no new entry;
    calls in flight end, so that what they cost is not lost. `Tally.stopped` says what it was.
    """
    rubrics = set[str]()
    free = asyncio.Semaphore(plan.in_flight)
    source = cases(plan)

    async def judge(position: int, picked: Picked) -> Assessment:
        if (sha256 := picked.case.rubric_sha256) not in rubrics:
            rubrics.add(sha256)
            await record.rubric(sha256, picked.case.rubric)
        assessment = await assess(picked.case, panel)
        await record.result(position, assessment, picked.key if settled(assessment) else None)
        return assessment

    async def recall(position: int, recalled: Recalled) -> Assessment:
        await record.recalled(position, recalled.key)
        return recalled.assessment

    async def finish(id_: str, work: Coroutine[None, None, Assessment]) -> None:
        try:
            tally.count(await work)
        except AssessorError as e:
            tally.unfinished.append(id_)
            tally.stop(e)
        finally:
            free.release()

    async def admit(position: int, item: Picked | Recalled | Failure) -> None:
        match item:
            case Failure():
                tally.fail(item)
                await record.failure(position, item)
                free.release()
            case Recalled():
                group.create_task(finish(item.assessment.entry.id, recall(position, item)))
            case Picked():
                tally.tell(item)
                group.create_task(finish(item.case.entry.id, judge(position, item)))

    async with asyncio.TaskGroup() as group:
        for position in count():
            await free.acquire()
            try:
                item = await asyncio.to_thread(next, source, None)
                if item is None or tally.stopped:
                    break
                await admit(position, item)
                tally.places = position + 1
            except AssessorError as e:
                tally.stop(e)
                break
