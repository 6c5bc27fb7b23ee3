"""Text that stands twice: pasted from one section into another, or told again word for word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from assessor.checks.material import Material
from assessor.checks.sentence import plain
from assessor.entry import Flag, Section
from assessor.text import Span

RUN: Final = 8  # words in a row that no two sections share by chance
WORTH_TELLING: Final = 12  # words: less is a favourite phrase
LITTLE: Final = 0.05  # of a section: a sentence less than that is no matter
MOST_SHOWN: Final = 30  # repetitions of which the places are told
MUCH: Final = 0.25  # of a section

_WORD: Final = re.compile(r"\w+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Repetition(NamedTuple):
    """`again` repeats `first`; `words` is how many."""

    first: Span
    again: Span
    words: int


def repetitions(text: str) -> list[Repetition]:
    """Every stretch of at least `RUN` words that has stood before. Linear in the text."""
    said = _WORD.findall(plain(text))
    years = {word for word in set(said) if _YEAR.fullmatch(word)}
    runs = list(_runs(tuple("year" if word in years else word for word in said)))
    words = list(_WORD.finditer(text)) if runs else []
    return [_repetition(words, *run) for run in runs]


def _runs(said: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Where the words stood before, where they stand again, and how many they are."""
    first_at: dict[tuple[str, ...], int] = {}
    for start, end in _stretches(said):
        i = start
        while i + RUN <= end:
            before = first_at.setdefault(said[i : i + RUN], i)
            if before == i:
                i += 1
                continue
            length = _length(said, before, i)
            if length >= RUN:
                yield before, i, length
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


def _repetition(words: Sequence[re.Match[str]], before: int, at: int, length: int) -> Repetition:
    first = Span(words[before].start(), words[before + length - 1].end())
    again = Span(words[at].start(), words[at + length - 1].end())
    return Repetition(first, again, length)


def check(material: Material) -> Iterator[Flag]:
    """One flag a section that repeats others, one that repeats itself, one copied for a year."""
    found = repetitions(material.entry.text)
    for section in material.entry.sections if found else ():
        inside = [r for r in found if section.start <= r.again.start < section.end]
        copied = [r for r in inside if _of_another_year(material, r)]
        if copied:
            yield _copied(material, copied[0])
        again = [r for r in inside if not copied or r is not copied[0]]
        elsewhere = [r for r in again if r.first.start < section.start]
        within = [r for r in again if r.first.start >= section.start]
        yield from _told_twice(material, section, elsewhere)
        yield from _told_twice(material, section, within)


def _told_twice(
    material: Material, section: Section, inside: Sequence[Repetition]
) -> Iterator[Flag]:
    words = sum(r.words for r in inside)
    if words < WORTH_TELLING:
        return
    share = words / max(1, len(_WORD.findall(material.entry.text, section.start, section.end)))
    if share >= LITTLE:
        yield _flag(material, section, inside, share)


def _of_another_year(material: Material, one: Repetition) -> bool:
    """Whether the same words and figures are told of two years."""
    text = material.entry.text
    first, again = (text[span.start : span.end] for span in (one.first, one.again))
    years = _YEAR.findall(first) != _YEAR.findall(again)
    return years and bool(re.search(r"\d", _YEAR.sub("", again)))


def _copied(material: Material, one: Repetition) -> Flag:
    return material.flag(
        "duplicate",
        "warning",
        "copied_year",
        [one.again, one.first],
        first=material.quote(one.first),
        again=material.quote(one.again),
    )


def _flag(material: Material, section: Section, inside: Sequence[Repetition], share: float) -> Flag:
    others = {material.entry.section_at(r.first.start): None for r in inside}
    titles = ", ".join(material.quoted(material.title(s)) for s in others if s and s != section)
    return material.flag(
        "duplicate",
        "warning" if share >= MUCH else "info",
        "pasted" if titles else "told_again",
        [place for r in inside[:MOST_SHOWN] for place in (r.again, r.first)],
        title=material.title(section),
        percent=max(1, round(100 * share)),
        others=titles,
        quote=material.quote(inside[0].again),
    )
