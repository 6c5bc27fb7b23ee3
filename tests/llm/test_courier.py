"""Asking from a process of its own: as if there were none, and nothing lost when the run dies."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from dataclasses import replace
from pathlib import Path
from queue import Queue
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from assessor.assessment import Usage
from assessor.child import Child
from assessor.commands.staff import COURIER
from assessor.errors import KeyRefused, Unreachable
from assessor.llm.base import Completion, Message, Outcome, Request
from assessor.llm.cache import StoredAnswer
from assessor.llm.courier import MOST, Answer, Couriered, Orders, Question
from assessor.llm.late import WAITING, Journal, Late
from assessor.llm.openai import OpenAILLM
from assessor.llm.prices import Price
from assessor.llm.wire import key_of
from assessor.replies import SummaryReply
from assessor.store import Store
from tests.llm.conftest import question, summary_question
from tests.loopback.faults import Script
from tests.loopback.server import Loopback

PRICE = Price(input=1.0, cached=0.1, output=4.0)


def couriered(
    url: str,
    store: Path | None = None,
    child: Child | None = None,
) -> Couriered:
    return Couriered(child or Child(COURIER), Orders(url, 4, store, PRICE))


def asked(request: Request, *faults: str, **more: Any) -> Completion:
    """What comes of one question, asked through a courier."""

    async def run() -> Completion:
        async with Loopback(Script(list(faults))) as server:
            llm = couriered(server.url, **more)
            try:
                return await llm.complete(request)
            finally:
                await llm.aclose()

    return asyncio.run(run())


def killed(child: Child) -> None:
    assert child.process is not None
    child.process.kill()


async def reached(server: Loopback, requests: int) -> None:
    async with asyncio.timeout(20):
        while server.counters.requests < requests:  # noqa: ASYNC110 (a counter, no event)
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("request_", [question(), summary_question()], ids=["score", "summary"])
def test_an_answer_is_the_same_as_without_a_courier(request_: Request) -> None:
    async def directly() -> Completion:
        async with Loopback() as server:
            llm = OpenAILLM(server.url)
            try:
                return await llm.complete(request_)
            finally:
                await llm.aclose()

    completion = asked(request_)
    assert completion.outcome is Outcome.ANSWERED
    assert completion == asyncio.run(directly())
    assert type(completion.reply) is request_.reply


def test_an_answer_that_is_no_reply_says_why() -> None:
    completion = asked(question(), "cut")
    assert completion.outcome is not Outcome.ANSWERED
    assert completion.reply is None
    assert completion.problem


def test_what_may_pass_is_tried_again_by_the_courier() -> None:
    assert asked(question(), "429", "drop", "500").outcome is Outcome.ANSWERED


def test_faults_come_back_as_what_they_are() -> None:
    with pytest.raises(KeyRefused):
        asked(question(), "401")


def test_that_there_is_no_key_is_said_by_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(KeyRefused, match="OPENAI_API_KEY"):
        asked(question())


def test_a_courier_that_ends_without_an_answer_is_given_up() -> None:
    async def run() -> Completion:
        child = Child(COURIER)
        async with Loopback(Script(["hang"])) as server:
            llm = couriered(server.url, child=child)
            asking = asyncio.create_task(llm.complete(question()))
            await reached(server, 1)
            killed(child)
            with pytest.raises(Unreachable, match="--readers 0"):
                await asking
            completion = await asyncio.wait_for(llm.complete(question()), 20)
            await llm.aclose()
            return completion

    assert asyncio.run(run()).outcome is Outcome.ANSWERED


def test_what_a_courier_was_asked_when_it_ended_is_asked_of_the_next() -> None:
    async def run() -> list[Completion]:
        child = Child(COURIER)
        async with Loopback(Script(["ok", "hang", "hang"])) as server:
            llm = couriered(server.url, child=child)
            await llm.complete(question())
            asking = [asyncio.create_task(llm.complete(question(text))) for text in ("А?", "Б?")]
            await reached(server, 3)
            killed(child)
            completions = await asyncio.wait_for(asyncio.gather(*asking), 20)
            await llm.aclose()
            return completions

    assert {completion.outcome for completion in asyncio.run(run())} == {Outcome.ANSWERED}


def test_what_a_courier_had_written_down_when_it_ended_is_not_asked_again(tmp_path: Path) -> None:
    async def run() -> tuple[Completion, int]:
        async with Loopback() as server:
            asked = question(base_url=server.url)
            usage = Usage(calls=1, input_tokens=9, cost=0.5)
            content = '{"evidence": [], "reasoning": "Нет.", "gaps": [], "level": 1}'
            journal = Journal(Late(tmp_path / "store"))
            journal.add(key_of(asked), StoredAnswer(content, usage))
            llm = couriered(server.url, tmp_path / "store")
            completion = await llm.complete(asked)
            await llm.aclose()
            return completion, server.counters.requests

    completion, requests = asyncio.run(run())
    assert completion.content.startswith('{"evidence": []')
    assert requests == 0


class Mortal(Child):
    """A courier that answers one question and ends with the next."""

    def __init__(self) -> None:
        super().__init__(COURIER)
        self.lives = 0
        self._says = Queue[Answer | None]()

    @property
    def began(self) -> bool:
        return False

    def begin(self) -> None:
        self.lives += 1
        self._left = 1

    def tell(self, item: object) -> None:
        if isinstance(item, Question):
            said = Completion(Outcome.REFUSED, "", None, Usage())
            self._says.put(Answer(item.number, said) if self._left else None)
            self._left -= 1

    def hear(self) -> Answer:
        if said := self._says.get():
            return said
        self._says = Queue()
        raise EOFError

    def end(self) -> None: ...

    def leave(self) -> None:
        self._says.put(None)


def test_a_courier_is_not_begun_anew_for_ever() -> None:
    async def run() -> tuple[int, list[object]]:
        mortal = Mortal()
        llm = couriered("http://127.0.0.1:9", child=mortal)
        asking = (llm.complete(question(f"{n}?")) for n in range(MOST + 3))
        came = await asyncio.wait_for(asyncio.gather(*asking, return_exceptions=True), 20)
        await llm.aclose()
        return mortal.lives, [type(one) for one in came]

    lives, came = asyncio.run(run())
    assert lives == MOST
    assert came == [Completion] * MOST + [Unreachable] * 3


def test_questions_wait_with_the_courier_and_no_more_are_asked_at_a_time() -> None:
    async def run() -> int:
        async with Loopback(latency=0.1) as server:
            llm = couriered(server.url)
            await asyncio.gather(*(llm.complete(question(f"{n}?")) for n in range(40)))
            await llm.aclose()
            return server.counters.peak

    assert asyncio.run(run()) == 4


def test_what_is_in_the_store_is_put_aside_nowhere(tmp_path: Path) -> None:
    async def run() -> None:
        async with Loopback() as server:
            llm = couriered(server.url, tmp_path / "store")
            await llm.complete(question())
            llm.kept(key_of(question()))
            await llm.aclose()

    asyncio.run(run())
    assert not (tmp_path / "store.late").exists()


def test_an_answer_that_no_store_got_is_taken_in_by_the_next_who_opens_it(tmp_path: Path) -> None:
    async def run() -> tuple[Completion, StoredAnswer | None]:
        async with Loopback() as server:
            llm = couriered(server.url, tmp_path / "store")
            asked = question(base_url=server.url)
            completion = await llm.complete(asked)
            await llm.aclose()
            async with Store(str(tmp_path / "store")) as store:
                return completion, await store.get(key_of(asked))

    completion, stored = asyncio.run(run())
    assert stored is not None
    assert stored.content == completion.content
    assert stored.usage == completion.usage.model_copy(update={"cost": PRICE.cost(stored.usage)})
    assert not (tmp_path / "store.late").exists()


def test_what_nobody_foresaw_is_sent_as_what_can_be_sent() -> None:
    """A question that no request can be made of costs itself, and the next one is answered."""

    class Unscaled(SummaryReply):
        scale: ClassVar = SimpleNamespace(min="low", max="high")

    async def run() -> Completion:
        async with Loopback() as server:
            llm = couriered(server.url)
            with pytest.raises(RuntimeError, match="ValidationError"):
                await llm.complete(replace(question(), reply=Unscaled))
            completion = await llm.complete(question())
            await llm.aclose()
            return completion

    assert asyncio.run(run()).outcome is Outcome.ANSWERED


RUN = """
import asyncio, sys
from pathlib import Path
from tests.llm.conftest import question
from tests.llm.test_courier import couriered

async def run():
    llm = couriered(sys.argv[1], Path(sys.argv[2]))
    texts = ("А?", "Б?")
    await asyncio.gather(*(llm.complete(question(t, base_url=sys.argv[1])) for t in texts))

asyncio.run(run())
"""


def test_what_a_killed_run_had_asked_is_waited_for_and_in_the_store(tmp_path: Path) -> None:
    where = tmp_path / "store"

    async def run() -> tuple[list[StoredAnswer | None], list[str]]:
        told = list[str]()
        async with Loopback(latency=1.0) as server:
            killed = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", RUN, server.url, str(where))
            )
            await reached(server, 2)
            killed.send_signal(signal.SIGKILL)
            await killed.wait()
            questions = [question(text, base_url=server.url) for text in ("А?", "Б?")]
            async with Store(str(where), notice=told.append) as store:
                return [await store.get(key_of(q)) for q in questions], told

    stored, told = asyncio.run(run())
    assert all(answer and json.loads(answer.content) for answer in stored)
    assert told == [WAITING]
    assert not Path(f"{where}.late").exists()


def test_what_was_answered_outlives_run_and_courier(tmp_path: Path) -> None:
    """Both killed at once, as the end of a container does; the run had heard of the answer."""

    async def run() -> StoredAnswer | None:
        async with Loopback() as server:
            child, asked = Child(COURIER), question(base_url=server.url)
            llm = couriered(server.url, tmp_path / "store", child)
            await llm.complete(asked)
            child.end()
            async with Store(str(tmp_path / "store")) as store:
                return await store.get(key_of(asked))

    stored = asyncio.run(run())
    assert stored is not None
    assert not (tmp_path / "store.late").exists()


def test_an_answer_is_masked_before_anything_keeps_it(tmp_path: Path) -> None:
    essay = "Звоните нам по номеру +7 999 123-45-67, и мы ответим в течение рабочего дня."

    async def run() -> tuple[Completion, bytes]:
        async with Loopback() as server:  # whose summaries are the essay's first sentences
            llm = couriered(server.url, tmp_path / "store")
            told = Message("user", f"<essay>\n{essay}\n</essay>")
            completion = await llm.complete(replace(summary_question(), messages=(told,)))
            written = (tmp_path / "store.late").read_bytes()
            await llm.aclose()
            return completion, written

    completion, written = asyncio.run(run())
    assert "[телефон]" in completion.content
    assert b"summary" in written
    assert b"123-45" not in written


def test_nothing_is_asked_for_a_run_that_has_gone() -> None:
    """Its questions lie in the pipe while the courier is still importing."""

    async def run() -> int:
        async with Loopback() as server:
            child = Child(COURIER)
            llm = couriered(server.url, child=child)
            asking = asyncio.create_task(llm.complete(question()))
            await asyncio.sleep(0)
            process = child.process
            child.leave()
            assert process is not None
            await asyncio.to_thread(process.wait, 20)
            with pytest.raises(Unreachable):
                await asking
            return server.counters.requests

    assert asyncio.run(run()) == 0
