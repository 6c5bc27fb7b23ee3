"""The JSON Schema of a line of `assessments.jsonl`, made from the types.

`python -m assessor.report.schema > docs/assessment.schema.json` brings the published one up to
date; a test says when that is due.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

from assessor.assessment import Assessment

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """What every written `Assessment` is valid against (all fields are always written)."""
    return {"$schema": DIALECT} | Assessment.model_json_schema(mode="serialization")


def as_text() -> str:
    """The schema as the published file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
