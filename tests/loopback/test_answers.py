"""The hand-written answers hold: what is marked as a slip is one, everything else is verbatim."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ANSWERS = sorted(Path(__file__).with_name("answers").glob("*.yaml"))
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "examples"
FIELDS = {"evidence", "reasoning", "gaps", "level"}
SUMMARY_LIMIT = 100


def essays() -> dict[str, str]:
    """The samples' text by entry id: the `ID:` line of the form, else the file's name."""
    found = {}
    for path in SAMPLES.glob("*.txt"):
        text = path.read_text("utf-8")
        id_ = re.search(r"^ID: №?(\w+)$", text, re.MULTILINE)
        found[id_[1] if id_ else path.stem] = text
    return found


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def words(text: str) -> int:
    return sum(any(c.isalnum() for c in token) for token in text.split())


def test_there_are_answers_for_every_sample() -> None:
    assert {load(path)["entry"] for path in ANSWERS} == set(essays())


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: p.stem)
def test_every_criterion_of_the_rubric_is_answered_in_its_order(path: Path) -> None:
    answers = load(path)
    rubric = load(ROOT / "rubrics" / f"{answers['rubric']}.yaml")
    assert [criterion["id"] for criterion in rubric["criteria"]] == list(answers["scores"])


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: p.stem)
def test_every_quote_is_verbatim_unless_the_answer_is_marked_as_a_slip(path: Path) -> None:
    answers = load(path)
    essay = essays()[answers["entry"]]
    for criterion, attempts in answers["scores"].items():
        for attempt in attempts:
            absent = [quote for quote in attempt["evidence"] if quote not in essay]
            assert bool(absent) == (attempt.get("slip") in {"paraphrase", "invented"}), criterion
            assert len(absent) <= 1, criterion


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: p.stem)
def test_an_answer_with_a_slip_is_followed_by_one_without(path: Path) -> None:
    for attempts in load(path)["scores"].values():
        slips = ["slip" in attempt for attempt in attempts]
        assert slips in ([False], [True, False])
        assert all(attempt.keys() - {"slip"} == FIELDS for attempt in attempts)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: p.stem)
def test_only_a_summary_marked_as_too_long_is_over_the_limit(path: Path) -> None:
    answers = load(path)
    first, *again = answers["summary"]
    slip = answers.get("summary_slip")
    assert len(again) == (slip is not None)
    assert (words(first) > SUMMARY_LIMIT) == (slip == "too_long")
    assert all(words(text) <= SUMMARY_LIMIT for text in again)
