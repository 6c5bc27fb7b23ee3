"""Where a rubric of one's own begins: a commented file to fill in, and the JSON Schema."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from assessor.errors import UsageError
from assessor.resources import packaged
from assessor.rubric.describe import meanings
from assessor.rubric.model import Rubric

STARTER: Final = "_new.yaml"
PLACEHOLDER: Final = "my-award"
ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def new(id_: str = PLACEHOLDER) -> str:
    """A rubric to fill in, complete and correct as it stands, with that id.

    Raises:
        UsageError: `id_` cannot be the id of a rubric.
    """
    if not ID.fullmatch(id_):
        rule = "Use small Latin letters, digits, `-` and `_`, a letter or digit first."
        raise UsageError(f"`{id_}` cannot be a rubric's id.", rule)
    text = (packaged("rubrics") / STARTER).read_text(encoding="utf-8")
    return text.replace(PLACEHOLDER, id_)


def schema() -> dict[str, Any]:
    """The JSON Schema of a rubric file, for editors: what may stand where, and what it means."""
    made = Rubric.model_json_schema(schema_generator=_Explained)
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **made, "title": "A rubric of assessor"}


class _Explained(GenerateJsonSchema):
    """With what the keys mean, and without titles that only repeat them."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for key, meaning in meanings(model).items():
            made["properties"][key]["description"] = meaning
        return made
