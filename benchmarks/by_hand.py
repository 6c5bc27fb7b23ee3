"""The same calls as a script would make them by hand, with openai and instructor alone.

    python -m benchmarks.by_hand ENTRIES BASE_URL OUT.jsonl [CONCURRENCY]

No rubric file, no checks, no store, no report: it asks for six criteria and a summary an essay and
writes the answers down. `benchmarks.run_speed --by-hand` runs it beside the program, so that two
figures can be compared that were taken in the same minute on the same machine.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any, Literal

import instructor
from openai import AsyncOpenAI
from pydantic import BaseModel

CRITERIA = 6
SYSTEM = "You are a careful juror. Quote the essay word for word."


class Score(BaseModel):
    evidence: list[str]
    reasoning: str
    gaps: list[str]
    level: Literal[1, 2, 3, 4, 5]


class Summary(BaseModel):
    summary: str


async def main(entries: list[Path], url: str, out: Path, concurrency: int) -> None:
    client = instructor.from_openai(
        AsyncOpenAI(base_url=url, api_key="none", max_retries=0), mode=instructor.Mode.JSON_SCHEMA
    )
    places = asyncio.Semaphore(concurrency)

    async def ask(essay: str, task: str, shape: type[BaseModel]) -> BaseModel:
        messages: Any = [
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": f"<essay>\n{essay}\n</essay>"},
            {"role": "user", "content": task},
        ]
        async with places:
            return await client.chat.completions.create(
                model="loopback", messages=messages, response_model=shape, max_retries=2
            )

    async def assess(path: Path) -> str:
        essay = path.read_text("utf-8")  # noqa: ASYNC240 (as a script would)
        tasks = [(f"Judge criterion {n + 1} on a scale of 1 to 5.", Score) for n in range(CRITERIA)]
        answers = await asyncio.gather(
            *(ask(essay, task, shape) for task, shape in tasks),
            ask(essay, "Summarise the essay in 100 words.", Summary),
        )
        told = {"entry": path.stem, "answers": [answer.model_dump() for answer in answers]}
        return json.dumps(told, ensure_ascii=False) + "\n"

    with out.open("w", encoding="utf-8") as lines:
        for done in asyncio.as_completed([assess(path) for path in entries]):
            lines.write(await done)


if __name__ == "__main__":
    folder, url, out, *several = sys.argv[1:]
    asyncio.run(
        main(sorted(Path(folder).iterdir()), url, Path(out), int(several[0]) if several else 32)
    )
