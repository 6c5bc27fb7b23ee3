"""Words before a stretch of text that take back, limit or only wish what it says.

Cut off from them, "31 000 квартир" is more than "почти 31 000 квартир", and "оценка выросла" is
not "чтобы оценка выросла".
"""

from __future__ import annotations

import re
from typing import Final

from assessor.evidence.slips import is_genitive, is_infinitive, is_weighty
from assessor.evidence.tokens import Tokens

_MOST: Final = 4

# Before anything at all.
_LIMITS: Final = frozenset(
    """
    почти около примерно приблизительно порядка свыше лишь только едва чуть максимум минимум
    almost nearly about around roughly approximately only just barely hardly scarcely
    вместо unlike
    большинство некоторые многие часть половина треть четверть most some many half
    """.split()  # noqa: SIM905  (words read better in a line)
)
# "Not only", and "not all", which limits although "all" does not.
_ONLY: Final = frozenset(["только", "лишь", "only", "just", "merely"])
_ALL: Final = frozenset(["все", "всех", "каждый", "каждая", "каждое", "all", "every", "each"])
# Before a figure, or a word that stands for one.
_BOUNDS: Final = frozenset(
    """
    до более менее больше меньше выше ниже позднее позже раньше ранее дольше дальше быстрее короче
    чаще реже over under above below
    """.split()  # noqa: SIM905
)
# The second word of a limit, and the first one.
_PHRASES: Final = {
    "to": frozenset(["up", "close"]),
    "least": frozenset(["at"]),
    "most": frozenset(["at"]),
    "of": frozenset(["instead"]),
    "than": frozenset(["more", "less"]),  # and whatever ends in -er
    "longer": frozenset(["no"]),
    "ли": frozenset(["вряд", "навряд", "едва"]),
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
    r"""если|чтобы|бы|будто|якобы|перест(?:ал|ан)\w+|отказ(?:ал|ыва)\w+|
        планир(?:у|ова)\w+|хо(?:тим|тел\w*|тят|чет|чу)|надее\w+|надея\w+|намерен\w*|
        собира\w+(?:сь|ся)|стрем(?:им|ил|ит|ят)\w+|
        (?:рассчитыва|мечта|обеща|предполага)(?:ем|ет|ют|л|ла|ло|ли|лось|ется)|
        мо(?:гу|жет|гут|жем|г|гла|гло|гли)|смо(?:жет|гут|жем)|долж(?:ен|на|но|ны)|
        буд(?:ет|ут|ем|у)|
        if|unless|whether|could|would|may|might|will|shall|should|must|can|
        hop(?:e[ds]?|ing)|expect(?:s|ed|ing)?|doubt(?:s|ed)?|stop(?:s|ped)?|ceased?""",
    re.VERBOSE,
)
# "Надеемся, …" without a "что".
_HOPES: Final = re.compile(r"надее\w+|надея\w+")
# What may stand between a wish and what is wished: "plan to open", "надеемся, что".
_LINKS: Final = frozenset(["to", "that", "что"])
_WISHES: Final = re.compile(
    r"""plan\w*|hop\w+|aim\w*|want\w*|intend\w*|expect\w*|like|wish\w*|seek\w*|propos\w+|
        promis\w+|fail\w*|refus\w+|need\w*|going|used|yet|
        планиру\w+|надее\w+|хотим|рассчитыва\w+|предполага\w+""",
    re.VERBOSE,
)
# "It is not true that", "doubt that"; the longest of them.
_DISBELIEF: Final = re.compile(r"неверно|неправда|миф|сомнева\w+|untrue|false|wrong|myth|doubt\w*")
_LONGEST_DENIAL: Final = 4
# "No doubt that", "не секрет, что" deny nothing.
_CERTAIN: Final = frozenset(
    """
    secret doubt wonder surprise surprising секрет сомнений сомнения удивительно случайно
    """.split()  # noqa: SIM905
)
# "80% of", "9 из 10".
_OF: Final = frozenset(["of", "из"])
_BETWEEN: Final = frozenset(["between", "между"])
_WHOSE: Final = frozenset(
    ["the", "our", "its", "their", "these", "those", "наших", "своих", "этих"]
)


def is_unreal(word: str) -> bool:
    """Whether a folded word makes what follows a wish, a plan, a duty or a condition."""
    return bool(_UNREAL.fullmatch(word))


def given_back(tokens: Tokens, begin: int) -> int:
    """Where the words before token `begin` start that limit it or make it a wish; else `begin`."""
    for _ in range(_MOST):
        more = begin and next(filter(None, (rule(tokens, begin) for rule in _RULES)), 0)
        if not more:
            break
        begin -= more
    return begin


def _limit(tokens: Tokens, begin: int) -> int:
    """How many words right before `begin` limit what begins there."""
    i = begin - 1
    gap, word = tokens.between(begin).strip(), tokens.plain[i]
    if gap:
        return int(gap == "," and (word in _DOUBTS or bool(_HOPES.fullmatch(word))))
    joint = tokens.between(i).strip() if i else "."
    before = tokens.plain[i - 1] if joint in ("", ",") else ""
    if not joint and tokens.is_negation(i - 1) and word in _ONLY | _ALL:
        return 0 if word in _ONLY else 2
    if word in _LIMITS or word in _DOUBTS or _UNREAL.fullmatch(word):
        return 1
    if word in _BOUNDS and (tokens.is_figure(begin) or is_weighty(tokens.plain[begin])):
        return 1
    if word == "a":
        return int(tokens.plain[begin] in _SMALL)
    phrase = before in _PHRASES.get(word, ()) or (word == "than" and before.endswith("er"))
    wish = word in _LINKS and _WISHES.fullmatch(before)
    return 2 if phrase or wish or (word in _AUXILIARIES and _UNREAL.fullmatch(before)) else 0


def _share(tokens: Tokens, begin: int) -> int:
    """How many words before token `begin` say of how many it is told: "80% of", "46 человек"."""
    first = begin - 1
    if tokens.between(begin).strip(" "):
        return 0
    if first and tokens.plain[first] in _WHOSE and tokens.plain[first - 1] in _OF:
        first -= 1
    if tokens.plain[first] in _OF:
        first -= 1
        if first > 0 and tokens.plain[first] == "out":
            first -= 1
        if first < 0 or not (tokens.is_figure(first) or _is_amount(tokens.plain[first])):
            return 0
    elif not (tokens.is_figure(first) and is_genitive(tokens.plain[begin])):
        return 0
    return begin - (first - 1 if first and tokens.keys[first] == "%" else first)


def _range(tokens: Tokens, begin: int) -> int:
    """How many words before token `begin` give the other end of a range: "between 5 and"."""
    first = begin - 3
    opens = first >= 0 and tokens.plain[first] in _BETWEEN
    return 3 if opens and tokens.is_number(begin) and tokens.is_number(first + 1) else 0


def _is_amount(word: str) -> bool:
    return word in _LIMITS or word in _SMALL or is_weighty(word)


def _denial(tokens: Tokens, begin: int) -> int:
    """How many words before token `begin` deny it over a verb: "не удалось", "not true that"."""
    last = begin - 1
    if tokens.between(begin).strip():
        return 0
    if tokens.plain[last] in _LINKS and not (last and tokens.between(last).strip(" ,\n")):
        last -= 1
    elif not is_infinitive(tokens.plain[begin]):
        return 0
    for i in range(last, max(last - _LONGEST_DENIAL, -1), -1):
        if tokens.is_negation(i):
            return 0 if tokens.plain[i + 1] in _ONLY | _CERTAIN else begin - i
        if _DISBELIEF.fullmatch(tokens.plain[i]):
            return 0 if i and tokens.is_negation(i - 1) else begin - i
        if i and tokens.between(i).strip():
            break
    return 0


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


_RULES: Final = (_limit, _share, _range, _denial, _condition)
