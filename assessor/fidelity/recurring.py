"""How often something is told to happen, without a figure: "weekly", «раз в месяц»."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

_WEEKDAY_RU: Final = r"(?:понедельник|вторник|сред[аыуе]|четверг|пятниц|суббот|воскресень)\w*"
_WEEKDAY_EN: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
# What tells by itself that something comes again and again, and how often.
_TOLD: Final = {
    "day": r"ежедневн\w+|кажд(?:ый день|ое утро|ый вечер|ую ночь|ые сутки)|раз в (?:день|сутки)"
    r"|daily|(?:every|each) (?:day|morning|evening|night)|once a day",
    "week": rf"еженедельн\w+|каждую неделю|раз в неделю|кажд\w+ {_WEEKDAY_RU}"
    rf"|weekly|(?:every|each|once a|once every) (?:week|{_WEEKDAY_EN})",
    "fortnight": r"раз в две недели|кажд\w+ две недели|fortnightly|(?:every|each|once a) fortnight"
    r"|(?:every|once every) (?:two|2|other|second) weeks?",
    "month": r"ежемесячн\w+|каждый месяц|раз в месяц"
    r"|monthly|(?:every|each|once a|once every) month",
    "quarter": r"ежеквартальн\w+|каждый квартал|раз в квартал"
    r"|quarterly|(?:every|each|once a|once every) quarter",
    "year": r"ежегодн\w+|каждый год|раз в год"
    r"|annually|yearly|(?:every|each|once a|once every) year",
}
# What is as good in an essay.
_KNOWN: Final = {
    "day": r"в (?:день|сутки)|(?:по утрам|утром|вечерам)|(?:a|per) day|mornings",
    "week": rf"(?<!две )(?<!двух )недел\w+|по {_WEEKDAY_RU}"
    rf"|(?:a|per) week|(?<!two )weeks?|{_WEEKDAY_EN}",
    "fortnight": r"дв(?:е|ух) недел\w+|two weeks|fortnight|14 (?:дней|days)",
    "month": r"месяц\w*|(?:a|per) month|months?",
    "quarter": r"квартал\w*|quarters?",
    "year": r"год(?:а|у|ом)?|annual|(?:a|per) year|years?",
}


_AGAIN: Final = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{unit}>{told})' for unit, told in _TOLD.items())})\b", re.IGNORECASE
)


@cache
def _spoken_of(unit: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TOLD[unit]}|{_KNOWN[unit]})\b", re.IGNORECASE)


def other_intervals(told: str, near: str, essay: str) -> Iterator[str]:
    """The intervals of a sentence that the essay does not give.

    `near` is what the sentence rests on: where that tells another interval, a word of this one
    elsewhere in the essay is of something else.
    """
    for match in _AGAIN.finditer(told):
        spoken_of = _spoken_of(match.lastgroup or "")
        if spoken_of.search(near):
            continue
        if _AGAIN.search(near) or not spoken_of.search(essay):
            yield match.group()


# What a rate is counted by: "4 per thousand parcels", «4 на каждую тысячу», "3 in every 100".
_ROUND: Final = {
    10: "10|ten|десять|десятк[аи]", 100: "100|(?:a |one )?hundred|сто|сотню|сотни|ста",
    1_000: "1[ ,.]?000|(?:a |one )?thousand|тысячу|тысячи", 10_000: "10[ ,.]?000|ten thousand",
    1_000_000: "(?:a |one )?million|миллион",
}  # fmt: skip
_SIZES: Final = "|".join(f"(?P<by{size}>{words})" for size, words in _ROUND.items())
_BASE: Final = re.compile(
    r"(?:\b(?:per|(?:for|in|out of|of) every)|(?<=\d )на|\b(?:из|на) кажд\w+) "
    rf"(?:{_SIZES})(?= [^\W\d])",
    re.IGNORECASE,
)
_ANY_BASE: Final = rf"(?i)\b(?:per|every|a|на|из|на кажд\w+|из кажд\w+) (?:{_SIZES})\b"


def other_bases(told: str, essay: str, known: Collection[int]) -> Iterator[str]:
    """What a rate is counted by in a sentence and not in the essay, "per hundred" for thousand.

    `known` are the wholes of the essay's shares: "12 of 100" are told per hundred.
    """
    for match in _BASE.finditer(told):
        size = int((match.lastgroup or "by0")[2:])
        theirs = {m.lastgroup for m in re.finditer(_ANY_BASE, essay)}
        if match.lastgroup not in theirs and size not in known:
            yield match.group()
