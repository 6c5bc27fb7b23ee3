"""A quote that joins several places: with an ellipsis, or sentence after sentence without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assessor.evidence.answer import Found, Match, Missing, missing, too_little, weakest
from assessor.evidence.joins import may_join, points_back, starts_sentence
from assessor.evidence.one import place
from assessor.evidence.tokens import EssayIndex, Tokens, tokenise
from assessor.evidence.wording import Why
from assessor.text import Span

_HAS_ELLIPSIS = re.compile(r"…|\.\s?\.|[\[(<](?:пропу|далее|snip|omit|skip)", re.IGNORECASE)
_ELLIPSIS = re.compile(
    r"""\s*[\[({<]?\s*(?:…|\.{3,}|\.\s\.\s\.|(?<=[\[(])\s*\.\.\s*(?=[\])]))\s*[\])}>]?\s*
      | \s*[\[(<](?:пропуск|пропущено|далее|snip|omitted|skipped)[\])>]\s*""",
    re.VERBOSE | re.IGNORECASE,
)
# Where a quote that lists sentences or items can be taken apart, and the numbers it may give them.
_ITEM = re.compile(
    r"""(?<=[.!?…])["'»”)\]]*\s+(?=["'«“(\[]?[A-ZА-ЯЁ\d•*–—-]) | (?<=;)\s+ | \n\s* | \s*•\s*""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?:\A|(?<=\s))\(?(\d{1,2}|[a-zа-я])[.)]\s+")
_COUNTED: Final = (tuple("abcdefghijkl"), tuple("абвгдежзиклм"), tuple(map(str, range(1, 13))))
_MOST_ITEMS: Final = 12
# A part of fewer words says too little to be looked for anywhere but beside another part.
_LEAST_PART: Final = 3
_NEAR: Final = 60  # tokens


def parts(quote: str) -> list[str]:
    """What stands between the ellipses of a quote."""
    if not _HAS_ELLIPSIS.search(quote):
        return [quote]
    return [part for part in _ELLIPSIS.split(quote) if any(map(str.isalnum, part))]


def joined(texts: Sequence[str], essay: EssayIndex, prefer: Sequence[Span]) -> Found | Missing:
    """Each part at its place; one that is not there, or is joined falsely, spoils the quote."""
    quotes = [tokenise(text, essay.language) for text in texts]
    little = [too_little(quote, essay, _LEAST_PART) for quote in quotes]
    if all(little):
        little = [too_little(quote, essay) for quote in quotes]
    if little[0] and all(little):
        return little[0]
    spans: list[Span | None] = [None] * len(quotes)
    grades: list[Match] = []
    last: Span | None = None
    for at, quote in enumerate(quotes):
        if little[at]:
            continue
        found = place(quote, essay, _wanted(last, essay, prefer), part=True)
        if isinstance(found, Missing):
            return found
        last = spans[at] = found.spans[0]
        grades.append(found.match)
    for at, reason in enumerate(little):
        if reason and not _beside(at, quotes[at], spans, essay.tokens):
            return reason
    return _checked([span for span in spans if span], [*grades, "normalised"], essay)


def _wanted(last: Span | None, essay: EssayIndex, prefer: Sequence[Span]) -> list[Span]:
    """Where a part is looked for first: not far behind the one before it."""
    if last is None:
        return [*prefer]
    behind = Span(last.end, len(essay.text))
    inside = [Span(max(last.end, p.start), p.end) for p in prefer if p.end > last.end]
    return [*inside, *prefer, behind]


def _beside(at: int, quote: Tokens, spans: list[Span | None], tokens: Tokens) -> bool:
    """Whether a short part stands in the sentence of the part before or after it."""
    before = spans[at - 1] if at else None
    after = spans[at + 1] if at + 1 < len(spans) else None
    if before:
        first = tokens.range(before)[1]
        where = range(first, min(first + _NEAR, len(tokens)))
    elif after:
        first = tokens.range(after)[0]
        where = range(first - 1, max(first - _NEAR, -1), -1)
    else:
        return False
    for i in where:
        if tokens.keys[i : i + len(quote)] == quote.keys:
            spans[at] = tokens.span(i, i + len(quote))
            return _one_sentence(tokens, *sorted((i, first)))
    return False


def _one_sentence(tokens: Tokens, begin: int, end: int) -> bool:
    return not any(starts_sentence(tokens, i) for i in range(begin + 1, end + 1))


def _checked(spans: list[Span], grades: list[Match], essay: EssayIndex) -> Found | Missing:
    ranges = [essay.tokens.range(span) for span in spans]
    for left, right in pairwise(ranges):
        if not may_join(essay.tokens, left, right):
            whole = essay.tokens.words(min(left[0], right[0]), max(left[1], right[1]))
            return missing("altered", Why.JOINED, essay, "", whole)
    return Found(tuple(spans), weakest(grades))


def listed(quote: str, essay: EssayIndex, prefer: Sequence[Span]) -> Found | None:
    """The sentences or items that a quote tells one after the other, each at its place."""
    items = _items(quote)
    if not 1 < len(items) <= _MOST_ITEMS:
        return None
    spans: list[Span] = []
    grades: list[Match] = ["normalised"]
    for item in items:
        tokens = tokenise(item, essay.language)
        if too_little(tokens, essay, _LEAST_PART):
            return None
        wanted = _wanted(spans[-1] if spans else None, essay, prefer)
        found = place(tokens, essay, wanted, part=bool(spans))
        if isinstance(found, Missing) or not _follows(found.spans[0], spans, essay.tokens):
            return None
        spans += found.spans
        grades.append(found.match)
    merged = _merged(spans, essay.tokens)
    backwards = any(right.start < left.start for left, right in pairwise(spans))
    if backwards and not _is_whole(spans[0], spans[-1], essay.tokens):
        return None
    return Found(tuple(merged), weakest(grades))


def _items(quote: str) -> list[str]:
    """The quote's sentences or items, without the numbers that count them from one on."""
    numbers = tuple(m.group(1) for m in _NUMBER.finditer(quote))
    if numbers and any(numbers == count[: len(numbers)] for count in _COUNTED):
        quote = _NUMBER.sub("\n", quote)
    return [piece for piece in _ITEM.split(quote) if any(map(str.isalnum, piece))]


def _follows(span: Span, before: Sequence[Span], tokens: Tokens) -> bool:
    """Whether it stands right behind the one before, or both are told from end to beginning."""
    if not before:
        return True
    end, begin = tokens.range(before[-1])[1], tokens.range(span)[0]
    if begin == end:
        return True
    return not points_back(tokens, begin) and _parts_at(tokens, end) and _parts_at(tokens, begin)


def _is_whole(first: Span, last: Span, tokens: Tokens) -> bool:
    """Whether the first sentence is told from its beginning and the last one to its end."""
    return _parts_at(tokens, tokens.range(first)[0]) and _parts_at(tokens, tokens.range(last)[1])


def _parts_at(tokens: Tokens, i: int) -> bool:
    return starts_sentence(tokens, i) or ";" in tokens.between(i)


def _merged(spans: Sequence[Span], tokens: Tokens) -> list[Span]:
    """The places in the quote's order, those that adjoin as one."""
    merged: list[Span] = []
    for span in spans:
        if merged and tokens.range(merged[-1])[1] == tokens.range(span)[0]:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
