"""The rules that always hold, checked on `assessments.jsonl` alone.

    python -m tests.contract out/assessments.jsonl --words 100 --secret Иванов --secret 1234567

Reads nothing but the file, and shares no code with assessor: what it checks it works out itself.
Exit code 1 when a rule is broken; each breach is one line.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
TELEPHONE = re.compile(
    r"(?:\+7|\+38|\+375|\b8)[ (-]{0,2}\d{3}[ )-]{1,2}\d{3}[ -]?\d{2}[ -]?\d{2}\b"
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
KINDS = {
    "limit", "missing", "tamper", "injection", "personal_data", "duplicate", "contradiction",
    "unsupported",
}  # fmt: skip

Line = dict[str, Any]


def words(text: str) -> int:
    """Whitespace-separated tokens with at least one letter or digit."""
    return sum(any(c.isalnum() for c in token) for token in text.split())


def breaches(line: Line, limit: int = 100, secrets: Iterable[str] = ()) -> Iterator[str]:
    """Every rule that this assessment breaks, one sentence each."""
    yield from shape(line)
    yield from offsets(line)
    yield from levels(line)
    if line["summary"] is not None:
        yield from summary(line, limit)
    yield from personal(line, secrets)


def shape(line: Line) -> Iterator[str]:
    if line["schema_version"] != 1:
        yield "schema_version is not 1"
    if line["judge"] not in ("model", "offline"):
        yield f"judge is {line['judge']!r}"
    if line["status"] not in ("complete", "needs_review", "failed"):
        yield f"status is {line['status']!r}"
    for flag in line["flags"]:
        if flag["kind"] not in KINDS or flag["severity"] not in ("info", "warning", "error"):
            yield f"flag {flag['kind']}/{flag['severity']}"
        if not flag["message"].strip():
            yield "a flag says nothing"
    for name in ("calls", "input_tokens", "cached_tokens", "output_tokens", "cost"):
        if name not in line["usage"]:
            yield f"usage has no {name}"


def offsets(line: Line) -> Iterator[str]:
    text = line["entry"]["text"]
    for score in line["scores"]:
        for item in score["evidence"]:
            if text[item["start"] : item["end"]] != item["quote"] or not item["quote"].strip():
                yield f"{score['criterion']}: evidence is not the essay's: {item['quote'][:60]!r}"
            if item["match"] not in ("exact", "normalised", "close"):
                yield f"{score['criterion']}: match is {item['match']!r}"
    sections = [(s["start"], s["end"]) for s in line["entry"]["sections"]]
    places = [(f["start"], f["end"]) for f in line["flags"] if f["start"] is not None]
    supports = [
        (place["start"], place["end"])
        for sentence in (line["summary"] or {"sentences": []})["sentences"]
        for place in sentence["support"]
    ]
    for start, end in (*sections, *places, *supports):
        if not 0 <= start <= end <= len(text):
            yield f"offsets {start}-{end} lie outside the essay of {len(text)}"
    for (_, end), (start, _) in pairwise(sections):
        if start < end:
            yield f"sections overlap at {start}"


def levels(line: Line) -> Iterator[str]:
    for score in line["scores"]:
        has_level = score["level"] is not None
        if has_level != (score["status"] == "scored"):
            yield f"{score['criterion']}: {score['status']} with level {score['level']}"
        if has_level and score["level"] >= 2 and not score["evidence"]:
            kinds = {flag["kind"] for flag in line["flags"]}
            if "unsupported" not in kinds:
                yield f"{score['criterion']}: level {score['level']} without evidence or flag"
        shown = {item["quote"] for item in score["evidence"]}
        for item in score["rejected"]:
            if item["quote"] in shown:
                yield f"{score['criterion']}: a quote is both rejected and shown"
            if item["reason"] not in ("absent", "altered"):
                yield f"{score['criterion']}: rejected because {item['reason']!r}"
    missing = any(score["level"] is None for score in line["scores"])
    if missing and line["total"]["complete"]:
        yield "a total with a gap is called complete"
    if missing and line["status"] == "complete":
        yield "an entry with a gap is called complete"
    if line["total"]["complete"] and line["total"]["of"] != 100:
        yield f"a complete total is out of {line['total']['of']}"
    if not 0 <= line["total"]["points"] <= line["total"]["of"]:
        yield f"points {line['total']['points']} of {line['total']['of']}"


def summary(line: Line, limit: int) -> Iterator[str]:
    told = line["summary"]
    if told["words"] != words(told["text"]):
        yield f"summary: words is {told['words']}, counted {words(told['text'])}"
    if told["violations"]:
        return
    if words(told["text"]) > limit:
        yield f"summary: {words(told['text'])} words and no violation"
    if line["judge"] == "model" and told["language"] == "ru":
        known = set(NUMBER.findall(line["entry"]["text"]))
        digits = {number.replace(",", ".") for number in known}
        for number in NUMBER.findall(told["text"]):
            if number.replace(",", ".") not in digits and len(number) > 2:
                yield f"summary: the essay has no {number}, and there is no violation"


def personal(line: Line, secrets: Iterable[str]) -> Iterator[str]:
    text = json.dumps(line, ensure_ascii=False)
    for pattern, what in ((EMAIL, "an e-mail address"), (TELEPHONE, "a telephone number")):
        if found := pattern.search(text):
            yield f"{what} is left: {found[0]!r}"
    for secret in secrets:
        if secret.casefold().replace("ё", "е") in text.casefold().replace("ё", "е"):
            yield f"a secret is left: {secret!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--words", type=int, default=100, help="the summary's limit")
    parser.add_argument("--secret", action="append", default=[])
    given = parser.parse_args()
    lines = [json.loads(line) for line in given.file.read_text("utf-8").splitlines()]
    broken = [
        f"{line['entry']['id']}: {breach}"
        for line in lines
        for breach in breaches(line, given.words, given.secret)
    ]
    print(*broken, f"{len(lines)} assessments, {len(broken)} breaches", sep="\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
