"""Names as they are compared: nominations, headings, labels, anchors."""

from __future__ import annotations

import re


def plain(name: str) -> str:
    """Words in small letters with single spaces, ё as е: quotes and punctuation do not matter."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("ё", "е")))
