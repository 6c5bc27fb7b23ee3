"""Text from an entry, made fit for formats that would act on it or refuse it."""

from __future__ import annotations

import re
from typing import Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NOT_SEEN: Final = re.compile(r"^[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def harmless(text: str | None) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula."""
    text = text or ""
    seen = NOT_SEEN.sub("", text)
    return (
        f"'{text}" if text.startswith(FORMULA_STARTS) or seen.startswith(FORMULA_STARTS) else text
    )


def legal(text: str | None, longest: int | None = None) -> str:
    """The text with U+FFFD for every character XML 1.0 forbids, cut after `longest` characters."""
    text = NOT_XML.sub("\ufffd", text or "")
    return text if longest is None or len(text) <= longest else f"{text[: longest - 1]}…"
