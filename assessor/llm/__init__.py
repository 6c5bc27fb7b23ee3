"""Language models behind one seam: wrappers that are each an `LLM`, put together by `connect`.

    Cached      an answer that was paid for is never paid for again; twins in flight ask once
    Masking     no address or telephone number of an answer is kept or shown
    Metered     prices, ledger, budget; sees only what is really asked
    Retried     tries again what may pass; holds no place while it waits
    Paced       places in flight, grown and shrunk by what the service takes; stops when it is down
    OpenAILLM   one attempt over the wire

Outermost first. Retried stands outside Paced, so that a call that waits for its next attempt
leaves its place to others; Cached stands outside everything, so that a replay waits for nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from assessor.llm.base import LLM, Completion, Model, Request
from assessor.llm.cache import Answers, Cached, Mode, StoredAnswer
from assessor.llm.mask import Masking
from assessor.llm.meter import Ledger, Metered
from assessor.llm.pace import Pace, Paced, Pacer
from assessor.llm.prices import BUILT_IN, load

__all__ = ["Answers", "Ledger", "Mode", "StoredAnswer", "Terms", "connect", "expect"]


@dataclass(frozen=True)
class Terms:
    """What a run may do: `concurrency` is the most calls in flight, `budget` US dollars."""

    cache: Mode = "use"
    concurrency: int = 32
    budget: float | None = None
    prices: Path = BUILT_IN


def connect(model: Model, answers: Answers, ledger: Ledger, terms: Terms = Terms()) -> LLM:
    """The way to `model` for one run, to be closed by whoever opened it.

    The ledger fills as answers are paid for; the key is OPENAI_API_KEY. Raises `UsageError` for
    a budget without a price.
    """
    price = load(terms.prices).of(model.name)
    service = _Later(lambda: _service(model, terms.concurrency))
    metered = Metered(service, ledger, price, terms.budget)
    return Cached(Masking(metered), answers, terms.cache)


def _service(model: Model, concurrency: int) -> LLM:
    from assessor.llm.openai import OpenAILLM, Retried  # noqa: PLC0415 (most of a second)

    pacer = Pacer(Pace(ceiling=concurrency, start=max(1, concurrency // 2)))
    service = OpenAILLM(model.base_url, connections=concurrency, on_headers=pacer.notice)
    return Retried(Paced(service, pacer))


def expect() -> None:
    """Questions are coming: begin to import the vendor's library, which takes most of a second."""
    threading.Thread(target=_import, daemon=True).start()


def _import() -> None:
    import_module("assessor.llm.openai").warm_up()


class _Later:
    """Opens an LLM when it is first asked: a run that finds every answer kept never does."""

    def __init__(self, open_: Callable[[], LLM]) -> None:
        self._open = open_
        self._llm: LLM | None = None

    async def complete(self, request: Request) -> Completion:
        if self._llm is None:
            self._llm = self._open()
        return await self._llm.complete(request)

    async def aclose(self) -> None:
        if self._llm is not None:
            await self._llm.aclose()
