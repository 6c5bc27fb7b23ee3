"""The ledger: what was asked and paid for in this run, and the budget it must keep to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from assessor.assessment import Usage
from assessor.errors import BudgetReached, UsageError
from assessor.llm.base import LLM, Completion, Request
from assessor.llm.prices import Price


@dataclass
class Ledger:
    """What this run paid for. `cost` is in US dollars, None as soon as one price is unknown."""

    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0

    def add(self, usage: Usage) -> None:
        self.calls += usage.calls
        self.input_tokens += usage.input_tokens
        self.cached_tokens += usage.cached_tokens
        self.output_tokens += usage.output_tokens
        known = self.cost is not None and usage.cost is not None
        self.cost = (self.cost or 0.0) + (usage.cost or 0.0) if known else None


class Metered:
    """Prices every answer of `llm` and enters it in the ledger; keeps to a budget, if any.

    A call is let go only if it fits into the budget at its worst, beside all those in flight at
    theirs. One that does not fit waits until they have told their true cost, then is refused.
    """

    def __init__(
        self, llm: LLM, ledger: Ledger, price: Price | None, budget: float | None = None
    ) -> None:
        if budget is not None and price is None:
            raise UsageError(
                "A budget cannot be kept: no price is known for this model.",
                "Add the model to a price list of your own, or leave the budget out.",
            )
        self._llm = llm
        self._ledger = ledger
        self._price = price
        self._budget = budget
        self._spent = 0.0
        self._worst_in_flight: list[float] = []
        self._settled = asyncio.Condition()

    async def complete(self, request: Request) -> Completion:
        """The answer of `llm`, with its cost. Raises `BudgetReached` instead of overrunning."""
        if self._budget is None or self._price is None:
            return self._enter(await self._llm.complete(request))
        worst = self._price.worst(request)
        await self._reserve(worst, self._budget)
        # A call that fails with no answer has told no cost: what it took is not known to anyone.
        spent = 0.0
        try:
            completion = self._enter(await self._llm.complete(request))
            spent = completion.usage.cost or 0.0
            return completion
        finally:
            self._spent += spent
            self._worst_in_flight.remove(worst)
            async with self._settled:
                self._settled.notify_all()

    async def aclose(self) -> None:
        await self._llm.aclose()

    async def _reserve(self, worst: float, budget: float) -> None:
        async with self._settled:
            while self._spent + sum(self._worst_in_flight) + worst > budget:
                if not self._worst_in_flight:
                    raise BudgetReached(
                        f"The budget of {_dollars(budget)} is reached: ${self._spent:.4f} are "
                        f"spent, and the next call could cost ${worst:.4f}.",
                        "Run the same command with a new --budget: it carries on from here.",
                    )
                await self._settled.wait()
            self._worst_in_flight.append(worst)

    def _enter(self, completion: Completion) -> Completion:
        usage = completion.usage
        if self._price is not None:
            usage = usage.model_copy(update={"cost": self._price.cost(usage)})
        self._ledger.add(usage)
        return replace(completion, usage=usage)


def _dollars(sum_: float) -> str:
    """A sum as it was given, in whole cents if it is one."""
    return f"${sum_:.2f}" if round(sum_, 2) == sum_ else f"${sum_:.10f}".rstrip("0")
