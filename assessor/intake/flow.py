"""Text gathered from a document that is a tree: paragraphs, table rows, and what does not show.

Paragraphs are set apart by a blank line; list items, rows of a table and lines under each other
are not. A row of short cells is `label<TAB>value`; a row with long cells is its paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from assessor.intake.document import (
    MAX_CHARACTERS,
    PERHAPS_TAB,
    Clock,
    Hidden,
    refuse_too_long,
)

LONGEST_CELL = 300
MOST_PARAGRAPHS = 30_000
"""Those of a table's cells included, several of which may make one line."""
CALLS_A_CHECK, SLOW_CALLS_A_CHECK = 1_000, 20
SPACES = re.compile(r"[ \t\n\r\f]+")
SYMBOLS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0a8\uf071", "•▪➢✓-▪▪")
"""Bullets of the fonts Symbol and Wingdings, which have no meaning in any other font."""


class Paragraph(NamedTuple):
    """`tight`: no blank line between it and a neighbour that is tight as well."""

    text: str
    tight: bool = False


@dataclass
class Flow:
    """Collects what a reader sees, in reading order, and apart from it what is hidden."""

    name: str
    clock: Clock | None = None
    """Begun with the file; without one it begins now."""
    collapse: bool = False
    """White space is layout (as in HTML), not text."""
    frames: list[list[Paragraph]] = field(default_factory=lambda: [[]])
    rows: list[list[list[Paragraph]]] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    characters: int = 0
    paragraphs: int = 0
    calls: int = 0
    _inline: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._clock = self.clock or Clock(self.name)

    def tick(self) -> None:
        """Raises EntryError when reading takes too long; cheap enough for every element."""
        self.calls += 1
        if not self.calls % CALLS_A_CHECK:
            self._clock.check()

    def tick_slowly(self) -> None:
        """The same for elements that may each take milliseconds."""
        self.calls += 1
        if not self.calls % SLOW_CALLS_A_CHECK:
            self._clock.check()

    def write(self, text: str, how: str = "") -> None:
        """Text of the current paragraph; with `how`, text that does not show, and by what means.

        Raises EntryError when it gets too long for any essay.
        """
        self.tick()
        if how:
            self._hide(text, how)
            return
        self.characters += len(text)
        if self.characters > 2 * MAX_CHARACTERS:
            refuse_too_long(self.name, " " * self.characters)
        self._inline.append(SPACES.sub(" ", text) if self.collapse else text)

    def line_break(self) -> None:
        self._inline.append("\n")

    def tab(self) -> None:
        """What follows stands beside what came before, as a value beside its label."""
        self._inline.append("\t")

    def perhaps_tab(self) -> None:
        """A tab if what came before it in its line is a label, and nothing otherwise."""
        if self._inline:
            self._inline.append(PERHAPS_TAB)

    def paragraph(self, prefix: str = "", *, tight: bool = False) -> bool:
        """The paragraph is complete; `prefix` is its bullet or number. Was anything written?"""
        self.tick()
        lines = (line.strip(" \t\r") for line in "".join(self._inline).split("\n"))
        text = "\n".join(lines).strip("\n").translate(SYMBOLS)
        self._inline.clear()
        if text:
            self.paragraphs += 1
            if self.paragraphs > MOST_PARAGRAPHS:
                refuse_too_long(self.name, "\n" * self.paragraphs)
            self.frames[-1].append(Paragraph(prefix + text, tight or bool(prefix)))
        return bool(text)

    def open_row(self) -> None:
        self.paragraph()
        self.rows.append([])

    def open_cell(self) -> None:
        self.paragraph()
        self.frames.append([])

    def close_cell(self) -> None:
        self.paragraph()
        if len(self.frames) > 1:
            cell = self.frames.pop()
            if self.rows:
                self.rows[-1].append(cell)
            else:
                self.frames[-1] += cell

    def close_row(self) -> None:
        self.paragraph()
        if not self.rows:
            return
        cells = self.rows.pop()
        texts = ["\n".join(p.text for p in cell) for cell in cells]
        if len(cells) > 1 and all("\n" not in t and len(t) <= LONGEST_CELL for t in texts):
            row = "\t".join(texts)
            if row.strip():
                self.frames[-1].append(Paragraph(row, tight=True))
        else:
            self.frames[-1] += (paragraph for cell in cells for paragraph in cell)

    def text(self) -> str:
        """Everything that shows."""
        while len(self.frames) > 1 or self.rows:
            self.close_cell()
            self.close_row()
        self.paragraph()
        written: list[str] = []
        before: Paragraph | None = None
        for paragraph in self.frames[0]:
            if before:
                written.append("\n" if before.tight and paragraph.tight else "\n\n")
            written.append(paragraph.text)
            before = paragraph
        text = "".join(written)
        refuse_too_long(self.name, text)
        return text

    def _hide(self, text: str, how: str) -> None:
        if self.hidden and self.hidden[-1].how == how and len(self.hidden[-1].text) < LONGEST_CELL:
            text = self.hidden.pop().text + text
        self.hidden.append(Hidden(how, text))
