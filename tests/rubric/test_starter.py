from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from assessor.errors import UsageError
from assessor.rubric.lint import lint
from assessor.rubric.load import load
from assessor.rubric.shelf import Shelf
from assessor.rubric.starter import new, schema
from tests.rubric.conftest import Write


def as_json(path: Path) -> Any:
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8"))))


def test_a_new_rubric_is_whole_and_passes_lint(tmp_path: Path) -> None:
    path = tmp_path / "golden-headset.yaml"
    path.write_text(new("golden-headset"), encoding="utf-8")
    assert lint(path) == []
    assert load(path).rubric.id == "golden-headset"
    assert "my-award" not in path.read_text("utf-8")


@pytest.mark.parametrize("id_", ["My Award", "", "-x", "../x", "x" * 65])
def test_a_name_that_is_no_id_is_refused(id_: str) -> None:
    with pytest.raises(UsageError, match="small Latin letters"):
        new(id_)


def test_the_schema_is_a_schema_that_accepts_our_rubrics(write: Write) -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    for path in [*Shelf().files.values(), write()]:
        assert list(validator.iter_errors(as_json(path))) == []
    assert list(validator.iter_errors(json.loads(json.dumps(yaml.safe_load(new()))))) == []


@pytest.mark.parametrize(
    "change",
    [
        ("weight: 60", "wieght: 60"),
        ("weight: 60", "weight: sixty"),
        ("language: ru", "language: rus"),
        ("      2: it", "      two: it"),
        ("id: small", "id: Small Award"),
        ("title: Goal", "title: {}"),
    ],
)
def test_the_schema_refuses_what_load_refuses(write: Write, change: tuple[str, str]) -> None:
    assert list(Draft202012Validator(schema()).iter_errors(as_json(write(change))))


def test_the_schema_explains_every_key() -> None:
    parts = [schema(), *schema()["$defs"].values()]
    keys = [
        (part.get("title"), k, v) for part in parts for k, v in part.get("properties", {}).items()
    ]
    assert [(title, key) for title, key, value in keys if "description" not in value] == []
    assert len(keys) > 40
