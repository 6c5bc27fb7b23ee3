"""A judge reads an entry and *claims*. What its claims are worth is decided in `verdict`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from assessor.assessment import Usage
from assessor.entry import Entry, Flag, Language
from assessor.replies import ScoreReply, SummaryReply
from assessor.rubric import Criterion, Rubric

R = TypeVar("R", bound=ScoreReply | SummaryReply)


@dataclass(frozen=True)
class Case:
    """One entry to be judged by one rubric; `words` is the summary's limit.

    `language` is that of rationale and gaps, `summary_language` that of the summary;
    `noticed` is what the reader of the file flagged.
    """

    entry: Entry
    rubric: Rubric
    rubric_sha256: str
    language: Language
    summary_language: Language
    words: int
    noticed: tuple[Flag, ...] = ()


@dataclass(frozen=True)
class Claim(Generic[R]):
    """A judge's answer. Without a `reply`, `problem` says why (refused, filtered, truncated …).

    `content` is the answer word for word, so that a re-ask can show it to the judge again;
    `final` means that asking again is pointless (a refusal).
    """

    reply: R | None
    usage: Usage
    content: str = ""
    problem: str = ""
    final: bool = False


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a claim; `prompts/<language>/reask.j2` says it in words.

    `kind`: "absent" or "altered" (a quote, in `found`; what differs, in `detail`), "unsupported"
    (a high level without a quote), "problem" (no usable answer; why, in `detail`), or the kind of
    a summary's `Violation`.
    """

    kind: str
    found: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Objection(Generic[R]):
    """A claim and what was wrong with it."""

    claim: Claim[R]
    faults: tuple[Fault, ...]


class Judge(Protocol):
    """Scores a criterion or summarises an entry; `objection` asks it to mend an earlier claim."""

    @property
    def kind(self) -> Literal["model", "offline"]: ...

    @property
    def name(self) -> str: ...

    async def score(
        self,
        case: Case,
        criterion: Criterion,
        *,
        sample: int = 0,
        objection: Objection[ScoreReply] | None = None,
    ) -> Claim[ScoreReply]: ...

    async def summarise(
        self, case: Case, *, objection: Objection[SummaryReply] | None = None
    ) -> Claim[SummaryReply]: ...
