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
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from assessor.tamper.ciphers import decoded
from assessor.tamper.disguise import is_disguised, undisguised
from assessor.tamper.imitations import imitates
from assessor.tamper.pieces import pieces, without_insertions
from assessor.tamper.weights import EDGE, weight
from assessor.text import Span, sentences

Sort = Literal["machine", "person"]
Judged = tuple[Sort, bool, str]
"""Its sort, whether it is disguised, and what it says if that is not what stands there."""

LEAST_WORDS = 3
LONGEST = 1_500
STOPS = re.compile(r"[.!…]+\Z")
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

    `disguised`: not so that a reader would see it. `reads`: what it says where that is not what
    stands there. `pieces`: the places of all of it, if it is in several.
    """

    start: int
    end: int
    sort: Sort
    disguised: bool
    reads: str = ""
    pieces: tuple[Span, ...] = ()


def speaks_to_grader(text: str) -> Iterator[Spoken]:
    """The sentences of `text` that speak to the grader, in order, then those in ciphers."""
    hidden = [
        Spoken(start, end, sort, disguised=True, reads=said)
        for start, end, said in decoded(text)
        if (sort := _sort_of_any(said))
    ]
    parts = list(_parts(text))
    cut = _cut(text, parts)
    spoken: list[Span] = []
    for part in parts:
        if any(it.start <= part.start and part.end <= it.end for it in hidden):
            continue
        if whole := cut.get(part):
            if part == whole.pieces[0]:
                yield whole
        elif found := _judged(text[slice(*part)]):
            spoken.append(part)
            sort, disguised, reads = found
            yield Spoken(*part, sort, disguised, reads)
    for whole in hidden:
        after = bisect_right(spoken, whole.start, key=lambda span: span.end)
        if not (after < len(spoken) and spoken[after].start < whole.end):
            yield whole


def _parts(text: str) -> Iterator[Span]:
    """Its sentences, very long ones in several parts."""
    for start, end in sentences(text):
        for left in range(start, end, LONGEST):
            yield Span(left, min(left + LONGEST, end))


def _cut(text: str, parts: Sequence[Span]) -> dict[Span, Spoken]:
    """Every part that is a piece of something that speaks to the grader, and the whole of it."""
    found: dict[Span, Spoken] = {}
    for numbers in pieces(text, parts):
        spans = tuple(parts[at] for at in numbers)
        said = " ".join(STOPS.sub("", text[slice(*span)]) for span in spans)
        if found.keys().isdisjoint(spans) and (sort := sort_of(said)):
            whole = Spoken(*spans[0], sort, disguised=False, reads=said, pieces=spans)
            found |= dict.fromkeys(spans, whole)
    return found


def _judged(sentence: str) -> Judged | None:
    if sort := sort_of(sentence):
        return sort, is_disguised(sentence), ""
    if any(map(sort_of, without_insertions(sentence))):
        return "machine", True, ""
    read = [part for said in undisguised(sentence) for part in (said, _changed(sentence, said))]
    edge = 0.0 if read and is_disguised(sentence) else EDGE  # who hides something, means something
    return next((("machine", True, said) for said in read if sort_of(said, edge)), None)


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
    if imitates(sentence):
        return "machine"
    if weight(sentence) <= edge:
        return None
    return "machine" if TO_MACHINE.search(sentence) else "person"
