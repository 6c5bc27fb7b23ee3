"""Asking from a process of its own: as if there were none, and nothing lost when the run dies."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from assessor.assessment import Usage
from assessor.child import Child
from assessor.commands.staff import COURIER
from assessor.errors import KeyRefused, RateLimited, Unreachable
from assessor.llm.base import Completion, Outcome, Request
from assessor.llm.courier import WAITING, Couriered, Notices, Orders
from assessor.llm.late import Late
from assessor.llm.openai import OpenAILLM
from assessor.llm.wire import key_of
from tests.llm.conftest import question, summary_question
from tests.loopback.faults import Script
from tests.loopback.server import Loopback


def couriered(
    url: str,
    late: Path | None = None,
    child: Child | None = None,
    limits: Any = lambda headers: None,
    person: Any = lambda message: None,
) -> Couriered:
    return Couriered(child or Child(COURIER), Orders(url, 4, late), Notices(limits, person))


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


def test_faults_come_back_as_what_they_are() -> None:
    with pytest.raises(RateLimited) as met:
        asked(question(), "429")
    assert met.value.retry_after is not None


def test_that_there_is_no_key_is_said_by_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(KeyRefused, match="OPENAI_API_KEY"):
        asked(question())


def test_what_the_service_tells_of_its_limits_reaches_the_run() -> None:
    told = list[Mapping[str, str]]()
    asked(question(), "last", limits=told.append)
    assert told == [{"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "0.05s"}]


def test_a_courier_that_ends_is_begun_anew() -> None:
    async def run() -> Completion:
        child = Child(COURIER)
        async with Loopback(Script(["hang"])) as server:
            llm = couriered(server.url, child=child)
            asking = asyncio.create_task(llm.complete(question()))
            await reached(server, 1)
            assert child.process is not None
            child.process.kill()
            with pytest.raises(Unreachable, match="--readers 0"):
                await asking
            completion = await asyncio.wait_for(llm.complete(question()), 20)
            await llm.aclose()
            return completion

    assert asyncio.run(run()).outcome is Outcome.ANSWERED


def test_what_is_in_the_store_is_put_aside_nowhere(tmp_path: Path) -> None:
    async def run() -> None:
        async with Loopback() as server:
            llm = couriered(server.url, tmp_path / "late")
            await llm.complete(question())
            llm.kept(key_of(question()))
            await llm.aclose()

    asyncio.run(run())
    assert not (tmp_path / "late").exists()


def test_an_answer_that_no_store_got_is_had_from_where_it_was_put(tmp_path: Path) -> None:
    async def run() -> tuple[list[Completion], int]:
        completions = []
        async with Loopback() as server:
            for _ in range(2):  # the second asks what the first did not keep
                llm = couriered(server.url, tmp_path / "late")
                completions.append(await llm.complete(question()))
                await llm.aclose()
            return completions, server.counters.requests

    (first, second), requests = asyncio.run(run())
    assert first == second
    assert requests == 1


def test_an_answer_in_any_characters_is_put_aside_and_had_again(tmp_path: Path) -> None:
    completion = Completion(
        Outcome.ANSWERED, '{"summary": "A\u2028b\u0085c \\ud800"}', None, Usage()
    )
    for _ in range(2):
        late = Late(tmp_path / "late")
        assert late.take_over(0)
        late.add("key", completion)
        late.close()
    again = Late(tmp_path / "late")
    assert again.take_over(0)
    assert again.get("key") == completion


def test_what_is_put_aside_is_masked_or_is_not_put_aside(tmp_path: Path) -> None:
    late = Late(tmp_path / "late")
    assert late.take_over(0)
    contents = {"a": '{"summary": "Ask ivan@x.ru."}', "b": '{"summary": "Ask:\\nivan@x.ru"}'}
    for key, content in contents.items():
        late.add(key, Completion(Outcome.ANSWERED, content, None, Usage()))
    late.close()
    put = (tmp_path / "late").read_text("utf-8")
    assert "ivan" not in put
    assert all(json.loads(json.loads(line)["content"]) for line in put.splitlines())


def test_damage_in_what_was_put_aside_costs_a_line(tmp_path: Path) -> None:
    good = json.dumps({"key": "k", "content": "{}", "usage": Usage().model_dump()}).encode()
    (tmp_path / "late").write_bytes(b"\xff\xfe\n{}\n" + good + b"\n" + good[:20])
    late = Late(tmp_path / "late")
    assert late.take_over(0)
    assert late.get("k") == Completion(Outcome.ANSWERED, "{}", None, Usage())


def test_what_nobody_foresaw_is_sent_as_what_can_be_sent() -> None:
    """A question that no request can be made of costs itself, and the next one is answered."""

    async def run() -> Completion:
        async with Loopback() as server:
            llm = couriered(server.url)
            broken = replace(question(), messages=(None,))  # type: ignore[arg-type]
            with pytest.raises(RuntimeError, match="AttributeError"):
                await llm.complete(broken)
            completion = await llm.complete(question())
            await llm.aclose()
            return completion

    assert asyncio.run(run()).outcome is Outcome.ANSWERED


def test_who_waits_for_an_earlier_courier_says_so_and_asks_nothing_once_its_run_has_gone(
    tmp_path: Path,
) -> None:
    async def run() -> tuple[list[str], int]:
        told = list[str]()
        async with Loopback() as server:
            with FileLock(f"{tmp_path / 'late'}.lock"):
                child = Child(COURIER)
                llm = couriered(server.url, tmp_path / "late", child=child, person=told.append)
                asking = asyncio.create_task(llm.complete(question()))
                async with asyncio.timeout(20):
                    while not told:  # noqa: ASYNC110 (a list, no event)
                        await asyncio.sleep(0.01)
                process = child.process
                child.leave()
                assert process is not None
                await asyncio.to_thread(process.wait, 20)
            with pytest.raises(Unreachable):
                await asking
            return told, server.counters.requests

    told, requests = asyncio.run(run())
    assert told == [WAITING]
    assert requests == 0


RUN = """
import asyncio, sys
from pathlib import Path
from tests.llm.conftest import question
from tests.llm.test_courier import couriered

async def run():
    llm = couriered(sys.argv[1], Path(sys.argv[2]))
    await asyncio.gather(*(llm.complete(question(text)) for text in ("А?", "Б?")))

asyncio.run(run())
"""


def test_what_a_killed_run_had_asked_is_taken_in_masked_and_not_asked_again(tmp_path: Path) -> None:
    late = tmp_path / "late"

    async def run() -> tuple[list[Completion], int]:
        async with Loopback(latency=1.0) as server:
            killed = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", RUN, server.url, str(late))
            )
            await reached(server, 2)
            killed.send_signal(signal.SIGKILL)
            await killed.wait()
            llm = couriered(server.url, late)
            questions = (question("А?"), question("Б?"))
            completions = [await llm.complete(q) for q in questions]
            assert len(late.read_text("utf-8").splitlines()) == 2
            for q in questions:
                llm.kept(key_of(q))
            await llm.aclose()
            return completions, server.counters.requests

    completions, requests = asyncio.run(run())
    assert requests == 2
    assert all(completion.outcome is Outcome.ANSWERED for completion in completions)
    assert not (tmp_path / "late").exists()
