"""Trying again what may pass: the one place that retries."""

from __future__ import annotations

from dataclasses import dataclass

import tenacity

from assessor.errors import TransientModelError
from assessor.llm.base import LLM, Completion, Request


@dataclass(frozen=True)
class Patience:
    """How long to try. Times are in seconds; `total` is the ceiling for one question."""

    attempts: int = 10
    first_wait: float = 0.5
    longest_wait: float = 30.0
    total: float = 600.0


class Retried:
    """Asks `llm` again when a failure may pass: the one place that retries.

    Waits grow at random up to a ceiling, and are never shorter than the service asked for.
    """

    def __init__(self, llm: LLM, patience: Patience = Patience()) -> None:
        self._llm = llm
        self._retrying = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception_type(TransientModelError),
            stop=tenacity.stop_after_attempt(patience.attempts)
            | tenacity.stop_before_delay(patience.total),
            wait=_Waits(patience),
            reraise=True,
        )

    async def complete(self, request: Request) -> Completion:
        """The answer of `llm`. Raises its last `ModelError` when trying again did not help."""
        # A copy: the object keeps the state of the call it is retrying.
        return await self._retrying.copy()(self._llm.complete, request)

    async def aclose(self) -> None:
        await self._llm.aclose()


class _Waits(tenacity.wait.wait_base):
    def __init__(self, patience: Patience) -> None:
        first = patience.first_wait
        self._growing = tenacity.wait_random_exponential(first, patience.longest_wait)
        self._jitter = tenacity.wait_random(0, first)

    def __call__(self, retry_state: tenacity.RetryCallState) -> float:
        outcome = retry_state.outcome
        fault = outcome.exception() if outcome else None
        told = fault.retry_after if isinstance(fault, TransientModelError) else None
        own = self._growing(retry_state)
        return own if told is None else max(own, told + self._jitter(retry_state))
