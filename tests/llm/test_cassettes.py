"""One question over the whole stack (openai, instructor, tenacity), played from cassettes.

Recorded by `python -m tests.record`; see cassettes/README.md for where the answers come from.
"""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
import yaml

from assessor.errors import Unreachable
from assessor.llm.base import Completion, Model, Outcome
from assessor.replies import SummaryReply
from tests.scenarios import QUESTIONS, Scenario
from tests.tape import CASSETTES, DROPPED, replaying

BY_NAME = {scenario.name: scenario for scenario in QUESTIONS}
NOWHERE = "http://127.0.0.1:9/v1"


def replay(scenario: Scenario[Completion], path: Path | None = None) -> Completion:
    async def play(model: str) -> Completion:
        return await scenario.play(Model(model, NOWHERE))

    with replaying(path or CASSETTES / f"{scenario.name}.yaml") as model:
        return asyncio.run(play(model))


def statuses(name: str) -> list[int]:
    cassette = yaml.safe_load((CASSETTES / f"{name}.yaml").read_text("utf-8"))
    return [i["response"]["status"]["code"] for i in cassette["interactions"]]


def test_an_answer_comes_back_as_a_reply() -> None:
    completion = replay(BY_NAME["answered"])
    assert isinstance(completion.reply, SummaryReply)
    assert "с 95 до 38 секунд" in completion.reply.summary
    assert completion.usage.input_tokens > 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("too-many-requests", [429, 200]),
        ("server-error", [500, 200]),
        ("dropped-connection", [DROPPED, 200]),
        ("cut-short-body", [200, 200]),
    ],
)
def test_what_may_pass_is_asked_again(name: str, said: list[int]) -> None:
    assert statuses(name) == said
    assert replay(BY_NAME[name]).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("refusal", Outcome.REFUSED),
        ("content-filter", Outcome.FILTERED),
        ("truncation", Outcome.TRUNCATED),
        ("invalid-json", Outcome.UNPARSABLE),
    ],
)
def test_what_is_no_reply_is_an_outcome_with_its_reason(name: str, outcome: Outcome) -> None:
    completion = replay(BY_NAME[name])
    assert completion.outcome is outcome
    assert completion.reply is None
    assert completion.problem


# The tape itself --------------------------------------------------------------------------------


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (CASSETTES / "answered.yaml").read_text("utf-8")
    assert old in text
    path = tmp_path / "changed.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_a_question_that_is_not_on_the_tape_fails(tmp_path: Path) -> None:
    path = changed(tmp_path, "с 95 до 38 секунд.\n          </essay>", "иначе.\n          </essay>")
    with pytest.raises((AssertionError, Unreachable)):
        replay(BY_NAME["answered"], path)


def test_a_tape_that_is_not_played_to_the_end_fails(tmp_path: Path) -> None:
    cassette = yaml.safe_load((CASSETTES / "answered.yaml").read_text("utf-8"))
    cassette["interactions"] *= 2
    path = tmp_path / "longer.yaml"
    path.write_text(yaml.safe_dump(cassette), "utf-8")
    with pytest.raises(AssertionError, match="only in part"):
        replay(BY_NAME["answered"], path)


def test_no_socket_is_opened_while_a_tape_is_played() -> None:
    with pytest.raises(AssertionError, match="opened a socket"):  # noqa: SIM117
        with replaying(CASSETTES / "answered.yaml"):
            socket.create_connection(("127.0.0.1", 9))


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda p: p.stem)
def test_a_tape_holds_no_key_and_no_address_and_says_where_it_comes_from(path: Path) -> None:
    cassette = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert cassette["metadata"]["source"] in ("loopback", "provider")
    for interaction in cassette["interactions"]:
        assert interaction["request"]["headers"] == {}
        assert interaction["request"]["uri"].startswith("http://model.invalid/")
        kept = set(interaction["response"]["headers"])
        assert kept <= {"content-type", "retry-after", "retry-after-ms"}


def test_answers_of_the_loopback_server_carry_no_vendors_name() -> None:
    for path in CASSETTES.glob("*.yaml"):
        cassette = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if cassette["metadata"]["source"] == "loopback":
            assert cassette["metadata"]["model"] == "loopback-expert"


def test_cyrillic_is_written_as_it_is() -> None:
    text = (CASSETTES / "answered.yaml").read_text("utf-8")
    assert "Изложите эссе" in text
    assert "\\u04" not in text
