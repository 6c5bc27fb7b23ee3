"""Ordinals of a summary that the essay does not have: "the twentieth day" of its twenty-fifth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assessor.figures import Figure

_RUSSIAN: Final = (
    "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
    "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат",
    "девятнадцат", "двадцат", "тридцат",
)  # fmt: skip
_ENGLISH: Final = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "thirtieth",
)  # fmt: skip
_VALUES: Final[dict[str, int]] = {
    word: value
    for words in (_RUSSIAN, _ENGLISH)
    for word, value in zip(words, (*range(3, 21), 30), strict=True)
} | {"перв": 1, "втор": 2, "first": 1, "second": 2}
_TENS: Final[dict[str, int]] = {
    "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_ENDING: Final = (
    r"(?:ый|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ими?|ий|ья|ье|ьи|ьего|ьему|ьим|ьем|ью|ьей|ьих|ьими)"
)
_ORDINAL: Final = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})[ -])?"
    rf"(?:(?P<ru>перв|втор|{'|'.join(_RUSSIAN)}){_ENDING}|(?P<en>first|second|{'|'.join(_ENGLISH)}))\b"
    r"|\b(?P<digits>\d{1,2})(?:-?(?:й|я|е|го|му|м|ю|ую|ый|ой|ая|ое|ого|ых|х)|st|nd|rd|th)\b",
    re.IGNORECASE,
)
# "A third of", "две пятых", "третьи лица": parts and idioms.
_PART: Final = re.compile(
    r"(?:\b(?:an?|one|two|three|four|nearly|almost|каждый|каждая|каждое|каждую|каждого|каждой|every"
    r"|одна|одну|одной|две|двух|три|трех|трёх|четыре) )$",
    re.IGNORECASE,
)
_IDIOM: Final = re.compile(
    r"[ -](?:part(?:y|ies)|лиц\w*|сторон\w*|част\w+|дол\w+|of)\b", re.IGNORECASE
)
_LEAST: Final = 3  # "first" and "second" say too little, but of a rank
_RANKED: Final = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|comes?|came|finish(?:es|ed)?|placed|мы|стали|стала)\s+$", re.IGNORECASE
)
_PLACE: Final = re.compile(r"\s+(?:place|мест(?:о|а|е|у|ом))\b", re.IGNORECASE)


def unknown_ordinals(told: str, offset: int, inside: Sequence[Figure], essay: str) -> Iterator[str]:
    """The ordinals of a sentence that the essay has neither in words nor in digits.

    `offset` is where the sentence starts in the text that the figures `inside` it are of.
    """
    found = [m for m in _ordinals(told) if not _is_figure(m.start() + offset, inside)]
    if found:
        known = {_value(m) for m in _ORDINAL.finditer(essay)}
        yield from (m.group() for m in found if _value(m) not in known)
    ranks = [m for m in _ranks(told) if _value(m) < _LEAST]
    held = {_value(m) for m in _ranks(essay)} if ranks else set()
    yield from (m.group() for m in ranks if held and _value(m) not in held)


def _ranks(text: str) -> Iterator[re.Match[str]]:
    """The ordinals that say which place somebody has: "rank second", «первое место»."""
    for match in _ORDINAL.finditer(text):
        if _RANKED.search(text, 0, match.start()) or _PLACE.match(text, match.end()):
            yield match


def has_ordinal(value: int, essay: str) -> bool:
    """Whether the essay has the ordinal in any form: "3-й" is its «третий»."""
    return any(_value(m) == value for m in _ORDINAL.finditer(essay))


def _ordinals(text: str) -> Iterator[re.Match[str]]:
    for match in _ORDINAL.finditer(text):
        if _value(match) < _LEAST or match["digits"]:
            continue  # digits are figures
        if not _PART.search(text, 0, match.start()) and not _IDIOM.match(text, match.end()):
            yield match


def _is_figure(at: int, figures: Sequence[Figure]) -> bool:
    return any(f.span.start <= at < f.span.end for f in figures)


def _value(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"])
    tens = _TENS.get((match["tens"] or "").lower(), 0)
    return tens + _VALUES[str(match["ru"] or match["en"]).lower()]
