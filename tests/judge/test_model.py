"""What a model is asked: the same beginning for every question, the question last."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from assessor.assessment import Usage
from assessor.errors import Unreachable
from assessor.judge.base import Claim, Fault, Objection
from assessor.judge.model import ModelJudge
from assessor.llm.base import Completion, Model, Outcome, Request
from assessor.prompts import Prompts
from assessor.replies import ScoreReply, SummaryReply
from assessor.resources import packaged
from tests.factory import ESSAY, INVENTED, case, rubric, score

MODEL = Model("m", "http://127.0.0.1/v1")


@dataclass
class Recorder:
    """An LLM that notes what it is asked and gives one answer."""

    completion: Completion
    requests: list[Request] = field(default_factory=list)

    async def complete(self, request: Request) -> Completion:
        self.requests.append(request)
        return self.completion

    async def aclose(self) -> None: ...


def recorder(outcome: Outcome = Outcome.UNPARSABLE, problem: str = "") -> Recorder:
    return Recorder(Completion(outcome, "{}", None, Usage(calls=1), problem))


def judge(llm: Recorder) -> ModelJudge:
    return ModelJudge(llm, MODEL, Prompts((packaged("prompts"),)))


def ask_all(llm: Recorder) -> list[Request]:
    """Every question about one entry."""

    async def ask() -> None:
        judged, asking = case(judged_by=rubric(50, 30, 20)), judge(llm)
        for criterion in judged.rubric.criteria:
            await asking.score(judged, criterion)
        await asking.summarise(judged)

    asyncio.run(ask())
    return llm.requests


def text(request: Request) -> str:
    return "\0".join(message.content for message in request.messages)


def test_all_questions_about_an_entry_begin_alike_up_to_the_end_of_its_essay() -> None:
    requests = ask_all(recorder())
    first = text(requests[0])
    shared = first[: first.index(ESSAY.strip()) + len(ESSAY.strip())]
    assert [text(request).startswith(shared) for request in requests] == [True] * 4


def test_nothing_of_a_single_criterion_stands_before_the_essay() -> None:
    request = ask_all(recorder())[0]
    before = text(request).split(ESSAY.splitlines()[1])[0]
    assert "Критерий" not in before
    assert "уровень 3" not in before


def test_the_essay_stands_in_a_message_of_its_own() -> None:
    for request in ask_all(recorder()):
        assert [m.role for m in request.messages] == ["system", "user", "assistant", "user"]
        holding = [m for m in request.messages if ESSAY.splitlines()[1] in m.content]
        assert [m.role for m in holding] == ["user"]
        assert "JSON" not in holding[0].content


def test_all_scores_of_a_scale_share_one_shape() -> None:
    *scores, summary = ask_all(recorder())
    assert {request.reply for request in scores} == {scores[0].reply}
    assert summary.reply is SummaryReply


def test_a_reask_continues_the_conversation_and_names_every_fault() -> None:
    llm = recorder()
    claim = score(4, INVENTED)
    faults = (
        Fault("absent", INVENTED),
        Fault("altered", "с 96 до 14 секунд", "В эссе: 41."),
        Fault("unsupported", "4"),
        Fault("problem", detail="the answer ends too early"),
    )
    objection: Objection[ScoreReply] = Objection(claim, faults)
    judged = case()
    asyncio.run(judge(llm).score(judged, judged.rubric.criteria[0], objection=objection))
    *_, answered, again = llm.requests[0].messages
    assert (answered.role, answered.content) == ("assistant", claim.content)
    for said in (INVENTED, "с 96 до 14 секунд", "В эссе: 41.", "4", "the answer ends too early"):
        assert said in again.content


def test_a_reask_after_an_empty_answer_still_alternates_the_roles() -> None:
    llm = recorder()
    nothing: Claim[SummaryReply] = Claim(None, Usage(), content="", problem="empty")
    asyncio.run(
        judge(llm).summarise(case(), objection=Objection(nothing, (Fault("problem", detail="x"),)))
    )
    roles = [m.role for m in llm.requests[0].messages]
    assert roles == ["system", "user", "assistant", "user", "assistant", "user"]
    assert all(m.content for m in llm.requests[0].messages)


@pytest.mark.parametrize(
    ("outcome", "final"),
    [
        (Outcome.REFUSED, True),
        (Outcome.FILTERED, True),
        (Outcome.TRUNCATED, False),
        (Outcome.UNPARSABLE, False),
    ],
)
def test_an_answer_without_a_reply_is_a_claim_without_one(outcome: Outcome, final: bool) -> None:
    judged = case()
    claim = asyncio.run(judge(recorder(outcome, "why")).score(judged, judged.rubric.criteria[0]))
    assert (claim.reply, claim.problem, claim.final) == (None, "why", final)


def test_a_service_that_does_not_answer_is_the_pipelines_affair() -> None:
    class Down(Recorder):
        async def complete(self, request: Request) -> Completion:
            raise Unreachable("No connection.", "Try again.")

    with pytest.raises(Unreachable):
        asyncio.run(judge(Down(recorder().completion)).summarise(case()))


def test_the_language_of_the_summary_is_asked_for_in_the_language_of_the_prompt() -> None:
    llm = recorder()
    russian = case()
    english = type(russian)(**{**vars(russian), "summary_language": "en"})
    asyncio.run(judge(llm).summarise(english))
    assert "английский" in llm.requests[0].messages[-1].content
