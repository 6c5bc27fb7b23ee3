"""One pace for the run: it grows, it shrinks, it waits when told to, and it knows when to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from assessor.errors import (
    KeyRefused,
    ModelError,
    RateLimited,
    RequestRefused,
    ServerFault,
    ServiceUnusable,
)
from assessor.llm.base import Completion
from assessor.llm.pace import Pace, Paced, Pacer, seconds_of
from tests.llm.conftest import question
from tests.llm.scripted import Scripted, answer

BUSY = RateLimited("Too many requests.", "Wait.")
TOLD = RateLimited("Too many requests.", "Wait.", retry_after=0.1)
FAULT = ServerFault("It failed.", "Wait.")
KEY = KeyRefused("The key is wrong.", "Set another.")
REFUSED = RequestRefused("Too long.", "Shorten it.")
Given = Completion | ModelError


def ask(
    script: list[Given], pace: Pace, many: int, seconds: float = 0.002
) -> tuple[list[Completion | BaseException], Scripted, Pacer]:
    async def run() -> tuple[list[Completion | BaseException], Scripted, Pacer]:
        llm, pacer = Scripted(script, seconds), Pacer(pace)
        paced = Paced(llm, pacer)
        asking = (paced.complete(question()) for _ in range(many))
        return await asyncio.gather(*asking, return_exceptions=True), llm, pacer

    return asyncio.run(run())


def test_no_more_calls_in_flight_than_allowed() -> None:
    outcomes, llm, pacer = ask([], Pace(ceiling=5, start=5), 40)
    assert llm.peak == pacer.peak == 5
    assert all(isinstance(outcome, Completion) for outcome in outcomes)
    assert pacer.in_flight == 0


def test_good_answers_let_it_grow_up_to_the_ceiling() -> None:
    _, llm, pacer = ask([], Pace(ceiling=8, start=1), 60)
    assert llm.peak == 8
    assert pacer.limit == 8


def test_it_shrinks_by_the_share_that_was_turned_away() -> None:
    half: list[Given] = [BUSY, answer()] * 8
    _, _, all_busy = ask([BUSY] * 16, Pace(ceiling=16, start=16), 16)
    _, _, half_busy = ask(half, Pace(ceiling=16, start=16), 16)
    assert all_busy.limit == 8
    assert half_busy.limit == pytest.approx(12, abs=0.5)


def test_a_stray_fault_costs_little_speed() -> None:
    one_in_ten: list[Given] = [FAULT, *[answer()] * 9] * 30
    _, _, pacer = ask(one_in_ten, Pace(ceiling=32, start=32), 300, seconds=0)
    assert pacer.limit > 20


def test_there_is_always_one_call_allowed() -> None:
    _, _, pacer = ask([BUSY] * 64, Pace(ceiling=32, start=32), 64)
    assert pacer.limit == 1


def test_after_faults_it_grows_again() -> None:
    _, _, pacer = ask([BUSY] * 8, Pace(ceiling=8, start=8), 100)
    assert pacer.limit == 8


def timed(work: Callable[[], Coroutine[Any, Any, None]]) -> float:
    async def run() -> float:
        clock = asyncio.get_running_loop().time
        started = clock()
        await work()
        return clock() - started

    return asyncio.run(run())


def test_when_most_are_turned_away_everybody_waits_as_long_as_told() -> None:
    async def work() -> None:
        paced = Paced(Scripted([TOLD] * 8), Pacer(Pace(ceiling=4, start=4)))
        asking = (paced.complete(question()) for _ in range(9))
        await asyncio.gather(*asking, return_exceptions=True)

    assert timed(work) >= 0.1


def test_when_one_is_turned_away_nobody_else_waits() -> None:
    slow = RateLimited("Too many requests.", "Wait.", retry_after=60)

    async def work() -> None:
        paced = Paced(Scripted([slow]), Pacer(Pace(ceiling=4, start=4)))
        asking = (paced.complete(question()) for _ in range(20))
        await asyncio.gather(*asking, return_exceptions=True)

    assert timed(work) < 5


@pytest.mark.parametrize("what", ["requests", "tokens"])
def test_nothing_left_means_waiting_for_the_reset(what: str) -> None:
    async def work() -> None:
        pacer = Pacer()
        headers = {f"x-ratelimit-remaining-{what}": "0", f"x-ratelimit-reset-{what}": "120ms"}
        pacer.notice(headers)
        await Paced(Scripted(), pacer).complete(question())

    assert timed(work) >= 0.12


def test_something_left_means_no_waiting() -> None:
    async def work() -> None:
        pacer = Pacer()
        pacer.notice({"x-ratelimit-remaining-requests": "1", "x-ratelimit-reset-requests": "60s"})
        await Paced(Scripted(), pacer).complete(question())

    assert timed(work) < 5


@pytest.mark.parametrize(
    ("text", "seconds"),
    {"1s": 1, "6m0s": 360, "20ms": 0.02, "1m30.5s": 90.5, "12": 12, "1h": 3600, "soon": 0}.items(),
)
def test_waits_as_services_write_them(text: str, seconds: float) -> None:
    assert seconds_of(text) == pytest.approx(seconds)


# Stopping ---------------------------------------------------------------------------------------


def test_what_cannot_pass_stops_everybody_at_once() -> None:
    outcomes, llm, _ = ask([answer(), KEY], Pace(ceiling=1, start=1), 1000)
    assert len(llm.asked) == 2
    assert sum(isinstance(outcome, KeyRefused) for outcome in outcomes) == 999


def test_a_service_that_never_answers_is_given_up() -> None:
    pace = Pace(ceiling=2, start=2, silence_at_start=0.02)
    outcomes, llm, _ = ask([FAULT] * 500, pace, 500)
    assert isinstance(outcomes[-1], ServiceUnusable)
    assert "It failed." in outcomes[-1].cause
    assert len(llm.asked) < 100


def test_a_service_that_goes_away_is_given_up_later() -> None:
    script: list[Given] = [answer(), *[FAULT] * 500]
    pace = Pace(ceiling=2, start=2, silence_at_start=0.001, silence=0.05, window=10)
    outcomes, llm, _ = ask(script, pace, 500)
    assert isinstance(outcomes[-1], ServiceUnusable)
    assert "carries on" in outcomes[-1].remedy
    assert len(llm.asked) > 10


def test_a_service_that_fails_often_is_not_given_up() -> None:
    half: list[Given] = [FAULT, answer()] * 100
    pace = Pace(ceiling=4, start=4, silence=0.0, silence_at_start=0.0)
    outcomes, llm, _ = ask([answer(), *half], pace, 200)
    assert len(llm.asked) == 200
    assert not any(isinstance(outcome, ServiceUnusable) for outcome in outcomes)


def test_a_refused_request_is_its_own_affair_once_others_have_passed() -> None:
    outcomes, _, _ = ask([answer(), REFUSED], Pace(ceiling=1, start=1), 5)
    assert [isinstance(outcome, Completion) for outcome in outcomes] == [True, False] + [True] * 3


def test_one_entry_that_the_service_refuses_does_not_stop_the_others() -> None:
    outcomes, llm, pacer = ask([REFUSED] * 7, Pace(ceiling=1, start=1), 9)
    assert [isinstance(outcome, RequestRefused) for outcome in outcomes] == [True] * 7 + [False] * 2
    assert pacer.stopped is None
    assert len(llm.asked) == 9


def test_a_service_that_refuses_everything_is_unusable() -> None:
    outcomes, llm, _ = ask([REFUSED] * 9, Pace(ceiling=1, start=1, refusals=4), 9)
    assert all(isinstance(outcome, ServiceUnusable) for outcome in outcomes[3:])
    assert len(llm.asked) == 4


def test_a_call_that_is_cancelled_gives_its_place_back() -> None:
    async def run() -> Pacer:
        pacer = Pacer(Pace(ceiling=1, start=1))
        paced = Paced(Scripted(seconds=0.01), pacer)
        asking = [asyncio.create_task(paced.complete(question())) for _ in range(6)]
        await asyncio.sleep(0.002)
        for task in asking[:3]:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        return pacer

    assert asyncio.run(run()).in_flight == 0


def test_closing_closes_what_is_within() -> None:
    llm = Scripted()
    asyncio.run(Paced(llm, Pacer()).aclose())
    assert llm.closed
