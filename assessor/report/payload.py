"""What the script of `report.html` needs to know of an entry, beside the essay itself.

The essay and the summary stand in the page once, as text; everything that rests on them points
into them. A script counts UTF-16 units where Python counts characters, so offsets are converted
here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from assessor.assessment import Assessment, CriterionScore, Evidence, Summary
from assessor.entry import Entry, Flag, Language, Place, Section
from assessor.report.phrases import Phrases
from assessor.rubric import Limit, Rubric
from assessor.text import count_words, language_of

Offset = Callable[[int], int]
Pair = tuple[int, int]

ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")


def utf16(text: str) -> Offset:
    """From an offset in characters to one in UTF-16 units."""
    astral = [found.start() for found in ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(astral, offset)


def of_rubric(rubric: Rubric, language: Language) -> dict[str, Any]:
    """What all entries of a rubric share: titles, weights and the text of every level."""
    return {
        "min": rubric.scale.min,
        "max": rubric.scale.max,
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


def of_entry(assessment: Assessment, rubric: Rubric, phrases: Phrases) -> dict[str, Any]:
    """What rests on this essay and where, in UTF-16 offsets. What there is none of is left out."""
    entry = assessment.entry
    at = utf16(entry.text)
    messages = {flag.message.rstrip(".") for flag in assessment.flags}
    data = {
        "tongue": language_of(entry.text),
        "pages": [at(start) for start in entry.pages],
        "sections": [_section(s, entry, rubric, at) for s in entry.sections],
        "scores": [_score(score, rubric, at, phrases) for score in assessment.scores],
        "summary": assessment.summary and _summary(assessment.summary, at, phrases),
        "flags": [_flag(flag, at, phrases) for flag in assessment.flags],
        "reasons": [phrases.say(r) for r in assessment.reasons if r.rstrip(".") not in messages],
    }
    return _filled(data)


def length(entry: Entry, section: Section, limit: Limit | None) -> int:
    """How long a section is in its limit's unit: words, else characters with spaces."""
    body = entry.text[section.start : section.end].strip()
    return count_words(body) if limit and limit.words else len(body)


def limit_of(section: Section, rubric: Rubric) -> Limit | None:
    """The most the rubric's form lets this section hold, None if it sets no limit."""
    return next((rule.limit for rule in rubric.form.sections if rule.id == section.id), None)


def places_of(flag: Flag) -> tuple[Place, ...]:
    """Every place a flag speaks of: `places`, else the first one alone, else none."""
    if flag.places or flag.start is None or flag.end is None:
        return flag.places
    return (Place(start=flag.start, end=flag.end),)


def own_gaps(score: CriterionScore, rubric: Rubric) -> Iterator[str]:
    """What is missing, without a gap that only repeats the next level's text, shown beside it."""
    above = None
    if score.level is not None:
        above = rubric.criterion(score.criterion).levels.get(score.level + 1)
    repeated = {text.rstrip(".") for text in above.model_dump().values() if text} if above else ()
    return (gap for gap in score.gaps if not any(text in gap for text in repeated))


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """Without the keys that hold None or nothing."""
    return {key: value for key, value in data.items() if value not in (None, [], {}, "")}


def _flat(places: Iterable[Place | Evidence], at: Offset) -> list[int]:
    """The start and the length of each place, one after the other: there can be many."""
    pairs = ((at(place.start), at(place.end)) for place in places)
    return [number for start, end in pairs for number in (start, end - start)]


def _section(section: Section, entry: Entry, rubric: Rubric, at: Offset) -> dict[str, Any]:
    limit = limit_of(section, rubric)
    return _filled(
        {
            "id": section.id,
            "title": section.title,
            "start": at(section.start),
            "end": at(section.end),
            "length": length(entry, section, limit),
            "limit": limit and (limit.words or limit.characters),
            "unit": "words" if limit and limit.words else "characters",
        }
    )


def _score(score: CriterionScore, rubric: Rubric, at: Offset, phrases: Phrases) -> dict[str, Any]:
    return _filled(
        {
            "criterion": score.criterion,
            "status": None if score.status == "scored" else score.status,
            "level": score.level,
            "samples": score.samples if len(score.samples) > 1 else None,
            "confidence": score.confidence,
            "rationale": phrases.say(score.rationale),
            "gaps": [phrases.say(gap) for gap in own_gaps(score, rubric)],
            "evidence": _flat(score.evidence, at),
            "matches": {i: e.match for i, e in enumerate(score.evidence) if e.match != "exact"},
            "rejected": [(r.quote, r.reason, phrases.say(r.detail)) for r in score.rejected],
        }
    )


def _summary(summary: Summary, at: Offset, phrases: Phrases) -> dict[str, Any]:
    return _filled(
        {
            "sentences": [
                (said, _flat(sentence.support, at))
                for said, sentence in zip(_told(summary), summary.sentences, strict=True)
            ],
            "violations": [
                (phrases.say(v.message), v.sentence, v.found, v.essay_says)
                for v in summary.violations
            ],
        }
    )


def _told(summary: Summary) -> Iterator[Pair | str]:
    """Where each sentence stands in the summary's text; one that does not, as text."""
    at, end = utf16(summary.text), 0
    for sentence in summary.sentences:
        start = summary.text.find(sentence.text, end)
        if start < 0:
            yield sentence.text
        else:
            end = start + len(sentence.text)
            yield at(start), at(end)


def _flag(flag: Flag, at: Offset, phrases: Phrases) -> dict[str, Any]:
    return _filled(
        {
            "kind": flag.kind,
            "severity": flag.severity,
            "message": phrases.say(flag.message),
            "places": _flat(places_of(flag), at),
        }
    )
