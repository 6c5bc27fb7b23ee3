"""One attempt over the wire: what a service says becomes an outcome or an error of ours."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from email.utils import formatdate
from pathlib import Path
from typing import Any

import httpx2
import openai
import pytest
from openai import _exceptions as vendor
from openai.types.chat import ChatCompletion

from assessor import errors
from assessor.errors import AssessorError, ModelError, ServerFault, TransientModelError
from assessor.llm import wire
from assessor.llm.base import Completion, Outcome, Request
from assessor.llm.openai import OpenAILLM
from assessor.llm.openai_faults import Fault, fault_of
from assessor.llm.openai_retries import Patience, Retried
from tests.llm.conftest import ESSAY, SCORE, question, summary_question
from tests.loopback.faults import Script
from tests.loopback.server import Loopback

QUICK = Patience(attempts=4, first_wait=0.01, longest_wait=0.02, total=5.0)


async def ask_once(server: Loopback, request: Request | None = None) -> Completion:
    llm = OpenAILLM(server.url, timeout=5.0)
    try:
        return await llm.complete(request or question())
    finally:
        await llm.aclose()


def ask(*faults: str, request: Request | None = None) -> tuple[Completion, Loopback]:
    async def run() -> tuple[Completion, Loopback]:
        async with Loopback(Script(faults)) as server:
            return await ask_once(server, request), server

    return asyncio.run(run())


def fails(fault: str) -> ModelError:
    with pytest.raises(ModelError) as raised:
        ask(fault)
    return raised.value


# What comes back --------------------------------------------------------------------------------


def test_an_answer_of_the_right_shape_is_a_reply() -> None:
    completion, _ = ask()
    assert completion.outcome is Outcome.ANSWERED
    assert isinstance(completion.reply, SCORE)
    assert completion.reply.model_dump() == json.loads(completion.content)
    assert all(quote in ESSAY for quote in completion.reply.evidence)


def test_a_reply_holds_nothing_of_the_vendors() -> None:
    completion, _ = ask()
    assert completion.reply is not None
    assert set(vars(completion.reply)) == set(SCORE.model_fields)


def test_the_answer_says_what_it_used() -> None:
    completion, server = ask()
    assert completion.usage.calls == 1
    assert completion.usage.input_tokens == server.counters.input_tokens > 0
    assert completion.usage.output_tokens == server.counters.output_tokens > 0
    assert completion.usage.cost is None


def test_tokens_that_the_service_had_already_are_counted_as_cached() -> None:
    async def run() -> Completion:
        async with Loopback() as server:
            long = "Правило: судите по тексту. " * 400
            await ask_once(server, question(long + "1"))
            return await ask_once(server, question(long + "2"))

    usage = asyncio.run(run()).usage
    assert 0 < usage.cached_tokens < usage.input_tokens


@pytest.mark.parametrize(
    ("fault", "outcome", "problem"),
    [
        ("refusal", Outcome.REFUSED, "The model refused: I'm sorry"),
        ("filter", Outcome.FILTERED, "content filter"),
        ("length", Outcome.TRUNCATED, "broke off at 2000 tokens"),
        ("cut", Outcome.UNPARSABLE, "Invalid JSON"),
    ],
)
def test_an_answer_that_is_no_reply_is_an_outcome_and_never_a_score(
    fault: str, outcome: Outcome, problem: str
) -> None:
    completion, _ = ask(fault)
    assert completion.outcome is outcome
    assert completion.reply is None
    assert problem in completion.problem
    assert completion.usage.calls == 1
    assert completion.usage.input_tokens > 0


def test_a_problem_names_the_field_and_no_website(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> Completion:
        async with Loopback() as server:
            wrong = {"evidence": [], "reasoning": "", "level": 9, "mark": 5}
            monkeypatch.setattr(server._experts, "reply", lambda body: json.dumps(wrong))
            return await ask_once(server)

    completion = asyncio.run(run())
    assert completion.outcome is Outcome.UNPARSABLE
    for field in ("gaps", "level", "mark"):
        assert field in completion.problem
    assert "http" not in completion.problem
    assert json.loads(completion.content)["level"] == 9


def test_an_empty_answer_is_unparsable(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> Completion:
        async with Loopback() as server:
            monkeypatch.setattr(server._experts, "reply", lambda body: " ")
            return await ask_once(server)

    assert asyncio.run(run()).problem == "The answer is empty."


# What goes out ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "request_",
    [question(), question(sample=2), question(temperature=0.0), summary_question()],
    ids=["plain", "sample", "temperature", "summary"],
)
def test_what_is_sent_is_what_is_cached_and_exported(request_: Request) -> None:
    _, server = ask(request=request_)
    assert server.bodies == [wire.body(request_)]


def test_an_essay_is_never_run_as_a_template() -> None:
    _, server = ask(request=question("{{ 7 * 7 }} {% raw %} {# сноска #}"))
    assert server.bodies[0]["messages"][1]["content"].endswith("{{ 7 * 7 }} {% raw %} {# сноска #}")


def test_cyrillic_is_sent_as_utf_8() -> None:
    sent: list[bytes] = []

    class Listening(Script):
        def draw(self, body: bytes, seen: int) -> str:
            sent.append(body)
            return super().draw(body, seen)

    async def run() -> None:
        async with Loopback(Listening()) as server:
            await ask_once(server)

    asyncio.run(run())
    assert ESSAY.encode() in sent[0]


def test_no_text_of_ours_reaches_the_model_by_way_of_the_schema() -> None:
    _, server = ask(request=summary_question())
    assert "description" not in json.dumps(server.bodies[0]["response_format"])


# Failures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("401", errors.KeyRefused),
        ("404", errors.ModelUnknown),
        ("quota", errors.OutOfCredit),
        ("429", errors.RateLimited),
        ("400", errors.RequestRefused),
        ("500", errors.ServerFault),
        ("503", errors.ServerFault),
        ("drop", errors.Unreachable),
        ("envelope", errors.ServerFault),
        ("gateway", errors.ServerFault),
        ("page", errors.ServerFault),
    ],
)
def test_a_failure_is_one_of_ours_that_names_service_and_model(
    fault: str, error: type[ModelError]
) -> None:
    raised = fails(fault)
    assert type(raised) is error
    assert "127.0.0.1:" in raised.cause
    assert "gpt-4o-mini" in raised.cause
    assert raised.remedy.endswith(".")


def test_the_key_is_in_no_message_even_if_the_service_repeats_it() -> None:
    assert "secret" not in str(fails("401"))


def test_a_call_that_hangs_is_given_up() -> None:
    async def run() -> None:
        async with Loopback(Script(["hang"])) as server:
            llm = OpenAILLM(server.url, timeout=0.1)
            try:
                await llm.complete(question())
            finally:
                await llm.aclose()

    with pytest.raises(errors.TimedOut):
        asyncio.run(run())


def test_a_service_that_is_not_there_is_unreachable() -> None:
    async def run() -> None:
        await ask_once(Unbound())  # type: ignore[arg-type]

    with pytest.raises(errors.Unreachable, match="--base-url"):
        asyncio.run(run())


class Unbound:
    url = "http://127.0.0.1:9/v1"


def test_without_a_key_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(errors.KeyRefused, match="OPENAI_API_KEY"):
        OpenAILLM("http://127.0.0.1:9/v1")


def test_the_wait_that_a_service_asks_for_is_kept() -> None:
    error = fails("429")
    assert isinstance(error, errors.RateLimited)
    assert error.retry_after == 0.05


# The map of the vendor's errors -----------------------------------------------------------------

REQUEST = httpx2.Request("POST", "https://api.example.com/v1/chat/completions")


def response(status: int, headers: Mapping[str, str] | None = None) -> httpx2.Response:
    return httpx2.Response(status, request=REQUEST, headers=dict(headers or {}))


def status_error(
    kind: type[openai.APIStatusError], status: int, headers: Mapping[str, str] | None = None
) -> openai.APIStatusError:
    return kind("no", response=response(status, headers), body=None)


# What a chat completion can raise, and what becomes of it.
EXPECTED: dict[type[Exception], tuple[Fault, type[ModelError]]] = {
    vendor.OpenAIError: (openai.OpenAIError(), errors.ServerFault),
    vendor.APIError: (openai.APIError("no", REQUEST, body=None), errors.ServerFault),
    vendor.APIResponseValidationError: (
        openai.APIResponseValidationError(response(200), None),
        errors.ServerFault,
    ),
    vendor.APIStatusError: (status_error(openai.APIStatusError, 418), errors.RequestRefused),
    vendor.APIConnectionError: (
        openai.APIConnectionError(request=REQUEST),
        errors.Unreachable,
    ),
    vendor.APITimeoutError: (openai.APITimeoutError(REQUEST), errors.TimedOut),
    vendor.BadRequestError: (status_error(openai.BadRequestError, 400), errors.RequestRefused),
    vendor.AuthenticationError: (status_error(openai.AuthenticationError, 401), errors.KeyRefused),
    vendor.OAuthError: (
        vendor.OAuthError(response=response(401), body=None),
        errors.KeyRefused,
    ),
    vendor.PermissionDeniedError: (
        status_error(openai.PermissionDeniedError, 403),
        errors.KeyRefused,
    ),
    vendor.NotFoundError: (status_error(openai.NotFoundError, 404), errors.ModelUnknown),
    vendor.ConflictError: (status_error(openai.ConflictError, 409), errors.ServerFault),
    vendor.UnprocessableEntityError: (
        status_error(openai.UnprocessableEntityError, 422),
        errors.RequestRefused,
    ),
    vendor.RateLimitError: (status_error(openai.RateLimitError, 429), errors.RateLimited),
    vendor.InternalServerError: (status_error(openai.InternalServerError, 502), errors.ServerFault),
}
# What only streams, sockets, webhooks, token exchange and the vendor's own parsing raise.
NOT_MET = {
    vendor.SubjectTokenProviderError,
    vendor.LengthFinishReasonError,
    vendor.ContentFilterFinishReasonError,
    vendor.InvalidWebhookSignatureError,
    vendor.WebSocketConnectionClosedError,
    vendor.WebSocketQueueFullError,
}


def ours(error: Fault) -> ModelError:
    client = openai.AsyncOpenAI(base_url="https://user:pass@api.example.com/v1?key=1")
    return fault_of(error, client, "gpt-4o-mini")


def test_every_error_of_the_vendors_has_been_decided_on() -> None:
    theirs = {
        thing
        for thing in vars(vendor).values()
        if isinstance(thing, type)
        and issubclass(thing, Exception)
        and thing.__module__.partition(".")[0] == "openai"
    }
    assert theirs == EXPECTED.keys() | NOT_MET


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_the_vendors_error_becomes_ours(kind: type[Exception]) -> None:
    error, expected = EXPECTED[kind]
    mapped = ours(error)
    assert type(mapped) is expected
    assert mapped.cause.startswith("api.example.com ")
    assert "pass" not in mapped.cause


@pytest.mark.parametrize(
    ("status", "expected"),
    [(402, errors.OutOfCredit), (408, errors.TimedOut), (413, errors.RequestRefused)],
)
def test_a_status_without_a_class_of_the_vendors(status: int, expected: type[ModelError]) -> None:
    assert type(ours(status_error(openai.APIStatusError, status))) is expected


def test_an_overloaded_service_is_one_with_too_many_requests() -> None:
    mapped = ours(status_error(openai.InternalServerError, 529))
    assert isinstance(mapped, errors.RateLimited)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    mapped = ours(status_error(openai.RateLimitError, 429, headers))
    assert isinstance(mapped, TransientModelError)
    assert mapped.retry_after == seconds


def test_a_date_to_wait_for_is_a_number_of_seconds() -> None:
    headers = {"retry-after": formatdate(time.time() + 60, usegmt=True)}
    mapped = ours(status_error(openai.RateLimitError, 429, headers))
    assert isinstance(mapped, TransientModelError)
    assert mapped.retry_after == pytest.approx(60, abs=3)


def test_a_date_is_measured_by_the_clock_of_the_service_that_tells_it() -> None:
    headers = {
        "date": "Wed, 21 Oct 2015 07:28:00 GMT",
        "retry-after": "Wed, 21 Oct 2015 07:28:09 GMT",
    }
    mapped = ours(status_error(openai.RateLimitError, 429, headers))
    assert isinstance(mapped, TransientModelError)
    assert mapped.retry_after == 9.0


def test_a_long_message_is_cut_and_stripped_of_the_key() -> None:
    words = "слово " * 32 + "sk-secret-of-mine " + "слово " * 200
    error = openai.BadRequestError("no", response=response(400), body={"message": words})
    mapped = ours(error)
    assert "secret" not in mapped.cause
    assert len(mapped.cause) < 300


# Trying again -----------------------------------------------------------------------------------


def retried(*faults: str, patience: Patience = QUICK) -> tuple[Completion, Loopback]:
    async def run() -> tuple[Completion, Loopback]:
        async with Loopback(Script(faults)) as server:
            llm = Retried(OpenAILLM(server.url, timeout=5.0), patience)
            try:
                return await llm.complete(question()), server
            finally:
                await llm.aclose()

    return asyncio.run(run())


@pytest.mark.parametrize("fault", ["429", "500", "503", "drop", "envelope", "gateway", "page"])
def test_what_may_pass_is_tried_again(fault: str) -> None:
    completion, server = retried(fault, fault)
    assert completion.outcome is Outcome.ANSWERED
    assert server.counters.requests == 3


@pytest.mark.parametrize("fault", ["401", "404", "quota", "400"])
def test_what_cannot_pass_is_not_tried_again(fault: str) -> None:
    with pytest.raises(AssessorError) as raised:
        retried(fault, "ok")
    assert not isinstance(raised.value, TransientModelError)


@pytest.mark.parametrize("answer", ["refusal", "filter", "length", "cut"])
def test_an_answer_is_never_asked_for_again(answer: str) -> None:
    assert retried(answer)[1].counters.requests == 1


def test_there_is_an_end_to_trying() -> None:
    with pytest.raises(errors.ServerFault):
        retried(*["500"] * 9)


def test_the_service_decides_how_long_to_wait_at_least() -> None:
    async def run() -> float:
        async with Loopback(Script(["429"]), retry_after="0.3") as server:
            llm = Retried(OpenAILLM(server.url), QUICK)
            started = asyncio.get_running_loop().time()
            await llm.complete(question())
            await llm.aclose()
            return asyncio.get_running_loop().time() - started

    assert asyncio.run(run()) >= 0.3


def test_a_wait_beyond_the_ceiling_is_not_begun() -> None:
    async def run() -> None:
        async with Loopback(Script(["429"]), retry_after="3600") as server:
            llm = Retried(OpenAILLM(server.url), QUICK)
            try:
                await llm.complete(question())
            finally:
                await llm.aclose()

    with pytest.raises(errors.RateLimited):
        asyncio.run(asyncio.wait_for(run(), 5))


def test_calls_side_by_side_keep_their_own_count_of_attempts() -> None:
    async def run() -> list[Completion]:
        faults = ["429", "ok", "500", "drop"] * 10
        async with Loopback(Script(faults)) as server:
            llm = Retried(OpenAILLM(server.url), Patience(attempts=40, first_wait=0.001))
            asking = [llm.complete(question(str(number))) for number in range(20)]
            answers = await asyncio.gather(*asking)
            await llm.aclose()
            return answers

    assert {answer.outcome for answer in asyncio.run(run())} == {Outcome.ANSWERED}


def test_only_modules_named_for_it_know_the_vendor() -> None:
    package = Path(wire.__file__).parents[1]
    knowing = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.split()[:1] in (["import"], ["from"])
        and line.split()[1].partition(".")[0] in {"openai", "instructor", "tenacity", "httpx2"}
    }
    assert "llm/openai.py" in knowing
    assert all(name.startswith("llm/openai") for name in knowing)


@pytest.mark.parametrize(
    "body",
    [
        {"choices": [{"message": {"content": "{}"}}], "usage": "none"},
        {"choices": [{"message": {"content": ["{}"]}}]},
        {"choices": [{"message": {"content": 7}}]},
        {"choices": "none"},
    ],
    ids=["usage", "content in a list", "content a number", "choices"],
)
def test_a_200_that_is_no_chat_completion_is_the_services_fault(
    body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def post(*given: object, **more: object) -> object:
        return ChatCompletion.construct(**body)

    async def run() -> Completion:
        llm = OpenAILLM("http://127.0.0.1:9/v1")
        monkeypatch.setattr(llm._client, "post", post)  # what comes over the wire
        return await llm.complete(question())

    with pytest.raises(ServerFault):
        asyncio.run(run())
