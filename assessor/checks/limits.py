"""Sections over the limit that the form sets.

People count differently: with or without line breaks and list marks, with or without a lone dash
as a word. A section is over its limit only when it is by the smallest count; when only the
largest count is over, that is worth a note and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from assessor.checks.material import Material
from assessor.entry import Flag, Section
from assessor.rubric import Limit
from assessor.text import Span, count_words

_MARK: Final = re.compile(
    r"(?m)^[ \t]*(?:[-–—•▪*·][ \t]*)+(?:\d{1,2}[.)][ \t]*)?|^[ \t]*\d{1,2}[.)][ \t]+"
)
_STATED: Final = re.compile(
    r"\((?:не более|до|максимум|no more than|up to|max\.?)?\s*(\d[\d  ]*)\s*"
    r"(знак|символ|char|слов|word)",
    re.IGNORECASE,
)


class Counts(NamedTuple):
    """The smallest and the largest honest count of one text."""

    least: int
    most: int


def characters(text: str) -> Counts:
    """With spaces: all as it stands, and without list marks and surplus white space."""
    bare = " ".join(_MARK.sub("", text).split())
    return Counts(len(bare), len(text))


def word_counts(text: str) -> Counts:
    """By the contract's rule, and with a lone dash or mark counted as a word."""
    return Counts(count_words(text), len(text.split()))


def check(material: Material) -> Iterator[Flag]:
    """One flag a section that is over, or may be over, its limit."""
    for section in material.entry.sections:
        limit = limit_of(section, material)
        if limit is None:
            continue
        body = material.entry.text[section.start : section.end]
        counts = characters(body) if limit.characters else word_counts(body)
        most = limit.characters or limit.words or 0
        if counts.most > most:
            yield _flag(material, section, counts, most, in_words=limit.words is not None)


def limit_of(section: Section, material: Material) -> Limit | None:
    """The limit that stands in the section's own heading, else the rubric's."""
    heading = material.entry.text[: section.start].rstrip().rsplit("\n", 1)[-1]
    if section.title and (stated := _STATED.search(heading)):
        number = int(re.sub(r"\D", "", stated[1]))
        return (
            Limit(words=number)
            if stated[2][0] in "сСwW" and stated[2][1] in "лЛoO"
            else Limit(characters=number)
        )
    rules = material.rubric.form.sections
    return next((r.limit for r in rules if r.id == section.id), None)


def _flag(
    material: Material, section: Section, counts: Counts, most: int, *, in_words: bool
) -> Flag:
    over = counts.least > most
    percent = round(100 * (counts.least - most) / most)
    excess = f"{percent}%" if percent else material.number(Decimal(counts.least - most))
    return material.flag(
        "limit",
        "warning" if over else "info",
        ("over_words" if in_words else "over_characters") if over else "about_limit",
        [Span(section.start, section.end)],
        title=material.title(section),
        count=material.number(Decimal(counts.least)),
        largest=material.number(Decimal(counts.most)),
        limit=material.number(Decimal(most)),
        excess=excess,
    )
