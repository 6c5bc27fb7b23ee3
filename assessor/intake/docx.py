"""Word files (.docx): ECMA-376 WordprocessingML, read as a stream of elements.

Kept: paragraphs, lists with their bullets and numbers, tables as `label<TAB>value` rows, text
boxes, footnotes after the paragraph that cites them, accepted state of tracked changes. Left out:
deleted text, field codes. Hidden, white and tiny text, comments, headers, footers and the
document's properties go to `Document.hidden`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assessor.intake.document import Document, Hidden, digest
from assessor.intake.flow import Flow
from assessor.intake.package import Package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "word/document.xml"
TINY_HALF_POINTS = 5
MOST_MARGINS = 9
DEEPEST = 40
"""So many styles may be based on each other; they may also go round in a circle."""
OFF = {"0", "false", "off", "none"}
SKIPPED = {"del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "instrText", "delText"}
SPECIAL = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
METADATA = {"title", "subject", "description", "keywords", "category", "contentStatus"}


@dataclass(frozen=True)
class Look:
    """How a run looks, as far as it can hide text. None: as inherited."""

    vanish: bool | None = None
    white: bool | None = None
    tiny: bool | None = None

    def over(self, below: Look) -> Look:
        return Look(
            below.vanish if self.vanish is None else self.vanish,
            below.white if self.white is None else self.white,
            below.tiny if self.tiny is None else self.tiny,
        )

    def hides(self, *, shaded: bool) -> str:
        """By what means the run is hidden; "" if it shows."""
        if self.vanish:
            return "hidden text"
        if self.tiny:
            return "tiny text"
        return "white text" if self.white and not shaded else ""


@dataclass
class Style:
    look: Look = Look()
    based_on: str | None = None
    list_id: str | None = None


def read_docx(name: str, data: bytes) -> Iterator[Document]:
    """The document in a Word file. Raises EntryError: broken, protected, or a bomb."""
    package = Package(name, data)
    flow = Flow(name, package.clock)
    _Body(package, flow).read()
    hidden = [
        *flow.hidden,
        *_comments(package),
        *_margins(package),
        *properties(package, "docProps/core.xml"),
    ]
    yield Document(name, digest(data), MEDIA_TYPE, flow.text(), hidden=tuple(hidden))


class _Body:
    def __init__(self, package: Package, flow: Flow) -> None:
        self.package = package
        self.flow = flow
        self.styles = _styles(package)
        self.looks: dict[str | None, Look] = {}
        self.numbering = _numbering(package)
        self.footnotes = _footnotes(package)
        self.counters: dict[tuple[str, int], int] = defaultdict(int)
        self.path: list[str] = []
        self.skipping = 0
        self.paragraphs: list[_State] = []
        self.cells: list[bool] = []

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
            elif self.path[-1] == "t" and self.paragraphs and not self.skipping:
                self._write(text)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "p":
            self.flow.paragraph()
            self.paragraphs.append(_State())
        elif tag == "tr":
            self.flow.open_row()
        elif tag == "tc":
            self.flow.open_cell()
            self.cells.append(False)
        elif tag == "shd" and self.path[-2] == "tcPr" and self.cells:
            self.cells[-1] = _is_dark(attributes)
        elif self.paragraphs:
            self._property(tag, attributes, self.paragraphs[-1])

    def _property(self, tag: str, attributes: Mapping[str, str], state: _State) -> None:
        value = attributes.get("val", "")
        within = self.path[-2]
        if tag == "r":
            state.run, state.run_style = Look(), None
            state.shaded = state.paragraph_shaded or any(self.cells)
        elif within == "r" and tag in SPECIAL:
            self._write(SPECIAL[tag])
        elif within == "r" and tag in {"br", "cr"}:
            self.flow.line_break()
        elif tag == "pStyle":
            state.style = value
        elif tag == "ilvl":
            state.level = _number(value)
        elif tag == "numId":
            state.list_id = value
        elif tag == "footnoteReference":
            state.footnotes.append(attributes.get("id", ""))
        elif tag == "shd" and within == "pPr":
            state.paragraph_shaded = _is_dark(attributes)
        elif tag == "endnoteReference":
            state.footnotes.append(f"end {attributes.get('id', '')}")
        elif within == "rPr" and "pPr" not in self.path[-4:]:
            state.run_property(tag, attributes)

    def _end(self, tag: str) -> None:
        if tag == "p" and self.paragraphs:
            self._paragraph(self.paragraphs.pop())
        elif tag == "tc":
            self.flow.close_cell()
            self.cells.pop()
        elif tag == "tr":
            self.flow.close_row()

    def _write(self, text: str) -> None:
        state = self.paragraphs[-1]
        look = state.run.over(self._look(state.run_style)).over(self._look(state.style))
        self.flow.write(text, look.hides(shaded=state.shaded))

    def _look(self, style: str | None) -> Look:
        """How a style and those it is based on make a run look."""
        if style not in self.looks:
            look, at = Look(), style
            for _ in range(DEEPEST):
                if not at or at not in self.styles:
                    break
                look, at = look.over(self.styles[at].look), self.styles[at].based_on
            self.looks[style] = look
        return self.looks[style]

    def _paragraph(self, state: _State) -> None:
        list_id = state.list_id or self.styles.get(state.style or "", Style()).list_id
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
    """The paragraph being read and the properties of its current run."""

    style: str | None = None
    list_id: str | None = None
    level: int = 0
    footnotes: list[str] = field(default_factory=list)
    run: Look = Look()
    run_style: str | None = None
    shaded: bool = False
    paragraph_shaded: bool = False

    def run_property(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "rStyle":
            self.run_style = value
        elif tag in {"shd", "highlight"}:
            self.shaded = _is_dark(attributes)
        else:
            self.run = _look_with(self.run, tag, value.lower())


def _look_with(look: Look, tag: str, value: str) -> Look:
    if tag in {"vanish", "webHidden"}:
        return replace(look, vanish=value not in OFF)
    if tag == "color":
        return replace(look, white=_is_white(value))
    if tag == "sz" and value.isdigit():
        return replace(look, tiny=int(value) <= TINY_HALF_POINTS)
    return look


def _is_dark(shading: Mapping[str, str]) -> bool:
    """Does white text show on this shading or highlighting?"""
    fill = shading.get("fill", shading.get("val", "")).lower()
    return fill not in {"auto", "white", "clear", "none", "nil", ""} and not _is_white(fill)


def _is_white(colour: str) -> bool:
    try:
        return len(colour) == 6 and min(bytes.fromhex(colour)) >= 0xF5
    except ValueError:
        return False


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _styles(package: Package) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    current = Style()
    for kind, tag, attributes, _ in package.events("word/styles.xml"):
        value = attributes.get("val", "")
        if kind != "start":
            continue
        if tag == "style":
            current = styles[attributes.get("styleId", "")] = Style()
        elif tag == "basedOn":
            current.based_on = value
        elif tag == "numId":
            current.list_id = value
        else:
            current.look = _look_with(current.look, tag, value.lower())
    return styles


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


def _footnotes(package: Package) -> dict[str, list[tuple[str, str]]]:
    """What every note says, and by what means parts of it are hidden ("" if they are not)."""
    ends = _notes(package, "word/endnotes.xml", "endnote")
    return {f"end {id_}": said for id_, said in ends} | dict(
        _notes(package, "word/footnotes.xml", "footnote")
    )


def _comments(package: Package) -> Iterator[Hidden]:
    for _, pieces in _notes(package, "word/comments.xml", "comment"):
        yield Hidden("comment", "".join(said for _, said in pieces))


def _margins(package: Package) -> Iterator[Hidden]:
    """Headers and footers: on the page, but no part of the essay."""
    for place in ("header", "footer"):
        for number in range(1, MOST_MARGINS + 1):
            parts = package.events(f"word/{place}{number}.xml")
            if said := "".join(text for kind, _, _, text in parts if kind == "text").strip():
                yield Hidden("header or footer", said)


def _notes(package: Package, part: str, each: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Number of every note in a part, and what it says: stretches, each after how it is hidden."""
    id_, look = "", Look()
    pieces: list[tuple[str, str]] = []
    for kind, tag, attributes, text in package.events(part):
        if kind == "start" and tag == each:
            id_, pieces = attributes.get("id", ""), []
        elif kind == "start":
            look = (
                Look() if tag == "r" else _look_with(look, tag, attributes.get("val", "").lower())
            )
        elif kind == "end" and tag == each:
            yield id_, pieces
        if text:
            how = look.hides(shaded=False)
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
