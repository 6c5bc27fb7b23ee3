"""The Batch API of the loopback server: files up, a batch begun, polled, and its files fetched.

As with the real one, answers come in another order than the questions, and lines that failed come
in a file of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any

Answer = Callable[[bytes], tuple[int, dict[str, Any]]]
FILE = re.compile(r"/v1/files/(?P<id>[^/]+)(?P<content>/content)?$")
BATCH = re.compile(r"/v1/batches/(?P<id>[^/]+)(?P<cancel>/cancel)?$")


@dataclass
class Job:
    """A batch; it is done when it has been asked after `polls` times."""

    input_file: str
    polls: int
    status: str = "in_progress"
    output_file: str | None = None
    error_file: str | None = None
    counts: dict[str, int] = field(default_factory=dict)


class Batches:
    """`answer` says for the body of one question which status and JSON it would have got."""

    def __init__(self, answer: Answer, polls: int = 1) -> None:
        self.polls = polls
        self._answer = answer
        self._files: dict[str, bytes] = {}
        self._jobs: dict[str, Job] = {}

    def serve(self, method: str, path: str, content_type: str, body: bytes) -> bytes | Any:
        """The answer to a request about files and batches: JSON, a file's bytes, or None."""
        path = path.partition("?")[0]
        if (method, path) == ("POST", "/v1/files"):
            return self._told_file(self._keep(_uploaded(content_type, body)))
        if (method, path) == ("POST", "/v1/batches"):
            return self._begin(json.loads(body)["input_file_id"])
        if (method, path) == ("GET", "/v1/batches"):
            told = [self._told_batch(name) for name in self._jobs]
            return {"object": "list", "data": told, "has_more": False}
        if (found := FILE.match(path)) and found["id"] in self._files:
            held = self._files[found["id"]]
            return held if found["content"] else self._told_file(found["id"])
        if (found := BATCH.match(path)) and found["id"] in self._jobs:
            if found["cancel"]:
                self._jobs[found["id"]].status = "cancelled"
            return self._progress(found["id"])
        return None

    def _keep(self, content: bytes) -> str:
        name = f"file-{len(self._files) + 1}"
        self._files[name] = content
        return name

    def _told_file(self, name: str) -> dict[str, Any]:
        return {
            "id": name,
            "object": "file",
            "bytes": len(self._files[name]),
            "created_at": 0,
            "filename": f"{name}.jsonl",
            "purpose": "batch",
            "status": "processed",
        }

    def _begin(self, input_file: str) -> dict[str, Any]:
        name = f"batch_{len(self._jobs) + 1}"
        self._jobs[name] = Job(input_file, self.polls)
        return self._told_batch(name)

    def _progress(self, name: str) -> dict[str, Any]:
        job = self._jobs[name]
        if job.status == "in_progress":
            job.polls -= 1
            if job.polls < 0:
                self._finish(job)
        return self._told_batch(name)

    def _finish(self, job: Job) -> None:
        lines = self._files[job.input_file].splitlines()
        done = [self._line(json.loads(line)) for line in reversed(lines)]
        good = [line for line in done if line["response"]["status_code"] == 200]
        bad = [line for line in done if line["response"]["status_code"] != 200]
        job.output_file = self._keep(_jsonl(good)) if good else None
        job.error_file = self._keep(_jsonl(bad)) if bad else None
        job.counts = {"total": len(done), "completed": len(good), "failed": len(bad)}
        job.status = "completed"

    def _line(self, asked: dict[str, Any]) -> dict[str, Any]:
        status, body = self._answer(json.dumps(asked["body"], ensure_ascii=False).encode())
        return {
            "id": f"batch_req_{asked['custom_id'][:8]}",
            "custom_id": asked["custom_id"],
            "response": {"status_code": status, "request_id": "", "body": body},
            "error": None,
        }

    def _told_batch(self, name: str) -> dict[str, Any]:
        job = self._jobs[name]
        return {
            "id": name,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
            "created_at": 0,
            "input_file_id": job.input_file,
            "status": job.status,
            "output_file_id": job.output_file,
            "error_file_id": job.error_file,
            "request_counts": job.counts or {"total": 0, "completed": 0, "failed": 0},
        }


def _uploaded(content_type: str, body: bytes) -> bytes:
    """The part named "file" of a multipart form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    for part in message_from_bytes(head + body, policy=policy.HTTP).iter_parts():
        if part.get_param("name", header="content-disposition") == "file":
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            return content
    raise ValueError("the form has no file")


def _jsonl(lines: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
