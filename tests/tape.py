"""Cassettes: what went over the wire, kept as readable YAML and played back strictly.

    with recording(path, source="loopback", model="loopback-expert"): ...
    with replaying(path) as model: ...

A request is matched by method, path and parsed JSON body: host, port, key and headers do not
matter and are not kept. While a cassette is played no socket can be opened, a request that it
does not hold fails, and so does an answer in it that nobody asked for.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from unittest import mock
from urllib.parse import urlsplit

import httpx2
import vcr
import yaml
from vcr.cassette import Cassette
from vcr.request import Request

CASSETTES = Path(__file__).parents[1] / "cassettes"
KEPT_HEADERS = ("content-type", "retry-after", "retry-after-ms")
# How a cassette tells of a connection that broke before an answer came.
DROPPED = 599
DROPPED_RESPONSE = {
    "status": {"code": DROPPED, "message": "the connection was dropped"},
    "headers": {},
    "body": {"string": ""},
}


@contextmanager
def recording(path: Path, source: Literal["loopback", "provider"], model: str) -> Iterator[None]:
    """Keep everything that is said in the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with _vcr().use_cassette(str(path), record_mode="all") as cassette, _drops(cassette):
        cassette.get_metadata("source", source)
        cassette.get_metadata("model", model)
        yield


@contextmanager
def replaying(path: Path) -> Iterator[str]:
    """Answer everything that is asked in the block from the cassette; gives the model's name."""
    with (
        _no_sockets(),
        _vcr().use_cassette(str(path), record_mode="none") as cassette,
        _misses(cassette) as missed,
        _drops(cassette),
    ):
        yield cassette.get_metadata("model", "")
        assert not missed, f"{path.name} holds no answer to: {missed}"
        assert cassette.all_played, f"{path.name} was played only in part"


def _vcr() -> vcr.VCR:
    tape = vcr.VCR(
        serializer="readable",
        match_on=("method", "path", "json"),
        before_record_request=_bare_request,
        before_record_response=_bare_response,
        decode_compressed_response=True,
    )
    tape.register_serializer("readable", Readable)
    tape.register_matcher("json", _same_json)
    return tape


def _bare_request(request: Request) -> Request:
    """Keep nothing of where it was sent, by whom, and with which key."""
    path = urlsplit(request.uri).path
    return Request(request.method, f"http://model.invalid{path}", request.body, {})


def _bare_response(response: dict[str, Any]) -> dict[str, Any]:
    headers = response["headers"].items()
    kept = {name.lower(): value for name, value in headers if name.lower() in KEPT_HEADERS}
    return {**response, "headers": kept}


def _same_json(one: Request, other: Request) -> None:
    # vcrpy's own way with bodies compares and explains every pair: quadratic in a long cassette.
    if _parsed(one.body) != _parsed(other.body):
        raise AssertionError("another body")


@lru_cache(maxsize=4096)
def _parsed(body: bytes) -> Any:
    return json.loads(body)


class Readable:
    """YAML that a person can review: Cyrillic as it is, JSON bodies as structures."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        for interaction in cassette["interactions"]:
            _unpack(interaction["request"], "body")
            _unpack(interaction["response"]["body"], "string")
        text: str = yaml.dump(
            cassette, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=99
        )
        return text

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        cassette: dict[str, Any] = yaml.load(text, Loader=loader)
        for interaction in cassette["interactions"]:
            _pack(interaction["request"], "body")
            _pack(interaction["response"]["body"], "string")
        return cassette


def _unpack(holder: dict[str, Any], name: str) -> None:
    try:
        holder["json"] = json.loads(holder[name])
    except (json.JSONDecodeError, TypeError):
        return
    del holder[name]


def _pack(holder: dict[str, Any], name: str) -> None:
    if "json" in holder:
        holder[name] = json.dumps(holder.pop("json"), ensure_ascii=False)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines are written line by line."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


@contextmanager
def _drops(cassette: Cassette) -> Iterator[None]:
    """Keep a broken connection like an answer, and break it again when it is played."""
    through = httpx2.AsyncHTTPTransport.handle_async_request

    async def handle(self: httpx2.AsyncHTTPTransport, request: httpx2.Request) -> httpx2.Response:
        try:
            response = await through(self, request)
        except httpx2.TransportError:
            body = request.content
            cassette.append(Request(request.method, str(request.url), body, {}), DROPPED_RESPONSE)
            raise
        if response.status_code == DROPPED:
            raise httpx2.ReadError("the connection was dropped", request=request)
        return response

    with mock.patch.object(httpx2.AsyncHTTPTransport, "handle_async_request", handle):
        yield


@contextmanager
def _misses(cassette: Cassette) -> Iterator[list[str]]:
    """The ends of the questions that the cassette could not answer."""
    missed: list[str] = []
    can_play = cassette.can_play_response_for

    def noting(request: Request) -> bool:
        if found := can_play(request):
            return bool(found)
        missed.append(_parsed(request.body)["messages"][-1]["content"][-300:])
        return False

    with mock.patch.object(cassette, "can_play_response_for", noting):
        yield missed


@contextmanager
def _no_sockets() -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test that replays a cassette opened a socket")

    with (
        mock.patch.object(socket.socket, "connect", refuse),
        mock.patch.object(socket.socket, "connect_ex", refuse),
        mock.patch.object(socket, "getaddrinfo", refuse),
    ):
        yield
