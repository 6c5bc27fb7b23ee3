"""Improvements told as a comparison with nothing beside it: "doctors complain far less often".

Only a comparison that is laid on thick ("намного", "visibly") claims an improvement of its own;
a figure in the sentence, or in the next one on the same thing, is the answer to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from assessor.checks.likeness import roots, shared
from assessor.checks.material import Material, Sentence
from assessor.entry import Flag

MOST: Final = 4  # flags

_RU_VERY: Final = (
    r"(?:намного|гораздо|значительно|заметно|существенно|ощутимо|куда|несравненно|явно|много"
    r"|в разы|в несколько раз)"
)
_RU_MORE: Final = (
    r"(?!более\b|менее\b|ранее\b|позднее\b|далее\b|скорее\b|сложнее\b|труднее\b|тяжелее\b"
    r"|длиннее\b|холоднее\b|темнее\b|старее\b)"
    r"(?:[^\W\d]{3,}(?:ее|ей)|лучше|легче|проще|мягче|крепче|тише|ближе"
    r"|реже (?:[^\W\d]+ )?(?:жал|ошиб|руг|спор|увольн|болет|опазд|срыва|теря|пута|конфл|ссор|волн"
    r"|уста|отказ|перезван|бро)\w+|чаще (?:[^\W\d]+ )?(?:благодар|улыб|хвал|совет|возвращ|рекоменд"
    r"|помога|смея|дел)\w+"
    r"|меньше (?:жал|ошиб|устал|руга|спор|конфлик|нерв|боят|боял|пута|конф)\w+"
    r"|больше (?:довер|цен|люб|уваж)\w+)"
)
_EN_VERY: Final = (
    r"(?:much|far|a lot|lots|visibly|noticeably|considerably|significantly|markedly|clearly|greatly"
    r"|substantially|distinctly|vastly|way|so much)"
)
_EN_MORE: Final = (
    r"(?:more (?!than\b|of\b|people|calls|time|money|work|custom|than)[^\W\d]{4,}"
    r"|less (?!than\b|of\b|time|money|work)[^\W\d]{4,}|better(?! known)|happier|calmer|higher|lower"
    r"|friendlier|warmer|easier|smoother|kinder|quieter|stronger|faster|quicker|healthier|livelier|closer"
    r"|fewer (?:complaints|mistakes|errors|quarrels|conflicts))"
)
_WORDS: Final = re.compile(
    rf"\b(?:стал[аои]?|теперь|сделал\w+|чувству\w+)\s(?:[^\W\d]+\s){{0,3}}?{_RU_VERY} {_RU_MORE}\b"
    rf"|\b{_RU_VERY} {_RU_MORE}\b[^.;:]{{0,40}}\b(?:чем|прежнего|стал[аои]?)\b"
    rf"|\b{_RU_VERY} (?:улучшил|потеплел|окреп|сплотил|подтянул|оживил|поднял)\w*\b"
    r"|\b(?:улучшил|потеплел|окреп)(?:ся|ась|ось|ись|а|и|о)? (?:намного|заметно|значительно)\b"
    rf"|\b(?:is|are|has|have|feel|feels|felt|become|became|got|grown|now) (?:[^\W\d]+ )?{_EN_VERY} "
    rf"{_EN_MORE}\b"
    rf"|\b(?:trusts?|likes?|enjoys?|values?|loves?) [^.;:,\d]{{0,20}}\b{_EN_VERY} (?:more|better)\b"
    rf"|\b{_EN_VERY} {_EN_MORE}\b[^.;:]{{0,30}}\bthan (?:before|it (?:was|used)|they|we|in the past"
    r"|ever)\b"
    r"|\b(?:has|have) (?:improved|brightened|warmed) (?:enormously|immensely|hugely|dramatically"
    r"|greatly|markedly|visibly|noticeably|a lot|a great deal|no end)\b"
    r"|\b(?:has|have) (?:greatly|markedly|visibly|noticeably|clearly|dramatically|considerably"
    r"|significantly|hugely|really) (?:improved|brightened|lifted|risen)\b"
)
# What a match of it has in it at the least.
_ROOTS: Final = (
    *("намного", "гораздо", "значительно", "заметно", "существенно", "ощутимо", "куда "),
    *("несравненно", "явно ", "много ", "в разы", "в несколько раз"),
    *("much ", "far ", "a lot ", "lots ", "bly ", "tly ", "dly ", "rly ", "lly ", "way ", "gely "),
    *("ously", "mensely", "hugely", "ically", "eatly", "no end", "a great deal"),
)
_NO_CLAIM: Final = re.compile(
    r"\b(?:если|чтобы|будет|будут|станет|станут|хот(?:им|ел\w*)|мог(?:ут|ли|ло|ла)?|может|надеемся"
    r"|должн\w+|if|would|will|could|should|hope|want|wanted|expect|might|may|must)\b"
    r"|\b(?:не|not|never) (?:стал|намного|much|far)"
)
_QUOTED: Final = re.compile(r"\s*[«“\"„]|.*\b(?:я|мне|меня|i|me|my)\b")


def check(material: Material) -> Iterator[Flag]:
    """The first few of them."""
    yield from islice(_thick(material), MOST)


def _thick(material: Material) -> Iterator[Flag]:
    prose = material.prose
    for i in material.saying(_ROOTS):
        sentence = prose[i]
        found = _WORDS.search(sentence.plain)
        if not found or _NO_CLAIM.search(sentence.plain) or _QUOTED.match(sentence.plain):
            continue
        if not _is_measured(sentence) and not _answered(sentence, prose[i + 1 : i + 2]):
            yield material.flag(
                "unsupported",
                "info",
                "improved_in_words",
                [sentence.span],
                claim=material.quote(sentence.span),
            )


def _is_measured(sentence: Sentence) -> bool:
    return any(f.kind not in {"period", "clock", "rank"} for f in sentence.figures)


def _answered(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether the next sentence gives the figure: it goes on with "it", or names the same thing."""
    measured = [s for s in following if _is_measured(s)]
    return any(s.goes_on or shared(roots(sentence.plain), roots(s.plain)) for s in measured)
