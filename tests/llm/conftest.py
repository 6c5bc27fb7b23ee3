"""Questions to ask, and a place to keep answers in."""

from __future__ import annotations

import pytest

from assessor.llm.base import Message, Model, Request
from assessor.llm.cache import StoredAnswer
from assessor.replies import Reply, SummaryReply, score_reply
from assessor.rubric import Scale

ESSAY = (
    "Мы снизили среднее время ожидания с 95 до 38 секунд за 2024 год. "
    "Для этого команда из 44 человек перестроила смены и базу знаний. "
    "К концу 2025 года мы планируем 30 секунд."
)
SCORE = score_reply(Scale(min=0, max=5))


class Kept:
    """`Answers` in memory."""

    def __init__(self) -> None:
        self.answers: dict[str, StoredAnswer] = {}

    async def get(self, key: str) -> StoredAnswer | None:
        return self.answers.get(key)

    async def put(self, key: str, answer: StoredAnswer) -> None:
        self.answers[key] = answer


def question(
    text: str = "Какой уровень?",
    *,
    base_url: str = "http://127.0.0.1:9/v1",
    name: str = "gpt-4o-mini",
    reply: type[Reply] = SCORE,
    sample: int = 0,
    temperature: float | None = None,
) -> Request:
    messages = (
        Message("system", "Судите только по тексту."),
        Message("user", f"<essay>\n{ESSAY}\n</essay>\n\n{text}"),
    )
    return Request(Model(name, base_url, temperature), messages, reply, sample)


def summary_question() -> Request:
    return question("Изложите кратко.", reply=SummaryReply)


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-mine")
