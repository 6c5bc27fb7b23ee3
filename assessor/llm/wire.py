"""A request as chat completions wants it: the body that is sent, cached and exported in batches."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from assessor.llm.base import Request
from assessor.replies import Reply

PATH = "/chat/completions"


@lru_cache(maxsize=256)
def schema_of(reply: type[Reply]) -> MappingProxyType[str, Any]:
    """The JSON Schema of a reply, made once a type. Its docstring is for us, not for the model."""
    schema = reply.model_json_schema()
    schema.pop("description", None)
    return MappingProxyType(schema)


def body(request: Request) -> dict[str, Any]:
    """The JSON body of a request. A repeat (sample > 0) carries its number as `seed`: no two
    samples of a question are the same request, to a cache or to a cassette.
    """
    shape = {"name": request.reply.__name__, "schema": dict(schema_of(request.reply))}
    told: dict[str, Any] = {
        "model": request.model.name,
        "messages": [{"role": m.role, "content": m.content} for m in request.messages],
        "max_completion_tokens": request.model.max_output_tokens,
        "response_format": {"type": "json_schema", "json_schema": shape},
    }
    if request.model.temperature is not None:
        told["temperature"] = request.model.temperature
    if request.sample:
        told["seed"] = request.sample
    return told


@lru_cache(maxsize=16)
def key_of(request: Request) -> str:
    """The identity of a request: sha256 over everything that can change its answer.

    Kept for a while: the store is asked for it, and who asks the service tells it.
    """
    whole = {
        "base_url": request.model.base_url.rstrip("/"),
        "sample": request.sample,
        "body": body(request),
    }
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A lone surrogate in an essay must not stop the run: here it only has to be told apart.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
