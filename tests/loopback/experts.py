"""What the loopback model answers: an expert's words where it knows the entry, else its own.

`answers/*.yaml` hold what an expert juror would answer for our sample entries, slips included.
Any other question is answered by walking the schema that came with it, with quotes and sentences
copied word for word from the essay in the prompt.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice
from math import ceil
from pathlib import Path
from typing import Any

import yaml

ANSWERS = Path(__file__).with_name("answers")
RUBRICS = Path(__file__).parents[2] / "rubrics"
REPLY_FIELDS = ("evidence", "reasoning", "gaps", "level")
MARKED = re.compile(r"<(?P<mark>[^\s<>/]+)>\n(?P<essay>.*)\n</(?P=mark)>", re.DOTALL)
SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]{30,240}[.!?](?=\s|$)")
SUMMARY_WORDS = 90
# About as long as an expert's words: what an answer costs is measured with them.
REASONING = {
    "ru": "Приведённые места показывают, что сделано и чем это подтверждено. Главное из описания "
    "уровня выполнено, а сравнения с прежним состоянием даны не везде. Поэтому уровень не ниже, "
    "но и не выше названного.",
    "en": "The quoted places show what was done and what supports it. Most of what the level "
    "describes is there, yet not every statement is compared with the state before. So the level "
    "is no lower than this one, and no higher.",
}
GAPS = {
    "ru": ["Нет сравнения с другими командами.", "Не сказано, за какой срок измерено."],
    "en": ["A comparison with other teams is missing.", "The time measured is not given."],
}


@dataclass(frozen=True)
class Expert:
    """An expert's answers for one entry; `asked` leads from a description to its criterion."""

    entry: str
    asked: dict[str, str]
    scores: dict[str, list[dict[str, Any]]]
    summary: list[str]

    def knows(self, prompt: str) -> bool:
        """Whether the essay in the prompt is this entry: its quotes stand in it."""
        quotes = [quote for tries in self.scores.values() for quote in tries[-1]["evidence"]]
        missing = (quote for quote in quotes if quote not in prompt)
        too_many = ceil(0.2 * len(quotes))
        return len(list(islice(missing, too_many))) < too_many

    def answer(self, question: str, attempt: int) -> dict[str, Any] | None:
        """The answer to a question about a criterion; a re-ask (attempt 1) gets the mended one."""
        for description, criterion in self.asked.items():
            if description in question and criterion in self.scores:
                tries = self.scores[criterion]
                chosen = tries[min(attempt, len(tries) - 1)]
                return {field: chosen[field] for field in REPLY_FIELDS}
        return None


class Experts:
    """All experts; `reply` is the loopback model's answer to the body of a chat completion."""

    def __init__(self, answers: Path = ANSWERS, rubrics: Path = RUBRICS) -> None:
        self._experts = [_expert(path, rubrics) for path in sorted(answers.glob("*.yaml"))]

    def reply(self, body: dict[str, Any]) -> str:
        """The content of the answer: JSON of the shape that was asked for."""
        schema = body["response_format"]["json_schema"]["schema"]
        prompt = "\n".join(message["content"] for message in body["messages"])
        turns = sum(message["role"] == "assistant" for message in body["messages"])
        attempt = max(0, turns - 1)  # the first turn only says that the essay was read
        known = self._known(prompt, schema, attempt)
        answer = walk(schema, schema, essay_in(prompt)) if known is None else known
        return json.dumps(answer, ensure_ascii=False)

    def _known(self, prompt: str, schema: dict[str, Any], attempt: int) -> dict[str, Any] | None:
        expert = next((expert for expert in self._experts if expert.knows(prompt)), None)
        if expert is None:
            return None
        if "summary" in schema["properties"]:
            return {"summary": expert.summary[min(attempt, len(expert.summary) - 1)].strip()}
        return expert.answer(prompt, attempt)


def _expert(path: Path, rubrics: Path) -> Expert:
    told = _load(path)
    rubric = _load(rubrics / f"{told['rubric']}.yaml")
    asked = {
        text.strip(): criterion["id"]
        for criterion in rubric["criteria"]
        for text in _texts(criterion["description"])
    }
    return Expert(str(told["entry"]), asked, told["scores"], told["summary"])


@cache
def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def _texts(localised: str | dict[str, str]) -> list[str]:
    return [localised] if isinstance(localised, str) else list(localised.values())


def essay_in(prompt: str) -> str:
    """What stands between the marks, or the whole prompt where there are none."""
    found = MARKED.search(prompt)
    return found["essay"] if found else prompt


def walk(schema: dict[str, Any], root: dict[str, Any], essay: str, name: str = "") -> Any:
    """A value that the schema allows, by the plainest choice at every step."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "enum" in schema:
        return schema["enum"][_digest(essay + name) % len(schema["enum"])]
    match schema["type"]:
        case "object":
            fields = schema["properties"].items()
            return {field: walk(part, root, essay, field) for field, part in fields}
        case "array":
            return quotes(essay) if name == "evidence" else GAPS[_language(essay)]
        case "string":
            return summary(essay) if name == "summary" else REASONING[_language(essay)]
    return {"integer": schema.get("minimum", 0), "number": 0.0, "boolean": True}[schema["type"]]


@lru_cache(maxsize=64)
def quotes(essay: str, many: int = 2) -> list[str]:
    """Sentences of the essay, word for word; which ones depends on the essay alone."""
    sentences = SENTENCE.findall(essay) or [essay.strip()[:200]]
    first = _digest(essay) % len(sentences)
    return [sentences[(first + step) % len(sentences)] for step in range(min(many, len(sentences)))]


def summary(essay: str) -> str:
    """The essay's first whole sentences, as many as fit."""
    sentences = SENTENCE.findall(essay) or [essay.strip()[:200]]
    words = accumulate(len(sentence.split()) for sentence in sentences)
    fitting = sum(total <= SUMMARY_WORDS for total in words)
    return " ".join(sentences[: max(1, fitting)])


@lru_cache(maxsize=64)
def _language(essay: str) -> str:
    return "ru" if re.search("[а-яё]", essay, re.IGNORECASE) else "en"


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest(), "big")
