"""Claims into facts: the one place where a judge's words become something a report may show.

A score stands on quotes, so every quote is looked for in the essay. A summary stands on figures
and names, so each of them is looked for too. What is not found is rejected and kept beside the
result; it never becomes evidence, and a level that rests on nothing else is no level.
"""

from __future__ import annotations

import pickle
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Literal

from assessor import evidence, fidelity
from assessor.assessment import (
    CriterionScore,
    Evidence,
    Match,
    Rejected,
    Summary,
    Total,
    Usage,
)
from assessor.entry import Entry, Flag, Place
from assessor.judge.base import Case, Claim, Fault
from assessor.replies import CANNOT_ASSESS, ScoreReply, SummaryReply
from assessor.rubric import Criterion, Rubric, Scale
from assessor.text import Span, View, count_words
from assessor.wording import say

# A low level says that something is not there, and absence cannot be quoted.
LEVELS_WITHOUT_EVIDENCE: Final = 2

PACKED: Final = "_packed"

# Each takes the sorted levels of at least one sample and gives one that is on the scale.
AGGREGATES: Final[Mapping[str, Callable[[Sequence[int]], int]]] = {
    "median": statistics.median_low,
    "mean": lambda levels: round(statistics.fmean(levels)),
    "minimum": min,
    "maximum": max,
    "mode": lambda levels: statistics.multimode(levels)[0],
}


@dataclass(frozen=True)
class Essay:
    """What an essay can prove, prepared once for all claims about it.

    `seen` is the entry as the judge was given it, and claims are about its text; `view` leads
    from there to `entry`, whose own characters are what is shown.
    """

    entry: Entry
    seen: Entry
    view: View
    facts: fidelity.EssayFacts
    cover: tuple[fidelity.Item, ...]

    def __getstate__(self) -> dict[str, Any]:
        """On its way to a run, with its facts packed: of the many entries that a run has side by
        side, few are at their summary, and facts unpacked take most of the room of an entry.
        """
        state = {name: getattr(self, name) for name in ("entry", "seen", "view", "cover")}
        return state | {PACKED: pickle.dumps(self.facts, pickle.HIGHEST_PROTOCOL)}

    def __getattr__(self, name: str) -> Any:
        """The facts, unpacked when they are first asked for."""
        if name != "facts" or PACKED not in self.__dict__:
            raise AttributeError(name)
        facts = self.__dict__["facts"] = pickle.loads(self.__dict__.pop(PACKED))  # noqa: S301 (ours)
        return facts

    @cached_property
    def index(self) -> evidence.EssayIndex:
        """For the quotes. Made when the first is looked for: a reader has enough to do."""
        return evidence.index(self.seen.text)

    def place(self, place: Place) -> Place:
        """The essay's own place for one in what the judge was given."""
        return Place(**self.view.source(Span(place.start, place.end))._asdict())


def read(case: Case) -> Essay:
    """Prepare a case's essay. Names in the fields that the judge sees are known facts too."""
    hidden, entry = case.hidden, case.judged().entry
    fields = (
        entry.organisation,
        entry.nominee,
        entry.nomination,
        entry.city,
        entry.headcount,
        entry.website,
    )
    facts = fidelity.facts(entry.text, tuple(f for f in fields if f))
    return Essay(
        entry=case.entry,
        seen=entry,
        view=hidden.view if hidden else View(entry.text),
        facts=facts,
        cover=fidelity.items(case.rubric.summary.must_cover, entry.sections, facts),
    )


@dataclass(frozen=True)
class Weighed:
    """One claim about a criterion, checked. `level` is what was claimed, worth it or not.

    `faults` are what a re-ask would name; `stands` says whether the claim may count as it is.
    """

    level: int | None
    stands: bool
    rationale: str
    gaps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    faults: tuple[Fault, ...] = ()
    usage: Usage = field(default_factory=Usage)

    @property
    def counted(self) -> int | None:
        """The level that may be counted; None when it may not, and for "cannot be assessed"."""
        return self.level if self.stands else None


def weigh(claim: Claim[ScoreReply], case: Case, criterion: Criterion, essay: Essay) -> Weighed:
    """Look for every quote of a claim in the essay, and decide what the claim is worth."""
    reply = claim.reply
    if reply is None:
        return Weighed(
            level=None,
            stands=False,
            rationale=say(case.language, f"open_{claim.outcome}", problem=claim.problem),
            faults=(Fault("problem", detail=claim.problem),),
            usage=claim.usage,
        )
    found, rejected = _locate(reply.evidence, criterion, essay)
    level = None if reply.level == CANNOT_ASSESS else reply.level
    bare = level is not None and not reply.evidence and needs_evidence(level, case.rubric.scale)
    faults = tuple(Fault(r.reason, r.quote, r.detail) for r in rejected)
    return Weighed(
        level=level,
        stands=level is None or bool(found) or not (bare or rejected),
        rationale=reply.reasoning.strip(),
        gaps=tuple(gap.strip() for gap in reply.gaps if gap.strip()),
        evidence=found,
        rejected=rejected,
        # A judge that declines to score owes no evidence, so there is nothing to mend.
        faults=() if level is None else (*faults, *_bare(level, bare)),
        usage=claim.usage,
    )


def needs_evidence(level: int, scale: Scale) -> bool:
    """Whether a level may only be given on the strength of a quote."""
    return level >= scale.min + LEVELS_WITHOUT_EVIDENCE


def mended(first: Weighed, second: Weighed) -> Weighed:
    """The outcome of a re-ask: the better of two claims, with what was rejected in either."""
    better = first if first.stands and not second.stands else second
    rejected = tuple(dict.fromkeys(first.rejected + second.rejected))
    return replace(better, rejected=rejected, usage=first.usage + second.usage)


def criterion_score(samples: Sequence[Weighed], case: Case, criterion: Criterion) -> CriterionScore:
    """One result from all samples, by the rubric's rule. More None than levels gives None."""
    counted = sorted(s.counted for s in samples if s.counted is not None)
    level = None
    if len(counted) * 2 > len(samples):
        level = AGGREGATES[case.rubric.sampling.aggregate](counted)
    told = _spokesman(samples, level)
    return CriterionScore(
        criterion=criterion.id,
        status=_status(samples, level),
        level=level,
        samples=tuple(s.counted for s in samples),
        confidence=_confidence(counted, case.rubric.scale) if len(samples) > 1 else None,
        rationale=told.rationale if told.stands else _why_not(told, case),
        gaps=told.gaps,
        evidence=told.evidence if told.stands else (),
        rejected=tuple(dict.fromkeys(r for s in samples for r in s.rejected)),
    )


def unsupported(samples: Sequence[Weighed], case: Case, criterion: Criterion) -> tuple[Flag, ...]:
    """A flag for a high level that was claimed and that no quote of the essay supports."""
    levels = [
        s.level
        for s in samples
        if s.level is not None and not s.stands and needs_evidence(s.level, case.rubric.scale)
    ]
    if not levels:
        return ()
    title = criterion.title.of(case.language)
    message = say(case.language, "unsupported", title=title, level=levels[0])
    return (Flag(kind="unsupported", severity="warning", message=message),)


def influence(
    counted: Sequence[CriterionScore], handed_in: Sequence[CriterionScore], case: Case
) -> tuple[Flag, ...]:
    """What words to the grader would have done: levels without them and, `handed_in`, with them.

    Nothing where there is no level to compare.
    """
    if all(score.level is None for score in (*counted, *handed_in)):
        return ()
    found = [flag for flag in case.noticed if flag.kind == "injection" and flag.places]
    changes = [
        say(
            case.language,
            "instead",
            title=title,
            counted=_shown(now, case),
            other=_shown(was, case),
        )
        for now, was in zip(counted, handed_in, strict=True)
        if now.level != was.level
        for title in [case.rubric.criterion(now.criterion).title.of(case.language)]
    ]
    places = tuple(place for flag in found for place in flag.places)
    worst = max((flag.severity for flag in found), key=("info", "warning", "error").index)
    key = "spoken_changes" if changes else "spoken_changes_nothing"
    flag = Flag(
        kind="injection",
        severity="error" if changes else worst,
        message=say(case.language, key, changes="; ".join(changes)),
        start=places[0].start,
        end=places[0].end,
        places=places,
    )
    return (flag,)


def _shown(score: CriterionScore, case: Case) -> str:
    return say(case.language, "no_level") if score.level is None else str(score.level)


def total(scores: Sequence[CriterionScore], rubric: Rubric) -> Total:
    """Weighted points; a criterion without a level adds neither to the points nor to `of`."""
    scale, points, possible = rubric.scale, 0.0, 0.0
    for score in scores:
        if score.level is not None:
            weight = rubric.criterion(score.criterion).weight
            points += weight * (score.level - scale.min) / (scale.max - scale.min)
            possible += weight
    complete = bool(scores) and all(s.level is not None for s in scores)
    return Total(points=round(points, 2), of=round(possible, 2), complete=complete)


@dataclass(frozen=True)
class WeighedSummary:
    """A claimed summary, checked; `summary` is None when there was no usable answer.

    Then `problem` is for the judge, and `why` for a person.
    """

    summary: Summary | None
    usage: Usage
    problem: str = ""
    why: str = ""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What a re-ask would name."""
        if self.summary is None:
            return (Fault("problem", detail=self.problem),)
        return tuple(Fault(v.kind, v.found, v.message) for v in self.summary.violations)


def weigh_summary(claim: Claim[SummaryReply], case: Case, essay: Essay) -> WeighedSummary:
    """Check a claimed summary sentence by sentence against the essay."""
    text = claim.reply.summary.strip() if claim.reply else ""
    if not text:
        why = say(case.language, f"open_{claim.outcome}", problem=claim.problem)
        return WeighedSummary(None, claim.usage, claim.problem, why)
    return WeighedSummary(checked_summary(text, case, essay, "judge"), claim.usage)


def checked_summary(
    text: str, case: Case, essay: Essay, origin: Literal["judge", "own_sentences", "extract"]
) -> Summary:
    """`text` as a `Summary`, with the violations it really has."""
    checked = fidelity.check(
        text,
        essay.facts,
        limit=case.words,
        language=case.summary_language,
        cover=essay.cover,
    )
    sentences = tuple(
        s.model_copy(update={"support": tuple(map(essay.place, s.support))})
        for s in checked.sentences
    )
    return Summary(
        text=text,
        words=count_words(text),
        language=case.summary_language,
        sentences=sentences,
        violations=checked.violations,
        origin=origin,
    )


def rescued(failed: Summary, case: Case, essay: Essay) -> Summary | None:
    """What remains of a summary when only its sentences that passed are kept, if it is enough."""
    checked = fidelity.check(
        failed.text, essay.facts, limit=case.words, language=case.summary_language
    )
    text = fidelity.safe(failed.text, checked, case.words)
    kept = checked_summary(text, case, essay, "own_sentences")
    return kept if is_true(kept) and kept.words * 2 >= case.words else None


def is_true(summary: Summary) -> bool:
    """Whether it breaks no rule but that something is left out: no other would be truer."""
    return all(violation.kind == "untold" for violation in summary.violations)


def _locate(
    quotes: Sequence[str], criterion: Criterion, essay: Essay
) -> tuple[tuple[Evidence, ...], tuple[Rejected, ...]]:
    sections = (s for s in essay.seen.sections if s.id in criterion.sections)
    prefer = [Span(s.start, s.end) for s in sections]
    found: dict[Span, Evidence] = {}
    rejected: list[Rejected] = []
    for quote in dict.fromkeys(quotes):
        match evidence.locate(quote, essay.index, prefer):
            case evidence.Found(spans=spans, match=match):
                for seen in spans:
                    for item in _evidence(seen, match, essay):
                        found.setdefault(Span(item.start, item.end), item)
            case evidence.Missing(reason=reason, detail=detail):
                rejected.append(Rejected(quote=quote, reason=reason, detail=detail))
    return tuple(found.values()), tuple(rejected)


def _evidence(seen: Span, match: Match, essay: Essay) -> Iterator[Evidence]:
    """The essay's own characters for a place that the judge saw; two where something was cut."""
    for start, end in essay.view.sources(seen):
        quote, section = essay.entry.text[start:end], essay.entry.section_at(start)
        same = quote in essay.seen.text[seen.start : seen.end]
        if quote.strip():
            yield Evidence(
                quote=quote,
                start=start,
                end=end,
                # A quote with a placeholder is not what stands in the essay, letter for letter.
                match="normalised" if match == "exact" and not same else match,
                section=section.id if section else None,
                page=essay.entry.page_at(start),
            )


def _bare(level: int, bare: bool) -> tuple[Fault, ...]:
    return (Fault("unsupported", found=str(level)),) if bare else ()


def _status(
    samples: Sequence[Weighed], level: int | None
) -> Literal["scored", "cannot_assess", "unscored"]:
    if level is not None:
        return "scored"
    declined = sum(s.stands and s.level is None for s in samples)
    return "cannot_assess" if declined * 2 >= len(samples) else "unscored"


def _spokesman(samples: Sequence[Weighed], level: int | None) -> Weighed:
    """The sample whose words are shown: one that came to the result, else the nearest to it."""
    if level is None:
        return next((s for s in samples if s.stands and s.level is None), samples[0])
    standing = [s for s in samples if s.counted is not None]
    return min(standing, key=lambda s: abs((s.counted or 0) - level))


def _why_not(weighed: Weighed, case: Case) -> str:
    if weighed.level is None:
        return weighed.rationale
    return say(case.language, "invented" if weighed.rejected else "no_evidence")


def _confidence(counted: Sequence[int], scale: Scale) -> float | None:
    if not counted:
        return None
    return round(1 - (counted[-1] - counted[0]) / (scale.max - scale.min), 3)
