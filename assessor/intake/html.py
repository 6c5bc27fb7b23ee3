"""Saved web pages (.html, .mhtml is refused): what a browser would show, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from assessor.errors import EntryError
from assessor.intake.decode import decode, encoding_of
from assessor.intake.document import Document, Hidden, digest
from assessor.intake.flow import Flow

MEDIA_TYPE = "text/html"
MOST_CHARACTERS = 3 * 1024 * 1024
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w\-]{2,30})", re.IGNORECASE)
PROLOGUE = re.compile(r"\A\s*<\?xml[^>]*\?>")
PROGRAM = re.compile(r"<(script|style|svg)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
DATA_URI = re.compile(r"data:[\w/+.\-]+;base64,[A-Za-z0-9+/=\s]+")

SKIPPED = frozenset({
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object",
    "embed", "canvas", "audio", "video", "nav", "button", "select", "option", "datalist",
    "input", "textarea", "map",
})  # fmt: skip
BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address",
    "blockquote", "figure", "figcaption", "form", "fieldset", "legend", "h1", "h2", "h3", "h4",
    "h5", "h6", "ul", "ol", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "caption",
    "pre", "hr", "details", "summary", "center", "body",
})  # fmt: skip
OWN, AROUND = ("main", "article"), ("header", "footer", "aside")
CELLS = frozenset({"td", "th"})

WHITE = (
    r"(?:#fff(?![0-9a-f])|#(?:f[5-9a-f]){3}|white\b"
    r"|rgba?\((?:2(?:4[5-9]|5[0-5])[,/)]){3})"
)
HIDING: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("hidden text", re.compile(r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse))")),
    ("hidden text", re.compile(r"(?:^|;)(?:opacity:0(?:\.0+)?(?:;|$)|filter:opacity\(0)")),
    ("hidden text", re.compile(r"(?:^|;)(?:clip:rect\(0|clip-path:inset\((?:50|100)%)")),
    (
        "tiny text",
        re.compile(r"(?:^|;)font-size:0*(?:[012](?:\.\d+)?(?:px|pt)|0?\.[01]\d*r?em|0(?:;|$|%))"),
    ),
    ("off the page", re.compile(r"(?:^|;)(?:left|top|right|text-indent|margin-left):-\d{3,}")),
    (
        "white text",
        re.compile(rf"(?:^|;)color:(?:{WHITE}|transparent)"),
    ),
)
BACKGROUND = re.compile(
    rf"(?:^|;)background(?:-color|-image)?:(?!transparent|none|inherit|{WHITE})"
)
RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
SIMPLE = re.compile(r"[a-z0-9]*[.#][\w\-]+", re.IGNORECASE)


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
    _leave_out_the_site(root)
    page = _Page(name, Styles.of(root))
    page.read(root)
    hidden = (*(h for h in page.flow.hidden if h.text.strip()), *_metadata(root))
    yield Document(name, digest(data), MEDIA_TYPE, page.flow.text(), hidden=hidden)


def _metadata(root: html.HtmlElement) -> Iterator[Hidden]:
    """What a page says of itself to programs: description, keywords and the like."""
    for element in root.iter("meta"):
        said = element.get("content") or ""
        if (element.get("name") or element.get("property")) and said.strip():
            yield Hidden("metadata", said)


def _leave_out_the_site(root: html.HtmlElement) -> None:
    """Where a page says what its own text is, heads, feet and sidebars around it are the site's."""
    if not any(element.text_content().strip() for element in root.iter(*OWN)):
        return
    for element in list(root.iter(*AROUND)):
        if not any(above.tag in OWN for above in element.iterancestors()):
            element.drop_tree()


def _decoded(data: bytes) -> str:
    named = CHARSET.search(data[:4096])
    if named and encoding_of(data[:4096]) != "utf-8":
        try:
            return data.decode(named[1].decode("ascii"), errors="strict")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


@dataclass(frozen=True)
class Styles:
    """Which simple selectors of the page's own style sheets hide text, and how."""

    hiding: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: html.HtmlElement) -> Styles:
        hiding: dict[str, str] = {}
        for sheet in root.iter("style"):
            for selectors, declarations in RULE.findall(sheet.text or ""):
                if how := hides(declarations):
                    for selector in selectors.split(","):
                        if SIMPLE.fullmatch(selector.strip()):
                            hiding[selector.strip().lower()] = how
        return cls(hiding)

    def how(self, element: html.HtmlElement) -> str:
        """By what means the element hides its text; "" if it shows it."""
        if "hidden" in element.attrib or element.get("type") == "hidden":
            return "hidden text"
        if how := hides(_attributes(element)):
            return how
        if not self.hiding:
            return ""
        marks = [f".{c}" for c in (element.get("class") or "").split()]
        marks += [f"#{element.get('id')}"] if element.get("id") else []
        for mark in marks:
            for selector in (mark.lower(), f"{element.tag}{mark}".lower()):
                if selector in self.hiding:
                    return self.hiding[selector]
        return ""


def hides(declarations: str) -> str:
    """By what means CSS declarations hide text; "" if they do not."""
    plain = _plain(declarations)
    for how, pattern in HIDING:
        if pattern.search(plain) and not (how == "white text" and BACKGROUND.search(plain)):
            return how
    return ""


def _plain(declarations: str) -> str:
    return re.sub(r"\s+|!important", "", declarations.lower())


def _attributes(element: html.HtmlElement) -> str:
    """The style of an element, with what older pages said by attributes instead."""
    background, colour = element.get("bgcolor"), element.get("color")
    return _plain(
        ";".join(
            (
                f"background:{background}" if background else "",
                f"color:{colour}" if colour else "",
                element.get("style") or "",
            )
        )
    )


class _Page:
    def __init__(self, name: str, styles: Styles) -> None:
        self.flow = Flow(name, collapse=True)
        self.styles = styles
        self.how = [""]
        self.shaded = [False]
        self.skipping = 0
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
        self.skipping += tag in SKIPPED
        own = self.styles.how(element)
        shaded = self.shaded[-1] or bool(BACKGROUND.search(_attributes(element)))
        own = "" if own == "white text" and shaded else own
        self.how.append(self.how[-1] or own)
        self.shaded.append(shaded)
        if not self.skipping:
            self._open(tag)
        self._write(element.text)

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
        elif tag in BLOCKS:
            self._paragraph()
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)

    def _end(self, element: html.HtmlElement, tag: str) -> None:
        if not self.skipping:
            self._close(tag)
        self.skipping -= tag in SKIPPED
        self.how.pop()
        self.shaded.pop()
        self._write(element.tail)

    def _close(self, tag: str) -> None:
        if tag in CELLS:
            self._paragraph()
            self.flow.close_cell()
        elif tag == "tr":
            self.flow.close_row()
        elif tag in BLOCKS or tag == "li":
            self._paragraph()
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
        if text and not self.skipping:
            self.flow.write(text, self.how[-1])
