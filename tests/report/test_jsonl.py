"""assessments.jsonl: a line an entry, in order, valid against the published schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from assessor.assessment import Assessment
from assessor.report import schema, write
from tests.report.factory import english, hostile, results, russian

PUBLISHED = Path(__file__).parents[2] / "docs" / "assessment.schema.json"


def test_lines_come_back_as_the_same_assessments_in_order(tmp_path: Path) -> None:
    given = (english("3"), russian(), hostile(), english("1"))
    (path,) = write(results(*given), tmp_path, ["jsonl"])
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert tuple(Assessment.model_validate_json(line) for line in lines) == given


def test_russian_stands_as_itself(tmp_path: Path) -> None:
    (path,) = write(results(russian()), tmp_path, ["jsonl"])
    assert "ожидание снизилось" in path.read_text(encoding="utf-8")


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema.as_text(), (
        "run: python -m assessor.report.schema > docs/assessment.schema.json"
    )


def test_every_line_is_valid_against_the_published_schema(tmp_path: Path) -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    (path,) = write(results(russian(), english(), hostile()), tmp_path, ["jsonl"])
    for line in path.read_text(encoding="utf-8").splitlines():
        jsonschema.validate(json.loads(line), published)


def test_the_schema_refuses_a_level_that_is_no_number() -> None:
    line = json.loads(russian().model_dump_json())
    line["scores"][0]["level"] = "high"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, schema.schema())
