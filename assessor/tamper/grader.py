"""Sentences that speak to whoever grades the essay: a person or a language model.

A sentence that asks for a mark, for silence about a weakness, for another rule, that says what is
already decided or what the answer has to be, shows it in its words: how much they weigh together
is learnt (`weights`). Besides, a text may imitate the marks of a chat or an answer. Talking *about*
marks, instructions or artificial intelligence is none of it. A disguised sentence is judged by what
it says undisguised.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from assessor.tamper.ciphers import decoded
from assessor.tamper.disguise import is_disguised, undisguised
from assessor.tamper.weights import EDGE, weight
from assessor.text import sentences

Sort = Literal["machine", "person"]

LEAST_WORDS = 3
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
    r"(?:_\w+)?\s*(?:\([^)]{0,60}(?:=|\d)|=\s*\d)"
    r"|[\[{<(]\s*/?(?:system|internal|admin\w*|debug|override|служебн\w+|систем\w*|metadata|meta"
    r"|inst|instructions?|инструкци\w+|prompt)\b[^\]}>)]{0,30}[\]}>)]"
    r"|(?:\d{1,3} ?/ ?\d{1,3}\b.{0,60}){2}"
    r"(?:override|recommend|рекоменд|победител|winner|first place)"
    r"|override.{0,60}\d ?/ ?\d|[\"']role[\"']\s*:\s*[\"']|call tool\s*:",
    re.IGNORECASE,
)
"""An answer, a message of the system or a call of a function, written by the essay itself."""
TO_MACHINE: Final = re.compile(
    r"\b(?:(?:ai|ии|llm|gpt|chatgpt|bot|model|system|prompt|instructions?|machine|robot|algorithm"
    r"|assistant|parser|override|developer|administrator|tokens?|json|output)\b"
    r"|нейро|искусственн\w+ (?:интеллект|разум)|модел|алгоритм|робот|бот\b|бот[ау]\b|ботик"
    r"|ассистент|машин|программ|систем|промпт|промт|инструкци|указани|парсер|разработчик|админ"
    r"|токен|игнорир|забудь|disregard|ignore|forget|pretend|you are (?:now|no longer)"
    r"|притвор|представь|отныне|ты теперь|теперь ты|ты больше не)",
    re.IGNORECASE,
)
"""Words by which a model is spoken to, or somebody who may be told to forget what he was told."""


class Spoken(NamedTuple):
    """A stretch that speaks to the grader.

    `disguised`: not so that a reader would see it; `reads` is then what it says, "" if it is there
    between odd characters.
    """

    start: int
    end: int
    sort: Sort
    disguised: bool
    reads: str = ""


def speaks_to_grader(text: str) -> Iterator[Spoken]:
    """The sentences of `text` that speak to the grader, in order, then those in ciphers."""
    hidden = [
        Spoken(start, end, sort, disguised=True, reads=said)
        for start, end, said in decoded(text)
        if (sort := _sort_of_any(said))
    ]
    spoken: list[tuple[int, int]] = []
    for start, end in sentences(text):
        for left in range(start, end, LONGEST):
            right = min(left + LONGEST, end)
            scrap = any(whole.start <= left and right <= whole.end for whole in hidden)
            if not scrap and (found := _judged(text[left:right])):
                spoken.append((left, right))
                yield Spoken(left, right, *found)
    for whole in hidden:
        after = bisect_right(spoken, whole.start, key=lambda span: span[1])
        if not (after < len(spoken) and spoken[after][0] < whole.end):
            yield whole


def _judged(sentence: str) -> tuple[Sort, bool] | None:
    if sort := sort_of(sentence):
        return sort, is_disguised(sentence)
    read = [part for said in undisguised(sentence) for part in (said, _changed(sentence, said))]
    edge = 0.0 if read and is_disguised(sentence) else EDGE  # who hides something, means something
    return next((("machine", True) for said in read if sort_of(said, edge)), None)


def _changed(sentence: str, said: str) -> str:
    """What reads otherwise than it stands, without what is around it; "" for a word or two."""
    begin = Prefix.similarity(sentence, said)
    stands, reads = sentence[begin:], said[begin:]
    same_end = Postfix.similarity(stands, reads)
    part = reads[: len(reads) - same_end]
    return part if len(part.split()) >= LEAST_WORDS else ""


def _sort_of_any(said: str) -> Sort | None:
    return next(filter(None, (sort_of(said[slice(*span)]) for span in sentences(said))), None)


def sort_of(sentence: str, edge: float = EDGE) -> Sort | None:
    """Whether it speaks to a model, to a person who grades, or to neither (None).

    It does when it weighs more than the `edge`.
    """
    if SIGNS.search(sentence) and (MARKS.search(sentence) or FAKE.search(sentence)):
        return "machine"
    if weight(sentence) <= edge:
        return None
    return "machine" if TO_MACHINE.search(sentence) else "person"
