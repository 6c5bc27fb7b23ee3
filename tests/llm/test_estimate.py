"""What a run is said to cost beforehand is what it costs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assessor.judge.base import Case
from assessor.judge.model import ModelJudge
from assessor.llm.base import LLM, Model
from assessor.llm.connect import Ledger, connect
from assessor.llm.estimate import Counting, Estimate
from assessor.llm.prices import load
from assessor.prompts import Prompts
from assessor.reading import Picked, Plan, cases
from assessor.resources import search_path
from assessor.rubric.shelf import Shelf
from tests.llm.conftest import Kept
from tests.loopback.server import Loopback

EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = "gpt-4o-mini"


async def ask_everything(llm: LLM, model: Model, case: Case) -> None:
    judge = ModelJudge(llm, model, Prompts(search_path("prompts")))
    for criterion in case.rubric.criteria:
        await judge.score(case, criterion)
    await judge.summarise(case)


def estimate_and_ledger(file: str) -> tuple[Estimate, Ledger]:
    async def run() -> tuple[Estimate, Ledger]:
        (picked,) = cases(Plan(paths=[EXAMPLES / file], shelf=Shelf()))
        assert isinstance(picked, Picked)
        async with Loopback() as server:
            model, counting, ledger = Model(NAME, server.url), Counting(), Ledger()
            await ask_everything(counting, model, picked.case)
            llm = connect(model, Kept(), ledger)
            await ask_everything(llm, model, picked.case)
            await llm.aclose()
            return counting.certain, ledger

    return asyncio.run(run())


@pytest.mark.parametrize(
    "file",
    ["1207.txt", "entry-0873.txt", "entry-1042.txt", "entry-2240.txt"],
    ids=["ru", "ru, short", "en", "en, short"],
)
def test_estimate_and_ledger_differ_by_less_than_a_tenth(file: str) -> None:
    told, paid = estimate_and_ledger(file)
    price = load().of(NAME)
    assert price is not None
    assert paid.cost is not None
    assert told.calls == paid.calls
    assert told.input_tokens == pytest.approx(paid.input_tokens, rel=0.1)
    assert told.cost(price, prefix_cache=True) == pytest.approx(paid.cost, rel=0.1)


def test_a_prefix_too_short_for_a_cache_is_not_counted_as_cached() -> None:
    counting = Counting()
    model = Model(NAME, "http://127.0.0.1:9/v1")
    (picked,) = cases(Plan(paths=[EXAMPLES / "1219.txt"], shelf=Shelf()))
    assert isinstance(picked, Picked)
    tiny = picked.case.entry.model_copy(update={"text": "Коротко."})
    case = Case(**{**vars(picked.case), "entry": tiny})
    asyncio.run(ask_everything(counting, model, case))
    assert counting.certain.cached_tokens == 0
