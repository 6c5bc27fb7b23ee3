"""A word of direction against its two ends: "rose from 40 to 25", "снизили с 12 до 18 минут".

Only the word that the two values hang on is held against them: nothing but its own object may stand
between, and neither may be a thing of which less is told by a rising word (speed, a rank).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assessor.checks.ends import ends
from assessor.checks.likeness import is_verb
from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Direction, Figure
from assessor.text import Span

FAR: Final = 20  # times: from here on the two are not in one unit
NEAR: Final = 110  # characters between the word and the first of its ends
BESIDE: Final = 40  # characters around them in which a rank or a speed is named
WORDS: Final = 9  # between them
SLIGHT: Final = Decimal("0.1")  # of a value that is told as about so many
HOUR: Final = 3600  # seconds
DAY: Final = 24  # hours

_RISE: Final = re.compile(
    r"\b(?:вырос\w*|выраст\w*|возрос\w*|возраст(?!н)\w+|увелич\w+|повы[сш]\w+|подня\w+|подрос\w*"
    r"|рост(?:а|е|ом|у)?|росл[аои]|рос|прирост\w*|rose|risen|rise|rising|grew|grown|growth|growing"
    r"|increas\w+|climb\w+|jump\w+|raised|raising|(?:is|are|was|were|went|gone|going|go) up|up)\b"
)
_FALL: Final = re.compile(
    r"\b(?:сни[зж]\w+|сокра[тщ]\w+|уменьш\w+|упал\w*|упад\w+|падени\w+|пада\w+|пони[зж]\w+"
    r"|fell|fallen|fall|falling|dropp?\w*|decreas\w+|reduc\w+|declin\w+|shrank|shrunk|shrink\w*|cut"
    r"|cutting|lowered|lowering|(?:is|are|was|were|went|gone|going|go|came) down|down)\b"
)
_NOT: Final = re.compile(r"\b(?:не|без|ни|not|never|no|without|n.t|avoid\w*|instead of)\s*$")
# What may not stand between: another deed, another thing, or for whom it is.
_APART: Final = re.compile(
    r"[;:!?()]|,(?!\s*(?:со?|from)?\s*$)|\s[–—]\s(?!(?:со?|from)?\s*$)"
    r"|\b(?:для|при|если|когда|котор\w+|чтобы|через|путем|и|а|но|или|чем|за счет|благодаря|после"
    r"|for|with|when|while|which|that|who|so|by|and|but|or|than|as|through|after|before|because"
    r"|to|into|took|brought|went|moved|led|let|drove|gave|made|sent|got|put|pushed|was|were|is|are"
    r"|has|had|have|did|does|do|came|stood|ran|run|means?|meant|moving|going|switching|changing"
    r"|дал[аио]?|да[её]т|по?шл[аио]|пошел|стал[аио]?|вел[аио]?|был[аио]?|это)\b"
)
_AFTER_BY: Final = re.compile(r"\s*(?:[,:(]|[–—-])?\s*(?:со?|from|был\w*|was|were|to|до)?\s*$")
_PREPOSITION: Final = re.compile(
    r"\s(?:to|до|from|со?|by|на)(?:\s+(?:almost|nearly|about|some|over|почти|около|примерно"
    r"|более чем))?\s*$"
)
_WAS: Final = re.compile(r"[^.;:]{0,4}[:,]\s*(?:был\w*|was|were|раньше|ранее|before)\s*$")
# "Жалоб стало меньше: 310 вместо 280", "fewer complaints: 310 instead of 280".
_TOLD_AHEAD: Final = re.compile(
    r"\b(?:стал[оаи]? (?:(?:заметно|намного|ощутимо|гораздо) )?(?:(?P<more>больше)|меньше)"
    r"(?: [^\W\d]+)?|(?:(?P<further>more)|fewer|less) [a-z]+)\s?(?::|[–—-]) $"
)
_INSTEAD: Final = re.compile(r"\s(?:[^\W\d]+ )?(?:вместо|instead of)(?: [^\W\d]+)? ")
# Of which a rise is told in a number that falls.
_OPPOSITE: Final = re.compile(
    r"\b(?:планк|градус|температур|мороз|below\b|degree|temperature|класс|категори|разряд|приоритет|class|grade|tier|priorit|требован|стандарт"
    r"|норматив|цел[ьией]|скорост|быстрот|оперативн|темп|качеств"
    r"|эффективн"
    r"|продуктивн|производительн|точност"
    r"|позици|строч|мест[оауе]\b|в рейтинг|в топ|bar\b|standard|target|goal"
    r"|speed|pace|quality|efficien|productiv|accura"
    r"|rank|position|place|league|table|quick|fast)"
)
_EVERY_DAY: Final = re.compile(r"(?:пада|снижа|раст|увеличива|falls?|rises?|drops?|grows?)[а-яё]*")
_OF_TIME: Final = re.compile(
    r"\b(?:врем|срок|длительн|продолжительн|ожидан|ожида|ответ|очеред|разговор|простo|time|wait"
    r"|turnaround|delay|queue|hold|response|lead|duration|length|handling)"
)
_SHARE: Final = re.compile(r"\b(?:дол[яюией]|процент|share|proportion|percentage)\b")
_HOURS: Final = re.compile(
    r"\b(?:график|режим|расписан|часы|hours|opening|schedule|shift|возраст|age)"
)
_NO_UNIT: Final = frozenset({"", "everi", "each", "кажд"})
_NOUNS: Final = frozenset({"число", "числа"})  # with the endings of verbs
_MEASURED: Final = frozenset({"count", "percent", "points", "duration", "money"})


def check(material: Material) -> Iterator[Flag]:
    """One flag a change whose values go the other way."""
    for sentence in material.readable:
        if len(sentence.facts) < 2:
            continue
        measures = [f for f in sentence.facts if f.kind in _MEASURED]
        for i, (first, second) in enumerate(pairwise(measures)):
            if not _comparable(first, second):
                continue
            if claim := _told_ahead(sentence, first, second):
                yield _flag(material, sentence, *claim)
                continue
            pair = _both(sentence, first, second)
            if pair is None:
                continue
            by = measures[i - 1] if i else None
            if told := _direction(sentence, first, by):
                way, start = told
                if (way == "rise") != (pair[1].low > pair[0].low):
                    yield _flag(material, sentence, way, Span(start, second.span.end))


def _told_ahead(sentence: Sentence, now: Figure, then: Figure) -> tuple[Direction, Span] | None:
    """A direction told before a value in the place of another, where it is the wrong one."""
    if not _INSTEAD.fullmatch(sentence.between(now, then)):
        return None
    before = sentence.before(now, BESIDE)
    found = _TOLD_AHEAD.search(before)
    if found is None or _OPPOSITE.search(sentence.plain):
        return None
    way: Direction = "rise" if found["more"] or found["further"] else "fall"
    start = now.span.start - len(before) + found.start()
    return None if (way == "rise") == (now.low > then.low) else (way, Span(start, then.span.end))


def _both(sentence: Sentence, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """The value before and the value after; "to 31% from 24%" as well."""
    if first.role == "to" and second.role == "from":
        short = len(sentence.between(first, second).split()) <= 1
        return (second, first) if short else None
    return ends(sentence, first, second)


def _comparable(start: Figure, end: Figure) -> bool:
    if start.kind != end.kind or (start.unit and end.unit and start.unit != end.unit):
        return False
    if start.low != start.high or end.low != end.high or (start.per and start.per != end.per):
        return False
    low, high = sorted((start.low, end.low))
    if not low or high > low * FAR:
        return False
    about = start.bound == "about" or end.bound == "about"
    return low != high and not (about and high - low <= SLIGHT * high)


def _direction(
    sentence: Sentence, first: Figure, by: Figure | None
) -> tuple[Direction, int] | None:
    """The direction that the ends hang on, and where in the essay it is told."""
    before = sentence.before(first, NEAR)
    start = first.span.start - len(before)
    found = max((m for p in (_RISE, _FALL) for m in p.finditer(before)), key=_end, default=None)
    if found is None or _NOT.search(before[: found.start()]):
        return None
    between, skip = before[found.end() :], 0
    if by is not None and by.span.start > start + found.end():
        skip = by.span.end - start - found.end()
        if not _AFTER_BY.fullmatch(between[skip:]):
            return None
        between = between[: by.span.start - start - found.end()]
    elif was := _WAS.search(between):
        between = between[: was.start()]
    between = _PREPOSITION.sub("", between)
    said = f"{before[: found.start()][-BESIDE:]}{between} {sentence.after(first)[:BESIDE]}"
    if (
        _APART.search(between)
        or _is_other_deed(between)
        or _not_measured(sentence, first, found[0], said)
    ):
        return None
    return ("rise" if found.re is _RISE else "fall"), start + found.start()


def _end(match: re.Match[str]) -> int:
    return match.end()


def _is_other_deed(between: str) -> bool:
    words = between.split()
    return len(words) > WORDS or any(is_verb(w) and w not in _NOUNS for w in words)


def _not_measured(sentence: Sentence, figure: Figure, found: str, said: str) -> bool:
    """Whether the two values are no values of what rose or fell: ages, hours of the day, ranks."""
    if _OPPOSITE.search(said):
        return True
    if figure.kind == "count":
        daily = figure.low <= DAY and _EVERY_DAY.fullmatch(found)
        hours = figure.unit in _NO_UNIT and (daily or _HOURS.search(sentence.plain))
        return bool(hours or (figure.unit and _SHARE.search(said)))
    long = figure.unit == "month" or (figure.low % HOUR == 0 and figure.low >= HOUR)
    return figure.kind == "duration" and long and not _OF_TIME.search(sentence.plain)


def _flag(material: Material, sentence: Sentence, way: Direction, claim: Span) -> Flag:
    return material.flag(
        "contradiction",
        "warning",
        "told_as_rise" if way == "rise" else "told_as_fall",
        [claim],
        claim=material.quote(claim),
    )
