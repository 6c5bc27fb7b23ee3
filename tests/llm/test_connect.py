"""The wrappers put together as a run uses them."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from assessor.errors import KeyRefused, NotInCache, UsageError
from assessor.llm.base import LLM, Completion, Outcome
from assessor.llm.connect import Ledger, StoredAnswer, Terms, connect
from assessor.llm.wire import key_of
from tests.llm.conftest import Kept, question
from tests.llm.scripted import CONTENT, USAGE
from tests.loopback.faults import Script
from tests.loopback.server import Loopback


def ask(llm: LLM, times: int = 1) -> list[Completion]:
    async def run() -> list[Completion]:
        try:
            return [await llm.complete(question()) for _ in range(times)]
        finally:
            await llm.aclose()

    return asyncio.run(run())


def test_a_run_that_finds_every_answer_kept_needs_no_key_and_no_service(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    answers = Kept()
    answers.answers[key_of(question())] = StoredAnswer(CONTENT, USAGE)
    ledger = Ledger()
    (completion,) = ask(connect(question().model, answers, ledger))
    assert completion.outcome is Outcome.ANSWERED
    assert ledger == Ledger()


def test_the_vendors_library_is_not_even_imported_before_a_question_is_asked() -> None:
    code = "import sys, assessor.llm.connect; print({'openai', 'instructor'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_a_question_without_a_key_says_which_variable_to_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(KeyRefused, match="OPENAI_API_KEY"):
        ask(connect(question().model, Kept(), Ledger()))


def test_only_the_cache_asks_nobody() -> None:
    with pytest.raises(NotInCache):
        ask(connect(question().model, Kept(), Ledger(), Terms(cache="only")))


def test_a_budget_for_a_model_without_a_price_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="no price"):
        connect(question(name="qwen3").model, Kept(), Ledger(), Terms(budget=1.0))


def test_a_fault_is_retried_an_answer_priced_entered_and_kept() -> None:
    async def run() -> tuple[list[Completion], Ledger, Loopback]:
        async with Loopback(Script(["429", "drop"])) as server:
            ledger, asked = Ledger(), question(base_url=server.url)
            llm = connect(asked.model, Kept(), ledger, Terms(concurrency=2))
            answers = [await llm.complete(asked) for _ in range(2)]
            await llm.aclose()
            return answers, ledger, server

    (fresh, replayed), ledger, server = asyncio.run(run())
    assert fresh == replayed
    assert fresh.usage.cost is not None
    assert fresh.usage.cost > 0
    assert (ledger.calls, ledger.cost) == (1, fresh.usage.cost)
    assert (server.counters.requests, server.counters.answered) == (3, 1)
