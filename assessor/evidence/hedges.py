"""Words before a stretch of text that take back, limit or only wish what it says.

Cut off from them, "31 000 квартир" is more than "почти 31 000 квартир", and "оценка выросла" is
not "чтобы оценка выросла".
"""

from __future__ import annotations

import re
from typing import Final

from assessor.evidence.slips import is_weighty
from assessor.evidence.tokens import Tokens

_MOST: Final = 4

# Before anything at all.
_LIMITS: Final = frozenset(
    """
    почти около примерно приблизительно порядка свыше лишь только едва чуть максимум минимум
    almost nearly about around roughly approximately only just barely hardly scarcely
    """.split()  # noqa: SIM905  (words read better in a line)
)
# Before a figure, or a word that stands for one.
_BOUNDS: Final = frozenset(
    """
    до более менее больше меньше выше ниже позднее позже раньше ранее дольше дальше быстрее короче
    чаще реже over under above below some
    """.split()  # noqa: SIM905
)
# The second word of a limit, and the first one.
_PHRASES: Final = {
    "to": frozenset(["up", "close"]),
    "least": frozenset(["at"]),
    "most": frozenset(["at"]),
    "than": frozenset(["more", "less"]),  # and whatever ends in -er
    "чем": frozenset(["более", "менее", "больше", "меньше", "позднее", "позже", "раньше"]),
}
# Set apart by a comma, before the whole clause.
_DOUBTS: Final = frozenset(
    """
    возможно вероятно наверное пожалуй perhaps maybe possibly probably
    """.split()  # noqa: SIM905
)
_IF: Final = frozenset(["если", "if", "unless", "provided"])
_LONGEST_CONDITION: Final = 16
# "A few" is more than "few".
_SMALL: Final = frozenset(["few", "little"])
# "Might have saved".
_AUXILIARIES: Final = frozenset(["have", "be", "been"])
_UNREAL: Final = re.compile(
    r"""если|чтобы|бы|будто|якобы|
        планир(?:у|ова)\w+|хо(?:тим|тел\w*|тят|чет|чу)|надее\w+|надея\w+|намерен\w*|
        собира\w+(?:сь|ся)|стрем(?:им|ил|ит|ят)\w+|
        (?:рассчитыва|мечта|обеща|предполага)(?:ем|ет|ют|л|ла|ло|ли|лось|ется)|
        мо(?:гу|жет|гут|жем|г|гла|гло|гли)|смо(?:жет|гут|жем)|долж(?:ен|на|но|ны)|
        буд(?:ет|ут|ем|у)|
        if|unless|whether|could|would|may|might|will|shall|should|must|can""",
    re.VERBOSE,
)
# What may stand between a wish and what is wished: "plan to open", "надеемся, что".
_LINKS: Final = frozenset(["to", "that", "что"])
_WISHES: Final = re.compile(
    r"""plan\w*|hop\w+|aim\w*|want\w*|intend\w*|expect\w*|like|wish\w*|seek\w*|propos\w+|
        promis\w+|fail\w*|need\w*|going|планиру\w+|надее\w+|хотим|рассчитыва\w+|предполага\w+""",
    re.VERBOSE,
)


def is_unreal(word: str) -> bool:
    """Whether a folded word makes what follows a wish, a plan, a duty or a condition."""
    return bool(_UNREAL.fullmatch(word))


def given_back(tokens: Tokens, begin: int) -> int:
    """Where the words before token `begin` start that limit it or make it a wish; else `begin`."""
    for _ in range(_MOST):
        more = _before(tokens, begin) or (_condition(tokens, begin) if begin else 0)
        if not more:
            break
        begin -= more
    return begin


def _before(tokens: Tokens, begin: int) -> int:
    """How many words right before `begin` limit what begins there."""
    i = begin - 1
    gap, word = tokens.between(begin).strip() if i >= 0 else ".", tokens.plain[i]
    if gap:
        return int(gap == "," and word in _DOUBTS)
    if word in _LIMITS or word in _DOUBTS or _UNREAL.fullmatch(word):
        return 1
    if word in _BOUNDS and (tokens.is_figure(begin) or is_weighty(tokens.plain[begin])):
        return 1
    if word == "a":
        return int(tokens.plain[begin] in _SMALL)
    before = tokens.plain[i - 1] if i else ""
    phrase = before in _PHRASES.get(word, ()) or (word == "than" and before.endswith("er"))
    phrase = phrase and not tokens.between(i).strip()
    wish = word in _LINKS and _WISHES.fullmatch(before)
    return 2 if phrase or wish or (word in _AUXILIARIES and _UNREAL.fullmatch(before)) else 0


def _condition(tokens: Tokens, begin: int) -> int:
    """How many words before token `begin` are the condition that its clause follows from."""
    if "," not in tokens.between(begin):
        return 0
    for i in range(begin - 1, max(begin - _LONGEST_CONDITION, -1), -1):
        if tokens.plain[i] in _IF and tokens.opens_sentence(i):
            return begin - i
        if tokens.between(i).strip(" \n\"'«»“”"):
            break
    return 0
