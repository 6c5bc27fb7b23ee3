"""`assessor estimate`: what a run would cost, before it is paid for."""

from __future__ import annotations

import asyncio
import json
from contextlib import ExitStack, closing
from dataclasses import asdict
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
from assessor.llm.prices import BUILT_IN, Price, load
from assessor.run import Picked, cases
from assessor.store import Store


@click.command(epilog="Example: assessor estimate entries/ --model gpt-4.1-mini --samples 3")
@entries
@options(RUBRIC, JUDGE, WORK, TALK)
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), default="out")
@click.option("--store", metavar="URL|PATH", help="Answers stored here cost nothing.")
def command(**given: Any) -> int:
    """Calls, tokens and cost of the same `run`. Stored answers are not counted again."""
    chosen = Options(**given)
    asked = setup.model(chosen)
    stored = Path(chosen.database).is_file() and chosen.cache not in ("refresh", "off")
    failures, readable, total = asyncio.run(_count(chosen, asked, stored))
    code = ended(readable, failures)
    price = load(chosen.prices or BUILT_IN).of(asked.name) if asked else None
    if chosen.json:
        click.echo(_json(readable, total, price))
    else:
        click.echo(_text(readable, total, price, asked))
    return code


async def _count(
    chosen: Options, asked: Model | None, stored: bool
) -> tuple[list[Failure], int, Estimate]:
    """Count every question; with `stored`, only those the store has no answer to yet."""
    failures, readable, counting = list[Failure](), 0, Counting()
    with ExitStack() as stack:
        llm: LLM = counting
        if stored:
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
                await _ask(item.case.judged(), judge, chosen.samples)
    return failures, readable, counting.total


async def _ask(case: Case, judge: ModelJudge, samples: int) -> None:
    for criterion in case.rubric.criteria:
        for sample in range(samples):
            await judge.score(case, criterion, sample=sample)
    await judge.summarise(case)


def _json(entries: int, total: Estimate, price: Price | None) -> str:
    costs = {
        "cost": price and total.cost(price, prefix_cache=True),
        "cost_without_prefix_cache": price and total.cost(price, prefix_cache=False),
    }
    return json.dumps({"entries": entries, **asdict(total), **costs})


def _text(entries: int, total: Estimate, price: Price | None, asked: Model | None) -> str:
    if asked is None:
        return f"{entries} entries, no calls: the offline judge asks no model and costs nothing."
    lines = [
        f"{entries} entries, {total.calls} calls to {asked.name}",
        f"input   {total.input_tokens:>12,} tokens, about "
        f"{total.cached_tokens:,} of them a prefix seen before",
        f"output  {total.output_tokens:>12,} tokens, about",
    ]
    if price is None:
        lines.append("cost    no price is known for this model: name a price list with --prices")
    else:
        least, most = (total.cost(price, prefix_cache=cached) for cached in (True, False))
        lines.append(f"cost    ${least:.4f} with the provider's prefix cache, ${most:.4f} without")
    lines.append("Answers that have to be asked for again (a fault, a re-ask) come on top.")
    return "\n".join(lines)
