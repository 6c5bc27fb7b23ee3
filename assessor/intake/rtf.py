"""Rich Text Format (.rtf), version 1.9: groups, control words, one-byte and Unicode characters.

Our own reader, because libraries keep neither hidden text apart nor time linear on hostile files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assessor.errors import EntryError
from assessor.intake.colours import Colour
from assessor.intake.document import Document, digest
from assessor.intake.flow import Flow
from assessor.intake.look import PAGE, Ground, Look

MEDIA_TYPE = "application/rtf"
MOST_BYTES = 4 * 1024 * 1024
DEEPEST = 1_000
"""Groups in each other; programs write some twenty."""
PICTURES = re.compile(rb"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{400,}")
TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
CODE_PAGES = {
    77: "mac_roman", 84: "mac_cyrillic", 89: "mac_latin2", 128: "cp932", 161: "cp1253",
    162: "cp1254", 186: "cp1257", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
SPECIAL = {
    "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "~": "\u00a0", "-": "\u00ad", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
SKIPPED = frozenset({
    "stylesheet", "pict", "object", "creatim", "revtim", "printim", "buptim", "filetbl", "revtbl",
})  # fmt: skip
MARGIN = "header or footer"
SAID = {
    "annotation": "comment", "title": "metadata", "subject": "metadata", "keywords": "metadata",
    "doccomm": "metadata", "category": "metadata", "author": "metadata", "operator": "metadata",
    "company": "metadata", "manager": "metadata", "sv": "description of a picture",
    "fldinst": "part that is not painted", "header": MARGIN, "headerl": MARGIN, "headerr": MARGIN,
    "headerf": MARGIN, "footer": MARGIN, "footerl": MARGIN, "footerr": MARGIN, "footerf": MARGIN,
}  # fmt: skip
"""Destinations whose text is no part of the essay, and what it is."""
BOX_OF_TEXT = "shptxt"
PLAIN = {
    "vanish": False, "deleted": False, "colour": 0, "ground": 0, "size": 24, "scale": 100,
    "spacing": 0,
}  # fmt: skip


@dataclass(frozen=True)
class _Group:
    """What a group inherits and a closing brace takes back. `colour`, `ground` (of the letters)
    and `below` (of the paragraph) are numbers of colours; 0: none is said."""

    destination: str = ""
    vanish: bool = False
    deleted: bool = False
    colour: int = 0
    ground: int = 0
    below: int = 0
    size: int = 24
    scale: int = 100
    spacing: int = 0
    line: int | None = None
    font: int = 0
    skip_after_unicode: int = 1


@dataclass
class _Tables:
    """Fonts and colours, as the file's header defines them."""

    code_page: str = "cp1251"
    fonts: dict[int, str] = field(default_factory=dict)
    colours: list[Colour | None] = field(default_factory=list)
    rgb: list[int] = field(default_factory=list)


def read_rtf(name: str, data: bytes) -> Iterator[Document]:
    """The document in an RTF file. Raises EntryError: too large or too deep, pictures left out."""
    bare = PICTURES.sub(b" ", data)
    if len(bare) > MOST_BYTES:
        raise EntryError(name, "is too large for one entry.", "Save the entry as plain text.")
    reader = _Reader(name)
    reader.read(bare.decode("latin-1"))
    text = reader.flow.text()
    hidden = tuple(h for h in reader.flow.hidden if h.text.strip())
    yield Document(name, digest(data), MEDIA_TYPE, text, hidden=hidden)


class _Reader:
    def __init__(self, name: str) -> None:
        self.flow = Flow(name)
        self.tables = _Tables()
        self.group = _Group()
        self.outer: list[_Group] = []
        self.bytes = bytearray()
        self.units: list[int] = []
        self.skip = 0
        self.optional = False
        self.shaded_row = False

    def read(self, source: str) -> None:
        for token in TOKEN.finditer(source):
            self.flow.tick()
            kind = token.lastgroup
            if kind == "hex":
                self._byte(int(token["hex"], 16))
            elif kind == "text":
                self._plain(token["text"])
            elif token["word"]:
                self._word(token["word"], token["number"])
            elif kind == "sign":
                self._sign(token["sign"])
            elif kind == "brace":
                self._brace(token["brace"])
        self._flush()

    def _byte(self, value: int) -> None:
        if self.skip:
            self.skip -= 1
            return
        self._flush_units()
        self.bytes.append(value)

    def _plain(self, text: str) -> None:
        taken = min(self.skip, len(text))
        self.skip -= taken
        if text := text[taken:]:
            self._flush()
            self._write(text)

    def _brace(self, brace: str) -> None:
        self._flush()
        self.skip, self.optional = 0, False
        if brace == "{":
            if len(self.outer) == DEEPEST:
                raise EntryError(
                    self.flow.name,
                    f"has groups {DEEPEST:,} deep in each other, as no program writes them.",
                    "Save the entry again as Word or plain text.",
                )
            self.outer.append(self.group)
        elif self.outer:
            self.group = self.outer.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.optional = True
        elif sign in SPECIAL:
            self._flush()
            self._write(SPECIAL[sign])

    def _word(self, word: str, number: str | None) -> None:
        value = int(number) if number else None
        if word == "u" and value is not None:
            self._flush_bytes()
            self.units.append(value % 0x10000)
            self.skip = self.group.skip_after_unicode
            return
        self._flush()
        self.skip = 0
        if word == BOX_OF_TEXT:
            self.group = replace(self.group, destination="")
        elif word in SAID or word in SKIPPED or self.optional or word in {"fonttbl", "colortbl"}:
            self._enter(word)
        elif word in SPECIAL:
            self._write(SPECIAL[word])
        elif not self.group.destination:
            self._layout(word)
        self._format(word, value)
        self.optional = False

    def _enter(self, word: str) -> None:
        if not self.group.destination or word in SAID:
            self.group = replace(self.group, destination=word)

    def _layout(self, word: str) -> None:
        flow = self.flow
        if word in {"par", "sect", "page"}:
            flow.paragraph()
        elif word == "line":
            flow.line_break()
        elif word == "trowd" and not flow.rows:
            flow.open_row()
            flow.open_cell()
        elif word == "cell" and flow.rows:
            flow.close_cell()
            flow.open_cell()
        elif word == "row" and flow.rows:
            flow.frames.pop()
            flow.close_row()

    def _format(self, word: str, value: int | None) -> None:
        change = {
            "v": {"vanish": value != 0},
            "deleted": {"deleted": value != 0},
            "cf": {"colour": value or 0},
            "highlight": {"ground": value or 0},
            "cb": {"ground": value or 0},
            "chcbpat": {"ground": value or 0},
            "cbpat": {"below": value or 0},
            "fs": {"size": 24 if value is None else value},
            "charscalex": {"scale": 100 if value is None else value},
            "expndtw": {"spacing": value or 0},
            "sl": {"line": -value if value and value < 0 else None},
            "f": {"font": value or 0},
            "uc": {"skip_after_unicode": min(value or 0, 8)},
            "plain": PLAIN,
            "pard": {"below": 0, "line": None},
        }.get(word)
        if change:
            self.group = replace(self.group, **change)  # type: ignore[arg-type]
        elif word in {"trowd", "clcbpat"}:
            self.shaded_row = word == "clcbpat" and bool(value)
        elif word == "ansicpg" and value:
            self.tables.code_page = f"cp{value}"
        elif word == "fcharset" and value in CODE_PAGES:
            self.tables.fonts[self.group.font] = CODE_PAGES[value]
        elif word in {"red", "green", "blue"}:
            self.tables.rgb.append(value or 0)

    def _write(self, text: str) -> None:
        destination = self.group.destination
        if destination == "colortbl":
            for _ in range(text.count(";")):
                rgb = self.tables.rgb
                self.tables.colours.append(_colour(rgb))
                self.tables.rgb = []
        elif destination in SAID:
            self.flow.write(text, SAID[destination])
        elif not destination:
            self.flow.write(text, self._hides())

    def _hides(self) -> str:
        group = self.group
        if group.deleted:
            return "deleted text"
        look = Look(
            vanish=group.vanish,
            colour=self._named(group.colour),
            size=group.size,
            scale=group.scale,
            spacing=group.spacing,
            line=group.line,
        )
        return look.hides(self._ground())

    def _ground(self) -> Ground:
        if number := self.group.ground or self.group.below:
            return Ground(self._named(number))
        return Ground(None) if self.shaded_row and self.flow.rows else PAGE

    def _named(self, number: int) -> Colour | None:
        colours = self.tables.colours
        return colours[number] if 0 < number < len(colours) else None

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()

    def _flush_bytes(self) -> None:
        if self.bytes:
            raw, self.bytes = bytes(self.bytes), bytearray()
            page = self.tables.fonts.get(self.group.font, self.tables.code_page)
            try:
                self._write(raw.decode(page, errors="replace"))
            except LookupError:
                self._write(raw.decode("cp1251", errors="replace"))

    def _flush_units(self) -> None:
        """UTF-16 code units, two of them for one character beyond the basic plane."""
        if self.units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self.units)
            self.units = []
            self._write(raw.decode("utf-16-le", errors="replace"))


def _colour(rgb: list[int]) -> Colour | None:
    """Three numbers as a colour; None for the first entry of most tables: as the program likes."""
    if len(rgb) != 3:
        return None
    red, green, blue = (min(max(step, 0), 255) for step in rgb)
    return red, green, blue
