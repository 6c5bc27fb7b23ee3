"""Sentences that speak to whoever grades the essay: a person or a language model.

A sentence turns to its reader (an order, a plea, a role, a threat, a claim of authority) about what
belongs to grading (a mark, the rubric, this entry, the answer's form), or it imitates the marks of
a chat. Talking *about* marks, instructions or artificial intelligence is neither: which ideas weigh
how much together is learnt (`weights`). A disguised sentence is judged by what it says undisguised.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from assessor.tamper.characters import unseen
from assessor.tamper.ciphers import decoded
from assessor.tamper.disguise import undisguised
from assessor.tamper.ideas import ideas_of
from assessor.tamper.weights import EDGE, weight
from assessor.tamper.words import Idea
from assessor.text import sentences

Sort = Literal["machine", "person", "courtesy"]

LONGEST = 1_500
MARKS = re.compile(
    r"<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>"
    r"|^\W*#{2,}\s*(?:instruction|system|инструкция|система|prompt|промпт)"
    r"|^\W*(?:system|assistant|user|система|ассистент|developer)\s*:",
    re.IGNORECASE,
)
SIGNS = re.compile("[<\\[{#=(:/\"']")
"""What every imitation has one of."""
FAKE = re.compile(
    r"[\"'{<]\s*(?:level|score|grade|rating|criterion|rationale|total|балл\w*|оценка|уровень|итог)"
    r"[\"'>]\s*[:=,]?"
    r"|\b(?:set|get|give|assign|force|max|final)?_?(?:score|grade|level|rating|marks?)s?"
    r"(?:_\w+)?\s*(?:\([^)]*(?:=|\d)|=\s*\d)"
    r"|[\[{<(]\s*/?(?:system|internal|admin\w*|debug|override|служебн\w+|систем\w*|metadata|meta"
    r"|inst|instructions?|инструкци\w+|prompt)\b[^\]}>)]{0,30}[\]}>)]"
    r"|(?:\d{1,3} ?/ ?\d{1,3}\b.*){2}(?:override|recommend|рекоменд|победител|winner|first place)"
    r"|override.{0,60}\d ?/ ?\d",
    re.IGNORECASE,
)
"""An answer, a message of the system or a call of a function, written by the essay itself."""
TO_MACHINE: Final[frozenset[Idea]] = frozenset(
    {"machine", "letter", "persona", "suppress", "cancelled", "prompt"}
)

COURTEOUS: Final[frozenset[Idea]] = frozenset(
    {"address", "grader", "award", "us", "you", "entry", "role", "rate"}
)
"""Whoever has no other ideas than these greets the grader, and asks for nothing."""
GREETING = re.compile(
    r"\A\W*(?:здравствуйте|добр(?:ый день|ого дня|ый вечер)|hello|good (?:day|morning|evening))\b",
    re.IGNORECASE,
)


class Spoken(NamedTuple):
    """A stretch that speaks to the grader. `disguised`: not so that a reader would see it."""

    start: int
    end: int
    sort: Sort
    disguised: bool


def speaks_to_grader(text: str) -> Iterator[Spoken]:
    """The sentences of `text` that speak to the grader, in order, then those in ciphers."""
    spoken: list[tuple[int, int]] = []
    for start, end in sentences(text):
        for left in range(start, end, LONGEST):
            right = min(left + LONGEST, end)
            if found := _judged(text[left:right]):
                spoken.append((left, right))
                yield Spoken(left, right, *found)
    for start, end, said in decoded(text):
        after = bisect_right(spoken, start, key=lambda span: span[1])
        told = after < len(spoken) and spoken[after][0] < end
        if not told and (sort := sort_of(said)):
            yield Spoken(start, end, sort, disguised=True)


def _judged(sentence: str) -> tuple[Sort, bool] | None:
    if sort := sort_of(sentence):
        return sort, any(True for _ in unseen(sentence))
    return next((("machine", True) for said in undisguised(sentence) if sort_of(said)), None)


def sort_of(sentence: str) -> Sort | None:
    """Whether it speaks to a model, to a person who grades, only greets one, or neither (None)."""
    if SIGNS.search(sentence) and (MARKS.search(sentence) or FAKE.search(sentence)):
        return "machine"
    ideas = ideas_of(GREETING.sub("", sentence))
    if not ideas or weight(ideas) <= EDGE:
        return None
    if ideas <= COURTEOUS:
        return "courtesy"
    return "machine" if ideas & TO_MACHINE else "person"
