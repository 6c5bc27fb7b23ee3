"""Style sheets of a saved page: which declarations hold for an element (CSS 2.2, Media Queries 4).

tinycss2 takes the sheets apart and cssselect2 matches selectors. What is said for paper, for narrow
screens or for dark mode does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import cssselect2
import tinycss2
from lxml import html

Declared = dict[str, str]
"""Values by property; custom properties (--name) among them."""

GROUPS = frozenset({"media", "supports", "layer", "scope"})
MOST_CHARACTERS = 1_000_000
MOST_SELECTORS = 20_000
MOST_INTRICATE = 100
MOST_BRACKETS = 20
INTRICATE, TOO_INTRICATE = 3, 4
"""Combinators of a selector whose matching takes long in deep trees; more are left out."""
NEAREST = 16
"""So many ancestors are looked at, so that no selector takes long."""
NEIGHBOURS = 200
SCREEN = 1280.0
"""Width of the window in pixels, for rules that ask."""
WIDTH = re.compile(r"\((min|max)-width:\s*([\d.]+)(px|r?em)\)")
COMBINATORS = re.compile(r"\s*[>+~]\s*|\s+")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
DEEPEST = 4
PROPERTIES = frozenset({
    "display", "visibility", "opacity", "filter", "content-visibility", "color",
    "-webkit-text-fill-color", "background", "background-color", "background-image",
    "background-clip", "-webkit-background-clip", "font", "font-size", "letter-spacing", "width",
    "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y", "position",
    "float", "left", "top", "right", "bottom", "margin", "margin-left", "margin-top",
    "text-indent", "clip", "clip-path", "transform", "translate", "scale", "zoom", "inset",
})  # fmt: skip


@dataclass(frozen=True)
class _Said:
    name: str
    value: str
    important: bool


@dataclass
class Sheets:
    """The style sheets of one page, ready to be asked; `texts` is what they write themselves."""

    tick: Callable[[], None]
    matcher: cssselect2.Matcher = field(default_factory=cssselect2.Matcher)
    texts: list[str] = field(default_factory=list)
    selectors: int = 0
    intricate: int = 0

    @classmethod
    def of(cls, root: html.HtmlElement, tick: Callable[[], None]) -> Sheets:
        """`tick` is called for every rule, and may raise when all takes too long."""
        sheets = cls(tick)
        left = MOST_CHARACTERS
        for element in root.iter("style"):
            if on_screen(element.get("media") or ""):
                source = (element.text or "")[: max(left, 0)]
                left -= len(source)
                sheets._take(tinycss2.parse_stylesheet(source, True, True), 0)
        return sheets

    def _take(self, rules: Iterable[Any], depth: int) -> None:
        for rule in rules:
            self.tick()
            kind = getattr(rule, "type", "")
            if kind == "qualified-rule":
                self._rule(rule)
            elif kind == "at-rule" and depth < DEEPEST and getattr(rule, "content", None):
                asked = _written(rule.prelude) if rule.lower_at_keyword == "media" else ""
                if rule.lower_at_keyword in {"media", "supports", "layer", "scope"} and on_screen(
                    asked
                ):
                    inner = tinycss2.parse_rule_list(rule.content, True, True)
                    self._take(inner, depth + 1)

    def _rule(self, rule: tinycss2.ast.QualifiedRule) -> None:
        said = list(_declarations(rule.content))
        self.texts += (s.value for s in said if s.name == "content")
        kept = [s for s in said if s.name != "content"]
        if not kept or self.selectors > MOST_SELECTORS:
            return
        if self._too_intricate(_written(rule.prelude)):
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return
        for selector in selectors:
            self.selectors += 1
            if selector.pseudo_element is None:
                self.matcher.add_selector(selector, kept)

    def _too_intricate(self, selectors: str) -> bool:
        joints = max(len(COMBINATORS.findall(part.strip())) for part in selectors.split(","))
        self.intricate += joints >= INTRICATE
        if not selectors or selectors.count("(") > MOST_BRACKETS:
            return True
        return joints > TOO_INTRICATE or (joints >= INTRICATE and self.intricate > MOST_INTRICATE)

    def declared(
        self, element: cssselect2.ElementWrapper | None, style: str, older: Declared
    ) -> Declared:
        """What holds for an element: its sheets, its `style`, and below both its `older` ways of
        saying so, as attributes."""
        matched = self.matcher.match(element) if element is not None else ()
        said = [s for *_, kept in matched for s in kept]
        if style:
            tokens = tinycss2.parse_blocks_contents(style, True, True)
            said += _declarations_of(tokens)
        if not said:
            return older
        declared = dict(older)
        for important in (False, True):
            declared |= {s.name: s.value for s in said if s.important is important}
        return declared


def wrapped(
    element: html.HtmlElement, parent: cssselect2.ElementWrapper | None, index: int
) -> cssselect2.ElementWrapper:
    """The element, the child number `index` of its parent, as cssselect2 sees it."""
    previous = getattr(parent, "last_child", None) if index % NEIGHBOURS else None
    wrapper = cssselect2.ElementWrapper(element, parent, index, previous, True)
    if parent is not None:
        wrapper._ancestors = (*parent.ancestors, parent)[-NEAREST:]
        parent.last_child = wrapper
    return wrapper


def on_screen(asked: str) -> bool:
    """Does a media query hold on an ordinary screen?"""
    return not asked.strip() or any(map(_holds, asked.lower().split(",")))


def _holds(query: str) -> bool:
    if query.strip().startswith("not "):
        return not _holds(query.strip().removeprefix("not "))
    words = set(re.findall(r"[\w-]+", re.sub(r"\([^()]*\)", "", query)))
    if "print" in words or "speech" in words:
        return False
    if "scheme: dark" in query or "scheme:dark" in query or "contrast" in query:
        return False
    for bound, number, unit in WIDTH.findall(query):
        width = _number(number) * (1 if unit == "px" else 16)
        if (width > SCREEN) if bound == "min" else (width < SCREEN):
            return False
    return True


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _declarations(content: Iterable[Any]) -> Iterator[_Said]:
    return _declarations_of(tinycss2.parse_blocks_contents(content, True, True))


def _declarations_of(nodes: Iterable[Any]) -> Iterator[_Said]:
    for node in nodes:
        if getattr(node, "type", "") == "declaration":
            name = node.lower_name if not node.name.startswith("--") else node.name
            if name in PROPERTIES or name == "content" or name.startswith("--"):
                value = _written(node.value)
                yield _Said(name, value if name == "content" else value.lower(), node.important)


def _written(tokens: Iterable[Any]) -> str:
    """Tokens as text; "" for brackets nested deeper than anybody writes them."""
    try:
        return str(tinycss2.serialize(tokens)).strip()
    except RecursionError:
        return ""


def resolved(value: str, variables: Mapping[str, str]) -> str:
    """The value with its variables put in; "" if one of them is not known."""
    for _ in range(DEEPEST):
        if "var(" not in value:
            return value
        value = VARIABLE.sub(lambda m: variables.get(m[1], m[2] or ""), value)[:1000]
    return ""
