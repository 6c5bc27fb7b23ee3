"""Answers are kept; nothing else is. The same question is paid for once."""

from __future__ import annotations

import asyncio

import pytest

from assessor.errors import NotInCache, ServerFault, StoreError
from assessor.llm.base import Completion, Outcome
from assessor.llm.cache import Cached, Mode, StoredAnswer
from assessor.llm.wire import key_of
from tests.llm.conftest import Kept, question
from tests.llm.scripted import CONTENT, USAGE, Scripted, answer, no_answer

KEY = key_of(question())
OTHER = CONTENT.replace('"level":1', '"level":2')


def ask(cached: Cached, times: int = 1) -> list[Completion]:
    async def run() -> list[Completion]:
        return [await cached.complete(question()) for _ in range(times)]

    return asyncio.run(run())


def kept(content: str = OTHER) -> Kept:
    answers = Kept()
    answers.answers[KEY] = StoredAnswer(content, USAGE)
    return answers


@pytest.mark.parametrize(
    ("mode", "calls", "writes"), [("use", 1, True), ("refresh", 2, True), ("off", 2, False)]
)
def test_a_question_asked_twice(mode: Mode, calls: int, writes: bool) -> None:
    llm, answers = Scripted(), Kept()
    ask(Cached(llm, answers, mode), times=2)
    assert len(llm.asked) == calls
    assert bool(answers.answers) == writes


@pytest.mark.parametrize(("mode", "level"), [("use", 2), ("only", 2), ("refresh", 1), ("off", 1)])
def test_which_answer_counts_when_one_is_kept(mode: Mode, level: int) -> None:
    (completion,) = ask(Cached(Scripted(), kept(), mode))
    assert completion.reply is not None
    assert completion.reply.model_dump()["level"] == level


def test_a_kept_answer_is_the_answer_as_it_came() -> None:
    llm, answers = Scripted(), Kept()
    fresh, replayed = ask(Cached(llm, answers), times=2)
    assert fresh == replayed


def test_a_refreshed_answer_takes_the_place_of_the_kept_one() -> None:
    answers = kept()
    ask(Cached(Scripted(), answers, "refresh"))
    assert answers.answers[KEY].content == CONTENT


@pytest.mark.parametrize("outcome", set(Outcome) - {Outcome.ANSWERED})
def test_what_is_no_answer_is_not_kept(outcome: Outcome) -> None:
    llm, answers = Scripted([no_answer(outcome)]), Kept()
    first, second = ask(Cached(llm, answers), times=2)
    assert first.outcome is outcome
    assert second.outcome is Outcome.ANSWERED
    assert len(llm.asked) == 2


def test_a_failure_is_not_kept() -> None:
    llm, answers = Scripted([ServerFault("It failed.", "Wait.")]), Kept()
    cached = Cached(llm, answers)
    with pytest.raises(ServerFault):
        ask(cached)
    assert not answers.answers
    assert ask(cached)[0].outcome is Outcome.ANSWERED


@pytest.mark.parametrize("content", ["", "{", '{"level": 1}', OTHER.replace("2", "9")])
def test_a_kept_answer_that_no_longer_fits_is_asked_for_again(content: str) -> None:
    llm = Scripted()
    (completion,) = ask(Cached(llm, kept(content)))
    assert completion.content == CONTENT
    assert len(llm.asked) == 1


@pytest.mark.parametrize("answers", [Kept(), kept("{")], ids=["none", "unfit"])
def test_only_the_cache_means_that_nothing_is_asked(answers: Kept) -> None:
    llm = Scripted()
    with pytest.raises(NotInCache, match="--cache use"):
        ask(Cached(llm, answers, "only"))
    assert not llm.asked


def test_twins_in_flight_are_asked_once() -> None:
    llm = Scripted(seconds=0.01)

    async def run() -> list[Completion]:
        cached = Cached(llm, Kept())
        return await asyncio.gather(*(cached.complete(question()) for _ in range(9)))

    assert len(set(map(id, asyncio.run(run())))) == 1
    assert len(llm.asked) == 1


def test_twins_share_a_failure_as_well() -> None:
    llm = Scripted([ServerFault("It failed.", "Wait.")], seconds=0.01)

    async def run() -> list[Completion | BaseException]:
        cached = Cached(llm, Kept())
        asking = (cached.complete(question()) for _ in range(3))
        return await asyncio.gather(*asking, return_exceptions=True)

    assert [type(outcome) for outcome in asyncio.run(run())] == [ServerFault] * 3
    assert len(llm.asked) == 1


def test_a_twin_carries_on_when_the_first_is_cancelled() -> None:
    llm = Scripted(seconds=0.02)

    async def run() -> Completion:
        cached = Cached(llm, Kept())
        first = asyncio.create_task(cached.complete(question()))
        twin = asyncio.create_task(cached.complete(question()))
        await asyncio.sleep(0.001)
        first.cancel()
        return await twin

    assert asyncio.run(run()).outcome is Outcome.ANSWERED
    assert len(llm.asked) == 2


def test_a_twin_that_is_cancelled_does_not_take_the_first_with_it() -> None:
    llm = Scripted(seconds=0.02)

    async def run() -> Completion:
        cached = Cached(llm, Kept())
        first = asyncio.create_task(cached.complete(question()))
        twin = asyncio.create_task(cached.complete(question()))
        await asyncio.sleep(0.001)
        twin.cancel()
        with pytest.raises(asyncio.CancelledError):
            await twin
        return await first

    assert asyncio.run(run()).outcome is Outcome.ANSWERED
    assert len(llm.asked) == 1


def test_what_cannot_be_kept_is_not_paid_for_again_and_again() -> None:
    class Full(Kept):
        async def put(self, key: str, answer: StoredAnswer) -> None:
            raise StoreError("The disk is full.", "Free some space.")

    llm = Scripted([answer(), answer()])
    cached = Cached(llm, Full())
    for text in ("one", "another"):
        with pytest.raises(StoreError, match="disk is full"):
            asyncio.run(cached.complete(question(text)))
    assert len(llm.asked) == 1


def test_an_answer_is_kept_before_it_is_used() -> None:
    """Else a crash right after the answer would lose what was paid for."""
    order: list[str] = []

    class Slow(Kept):
        async def put(self, key: str, answer: StoredAnswer) -> None:
            await asyncio.sleep(0.01)
            order.append("kept")
            await super().put(key, answer)

    ask(Cached(Scripted([answer()]), Slow()))
    order.append("used")
    assert order == ["kept", "used"]
