"""What the script of `report.html` needs to know of an entry, beside the essay itself.

The essay stands in the page once, as text; everything that rests on it points into it. A script
counts UTF-16 units where Python counts characters, so offsets are converted here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

from assessor.assessment import Assessment, CriterionScore, Summary
from assessor.entry import Entry, Flag, Language, Place, Section
from assessor.report.standing import share
from assessor.rubric import Limit, Rubric
from assessor.text import count_words

Offset = Callable[[int], int]
Pair = tuple[int, int]


def utf16(text: str) -> Offset:
    """From an offset in characters to one in UTF-16 units."""
    astral = [at for at, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(astral, offset)


def of_rubric(rubric: Rubric, language: Language) -> dict[str, Any]:
    """What all entries of a rubric share: titles, weights and the text of every level."""
    return {
        "min": rubric.scale.min,
        "max": rubric.scale.max,
        "words": rubric.summary.words,
        "criteria": [
            {
                "id": c.id,
                "title": c.title.of(language),
                "description": c.description.of(language),
                "weight": c.weight,
                "levels": {level: text.of(language) for level, text in c.levels.items()},
            }
            for c in rubric.criteria
        ],
    }


def of_entry(assessment: Assessment, rubric: Rubric) -> dict[str, Any]:
    """What rests on this essay and where, in UTF-16 offsets."""
    entry = assessment.entry
    at = utf16(entry.text)
    return {
        "sections": [_section(s, entry, rubric, at) for s in entry.sections],
        "scores": [_score(score, rubric, at) for score in assessment.scores],
        "summary": assessment.summary and _summary(assessment.summary, at),
        "flags": [_flag(flag, at) for flag in assessment.flags],
        "reasons": assessment.reasons,
    }


def length(entry: Entry, section: Section, limit: Limit | None) -> int:
    """How long a section is in its limit's unit: words, else characters with spaces."""
    body = entry.text[section.start : section.end].strip()
    return count_words(body) if limit and limit.words else len(body)


def limit_of(section: Section, rubric: Rubric) -> Limit | None:
    """The most the rubric's form lets this section hold, None if it sets no limit."""
    return next((rule.limit for rule in rubric.form.sections if rule.id == section.id), None)


def _pairs(places: Iterable[Place], at: Offset) -> list[Pair]:
    return [(at(place.start), at(place.end)) for place in places]


def _section(section: Section, entry: Entry, rubric: Rubric, at: Offset) -> dict[str, Any]:
    limit = limit_of(section, rubric)
    return {
        "id": section.id,
        "title": section.title,
        "start": at(section.start),
        "end": at(section.end),
        "length": length(entry, section, limit),
        "limit": limit and (limit.words or limit.characters),
        "unit": "words" if limit and limit.words else "characters",
    }


def _score(score: CriterionScore, rubric: Rubric, at: Offset) -> dict[str, Any]:
    return {
        "criterion": score.criterion,
        "status": score.status,
        "level": score.level,
        "share": None if score.level is None else share(score.level, rubric.scale),
        "samples": score.samples,
        "confidence": score.confidence,
        "rationale": score.rationale,
        "gaps": score.gaps,
        "evidence": [(at(e.start), at(e.end), e.match) for e in score.evidence],
        "rejected": [(r.quote, r.reason, r.detail) for r in score.rejected],
    }


def _summary(summary: Summary, at: Offset) -> dict[str, Any]:
    return {
        "sentences": [(s.text, _pairs(s.support, at)) for s in summary.sentences],
        "violations": [(v.message, v.sentence, v.found, v.essay_says) for v in summary.violations],
    }


def _flag(flag: Flag, at: Offset) -> dict[str, Any]:
    return {
        "kind": flag.kind,
        "severity": flag.severity,
        "message": flag.message,
        "section": flag.section,
        "places": _pairs(places_of(flag), at),
    }


def places_of(flag: Flag) -> tuple[Place, ...]:
    """Every place a flag speaks of: `places`, else the first one alone, else none."""
    if flag.places or flag.start is None or flag.end is None:
        return flag.places
    return (Place(start=flag.start, end=flag.end),)
