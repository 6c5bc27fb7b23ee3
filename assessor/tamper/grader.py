"""Sentences that speak to whoever grades the essay: a person or a language model.

A sentence is hostile when it *commands* and what it commands belongs to grading (a mark, the
rubric, this entry, the answer's form), when it gives its reader a role, or when it imitates the
marks of a chat. Talking *about* marks, instructions or artificial intelligence is not commanding.
A disguised sentence is judged by what it says undisguised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from assessor.tamper.characters import unseen
from assessor.tamper.disguise import decoded, undisguised
from assessor.tamper.ideas import ideas_of
from assessor.tamper.words import Idea
from assessor.text import sentences

Sort = Literal["machine", "person"]
Rule = tuple[str, ...]
"""Groups of ideas: the sentence has at least one idea of every group."""

LONGEST = 1_500
MARKS = re.compile(
    r"<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>"
    r"|^\W*#{2,}\s*(?:instruction|system|инструкция|система|prompt|промпт)"
    r"|^\W*(?:system|assistant|user|система|ассистент|developer)\s*:",
    re.IGNORECASE,
)
TOLD = "command suppress ought you"
TO_MACHINE: tuple[Rule, ...] = (
    ("suppress", "rules before"),
    ("machine", TOLD, "entry rules"),
    ("machine", TOLD, "top", "grade command rate"),
    ("machine", "rate", "grade"),
    ("machine", "ought", "suppress", "weakness grade"),
    ("machine", "command", "output"),
    ("machine", "rules", "grade", "top"),
    ("machine", "address", "grade entry rules top"),
    ("letter",),
    ("authority", "this top grade rules"),
    ("prompt", "command suppress"),
    ("role", "grade entry rules value grader machine"),
    ("persona", "grade entry rules machine grader top"),
    ("you", "command", "this"),
    ("command", "format"),
    ("command", "rules", "cancelled"),
    ("command", "output", "top grade rules entry weakness"),
)
TO_PERSON: tuple[Rule, ...] = (
    (
        "imperative command rate suppress",
        "grade entry rules output grader weakness part value this",
    ),
    ("rate", "top"),
    ("command", "top", "suppress"),
    ("command", "granted"),
    ("persona", "value rate"),
    ("grader", "ought", "suppress rate granted top entry grade part value"),
    ("grader", "address", "grade top"),
    ("you", "entry rules"),
    ("you", "top", "grade"),
    ("this", "top"),
)


class Spoken(NamedTuple):
    """A stretch that speaks to the grader. `disguised`: not so that a reader would see it."""

    start: int
    end: int
    sort: Sort
    disguised: bool


def speaks_to_grader(text: str) -> Iterator[Spoken]:
    """The sentences of `text` that speak to the grader, in order, then those in base64."""
    for start, end in sentences(text):
        for left in range(start, end, LONGEST):
            right = min(left + LONGEST, end)
            if found := _judged(text[left:right]):
                yield Spoken(left, right, *found)
    for start, end, said in decoded(text):
        if sort := sort_of(said):
            yield Spoken(start, end, sort, disguised=True)


def _judged(sentence: str) -> tuple[Sort, bool] | None:
    if sort := sort_of(sentence):
        return sort, any(True for _ in unseen(sentence))
    return next((("machine", True) for said in undisguised(sentence) if sort_of(said)), None)


def sort_of(sentence: str) -> Sort | None:
    """Whether the sentence speaks to a model, to a person who grades, or to neither (None)."""
    if MARKS.search(sentence):
        return "machine"
    ideas = ideas_of(sentence)
    if not ideas:
        return None
    if "reported" in ideas and not ideas >= {"suppress", "rules"}:
        return None
    if _matches(TO_MACHINE, ideas):
        return "machine"
    return "person" if _matches(TO_PERSON, ideas) else None


def _matches(rules: tuple[Rule, ...], ideas: frozenset[Idea]) -> bool:
    return any(all(not ideas.isdisjoint(group) for group in _groups(rule)) for rule in rules)


@cache
def _groups(rule: Rule) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in rule)
