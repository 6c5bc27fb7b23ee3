"""Many entries: read one by one, judged side by side, stored as each is done.

Entries stream through: at any time only those in flight are in memory. What is done is stored at
once; an interrupted run loses nothing that was answered, since every answer is kept before it is
used. An entry that was judged before, in the same way and by the same program, is not judged again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from assessor.assessment import Assessment, Failure
from assessor.errors import AssessorError, debugging
from assessor.pipeline import Judged, Panel, assess
from assessor.reading import Picked, Plan, Ready, Recalled, ready
from assessor.store import Record


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

    def count(self, assessment: Assessment | Failure) -> None:
        """Count an entry that is done."""
        if isinstance(assessment, Failure):
            self.fail(assessment)
            return
        setattr(self, assessment.status, getattr(self, assessment.status) + 1)
        self.tell(assessment)

    def fail(self, failure: Failure) -> None:
        """Note an entry that could not be read."""
        self.unreadable.append(failure)
        self.tell(failure)

    def stop(self, error: AssessorError) -> None:
        """The first error that ends the run is the one that is said."""
        self.stopped = self.stopped or error


async def run(plan: Plan, panel: Panel, record: Record, tally: Tally) -> None:
    """Judge every entry of the plan, and record what comes of it.

    A budget that is reached, a service that refuses for good or a full disk begins no new entry;
    calls in flight end, so that what they cost is not lost. `Tally.stopped` says what it was.
    """
    rubrics = set[str]()
    free = asyncio.Semaphore(plan.in_flight)

    async def judge(position: int, item: Ready) -> Assessment | Failure:
        case = item.picked.case
        if case.rubric_sha256 not in rubrics:
            rubrics.add(case.rubric_sha256)
            await record.rubric(case.rubric_sha256, case.rubric)
        outcome = await _outcome(item, panel)
        if isinstance(outcome, Failure):
            await record.failure(position, outcome)
            return outcome
        assessment, settled = outcome
        await record.result(position, assessment, item.picked.key if settled else None)
        return assessment

    async def recall(position: int, recalled: Recalled) -> Assessment:
        await record.recalled(position, recalled.key)
        return recalled.assessment

    async def finish(id_: str, work: Coroutine[None, None, Assessment | Failure]) -> None:
        try:
            tally.count(await work)
        except AssessorError as e:
            tally.unfinished.append(id_)
            tally.stop(e)
        finally:
            free.release()

    async def admit(position: int, item: Ready | Recalled | Failure) -> None:
        match item:
            case Failure():
                tally.fail(item)
                await record.failure(position, item)
                free.release()
            case Recalled():
                group.create_task(finish(item.assessment.entry.id, recall(position, item)))
            case Ready():
                tally.tell(item.picked)
                group.create_task(finish(item.picked.case.entry.id, judge(position, item)))

    once = cache(panel.expecting)
    async with asyncio.TaskGroup() as group:
        with ready(plan, once) as items:  # what reads is let go before what is in flight ends
            for position in count():
                await free.acquire()
                try:
                    item = await asyncio.to_thread(next, items, None)
                    if item is None or tally.stopped:
                        break
                    await admit(position, item)
                    tally.places = position + 1
                except AssessorError as e:
                    tally.stop(e)
                    break


async def _outcome(item: Ready, panel: Panel) -> Judged | Failure:
    """What came of an entry. What nobody foresaw costs this entry, not the run."""
    try:
        return await assess(item.prepared, panel)
    except AssessorError:
        raise
    except Exception as e:
        if debugging():
            raise
        return Failure.unforeseen(item.picked.case.entry.source.name, e)
