"""The judge itself: it keeps what it has read of the last few entries and answers from that."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final, Literal

from assessor.assessment import Usage
from assessor.checks.material import Material
from assessor.entry import Entry
from assessor.judge.base import Case, Claim, Objection
from assessor.judge.offline.extract import extract
from assessor.judge.offline.reading import Reading, Stems, read
from assessor.judge.offline.relevance import Relevance, relate
from assessor.judge.offline.score import score
from assessor.judge.offline.signs import load_cues
from assessor.judge.offline.wording import SENTENCES
from assessor.replies import ScoreReply, SummaryReply
from assessor.rubric import Criterion, Rubric

REMEMBERED: Final = 8  # entries under way at the same time


@dataclass(frozen=True)
class _Known:
    entry: Entry
    rubric: Rubric
    reading: Reading
    relevance: Relevance


class OfflineJudge:
    """A rule-based check: the same essay always gets the same claims. Costs nothing, asks nobody.

    Asked again with an objection it repeats itself, so its claims are always final.
    """

    kind: Literal["offline"] = "offline"
    name = "offline"

    def __init__(self) -> None:
        self._cues = load_cues()
        self._known: deque[_Known] = deque(maxlen=REMEMBERED)

    async def score(
        self,
        case: Case,
        criterion: Criterion,
        *,
        sample: int = 0,
        objection: Objection[ScoreReply] | None = None,
    ) -> Claim[ScoreReply]:
        """Claim a level for one criterion, with verbatim clauses of the essay as evidence."""
        known = self._read(case)
        reply = score(
            known.relevance.candidates(criterion),
            known.relevance.topics[criterion.id].measured_from,
            criterion,
            case.rubric.scale,
            case.language,
        )
        return Claim(reply, Usage(), content=reply.model_dump_json(), final=True)

    async def summarise(
        self, case: Case, *, objection: Objection[SummaryReply] | None = None
    ) -> Claim[SummaryReply]:
        """Claim a summary made of whole sentences of the essay, in the essay's language."""
        known = self._read(case)
        text = extract(known.reading, case.rubric.summary, case.words)
        if not text:
            return Claim(None, Usage(), problem=SENTENCES[case.language]["no_entry"], final=True)
        reply = SummaryReply(summary=text)
        return Claim(reply, Usage(), content=reply.model_dump_json(), final=True)

    def _read(self, case: Case) -> _Known:
        for known in self._known:
            if known.entry is case.entry and known.rubric is case.rubric:
                return known
        stems = Stems()
        # Words for the grader are neither evidence nor anything to print.
        unread = [p for f in case.noticed if f.kind == "injection" for p in f.places]
        material = Material(case.entry, case.rubric, case.language)
        reading = read(material, self._cues, stems, unread)
        relevance = relate(reading, case.rubric, stems, self._cues)
        fresh = _Known(case.entry, case.rubric, reading, relevance)
        self._known.append(fresh)
        return fresh
