"""Style sheets of a saved page: which declarations hold for an element (CSS 2.2, Nesting 1,
Cascade 5).

tinycss2 takes the sheets apart and cssselect2 matches selectors. Rules for classes and names that
the page does not have are left out first. What is said for paper, for narrow screens or for dark
mode does not count (`css_queries`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, NamedTuple

import cssselect2
import tinycss2
from lxml import html

from assessor.errors import EntryError
from assessor.intake.css_queries import contained, on_screen, supported

Declared = dict[str, str]
"""Values by property; custom properties (--name) among them."""

MOST_CHARACTERS = 1_000_000
MOST_SELECTORS = 20_000
MOST_INTRICATE = 200
MOST_BRACKETS = 20
INTRICATE, TOO_INTRICATE = 4, 6
"""Combinators of a selector whose matching takes long in deep trees; more are left out."""
NEAREST = 16
"""So many ancestors are looked at, so that no selector takes long."""
NEIGHBOURS = 200
LONGEST_SELECTORS = 4_000
COMMENT = re.compile(
    r"""(?s)("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|url\([^()"'\s]*+\))|/\*.*?(?:\*/|\Z)"""
)
"""A comment, or what may look as if it held one."""
FLAT_RULE = re.compile(r"""(?:\A|(?<=[{};]))([^{};]++)\{[^{}"']*+\}""")
NAMED = re.compile(r"[.#](-?[a-zA-Z_][\w-]*)")
NOT_PLAIN = re.compile(r"[\\:\[\"'@&]")
SCOPE = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
PART = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
CONTAINERS = re.compile(r"\bcontainer(?:-type)?\s*:")
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
    "mask", "mask-image", "mask-size", "-webkit-mask", "-webkit-mask-image", "-webkit-mask-size",
})  # fmt: skip


@dataclass(frozen=True)
class _Said:
    name: str
    value: str
    important: bool


class _Within(NamedTuple):
    """Where a rule stands: in one with these selectors, in this layer."""

    selectors: str = ""
    layer: str = ""


@dataclass
class Sheets:
    """The style sheets of one page, ready to be asked; `texts` is what they write themselves."""

    name: str
    tick: Callable[[], None]
    matcher: cssselect2.Matcher = field(default_factory=cssselect2.Matcher)
    texts: list[str] = field(default_factory=list)
    layers: dict[str, float] = field(default_factory=dict)
    """Their ranks, by the order in which they are named first."""
    containers: bool = False
    selectors: int = 0
    intricate: int = 0

    @classmethod
    def of(cls, name: str, root: html.HtmlElement, tick: Callable[[], None]) -> Sheets:
        """Those of the page of this name. `tick` is called for every rule, and may raise when all
        takes too long. Raises EntryError: there is more of them than can be looked at."""
        sheets = cls(name, tick)
        written = [
            COMMENT.sub(r"\1", element.text or "")
            for element in root.iter("style")
            if on_screen(element.get("media") or "")
        ]
        names = _names(root) if any(written) else frozenset()
        sources = [_used(source, names) for source in written]
        if sum(map(len, sources)) > MOST_CHARACTERS:
            sheets._refuse()
        sheets.containers = any(map(CONTAINERS.search, sources))
        for source in sources:
            sheets._take(tinycss2.parse_stylesheet(source, True, True), _Within(), 0)
        return sheets

    def _refuse(self) -> None:
        raise EntryError(
            self.name,
            "has too many styles to tell what of it shows.",
            "Print the page to PDF, or copy its text into a text file.",
        )

    def _take(self, rules: Iterable[Any], within: _Within, depth: int) -> None:
        for rule in rules:
            self.tick()
            kind = getattr(rule, "type", "")
            if kind == "qualified-rule":
                self._rule(rule, within, depth)
            elif kind == "at-rule":
                self._group(rule, within, depth)

    def _group(self, rule: Any, within: _Within, depth: int) -> None:
        """Rules that hold only in some case, or in a layer or a part of the page."""
        asked, kind = _written(rule.prelude), rule.lower_at_keyword
        if kind == "layer":
            names = [f"{within.layer}.{name.strip()}" for name in asked.split(",")]
            for name in names:
                self.layers.setdefault(name, len(self.layers))
            within = within._replace(layer=names[0])
        elif kind == "scope" and (start := SCOPE.match(asked)):
            within = within._replace(selectors=_nested(start[1], within.selectors))
        if rule.content and depth < DEEPEST and self._holds(kind, asked):
            self._contents(rule.content, within, depth)

    def _holds(self, kind: str, asked: str) -> bool:
        if kind == "media":
            return on_screen(asked)
        if kind == "supports":
            return supported(asked)
        if kind == "container":
            return self.containers and contained(asked)
        return kind in {"layer", "scope"}

    def _rule(self, rule: tinycss2.ast.QualifiedRule, within: _Within, depth: int) -> None:
        selectors = _nested(_written(rule.prelude), within.selectors)
        if len(selectors) <= LONGEST_SELECTORS:
            self._contents(rule.content, within._replace(selectors=selectors), depth)

    def _contents(self, content: Iterable[Any], within: _Within, depth: int) -> None:
        nodes = tinycss2.parse_blocks_contents(content, True, True)
        said = list(_declarations_of(nodes))
        self.texts += (s.value for s in said if s.name == "content")
        if kept := [s for s in said if s.name != "content"]:
            self._add(within, kept)
        if depth < DEEPEST:
            rules = (n for n in nodes if getattr(n, "type", "") in {"qualified-rule", "at-rule"})
            self._take(rules, within, depth + 1)

    def _add(self, within: _Within, said: list[_Said]) -> None:
        if self._too_intricate(within.selectors):
            return
        try:
            selectors = cssselect2.compile_selector_list(within.selectors)
        except cssselect2.SelectorError:
            return
        rank = self.layers.get(within.layer, inf) if within.layer else inf
        for selector in selectors:
            self.selectors += 1
            if self.selectors > MOST_SELECTORS:
                self._refuse()
            if selector.pseudo_element is None:
                self.matcher.add_selector(selector, (rank, said))

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
        ranked = [payload for *_, payload in matched]
        own = list(_declarations_of(tinycss2.parse_blocks_contents(style, True, True)))
        if not ranked and not own:
            return older
        declared = dict(older)
        for important in (False, True):
            if self.layers:  # a later layer wins, but for what is important
                ranked.sort(key=lambda payload: -payload[0] if important else payload[0])
            for said in (*(said for _, said in ranked), own):
                declared |= {s.name: s.value for s in said if s.important is important}
        return declared


def _names(root: html.HtmlElement) -> frozenset[str]:
    """The classes and ids of a page."""
    ids = {element.get("id") or "" for element in root.iter()}
    classes = {element.get("class") or "" for element in root.iter()}
    return frozenset(ids).union(*(each.split() for each in classes))


def _used(source: str, names: Collection[str]) -> str:
    """A style sheet without the plain rules whose selectors all ask for what is not there."""

    def kept(rule: re.Match[str]) -> str:
        if NOT_PLAIN.search(rule[1]):
            return rule[0]
        parts = (NAMED.findall(part) for part in rule[1].split(","))
        return rule[0] if any(all(n in names for n in part) for part in parts) else ""

    return FLAT_RULE.sub(kept, source)


def _nested(selectors: str, around: str) -> str:
    """What the selectors of a rule within another one ask for, written by themselves."""
    if not around:
        return selectors.replace(":scope", ":root").replace("&", ":root")
    outer = f":is({around})"
    parts = (part.strip().replace(":scope", "&") for part in PART.findall(selectors))
    return ", ".join(p.replace("&", outer) if "&" in p else f"{outer} {p}" for p in parts)


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
