"""What the cassettes are of: each scenario is played once to record it and again in every test."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from assessor.assessment import Assessment
from assessor.judge.model import ModelJudge
from assessor.judge.offline import OfflineJudge
from assessor.llm.base import LLM, Completion, Message, Model, Request
from assessor.llm.openai import OpenAILLM
from assessor.llm.openai_retries import Patience, Retried
from assessor.pipeline import Panel, assess
from assessor.prepared import prepare
from assessor.prompts import Prompts
from assessor.reading import Picked, Plan, cases
from assessor.replies import SummaryReply
from assessor.resources import search_path
from assessor.rubric.shelf import Shelf

T = TypeVar("T")
QUICK = Patience(attempts=4, first_wait=0.01, longest_wait=0.02, total=5.0)
QUESTION = (
    Message("system", "Изложите эссе для печати одним предложением. Ответьте объектом JSON."),
    Message("user", "<essay>\nВ 2024 году мы сократили ожидание с 95 до 38 секунд.\n</essay>"),
)
EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass(frozen=True)
class Scenario(Generic[T]):
    """`play` takes the model that is asked. `faults` are those of the loopback server: a scenario
    that has some cannot be recorded from a real provider.
    """

    name: str
    play: Callable[[Model], Awaitable[T]]
    faults: tuple[str, ...] = ()


def one_question(name: str, *faults: str) -> Scenario[Completion]:
    """One small question, asked as a run asks it."""

    async def play(model: Model) -> Completion:
        llm = _service(model)
        try:
            return await llm.complete(Request(model, QUESTION, SummaryReply))
        finally:
            await llm.aclose()

    return Scenario(name, play, faults)


def whole_entry(name: str, file: str, *faults: str) -> Scenario[Assessment]:
    """An entry of `examples/`, from the file to its assessment."""

    async def play(model: Model) -> Assessment:
        templates = Prompts(search_path("prompts"))
        llm = _service(model)
        judge = ModelJudge(llm, model, templates)
        panel = Panel(judge=judge, reserve=OfflineJudge, prompts_sha256=templates.sha256)
        (picked,) = cases(Plan(paths=[EXAMPLES / file], shelf=Shelf()))
        assert isinstance(picked, Picked)
        try:
            return (await assess(prepare(picked.case, for_model=True), panel)).assessment
        finally:
            await llm.aclose()

    return Scenario(name, play, faults)


def _service(model: Model) -> LLM:
    key = os.environ.get("OPENAI_API_KEY", "none is needed to replay")
    return Retried(OpenAILLM(model.base_url, api_key=key), QUICK)


QUESTIONS = (
    one_question("answered"),
    one_question("too-many-requests", "429"),
    one_question("server-error", "500"),
    one_question("dropped-connection", "drop"),
    one_question("cut-short-body", "envelope"),
    one_question("refusal", "refusal"),
    one_question("content-filter", "filter"),
    one_question("truncation", "length"),
    one_question("invalid-json", "cut"),
)
ENTRIES = (
    whole_entry("entry-ru", "entry-2214.txt"),
    whole_entry("entry-en", "entry-1042.txt"),
    whole_entry("entry-invalid-json", "1219.txt", "cut"),
    whole_entry("entry-refusal", "1219.txt", "refusal"),
)
SCENARIOS: tuple[Scenario[Any], ...] = (*QUESTIONS, *ENTRIES)
