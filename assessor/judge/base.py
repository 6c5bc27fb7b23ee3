"""A judge reads an entry and *claims*. What its claims are worth is decided in `verdict`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, Literal, Protocol, TypeVar

from assessor.assessment import Usage
from assessor.entry import Entry, Flag, Language, Place
from assessor.privacy.blind import Hidden
from assessor.replies import ScoreReply, SummaryReply
from assessor.rubric import Criterion, Rubric
from assessor.text import Span, View

R = TypeVar("R", ScoreReply, SummaryReply)


@dataclass(frozen=True)
class Case:
    """One entry to be judged by one rubric; `words` is the summary's limit.

    `language` is that of rationale and gaps, `summary_language` that of the summary;
    `noticed` is what the reader of the file flagged. `hidden` is what a judge is shown in place
    of `entry`, where it may not see all of it: a judge is only ever given the `judged` case.
    """

    entry: Entry
    rubric: Rubric
    rubric_sha256: str
    language: Language
    summary_language: Language
    words: int
    noticed: tuple[Flag, ...] = ()
    hidden: Hidden | None = None

    def judged(self) -> Case:
        """The case as a judge is given it: nothing of it holds what is hidden from the judge.

        Of what was noticed it has the places, not the sentences: those quote the essay.
        """
        if self.hidden is None:
            return self
        noticed = tuple(_seen(f, self.hidden.view) for f in self.noticed if f.places)
        return replace(self, entry=self.hidden.seen, noticed=noticed, hidden=None)

    def without(self, places: Iterable[Place]) -> Case:
        """The same case, and these places of the essay are hidden from the judge as well."""
        known = self.hidden or Hidden(self.entry, View(self.entry.text))
        view = known.view.without(Span(p.start, p.end) for p in places)
        return replace(self, hidden=replace(known, view=view))


def _seen(flag: Flag, view: View) -> Flag:
    spans = [view.seen(Span(p.start, p.end)) for p in flag.places]
    places = tuple(Place(start=s.start, end=s.end) for s in spans if s.end > s.start)
    start, end = (places[0].start, places[0].end) if places else (None, None)
    return flag.model_copy(update={"message": "", "start": start, "end": end, "places": places})


@dataclass(frozen=True)
class Claim(Generic[R]):
    """A judge's answer. Without a `reply`, `outcome` says why and `problem` gives the details.

    `outcome` is that of the `Completion`, or "silent" where the service gave no answer at all;
    `content` is the answer word for word, so that a re-ask can show it to the judge again;
    `final` means that asking again is pointless (a refusal).
    """

    reply: R | None
    usage: Usage
    content: str = ""
    outcome: str = "answered"
    problem: str = ""
    final: bool = False

    def rewritten(self, rewrite: Callable[[str], str]) -> Claim[R]:
        """The same answer, every text of it rewritten."""
        if self.reply is None:
            return replace(self, content=rewrite(self.content))
        reply = self.reply.rewritten(rewrite)
        if reply == self.reply:
            return self
        return replace(self, reply=reply, content=reply.model_dump_json())


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
