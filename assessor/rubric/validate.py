"""A rubric file's data → a `Rubric`, or every problem it has, in sentences without jargon.

Problems are found in one go as far as can be: a misspelt key is taken for the one that was meant,
and rules between the parts are checked on the parts that are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assessor.rubric.model import FAULTS, Criterion, Form, Rubric, Scale, SummarySpec, faults
from assessor.rubric.problems import FieldPath, Problem
from assessor.rubric.sentences import cause_and_remedy, closest, sentences, unknown_key
from assessor.rubric.source import Source

M = TypeVar("M", bound=BaseModel)
UNKNOWN_KEY: Final = "extra_forbidden"


def validate(source: Source) -> tuple[Rubric | None, list[Problem]]:
    """The rubric, or None and at least one problem."""
    problems = list(_misspelt_keys(source))
    try:
        return _strict(Rubric, source.data), problems
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems.extend(
        source.problem(_path(detail), *sentences(detail, _model_at(_path(detail))))
        for detail in details
        if detail["type"] != FAULTS and not _echo(detail)
    )
    problems.extend(_faults(source))
    return None, problems


def _strict(kind: type[M], data: Any) -> M:
    # By way of JSON: strict about texts and numbers, and a list may still become a tuple.
    return kind.model_validate_json(json.dumps(data), strict=True)


def _misspelt_keys(source: Source) -> Iterator[Problem]:
    """Names unknown keys, and mends them in the source so that the rest can be checked."""
    try:
        _strict(Rubric, source.data)
    except ValidationError as error:
        unknown = [_path(d) for d in error.errors() if d["type"] == UNKNOWN_KEY]
        for where in unknown:
            model, key = _model_at(where[:-1]), str(where[-1])
            yield source.problem(where, *unknown_key(key, source.at(where), model))
            source.rename(where, closest(key, model.model_fields))


def _faults(source: Source) -> Iterator[Problem]:
    """What does not fit together among the parts that are right in themselves."""
    data = source.data
    if not isinstance(data, dict):
        return
    listed = data.get("criteria")
    criteria = [_part(Criterion, c) for c in listed] if isinstance(listed, list) else []
    form = _part(Form, data.get("form", {}))
    summary = _part(SummarySpec, data.get("summary", {}))
    for fault in faults(_part(Scale, data.get("scale")), criteria, form, summary):
        yield source.problem(fault.path, *cause_and_remedy(fault.message))


def _part(kind: type[M], data: Any) -> M | None:
    try:
        return _strict(kind, data)
    except ValidationError:
        return None


def _echo(detail: ErrorDetails) -> bool:
    """Pydantic calls a list too short when all of its items failed."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _path(detail: ErrorDetails) -> FieldPath:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _model_at(where: FieldPath) -> type[BaseModel]:
    """The type of the mapping at that path."""
    model: type[BaseModel] = Rubric
    for step in where:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models(model.model_fields[step].annotation), model)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
