"""The grammar: which tokens together are a figure. Left to right, each token is read once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from assessor.figures import amounts, clocks, durations, lexicon, multiples, periods, shares
from assessor.figures.amounts import amount_at
from assessor.figures.clocks import clock_at
from assessor.figures.durations import lettered_duration, one_and_more
from assessor.figures.labels import STANDARDS, past_standard
from assessor.figures.multiples import multiple_at
from assessor.figures.parts import Reading, Rule
from assessor.figures.periods import period_at
from assessor.figures.ranks import rank_at
from assessor.figures.shares import fraction_at
from assessor.figures.tape import Tape
from assessor.figures.tokens import TokenKind
from assessor.text import WORDS_KEPT


def readings(tape: Tape) -> Iterator[Reading]:
    """Every figure of the tape in order; they never overlap."""
    kinds, lows = tape.tokens.kinds, tape.tokens.lows
    opening = set(filter(_may_open, set(lows)))
    free = 0
    for i in [i for i, low in enumerate(lows) if low in opening or kinds[i] in _BY_KIND]:
        if i < free or (lows[i] in STANDARDS and (free := past_standard(tape, i)) > i):
            continue
        percentage = kinds[i] == "number" and tape.low(i + 1) == "%"
        for rule in _PERCENTAGE if percentage else rules_opened_by(kinds[i], lows[i]):
            if (found := rule.read(tape, i)) is not None:
                yield found
                free = found.end
                break
        else:
            free = _skip(tape, i)


def _may_open(low: str) -> bool:
    """Whether a word may open a figure, or the name of a standard; most words open neither."""
    return low in _BY_WORD or low[:_SHORTEST_HEAD] in _HEADS or low in STANDARDS


@lru_cache(maxsize=WORDS_KEPT)
def rules_opened_by(kind: TokenKind, low: str) -> tuple[Rule, ...]:
    """The rules that can read a figure from a token on."""
    if (rules := _BY_WORD.get(low)) is not None:
        return rules
    if kind != "word":
        return _BY_KIND.get(kind, ())
    if low[:_SHORTEST_HEAD] not in _HEADS:
        return ()
    return tuple(rule for rule in RULES if low.startswith(rule.heads))


def _skip(tape: Tape, i: int) -> int:
    """Past a token that opens no figure, and past a number that is only a marker or a name."""
    if tape.kind(i) != "number":
        return i + 1
    joined = tape.dash(i + 1) or tape.low(i + 1) == "/"
    if joined and tape.glued(i + 1) and tape.glued(i + 2):
        return i + 3
    glued_word = tape.kind(i + 1) in ("word", "id") and tape.glued(i + 1)
    return i + 2 if glued_word else i + 1


_AMOUNT: Final = Rule(
    amount_at, kinds=("number",), words=amounts.OPENING_WORDS, heads=lexicon.HYPHENATED
)
_PERCENTAGE: Final = (_AMOUNT,)  # a number before "%" can be nothing else
# Tried in this order: what a number is more seldom comes first.
RULES: Final = (
    Rule(clock_at, kinds=("clock", "number"), words=clocks.OPENING_WORDS),
    Rule(lettered_duration, kinds=("number",)),
    Rule(rank_at, kinds=("number",), words=frozenset(lexicon.ORDINALS)),
    Rule(period_at, kinds=periods.OPENING_KINDS, words=periods.OPENING_WORDS),
    Rule(multiple_at, words=multiples.OPENING_WORDS, heads=multiples.OPENING_HEADS),
    Rule(one_and_more, words=durations.OPENING_WORDS),
    Rule(fraction_at, words=shares.OPENING_WORDS, heads=lexicon.HYPHENATED),
    _AMOUNT,
)
_BY_KIND: Final = {
    kind: tuple(rule for rule in RULES if kind in rule.kinds)
    for kind in {kind for rule in RULES for kind in rule.kinds}
}
_BY_WORD: Final = {
    word: tuple(rule for rule in RULES if word in rule.words or word.startswith(rule.heads))
    for word in {word for rule in RULES for word in rule.words}
}
_SHORTEST_HEAD: Final = min(len(head) for rule in RULES for head in rule.heads)
_HEADS: Final = frozenset(head[:_SHORTEST_HEAD] for rule in RULES for head in rule.heads)
