"""Small parts for tests: an essay, a rubric, a case, and a judge that follows a script."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from assessor.assessment import Usage
from assessor.entry import Entry, Section, Source
from assessor.judge.base import Case, Claim, Objection
from assessor.replies import ScoreReply, SummaryReply
from assessor.rubric import Criterion, Rubric

ESSAY = """Цель
Мы хотели, чтобы жители дозванивались с первого раза.

Итоги
В 2023 году среднее ожидание сократилось с 96 до 41 секунды.
Доля решённых вопросов выросла с 61% до 78%.
Команда работает без скриптов. В 2025 году планируем довести ожидание до 30 секунд.
"""
QUOTE = "В 2023 году среднее ожидание сократилось с 96 до 41 секунды."
INVENTED = "Мы стали лучшими в отрасли по мнению независимых экспертов."
SUMMARY = "В 2023 году среднее ожидание сократилось с 96 до 41 секунды."


def entry(text: str = ESSAY, id_: str = "17") -> Entry:
    """An entry whose sections are those of ESSAY, where it has them."""
    marks = [
        (name, text.find(f"{title}\n")) for name, title in (("goal", "Цель"), ("results", "Итоги"))
    ]
    found = [(name, at) for name, at in marks if at >= 0]
    ends = [*(at for _, at in found[1:]), len(text)][: len(found)]
    sections = tuple(
        Section(id=name, title=name.capitalize(), start=text.index("\n", at) + 1, end=end)
        for (name, at), end in zip(found, ends, strict=True)
    )
    return Entry(
        id=id_,
        organisation="Водоканал Приозёрска",
        source=Source(
            name=f"{id_}.txt",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/plain",
            characters=len(text),
        ),
        text=text,
        sections=sections or (Section(id="essay", title="Эссе", start=0, end=len(text)),),
    )


def criterion(id_: str = "results", weight: float = 100) -> Criterion:
    return Criterion.model_validate(
        {
            "id": id_,
            "title": {"ru": f"Критерий {id_}", "en": f"Criterion {id_}"},
            "description": "Что измерено",
            "weight": weight,
            "sections": ["results"],
            "levels": {level: f"уровень {level}" for level in range(6)},
        }
    )


def rubric(*weights: float, **changes: Any) -> Rubric:
    """A rubric with one criterion a weight: results, second, third … (one of 100 by default)."""
    names = ["results", "second", "third", "fourth"]
    criteria = [
        criterion(name, weight).model_dump(exclude_none=True)
        for name, weight in zip(names, weights or (100,), strict=False)
    ]
    form = {"sections": [{"id": "results", "title": "Итоги"}]}
    scale = {"min": 0, "max": 5}
    return Rubric.model_validate(
        {
            "id": "test",
            "title": "Тест",
            "scale": scale,
            "form": form,
            "criteria": criteria,
            **changes,
        }
    )


def case(text: str = ESSAY, words: int = 100, judged_by: Rubric | None = None) -> Case:
    return Case(
        entry=entry(text),
        rubric=judged_by or rubric(),
        rubric_sha256="0" * 64,
        language="ru",
        summary_language="ru",
        words=words,
    )


def score(level: int | Literal["cannot_assess"], *quotes: str) -> Claim[ScoreReply]:
    """A judge's answer about a criterion."""
    reply = ScoreReply(
        evidence=list(quotes), reasoning="Потому что.", gaps=["Сравнение"], level=level
    )
    return Claim(reply=reply, usage=Usage(calls=1, cost=0.5), content=reply.model_dump_json())


def summary(text: str) -> Claim[SummaryReply]:
    """A judge's answer for the summary."""
    reply = SummaryReply(summary=text)
    return Claim(reply=reply, usage=Usage(calls=1, cost=0.5), content=reply.model_dump_json())


def no_answer(problem: str = "the answer is not JSON", *, final: bool = False) -> Claim[Any]:
    """An answer that cannot be read (or, with `final`, a refusal)."""
    outcome = "refused" if final else "unparsable"
    return Claim(None, Usage(calls=1, cost=0.5), outcome=outcome, problem=problem, final=final)


Answer = Claim[Any] | Exception


@dataclass
class ScriptedJudge:
    """A `Judge` that answers from lists, in order; the last answer is repeated."""

    scores: Sequence[Answer] = ()
    summaries: Sequence[Answer] = ()
    kind: Literal["model", "offline"] = "model"
    name: str = "scripted"
    objections: list[Objection[Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def score(
        self,
        case: Case,
        criterion: Criterion,
        *,
        sample: int = 0,
        objection: Objection[ScoreReply] | None = None,
    ) -> Claim[ScoreReply]:
        return self._next(self.scores, criterion.id, objection)

    async def summarise(
        self, case: Case, *, objection: Objection[SummaryReply] | None = None
    ) -> Claim[SummaryReply]:
        return self._next(self.summaries, "summary", objection)

    def _next(
        self, script: Sequence[Answer], what: str, objection: Objection[Any] | None
    ) -> Claim[Any]:
        if objection:
            self.objections.append(objection)
        self.asked.append(what)
        kind = "summary" if script is self.summaries else "score"
        asked = sum((name == "summary") == (kind == "summary") for name in self.asked)
        answer = script[min(asked, len(script)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer
