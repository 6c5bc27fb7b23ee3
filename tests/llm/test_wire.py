"""What makes two requests the same request."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assessor.llm import wire
from assessor.llm.base import Message
from assessor.replies import SummaryReply, score_reply
from assessor.rubric import Scale
from tests.llm.conftest import question

PLAIN = question()
OTHERS = {
    "message": question("Иначе?"),
    "role": replace(PLAIN, messages=(Message("user", PLAIN.messages[0].content),)),
    "model": question(name="gpt-4o"),
    "base URL": question(base_url="https://api.example.com/v1"),
    "temperature": question(temperature=0.0),
    "output tokens": replace(PLAIN, model=replace(PLAIN.model, max_output_tokens=1)),
    "sample": question(sample=1),
    "another sample": question(sample=2),
    "shape": question(reply=SummaryReply),
    "scale": question(reply=score_reply(Scale(min=0, max=4))),
}


def test_the_same_request_has_the_same_key() -> None:
    assert wire.key_of(question()) == wire.key_of(PLAIN)
    again = question(reply=score_reply(Scale(min=0, max=5)))
    assert wire.key_of(again) == wire.key_of(PLAIN)


def test_whatever_can_change_an_answer_changes_the_key() -> None:
    keys = {wire.key_of(request) for request in OTHERS.values()} | {wire.key_of(PLAIN)}
    assert len(keys) == len(OTHERS) + 1


def test_a_slash_at_the_end_of_the_base_url_is_no_other_service() -> None:
    slash = question(base_url=PLAIN.model.base_url + "/")
    assert wire.key_of(slash) == wire.key_of(PLAIN)


def test_the_key_is_the_same_on_every_machine() -> None:
    """A cache is worth nothing if an upgrade of ours or of a library changes every key unseen."""
    key = wire.key_of(question(base_url="https://api.example.com/v1"))
    assert key == "fc73109a0d9f67213213a4f2067c324623f4b54ac0299c258dff0cf0fa823694"


def test_an_essay_with_half_a_character_has_a_key_too() -> None:
    assert wire.key_of(question("\ud83d")) != wire.key_of(question("?"))


@pytest.mark.parametrize("sample", [0, 1, 7])
def test_only_a_repeat_carries_a_seed(sample: int) -> None:
    body = wire.body(question(sample=sample))
    assert body.get("seed") == (sample or None)


def test_temperature_is_sent_only_when_it_is_set() -> None:
    assert "temperature" not in wire.body(PLAIN)
    assert wire.body(question(temperature=0.0))["temperature"] == 0.0


def test_the_schema_names_exactly_the_levels_of_the_scale() -> None:
    schema = json.dumps(wire.body(PLAIN)["response_format"])
    assert '"enum": [0, 1, 2, 3, 4, 5]' in schema
    assert '"cannot_assess"' in schema


def test_the_model_writes_its_evidence_before_its_level() -> None:
    properties = wire.schema_of(PLAIN.reply)["properties"]
    assert list(properties) == ["evidence", "reasoning", "gaps", "level"]
