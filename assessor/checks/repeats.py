"""Text that stands twice: pasted from one section into another, or told again word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from assessor.checks.material import Material
from assessor.checks.repetition import Repetition, repetitions
from assessor.entry import Flag, Section
from assessor.text import Span

__all__ = ["check", "repetitions"]

WORTH_TELLING: Final = 12  # words: less is a favourite phrase
LITTLE: Final = 0.05  # of a section: a sentence less than that is no matter
MOST_SHOWN: Final = 30  # repetitions of which the places are told
MOST_TOLD: Final = 60  # places of one passage that are told
MUCH: Final = 0.25  # of a section

_WORD: Final = re.compile(r"\w+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def check(material: Material) -> Iterator[Flag]:
    """One flag a section that repeats others, one that repeats itself, one copied for a year.

    What stands in three places is told once, with all of them.
    """
    found = material.repetitions
    told: set[int] = set()
    for section in material.entry.sections if found else ():
        ending = (r for r in found if section.start < r.again.end <= section.end)
        inside = [_from(material.entry.text, r, section.start) for r in ending]
        copied = [r for r in inside if _of_another_year(material, r)]
        if copied:
            yield _copied(material, copied[0])
        again = [r for r in inside if not copied or r is not copied[0]]
        again = [r for r in again if r.first.start not in told and r.first.end not in told]
        told.update(at for r in again for at in r.first)
        elsewhere = [r for r in again if r.first.start < section.start]
        within = [r for r in again if r.first.start >= section.start]
        yield from _told_twice(material, section, elsewhere)
        yield from _told_twice(material, section, within)


def _from(text: str, one: Repetition, start: int) -> Repetition:
    """A repetition without what of it stands before a section, which is its heading."""
    if one.again.start >= start:
        return one
    cut = len(_WORD.findall(text[one.again.start : start]))
    first = next(islice(_WORD.finditer(text, one.first.start), cut, None)).start()
    words = max(one.words - cut, 0)
    return one._replace(
        first=Span(first, one.first.end), again=Span(start, one.again.end), words=words
    )


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
    if first == again:
        return False
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


def _of_the_same(material: Material, inside: Sequence[Repetition]) -> Iterator[Repetition]:
    """All that repeat the passages of these, which begin or end at one place, as far as shown."""
    shown = {at for r in inside[:MOST_SHOWN] for at in r.first}
    found = (r for r in material.repetitions if not shown.isdisjoint(r.first))
    return islice(found, MOST_TOLD)


def _flag(material: Material, section: Section, inside: Sequence[Repetition], share: float) -> Flag:
    here = {r.again.end for r in inside}
    more = [r for r in _of_the_same(material, inside) if r.again.end not in here]
    starts = (*(r.first.end - 1 for r in inside), *(r.again.end - 1 for r in more))
    others = {material.entry.section_at(at): None for at in starts}
    places = [place for r in inside[:MOST_SHOWN] for place in (r.again, r.first)]
    titles = ", ".join(material.quoted(material.title(s)) for s in others if s and s != section)
    return material.flag(
        "duplicate",
        "warning" if share >= MUCH else "info",
        "pasted" if titles else "told_again",
        list(dict.fromkeys((*places, *(r.again for r in more)))),
        title=material.title(section),
        percent=max(1, round(100 * share)),
        others=titles,
        quote=material.quote(inside[0].again),
    )
