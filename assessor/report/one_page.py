"""What of an entry fits on one sheet of paper, A4 or Letter, with room left to write on.

A sheet is filled as richly as it can be: `RUNGS` goes from the fullest to the barest, and the first
that fits is taken, with the weightiest criteria a rung fuller while there is room. Nothing is left
out in silence: what is cut ends in "…", what is missing is counted. Heights are estimated from the
numbers of characters and the sizes in `pack.css`, on the generous side, since fonts differ from
machine to machine; a sheet that is taller all the same runs on to a second page and loses nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from assessor.assessment import Assessment, CriterionScore, Evidence
from assessor.entry import Flag, Language
from assessor.report.labels import labels
from assessor.report.payload import places_of
from assessor.rubric import Criterion, Rubric, Scale

ROOM: Final = 244.0  # mm: what Letter, the shorter of the two, has between the margins
TO_WRITE_ON: Final = 20.0  # mm kept for the juror's own words
WIDE: Final = 184.0  # mm: what A4, the narrower of the two, has between the margins
FIRST, SECOND, THIRD = 44.0, 63.0, 42.0  # mm: the columns' text
MORE: Final = 16  # characters of "+3 more in the report"
CIRCLED: Final = 11  # levels that can stand side by side to be circled

MM: Final = 0.3528  # a point
GLYPH: Final = 0.53  # em: a lower-case letter of a wide sans serif, spaces included
DIGIT: Final = re.compile(r"\d")
CAPITAL: Final = re.compile("[A-ZА-ЯЁÀ-Þ]")
IDEOGRAPH: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff01-\uff60\U0001f000-\U0003ffff]"
)
QUOTES: Final = re.compile("[«“]")
A_SCRAP: Final = 40  # characters: a shorter quote seldom says what it is about
MOST_QUOTED: Final = 2  # passages quoted for one finding


class Rung(NamedTuple):
    """How much is shown: the most of a kind, and the most characters of each (0: none at all)."""

    quotes: int
    quote: int
    rejected: int
    gaps: int
    gap: int
    why: int
    anchor: int
    findings: int
    finding: int
    summary: int


RUNGS: Final = (
    Rung(3, 260, 2, 4, 240, 400, 240, 8, 320, 6000),
    Rung(3, 220, 1, 3, 200, 260, 160, 6, 240, 3000),
    Rung(2, 200, 1, 3, 160, 200, 120, 6, 240, 1500),
    Rung(2, 180, 1, 2, 150, 160, 110, 5, 200, 1200),
    Rung(2, 160, 1, 2, 120, 120, 90, 5, 180, 1100),
    Rung(2, 150, 1, 2, 110, 0, 80, 5, 180, 1000),
    Rung(2, 150, 0, 2, 90, 0, 0, 4, 150, 1000),
    Rung(2, 130, 0, 1, 110, 0, 0, 4, 150, 1000),
    Rung(2, 100, 0, 1, 90, 0, 0, 4, 150, 1000),
    Rung(1, 150, 0, 1, 110, 0, 0, 4, 140, 1000),
    Rung(1, 120, 0, 1, 100, 0, 0, 4, 130, 1000),
    Rung(1, 90, 0, 1, 80, 0, 0, 3, 120, 900),
    Rung(1, 60, 0, 1, 60, 0, 0, 2, 100, 700),
    Rung(1, 40, 0, 0, 0, 0, 0, 1, 80, 400),
)


class Some(NamedTuple):
    """What is shown of several texts, and how many more there are."""

    shown: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Line:
    """A criterion on the sheet. `pages` are those of the file on which `quotes` stand, if known;
    `levels` are there to be circled (none: too many for that).
    """

    criterion: Criterion
    score: CriterionScore
    anchor: str
    quotes: Some
    pages: tuple[int | None, ...]
    rejected: Some
    gaps: Some
    why: str
    levels: tuple[int, ...]


class Finding(NamedTuple):
    """Something a person should look at; `kind` is the name of its label."""

    kind: str
    severity: str
    message: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """All that one sheet shows of an entry."""

    summary: str
    findings: tuple[Finding, ...]
    more_findings: int
    lines: tuple[Line, ...]


def one_page(assessment: Assessment, rubric: Rubric, language: Language) -> Page:
    """The fullest page that fits on one sheet, else the barest."""
    richer = None
    for rung in RUNGS:
        page = _page(assessment, rubric, language, rung)
        if _fits(page, language):
            return page if richer is None else _enriched(page, richer, language)
        richer = page
    return page


def _fits(page: Page, language: Language) -> bool:
    return height(page, language) + TO_WRITE_ON <= ROOM


def _enriched(page: Page, richer: Page, language: Language) -> Page:
    """The page with the lines of a richer one, the weightiest first, as long as they fit."""
    by_weight = sorted(range(len(page.lines)), key=lambda i: -page.lines[i].criterion.weight)
    for i in by_weight:
        lines = (*page.lines[:i], richer.lines[i], *page.lines[i + 1 :])
        fuller = replace(page, lines=lines)
        page = fuller if _fits(fuller, language) else page
    return page


def telling(evidence: Sequence[Evidence], most: int) -> tuple[Evidence, ...]:
    """Up to `most` quotes: first those with a figure that say a whole thing, the shortest of them.

    They come back in the order in which they were given.
    """
    ranked = sorted(
        range(len(evidence)),
        key=lambda i: _dullness(evidence[i].quote),
    )
    return tuple(evidence[i] for i in sorted(ranked[:most]))


def _dullness(quote: str) -> tuple[bool, bool, int]:
    return (DIGIT.search(quote) is None, len(quote) < A_SCRAP, len(quote))


def shortened(text: str, longest: int) -> str:
    """The text on one line in at most `longest` characters; its first figure stays in sight."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    figure = DIGIT.search(text)
    start = 0
    if figure and figure.start() > longest - 12:
        start = text.find(" ", max(0, figure.start() - longest // 2)) + 1
    room = longest - 2 - (2 if start else 0)
    piece = text[start : start + room]
    if start + room < len(text):
        piece = (piece.rsplit(" ", 1)[0] if " " in piece[room // 2 :] else piece) + " …"
    return f"… {piece}" if start else piece


def quoted(flag: Flag, text: str, longest: int) -> Iterator[str]:
    """The first passages a flag speaks of, cut short, unless its message quotes already.

    Those of a tamper finding are invisible, or not what they seem: its message says what they are;
    that of a limit is all that is too much.
    """
    if flag.kind in ("tamper", "limit") or QUOTES.search(flag.message):
        return
    for place in places_of(flag)[:MOST_QUOTED]:
        passage = " ".join(text[place.start : place.end].split())
        yield shortened(passage, longest)


def _page(assessment: Assessment, rubric: Rubric, language: Language, rung: Rung) -> Page:
    found = sorted(_findings(assessment, rung), key=lambda f: f.severity != "error")
    lines = (_line(score, rubric, language, rung) for score in assessment.scores)
    return Page(
        summary=shortened(assessment.summary.text, rung.summary) if assessment.summary else "",
        findings=tuple(found[: rung.findings]),
        more_findings=max(0, len(found) - rung.findings),
        lines=tuple(lines),
    )


def _findings(assessment: Assessment, rung: Rung) -> Iterator[Finding]:
    """Reasons that no flag gives already, the flags, and the rules that the summary breaks."""
    said = {flag.message for flag in assessment.flags}
    for reason in assessment.reasons:
        if reason not in said:
            yield Finding("", "warning", shortened(reason, rung.finding))
    for flag in assessment.flags:
        if flag.severity != "info":
            quotes = tuple(quoted(flag, assessment.entry.text, rung.finding // 2))
            message = shortened(flag.message, rung.finding)
            yield Finding(f"flag_{flag.kind}", flag.severity, message, quotes)
    for violation in assessment.summary.violations if assessment.summary else ():
        yield Finding("summary", "warning", shortened(violation.message, rung.finding))


def _line(score: CriterionScore, rubric: Rubric, language: Language, rung: Rung) -> Line:
    criterion = rubric.criterion(score.criterion)
    anchor = "" if score.level is None else criterion.levels[score.level].of(language)
    chosen = telling(score.evidence, rung.quotes)
    asked = (*score.gaps, *_above(score, criterion, rubric.scale, language))
    return Line(
        criterion=criterion,
        score=score,
        anchor=shortened(anchor, rung.anchor) if rung.anchor else "",
        quotes=_some((e.quote for e in chosen), len(score.evidence), rung.quote),
        pages=tuple(e.page for e in chosen),
        rejected=_some(
            (r.quote for r in score.rejected[: rung.rejected]), len(score.rejected), rung.quote
        ),
        gaps=_some(asked[: rung.gaps], len(asked), rung.gap),
        why=shortened(score.rationale, rung.why) if rung.why else "",
        levels=rubric.scale.levels if len(rubric.scale.levels) <= CIRCLED else (),
    )


def _some(texts: Iterable[str], of: int, longest: int) -> Some:
    shown = tuple(shortened(text, longest) for text in texts)
    return Some(shown, of - len(shown))


def _above(
    score: CriterionScore, criterion: Criterion, scale: Scale, language: Language
) -> Iterator[str]:
    """What the next level asks for, unless the gaps say so already."""
    if score.level is not None and score.level < scale.max:
        asks = criterion.levels[score.level + 1].of(language)
        if asks.strip(".") not in " ".join(score.gaps):
            yield f"{labels(language)['level_next']} {score.level + 1}: {asks}"


def height(page: Page, language: Language) -> float:
    """About how tall the page is without the room to write on, in millimetres."""
    tall = 20.0 + 8.0  # the name with what stands under it; the foot
    tall += 8 + _mm(page.summary, 9.5, WIDE, leading=1.42)
    if page.findings:
        shown = [" ".join((" " * 14, f.message, *f.quotes)) for f in page.findings]
        tall += 8 + sum(_mm(text, 8, WIDE - 4) + 0.8 for text in shown)
        tall += 4 if page.more_findings else 0
    if page.lines:
        tall += 9 + sum(_row(line, language) for line in page.lines)
    return tall


def _row(line: Line, language: Language) -> float:
    """The tallest of the four cells."""
    title = f"0/0 {line.criterion.title.of(language)} {' ' * 8}"
    criterion = _mm(title, 9, FIRST) + _mm(line.anchor, 7.5, FIRST)
    more = " " * MORE if line.quotes.more or line.rejected.more else ""
    *quotes, last = line.quotes.shown or ("-",)
    evidence = sum(_mm(quote, 8.5, SECOND) + 0.6 for quote in (*quotes, last + more))
    evidence += sum(_mm(quote + " " * MORE, 7.5, SECOND) for quote in line.rejected.shown)
    gaps = sum(_mm(gap, 8, THIRD) for gap in line.gaps.shown)
    gaps += _mm(" " * MORE, 7.5, THIRD) if line.gaps.more else 0
    return 3.2 + max(criterion, evidence + _mm(line.why, 7.5, SECOND), gaps, 9.0)


def _mm(text: str, points: float, width: float, leading: float = 1.32) -> float:
    """How tall this text is when it is set in `points` over `width` millimetres."""
    if not text:
        return 0
    broader = len(CAPITAL.findall(text)) * 0.25 + len(IDEOGRAPH.findall(text)) * 0.9
    a_line = width / (points * MM * GLYPH) - 2  # words do not break where the line ends
    return math.ceil((len(text) + broader) / a_line) * points * MM * leading
