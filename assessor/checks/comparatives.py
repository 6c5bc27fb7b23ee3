"""Improvements told as a comparison with nothing beside it: "doctors complain far less often".

Only a comparison that is laid on thick ("намного", "visibly") claims an improvement of its own;
a figure in the sentence, or in the next one on the same thing, is the answer to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from assessor.checks.likeness import things
from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.entry import Flag

MOST: Final = 4  # flags

_RU_VERY: Final = (
    r"(?:намного|гораздо|значительно|заметно|существенно|ощутимо|куда|несравненно|явно|много"
    r"|в разы|в несколько раз)"
)
_RU_OFTEN: Final = (
    r"(?:реже (?:[^\W\d]+ )?(?:жал|ошиб|руг|спор|увольн|болет|опазд|срыва|теря|пута|конфл|ссор|волн"
    r"|уста|отказ|перезван|бро)\w+|чаще (?:[^\W\d]+ )?(?:благодар|улыб|хвал|совет|возвращ|рекоменд"
    r"|помога|смея|дел)\w+)"
)
_RU_MORE: Final = (
    r"(?!более\b|менее\b|ранее\b|позднее\b|далее\b|скорее\b|сложнее\b|труднее\b|тяжелее\b"
    r"|длиннее\b|холоднее\b|темнее\b|старее\b)"
    r"(?:[^\W\d]{3,}(?:ее|ей)|лучше|легче|проще|мягче|крепче|тише|ближе"
    rf"|{_RU_OFTEN}"
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
    r"|friendlier|warmer|easier|smoother|kinder|quieter|stronger|faster|quicker|healthier"
    r"|livelier|closer"
    r"|fewer (?:complaints|mistakes|errors|quarrels|conflicts))"
)
_WORDS: Final = re.compile(
    rf"\b(?:стал[аои]?|теперь|сделал\w+|чувству\w+)\s(?:[^\W\d]+\s){{0,3}}?{_RU_VERY} {_RU_MORE}\b"
    rf"|\b{_RU_VERY} {_RU_MORE}\b[^.;:]{{0,40}}\b(?:чем|прежнего|стал[аои]?)\b"
    rf"|\b{_RU_VERY} (?:улучшил|потеплел|окреп|сплотил|подтянул|оживил|поднял)\w*\b"
    r"|\b(?:улучшил|потеплел|окреп)(?:ся|ась|ось|ись|а|и|о)? (?:намного|заметно|значительно)\b"
    rf"|(?<!\ba )(?<!\ban )(?<!\bthe )\b{_EN_VERY} {_EN_MORE}\b(?! than\b)"
    rf"|\b{_RU_VERY} {_RU_OFTEN}|\b{_RU_VERY} (?:охотнее|легче|проще|спокойнее|увереннее|лучше"
    rf"|внимательнее|вежливее"
    r"|доброжелательнее|дружнее|приятнее|удобнее|понятнее|теплее|терпимее|терпеливее|активнее"
    r"|точнее|грамотнее|благодарнее|счастливее|добрее)\b"
    r"|\bвс[её] (?:реже (?:жал|ошиб|руг|спор|увольн|опазд|теря|пута|отказ)|охотнее|спокойнее"
    r"|увереннее"
    r"|чаще (?:благодар|улыб|хвал|совет|рекоменд))\w*"
    r"|\b(?:как никогда|до неузнаваемости|на порядок|в разы|на глазах|на голову|на небывал\w+)\b"
    r"|\bна (?:качественно |совершенно |принципиально )?(?:нов\w+|друг\w+|небывал\w+) уровень\b"
    r"|\b(?:сошл[иао] на нет|ушл[иао] в прошлое|(?:почти|практически) (?:исчезл|прекратил"
    r"|не осталось)\w*)"
    r"|\b(?:than ever|never (?:been )?(?:so |as )?(?:better|higher|stronger|happier|closer|good"
    r"|high)"
    r"|beyond (?:all )?recognition|out of all recognition|at an all-time high|night and day"
    r"|by leaps and bounds|gone from strength to strength|a thing of the past"
    r"|(?:all but|almost|virtually|practically) (?:disappeared|vanished|dried up|ceased|stopped))\b"
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
    *(
        "все реже",
        "все охот",
        "все спок",
        "все увер",
        "все чаще",
        "как никогда",
        "неузнав",
        "на порядок",
    ),
    *(
        "на глазах",
        "на голову",
        " уровень",
        "на нет",
        "в прошлое",
        "почти ",
        "практич",
        "than ever",
    ),
    *(
        "never ",
        "recognition",
        "all-time",
        "night and",
        "leaps",
        "strength to",
        "thing of",
        "all but",
    ),
    *(
        "небывал",
        "almost",
        "virtually",
        "ously",
        "mensely",
        "hugely",
        "ically",
        "eatly",
        "no end",
        "a great deal",
    ),
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
    return any(s.goes_on or (things(sentence.plain) & things(s.plain)) for s in measured)
