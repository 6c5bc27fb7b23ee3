"""Language models behind one seam: wrappers that are each an `LLM`, put together by `connect`.

    Cached      an answer that was paid for is never paid for again; twins in flight ask once
    Metered     prices, ledger, budget; sees only what is really asked
    Couriered   hands it to a process that asks, where there is one
    Service     pace, retries, the wire: there or here

Outermost first. Cached stands outside everything, so that a replay waits for nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from assessor.child import Child
from assessor.llm.base import LLM, Model
from assessor.llm.cache import Answers, Cached, Mode, StoredAnswer
from assessor.llm.courier import Couriered, Orders
from assessor.llm.later import Later
from assessor.llm.meter import Ledger, Metered
from assessor.llm.prices import BUILT_IN, load

__all__ = ["Answers", "Ledger", "Mode", "StoredAnswer", "Terms", "connect", "expect"]


@dataclass(frozen=True)
class Terms:
    """What a run may do: `concurrency` is the most calls in flight, `budget` US dollars.

    A `courier` asks from a process of its own; what is not yet in the store it keeps `beside` it.
    """

    cache: Mode = "use"
    concurrency: int = 32
    budget: float | None = None
    prices: Path = BUILT_IN
    courier: Child | None = None
    beside: Path | None = None


def connect(model: Model, answers: Answers, ledger: Ledger, terms: Terms = Terms()) -> LLM:
    """The way to `model` for one run, to be closed by whoever opened it.

    The ledger fills as answers are paid for; the key is OPENAI_API_KEY. Raises `UsageError` for
    a budget without a price.
    """
    price = load(terms.prices).of(model.name)
    service: LLM = Later(lambda: _service(model, terms))
    if terms.courier:
        orders = Orders(model.base_url, terms.concurrency, terms.beside, price)
        service = couriered = Couriered(terms.courier, orders)
        answers = _Telling(answers, couriered.kept)
    return Cached(Metered(service, ledger, price, terms.budget), answers, terms.cache)


def expect(courier: Child | None) -> None:
    """Questions are coming: begin to import the vendor's library, which takes most of a second."""
    if courier is None:
        threading.Thread(target=_import, daemon=True).start()
    elif not courier.began:
        courier.begin()


def _service(model: Model, terms: Terms) -> LLM:
    from assessor.llm.service import Service  # noqa: PLC0415 (most of a second)

    return Service(model.base_url, terms.concurrency)


def _import() -> None:
    import_module("assessor.llm.openai").warm_up()


class _Telling:
    """Answers that say when one is kept."""

    def __init__(self, answers: Answers, tell: Callable[[str], None]) -> None:
        self._answers = answers
        self._tell = tell

    async def get(self, key: str) -> StoredAnswer | None:
        return await self._answers.get(key)

    async def put(self, key: str, answer: StoredAnswer) -> None:
        await self._answers.put(key, answer)
        self._tell(key)
