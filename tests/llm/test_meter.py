"""The ledger adds up, and a budget is not overrun."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment import Usage
from assessor.errors import BudgetReached, ServerFault, UsageError
from assessor.llm.base import Completion
from assessor.llm.meter import Ledger, Metered
from assessor.llm.prices import Price
from tests.llm.conftest import question
from tests.llm.scripted import USAGE, Scripted

PRICE = Price(input=2.0, cached=0.5, output=8.0)
COST = (800 * 2.0 + 200 * 0.5 + 100 * 8.0) / 1_000_000
WORST = PRICE.worst(question())


def ask(metered: Metered, times: int) -> list[Completion | BaseException]:
    async def run() -> list[Completion | BaseException]:
        asking = (metered.complete(question()) for _ in range(times))
        return await asyncio.gather(*asking, return_exceptions=True)

    return asyncio.run(run())


def test_every_answer_is_priced_and_entered() -> None:
    ledger = Ledger()
    (completion, _) = ask(Metered(Scripted(), ledger, PRICE), 2)
    assert isinstance(completion, Completion)
    assert completion.usage.cost == pytest.approx(COST)
    assert ledger.cost == pytest.approx(2 * COST)
    tokens = (ledger.input_tokens, ledger.cached_tokens, ledger.output_tokens)
    assert (ledger.calls, *tokens) == (2, 2000, 400, 200)


def test_without_a_price_tokens_are_known_and_cost_is_not() -> None:
    ledger = Ledger()
    (completion,) = ask(Metered(Scripted(), ledger, None), 1)
    assert isinstance(completion, Completion)
    assert completion.usage.cost is None
    assert (ledger.input_tokens, ledger.cost) == (1000, None)


def test_a_failure_costs_nothing_that_is_known() -> None:
    ledger = Ledger()
    ask(Metered(Scripted([ServerFault("It failed.", "Wait.")]), ledger, PRICE, 1.0), 1)
    assert ledger == Ledger()


def test_a_budget_needs_a_price() -> None:
    with pytest.raises(UsageError, match="price list"):
        Metered(Scripted(), Ledger(), None, budget=1.0)


def test_a_call_that_could_overrun_is_not_made() -> None:
    llm = Scripted()
    (outcome,) = ask(Metered(llm, Ledger(), PRICE, budget=WORST * 0.99), 1)
    assert isinstance(outcome, BudgetReached)
    assert not llm.asked


def test_calls_in_flight_count_at_their_worst() -> None:
    llm = Scripted(seconds=0.01)
    ask(Metered(llm, Ledger(), PRICE, budget=WORST * 3.5), 10)
    assert llm.peak == 3


def test_what_is_left_when_calls_have_told_their_cost_is_used() -> None:
    ledger = Ledger()
    outcomes = ask(Metered(Scripted(seconds=0.001), ledger, PRICE, budget=WORST * 2), 50)
    done = [outcome for outcome in outcomes if isinstance(outcome, Completion)]
    assert ledger.cost is not None
    assert ledger.cost + WORST > WORST * 2  # not one more would have been safe
    assert len(done) == ledger.calls > 2


@pytest.mark.parametrize(("budget", "told"), [(0.0, "$0.00 "), (0.00001, "$0.00001 ")])
def test_a_budget_is_told_as_it_was_given(budget: float, told: str) -> None:
    (outcome,) = ask(Metered(Scripted(), Ledger(), PRICE, budget=budget), 1)
    assert told in str(outcome)


def test_the_remedy_says_that_nothing_is_lost() -> None:
    (outcome,) = ask(Metered(Scripted(), Ledger(), PRICE, budget=0.0), 1)
    assert isinstance(outcome, BudgetReached)
    assert "carries on" in outcome.remedy
    assert outcome.exit_code == 4


@given(
    budget=st.floats(0, 0.2),
    used=st.lists(
        st.tuples(st.integers(0, 200), st.integers(0, question().model.max_output_tokens)),
        max_size=30,
    ),
)
@settings(deadline=None, max_examples=40)
def test_a_budget_is_never_overrun(budget: float, used: list[tuple[int, int]]) -> None:
    class Varying(Scripted):
        turn = count()

        async def complete(self, request: object) -> Completion:
            completion = await super().complete(question())
            asked, written = used[next(self.turn)]
            usage = USAGE.model_copy(
                update={"input_tokens": asked, "cached_tokens": 0, "output_tokens": written}
            )
            return Completion(completion.outcome, completion.content, completion.reply, usage)

    ledger = Ledger()
    ask(Metered(Varying(), ledger, PRICE, budget=budget), len(used))
    assert ledger.cost is not None
    assert ledger.cost <= budget + 1e-12


def test_an_interrupted_call_gives_its_reserve_back() -> None:
    async def run() -> Completion:
        metered = Metered(Scripted(seconds=0.02), Ledger(), PRICE, budget=WORST)
        first = asyncio.create_task(metered.complete(question()))
        await asyncio.sleep(0.001)
        first.cancel()
        return await metered.complete(question())

    assert isinstance(asyncio.run(run()), Completion)


def test_a_price_takes_cached_tokens_at_their_own_rate() -> None:
    assert PRICE.cost(Usage(input_tokens=1_000_000, cached_tokens=1_000_000)) == 0.5
