"""OpenDocument text files (.odt): ODF 1.3 `content.xml`, read as a stream of elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from assessor.errors import EntryError
from assessor.intake.document import Document, Hidden, digest
from assessor.intake.docx import properties
from assessor.intake.flow import Flow
from assessor.intake.look import Ground, Look
from assessor.intake.odt_look import Styles, unseen
from assessor.intake.package import Package

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
CONTENT = "content.xml"
STYLES = "styles.xml"
SKIPPED = {"note-citation", "sequence-decls", "forms", "styles", "automatic-styles"}
ASIDE = {
    "annotation": "comment", "tracked-changes": "deleted text", "title": "description of a picture",
    "desc": "description of a picture",
}  # fmt: skip
"""Elements whose text is no part of the page."""


def read_odt(name: str, data: bytes) -> Iterator[Document]:
    """The document in an OpenDocument file. Raises EntryError: broken, protected, or a bomb."""
    package = Package(name, data)
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    if b"encryption-data" in manifest:
        raise EntryError(name, "is protected by a password.", "Save it without a password.")
    flow = Flow(name, package.clock)
    _Content(package, flow).read()
    hidden = (*flow.hidden, *_margins(package), *_metadata(package))
    yield Document(name, digest(data), MEDIA_TYPE, flow.text(), hidden=hidden)


def _metadata(package: Package) -> Iterator[Hidden]:
    if "meta.xml" in package:
        yield from properties(package, "meta.xml")


def _margins(package: Package) -> Iterator[Hidden]:
    """Headers and footers: on the page, but no part of the essay."""
    depth, said = 0, ""
    for kind, tag, _, text in package.events(STYLES):
        if tag in {"header", "footer"}:
            depth += 1 if kind == "start" else -1
            if not depth and said.strip():
                yield Hidden("header or footer", said.strip())
            said = said if depth else ""
        elif depth:
            said += text


class _Level(NamedTuple):
    """What holds within an element: how its text is hidden, how it looks, what lies below it."""

    how: str
    look: Look
    ground: Ground


class _Content:
    def __init__(self, package: Package, flow: Flow) -> None:
        self.package = package
        self.flow = flow
        self.styles = Styles()
        self.styles.read(package.events(STYLES))
        self.stack: list[_Level] = []
        self.lists: list[int | None] = []
        self.bullet = ""
        self.skipping = 0

    def read(self) -> None:
        outermost = _Level("", self.styles.usual, self.styles.page)
        for kind, tag, attributes, text in self.package.events(CONTENT):
            if kind == "start":
                self.skipping += tag in SKIPPED
                self.styles.note(tag, attributes)
                above = self.stack[-1] if self.stack else outermost
                self.stack.append(self._level(above, tag, attributes))
                if not self.skipping:
                    self._start(tag, attributes)
            elif kind == "end":
                if not self.skipping:
                    self._end(tag)
                self.skipping -= tag in SKIPPED
                self.stack.pop()
            else:
                self._write(text)

    def _level(self, above: _Level, tag: str, attributes: Mapping[str, str]) -> _Level:
        how = above.how or ASIDE.get(tag, "") or unseen(tag, attributes)
        look = self.styles.look(tag, attributes.get("style-name"))
        if look is None:
            return above if how == above.how else above._replace(how=how)
        ground = look.ground or above.ground
        return _Level(how, replace(look, ground=None).over(above.look), ground)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._block(tag, attributes)
        self._inline(tag, attributes)

    def _block(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in {"p", "h"} and not self._aside():
            self.flow.paragraph()
        elif tag == "table-row":
            self.flow.open_row()
        elif tag == "table-cell":
            self.flow.open_cell()
        elif tag == "list":
            inherited = bool(self.lists) and self.lists[-1] is not None
            named = attributes.get("style-name")
            self.lists.append(0 if (named in self.styles.ordered if named else inherited) else None)
        elif tag == "list-item":
            self._item()

    def _inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "s":
            count = attributes.get("c", "1")
            self._write(" " * (int(count) if count.isdecimal() and len(count) < 3 else 1))
        elif tag == "tab":
            self._write("\t")
        elif tag == "line-break":
            self.flow.line_break()
        elif tag == "hidden-text":
            self.flow.write(attributes.get("string-value", ""), "hidden text")

    def _end(self, tag: str) -> None:
        if tag in {"p", "h"} and not self._aside():
            self.flow.paragraph(self.bullet)
            self.bullet = ""
        elif tag == "table-cell":
            self.flow.close_cell()
        elif tag == "table-row":
            self.flow.close_row()
        elif tag == "list" and self.lists:
            self.lists.pop()

    def _item(self) -> None:
        number = self.lists[-1] if self.lists else None
        if number is None:
            self.bullet = "• "
        else:
            self.lists[-1] = number + 1
            self.bullet = f"{number + 1}. "

    def _aside(self) -> bool:
        return self.stack[-1].how in ASIDE.values()

    def _write(self, text: str) -> None:
        if self.stack and not self.skipping:
            how, look, ground = self.stack[-1]
            self.flow.write(text, how or look.hides(ground))
