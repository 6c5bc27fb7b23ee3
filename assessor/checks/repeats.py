"""Text that stands twice: pasted from one section into another, or told again word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assessor.checks.material import Material, plain
from assessor.entry import Flag, Section
from assessor.text import Span

RUN: Final = 8  # words in a row that no two sections share by chance
WORTH_TELLING: Final = 12  # words: less is a favourite phrase
LITTLE: Final = 0.05  # of a section: a sentence less than that is no matter
MUCH: Final = 0.25  # of a section

_WORD: Final = re.compile(r"\w+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_A_YEAR: Final = "year"


class Repetition(NamedTuple):
    """`again` repeats `first`; `words` is how many."""

    first: Span
    again: Span
    words: int


def repetitions(text: str) -> list[Repetition]:
    """Every stretch of at least `RUN` words that has stood before. Linear in the text."""
    words = list(_WORD.finditer(plain(text)))
    said = [_A_YEAR if _YEAR.fullmatch(word[0]) else word[0] for word in words]
    first_at: dict[tuple[str, ...], int] = {}
    found: list[Repetition] = []
    i = 0
    while i + RUN <= len(said):
        run = tuple(said[i : i + RUN])
        before = first_at.setdefault(run, i)
        length = _length(said, before, i) if before < i else 0
        if length >= RUN:
            found.append(_repetition(words, before, i, length))
        i += max(1, length)
    return found


def _length(said: Sequence[str], before: int, at: int) -> int:
    """How many words from `at` on repeat those from `before` on, without running into itself."""
    length = 0
    while before + length < at and at + length < len(said):
        if said[before + length] != said[at + length]:
            break
        length += 1
    return length


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
        within = [r for r in inside if r.first.start >= section.start]
        for some in ([r for r in inside if r not in within], within):
            yield from _told_twice(material, section, [r for r in some if r not in copied[:1]])


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
        [place for r in inside for place in (r.again, r.first)],
        title=material.title(section),
        percent=max(1, round(100 * share)),
        others=titles,
        quote=material.quote(inside[0].again),
    )
