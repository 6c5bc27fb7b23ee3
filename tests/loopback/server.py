"""A reference server of OpenAI's chat completions and batches, on 127.0.0.1 only.

    async with Loopback(faults=Script(["429", "ok"])) as server:
        ... base_url=server.url ...
        assert server.counters.requests == 2

`python -m tests.loopback --latency 0.25` runs it by itself and prints its URL; then
`GET /__counters`, `POST /__reset` and `/__set` (a JSON body: latency, hang, odds, seed) are at its
root.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import socket
import struct
import zlib
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Any

from tests.loopback.batches import Batches
from tests.loopback.counters import Counters
from tests.loopback.experts import Experts
from tests.loopback.faults import ERRORS, OK, STATUS, Faults, Odds, Script

COMPLETIONS = "/v1/chat/completions"
FAULT_AFTER = 0.02  # seconds: a server that fails, fails quickly


@dataclass(frozen=True)
class Reply:
    """What goes over the wire; a body of None drops the connection."""

    status: int
    body: bytes | None
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    good: bool = False


@dataclass(frozen=True)
class Ask:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Loopback:
    """The server. `latency` and `hang` are seconds before an answer, `jitter` is the share by which
    they vary, `retry_after` is a header.
    """

    def __init__(
        self,
        faults: Faults | None = None,
        *,
        latency: float = 0.0,
        jitter: float = 0.0,
        retry_after: str = "0.05",
        hang: float = 30.0,
        port: int = 0,
    ) -> None:
        self.counters = Counters()
        self.bodies: list[dict[str, Any]] = []
        self.keep_bodies = True
        self.batches = Batches(self._in_batch)
        self.url = ""
        self._faults = faults or Script()
        self._latency = latency
        self._jitter = jitter
        self._retry_after = retry_after
        self._hang = hang
        self._port = port
        self._experts = Experts()
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Loopback:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/v1"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        self._closing.set()
        for writer in self._open.values():
            writer.transport.abort()
        await asyncio.gather(*self._open)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.counters.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._open[task] = writer
        try:
            while True:
                ask = await _read(reader)
                if ask.path == COMPLETIONS:
                    await self._complete(ask, reader, writer)
                else:
                    await _write(writer, self._aside(ask))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client hung up
        finally:
            del self._open[task]
            writer.close()

    async def _complete(
        self, ask: Ask, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        counters, arrived = self.counters, asyncio.get_running_loop().time()
        seen = counters.arrived(ask.body)
        fault = self._faults.draw(ask.body, seen)
        counters.faults.update([fault] if fault != OK else [])
        try:
            body = json.loads(ask.body)
            prompt = _prompt(body)
            if self.keep_bodies:
                self.bodies.append(body)
            reply = self._reply(fault, body, prompt, ask)
            wait = reply.wait * random.uniform(1 - self._jitter, 1 + self._jitter)
            # What the server itself had to think about is part of its latency.
            await self._wait(arrived + wait - asyncio.get_running_loop().time())
            if reader.at_eof() or writer.transport.is_closing():
                counters.client_gone += 1
                return
            counters.statuses[str(reply.status) if reply.body is not None else "drop"] += 1
            await _write(writer, reply)
            if reply.good:
                counters.good(ask.body, prompt)
        finally:
            counters.left()

    async def _wait(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)

    def _reply(self, fault: str, body: dict[str, Any], prompt: str, ask: Ask) -> Reply:
        if fault == "drop":
            return Reply(0, None, wait=FAULT_AFTER if self._latency else 0.0)
        if fault in STATUS:
            return self._failure(fault, ask)
        if fault == "gateway":
            return Reply(200, _json({"error": ERRORS[fault]}), wait=self._latency)
        if fault == "page":
            page = b"<!doctype html><title>Log in</title>"
            return Reply(200, page, {"Content-Type": "text/html"}, self._latency)
        content = self._experts.reply(body)
        answer = self._envelope(fault, body, prompt, content)
        payload = _json(answer)
        payload = payload[: len(payload) * 2 // 3] if fault == "envelope" else payload
        wait = self._latency + (self._hang if fault == "hang" else 0.0)
        limits = {"x-ratelimit-remaining-requests": "0"} if fault == "last" else {}
        limits |= {"x-ratelimit-reset-requests": f"{self._retry_after}s"} if limits else {}
        return Reply(200, payload, limits, wait, good=fault in (OK, "hang", "last"))

    def _failure(self, fault: str, ask: Ask) -> Reply:
        key = ask.headers.get("authorization", "").removeprefix("Bearer ")
        told = {k: v.replace("{key}", key) for k, v in ERRORS[fault].items()}
        headers = {"Retry-After": self._retry_after} if fault in ("429", "503") else {}
        wait = FAULT_AFTER if self._latency else 0.0
        return Reply(STATUS[fault], _json({"error": {**told, "type": fault}}), headers, wait)

    def _envelope(
        self, fault: str, body: dict[str, Any], prompt: str, content: str
    ) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant", "content": content, "refusal": None}
        finish = "stop"
        if fault == "refusal":
            message |= {"content": None, "refusal": "I'm sorry, I can't help with that."}
        elif fault == "filter":
            message["content"], finish = "", "content_filter"
        elif fault in ("cut", "length"):
            message["content"] = content[: len(content) * 2 // 3]
            finish = "length" if fault == "length" else "stop"
        return {
            "id": f"chatcmpl-{zlib.crc32(prompt.encode()):08x}",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [
                {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
            ],
            "usage": self.counters.usage(prompt, message["content"] or "", again=_sent_back(body)),
        }

    def _aside(self, ask: Ask) -> Reply:
        """What is not the service itself: reading and resetting the counters."""
        match ask.method, ask.path:
            case "GET", "/__counters":
                return Reply(200, _json(self.counters.report()))
            case "POST", "/__reset":
                self.counters = Counters()
                self.bodies.clear()
                self._set(json.loads(ask.body or b"{}"))
                return Reply(200, b"{}")
            case "POST", "/__set":
                self._set(json.loads(ask.body))
                return Reply(200, b"{}")
        told = self.batches.serve(
            ask.method, ask.path, ask.headers.get("content-type", ""), ask.body
        )
        if told is None:
            return Reply(404, _json({"error": {"message": f"no such path: {ask.path}"}}))
        return Reply(200, told if isinstance(told, bytes) else _json(told))

    def _in_batch(self, asked: bytes) -> tuple[int, dict[str, Any]]:
        """A question of a batch: the same answer that it would get by itself."""
        seen = self.counters.arrived(asked)
        fault = self._faults.draw(asked, seen)
        self.counters.faults.update([fault] if fault != OK else [])
        body = json.loads(asked)
        prompt = _prompt(body)
        reply = self._reply(fault, body, prompt, Ask("POST", COMPLETIONS, {}, asked))
        self.counters.left()
        if reply.good:
            self.counters.good(asked, prompt)
        answer: dict[str, Any] = json.loads(reply.body or b"{}")
        return reply.status, answer

    def _set(self, told: dict[str, Any]) -> None:
        self._latency = told.get("latency", self._latency)
        self._hang = told.get("hang", self._hang)
        self._jitter = told.get("jitter", self._jitter)
        if "odds" in told:
            self._faults = Odds(told["odds"], told.get("seed", 1))


def _prompt(body: dict[str, Any]) -> str:
    return "\n".join(message["content"] for message in body["messages"])


def _sent_back(body: dict[str, Any]) -> bool:
    """Whether it shows the model its own answer; one turn before only says the essay was read."""
    turns = [message["role"] for message in body["messages"]]
    return turns.count("assistant") > 1


async def _read(reader: asyncio.StreamReader) -> Ask:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Ask(method, path, headers, body)


async def _write(writer: asyncio.StreamWriter, reply: Reply) -> None:
    if reply.body is None:
        _reset(writer)
        return
    headers = {
        "Content-Type": "application/json",
        "Content-Length": str(len(reply.body)),
        **reply.headers,
    }
    lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + reply.body)
    await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> None:
    """End the connection by a reset, as a crash or a middlebox does."""
    sock: socket.socket = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    raise ConnectionResetError


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
