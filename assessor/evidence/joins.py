"""Whether two places that a quote joins may be read as if one followed the other.

An ellipsis may leave out what describes. It may not leave out what takes back, nor put the
beginning of one statement before the end of another: "waiting time … rose from 46% to 74%".
"""

from __future__ import annotations

from typing import Final

from assessor.evidence.hedges import given_back, is_unreal
from assessor.evidence.slips import begins_statement, is_weighty
from assessor.evidence.tokens import Tokens

_ENDS: Final = ".!?…"
_DASHES: Final = "-–—"
_CLAUSE: Final = ",;:()"
_AND: Final = frozenset(["и", "and", "or", "или"])
_BUT: Final = frozenset(
    """
    а но однако зато хотя тогда while whereas but although though
    """.split()  # noqa: SIM905  (words read better in a line)
)
# What may be left out at the beginning of a clause with nothing lost.
_CONNECTIVES: Final = (
    _AND
    | _BUT
    | frozenset(
        """
        т е i e g так как поскольку because as что который которая которое которые поэтому причем
        при этом затем потом также сам so yet still who which that then also therefore thus
        """.split()  # noqa: SIM905
    )
)
# What points back at something that the quote has left out.
_POINTERS: Final = frozenset(
    """
    он она оно они его ее их ему ей им это этот эта эти этого этой этих такой такая такое такие
    там тогда тот та те последний последняя
    it they he she its their his her this that these those such there both
    """.split()  # noqa: SIM905
)
# These deny the verb; "without" and "no" deny only what follows them.
_DENIALS: Final = frozenset(
    """
    не ни никогда нельзя едва not never cannot hardly barely scarcely
    """.split()  # noqa: SIM905
)


def may_join(tokens: Tokens, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the essay's tokens `left` and `right` may stand side by side in a quote."""
    end, begin = left[1], right[0]
    if end == begin:
        return True
    if _denies(tokens, end - 1):
        return False
    if begin < end:
        return (
            right[1] <= left[0]
            and starts_sentence(tokens, begin)
            and not points_back(tokens, begin)
        )
    if any(starts_sentence(tokens, i) for i in range(end, begin + 1)):
        return _across(tokens, end, begin)
    return _within(tokens, end, begin)


def starts_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a sentence, a list item or a line of its own begins with token `i`."""
    if i in (0, len(tokens)):
        return True
    gap = tokens.between(i)
    if i - 1 in tokens.markers and i > 1:
        gap = tokens.between(i - 1) + gap
    capital = not tokens.written(i)[0].islower()
    if "\n" in gap:
        return capital or "\n\n" in gap or bool(gap.rsplit("\n", 1)[1].strip()) or ";" in gap
    return "•" in gap or (capital and any(c in _ENDS for c in gap))


def points_back(tokens: Tokens, i: int) -> bool:
    """Whether the sentence that begins here speaks of something named before it."""
    return tokens.plain[i] in _POINTERS


def _across(tokens: Tokens, end: int, begin: int) -> bool:
    """Two sentences: the second from its beginning, or from a clause with a subject of its own."""
    if points_back(tokens, begin):
        return False
    if starts_sentence(tokens, begin):
        return True
    # Otherwise the first must be told to its end, and the second begin with a clause of its own.
    whole = starts_sentence(tokens, end)
    if not whole and not any(c in ";:" for c in tokens.between(end)):
        return False
    gap, before = tokens.between(begin), tokens.plain[begin - 1]
    if ";" in gap or (whole and before in _AND):
        return True
    after_mark = any(c in ",:–—" for c in gap) or before in _BUT
    return after_mark and begins_statement(tokens.plain[begin], tokens.is_name(begin))


def _within(tokens: Tokens, end: int, begin: int) -> bool:
    """One sentence: no "not" left out that reaches over, and no other subject."""
    if given_back(tokens, begin) < begin or _is_denied(tokens, end, begin):
        return False
    starts = tokens.plain[begin] in _AND | _BUT or tokens.plain[begin - 1] in _AND
    left_out = tokens.plain[end:begin]
    while end > 1 and tokens.plain[end - 1] in _AND | _BUT and not _POINTERS.issuperset(left_out):
        end -= 1  # the subject of what they begin is left out
    clauses = [i for i in range(end, begin + 1) if any(c in tokens.between(i) for c in _CLAUSE)]
    if starts or not clauses:
        return starts or not _is_other_half(tokens, end, begin)
    last = clauses[-1]
    if not all(tokens.plain[i] in _CONNECTIVES for i in range(last, begin)):
        return False
    if clauses[0] < begin and any(c in _DASHES for c in tokens.between(begin)):
        return False  # what is said of something that was left out
    others = [i for i in clauses if i < begin and tokens.plain[i] in _BUT and i + 1 < begin]
    return not others or begins_statement(tokens.plain[begin], tokens.is_name(begin))


def _is_other_half(tokens: Tokens, end: int, begin: int) -> bool:
    """Whether the end of the second of two things told alike: "costs by 10% and calls | by 40%"."""
    ands = [i for i in range(end + 1, begin) if tokens.plain[i] in _AND | _BUT]
    if not ands:
        return False
    first = range(end, ands[-1])
    counts = _is_count(tokens, begin) and any(_is_count(tokens, i) for i in first)
    return counts or any(tokens.keys[i] == tokens.keys[begin] for i in first)


def _is_count(tokens: Tokens, i: int) -> bool:
    return tokens.is_figure(i) or is_weighty(tokens.plain[i])


def _is_denied(tokens: Tokens, end: int, begin: int) -> bool:
    """Whether a "not" or a "could" among what was left out reaches to what follows."""
    commas = 0
    for i in range(begin, end, -1):
        gap, word = tokens.between(i), tokens.plain[i - 1]
        commas += gap.count(",")
        if any(c in gap for c in ";:()") or word in _AND | _BUT:
            return False
        if commas % 2 == 0 and (_denies(tokens, i - 1) or is_unreal(word)):
            return True
    return False


def _denies(tokens: Tokens, i: int) -> bool:
    return tokens.plain[i] in _DENIALS or tokens.plain[i].endswith("n't")
