"""The way to a service: openai asks, instructor reads the reply.

Importing it takes most of a second (openai does); `assessor.llm.connect` puts that off until a
question is really going to be asked, or has a process of its own do it.

What is agreed with the libraries, and why:

- openai: `max_retries=0`. Retrying has one authority, `openai_retries.Retried`.
- instructor: reads the reply, in `JSON_SCHEMA` mode. It does not make the call: its client would
  build class, schema and retries anew each time, and `context=` would run every message, essays
  included, as a template. The body is ours (`wire`), the same as in batch files.
- One client for a run, with as many kept-alive connections as calls in flight.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import Final, cast

import httpx2
import instructor
import openai
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion
from openai.types.chat.chat_completion import Choice
from pydantic import ValidationError

from assessor import errors
from assessor.assessment import Usage
from assessor.errors import ModelError
from assessor.llm import wire
from assessor.llm.base import Completion, Outcome, Request
from assessor.llm.openai_faults import Fault, fault_of, short
from assessor.replies import Reply, ScoreReply

Headers = Mapping[str, str]
TIMEOUT: Final = 120.0  # seconds for one attempt
FILTERED: Final = "The service's content filter stopped the answer."


class OpenAILLM:
    """Any service with OpenAI's chat completions. One `complete` is one attempt."""

    def __init__(
        self,
        base_url: str,
        *,
        api_key: str | None = None,
        connections: int = 32,
        timeout: float = TIMEOUT,
        on_headers: Callable[[Headers], None] | None = None,
    ) -> None:
        """`api_key` is OPENAI_API_KEY when None; `on_headers` is shown every response's headers.

        Raises `KeyRefused` when there is no key at all.
        """
        # instructor logs answers that are no reply, with their text.
        logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)
        self._client = _client(base_url, api_key, connections, timeout, on_headers)

    async def complete(self, request: Request) -> Completion:
        """Ask once. Raises `ModelError`; an answer that is no reply is an `Outcome`.

        `chat.completions.create` would walk the whole body anew for every call (a fifth of a
        call's time) and import every other resource of the API first (half a second).
        """
        body = wire.body(request)
        try:
            raw = await self._client.post(wire.PATH, cast_to=ChatCompletion, body=body)
        except (openai.OpenAIError, ValueError) as error:
            if _is_filtered(error):
                return Completion(Outcome.FILTERED, "", None, _usage(None), FILTERED)
            raise self._fault(error, request) from error
        try:
            return self._answer(raw, request)
        except (AttributeError, TypeError, RecursionError) as error:
            # Some gateways send what is no chat completion, with the names of one.
            raise self._fault(ValueError("no chat completion"), request) from error

    async def aclose(self) -> None:
        await self._client.close()

    def _answer(self, raw: object, request: Request) -> Completion:
        """What a 200 means; only the last case is a reply."""
        choice = _choice(raw)
        if choice is None:
            raise self._fault(_told_in_body(raw), request)
        content = choice.message.content or ""
        completion = cast(ChatCompletion, raw)
        usage = _usage(completion.usage)
        if refusal := choice.message.refusal:
            problem = f"The model refused: {short(refusal)}"
            return Completion(Outcome.REFUSED, content or refusal, None, usage, problem)
        if choice.finish_reason == "content_filter":
            return Completion(Outcome.FILTERED, content, None, usage, FILTERED)
        if choice.finish_reason == "length":
            problem = f"The answer broke off at {request.model.max_output_tokens} tokens."
            return Completion(Outcome.TRUNCATED, content, None, usage, problem)
        try:
            reply = _reply(completion, request.reply)
        except ValueError as error:
            return Completion(Outcome.UNPARSABLE, content, None, usage, _problem(error, content))
        return Completion(Outcome.ANSWERED, content, reply, usage)

    def _fault(self, error: Fault, request: Request) -> ModelError:
        return fault_of(error, self._client, request.model.name)


def _choice(raw: object) -> Choice | None:
    choices = getattr(raw, "choices", None)
    if not choices or getattr(choices[0], "message", None) is None:
        return None
    return cast(Choice, choices[0])


def _is_filtered(error: BaseException | None) -> bool:
    """Some services say with a 400 that their filter stopped the question."""
    return isinstance(error, openai.BadRequestError) and error.code == "content_filter"


def _usage(usage: CompletionUsage | None) -> Usage:
    """What the answer used; its cost is not known here."""
    if usage is None:
        return Usage(calls=1, cost=None)
    details = usage.prompt_tokens_details
    return Usage(
        calls=1,
        input_tokens=usage.prompt_tokens or 0,
        cached_tokens=(details.cached_tokens if details else 0) or 0,
        output_tokens=usage.completion_tokens or 0,
        cost=None,
    )


def _problem(error: BaseException | None, content: str) -> str:
    """Why the content is no reply, for the model and for a person; without links to a library."""
    if not content.strip():
        return "The answer is empty."
    if not isinstance(error, ValidationError):
        return "The answer is not of the shape that was asked for."
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'answer'}: {fault['msg']}" for fault in faults[:5]
    )


def _told_in_body(raw: object) -> ValueError:
    """The error in the body of a 200, as some gateways send it."""
    told = getattr(raw, "error", None)
    words = told.get("message") if isinstance(told, dict) else None
    return ValueError(words or "no choices")


def warm_up() -> None:
    """Read an answer that is none: instructor imports what it reads with when it first reads.

    Better while the first answer is on its way than when it has come.
    """
    with suppress(ValueError):
        _reply(ChatCompletion.construct(choices=[]), ScoreReply)


def _reply(raw: ChatCompletion, reply: type[Reply]) -> Reply:
    """The validated reply. Raises ValueError: the content is none."""
    read = _shape(reply).from_response(raw, mode=instructor.Mode.JSON_SCHEMA, strict=True)
    # Without what instructor keeps beside it.
    return reply.model_construct(**{name: getattr(read, name) for name in reply.model_fields})


@cache
def _shape(reply: type[Reply]) -> type[instructor.ResponseSchema]:
    """The reply as instructor reads it: a class of its own, made once."""
    return cast(type[instructor.ResponseSchema], instructor.response_schema(reply))


def _client(
    base_url: str,
    api_key: str | None,
    connections: int,
    timeout: float,
    on_headers: Callable[[Headers], None] | None,
) -> openai.AsyncOpenAI:
    async def show(response: httpx2.Response) -> None:
        if on_headers is not None:
            on_headers(response.headers)

    http = openai.DefaultAsyncHttpx2Client(
        limits=httpx2.Limits(
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=60,
        ),
        event_hooks={"response": [show]},
    )
    try:
        return openai.AsyncOpenAI(
            api_key=api_key,
            base_url=base_url,
            max_retries=0,
            timeout=httpx2.Timeout(timeout, connect=min(timeout, 10.0)),
            http_client=http,
        )
    except openai.OpenAIError as error:
        remedy = "Set OPENAI_API_KEY (a server of your own may take any word)."
        raise errors.KeyRefused("There is no key for the model's service.", remedy) from error
