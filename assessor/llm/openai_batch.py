"""The Batch API of OpenAI and its kin: files up, a batch begun, files down. Imports openai."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import openai

from assessor.errors import KeyRefused, OutputError
from assessor.llm.base import Model
from assessor.llm.openai_faults import CHECK_KEY, fault_of, short

ENDPOINT: Final = "/v1/chat/completions"
WINDOW: Final = "24h"
ENDED: Final = frozenset({"completed", "failed", "expired", "cancelled"})


@dataclass(frozen=True)
class Progress:
    """Where a batch stands; `results` are ids of files to fetch, once it has ended.

    `problem` is why the service took none of it, in its own words.
    """

    status: str
    done: int
    total: int
    results: tuple[str, ...]
    problem: str = ""

    @property
    def ended(self) -> bool:
        return self.status in ENDED


class BatchService:
    """The batches of one service. Raises `ModelError` as a direct call would."""

    def __init__(self, model: Model) -> None:
        """The key is OPENAI_API_KEY. Raises KeyRefused: there is none."""
        self._model = model
        try:
            self._client = openai.AsyncOpenAI(base_url=model.base_url, max_retries=3)
        except openai.OpenAIError as e:
            raise KeyRefused("There is no key for the model's service.", CHECK_KEY) from e

    async def send(self, requests: Path) -> str:
        """Send a request file; the id that the service gives it."""
        with self._told(), requests.open("rb") as file:
            sent = await self._client.files.create(file=(requests.name, file), purpose="batch")
            return sent.id

    async def begun(self, file: str) -> str | None:
        """The id of the batch of this file, if there is one already."""
        with self._told(), suppress(openai.NotFoundError):  # not every service keeps a list
            async for batch in self._client.batches.list(limit=100):
                if batch.input_file_id == file:
                    return batch.id
        return None

    async def begin(self, file: str) -> str:
        """Begin the batch of a file that was sent; the batch's id."""
        # Once: trying again after a lost answer would begin, and bill, a second batch.
        once = self._client.with_options(max_retries=0)
        with self._told():
            batch = await once.batches.create(
                input_file_id=file, endpoint=ENDPOINT, completion_window=WINDOW
            )
            return batch.id

    async def progress(self, batch: str) -> Progress:
        """Where a batch stands."""
        with self._told():
            told = await self._client.batches.retrieve(batch)
        counts = told.request_counts
        files = (told.output_file_id, told.error_file_id)
        first = next(iter((told.errors and told.errors.data) or ()), None)
        return Progress(
            status=told.status,
            done=counts.completed + counts.failed if counts else 0,
            total=counts.total if counts else 0,
            results=tuple(file for file in files if file),
            problem=short(first.message or first.code or "") if first else "",
        )

    async def fetch(self, file: str, to: Path) -> None:
        """Write a result file to `to`, whole or not at all. Raises OutputError as well."""
        beside = to.with_name(f".{to.name}.part")
        with self._told():
            content = await self._client.files.content(file)
        try:
            beside.write_bytes(content.content)
            beside.replace(to)
        except OSError as e:
            raise OutputError(f"{to} cannot be written: {e.strerror}.", "Free some space.") from e

    async def aclose(self) -> None:
        await self._client.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except openai.OpenAIError as e:
            raise fault_of(e, self._client, self._model.name) from e
