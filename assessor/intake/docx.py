"""Word files (.docx): ECMA-376 WordprocessingML, read as a stream of elements.

Kept: paragraphs, lists with their bullets and numbers, tables as `label<TAB>value` rows, text
boxes, footnotes after the paragraph that cites them, accepted state of tracked changes. Left out:
moved text, field codes. Text that does not show, deleted text, comments, descriptions of pictures,
headers, footers and the document's properties go to `Document.hidden`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assessor.intake.colours import of_hex
from assessor.intake.document import Document, Hidden, digest
from assessor.intake.docx_look import Looks, Style, hides_rows
from assessor.intake.docx_shape import ANCHORS, VML, Shape, vml_shape
from assessor.intake.flow import Flow
from assessor.intake.look import AS_INHERITED, PAGE, Ground, Look
from assessor.intake.package import Package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "word/document.xml"
MOST_MARGINS = 200
MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
SKIPPED = {"del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "instrText", "delText"}
SPECIAL = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
UNPAINTED = {"delText": "deleted text", "instrText": "part that is not painted"}
DESCRIBED = {"docPr", "cNvPr", *VML}
SAID_OF_PICTURES = ("descr", "title", "alt")
PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
METADATA = {
    "title", "subject", "description", "keywords", "category", "contentStatus", "creator",
    "lastModifiedBy", "Company", "Manager", "HyperlinkBase", "lpwstr", "user-defined",
    "keyword", "initial-creator",
}  # fmt: skip
BACKGROUND_SHOWS = b"displayBackgroundShape"
SETTINGS = "word/settings.xml"


def read_docx(name: str, data: bytes) -> Iterator[Document]:
    """The document in a Word file. Raises EntryError: broken, protected, or a bomb."""
    package = Package(name, data)
    flow = Flow(name, package.clock)
    _Body(package, flow).read()
    hidden = [
        *flow.hidden,
        *_comments(package),
        *_margins(package),
        *(said for part in PROPERTIES for said in properties(package, part)),
    ]
    yield Document(name, digest(data), MEDIA_TYPE, flow.text(), hidden=tuple(hidden))


class _Body:
    def __init__(self, package: Package, flow: Flow) -> None:
        self.package = package
        self.flow = flow
        self.looks = Looks.of(package)
        self.numbering = _numbering(package)
        self.footnotes = _footnotes(package, self.looks)
        self.counters: dict[tuple[str, int], int] = defaultdict(int)
        self.path: list[str] = []
        self.skipping = 0
        self.paragraphs: list[_State] = []
        self.grounds = [PAGE]
        """What lies below the text: the page, tables, cells, shapes."""
        self.shapes: list[Shape] = []
        self.tables: list[str] = []
        """By what means each table and row around is hidden, "" if it is not."""

    def read(self) -> None:
        for kind, tag, attributes, text in self.package.events(MAIN):
            if kind == "start":
                self.path.append(tag)
                self.skipping += tag in SKIPPED
                if not self.skipping:
                    self._start(tag, attributes)
            elif kind == "end":
                if not self.skipping:
                    self._end(tag)
                self.skipping -= tag in SKIPPED
                self.path.pop()
            else:
                self._text(self.path[-1], text)

    def _text(self, within: str, text: str) -> None:
        if within in UNPAINTED:
            self.flow.write(text, UNPAINTED[within])
        elif self.skipping:
            return
        elif within == "t" and self.paragraphs:
            self._write(text)
        elif within == "posOffset" and self.shapes:
            self.shapes[-1].offset(self.path[-2], text)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "p":
            self.flow.paragraph()
            self.paragraphs.append(_State())
        elif tag == "tr":
            self.flow.open_row()
        elif tag == "tc":
            self.flow.open_cell()
        elif tag in DESCRIBED:
            self._description(attributes)
        self._ground(tag, attributes)
        if self.paragraphs:
            self._property(tag, attributes, self.paragraphs[-1])

    def _description(self, attributes: Mapping[str, str]) -> None:
        for name in SAID_OF_PICTURES:
            if said := attributes.get(name):
                self.flow.write(said, "description of a picture")

    def _ground(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in {"tbl", "tr"}:
            self.tables.append("")
        elif self.tables and (how := hides_rows(tag, self.path[-2], attributes)):
            self.tables[-1] = how
        if tag in {"tbl", "tc"}:
            self.grounds.append(self.grounds[-1])
        elif tag == "tblStyle" and self.looks.shades_cells(attributes.get("val")):
            self.grounds[-1] = Ground(None)
        elif tag == "shd" and self.path[-2] in {"tcPr", "tblPr"}:
            self.grounds[-1] = self.looks.ground(attributes) or self.grounds[-1]
        elif tag == "background" and self._background_shows():
            self.grounds[0] = Ground(of_hex(attributes.get("color", "")))
        elif tag in ANCHORS:
            self.shapes.append(Shape())
        elif tag in VML:
            self.shapes.append(vml_shape(attributes))
        elif tag == "txbxContent":
            own = self.shapes[-1].ground if self.shapes else None
            self.grounds.append(own or self.grounds[-1])
        elif self.shapes:
            self.shapes[-1].note(tag, attributes, self.path, self.looks.theme)

    def _background_shows(self) -> bool:
        return SETTINGS in self.package and BACKGROUND_SHOWS in self.package.read(SETTINGS)

    def _property(self, tag: str, attributes: Mapping[str, str], state: _State) -> None:
        value = attributes.get("val", "")
        within = self.path[-2]
        if tag == "r":
            state.run, state.run_style = AS_INHERITED, None
        elif within == "r" and tag in SPECIAL:
            self._write(SPECIAL[tag])
        elif within == "r" and tag in {"br", "cr"}:
            self.flow.line_break()
        elif tag == "pStyle":
            state.style = value
        elif tag == "rStyle":
            state.run_style = value
        elif tag == "ilvl":
            state.level = _number(value)
        elif tag == "numId":
            state.list_id = value
        elif tag == "footnoteReference":
            state.footnotes.append(attributes.get("id", ""))
        elif tag == "endnoteReference":
            state.footnotes.append(f"end {attributes.get('id', '')}")
        elif within == "pPr":
            state.own = self.looks.with_(state.own, self.path[:-1], tag, attributes)
        elif "rPr" in self.path[-4:-1] and "pPr" not in self.path[-5:]:
            state.run = self.looks.with_(state.run, self.path[-4:-1], tag, attributes)

    def _end(self, tag: str) -> None:
        if tag == "p" and self.paragraphs:
            self._paragraph(self.paragraphs.pop())
        elif tag == "tc":
            self.flow.close_cell()
        elif tag == "tr":
            self.flow.close_row()
        if tag in {"tbl", "tr"}:
            self.tables.pop()
        if tag in {"tbl", "tc", "txbxContent"}:
            self.grounds.pop()
        elif tag in ANCHORS or tag in VML:
            self.shapes.pop()

    def _write(self, text: str) -> None:
        boxed = "txbxContent" in self.path and self.shapes
        how = self.shapes[-1].how if boxed else next(filter(None, self.tables), "")
        self.flow.write(text, how or self._hides(self.paragraphs[-1]))

    def _hides(self, state: _State) -> str:
        looks = self.looks
        look = state.run.over(looks.style(state.run_style)).over(state.own)
        look = look.over(looks.style(state.style or looks.default)).over(looks.usual)
        return look.hides(self.grounds[-1])

    def _paragraph(self, state: _State) -> None:
        list_id = state.list_id or self.looks.styles.get(state.style or "", Style()).list_id
        prefix = self._prefix(list_id, state.level) if list_id else ""
        self.flow.paragraph(prefix)
        for note in state.footnotes:
            for how, said in self.footnotes.get(note, ()):
                self.flow.write(said.strip(), how)
            self.flow.paragraph()

    def _prefix(self, list_id: str, level: int) -> str:
        """The bullet or number that Word draws and does not store."""
        kind = self.numbering.get((list_id, level))
        if kind is None or kind == "none":
            return ""
        if kind == "bullet":
            return "• "
        self.counters[list_id, level] += 1
        for deeper in range(level + 1, 9):
            self.counters.pop((list_id, deeper), None)
        return f"{self.counters[list_id, level]}. "


@dataclass
class _State:
    """The paragraph being read, its own properties and those of its current run."""

    style: str | None = None
    list_id: str | None = None
    level: int = 0
    footnotes: list[str] = field(default_factory=list)
    own: Look = AS_INHERITED
    run: Look = AS_INHERITED
    run_style: str | None = None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _numbering(package: Package) -> dict[tuple[str, int], str]:
    """Kind of list ("bullet", "decimal" …) by list id and level."""
    abstract: dict[str, dict[int, str]] = defaultdict(dict)
    kinds: dict[tuple[str, int], str] = {}
    owner, level = "", 0
    for kind, tag, attributes, _ in package.events("word/numbering.xml"):
        if kind != "start":
            continue
        if tag == "abstractNum":
            owner = attributes.get("abstractNumId", "")
        elif tag == "lvl":
            level = _number(attributes.get("ilvl", ""))
        elif tag == "numFmt":
            abstract[owner][level] = attributes.get("val", "")
        elif tag == "num":
            owner = attributes.get("numId", "")
        elif tag == "abstractNumId":
            levels = abstract.get(attributes.get("val", ""), {})
            kinds |= {(owner, at): kind for at, kind in levels.items()}
    return kinds


def _footnotes(package: Package, looks: Looks) -> dict[str, list[tuple[str, str]]]:
    """What every note says, and by what means parts of it are hidden ("" if they are not)."""
    ends = _notes(package, "word/endnotes.xml", "endnote", looks)
    return {f"end {id_}": said for id_, said in ends} | dict(
        _notes(package, "word/footnotes.xml", "footnote", looks)
    )


def _comments(package: Package) -> Iterator[Hidden]:
    for _, pieces in _notes(package, "word/comments.xml", "comment", Looks()):
        yield Hidden("comment", "".join(said for _, said in pieces))


def _margins(package: Package) -> Iterator[Hidden]:
    """Headers and footers: on the page, but no part of the essay."""
    for part in sorted(filter(MARGIN.fullmatch, package.parts))[:MOST_MARGINS]:
        events = package.events(part)
        if said := "".join(text for kind, _, _, text in events if kind == "text").strip():
            yield Hidden("header or footer", said)


def _notes(
    package: Package, part: str, each: str, looks: Looks
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Number of every note in a part, and what it says: stretches, each after how it is hidden."""
    id_, look = "", AS_INHERITED
    path: list[str] = [""]
    pieces: list[tuple[str, str]] = []
    for kind, tag, attributes, text in package.events(part):
        if kind == "start" and tag == each:
            id_, pieces = attributes.get("id", ""), []
        elif kind == "start" and tag == "r":
            look = AS_INHERITED
        elif kind == "start" and tag == "rStyle":
            look = look.over(looks.style(attributes.get("val")))
        elif kind == "start":
            look = looks.with_(look, path[-4:], tag, attributes)
        elif kind == "end" and tag == each:
            yield id_, pieces
        if kind == "start":
            path.append(tag)
        elif kind == "end":
            path.pop()
        if text:
            how = look.over(looks.usual).hides(PAGE)
            before = pieces.pop()[1] if pieces and pieces[-1][0] == how else ""
            pieces.append((how, before + text))


def properties(package: Package, part: str) -> Iterator[Hidden]:
    """Title, subject, keywords and the like: seldom read by a person."""
    current = ""
    for kind, tag, _, text in package.events(part):
        if kind == "start":
            current = tag
        elif kind == "text" and current in METADATA and text.strip():
            yield Hidden("metadata", text)
