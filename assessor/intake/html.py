"""Saved web pages (.html, .mhtml is refused): what a browser would show, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cssselect2 import ElementWrapper
from lxml import etree, html

from assessor.errors import EntryError
from assessor.intake.css import Declared, Sheets, wrapped
from assessor.intake.css_values import float_of
from assessor.intake.decode import decode, encoding_of
from assessor.intake.document import Document, Hidden, digest
from assessor.intake.flow import Flow
from assessor.intake.html_look import Look

MEDIA_TYPE = "text/html"
MOST_CHARACTERS = 3 * 1024 * 1024
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w\-]{2,30})", re.IGNORECASE)
PROLOGUE = re.compile(r"\A\s*<\?xml[^>]*\?>")
PROGRAM = re.compile(r"<(script|style|svg)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
DATA_URI = re.compile(r"data:[\w/+.\-]+;base64,[A-Za-z0-9+/=\s]+")

PROGRAMS = frozenset({"script", "style"})
UNPAINTED = frozenset({
    "head", "noscript", "template", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "option", "datalist", "input", "textarea", "map",
})  # fmt: skip
CONTROLS = frozenset({"nav", "button", "svg", "math"})
SKIPPED = PROGRAMS | UNPAINTED | CONTROLS
PICTURES = ("img", "picture", "video", "canvas", "svg", "iframe")
SAID_OF_PICTURES = ("alt", "title", "aria-label", "aria-description", "placeholder", "summary")
BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address",
    "blockquote", "figure", "figcaption", "form", "fieldset", "legend", "h1", "h2", "h3", "h4",
    "h5", "h6", "ul", "ol", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "caption",
    "pre", "hr", "details", "summary", "center", "body",
})  # fmt: skip
BLOCKLIKE = frozenset({"block", "flex", "grid", "table", "list-item", "table-row", "flow-root"})
"""Displays that make a block of any element."""
OWN, AROUND = ("main", "article"), ("header", "footer", "aside")
CELLS = frozenset({"td", "th"})
INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "font", "a"})
LINKS = frozenset({"a", "area"})
SIDES = re.compile(r"(?:^|;)(?:width|height):(\d[\d.]*)(?:px|;|$)")
LEAST_PICTURE, LONGEST_OVER_A_PICTURE = 60, 600
"""Pixels of a side, and characters that may be laid over a picture."""
UNKNOWN = "canvastext"
"""A colour that each browser has its own of."""
UNSEEN = "part that is not painted"


def read_html(name: str, data: bytes) -> Iterator[Document]:
    """The page as one document. Raises EntryError: too large, or nothing in it."""
    source = DATA_URI.sub("", PROLOGUE.sub("", _decoded(data)))
    if len(source) > MOST_CHARACTERS:
        source = PROGRAM.sub("", source)
    if len(source) > MOST_CHARACTERS:
        raise EntryError(
            name, "is too large a page.", "Copy its text into a text file, and give that."
        )
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise EntryError(name, "is no readable web page.", "Save the page again.") from None
    around = list(_leave_out_the_site(root))
    page = _Page(name, root)
    page.read(root)
    hidden = (
        *(h for h in page.flow.hidden if h.text.strip()),
        *around,
        *_metadata(root),
        *(Hidden("metadata", said) for said in page.sheets.texts if any(map(str.isalnum, said))),
    )
    yield Document(name, digest(data), MEDIA_TYPE, page.flow.text(), hidden=hidden)


def _metadata(root: html.HtmlElement) -> Iterator[Hidden]:
    """What a page says of itself to programs: description, keywords and the like."""
    for element in root.iter("meta"):
        said = element.get("content") or ""
        if (element.get("name") or element.get("property")) and said.strip():
            yield Hidden("metadata", said)


def _leave_out_the_site(root: html.HtmlElement) -> Iterator[Hidden]:
    """Where a page says what its own text is, heads, feet and sidebars around it are the site's."""
    if not any(element.text_content().strip() for element in root.iter(*OWN)):
        return
    for element in list(root.iter(*AROUND)):
        if not any(above.tag in OWN for above in element.iterancestors()):
            if said := element.text_content().strip():
                yield Hidden("header or footer", said)
            element.drop_tree()


def _decoded(data: bytes) -> str:
    named = CHARSET.search(data[:4096])
    if named and encoding_of(data[:4096]) != "utf-8":
        try:
            return data.decode(named[1].decode("ascii"), errors="strict")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _older(element: html.HtmlElement) -> Declared:
    """What older pages say by attributes instead of style sheets."""
    said: Declared = {}
    if "hidden" in element.attrib or element.get("type") == "hidden":
        said["display"] = "none"
    if element.tag == "dialog" and "open" not in element.attrib:
        said["display"] = "none"
    for attribute, name in (("bgcolor", "background-color"), ("background", "background-image")):
        if value := element.get(attribute):
            said[name] = value.lower() if attribute == "bgcolor" else f"url({len(value)})"
    if value := element.get("color" if element.tag == "font" else "text", ""):
        said["color"] = value.lower()
    if element.tag in LINKS and element.get("href"):
        said["color"] = UNKNOWN
    if element.tag == "mark":
        said |= {"color": "black", "background-color": "yellow"}
    return said


def _large(picture: html.HtmlElement) -> bool:
    """Could text stand on it? One whose size is not said is taken to be large."""
    style = (picture.get("style") or "").replace(" ", "").lower()
    sides = [picture.get("width") or "", picture.get("height") or "", *SIDES.findall(style)]
    hidden = "display:none" in style or "visibility:hidden" in style or "opacity:0" in style
    return not hidden and all(
        float_of(side) >= LEAST_PICTURE for side in sides if side[:1].isdigit()
    )


def _may_be_label(element: html.HtmlElement) -> bool:
    """Is it the first of two parts that make up a block?"""
    block = element.getparent()
    if element.tag not in INLINE or block is None or len(block) > 2 or block[0] is not element:
        return False
    if block.tag not in BLOCKS and block.tag != "li":
        return False
    tails = [bool((part.tail or "").strip()) for part in block]
    parts = tails == [True] or (tails == [False, False] and block[1].tag in INLINE)
    return parts and not (block.text or "").strip()


class _Page:
    def __init__(self, name: str, root: html.HtmlElement) -> None:
        self.flow = Flow(name, collapse=True)
        self.sheets = Sheets.of(name, root, self.flow.tick_slowly)
        linked = any("stylesheet" in (e.get("rel") or "").lower() for e in root.iter("link"))
        self.looks = [Look(colour=None) if linked else Look()]
        self.wrappers: list[ElementWrapper | None] = [None]
        self.blocks = [False]
        """Is each open element a block of its own, whatever its tag?"""
        self.counts = [0]
        """The children so far of each open element."""
        self.pictured: dict[html.HtmlElement, bool] = {}
        self.skipping: list[str] = []
        self.lists: list[int | None] = []
        self.prefix = ""

    def read(self, root: html.HtmlElement) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "comment":
                self.flow.write(element.text or "", "comment")
                self._write(element.tail)
            elif isinstance(element.tag, str):
                (self._start if event == "start" else self._end)(element, element.tag)

    def _start(self, element: html.HtmlElement, tag: str) -> None:
        self._look(element, tag)
        if tag in SKIPPED:
            self.skipping.append(tag)
        if not self.skipping:
            self._open(tag)
        self._attributes(element, tag)
        self._write(element.text)

    def _look(self, element: html.HtmlElement, tag: str) -> None:
        wrapper = None
        self.flow.tick()
        if self.sheets.selectors:
            self.flow.tick_slowly()
            wrapper = wrapped(element, self.wrappers[-1], self.counts[-1])
        self.wrappers.append(wrapper)
        self.counts[-1] += 1
        self.counts.append(0)
        said = self.sheets.declared(wrapper, element.get("style") or "", _older(element))
        self.blocks.append(said.get("display") in BLOCKLIKE)
        look = self.looks[-1]
        if said:
            block = tag in BLOCKS or tag in CELLS or tag in {"li", "img"}
            look = look.within(said, block=block, over=lambda: self._by_a_picture(element))
        self.looks.append(look)

    def _by_a_picture(self, element: html.HtmlElement) -> bool:
        """May a picture, of some size, lie behind the element in what it is placed within?"""
        above = element.getparent()
        if above not in self.pictured:
            near = (item for child in above for item in (child, *child))
            pictured = any(item.tag in PICTURES and _large(item) for item in near)
            long = len(" ".join(above.text_content().split())) > LONGEST_OVER_A_PICTURE
            self.pictured[above] = pictured and not long
        return self.pictured[above]

    def _attributes(self, element: html.HtmlElement, tag: str) -> None:
        for name in SAID_OF_PICTURES:
            if said := element.get(name):
                self.flow.write(said, "description of a picture")
        if tag == "input" and element.get("type") == "hidden":
            self.flow.write(element.get("value") or "", UNSEEN)

    def _open(self, tag: str) -> None:
        if tag == "br":
            self.flow.line_break()
        elif tag == "tr":
            self.flow.open_row()
        elif tag in CELLS:
            self.flow.open_cell()
        elif tag == "li":
            self._paragraph()
            self.prefix = self._bullet()
        elif tag in BLOCKS or self.blocks[-1]:
            self._paragraph()
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)

    def _end(self, element: html.HtmlElement, tag: str) -> None:
        if not self.skipping:
            self._close(tag)
            if _may_be_label(element) and not self.blocks[-1]:
                self.flow.perhaps_tab()
        if tag in SKIPPED:
            self.skipping.pop()
        for stack in (self.looks, self.wrappers, self.counts, self.blocks):
            stack.pop()
        self._write(element.tail)

    def _close(self, tag: str) -> None:
        if tag in CELLS:
            self._paragraph()
            self.flow.close_cell()
        elif tag == "tr":
            self.flow.close_row()
        elif tag in BLOCKS or tag == "li" or self.blocks[-1]:
            self._paragraph()
        elif tag == "label":
            self.flow.tab()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()

    def _paragraph(self) -> None:
        if self.flow.paragraph(self.prefix):
            self.prefix = ""

    def _bullet(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "• "
        self.lists[-1] = number + 1
        return f"{number + 1}. "

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self.skipping:
            self.flow.write(text, self.looks[-1].hides())
        elif not PROGRAMS.intersection(self.skipping) and not text.isspace():
            self.flow.write(text, self._aside())

    def _aside(self) -> str:
        if CONTROLS.intersection(self.skipping):
            return "header or footer"
        return "metadata" if "head" in self.skipping else UNSEEN
