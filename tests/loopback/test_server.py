"""The loopback server says what it should: else every test that leans on it says nothing."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import openai
import pytest

from assessor.llm import wire
from tests.llm.conftest import ESSAY, question, summary_question
from tests.loopback.counters import Counters
from tests.loopback.experts import Experts, essay_in, quotes, summary
from tests.loopback.faults import OK, Odds, Script
from tests.loopback.server import Loopback

BODY: dict[str, Any] = wire.body(question())


def test_an_unknown_essay_gets_an_answer_of_the_right_shape_with_its_own_words() -> None:
    answer = json.loads(Experts().reply(BODY))
    assert list(answer) == ["evidence", "reasoning", "gaps", "level"]
    assert answer["evidence"]
    assert all(quote in ESSAY for quote in answer["evidence"])
    assert answer["level"] in range(6)


def test_an_unknown_essay_gets_a_summary_of_its_own_sentences() -> None:
    told = json.loads(Experts().reply(wire.body(summary_question())))["summary"]
    assert told == summary(ESSAY)
    assert len(told.split()) <= 90


def test_the_same_question_gets_the_same_answer() -> None:
    assert Experts().reply(BODY) == Experts().reply(BODY)


def test_the_essay_is_what_stands_between_the_marks() -> None:
    assert essay_in("Правила.\n<essay>\nТекст.\n</essay>\n\nВопрос?") == "Текст."
    assert essay_in("Без меток.") == "Без меток."
    assert quotes("Коротко.") == ["Коротко."]


def test_odds_depend_on_what_is_asked_and_how_often_and_on_nothing_else() -> None:
    bodies = [str(number).encode() for number in range(4000)]
    drawn = [Odds({"429": 0.1, "drop": 0.05}).draw(body, 0) for body in bodies]
    again = [Odds({"429": 0.1, "drop": 0.05}).draw(body, 0) for body in reversed(bodies)]
    assert drawn == again[::-1]
    assert drawn.count("429") == pytest.approx(400, rel=0.2)
    assert drawn.count("drop") == pytest.approx(200, rel=0.25)
    other = [Odds({"429": 0.1, "drop": 0.05}, seed=2).draw(body, 0) for body in bodies]
    later = [Odds({"429": 0.1, "drop": 0.05}).draw(body, 1) for body in bodies]
    assert drawn != other
    assert drawn != later


def test_a_misspelt_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="no such fault"):
        Script(["429", "teapot"])


def test_a_prefix_counts_only_when_the_earlier_call_had_finished() -> None:
    counters, prompt = Counters(), "текст " * 500
    counters.usage(prompt, "")
    counters.usage(prompt, "")
    assert counters.prefix_characters == 0
    counters.good(b"1", prompt)
    counters.usage(prompt[:1500] + "другое " * 200, "")
    assert 1400 < counters.prefix_characters <= 1500


def test_what_was_answered_and_is_asked_again_is_counted() -> None:
    counters = Counters()
    assert [counters.arrived(b"a"), counters.arrived(b"a")] == [0, 1]
    counters.good(b"a", "")
    counters.arrived(b"a")
    assert (counters.repeated, counters.answered_again) == (2, 1)


def test_a_batch_is_answered_in_another_order_and_its_failures_apart(tmp_path: Path) -> None:
    requests = tmp_path / "requests.jsonl"
    lines = [
        {"custom_id": str(n), "method": "POST", "url": "/v1/chat/completions", "body": BODY}
        for n in range(4)
    ]
    requests.write_text("\n".join(map(json.dumps, lines)))

    async def run() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        async with (
            Loopback(Script([OK, "500"])) as server,
            openai.AsyncOpenAI(base_url=server.url, api_key="x") as client,
        ):
            sent = await client.files.create(file=requests, purpose="batch")
            batch = await client.batches.create(
                input_file_id=sent.id, endpoint="/v1/chat/completions", completion_window="24h"
            )
            while batch.status != "completed":
                batch = await client.batches.retrieve(batch.id)
            assert batch.output_file_id
            assert batch.error_file_id
            good = await client.files.content(batch.output_file_id)
            bad = await client.files.content(batch.error_file_id)
            return _lines(good.content), _lines(bad.content)

    good, bad = asyncio.run(run())
    assert [line["custom_id"] for line in good] == ["3", "1", "0"]
    assert [line["custom_id"] for line in bad] == ["2"]
    assert good[0]["response"]["body"]["choices"]
    assert bad[0]["response"]["body"]["error"]


def _lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]
