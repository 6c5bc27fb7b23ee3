"""Marks of Markdown around the labels and values of a form; an essay keeps its own.

CommonMark 0.31, as far as people type it into forms: emphasis, links, escapes, rules, tables.
"""

from __future__ import annotations

import re

STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
WHOLLY = re.compile(r"([*_`])(?=[^\s*_`])(.*[^\s*_`])\1")
LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^()\s<>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
ESCAPED = re.compile(r"\\([*_#`\[\]()<>!+\-.\"'])")
ODD_MARKS = re.compile(r"^(?:\*\*|__)\s*|\s*(?:\*\*|__)$")
OPENED = re.compile(r"[\s>#•·\-+*|]*?(?:\d{1,2}[.)]\s+)?([*_]{1,3})(?=\S)")
RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})")
TABLE_RULE = re.compile(r"[\s|]*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")


def plain(value: str) -> str:
    """A value without emphasis and escapes; a link is its address where its text says no more."""
    text = LINK.sub(_link, value.strip())
    text = BARE_LINK.sub(r"\1", text)
    text = ODD_MARKS.sub("", STRONG.sub(r"\2", text))
    if wrapped := WHOLLY.fullmatch(text):
        text = wrapped[2]
    return ESCAPED.sub(r"\1", text).strip()


def _link(found: re.Match[str]) -> str:
    said, address = found[1].strip(), found[2].removeprefix("mailto:")
    same = said.lower().removeprefix("www.").rstrip("/") in address.lower()
    return address if not said or (same and "." in said) else said


def left_open(label: str) -> str:
    """The mark of emphasis that is opened before a label and not closed after it, as in
    `**City` of `**City:** Ufa`."""
    opened = OPENED.match(label)
    return opened[1] if opened and not label.rstrip().endswith(opened[1]) else ""


def is_rule(line: str) -> bool:
    """A line drawn between parts of a text or under the titles of a table."""
    return bool(RULE.fullmatch(line) or ("|" in line and TABLE_RULE.fullmatch(line)))
