"""The seam to a language model: a `Request` goes in, a `Completion` comes out.

An `LLM` is anything with `complete`; caching, metering and pacing are LLMs that wrap another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

from assessor.assessment import Usage
from assessor.replies import Reply


class Message(NamedTuple):
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Model:
    """Which model is asked, and how. Everything here is part of a request's identity."""

    name: str
    base_url: str
    temperature: float | None = None
    max_output_tokens: int = 2000


@dataclass(frozen=True)
class Request:
    """One question. `sample` tells repeats of the same question apart (0 is the first)."""

    model: Model
    messages: tuple[Message, ...]
    reply: type[Reply]
    sample: int = 0


class Outcome(StrEnum):
    """How an answer ended. Only ANSWERED carries a reply; none of the others is ever a score."""

    ANSWERED = "answered"
    REFUSED = "refused"
    FILTERED = "filtered"
    TRUNCATED = "truncated"
    UNPARSABLE = "unparsable"


@dataclass(frozen=True)
class Completion:
    """What came back. `content` is the model's text as it stands; `reply` is it, validated.

    `problem` says in one sentence why there is no reply (for a person, and for the re-ask).
    """

    outcome: Outcome
    content: str
    reply: Reply | None
    usage: Usage
    problem: str = ""


class LLM(Protocol):
    """Asks a model. Raises `ModelError` when there is no answer at all."""

    async def complete(self, request: Request) -> Completion: ...

    async def aclose(self) -> None: ...
