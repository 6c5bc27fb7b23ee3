"""Where a quote may begin and end: never so that what is left says something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assessor.evidence.hedges import given_back
from assessor.evidence.tokens import EssayIndex, Tokens
from assessor.evidence.wording import Why
from assessor.text import Span, fold

_PREFIX_SIGNS: Final = frozenset("+-~<>≤≥=±$€£₽")
_MULTIPLIERS: Final = frozenset(
    """
    тыс тысяч тысячи тысяча млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов
    thousand million billion mln bn
    """.split()  # noqa: SIM905  (words read better in a line)
)
_LONGEST_FIGURE: Final = 8
# "Оценка выросла бы": the particle that makes a wish of the verb before it.
_IF_ONLY: Final = frozenset(["бы", "б"])
# And the word that has to follow, if one has to.
_EXCEPTIONS: Final = {
    "кроме": "", "за": "исключением", "исключая": "", "не": "считая",
    "except": "", "excluding": "", "but": "", "unless": "", "apart": "from", "not": "counting",
}  # fmt: skip
_LONGEST_EXCEPTION: Final = 6
_LONGEST_ASIDE: Final = 3
# What is asked is not said.
_QUESTION: Final = re.compile(r"[»”\"')]*\?")
_OPENING: Final = "\"'([{"


@dataclass(frozen=True)
class Refused:
    """Why a quote that stands in the essay says something else than the essay does there.

    `essay` are the essay's words, with those that the quote leaves out.
    """

    why: Why
    essay: str


def settled(place: Span, quote: Tokens, essay: EssayIndex, *, part: bool) -> Span | Refused:
    """The place with its figures whole, its negation kept and the quote's own marks around it.

    A quote that begins in mid-sentence right after a "not", an "almost" or a "we hope that" gets it
    back, and so does one that ends before its exception or its «бы». One that pretends to be the
    sentence, or stands beside an ellipsis (`part`), has turned its meaning round.
    """
    tokens = essay.tokens
    begin, end = tokens.range(place)
    if essay.in_heading(tokens.span(begin, end)):
        return Refused(Why.HEADING, tokens.words(begin, end))
    begin, end = _whole_figures(tokens, begin, end)
    pretends = part or _capitalised(quote, place, essay)
    first = _told_from(tokens, begin, end, pretends=pretends)
    if isinstance(first, Refused):
        return first
    if end < len(tokens) and tokens.plain[end] in _IF_ONLY and _adjoin(tokens, end - 1):
        if part:
            return Refused(Why.LIMITED, tokens.words(first, end + 1))
        end += 1
    core = tokens.span(first, _with_exception(tokens, end))
    around = _with_marks(core, quote, essay.text)
    question = _QUESTION.match(essay.text, max(place.end, around.end))
    after = question.end() if question else around.end
    return Span(min(place.start, around.start), max(place.end, after))


def _told_from(tokens: Tokens, begin: int, end: int, *, pretends: bool) -> int | Refused:
    """The beginning with what limits or denies it."""
    if (limited := given_back(tokens, begin)) < begin:
        if pretends:
            return Refused(Why.LIMITED, tokens.words(limited, end))
        begin = limited
    if not (begin and tokens.is_negation(begin - 1) and _adjoin(tokens, begin - 1)):
        return begin
    if pretends or tokens.opens_sentence(begin - 1) or _set_apart(tokens, begin, end):
        return Refused(Why.NEGATED, tokens.words(begin - 1, end))
    return begin - 1


def _set_apart(tokens: Tokens, begin: int, end: int) -> bool:
    """Whether the "not" before denies a few words between marks only: "rangers, not agents, …"."""
    if begin < 2 or not tokens.between(begin - 1).strip():
        return False
    last = min(begin + 1 + _LONGEST_ASIDE, end)
    return any(tokens.between(i).strip() for i in range(begin + 1, last))


def _with_exception(tokens: Tokens, end: int) -> int:
    """The end with the exception that follows at once: "every month but February"."""
    if end + 1 >= len(tokens) or tokens.plain[end] not in _EXCEPTIONS:
        return end
    gap, word = tokens.between(end), tokens.plain[end]
    if gap.strip(" ,\n") or (word == "but" and "," in gap):
        return end
    if _EXCEPTIONS[word] not in ("", tokens.plain[end + 1]):
        return end
    last = min(end + _LONGEST_EXCEPTION, len(tokens))
    return next((i for i in range(end + 2, last) if tokens.between(i).strip()), last)


def _adjoin(tokens: Tokens, i: int) -> bool:
    """Whether nothing but space stands between tokens `i` and `i + 1`."""
    return not tokens.between(i + 1).strip()


def _capitalised(quote: Tokens, place: Span, essay: EssayIndex) -> bool:
    """The quote begins with a capital letter that the essay does not have there."""
    first = quote.written(0)
    stands = essay.tokens.written(essay.tokens.range(place)[0])[0]
    return first[0].isupper() and stands.islower() and not quote.text.isupper()


def _whole_figures(tokens: Tokens, begin: int, end: int) -> tuple[int, int]:
    """Take in the sign, the range or the "million" that a figure at an end belongs to."""
    first, last = begin - _LONGEST_FIGURE, min(end + _LONGEST_FIGURE, len(tokens))
    while (
        begin > max(first, 0)
        and tokens.is_number(begin)
        and tokens.keys[begin - 1] in _PREFIX_SIGNS
    ):
        ranged = begin > 1 and tokens.keys[begin - 1] == "-" and tokens.is_number(begin - 2)
        begin -= 2 if ranged else 1
    while end < last and tokens.is_number(end - 1):
        if tokens.keys[end] == "-" and end + 1 < len(tokens) and tokens.is_number(end + 1):
            end += 2
        elif not tokens.keys[end][0].isalnum() or tokens.plain[end] in _MULTIPLIERS:
            end += 1
        else:
            break
    return begin, end


def _with_marks(core: Span, quote: Tokens, text: str) -> Span:
    """The brackets, quotation marks and full stop that the quote has around its words too."""
    before = fold(quote.text[: quote.starts[0]]).text
    after = fold(quote.text[quote.ends[-1] :]).text
    start, end = core
    while before and start and fold(text[start - 1]).text == before[-1] in _OPENING:
        start, before = start - 1, before[:-1]
    while after and end < len(text) and fold(text[end]).text == after[0]:
        end, after = end + 1, after[1:]
    return Span(start, end)
