"""Values that are asked for, promised, allowed or had by others, and not the entrant's own.

"The standard is 2 hours; an answer takes 3" tells of a missed norm, and contradicts nothing.
"""

from __future__ import annotations

import re
from typing import Final

from assessor.checks.sentence import Sentence
from assessor.figures import Figure

REACH: Final = 90  # characters before a value in which it may be called a norm
BEHIND: Final = 45  # characters after it

_NORM: Final = re.compile(
    r"\b(?:норматив\w*|норм(?:а|ы|е|у|ой)|порог\w*|предел\w*|лимит\w*|стандарт(?!н)\w*"
    r"|регламент\w*"
    r"|(?:по|согласно|в|наш\w*|этот|сам) (?:договор|контракт|соглашени|закон|правил)\w*"
    r"|(?:договор|контракт|соглашение|закон|правила)(?= (?:—|–|-|требу|предусм|устан|допуск"
    r"|обяз))"
    r"|требовани[ея]\w{0,2}|требу[ею]т|потребовал\w*|обещани[ея]\w{0,2}|обеща(?:ем|ли|л|ла|ют|ет)"
    r"|гарантиру(?:ем|ет|ют)|обязательств[оауе]|обяза(?:н|ны|на|лись|лся)|долж(?:ен|на|но|ны)"
    r"|ориентир\w*|планк[аиуе]|бенчмарк\w*|эталон\w*|критери[йяие]\w{0,2}|допустим\w+"
    r"|допускаетс?я"
    r"|разреш(?:ен|ена|ено|ены|аетс?я)|положен[оаы]?|отведен[оаы]?|отводится|предписан\w*"
    r"|целевой|цел[ьи]|задач[аи]|план(?:|а|у|ом|е)|kpi|кпэ"
    r"|(?:по|для|в|у) (?:[^\W\d]+ )?(?:отрасли|рынк[уае]|стране|региону|конкурент\w+|сосед\w+)"
    r"|средн\w+ (?:[^\W\d]+ )?(?:отрасли|рынка|по стране)|(?:средне)?отраслев\w+"
    r"|(?:средне)?рыночн\w+"
    r"|конкурент(?:ы|ов)|sla(?= (?:—|–|-|is|requires|asks|требу|of|составля\w+ по)|:)|(?:по"
    r"|under|in) sla"
    r"|standard|norm|threshold|limit|ceiling|quota|benchmark|guideline|requirement|required"
    r"|requires?|demands?|stipulat\w+|contractual|(?:contract|agreement|regulations?"
    r"|regulator|law"
    r"|rules?|policy|charter|client|customer|tender|brief) (?:is|was|asks?|asked|calls?"
    r"|called|sets?"
    r"|says?|said|allows?|wants?|wanted)|(?:under|by|per|in) (?:the |our |its )?(?:contract"
    r"|agreement"
    r"|rules|law|regulations?|charter|policy)|promis(?:e|es|ed)|pledg(?:e|es|ed)|commitment"
    r"|guarantees?|guaranteed|allow(?:ed|ance|able)(?! (?:us|to|our|the|them|him|her|for)\b)"
    r"|allows? (?:up to|no more|at most|for)|permitted|tolerance|acceptable|must|should|ought"
    r"|supposed|obliged"
    r"|targets?|goals?|aim|objective|(?:industry|sector|market|national|country|peer"
    r"|regional)(?:-wide|[’']s)? (?:average|median|mean|norm|figure|level|rate)|(?:across|in) the"
    r" (?:industry|sector|market|country)|competitors?|rivals?|peers)\b"
)
# Alone these are norms or what was measured.
_EXTREME: Final = re.compile(
    r"\b(?:минимум|максимум|(?:the|our|a) (?:minimum|maximum)|(?:minimum|maximum) (?:is|was))\b"
)
# What is told beside a norm, and not as one: "above the standard", "the goal was missed at 87%".
_BESIDE: Final = re.compile(
    r"(?:\b(?:не|выше|ниже|лучше|хуже|больше|меньше|быстрее|дольше|сверх|чем|превы\w+|наруш\w+"
    r"|выполн\w+|достиг\w*|above|below|beyond|better|faster|slower|more|less|than|beat|beats"
    r"|miss\w*"
    r"|exceed\w*|met|hit|against|ahead of|short of)) "
    r"(?:(?:the|our|this|that|наш\w*|эт\w+|сво\w+|the contractual) )?$"
)
# A norm that is kept in so many cases: how many is measured.
_KEPT: Final = re.compile(
    r"\b(?:соблюд\w+|выполн\w+|выдерж\w+|уложил\w*|укладыва\w+|достигнут\w*|достигли|достигл[ао]"
    r"|нарушен\w*|(?<!be )(?:met|kept|hit|reached|achieved|observed|satisfied|missed|breached))\b"
)
_AGAIN: Final = re.compile(r";\s|,\s(?=(?:а|но|и|однако|but|while|and|yet)\b)")
_BEHIND: Final = re.compile(
    r"[^.;,\d]{0,30}?(?:\b(?:по|согласно) (?:[^\W\d]+ )?(?:норматив|стандарт|регламент"
    r"|договор|контракт"
    r"|соглашени|закон|правил|план|отрасл|рынк|требовани)\w*"
    r"|(?:[—–-]|это) (?:это |вот |так\w+ )?(?:наш\w* |сам\w* "
    r"|общ\w* )?(?:[^\W\d]+ )?(?:норматив|норма\b"
    r"|порог|предел|лимит|стандарт|требовани|обещани|ориентир|планк|цель|план\b)"
    r"|\b(?:требу[ею]т|допускает|разрешает|предусматривает|обещает) (?:[^\W\d]+ )?(?:договор"
    r"|контракт"
    r"|регламент|норматив|стандарт|заказчик|закон|sla)"
    r"|\b(?:is|was|are|were) (?:[^\W\d]+ )?(?:allowed|permitted|required|promised|acceptable"
    r"|guaranteed)\b"
    r"|\b(?:is|was) (?:the|our|a|an) (?:[^\W\d]+ ){0,2}?(?:standard|norm|threshold|limit"
    r"|promise|target"
    r"|goal|requirement|maximum|minimum|benchmark|average (?:for|in|across))\b"
    r"|\b(?:under|by|per|in) (?:the |our |its )?(?:contract|agreement|rules|law|regulations?"
    r"|charter"
    r"|policy|sla)\b)"
)  # fmt: skip


def is_norm(sentence: Sentence, figure: Figure) -> bool:
    """Whether a value is told as what ought to be, or as what others have."""
    if figure.role:  # what a change has led to is there
        return False
    if _BEHIND.match(sentence.after(figure)[:BEHIND]):
        return True
    led = _led(sentence, figure)
    return any(
        not _BESIDE.search(led, 0, named.start()) and not _KEPT.search(led, named.end())
        for named in _NORM.finditer(led)
    )


def is_extreme(sentence: Sentence, figure: Figure) -> bool:
    """Whether a value is told as the least or the most, which may be asked for."""
    return not figure.role and bool(_EXTREME.search(_led(sentence, figure)))


def _led(sentence: Sentence, figure: Figure) -> str:
    """The clause before a figure, back to another figure that its words could be of."""
    earlier = [
        f for f in sentence.figures if f.span.end <= figure.span.start and f.kind == figure.kind
    ]
    text = sentence.between(earlier[-1], figure) if earlier else sentence.before(figure, REACH)
    return _AGAIN.split(text[-REACH:])[-1]
