"""What a model's answer adds to a quote that is none of its words: markup, escapes, remarks."""

from __future__ import annotations

import html
import re
from typing import Final

from assessor.text.characters import paired

# Squeezed first: what looks for the end of a run at each of its characters would take long.
_LONG_GAP = re.compile(r"\s{3,}")
_MANY_ESCAPES = re.compile(r"\\{3,}")
_ENTITY = re.compile(r"&(?:#\w{1,6}|[a-zA-Z]{2,8});")
_BREAKS = re.compile(r"\\+[nrt]|</?(?:br|p|div|li|ul|ol|blockquote|h\d|td|tr)\b[^<>]{0,80}>", re.I)
_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")
_FOOTNOTE = re.compile(r"<sup>[^<>]{0,6}</sup>", re.I)
_TAG = re.compile(r"</?(?:b|i|u|q|em|strong|mark|span|code|sup|sub)\b[^<>]{0,80}>|~~", re.I)
_QUOTED_LINE = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:|www\.|mailto:|[#/])[^()\s]{0,200}\)")
# "[T]he": the letter was put in the other case.
_OTHER_CASE = re.compile(r"(?<![^\W_])\[([^\W\d_])\](?=[^\W\d_])")
_SO_WRITTEN = re.compile(r"\s?[\[(](?:sic|так в тексте|так)!?[\])]", re.I)

_SOURCE: Final = r"""(?:раздел[аеу]?|разд|стр|страниц[аеы]|см|абз|абзац[аеу]?|пункт[аеу]?|глав[аеы]|
    блок[аеу]?|эссе|источник|цитата|section|sec|page|para|paragraph|chapter|essay|source|see|
    quote|excerpt)"""
_PLACE: Final = rf"(?:(?:the|from|in|из|в|с|cf)\W+)*(?:{_SOURCE}|(?:с|п|гл|p|pp)\.|§)"
_REMARK_AFTER = re.compile(
    rf"""\s*[\[(]\s*{_PLACE}(?!\w)[^\[\]()]{{0,60}}[\])]\W*\Z
       | [.!?"'»”)]\s*[-–—]+\s*{_PLACE}(?!\w)[^\n]{{0,60}}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_REMARK_BEFORE = re.compile(
    rf"\A\W*{_PLACE}(?!\w)[^:\n]{{0,60}}:\s*(?=\S)", re.VERBOSE | re.IGNORECASE
)
_BRACKETED = re.compile(r"\s*[\[(]([^\[\]()]{1,80})[\])]\W*\Z")


def undressed(quote: str) -> str:
    """The quote without HTML, Markdown and escapes, and with letters put in another case."""
    quote = _LONG_GAP.sub(lambda m: "\n\n" if "\n" in m.group() else " ", quote)
    quote = _MANY_ESCAPES.sub(r"\\\\", quote)
    for _ in range(2):  # &amp;nbsp; is met too
        quote = _ENTITY.sub(lambda m: html.unescape(m.group()), quote)
    quote = paired(_ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), quote))
    quote = _BREAKS.sub("\n", quote)
    quote = _TAG.sub("", _FOOTNOTE.sub("", quote))
    quote = _LINK.sub(r"\1", _QUOTED_LINE.sub("", quote))
    return _OTHER_CASE.sub(r"\1", _SO_WRITTEN.sub("", quote))


def unremarked(quote: str) -> str:
    """The quote without a remark on where it comes from: "(раздел 2)", "Section 4: …"."""
    return _REMARK_BEFORE.sub("", _REMARK_AFTER.sub("", quote))


def bracketed_end(quote: str) -> tuple[str, str] | None:
    """A quote that ends in brackets: what stands before them and in them."""
    found = _BRACKETED.search(quote)
    return (quote[: found.start()], found.group(1)) if found else None
