"""Rich Text Format (.rtf), version 1.9: groups, control words, one-byte and Unicode characters.

Our own reader, because libraries keep neither hidden text apart nor time linear on hostile files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assessor.errors import EntryError
from assessor.intake.document import Document, digest
from assessor.intake.flow import Flow

MEDIA_TYPE = "application/rtf"
MOST_BYTES = 4 * 1024 * 1024
TINY_HALF_POINTS = 5
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
    "stylesheet", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "fldinst", "author", "operator", "company", "creatim",
    "revtim", "printim", "buptim", "filetbl", "revtbl",
})  # fmt: skip
SAID = {
    "annotation": "comment", "title": "metadata", "subject": "metadata", "keywords": "metadata",
    "doccomm": "metadata", "category": "metadata",
}  # fmt: skip


@dataclass(frozen=True)
class _Group:
    """What a group inherits and a closing brace takes back."""

    destination: str = ""
    vanish: bool = False
    colour: int = 0
    shaded: bool = False
    tiny: bool = False
    font: int = 0
    skip_after_unicode: int = 1


@dataclass
class _Tables:
    """Fonts and colours, as the file's header defines them."""

    code_page: str = "cp1251"
    fonts: dict[int, str] = field(default_factory=dict)
    white: list[bool] = field(default_factory=list)
    rgb: list[int] = field(default_factory=list)


def read_rtf(name: str, data: bytes) -> Iterator[Document]:
    """The document in an RTF file. Raises EntryError: too large even without its pictures."""
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
        if word in SAID or word in SKIPPED or self.optional or word in {"fonttbl", "colortbl"}:
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
            "cf": {"colour": value or 0},
            "highlight": {"shaded": bool(value)},
            "cb": {"shaded": bool(value)},
            "fs": {"tiny": (value or 24) <= TINY_HALF_POINTS},
            "f": {"font": value or 0},
            "uc": {"skip_after_unicode": min(value or 0, 8)},
            "plain": {"vanish": False, "colour": 0, "shaded": False, "tiny": False},
        }.get(word)
        if change:
            self.group = replace(self.group, **change)  # type: ignore[arg-type]
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
                self.tables.white.append(len(rgb) == 3 and min(rgb) >= 0xF5)
                self.tables.rgb = []
        elif destination in SAID:
            self.flow.write(text, SAID[destination])
        elif not destination:
            self.flow.write(text, self._hides())

    def _hides(self) -> str:
        group, white = self.group, self.tables.white
        if group.vanish:
            return "hidden text"
        if group.tiny:
            return "tiny text"
        is_white = group.colour < len(white) and white[group.colour] and not group.shaded
        return "white text" if is_white else ""

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
