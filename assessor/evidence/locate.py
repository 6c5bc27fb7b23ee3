"""Where a quote stands in an essay, or why it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from assessor.evidence.answer import Found, Missing, missing, too_little
from assessor.evidence.dress import bracketed_end, undressed, unremarked
from assessor.evidence.one import nearly, standing
from assessor.evidence.several import joined, listed, parts
from assessor.evidence.tokens import EssayIndex, Tokens, tokenise
from assessor.evidence.wording import Why
from assessor.text import Span

# A quote of more words than this that is most of the essay points at nothing in it.
_LONG: Final = 100
_MOST_OF_ESSAY: Final = 0.6
_LONGEST_HEADING: Final = 9
_BEGINNING: Final = 200
# 'Under "Plans": …'
_UNDER: Final = frozenset(
    ["under", "in", "from", "section", "в", "из", "разделе", "раздел", "раздела"]
)


def locate(quote: str, essay: EssayIndex, prefer: Sequence[Span] = ()) -> Found | Missing:
    """Find `quote` in the essay.

    A quote that stands more than once goes to its first place inside `prefer` (the sections the
    criterion reads), else to its first place. Never raises; the same answer every time.
    """
    tokens = tokenise(quote, essay.language)
    if reason := too_little(tokens, essay) or _too_much(tokens, essay):
        return reason
    if found := standing(tokens, essay, prefer):
        return found
    plain = undressed(quote)
    first = _in_parts(tokens, essay, prefer) if plain == quote else _located(plain, essay, prefer)
    if isinstance(first, Found):
        return first
    for reading in _readings(plain, essay):
        answer = _located(reading, essay, prefer)
        if isinstance(answer, Found):
            return answer
    return listed(unremarked(plain), essay, prefer) or first


def _located(quote: str, essay: EssayIndex, prefer: Sequence[Span]) -> Found | Missing:
    tokens = tokenise(quote, essay.language)
    if reason := too_little(tokens, essay):
        return reason
    return standing(tokens, essay, prefer) or _in_parts(tokens, essay, prefer)


def _in_parts(quote: Tokens, essay: EssayIndex, prefer: Sequence[Span]) -> Found | Missing:
    """A quote that does not stand as it is: what its ellipses join, or the whole with slips."""
    between = parts(quote.text)
    if len(between) > 1:
        return joined(between, essay, prefer)
    return nearly(quote, essay, prefer)


def _too_much(tokens: Tokens, essay: EssayIndex) -> Missing | None:
    if len(tokens) <= max(_LONG, _MOST_OF_ESSAY * len(essay.tokens)):
        return None
    return missing("absent", Why.TOO_LONG, essay)


def _readings(quote: str, essay: EssayIndex) -> Iterator[str]:
    """The quote without what may stand before or after it: where it is from, or a heading."""
    bare = unremarked(quote)
    if bare != quote:
        yield bare
    if (found := bracketed_end(bare)) and _is_heading(found[1], essay):
        bare = found[0]
        yield bare
    if (rest := _after_heading(bare, essay)) is not None:
        yield rest


def _is_heading(text: str, essay: EssayIndex) -> bool:
    return tokenise(text, essay.language).keys in essay.heading_keys


def _after_heading(quote: str, essay: EssayIndex) -> str | None:
    """What a quote says after a heading of the essay that it begins with."""
    tokens = tokenise(quote[:_BEGINNING], essay.language)
    first = next((i for i, word in enumerate(tokens.plain) if word not in _UNDER), 0)
    for size in range(min(first + _LONGEST_HEADING, len(tokens) - 1), first, -1):
        if tokens.keys[first:size] in essay.heading_keys and tokens.between(size).strip(" "):
            return quote[tokens.starts[size] :]
    return None
