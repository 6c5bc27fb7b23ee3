"""The lines of a form as rows: a label with its value, a line of the web site, or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assessor.intake.labels import Label, Labelled, Labels, key, title_of
from assessor.intake.markdown import is_rule

Kind = Literal["blank", "chrome", "label", "text"]

LONGEST_VALUE = 300
MOST_VALUE_LINES = 4
BAR = re.compile(r"[\s|]*")


@dataclass(frozen=True)
class Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Nothing, nothing but the bars of an export, or a drawn line."""
        return BAR.fullmatch(self.text) is not None or is_rule(self.text)

    @property
    def bar(self) -> bool:
        return self.blank and "|" in self.text


@dataclass(frozen=True)
class Row:
    """Lines that belong together, as offsets into the document's text.

    For a label `value` is what stands beside or below it ("" if nothing does), and `value_at`
    where the text after the label begins.
    """

    kind: Kind
    start: int
    end: int
    label: Label | None = None
    value: str = ""
    value_at: int = 0


def lines_of(text: str) -> list[Line]:
    """The lines of `text` with their offsets; the line end belongs to no line."""
    ends = [-1, *(m.start() for m in re.finditer("\n", text)), len(text)]
    return [Line(a + 1, b, text[a + 1 : b]) for a, b in pairwise(ends)]


def rows_of(text: str, labels: Labels, headings: frozenset[str]) -> list[Row]:
    """Every line of `text`, in order, in exactly one row.

    `headings` are the keys of section titles: such a line is never the value of a label.
    """
    return list(_Scan(lines_of(text), labels, headings).rows())


class _Scan:
    def __init__(self, lines: list[Line], labels: Labels, headings: frozenset[str]) -> None:
        self.lines = lines
        self.labels = labels
        self.headings = headings

    def rows(self) -> Iterator[Row]:
        at = 0
        while at < len(self.lines):
            row, at = self._row(at)
            yield row

    def _row(self, at: int) -> tuple[Row, int]:
        line = self.lines[at]
        if line.blank:
            return Row("blank", line.start, line.end), at + 1
        if (following := self._chrome(line)) is not None:
            after = self._skip(at + 1, following)
            return Row("chrome", line.start, self.lines[after - 1].end), after
        if found := self.labels.read(line.text):
            return self._label(at, found)
        return Row("text", line.start, line.end), at + 1

    def _label(self, at: int, found: Labelled) -> tuple[Row, int]:
        line = self.lines[at]
        value_at = line.start + found.value_at
        if found.value is not None or found.label.role in {"essay", "opens"}:
            row = Row("label", line.start, line.end, found.label, found.value or "", value_at)
            return row, at + 1
        value, after = self._value_below(at + 1)
        end = self.lines[after - 1].end
        return Row("label", line.start, end, found.label, value, value_at), after

    def _value_below(self, at: int) -> tuple[str, int]:
        """The value under a label: up to the bar where there is one, else the next line."""
        first = at
        while first < len(self.lines) and first < at + 2 and not self.lines[first].text.strip():
            first += 1
        after = first
        while self._may_be_value(after) and after - first <= MOST_VALUE_LINES:
            after += 1
        closed = after < len(self.lines) and self.lines[after].bar
        if after > first and not closed:
            after = first + 1
        value = " ".join(line.text.strip(" \t|") for line in self.lines[first:after])
        if after == first or len(value) > LONGEST_VALUE:
            return "", at
        return value, after

    def _may_be_value(self, at: int) -> bool:
        if at >= len(self.lines) or (line := self.lines[at]).blank:
            return False
        if len(line.text) > LONGEST_VALUE or self.labels.read(line.text):
            return False
        return key(title_of(line.text)) not in self.headings

    def _chrome(self, line: Line) -> int | None:
        return self.labels.chrome.get(key(line.text)) if len(line.text) <= LONGEST_VALUE else None

    def _skip(self, at: int, count: int) -> int:
        """The line after `count` more lines that are not blank; labels are never skipped."""
        after = at
        while count and at < len(self.lines):
            line = self.lines[at]
            at += 1
            if line.blank:
                continue
            if self.labels.read(line.text):
                break
            count, after = count - 1, at
        return after
