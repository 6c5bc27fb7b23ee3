"""No address and no telephone number that a model writes is kept or shown."""

from __future__ import annotations

import asyncio
import json

import pytest

from assessor.assessment import Usage
from assessor.llm.base import Completion, Message, Model, Outcome, Request
from assessor.llm.mask import Masking, masked
from assessor.replies import SummaryReply

REQUEST = Request(Model("m", "http://x"), (Message("user", "?"),), SummaryReply)


class Says:
    """An LLM with one answer."""

    def __init__(self, summary: str, outcome: Outcome = Outcome.ANSWERED) -> None:
        content = json.dumps({"summary": summary}, ensure_ascii=False)
        reply = SummaryReply(summary=summary) if outcome is Outcome.ANSWERED else None
        self._completion = Completion(outcome, content, reply, Usage(), problem=summary)

    async def complete(self, request: Request) -> Completion:
        return self._completion

    async def aclose(self) -> None: ...


def ask(llm: Says) -> Completion:
    return asyncio.run(Masking(llm).complete(REQUEST))


@pytest.mark.parametrize("secret", ["ivan@example.com", "+7 999 123-45-67", "8 (495) 123-45-67"])
def test_what_is_personal_becomes_a_placeholder_everywhere(secret: str) -> None:
    completion = ask(Says(f"Пишите: {secret}. Ожидание сократилось."))
    assert secret not in repr(completion)
    assert isinstance(completion.reply, SummaryReply)
    assert completion.reply.summary.endswith("Ожидание сократилось.")


def test_an_answer_without_any_is_left_as_it_is() -> None:
    says = Says("Ожидание сократилось с 96 до 41 секунды, 1 234 567 обращений за 2024 год.")
    assert ask(says) == asyncio.run(says.complete(REQUEST))


def test_an_address_is_found_in_what_an_answer_says_not_in_how_it_is_written() -> None:
    glued = ask(Says("Адрес:\nivan@example.com, 40 обращений."))
    assert isinstance(glued.reply, SummaryReply)
    assert glued.reply.summary.startswith("Адрес:\n[")
    escaped = masked('{"summary": "ivan\\u0040example.com"}')
    assert "example" not in escaped
    assert json.loads(escaped)


def test_an_answer_that_is_no_reply_is_masked_too() -> None:
    assert "ivan@" not in repr(ask(Says("ivan@example.com", Outcome.UNPARSABLE)))
