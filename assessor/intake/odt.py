"""OpenDocument text files (.odt): ODF 1.3 `content.xml`, read as a stream of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assessor.errors import EntryError
from assessor.intake.document import Document, Hidden, digest
from assessor.intake.docx import properties
from assessor.intake.flow import Flow
from assessor.intake.package import Package

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
CONTENT = "content.xml"
WHITE = re.compile(r"#f[5-9a-f]f[5-9a-f]f[5-9a-f]|#ffffff|white", re.IGNORECASE)
TINY = re.compile(r"(?:0(?:\.\d+)?|[12](?:\.\d+)?)pt")
SKIPPED = {"tracked-changes", "note-citation", "sequence-decls", "forms"}
COMMENTS = {"annotation"}


def read_odt(name: str, data: bytes) -> Iterator[Document]:
    """The document in an OpenDocument file. Raises EntryError: broken, protected, or a bomb."""
    package = Package(name, data)
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    if b"encryption-data" in manifest:
        raise EntryError(name, "is protected by a password.", "Save it without a password.")
    flow = Flow(name, package.clock)
    _Content(package, flow).read()
    hidden = (*flow.hidden, *_metadata(package))
    yield Document(name, digest(data), MEDIA_TYPE, flow.text(), hidden=hidden)


def _metadata(package: Package) -> Iterator[Hidden]:
    if "meta.xml" in package:
        yield from properties(package, "meta.xml")


class _Content:
    def __init__(self, package: Package, flow: Flow) -> None:
        self.package = package
        self.flow = flow
        self.hiding: dict[str, str] = {}
        self.ordered: set[str] = set()
        self.style = ""
        self.stack: list[str] = []
        """What hides the text at each level of nesting; "" for what shows."""
        self.lists: list[int | None] = []
        self.bullet = ""
        self.skipping = 0

    def read(self) -> None:
        for kind, tag, attributes, text in self.package.events(CONTENT):
            if kind == "start":
                self.skipping += tag in SKIPPED
                self._start(tag, attributes)
            elif kind == "end":
                if not self.skipping:
                    self._end(tag)
                self.skipping -= tag in SKIPPED
                self.stack.pop()
            else:
                self._write(text)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._define(tag, attributes)
        above = self.stack[-1] if self.stack else ""
        own = "comment" if tag in COMMENTS else self.hiding.get(attributes.get("style-name", ""))
        self.stack.append(above or own or "")
        if not self.skipping:
            self._block(tag, attributes)
            self._inline(tag, attributes)

    def _block(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in {"p", "h"} and self.stack[-1] != "comment":
            self.flow.paragraph()
        elif tag == "table-row":
            self.flow.open_row()
        elif tag == "table-cell":
            self.flow.open_cell()
        elif tag == "list":
            inherited = bool(self.lists) and self.lists[-1] is not None
            named = attributes.get("style-name")
            self.lists.append(0 if (named in self.ordered if named else inherited) else None)
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

    def _end(self, tag: str) -> None:
        if tag in {"p", "h"} and self.stack[-1] != "comment":
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

    def _write(self, text: str) -> None:
        if self.stack and not self.skipping:
            self.flow.write(text, self.stack[-1])

    def _define(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Automatic styles stand before the text: remember those that hide, and numbered lists."""
        if tag in {"style", "list-style"}:
            self.style = attributes.get("name", "")
        elif tag == "list-level-style-number" and attributes.get("level") == "1":
            self.ordered.add(self.style)
        elif tag == "text-properties" and (how := _hiding(attributes)):
            self.hiding[self.style] = how


def _hiding(look: Mapping[str, str]) -> str:
    if look.get("display") == "none":
        return "hidden text"
    if TINY.fullmatch(look.get("font-size", "")):
        return "tiny text"
    shaded = look.get("background-color", "transparent") != "transparent"
    return "white text" if WHITE.fullmatch(look.get("color", "")) and not shaded else ""
