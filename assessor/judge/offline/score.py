"""From the clauses on a criterion to a claim: level, evidence, one honest sentence, gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final

from assessor.entry import Language
from assessor.judge.offline.ladder import Grade, grade, on_scale
from assessor.judge.offline.reading import Clause
from assessor.judge.offline.relevance import Candidate
from assessor.judge.offline.signs import Sign
from assessor.judge.offline.wording import GAPS, NAMED, SENTENCES, counted, listed
from assessor.replies import CANNOT_ASSESS, ScoreReply
from assessor.rubric import Criterion, Scale

MOST_EVIDENCE: Final = 4
MOST_IF_FAINT: Final = 2  # the rung that no clause beside the point can carry further
ALIKE: Final = 0.6  # share of common stems above which two clauses say the same
SLOGANS: Final = 1  # the rung at which there is nothing but words

# How much a juror learns from a clause that holds this.
STRENGTH: Final[dict[Sign, float]] = {
    Sign.BASELINE: 3.0,
    Sign.OUTCOME: 2.0,
    Sign.CHANGE: 1.5,
    Sign.EXAMPLE: 1.5,
    Sign.COMPARISON: 1.0,
    Sign.TARGET: 1.0,
    Sign.PERIOD: 1.0,
    Sign.CAUSE: 0.5,
    Sign.PURPOSE: 0.5,
    Sign.ACTION: 0.5,
    Sign.FIGURE: 0.5,
    Sign.LIMITS: 0.5,
    Sign.TRANSFER: 0.5,
    Sign.PLAN: -1.0,
}
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def score(
    found: Sequence[Candidate],
    measured_from: int,
    criterion: Criterion,
    scale: Scale,
    language: Language,
) -> ScoreReply:
    """Grade one criterion. Without a single clause that speaks to it there is no level."""
    if not found:
        nothing = SENTENCES[language]["nothing"].format(title=criterion.title.of(language))
        return ScoreReply(evidence=[], reasoning=nothing, gaps=[], level=CANNOT_ASSESS)
    clauses = [c.clause for c in found]
    graded = grade(clauses, measured_from)
    if all(c.faint for c in found):
        graded = Grade(min(graded.rung, MOST_IF_FAINT), graded.missing)
    return ScoreReply(
        evidence=[c.text for c in evidence(found)],
        reasoning=reasoning(clauses, graded, language),
        gaps=list(_gaps(clauses, graded, criterion, scale, language)),
        level=on_scale(graded.rung, scale),
    )


def evidence(found: Sequence[Candidate]) -> list[Clause]:
    """The strongest clauses that differ from each other, in essay order."""
    chosen: list[Clause] = []
    shown: Counter[Sign] = Counter()
    pool = list(found)
    while pool and len(chosen) < MOST_EVIDENCE:
        best = max(pool, key=lambda c: (_worth(c, shown), -c.clause.start))
        pool.remove(best)
        if any(alike(best.clause, other) for other in chosen):
            continue
        chosen.append(best.clause)
        shown.update(best.clause.signs)
        if not any(c.clause.signs - {Sign.PERIOD, Sign.PLAN} for c in pool):
            break
    return sorted(chosen, key=lambda c: c.start)


def _worth(candidate: Candidate, shown: Counter[Sign]) -> float:
    """Strength and relevance; a sign that has been shown already is worth less each time."""
    clause = candidate.clause
    strength = fsum(STRENGTH[s] / (1 + shown[s]) for s in clause.signs)
    return (strength + min(candidate.relevance, 3.0)) * (0.3 if clause.repeated else 1.0)


def alike(one: Clause, other: Clause) -> bool:
    """Whether two clauses say the same in nearly the same words."""
    union = len(one.stems | other.stems)
    return union > 0 and len(one.stems & other.stems) / union > ALIKE


def reasoning(clauses: Sequence[Clause], graded: Grade, language: Language) -> str:
    """One sentence: what was counted and what was not found."""
    say = SENTENCES[language]
    number = counted(language, "clause", len(clauses))
    if all(c.repeated for c in clauses):
        return say["repeats"].format(clauses=number)
    if graded.rung <= SLOGANS:
        return say["slogans"].format(clauses=number)
    fresh = [c for c in clauses if not c.repeated]
    missing = list(_not_found(fresh, language))
    return say["found"].format(
        clauses=number,
        found=listed(language, list(_found(fresh, language))),
        missing=say["missing"].format(missing=listed(language, missing)) if missing else "",
    )


def _found(clauses: Sequence[Clause], language: Language) -> Iterator[str]:
    tally = Counter(sign for c in clauses for sign in c.signs)
    for sign in (Sign.OUTCOME, Sign.BASELINE, Sign.EXAMPLE, Sign.ACTION):
        if tally[sign]:
            yield counted(language, sign.value, tally[sign])
    if tally[Sign.FIGURE] and not tally[Sign.OUTCOME]:
        yield counted(language, "figure", tally[Sign.FIGURE])
    if tally[Sign.PERIOD]:
        years = sorted({y for c in clauses for y in _YEAR.findall(c.text)})
        yield NAMED[language]["period"] + (f" ({', '.join(years)})" if years else "")
    for sign in (Sign.TARGET, Sign.COMPARISON):
        if tally[sign]:
            yield NAMED[language][sign.value]


def _not_found(clauses: Sequence[Clause], language: Language) -> Iterator[str]:
    there = {sign for c in clauses for sign in c.signs}
    for name in NAMED[language]:
        if Sign(name) not in there:
            yield NAMED[language][name]


def _gaps(
    clauses: Sequence[Clause], graded: Grade, criterion: Criterion, scale: Scale, language: Language
) -> Iterator[str]:
    """What the next rung lacks, in general and in the rubric's own words."""
    if any(c.disputed for c in clauses):
        yield GAPS[language]["disputed"]
    for need in graded.missing:
        yield GAPS[language][need.signs[0].value]
    level = on_scale(graded.rung, scale) + 1
    if level <= scale.max:
        anchor = criterion.levels[level].of(language).rstrip(". ")
        yield SENTENCES[language]["next"].format(level=level, anchor=anchor)
