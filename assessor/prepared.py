"""A case made ready for the judge: all that can be worked out of an essay before anybody is asked.

It depends on nothing but the case, so it can be done ahead, and in another process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessor import verdict
from assessor.entry import Place
from assessor.judge.base import Case


@dataclass(frozen=True)
class Prepared:
    """A case with all that was noticed in it, the case as the judge is `asked` about it, and the
    essay that proves or disproves what is claimed of that.

    `spoken` are the passages that speak to the grader and are cut from what is asked about.
    """

    case: Case
    asked: Case
    essay: verdict.Essay
    spoken: tuple[Place, ...] = ()


def prepare(case: Case, *, for_model: bool) -> Prepared:
    """Read the essay and check it. Only a language model can be talked to: no other judge has
    passages cut out of what it reads."""
    from assessor.checks import check  # noqa: PLC0415 (a run has its readers prepare)

    told = spoken(case) if for_model else ()
    asked = case.without(told) if told else case
    essay = verdict.read(asked)
    noticed = (*case.noticed, *check(case.entry, case.rubric, case.language))
    return Prepared(replace(case, noticed=noticed), asked.judged(), essay, told)


def spoken(case: Case) -> tuple[Place, ...]:
    """Where the essay speaks to whoever grades it."""
    return tuple(p for flag in case.noticed if flag.kind == "injection" for p in flag.places)
