"""What a person has to look at in a booklet before it goes to print.

A summary can keep every rule and still not be fit for print as it stands: the essay itself
contradicts a figure that it repeats, it points to a slide that nobody prints, or a name was masked
in it. Nothing is mended here; the place is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assessor.assessment import Assessment, Summary, SummarySentence
from assessor.entry import Flag, Language, Place
from assessor.privacy.blind import PLACEHOLDERS as HIDDEN
from assessor.privacy.contacts import PLACEHOLDERS
from assessor.report.labels import labels
from assessor.report.payload import places_of

BLANK: Final = "_____"
MASKS: Final = re.compile(
    "|".join(
        re.escape(mask)
        for mask in (
            *HIDDEN.values(),
            *(m for kind in PLACEHOLDERS.values() for m in kind.values()),
        )
    )
)
REFERENCE: Final = re.compile(
    r"\([^()]*\b(?:слайд|рисун|рис\.|таблиц|табл\.|прилож|см\."
    r"|slide|figure|fig\.|table|appendix|see )[^()]*\)",
    re.IGNORECASE,
)
FIGURE: Final = re.compile(r"\d{1,3}(?:\s\d{3})+|\d+(?:[.,]\d+)*(?:\s?%)?")


class Check(NamedTuple):
    """What to look at, and the passage it is about ("": the text as a whole, or its heading)."""

    message: str
    passage: str = ""


def blanked(text: str) -> str:
    """The text with a line to write on where something was masked: it is never known again."""
    return MASKS.sub(BLANK, text)


def nothing_but_masks(text: str) -> bool:
    """Whether nothing is left to read once the masks are gone."""
    return not re.search(r"\w", MASKS.sub("", text))


def checks(assessment: Assessment, language: Language) -> Iterator[Check]:
    """Everything to look at before this entry is printed."""
    words, entry, summary = labels(language), assessment.entry, assessment.summary
    heads = (entry.nominee, entry.organisation, entry.city, entry.nomination)
    if any(MASKS.search(head) for head in heads if head):
        yield Check(words["check_masked"])
    if summary is None:
        return
    for violation in summary.violations:
        yield Check(violation.message, violation.found)
    if MASKS.search(summary.text):
        yield Check(words["check_masked"], BLANK)
    for found in REFERENCE.finditer(summary.text):
        yield Check(f"{words['check_reference']} {found[0]}", found[0])
    for flag in assessment.flags:
        if flag.kind == "contradiction" and flag.severity != "info":
            for figure in _repeated(flag, summary, entry.text):
                yield Check(flag.message, figure)
                break


def _repeated(flag: Flag, summary: Summary, essay: str) -> Iterator[str]:
    """Figures of this finding that stand in the summary, in a sentence that rests on its place."""
    for place in places_of(flag):
        refuted = {_bare(found) for found in FIGURE.findall(essay[place.start : place.end])}
        for sentence in summary.sentences:
            if _rests_on(sentence, place):
                said = FIGURE.findall(sentence.text)
                yield from (figure for figure in said if _bare(figure) in refuted)


def _rests_on(sentence: SummarySentence, place: Place) -> bool:
    return any(s.start < place.end and place.start < s.end for s in sentence.support)


def _bare(figure: str) -> str:
    """A figure without the spaces in it."""
    return "".join(figure.split())
