"""Whole entries, from the file to the assessment, played from cassettes with no network.

Recorded by `python -m tests.record`; see cassettes/README.md for where the answers come from.
"""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any

import pytest
import yaml

from assessor.assessment import Assessment, CriterionScore
from assessor.llm.base import Model
from tests.scenarios import ENTRIES
from tests.tape import CASSETTES, replaying

BY_NAME = {scenario.name: scenario for scenario in ENTRIES}
NAMES = sorted(BY_NAME)


@cache
def replay(name: str) -> Assessment:
    async def play(model: str) -> Assessment:
        return await BY_NAME[name].play(Model(model, "http://127.0.0.1:9/v1"))

    with replaying(CASSETTES / f"{name}.yaml") as model:
        return asyncio.run(play(model))


@cache
def asked(name: str) -> tuple[list[dict[str, str]], ...]:
    """The messages of every request on the tape."""
    text = (CASSETTES / f"{name}.yaml").read_text("utf-8")
    cassette: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(i["request"]["json"]["messages"] for i in cassette["interactions"])


def asked_again(name: str) -> list[str]:
    """What was objected to, in the words that the model got to read."""
    return [messages[-1]["content"] for messages in asked(name) if len(messages) > 2]


def score(name: str, criterion: str) -> CriterionScore:
    return next(s for s in replay(name).scores if s.criterion == criterion)


@pytest.mark.parametrize("name", ["entry-ru", "entry-en"])
def test_a_full_entry_is_scored_on_every_criterion(name: str) -> None:
    assessment = replay(name)
    assert {s.status for s in assessment.scores} == {"scored"}
    assert assessment.total.complete
    assert assessment.total.of == 100
    assert assessment.judge == "model"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_as_evidence_stands_in_the_essay(name: str) -> None:
    text = replay(name).entry.text
    shown = [evidence for s in replay(name).scores for evidence in s.evidence]
    assert shown
    assert all(text[e.start : e.end] == e.quote for e in shown)


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_keeps_its_limit_and_breaks_no_rule(name: str) -> None:
    summary = replay(name).summary
    assert summary is not None
    assert 0 < summary.words <= 100
    assert not summary.violations


def test_each_entry_is_summarised_in_its_own_language() -> None:
    languages = {}
    for name in ("entry-ru", "entry-en"):
        summary = replay(name).summary
        assert summary is not None
        languages[name] = summary.language
    assert languages == {"entry-ru": "ru", "entry-en": "en"}


def test_an_invented_quote_is_asked_about_and_never_shown() -> None:
    invented = "Индекс NPS абонентов вырос с 18 до 47 за два года."
    customer = score("entry-ru", "customer")
    assert any(invented in objection for objection in asked_again("entry-ru"))
    assert invented in {r.quote for r in customer.rejected}
    assert customer.status == "scored"
    assert customer.evidence
    assert all(invented not in e.quote for s in replay("entry-ru").scores for e in s.evidence)


def test_a_paraphrase_is_no_quote() -> None:
    essence = score("entry-ru", "essence")
    assert [r.reason for r in essence.rejected] == ["altered"]
    assert essence.status == "scored"


def test_a_summary_that_is_too_long_is_asked_about() -> None:
    assert any("100" in objection and "129" in objection for objection in asked_again("entry-en"))


def test_invalid_json_is_asked_about_and_mended() -> None:
    objections = asked_again("entry-invalid-json")
    assert sum("Invalid JSON" in objection for objection in objections) == 1
    assert score("entry-invalid-json", "purpose").status == "scored"


def test_a_refusal_is_no_score_and_is_not_argued_with() -> None:
    refused = score("entry-refusal", "purpose")
    assert (refused.status, refused.level) == ("unscored", None)
    assert replay("entry-refusal").status == "needs_review"
    assert not replay("entry-refusal").total.complete
    assert not any("Invalid JSON" in objection for objection in asked_again("entry-refusal"))


@pytest.mark.parametrize("name", NAMES)
def test_usage_counts_every_call_that_was_answered(name: str) -> None:
    usage = replay(name).usage
    assert usage.calls == len(asked(name))
    assert usage.input_tokens > usage.cached_tokens > 0


@pytest.mark.parametrize("name", ["entry-ru", "entry-en"])
def test_all_questions_about_an_entry_begin_alike(name: str) -> None:
    """System message and essay first: what a provider can serve from its prefix cache."""
    first = asked(name)[0]
    for messages in asked(name):
        assert messages[:2] == first[:2]


def test_a_replay_gives_identical_bytes() -> None:
    once = replay("entry-ru").model_dump_json()
    replay.cache_clear()
    assert replay("entry-ru").model_dump_json() == once
