"""A service as a run asks it: patient, at its pace, masked, and quiet when the run has gone."""

from __future__ import annotations

import asyncio
import time

from assessor.llm.base import Completion, Outcome
from assessor.llm.service import Service
from tests.llm.conftest import question
from tests.llm.test_courier import reached
from tests.loopback.faults import Script
from tests.loopback.server import Loopback


def asked(server: Loopback, many: int = 1) -> list[Completion]:
    async def run() -> list[Completion]:
        async with server:
            service = Service(server.url, 4)
            completions = [await service.complete(question(f"{n}?")) for n in range(many)]
            await service.aclose()
            return completions

    return asyncio.run(run())


def test_what_may_pass_is_tried_again() -> None:
    server = Loopback(Script(["500", "drop", "ok"]))
    assert asked(server)[0].outcome is Outcome.ANSWERED
    assert server.counters.requests == 3


def test_a_service_with_nothing_left_is_left_in_peace() -> None:
    began = time.monotonic()
    asked(Loopback(Script(["last", "ok"]), retry_after="0.4"), many=2)
    assert time.monotonic() - began > 0.4


def test_when_it_is_to_ask_no_more_only_calls_on_their_way_are_waited_for() -> None:
    """Some are on their way, some wait for their turn, one for its next attempt."""

    async def run() -> tuple[list[object], int, int]:
        async with Loopback(Script(["503"]), latency=0.3, retry_after="30") as server:
            service = Service(server.url, 8)
            asking = [asyncio.create_task(service.complete(question(f"{n}?"))) for n in range(20)]
            await reached(server, 4)
            await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0.1)  # those that were let go then have arrived
            service.ask_no_more(asking)
            on_their_way = server.counters.requests
            came = await asyncio.wait_for(asyncio.gather(*asking, return_exceptions=True), 5)
            await service.aclose()
            return list(came), on_their_way, server.counters.requests

    came, before, after = asyncio.run(run())
    assert before == after < 20
    assert sum(isinstance(one, Completion) for one in came) == after - 1
