"""`assessor estimate`: what a run would cost, before it is paid for."""

from __future__ import annotations

import asyncio
import json
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from assessor.assessment import Failure
from assessor.commands import setup
from assessor.commands.check import ended
from assessor.commands.options import JUDGE, RUBRIC, TALK, WORK, Options, entries, options
from assessor.judge.base import Case
from assessor.judge.model import ModelJudge
from assessor.llm.base import LLM, Model
from assessor.llm.cache import Cached
from assessor.llm.estimate import Counting, Estimate
from assessor.llm.prices import BUILT_IN, Price, Prices, load
from assessor.prepared import spoken
from assessor.reading import Picked, cases
from assessor.store import Store, exists


@dataclass(frozen=True)
class _Told:
    """What is counted, and the terms it would be paid on."""

    entries: int
    certain: Estimate
    again: Estimate
    model: Model | None
    prices: Prices
    batch: bool

    @property
    def total(self) -> Estimate:
        return self.certain.plus(self.again)

    @property
    def price(self) -> Price | None:
        return self.prices.of(self.model.name, batch=self.batch) if self.model else None


@click.command(epilog="Example: assessor estimate entries/ --model gpt-4.1-mini --samples 3")
@entries
@options(RUBRIC, JUDGE, WORK, TALK)
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), default="out")
@click.option("--store", metavar="URL|PATH", help="Answers stored here cost nothing.")
@click.option("--summaries-only", is_flag=True, help="What `summarise` would cost.")
@click.option("--batch", is_flag=True, help="At the price of batch files.")
def command(summaries_only: bool, batch: bool, **given: Any) -> int:
    """Calls, tokens and cost of the same `run`. Stored answers are not counted again."""
    chosen = Options(**given)
    asked, prices = setup.model(chosen), load(chosen.prices or BUILT_IN)
    failures, readable, counted = asyncio.run(_count(chosen, asked, not summaries_only))
    code = ended(readable, failures)
    told = _Told(readable, counted.certain, counted.again, asked, prices, batch)
    click.echo(_json(told) if chosen.json else _text(told))
    return code


async def _count(
    chosen: Options, asked: Model | None, scoring: bool
) -> tuple[list[Failure], int, Counting]:
    """Count every question that the store has no answer to yet, if there is a store."""
    failures, readable, counting = list[Failure](), 0, Counting()
    with ExitStack() as stack:
        llm: LLM = counting
        if chosen.cache not in ("refresh", "off") and exists(chosen.database):
            store = stack.enter_context(closing(Store(chosen.database, exclusive=False)))
            llm = Cached(counting, store)
        judge = ModelJudge(llm, asked, setup.prompts(chosen)) if asked else None
        for item in cases(setup.plan(chosen)):
            if isinstance(item, Failure):
                failures.append(item)
            if not isinstance(item, Picked):
                continue
            readable += 1
            if judge is not None:
                await _ask(item.case, judge, chosen.samples if scoring else 0)
    return failures, readable, counting


async def _ask(case: Case, judge: ModelJudge, samples: int) -> None:
    """The questions of `pipeline.assess`, one after another, without what answers lead to."""
    told = spoken(case)
    judged = case.without(told).judged() if told else case.judged()
    # Where the rubric lets the first samples settle a criterion by agreeing, they do.
    enough = min(case.rubric.sampling.stop_when_agree or samples, samples)
    for criterion in case.rubric.criteria:
        for sample in range(enough):
            await judge.score(judged, criterion, sample=sample)
    await judge.summarise(judged)
    if told and samples:
        for criterion in case.rubric.criteria:
            await judge.score(case.judged(), criterion)


def _json(told: _Told) -> str:
    total, price = told.total, told.price
    costs = {
        "cost": price and total.cost(price, prefix_cache=True),
        "cost_without_prefix_cache": price and total.cost(price, prefix_cache=False),
        "prices_as_of": told.prices.as_of.isoformat(),
    }
    counted = {name: round(number) for name, number in asdict(total).items()}
    counted["calls"] = round(told.certain.calls)
    again = {name: round(number, 1) for name, number in asdict(told.again).items()}
    return json.dumps({"entries": told.entries, **counted, "again": again, **costs})


def _text(told: _Told) -> str:
    total, price = told.total, told.price
    if told.model is None:
        free = "no calls: the offline judge asks no model and costs nothing."
        return f"{told.entries} entries, {free}"
    lines = [
        f"{told.entries} entries, {told.certain.calls:.0f} calls to {told.model.name}, "
        f"and about {told.again.calls:.0f} more where an answer does not hold",
        f"input   {total.input_tokens:>12,.0f} tokens, about "
        f"{total.cached_tokens:,.0f} of them a prefix seen before",
        f"output  {total.output_tokens:>12,.0f} tokens, about",
    ]
    if price is None:
        lines.append("cost    no price is known for this model: name a price list with --prices")
    else:
        least, most = (total.cost(price, prefix_cache=cached) for cached in (True, False))
        lines.append(f"cost    ${least:.4f} with the provider's prefix cache, ${most:.4f} without")
        where = "in a batch, " if told.batch else ""
        lines.append(f"        {where}at prices of {told.prices.as_of.isoformat()}")
    return "\n".join(lines)
