"""Stretches of a text that stand twice, word for word but for a year or a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from assessor.checks.sentence import plain
from assessor.text import Span

RUN: Final = 8  # words in a row that no two sections share by chance
ON: Final = 3  # words that go on behind a number that is another one

_WORD: Final = re.compile(r"\w+")
_CENTURIES: Final = frozenset({"19", "20"})


class Repetition(NamedTuple):
    """`again` repeats `first`; `words` is how many; `changed` where two numbers differ."""

    first: Span
    again: Span
    words: int
    changed: tuple[tuple[Span, Span], ...] = ()


class _Run(NamedTuple):
    """Words from `at` on repeat those from `before` on, but for those at `changed`."""

    before: int
    at: int
    length: int
    changed: tuple[int, ...]


def repetitions(text: str) -> list[Repetition]:
    """Every stretch of at least `RUN` words that has stood before. Linear in the text."""
    low = plain(text)
    said = _WORD.findall(low)
    years = set(filter(_is_year, set(said)))
    runs = list(_runs(tuple(["year" if word in years else word for word in said])))
    starts = _starts(low, said) if runs else []
    return [_repetition(said, starts, run) for run in runs]


def _starts(text: str, words: Sequence[str]) -> list[int]:
    """Where the words of a text begin, which are all of them in order."""
    starts, at = [], 0
    for word in words:
        starts.append(at := text.find(word, at))
        at += len(word)
    return starts


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == len("2024") and word[:2] in _CENTURIES


def _runs(said: tuple[str, ...]) -> Iterator[_Run]:
    first_at: dict[tuple[str, ...], int] = {}
    done = 0
    for start, end in _stretches(said):
        i = max(start, done)
        while i + RUN <= end:
            before = first_at.setdefault(said[i : i + RUN], i)
            if before == i:
                i += 1
                continue
            length = _length(said, before, i)
            if length >= RUN:
                run = _longer(said, before, i, length, done)
                yield run
                i = done = run.at + run.length
            else:
                i += max(1, length)


def _stretches(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches without a word that stands only once: no other can be a repetition."""
    once = {word for word, times in Counter(said).items() if times == 1}
    alone = [i for i, word in enumerate(said) if word in once]
    for before, after in pairwise((-1, *alone, len(said))):
        if after - before > RUN:
            yield before + 1, after


def _length(said: Sequence[str], before: int, at: int) -> int:
    """How many words from `at` on repeat those from `before` on, without running into itself."""
    most = min(at - before, len(said) - at)
    return next((k for k in range(most) if said[before + k] != said[at + k]), most)


def _longer(said: Sequence[str], before: int, at: int, length: int, done: int) -> _Run:
    """A run with what goes on over numbers that are others, on both sides."""
    changed: list[int] = []
    gap = at - before
    while length < gap and _differ(said, before, at, length):
        on = _length(said, before + length + 1, at + length + 1)
        on = min(on, gap - length - 1)
        if on < ON:
            break
        changed.append(at + length)
        length += 1 + on
    start = at
    while start - 1 > done and start - 1 >= gap and _differ(said, start - 1 - gap, start - 1, 0):
        back = 0
        while start - 2 - back >= max(done, gap) and length + back + 1 < gap:
            if said[start - 2 - back] != said[start - 2 - back - gap]:
                break
            back += 1
        if back < ON:
            break
        changed.insert(0, start - 1)
        start, length = start - 1 - back, length + 1 + back
    return _Run(start - gap, start, length, tuple(changed))


def _differ(said: Sequence[str], before: int, at: int, on: int) -> bool:
    """Whether both are numbers there."""
    inside = at + on < len(said)
    return inside and said[before + on].isdecimal() and said[at + on].isdecimal()


def _repetition(said: Sequence[str], starts: Sequence[int], run: _Run) -> Repetition:
    def span(first: int, last: int) -> Span:
        return Span(starts[first], starts[last] + len(said[last]))

    gap = run.at - run.before
    first = span(run.before, run.before + run.length - 1)
    again = span(run.at, run.at + run.length - 1)
    changed = tuple((span(i - gap, i - gap), span(i, i)) for i in run.changed)
    return Repetition(first, again, run.length - len(changed), changed)
