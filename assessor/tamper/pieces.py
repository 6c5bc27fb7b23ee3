"""Where a message may have been cut in pieces, so that no sentence of it says much by itself.

A sentence stops without a full stop and goes on in small letters in another paragraph, or behind a
heading; a full stop stands after every word or two; other words are put between dashes; an answer
is in two sentences. An essay has little of this: looking for it costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assessor.text import Span

Numbers = tuple[int, ...]
"""Sentences by where they stand in the list of all."""

ENDS: Final = '.!?…:;»”"'
LOOKS_ON: Final = 2
"""A heading may stand between a sentence and the rest of it."""
MOST_PIECES: Final = 12
SCRAP: Final = 30
"""Characters: so short a sentence may be a scrap of a longer one."""
FEWEST_SCRAPS: Final = 3
INSERTED: Final = re.compile(r"\s[—–-]\s|\s?[()]\s?")
FEWEST_PARTS: Final = 4
ANSWERS: Final = re.compile(
    r"(?:обоснование|доказательства|пробелы|rationale|justification|reasoning|evidence|gaps)\s*:",
    re.IGNORECASE,
)
"""A part of a grader's answer; what it is an answer to stands before it."""


def pieces(text: str, spans: Sequence[Span]) -> Iterator[Numbers]:
    """Sentences that may be pieces of one; their spans have the white space around them off."""
    yield from _broken(text, spans)
    yield from _scraps(spans)
    yield from ((at - 1, at) for at in range(1, len(spans)) if ANSWERS.match(text, spans[at].start))


def _broken(text: str, spans: Sequence[Span]) -> Iterator[Numbers]:
    goes_on = {at: to for at in range(len(spans)) if (to := _continued(text, spans, at))}
    for first in goes_on.keys() - goes_on.values():
        chain = [first]
        while chain[-1] in goes_on and len(chain) < MOST_PIECES:
            chain.append(goes_on[chain[-1]])
        yield tuple(chain)


def _continued(text: str, spans: Sequence[Span], at: int) -> int:
    """The sentence in which an unfinished one goes on, 0 for none."""
    if text[spans[at].end - 1] in ENDS:
        return 0
    following = range(at + 1, min(at + 1 + LOOKS_ON, len(spans)))
    return next((to for to in following if text[spans[to].start].islower()), 0)


def _scraps(spans: Sequence[Span]) -> Iterator[Numbers]:
    """Runs of very short sentences, and every other one of them."""
    run: list[int] = []
    for at, span in enumerate([*spans, None]):
        if span and span.end - span.start < SCRAP and len(run) < MOST_PIECES:
            run.append(at)
        else:
            yield from (
                tuple(part) for part in (run, run[::2], run[1::2]) if len(part) >= FEWEST_SCRAPS
            )
            run = []


def without_insertions(sentence: str) -> Iterator[str]:
    """A sentence of many dashes or brackets by what is outside of them, and by what is inside."""
    signs = sentence.count("—") + sentence.count("–") + sentence.count(" - ")
    if signs + sentence.count("(") + sentence.count(")") < FEWEST_PARTS - 1:
        return
    parts = INSERTED.split(sentence)
    if len(parts) >= FEWEST_PARTS:
        yield " ".join(parts[::2])
        yield " ".join(parts[1::2])
