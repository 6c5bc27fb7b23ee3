"""Where the essay's sections are: under the form's titles, under headings of its own, or nowhere.

Offsets are into the essay as the reader keeps it. A section's body runs from the first character
after its heading to the last one before the next heading, white space at the edges left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from assessor.entry import Section
from assessor.intake.labels import EMPHASIS, form_key, key, title_of
from assessor.intake.lines import Line, lines_of
from assessor.rubric.model import SectionRule

WHOLE = "essay"
LEAD = "lead"
LEAD_CHARACTERS = 80
LONGEST_TITLE = 160
LONGEST_OWN_HEADING = 90
MOST_OWN_WORDS = 12
LEAST_OWN_HEADINGS = 2
LEAST_IN_CELL = 6
"""So many words beside a title are its section's text, not figures of a table."""
SIMILAR = 92
SIMILAR_FROM = 12
"""A slip of a letter is forgiven in titles of at least this many letters."""

ENDS_SENTENCE = tuple(".!?;,:…—–-")
LIST_ITEM = re.compile(r"\s*(?:[-–—•·▪●◦*+]|\(?\d{1,3}[.)]|\(?[a-zа-я][.)])\s*")
PARAGRAPH = 150
"""Texts whose lines are longer than this on average are not wrapped: a line is a paragraph."""


@dataclass(frozen=True)
class _Heading:
    line: Line
    id: str
    title: str


def heading_keys(rules: Iterable[SectionRule]) -> frozenset[str]:
    """The keys of every title and alias."""
    return frozenset(form_key(name) for rule in rules for name in rule.names())


def find_sections(text: str, rules: Sequence[SectionRule]) -> tuple[Section, ...]:
    """The sections of an essay, in order. Without any heading: one, with the id `essay`."""
    lines = [line for line in lines_of(text) if line.text.strip()]
    ruled = list(_ruled(lines, rules))
    headings = ruled if len(ruled) >= LEAST_OWN_HEADINGS else _with_own(text, lines, ruled)
    return tuple(_sections(text, headings)) if headings else (_whole(text),)


def _ruled(lines: Iterable[Line], rules: Sequence[SectionRule]) -> Iterator[_Heading]:
    names = {form_key(name): rule.id for rule in rules for name in rule.names()}
    names.pop("", None)
    seen: dict[str, int] = {}
    for whole in lines:
        line = _title_cell(whole)
        if id_ := _rule_of(line.text, names):
            seen[id_] = seen.get(id_, 0) + 1
            numbered = id_ if seen[id_] == 1 else f"{id_}-{seen[id_]}"
            yield _Heading(line, numbered, title_of(line.text))


def _title_cell(line: Line) -> Line:
    """The left cell of a row of two, with text in the right one; else the line."""
    title, _, text = line.text.partition("\t")
    if "\t" in text or len(text.split()) < LEAST_IN_CELL:
        return line
    return Line(line.start, line.start + len(title), title)


def _rule_of(line: str, names: dict[str, str]) -> str | None:
    """The id of the rule whose title is the whole line, give or take a slip of a letter."""
    if len(line) > LONGEST_TITLE or title_of(line)[:1].islower():
        return None
    for candidate in (key(line), key(title_of(line))):
        if found := names.get(candidate):
            return found
    letters = key(title_of(line))
    if len(letters) < SIMILAR_FROM:
        return None
    close = (
        n for n in names if abs(len(n) - len(letters)) <= 3 and fuzz.ratio(n, letters) > SIMILAR
    )
    return names[best] if (best := next(close, None)) else None


def _with_own(text: str, lines: list[Line], ruled: list[_Heading]) -> list[_Heading]:
    """The essay's own headings beside the one that a rule names, if there are at least two."""
    own = [line for line in _own(text, lines) if all(line != h.line for h in ruled)]
    if len(own) + len(ruled) < LEAST_OWN_HEADINGS:
        return ruled
    numbered = [_Heading(line, f"s{n}", title_of(line.text)) for n, line in enumerate(own, 1)]
    return sorted([*ruled, *numbered], key=lambda h: h.line.start)


def _own(text: str, lines: list[Line]) -> Iterator[Line]:
    """Short stand-alone lines with text under them; of several in a row only the first."""
    paragraphs = sum(len(line.text) for line in lines) > PARAGRAPH * len(lines)
    before: Line | None = None
    for line, after in pairwise(lines):
        if _reads_as_heading(line.text) and not (before and _reads_as_heading(before.text)):
            apart = _apart(text, before, line) and _apart(text, line, after)
            finished = before is None or before.text.rstrip().endswith((".", "!", "?", "»", ")"))
            longer = len(after.text) > len(line.text)
            figure = any(map(str.isdigit, line.text)) and not longer
            if (apart and not figure) or (paragraphs and finished and longer):
                yield line
        before = line


def _apart(text: str, above: Line | None, below: Line) -> bool:
    return above is None or text.count("\n", above.end, below.start) > 1


def _reads_as_heading(line: str) -> bool:
    bare = line.strip(EMPHASIS)
    return (
        0 < len(bare) <= LONGEST_OWN_HEADING
        and len(bare.split()) <= MOST_OWN_WORDS
        and bare[0].isupper()
        and not bare.endswith(ENDS_SENTENCE)
        and not LIST_ITEM.match(line.lstrip("# "))
    )


def _sections(text: str, headings: list[_Heading]) -> Iterator[Section]:
    first = headings[0].line.start
    if len(text[:first].strip()) >= LEAD_CHARACTERS:
        yield _section(text, LEAD, "", 0, first)
    ends = [h.line.start for h in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield _section(text, heading.id, heading.title, heading.line.end, end)


def _section(text: str, id_: str, title: str, start: int, end: int) -> Section:
    body = text[start:end]
    left = len(body) - len(body.lstrip())
    if left == len(body):
        return Section(id=id_, title=title, start=start, end=start)
    return Section(id=id_, title=title, start=start + left, end=start + len(body.rstrip()))


def _whole(text: str) -> Section:
    return _section(text, WHOLE, "", 0, len(text))
