"""The shapes a model fills: only the levels of the scale, and only as they should be written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assessor.replies import score_reply
from assessor.rubric import Scale

ANSWER = '{{"evidence": [], "reasoning": "", "gaps": [], "level": {level}}}'
SHAPE = score_reply(Scale(min=0, max=3))


@pytest.mark.parametrize("level", ["0", "3", '"cannot_assess"'])
def test_levels_of_the_scale_validate(level: str) -> None:
    assert str(SHAPE.model_validate_json(ANSWER.format(level=level)).level) == level.strip('"')


@pytest.mark.parametrize("level", ["4", "-1", "true", "false", "1.0", '"1"', "null", "[1]", '"no"'])
def test_nothing_else_does(level: str) -> None:
    with pytest.raises(ValidationError):
        SHAPE.model_validate_json(ANSWER.format(level=level))


def test_evidence_comes_before_reasoning_and_both_before_the_level() -> None:
    assert list(SHAPE.model_json_schema()["properties"]) == [
        "evidence",
        "reasoning",
        "gaps",
        "level",
    ]


def test_no_words_of_ours_travel_in_the_schema() -> None:
    assert "description" not in str(SHAPE.model_json_schema())
