"""The form of a summary: running prose, in the language asked for."""

from __future__ import annotations

import re
from typing import Final

from assessor.entry import Language

_MARKUP: Final = re.compile(
    r"""^\s{0,3}(?:\#{1,6}\s | >\s | [-–—*+•●▪]\s+ | \d{1,2}[.)]\s+ | \|)   # heading, list, table
      | \*\*[^*\n]+\*\* | __[^_\n]+__ | `[^`\n]+` | ```
      | ^[ \t]*(?:краткое\ изложение|изложение|резюме|summary|abstract|саммари)\s*:""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_HEADING: Final = re.compile(r"^[^\n]*[^\s.!?…»\"”)\n]\s*\n", re.MULTILINE)
_MASK: Final = re.compile(r"\[[^\]\[\n]{1,60}\]|«[^»\n]*»|\"[^\"\n]*\"")
_CYRILLIC: Final = re.compile(r"[а-яё]{2,}", re.IGNORECASE)
_LATIN: Final = re.compile(r"[a-z]{2,}", re.IGNORECASE)


def markup(text: str) -> list[re.Match[str]]:
    """Every heading, list marker, table row or emphasis: what prose does not have."""
    found = list(_MARKUP.finditer(text))
    found += [m for m in _HEADING.finditer(text) if not _wrapped(text, m)]
    return sorted(found, key=lambda m: m.start())


def _wrapped(text: str, line: re.Match[str]) -> bool:
    """Whether a line without a full stop only goes on in the next one."""
    following = text[line.end() :].lstrip(" \t")
    return following[:1].islower() or len(line.group()) > 60


def wrong_language(text: str, language: Language) -> bool:
    """Whether most of the words, quoted names and masks aside, are in the other language."""
    plain = _MASK.sub(" ", text)
    cyrillic, latin = len(_CYRILLIC.findall(plain)), len(_LATIN.findall(plain))
    if cyrillic + latin < 3:
        return False
    own, other = (cyrillic, latin) if language == "ru" else (latin, cyrillic)
    return other > own
