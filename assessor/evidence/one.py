"""One unbroken stretch of a quote: its place in the essay, or why it has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, Literal

from assessor.evidence.align import Alignment, alignments
from assessor.evidence.answer import LEAST_WORDS, Found, Match, Missing, missing
from assessor.evidence.edges import Refused, settled
from assessor.evidence.joins import starts_sentence
from assessor.evidence.slips import is_weighty, is_word, tells_roles
from assessor.evidence.tokens import EssayIndex, Tokens, tokenise
from assessor.evidence.wording import Why
from assessor.text import Span

_OWN_MARKER = re.compile(r"\W*(?:\d{1,2}|[a-zа-я])[.)]\s+")
_WRAPPING: Final = " \t\r\n\u00a0\"'«»„“”‘’`*_•·-–—"
_MOST_PLACES: Final = 1000

# How much of a quote must stand in one place before a difference is called an alteration.
_ALTERED: Final = 0.6
# Two slips are always forgiven, otherwise every third word may have one.
_FEW_SLIPS: Final = 2
_SLIPS: Final = 1 / 3
# What may be cut off an end: a few words of no weight, when most of the quote remains. A single
# word is more likely one of the essay's that was changed.
_CUT_FEWEST: Final = 2
_CUT_WORDS: Final = 4
_CUT_SHARE: Final = 0.25
_CUT_LEAST: Final = 6


def place(
    quote: Tokens, essay: EssayIndex, prefer: Sequence[Span], *, part: bool = False
) -> Found | Missing:
    """The quote as it stands, else with slips mended. `part`: it stands beside an ellipsis."""
    return standing(quote, essay, prefer, part=part) or nearly(quote, essay, prefer, part=part)


def standing(
    quote: Tokens, essay: EssayIndex, prefer: Sequence[Span], *, part: bool = False
) -> Found | Missing | None:
    """The quote as it stands: to the letter, else in the normal form; None when it does not."""
    refused: Missing | None = None
    found: list[tuple[Span, Match]] = []
    for there, match in _places(quote, essay):
        span = settled(there, quote, essay, part=part)
        if isinstance(span, Refused):
            refused = _refused(span, quote, essay)
            continue
        found.append((span, match))
        if not prefer or _inside(span, prefer[0]):
            break
    return _chosen(found, prefer) if found else refused


def _refused(refused: Refused, quote: Tokens, essay: EssayIndex) -> Missing:
    reason: Literal["absent", "altered"] = "absent" if refused.why is Why.HEADING else "altered"
    return missing(reason, refused.why, essay, quote.text.strip(), refused.essay)


def _places(quote: Tokens, essay: EssayIndex) -> Iterator[tuple[Span, Match]]:
    for there in islice(_exact(quote.text, essay), _MOST_PLACES):
        yield there, "exact"
    for there in islice(_same_tokens(quote, essay), _MOST_PLACES):
        yield there, "normalised"


def _inside(span: Span, wanted: Span) -> bool:
    return wanted.start <= span.start and span.end <= wanted.end


def _chosen(found: Sequence[tuple[Span, Match]], prefer: Sequence[Span]) -> Found:
    """The first place inside the first preferred stretch that has one, else the first of all."""
    for wanted in prefer:
        for span, match in found:
            if _inside(span, wanted):
                return Found((span,), match)
    span, match = found[0]
    return Found((span,), match)


def _exact(quote: str, essay: EssayIndex) -> Iterator[Span]:
    """The places that hold the quote's very characters, and cut no word or figure in two."""
    for wanted in dict.fromkeys((quote.strip(), quote.strip(_WRAPPING))):
        at = essay.text.find(wanted)
        tries = 0
        while at >= 0 and tries < _MOST_PLACES:
            end = at + len(wanted)
            if not essay.tokens.cuts_token(at) and not essay.tokens.cuts_token(end):
                yield Span(at, end)
            at = essay.text.find(wanted, at + 1)
            tries += 1


def _same_tokens(quote: Tokens, essay: EssayIndex) -> Iterator[Span]:
    """The places that have the quote's tokens, whatever stands between them."""
    rarest = min(range(len(quote)), key=lambda i: len(essay.positions.get(quote.keys[i], ())))
    for position in essay.positions.get(quote.keys[rarest], ()):
        begin = position - rarest
        end = begin + len(quote)
        if begin >= 0 and essay.tokens.keys[begin:end] == quote.keys:
            yield essay.tokens.span(begin, end)


def nearly(
    quote: Tokens, essay: EssayIndex, prefer: Sequence[Span], *, part: bool = False
) -> Found | Missing:
    """The quote with slips mended, or what is wrong with it."""
    marker = _OWN_MARKER.match(quote.text)
    if marker and not part:
        return place(tokenise(quote.text[marker.end() :], essay.language), essay, prefer)
    aligned = alignments(quote, essay)
    found: list[tuple[Span, Match]] = []
    for alignment in aligned:
        if _is_slip(alignment, quote, essay) or _can_be_cut(alignment, quote, essay):
            there = essay.tokens.span(alignment.begin, alignment.end)
            span = settled(there, quote, essay, part=part)
            if isinstance(span, Refused):
                return _refused(span, quote, essay)
            found.append((span, "close"))
    if found:
        return _chosen(found, prefer)
    return _wrong(quote, aligned[0] if aligned else None, essay)


def _is_slip(alignment: Alignment, quote: Tokens, essay: EssayIndex) -> bool:
    """Every word has its partner in the essay, and enough of them are the very same."""
    if alignment.differences or alignment.head or alignment.tail:
        return False
    if alignment.same < max(LEAST_WORDS, alignment.mended):
        return False
    if alignment.mended > max(_FEW_SLIPS, _SLIPS * len(quote)):
        return False
    return alignment.mended < _FEW_SLIPS or not _parts_exchanged(alignment, quote, essay.tokens)


def _parts_exchanged(alignment: Alignment, quote: Tokens, essay: Tokens) -> bool:
    """Whether two endings are others: who does and who is done to may have changed."""
    quoted = Counter(quote.plain)
    stands = Counter(essay.plain[alignment.begin : alignment.end])
    sides = quoted - stands, stands - quoted
    return all(sum(tells_roles(word) and is_word(word) for word in side) > 1 for side in sides)


def _can_be_cut(alignment: Alignment, quote: Tokens, essay: EssayIndex) -> bool:
    """Whether what was added before or after the essay's sentence is small and says nothing."""
    added = alignment.head + alignment.tail
    if alignment.differences or (alignment.head and alignment.tail):
        return False
    if not _CUT_FEWEST <= added <= _CUT_WORDS:
        return False
    rest = len(quote) - added
    if rest < _CUT_LEAST or added > _CUT_SHARE * len(quote) or alignment.mended > _SLIPS * rest:
        return False
    at = alignment.begin if alignment.head else alignment.end
    if not starts_sentence(essay.tokens, at):
        return False
    cut = Span(0, alignment.head) if alignment.head else Span(rest, len(quote))
    joint = alignment.head if alignment.head else rest - 1
    if any(_has_weight(quote, i) for i in (*range(*cut), joint)):
        return False
    return _is_new([quote.keys[i] for i in range(*cut)], essay)


def _is_new(keys: Sequence[str], essay: EssayIndex) -> bool:
    """Whether most of these words are not the essay's: otherwise they were moved, not added."""
    unknown = sum(key not in essay.positions for key in keys)
    return 2 * unknown >= len(keys)


def _has_weight(tokens: Tokens, i: int) -> bool:
    """Whether the token makes a claim that can be checked: a figure, a name, a direction, a not."""
    return (
        tokens.is_figure(i)
        or tokens.is_negation(i)
        or tokens.is_name(i)
        or is_weighty(tokens.plain[i])
    )


def _wrong(quote: Tokens, alignment: Alignment | None, essay: EssayIndex) -> Missing:
    """What the quote and its likeliest place differ in: the gravest difference of all."""
    if alignment is None or alignment.same < _ALTERED * len(quote):
        return missing("absent", Why.NOT_THERE, essay, quote.text.strip())
    quoted, stands = max(
        _readings(quote, alignment, essay.tokens),
        key=lambda p: _gravity(quote, p[0]) + _gravity(essay.tokens, p[1]),
        default=(Span(0, 0), Span(0, 0)),
    )
    ours, theirs = _with_unit(quote, quoted), _with_unit(essay.tokens, stands)
    if not ours and not theirs:
        return missing("absent", Why.NOT_THERE, essay, quote.text.strip())
    why = Why.DIFFERENT if ours and theirs else Why.ADDED if ours else Why.LEFT_OUT
    return missing("altered", why, essay, ours, theirs)


def _readings(quote: Tokens, alignment: Alignment, essay: Tokens) -> Iterator[tuple[Span, Span]]:
    """What the quote says and what the essay says, wherever the two differ."""
    for difference in alignment.differences:
        yield difference.quoted, difference.essay
    if head := alignment.head:
        at = alignment.begin
        yield _trimmed(quote, Span(0, head), essay, Span(max(0, at - head), at))
    if tail := alignment.tail:
        at, size = alignment.end, len(quote)
        beyond = Span(at, min(len(essay), at + tail))
        yield _trimmed(quote, Span(size - tail, size), essay, beyond)


def _trimmed(quote: Tokens, ours: Span, essay: Tokens, theirs: Span) -> tuple[Span, Span]:
    """Both stretches without the words they begin or end with alike."""
    (q, q_end), (e, e_end) = ours, theirs
    while q < q_end and e < e_end and quote.keys[q] == essay.keys[e]:
        q, e = q + 1, e + 1
    while q < q_end and e < e_end and quote.keys[q_end - 1] == essay.keys[e_end - 1]:
        q_end, e_end = q_end - 1, e_end - 1
    return Span(q, q_end), Span(e, e_end)


def _gravity(tokens: Tokens, span: Span) -> int:
    return max(
        (
            4 * tokens.is_figure(i) + 3 * tokens.is_negation(i) + 2 * is_weighty(tokens.plain[i])
            for i in range(*span)
        ),
        default=0,
    )


def _with_unit(tokens: Tokens, span: Span) -> str:
    """The tokens as they stand, a figure together with the sign or word that follows it."""
    begin, end = span
    if begin < end < len(tokens) and tokens.is_number(end - 1):
        end += 1
    return tokens.words(begin, end)
