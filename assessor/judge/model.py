"""The judge that asks a language model: a question is rendered, its answer handed on as a claim.

Every question about one entry begins alike: system message (rules, rubric), then the essay in a
message of its own. What differs comes last, so that a provider can reuse the longest prefix.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeVar

from assessor.entry import Entry, Language
from assessor.judge.base import Case, Claim, Objection
from assessor.llm.base import LLM, Message, Model, Outcome, Request
from assessor.prompts import Prompts, mark_for
from assessor.replies import ScoreReply, SummaryReply, score_reply
from assessor.rubric import Criterion, Rubric, Scale
from assessor.text.characters import visible

R = TypeVar("R", ScoreReply, SummaryReply)

# Asking once more cannot change these answers.
FINAL = frozenset({Outcome.REFUSED, Outcome.FILTERED})
# The lower end of the length that is asked for, as a share of the limit.
SUMMARY_BAND = 0.85
# The fields of the form that a juror reads beside the essay.
FIELDS = ("organisation", "nominee", "nomination", "city", "headcount")


class ModelJudge:
    """A `Judge` that asks `llm`. It holds nothing of an entry between two questions."""

    kind: Literal["model"] = "model"

    def __init__(self, llm: LLM, model: Model, prompts: Prompts) -> None:
        self.name = model.name
        self._llm = llm
        self._model = model
        self._prompts = prompts
        self._shapes: dict[tuple[int, int], type[ScoreReply]] = {}
        self._systems: dict[tuple[str, Language], str] = {}
        # Every question about an entry begins with its essay.
        self._essay = lru_cache(maxsize=64)(self._essay_told)

    async def score(
        self,
        case: Case,
        criterion: Criterion,
        *,
        sample: int = 0,
        objection: Objection[ScoreReply] | None = None,
    ) -> Claim[ScoreReply]:
        """Ask for one criterion's level; never raises for what the model answers."""
        question = self._question(case, score_values(case, criterion), "score")
        messages = self._messages(case, question, "score", objection)
        shape = self._shape(case.rubric.scale)
        return await self._ask(Request(self._model, messages, shape, sample), ScoreReply)

    async def summarise(
        self, case: Case, *, objection: Objection[SummaryReply] | None = None
    ) -> Claim[SummaryReply]:
        """Ask for the summary; never raises for what the model answers."""
        question = self._question(case, summary_values(case), "summary")
        messages = self._messages(case, question, "summary", objection)
        return await self._ask(Request(self._model, messages, SummaryReply), SummaryReply)

    def _question(
        self, case: Case, values: dict[str, object], name: Literal["score", "summary"]
    ) -> str:
        return self._prompts.render(case.language, name, **values)

    def _messages(
        self,
        case: Case,
        question: str,
        about: Literal["score", "summary"],
        objection: Objection[R] | None,
    ) -> tuple[Message, ...]:
        render, language = self._prompts.render, case.language
        asked: tuple[Message, ...] = (
            Message("system", self._system(case)),
            Message("user", self._essay(case.entry, language)),
            Message("assistant", render(language, "read")),
            Message("user", question),
        )
        if objection is None:
            return asked
        faults = render(language, "reask", faults=objection.faults, about=about, words=case.words)
        # Some servers refuse an empty turn, and this one has to stand between two of the user's.
        answered = Message("assistant", objection.claim.content or "…")
        return (*asked, answered, Message("user", faults))

    def _system(self, case: Case) -> str:
        key, language = (case.rubric_sha256, case.language), case.language
        if key not in self._systems:
            values = rubric_values(case.rubric, language)
            self._systems[key] = self._prompts.render(language, "system", **values)
        return self._systems[key]

    def _essay_told(self, entry: Entry, language: Language) -> str:
        return self._prompts.render(language, "essay", **essay_values(entry))

    async def _ask(self, request: Request, shape: type[R]) -> Claim[R]:
        completion = await self._llm.complete(request)
        reply = completion.reply
        return Claim(
            reply=reply if isinstance(reply, shape) else None,
            usage=completion.usage,
            content=completion.content,
            outcome=completion.outcome.value,
            problem=completion.problem,
            final=completion.outcome in FINAL,
        )

    def _shape(self, scale: Scale) -> type[ScoreReply]:
        key = (scale.min, scale.max)
        if key not in self._shapes:
            self._shapes[key] = score_reply(scale)
        return self._shapes[key]


def rubric_values(rubric: Rubric, language: Language) -> dict[str, object]:
    """What `system.j2` is given: nothing of a single criterion (see the module's docstring)."""
    ladder = [(level, text.of(language)) for level, text in sorted(rubric.scale.ladder.items())]
    return {"title": rubric.title.of(language), "scale": rubric.scale, "ladder": ladder}


def essay_values(entry: Entry) -> dict[str, object]:
    """What `essay.j2` is given: the fields and the essay as far as a reader would see them."""
    fields = {name: visible(getattr(entry, name) or "") for name in FIELDS}
    essay = visible(entry.text)
    mark = mark_for("\n".join([*fields.values(), essay]))
    return {"entry": fields, "essay": essay, "mark": mark}


def score_values(case: Case, criterion: Criterion) -> dict[str, object]:
    """What `score.j2` is given."""
    language = case.language
    sections = {s.id: s.title for s in case.entry.sections}
    return {
        "criterion": {
            "title": criterion.title.of(language),
            "description": criterion.description.of(language),
        },
        "anchors": [(n, text.of(language)) for n, text in sorted(criterion.levels.items())],
        "sections": [sections[id_] for id_ in criterion.sections if id_ in sections],
    }


def summary_values(case: Case) -> dict[str, object]:
    """What `summary.j2` is given."""
    spec, language = case.rubric.summary, case.language
    return {
        "audience": spec.audience.of(language),
        "language": case.summary_language,
        "words": case.words,
        "words_low": round(case.words * SUMMARY_BAND),
        "must_cover": [item.of(language) for item in spec.must_cover],
    }
