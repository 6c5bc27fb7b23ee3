"""Whatever a model answers, the rules of the contract hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.judge.base import Claim
from tests.contract import breaches
from tests.factory import ESSAY, INVENTED, ScriptedJudge, case, no_answer, rubric, score, summary
from tests.test_pipeline import judge

SENTENCES = [line for line in ESSAY.splitlines() if len(line) > 20]


def slices() -> st.SearchStrategy[str]:
    """Stretches of the essay, wherever they begin and end."""
    at = st.integers(0, len(ESSAY) - 1)
    return st.tuples(at, st.integers(1, 150)).map(lambda p: ESSAY[p[0] : p[0] + p[1]])


def changed(quotes: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A quote with one character replaced: a digit, a letter, a space, a line end."""
    place = st.tuples(quotes, st.integers(0, 200), st.sampled_from("0173 не.,\n«»ёе"))
    return place.map(lambda p: p[0][: p[1] % len(p[0])] + p[2] + p[0][p[1] % len(p[0]) + 1 :])


QUOTES = st.one_of(
    st.sampled_from([*SENTENCES, INVENTED, "", " ", "…"]),
    slices(),
    changed(slices()),
    st.text(max_size=60),
)
LEVELS = st.one_of(st.integers(0, 5), st.just("cannot_assess"))
SCORES: st.SearchStrategy[Claim[Any]] = st.one_of(
    st.builds(lambda level, quotes: score(level, *quotes), LEVELS, st.lists(QUOTES, max_size=4)),
    st.builds(no_answer, st.text(max_size=40), final=st.booleans()),
)
SUMMARIES: st.SearchStrategy[Claim[Any]] = st.one_of(
    st.lists(QUOTES, max_size=6).map(lambda quotes: summary(" ".join(quotes))),
    st.builds(no_answer, st.text(max_size=40), final=st.booleans()),
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    scores=st.lists(SCORES, min_size=1, max_size=6),
    summaries=st.lists(SUMMARIES, min_size=1, max_size=2),
    samples=st.integers(1, 3),
)
def test_no_answer_makes_an_assessment_break_a_rule(
    scores: list[Claim[Any]], summaries: list[Claim[Any]], samples: int
) -> None:
    scripted = ScriptedJudge(scores, summaries)
    judged = case(words=12, judged_by=rubric(60, 40))
    assessment = judge(scripted, judged, samples=samples)
    line = json.loads(assessment.model_dump_json())
    assert list(breaches(line, limit=12)) == []


def broken(change: Any) -> dict[str, Any]:
    """A good line with something spoilt."""
    quote = SENTENCES[1]
    good = judge(ScriptedJudge([score(3, quote)], [summary(quote)]))
    line: dict[str, Any] = json.loads(good.model_dump_json())
    assert list(breaches(line)) == []
    change(line)
    return line


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line["scores"][0]["evidence"][0].update(start=5),
        lambda line: line["scores"][0].update(level=None),
        lambda line: line["scores"][0].update(evidence=[]),
        lambda line: line["total"].update(of=60.0),
        lambda line: line["summary"].update(text="слово " * 101, words=101),
        lambda line: line["summary"].update(words=1),
        lambda line: line["summary"].update(text="Выросло до 7777.", words=3),
        lambda line: line["entry"].update(nominee="Пишите на a.b@example.org"),
        lambda line: line["entry"].update(nominee="+7 (900) 123-45-67"),
        lambda line: line["flags"].append(
            {"kind": "limit", "severity": "info", "message": "x", "start": 0, "end": 10**6}
        ),
    ],
)
def test_the_check_itself_can_fail(change: Any) -> None:
    assert list(breaches(broken(change)))
