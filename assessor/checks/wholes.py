"""Parts that are larger than their whole: "7 of 5", "5.4 out of 5", "120% of all contacts"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assessor.checks.concepts import PEOPLE, concept
from assessor.checks.likeness import is_verb
from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing
from assessor.text import Span

WHOLE: Final = 100  # percent
TWICE: Final = 2  # times the whole: from here on the two numbers are of two things
ABOVE: Final = 1.5  # times the end of a scale
BESIDE: Final = 60  # characters between a mark and its scale
NEAR: Final = 70  # characters before a number in which its share is named
TEN: Final = 10

_OF: Final = re.compile(r"\s(?:из|of|out of)\s(?:all |our |the |these |наших |всех |этих )*$")
_FIRST: Final = re.compile(
    r"(?:^|[,;:(—–]\s*)(?:из|of|out of)\s(?:all |our |the |these |наших |всех |этих )*$"
)
_ON: Final = re.compile(r"(?:\s[^\W\d]+){0,4},?(?:\s[^\W\d]+){0,3}\s$")
_AFTER_OF: Final = re.compile(r"\b(?:из|of)\s$")
_BECAME: Final = re.compile(r"\b(?:стал\w*|вырос\w*|became|become|grew|grown|now|made|сделал\w*)\b")
# "45 из 5 городов" came from there; they are no part of them.
_CAME_FROM: Final = re.compile(
    r"\b(?:город|стран|регион|област|район|отдел|служб|филиал|компани|вуз|школ|площадк|офис|команд"
    r"|смен|групп|сем$|famil|household|национальност|вид|тип|cit|town|countr|region|nationalit|language|department"
    r"|compan|school|kind|type|sort|trade)"
)
_KINDS: Final = ("разн", "differ", "various", "several")
_COME: Final = re.compile(
    r"\b(?:приех|собра|съехал|прибы|участни|гост|коллег|сборн|лучш|пришл|came|come|from|crew|team)"
)
_SCALE: Final = re.compile(
    r"\b(?P<n>пяти|десяти|сто|five|ten|5|10|100)[- ]?(?:балльн|point|star)\w*"
)
_SCALE_ROOTS: Final = ("балльн", "point", "star")
_ENDS: Final = {"пяти": 5, "five": 5, "5": 5, "десяти": 10, "ten": 10, "10": 10}
_MARK: Final = re.compile(r"\b(?:оцен|балл|рейтинг|средн|rate|rating|score|mark|average)")
_OF_ALL: Final = re.compile(
    r"\s(?:от |из |of )?(?:общ(?:его|ей|их) (?:числа|количества|объ[её]ма|потока|массы)|всех?\b"
    r"|(?:of )?all\b|(?:of )?the (?:total|whole)\b)"
)
_OF_ANOTHER: Final = re.compile(r"\s(?:от|к|of|to|against)\s")
_SHARE_IS: Final = re.compile(
    r"\b(?:доля|процент|share|proportion|percentage)\s[^.;:]*?(?:составля\w+|составил\w*|равн\w+"
    r"|достиг\w*|[—–-]|is|was|are|stands? at|reached|came to)\s*(?:почти |уже |now )?$"
)
_OF_NOUN: Final = re.compile(r"\s(?:of (?:the |our |all )*)?([^\W\d]{4,})")
_ASKED: Final = re.compile(
    r"\s(?:of (?:the |our |all )*)?(?:опрошенн|респондент|клиент|покупател|пассажир|пациент"
    r"|сотрудник|оператор|житель|жителей|звонк|обращени|заявок|вопрос|customer|client|caller|guest"
    r"|patient|passenger|staff|employee|adviser|agent|respondent|call|ticket|request|contact"
    r"|those|people)[^\W\d]*\s(?:[^.;:,\d]*\s)?(?:довол\w+|рекоменд\w+|ответ\w+|реш\w+|прош\w+"
    r"|сда\w+"
    r"|знают|satisfied|happy|recommend\w*|answer\w*|resolv\w*|pass\w*|know\w*|agree\w*"
    r"|complete\w*)\b"
)
# Indicators that are shares of a whole by what they are.
_BOUNDED: Final = re.compile(r"\b(?:csat|csi|fcr|sla|nps|удовлетвор[её]нност\w+)\b[^.;:,\d%]*$")
_MARKS: Final = frozenset({"point", "score", "star"})
# Of what there may be more than 100%: a plan, a norm, an earlier value; and growth.
_MORE: Final = re.compile(
    r"\b(?:план|цел[ьией]|норм|квот|задани|бюджет|мощност|емкост|прошл|прежн|прошлогод|расч"
    r"|вырос|рост|рос[лс]|прирос|увелич|больше|относит|по сравнен|выполн|уровн|было|был[аи]?\b"
    r"|индекс|зарплат|оклад|ставк|target|plan|goal|quota|budget|capacit|last|previous|before"
    r"|earlier"
    r"|baseline|grew|grow|increas|rose|up\b|more\b|index|compar|achiev|salar|than|year"
    r"|затрат|вложен|инвест|верну|окуп|загруз|стоимост|money|cost|invest|load|return)"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a part that no whole has room for."""
    for sentence in material.readable:
        if not sentence.facts:
            continue
        counts = [f for f in sentence.facts if f.kind in {"count", "points"}]
        for first, second in pairwise(counts):
            if _is_counted(first) and _is_counted(second):
                yield from _larger(material, sentence, first, second)
        yield from _off_the_scale(material, sentence, counts)
        yield from _above_all(material, sentence)


def _is_counted(figure: Figure) -> bool:
    plain = figure.low == figure.high and not (figure.role or figure.bound or figure.per)
    return plain and figure.low > 1


def _larger(
    material: Material, sentence: Sentence, first: Figure, second: Figure
) -> Iterator[Flag]:
    """ "7 of 5 sites", "of our 40 advisers 45"."""
    if _OF.fullmatch(sentence.between(first, second)):
        part, whole = first, second
        meant = _is_part(sentence, part, whole)
    elif _FIRST.search(sentence.before(first)) and _ON.fullmatch(sentence.between(first, second)):
        part, whole = second, first
        meant = not _BECAME.search(sentence.plain) and _same(part, whole)
    else:
        return
    if meant and whole.low < part.low < whole.low * TWICE:
        yield _flag(material, part, whole)


def _same(part: Figure, whole: Figure) -> bool:
    return not part.unit or same_thing(part.unit, whole.unit) is True


def _is_part(sentence: Sentence, part: Figure, whole: Figure) -> bool:
    after = sentence.after(whole)
    if "-" in sentence.written(whole) or _AFTER_OF.search(sentence.before(part)):
        return False
    if not whole.unit:
        bare = not part.unit or part.unit in _MARKS
        if bare:  # "12 out of 10" is a way of speaking
            return whole.low != TEN or part.low % 1 != 0
        word = re.match(r"\s([^\W\d]+)", after)
        return word is None or is_verb(word[1])
    if (part.unit and not _same(part, whole)) or _of_kinds(sentence, whole):
        return False
    return not (_CAME_FROM.match(whole.unit) and _COME.search(sentence.before(part, BESIDE)))


def _of_kinds(sentence: Sentence, whole: Figure) -> bool:
    """ "Of 5 different ages": these are no things of which some could be counted."""
    return any(word in sentence.written(whole) for word in _KINDS)


def _off_the_scale(
    material: Material, sentence: Sentence, counts: Sequence[Figure]
) -> Iterator[Flag]:
    """ "5.3 on a five-point scale"."""
    named = counts and any(root in sentence.plain for root in _SCALE_ROOTS)
    scale = _SCALE.search(sentence.plain) if named else None
    if scale is None:
        return
    top = _ENDS.get(scale["n"], WHOLE)
    at = sentence.at(scale)
    for figure in counts:
        apart = max(at.start - figure.span.end, figure.span.start - at.end)
        bare = figure.unit in {"", *_MARKS} and figure.role != "from" and 0 <= apart <= BESIDE
        if bare and not figure.direction and top < figure.low <= top * ABOVE:
            decimal = figure.low % 1 != 0
            if decimal or _MARK.search(sentence.before(figure, BESIDE)):
                yield _flag(material, figure, at)


def _above_all(material: Material, sentence: Sentence) -> Iterator[Flag]:
    """ "120% of all contacts", "the share … is 108%"."""
    for f in sentence.facts:
        if f.kind != "percent" or f.low <= WHOLE or f.role or f.direction:
            continue
        before, after = sentence.before(f, NEAR), sentence.after(f)
        share = bool(_OF_ALL.match(after) or _ASKED.match(after)) or _of_people(after)
        if not (share or _OF_ANOTHER.match(after)):
            share = bool(_SHARE_IS.search(before) or _BOUNDED.search(before))
        if share and not _MORE.search(sentence.plain):
            yield material.flag(
                "contradiction", "warning", "above_all", [f.span], said=material.quote(f.span)
            )


def _of_people(after: str) -> bool:
    noun = _OF_NOUN.match(after)
    return noun is not None and concept(noun[1]) in PEOPLE


def _flag(material: Material, part: Figure, whole: Figure | Span) -> Flag:
    span = whole.span if isinstance(whole, Figure) else whole
    return material.flag(
        "contradiction",
        "warning",
        "above_its_whole",
        [part.span, span],
        part=material.quote(part.span),
        whole=material.quote(span),
    )
