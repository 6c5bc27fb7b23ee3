"""Indicators said to have improved without the value they had before.

Either a new value stands alone ("satisfaction improved to 93%"), or there is no value at all
("quality improved considerably"). An earlier value in the sentences around, or anywhere for the
same indicator, answers the question, and so does a relative change ("by half").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from assessor.checks.claims import names_cause
from assessor.checks.concepts import LIGHT
from assessor.checks.likeness import things
from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.checks.telling import telling
from assessor.entry import Flag
from assessor.figures import Figure
from assessor.text import Span, stem

NEAR: Final = 50  # characters between an indicator and what is said of it
REACH: Final = 300  # characters before a verb in which its clause begins
COVERED: Final = 0.5  # of what an indicator names, where its earlier value stands
MOST_ALONE: Final = 6  # values without an earlier one that are looked into
MARK: Final = 100  # a bare number below is a mark or an index
MOST_IN_WORDS: Final = 3  # flags: from then on it is the essay's manner, and one has got the point

# An achieved change, or one that goes on. "We improve the service" tells a habit and no change.
_ROSE: Final = re.compile(
    r"\b(?:(?:вы|воз|под)?рос(?:л[аои])?|раст[еу]т|(?:улучшил|повысил|поднял|увеличил|ускорил"
    r"|укрепил)\w*"
    r"|(?:улучшен|повышен|увеличен|ускорен)[аоы]?|(?:улучша|повыша)(?:ется|ются)"
    r"|(?:взлете|подскочи|расцве|окреп|крепне|потепле|наладил|преобразил)\w*"
    r"|soared|surged|flourished|blossomed|climbed|jumped|leapt|rocketed|strengthened|lifted"
    r"|deepened"
    r"|(?:has|have) (?:never been|come on)|improved|increased|raised|boosted|grew|grown|risen"
    r"|rose|(?:went|gone) up)\b"
)
_FELL: Final = re.compile(
    r"\b(?:(?:снизил|сократил|уменьшил|упал)\w*|(?:снижен|сокращен|уменьшен)[аоы]?"
    r"|(?:снижа|сокраща)(?:ется|ются)"
    r"|reduced|decreased|lowered|shortened|fell|fallen|dropped|(?:went|gone|come) down)\b"
)
# What a match of one of them has in it at the least.
_ROOTS: Final = (
    *("стал", "become ", " got "),
    *("вырос", "возрос", "подрос", "росл", " рос", "растет", "растут", "улучш", "повы", "поднял"),
    *(
        "взлет",
        "подскоч",
        "расцв",
        "окреп",
        "крепн",
        "потепл",
        "налад",
        "преобраз",
        "soared",
        "surged",
    ),
    *(
        "flourish",
        "blossom",
        "climbed",
        "jumped",
        "leapt",
        "rocketed",
        "strengthen",
        "lifted",
        "deepen",
    ),
    *("увелич", "ускор", "укреп", "сниж", "сниз", "сокра", "уменьш", "упал"),
    *("improved", "increased", "raised", "boosted", "grew", "grown", "risen", "rose", "went "),
    *("gone ", "come ", "reduced", "decreased", "lowered", "shortened", "fell", "fallen"),
    "dropped",
)
# Better when it rises, and better when it falls. Most qualities end in -ость.
_GOOD: Final = re.compile(
    r"\b(?:(?!стоимост|сложност|новост|должност|численност|потребност|трудност|задолженност|област"
    r"|част|гост|пост|рост|крепост|плоскост|местност|отчетност)[^\W\d]{3,}ост(?:ь|и|ью)"
    r"|качеств\w*|показател\w*|конверси\w*|продаж\w*|выручк\w*|оценк\w*|рейтинг\w*|настроени\w*"
    r"|мотиваци\w*|авторитет|престиж"
    r"|повторн\w+ (?:заказ|покупк|продаж|визит)\w*|довольн\w+|благодарност\w*|вовремя|без ошибок"
    r"|с первого (?:раза|звонка|обращения)|онлайн|repeat (?:orders?|bookings?|business|purchases)"
    r"|online"
    r"|on time|satisfied|thanks|атмосфер\w*|климат\w*|настро[йя]\w*|(?:командный|боевой) дух"
    r"|отношени[ея]|имидж\w*"
    r"|репутаци\w*"
    r"|дисциплин\w*|взаимопонимани\w*|сплоченност\w*|уважени\w*|довери\w*|навык\w*|культур\w*"
    r"|сервис|опыт|доверие|nps|csat|csi|fcr|quality|satisfaction|loyalty|efficiency"
    r"|productivity|speed|indicators?|kpis?|conversion|sales|revenue|engagement|service|experience"
    r"|atmosphere|mood|spirits?|teamwork|relations|relationships|image|discipline|pride|courtesy"
    r"|skills"
    r"|knowledge|communication|cooperation|trust|morale|confidence|accuracy|motivation|reputation"
    r"|rating|score|politeness"
    r"|[^\W\d]{4,}ness)\b"
)
_BAD: Final = re.compile(
    r"\b(?:расход\w*|затрат\w*|стоимост\w*|текучест\w*|отток\w*|нагрузк\w*|жалоб\w*"
    r"|ошиб\w+|возврат\w*|опоздани\w+|просроч\w+|неяв\w+|ожидани\w+|очеред\w+|errors?|mistakes?"
    r"|refunds?|returns?|delays?|queues?|wait|no-shows?|cancellations?|aht|costs?"
    r"|turnover|attrition|churn|workload|complaints?|waiting time)\b"
)
_EARLIER: Final = re.compile(
    r"\b(?:было|был[аи]?|ранее|раньше|прежде|прежн\w+|вместо|против|вдвое|втрое|чем (?:у|в|до|год)"
    r"|к (?:уровню )?20\d\d|по сравнению|was|were|from|before|earlier|previously|instead of|than"
    r"|compared|up on|down on)\b"
)
# What says in words how it was before.
_RELATIVE: Final = re.compile(
    r"\b(?:вдвое|втрое|чем|по сравнению|к (?:уровню )?20\d\d|вместо|than|compared|instead of)\b"
)
# Before the verb, in its clause: what makes it no claim.
_NOT_SO: Final = re.compile(
    r"\b(?:если|чтобы|будет|будут|планиру\w*|цель|задача|позволя\w+|помога\w+|может|могут"
    r"|if|to|will|would|should|plan\w*|aim\w*|lets?|helps?)\b|\b(?:не|not) \w*$"
    r"|\b(?:an?|the|our|their|of|for|with) (?:\w+ly )?$"  # "an improved service" claims nothing yet
)
_BECAME: Final = re.compile(
    r"\bстал[аио]? (?:заметно |намного |значительно |гораздо )?(?:больше|меньше|короче|выше|ниже"
    r"|чаще|реже|быстрее"
    r"|дешевле|лучше)\b|\b(?:has|have) (?:become|got|grown) (?:[a-z]+ly |much |far )?"
    r"(?:more|less|fewer|better|shorter|faster|quicker|lower|higher|cheaper)\b"
)
_HOPED: Final = re.compile(
    r"\b(?:если|чтобы|будет|будут|хотим|планиру\w+|if|would|will|should|hope|want|plan)\b"
)
_VALUES: Final = frozenset({"percent", "points", "duration", "money", "ratio"})


def check(material: Material) -> Iterator[Flag]:
    """Flags for the values that stand alone, and for the first few that are not there at all."""
    changing = material.saying(_ROOTS)
    yield from _standing_alone(material, [material.prose[i] for i in changing])
    in_words = filter(None, (_in_words(material, material.prose, i) for i in changing))
    yield from islice(in_words, MOST_IN_WORDS)


def _told_before(material: Material) -> frozenset[str]:
    """The indicators of which some sentence tells an earlier value."""
    prose = material.prose
    told = [s for s in prose if any(map(_is_value, s.figures)) and _explained(s)]
    return frozenset().union(*map(_names, told))


def _claim(sentence: Sentence) -> re.Match[str] | None:
    """The verb of an improvement that the sentence claims for the indicator nearest to it."""
    for change, better, worse in ((_ROSE, _GOOD, _BAD), (_FELL, _BAD, _GOOD)):
        for verb in change.finditer(sentence.plain):
            said = sentence.plain[max(0, verb.start() - REACH) : verb.start()]
            lead = re.split(r"[.;:,]\s", said)[-1]
            gap = _gap(sentence.plain, verb, better)
            if gap <= min(NEAR, _gap(sentence.plain, verb, worse)) and not _NOT_SO.search(lead):
                return verb
    return None


def _gap(text: str, verb: re.Match[str], indicator: re.Pattern[str]) -> int:
    """Characters between a verb and the nearest indicator of a kind; far away if there is none."""
    near = indicator.finditer(text, max(0, verb.start() - 2 * NEAR), verb.end() + 2 * NEAR)
    return min(
        (max(m.start() - verb.end(), verb.start() - m.end()) for m in near), default=NEAR + 1
    )


def _standing_alone(material: Material, changing: Sequence[Sentence]) -> Iterator[Flag]:
    """A new value without the one before, which no other sentence tells either."""
    alone = [(s, *found) for s in changing if (found := _alone(s))]
    before = _told_before(material) if alone else frozenset()
    for sentence, place, value in alone[:MOST_ALONE]:
        if not _names(sentence) & before and not _told_elsewhere(material, sentence, value):
            yield material.flag(
                "unsupported",
                "warning",
                "no_earlier_value",
                [place],
                claim=material.quote(place),
                value=material.quote(value.span),
            )


def _told_elsewhere(material: Material, sentence: Sentence, value: Figure) -> bool:
    """Whether another sentence has a value of the same indicator, whatever the words."""
    told = telling(sentence, value)
    core = told.named - LIGHT
    least = max(1.0, len(core) * COVERED)
    others = (s for s in material.prose if s is not sentence and _has(s, value))
    return any(len(core & things(s.plain)) >= least for s in others)


def _has(sentence: Sentence, value: Figure) -> bool:
    """Whether a sentence has a fact of the same kind."""
    return any(f.kind == value.kind and f.low != value.low for f in sentence.facts)


def _alone(sentence: Sentence) -> tuple[Span, Figure] | None:
    """Where a claimed improvement stands, and its one value, if the value before is not there."""
    told = [f for f in sentence.facts if f.kind != "period"]
    values = [f for f in told if _is_value(f)] or told
    if len(values) != 1 or _explained(sentence):
        return None
    value = values[0]
    verb = _claim(sentence)
    if not verb and not (_has_become(sentence) or _led_to(sentence, value)):
        return None
    end = max(value.span.end, sentence.at(verb).end) if verb else value.span.end
    return Span(sentence.span.start, end), value


def _has_become(sentence: Sentence) -> bool:
    """ "The queue has become shorter: 7 minutes"."""
    return bool(_BECAME.search(sentence.plain)) and not _HOPED.search(sentence.plain)


def _led_to(sentence: Sentence, value: Figure) -> bool:
    """ "The share of repeat orders rose to 57%": for the better."""
    worse = _BAD if value.direction == "rise" else _GOOD
    better = (_GOOD if value.direction == "rise" else _BAD).search(sentence.plain)
    led = value.role == "to" and value.direction and better
    return bool(led) and not (worse.search(sentence.plain) or _HOPED.search(sentence.plain))


def _in_words(material: Material, prose: Sequence[Sentence], i: int) -> Flag | None:
    sentence = prose[i]
    measured = [f for f in sentence.figures if f.kind not in {"period", "clock", "rank"}]
    verb = None if measured else _claim(sentence)
    if not verb or names_cause(sentence) or _RELATIVE.search(sentence.plain[verb.start() :]):
        return None
    if not _listed(sentence) and _goes_on(sentence, prose[i + 1 : i + 3]):
        return None
    return material.flag(
        "unsupported",
        "info",
        "list_without_earlier" if _listed(sentence) else "improved_in_words",
        [sentence.span],
        claim=material.quote(sentence.span),
    )


def _goes_on(sentence: Sentence, later: Sequence[Sentence]) -> bool:
    """Whether a later sentence gives the value: of the same indicator or, the next one, of "it"."""
    told = [s for s in later if any(map(_is_value, s.figures))]
    if later and later[0] in told and later[0].goes_on:
        return True
    return any(_names(s) & _names(sentence) for s in told)


def _is_value(figure: Figure) -> bool:
    mark = figure.kind == "count" and not figure.unit and figure.low < MARK
    return (figure.kind in _VALUES or mark) and figure.modality == "fact"


def _listed(sentence: Sentence) -> bool:
    return sentence.plain.rstrip().endswith(":")


def _explained(sentence: Sentence) -> bool:
    """Whether the sentence has an earlier value or says by how much it changed."""
    return bool(_EARLIER.search(sentence.plain)) or any(
        f.role in {"from", "by"} or f.kind == "multiple" or f.unit == "pp" for f in sentence.figures
    )


def _names(sentence: Sentence) -> frozenset[str]:
    found = (*_GOOD.finditer(sentence.plain), *_BAD.finditer(sentence.plain))
    return frozenset(stem(m[0]) for m in found)
