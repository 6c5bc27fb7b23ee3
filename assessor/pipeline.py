"""One entry, from what was read to what may be said of it.

    Prepared → questions to the judge → claims → verdict → Assessment

The first question goes alone: when it has been answered, a provider holds the prefix that all
other questions about the entry share, and serves them from it.

Passages that speak to the grader are cut from what a model reads. Each criterion is asked once
more about the essay as it was handed in, so that a person is told what the passage would have done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, NamedTuple, ParamSpec, TypeVar

from assessor import verdict
from assessor.assessment import Assessment, CriterionScore, PromptsRef, RubricRef, Summary, Usage
from assessor.entry import Flag
from assessor.errors import RequestRefused, TransientModelError
from assessor.judge.base import Case, Claim, Judge, Objection
from assessor.prepared import Prepared
from assessor.replies import ScoreReply, SummaryReply
from assessor.rubric import Criterion
from assessor.verdict import Weighed, WeighedSummary
from assessor.wording import say

R = TypeVar("R", ScoreReply, SummaryReply)
T = TypeVar("T", CriterionScore, Summary)
W = TypeVar("W")
P = ParamSpec("P")


class Turns:
    """What is worked out of answers, one after the other: calls go out and come in between.

    A dozen answers often come at once. Weighed in a row they would hold up the next dozen questions
    by as long as all of them take.
    """

    def __init__(self) -> None:
        self._free = asyncio.Lock()

    async def __call__(self, work: Callable[P, W], *args: P.args, **kwargs: P.kwargs) -> W:
        async with self._free:
            await asyncio.sleep(0)
            return work(*args, **kwargs)


@dataclass(frozen=True)
class Panel:
    """Who judges: `judge` is asked; the `reserve` needs no network and extracts safe summaries.

    `samples` is how often each criterion is asked; without `scoring` only the summary is.
    `expecting` is called when questions are to be expected, before the first one is asked.
    """

    judge: Judge
    reserve: Callable[[], Judge]
    prompts_sha256: str
    samples: int = 1
    scoring: bool = True
    expecting: Callable[[], None] = field(default=lambda: None)
    turns: Turns = field(default_factory=Turns)


@dataclass(frozen=True)
class Heard(Generic[T]):
    """What came of one question: the checked result, what to flag, and what it cost."""

    result: T
    flags: tuple[Flag, ...]
    usage: Usage


class Judged(NamedTuple):
    """What came of an entry; `settled` when asking again could change nothing."""

    assessment: Assessment
    settled: bool


async def assess(prepared: Prepared, panel: Panel) -> Judged:
    """Judge one entry. Raises PermanentModelError and BudgetReached: the run cannot go on."""
    case, unanswered = prepared.case, list[str]()
    hearing = _Hearing(prepared.asked, panel, prepared.essay, _cover(case), unanswered)
    criteria = case.rubric.criteria if panel.scoring else ()
    opening = [await hearing.criterion(criterion, opens=True) for criterion in criteria[:1]]
    others = [asyncio.create_task(hearing.criterion(c)) for c in criteria[1:]]
    closing = asyncio.create_task(hearing.summary())
    again = criteria if prepared.spoken else ()
    aside = asyncio.create_task(_as_handed_in(case, panel, again, unanswered))
    await _settled([*others, closing, aside])
    heard = [*opening, *(t.result() for t in others)]
    assessment = _assessment(case, panel, heard, closing.result(), aside.result())
    return Judged(assessment, not unanswered and _all_told(assessment))


def _all_told(assessment: Assessment) -> bool:
    """Whether no question was left open by a bad answer."""
    answered = all(score.status != "unscored" for score in assessment.scores)
    own = assessment.summary is not None and assessment.summary.origin == "judge"
    return answered and own and assessment.status != "failed"


async def _as_handed_in(
    case: Case, panel: Panel, criteria: Sequence[Criterion], unanswered: list[str]
) -> list[Heard[CriterionScore]]:
    """Each criterion once, on the essay with all that it says to the grader."""
    if not criteria:
        return []
    once = replace(panel, samples=1)
    hearing = _Hearing(case.judged(), once, verdict.read(case), _cover(case), unanswered)
    opening = [await hearing.criterion(criterion) for criterion in criteria[:1]]
    others = [asyncio.create_task(hearing.criterion(c)) for c in criteria[1:]]
    await _settled(others)
    return [*opening, *(task.result() for task in others)]


def _cover(case: Case) -> Callable[[str], str]:
    """What hides in an answer what is hidden from the judge."""
    return case.hidden.cover if case.hidden else str


@dataclass(frozen=True)
class _Hearing:
    """The questions about one entry. A claim with faults is sent back once, never twice.

    `case` is as the judge is given it; `essay` checks what is claimed of it; `cover` hides in an
    answer what is hidden from the judge; `unanswered` collects why a question got no answer.
    """

    case: Case
    panel: Panel
    essay: verdict.Essay
    cover: Callable[[str], str]
    unanswered: list[str]

    async def criterion(
        self, criterion: Criterion, *, opens: bool = False
    ) -> Heard[CriterionScore]:
        """One criterion; the one that `opens` the entry asks its first sample alone."""
        samples = await self._samples(criterion, alone=int(opens))
        return Heard(
            result=verdict.criterion_score(samples, self.case, criterion),
            flags=verdict.unsupported(samples, self.case, criterion),
            usage=sum((s.usage for s in samples), Usage()),
        )

    async def _samples(self, criterion: Criterion, alone: int) -> Sequence[Weighed]:
        """All samples, or fewer where the rubric lets the first ones settle it by agreeing."""
        wanted = self.panel.samples
        enough = min(self.case.rubric.sampling.stop_when_agree or wanted, wanted)
        heard = await self._ask_samples(criterion, range(alone))
        heard += await self._ask_samples(criterion, range(alone, enough))
        if enough < wanted and len({s.counted for s in heard}) > 1:
            heard += await self._ask_samples(criterion, range(enough, wanted))
        return heard

    async def _ask_samples(self, criterion: Criterion, numbers: range) -> list[Weighed]:
        tasks = [asyncio.create_task(self._sample(criterion, n)) for n in numbers]
        await _settled(tasks)
        return [task.result() for task in tasks]

    async def _sample(self, criterion: Criterion, number: int) -> Weighed:
        judge, case, turns = self.panel.judge, self.case, self.panel.turns
        claim = await self._answer(judge.score(case, criterion, sample=number))
        weighed = await turns(verdict.weigh, claim, case, criterion, self.essay)
        if not weighed.faults or claim.final:
            return weighed
        objection = Objection(claim, weighed.faults)
        again = await self._answer(judge.score(case, criterion, sample=number, objection=objection))
        second = await turns(verdict.weigh, again, case, criterion, self.essay)
        return verdict.mended(weighed, second)

    async def _answer(self, question: Awaitable[Claim[R]]) -> Claim[R]:
        """A service that gave no answer leaves this one question open, not the whole entry."""
        try:
            return (await question).rewritten(self.cover)
        except (TransientModelError, RequestRefused) as e:
            self.unanswered.append(str(e))
            return Claim(None, Usage(), outcome="silent", problem=str(e), final=True)

    async def summary(self) -> Heard[Summary]:
        claim = await self._answer(self.panel.judge.summarise(self.case))
        turns = self.panel.turns
        weighed = await turns(verdict.weigh_summary, claim, self.case, self.essay)
        usage = weighed.usage
        if weighed.faults and not claim.final:
            objection = Objection(claim, weighed.faults)
            again = await self._answer(self.panel.judge.summarise(self.case, objection=objection))
            second = await turns(verdict.weigh_summary, again, self.case, self.essay)
            usage += second.usage
            weighed = second if second.summary else weighed
        if weighed.summary and verdict.is_true(weighed.summary):
            return Heard(weighed.summary, (), usage)
        printed = await self._safe_summary(weighed)
        # An essay without a sentence fit for a summary: nobody was asked, and nothing is printed.
        told = (self._replaced(weighed, printed),) if printed.text else ()
        return Heard(printed, told, usage)

    async def _safe_summary(self, failed: WeighedSummary) -> Summary:
        kept = failed.summary and verdict.rescued(failed.summary, self.case, self.essay)
        if kept:
            return kept
        extract = (await self.panel.reserve().summarise(self.case)).reply
        text = extract.summary if extract else ""
        return verdict.checked_summary(text, self.case, self.essay, "extract")

    def _replaced(self, failed: WeighedSummary, printed: Summary) -> Flag:
        """Say that the printed summary is not the model's, and what was wrong with that one."""
        language = self.case.language
        what = say(language, printed.origin)
        if failed.summary is None:
            message = say(language, "summary_missing", why=failed.why, what=what)
        else:
            violations = " ".join(v.message for v in failed.summary.violations)
            message = say(language, "summary_replaced", what=what, violations=violations)
        return Flag(kind="unsupported", severity="warning", message=message)


async def _settled(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Wait for every task, then raise the first error, if any.

    One that fails does not cancel the others: their calls are paid for, and their answers kept.
    """
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        task.result()


def _assessment(
    case: Case,
    panel: Panel,
    heard: Sequence[Heard[CriterionScore]],
    closing: Heard[Summary],
    aside: Sequence[Heard[CriterionScore]],
) -> Assessment:
    scores, summary = tuple(h.result for h in heard), closing.result
    found = tuple(flag for h in heard for flag in h.flags) + closing.flags
    if aside:
        found = (*verdict.influence(scores, [h.result for h in aside], case), *found)
    flags = (*case.noticed, *found)
    usage = sum((h.usage for h in (*heard, *aside)), closing.usage)
    reasons = tuple(_reasons(case, scores, summary, flags))
    status: Literal["complete", "needs_review", "failed"] = "complete"
    if panel.judge.kind == "model" and not usage.calls:
        why = scores[0].rationale if scores else ""
        status, reasons = "failed", (say(case.language, "status_nothing", why=why).strip(),)
    elif reasons:
        status = "needs_review"
    return Assessment(
        entry=case.entry,
        rubric=RubricRef(id=case.rubric.id, sha256=case.rubric_sha256),
        prompts=PromptsRef(sha256=panel.prompts_sha256),
        model=panel.judge.name,
        judge=panel.judge.kind,
        status=status,
        reasons=reasons,
        scores=scores,
        total=verdict.total(scores, case.rubric),
        summary=summary,
        flags=flags,
        usage=usage,
    )


def _reasons(
    case: Case, scores: Sequence[CriterionScore], summary: Summary, flags: Sequence[Flag]
) -> Iterator[str]:
    """Why a person has to look, one short phrase each; none for a complete entry."""
    for score in scores:
        if score.status != "scored":
            title = case.rubric.criterion(score.criterion).title.of(case.language)
            yield say(case.language, f"status_{score.status}", title=title)
    if summary.violations or summary.origin != "judge":
        yield say(case.language, "status_summary")
    yield from (flag.message for flag in flags if flag.severity == "error")
