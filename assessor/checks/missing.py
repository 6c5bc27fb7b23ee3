"""Sections that the form asks for and the essay does not have, or has in name only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assessor.checks.limits import limit_of
from assessor.checks.material import Material
from assessor.entry import Flag, Section
from assessor.rubric import SectionRule
from assessor.text import Span, count_words

FOLLOWS_FORM: Final = 0.5  # share of the form's sections from which an essay follows the form
THIN_WORDS: Final = 12
LONG: Final = 1000  # characters: no such section is thin
THIN_SHARE: Final = 0.1  # of the limit


def check(material: Material) -> Iterator[Flag]:
    """Flags for an essay that follows the form's headings; any other may be built as it likes."""
    yield from _thin(material)
    asked = [rule for rule in material.rubric.form.sections if rule.limit]
    there = {section.id for section in material.entry.sections}
    absent = [rule for rule in asked if rule.id not in there]
    if len(asked) - len(absent) > FOLLOWS_FORM * len(asked):
        yield from (_absent(material, rule) for rule in absent)


def _absent(material: Material, rule: SectionRule) -> Flag:
    title = rule.title.of(material.language)
    return material.flag("missing", "warning", "absent", section=rule.id, title=title)


def _thin(material: Material) -> Iterator[Flag]:
    for section in material.entry.sections:
        if not section.title or section.end - section.start > LONG:
            continue
        words = count_words(material.entry.text[section.start : section.end])
        if words < _fewest(section, material):
            places = [Span(section.start, section.end)] if words else []
            yield material.flag(
                "missing",
                "info",
                "thin" if words else "empty",
                places,
                section.id,
                title=material.title(section),
                words=words,
            )


def _fewest(section: Section, material: Material) -> float:
    limit = limit_of(section, material)
    if limit and limit.words:
        return min(THIN_WORDS, THIN_SHARE * limit.words)
    return THIN_WORDS
