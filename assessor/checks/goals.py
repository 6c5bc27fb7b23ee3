"""A goal that is said to be reached and was not: "to raise it to 80% … got 74%, goal reached"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from assessor.checks.material import Material
from assessor.checks.sentence import SIGHT, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing
from assessor.text import Span

NEAR: Final = 3  # sentences between a goal and what is said to have come of it
BESIDE: Final = 50  # characters
CLOSE: Final = Decimal("0.03")  # of a goal: nobody would call it missed
FAR: Final = 3  # times the goal: from here on the two are not of one thing

PERSON: Final = "человек"

_GOAL: Final = (
    r"(?:цел[ьи]|план|плана|задач[аиу]|норматив|показател\w+|target|goal|plan|objective|aim)"
)
_REACHED: Final = re.compile(
    rf"\b{_GOAL}\b[^.;:,\d]{{0,25}}?\b(?:достигнут\w*|выполнен\w*|перевыполнен\w*|решена|взята"
    r"|was (?:fully )?(?:met|reached|achieved|exceeded|beaten|hit)|(?:is |has been )?(?:met|reached"
    r"|achieved|exceeded))\b"
    rf"|\b(?:достигли|выполнили|перевыполнили|превзошли|beat|met|hit|exceeded|reached|achieved)\s"
    rf"(?:эт\w+ |наш\w+ |сво\w+ |the |our |its |this |that )?{_GOAL}\b"
)
_ROOTS: Final = (
    *("достиг", "выполнен", "выполнил", "решена", "взята", "превзош"),
    *("met", "reach", "achiev", "exceed", "beat", "hit"),
)
_NOT: Final = re.compile(
    r"\b(?:не|почти|пока|ещ[её]|лишь|частично|если|когда|чтобы|бы|not|never|almost|nearly|partly"
    r"|yet|if|when|once|will|shall|would|until|unless|half)\b|n.t\b"
)
_SET: Final = re.compile(
    r"\b(?:цел[ьиюей]+|план|плану|плана|задач[аиуей]+|норматив\w*|обеща\w+|promised|хотел\w*"
    r"|планировал\w*|target"
    r"|goal"
    r"|plan|objective|aim|aimed|wanted|planned)\b"
)
_LESS: Final = re.compile(
    r"\b(?:сни[зж]|сократ|уменьш|не (?:дольше|больше|более|выше|позднее)|менее|меньше|быстрее"
    r"|reduc|cut|lower|bring down|no (?:more|longer|higher) than|at most|less|fewer|below|under"
    r"|within|shorten)"
)
_MORE: Final = re.compile(
    r"\b(?:подня|увелич|повы[сш]|довести|нарас|не (?:меньше|менее|ниже)|rais|increas|lift|grow"
    r"|at least"
    r"|reach)"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a goal said to be reached by a value that falls short of it."""
    prose = material.prose
    for i in material.saying(_ROOTS):
        sentence = prose[i]
        said = _REACHED.search(sentence.plain) if len(sentence.text) <= SIGHT else None
        if said is None or _NOT.search(sentence.plain[max(0, said.start() - 20) : said.end()]):
            continue
        for goal, result in _pairs(prose[max(0, i - NEAR) : i + 1], sentence.at(said)):
            yield material.flag(
                "contradiction",
                "warning",
                "goal_missed",
                [result.span, goal.span, sentence.at(said)],
                goal=material.quote(goal.span),
                result=material.quote(result.span),
                said=material.quote(sentence.at(said)),
            )


def _pairs(near: Sequence[Sentence], said: Span) -> Iterator[tuple[Figure, Figure]]:
    """The goal, and the one value told between it and its being reached, if that is not it."""
    goals = [(s, f) for s in near if _SET.search(s.plain) for f in _aims(s, said)]
    if not goals:
        return
    sentence, goal = goals[-1]
    told = [f for s in near for f in s.figures if goal.span.end <= f.span.start < said.start]
    results = [f for f in told if f.kind == goal.kind and f.role in {None, "to"}]
    if len(results) != 1 or not _one_unit(goal, results[0]):
        return
    result, lower = results[0], _is_lower(sentence, goal)
    if lower is None or not goal.low / FAR < result.low < goal.low * FAR:
        return
    short = result.low > goal.low * (1 + CLOSE) if lower else result.low < goal.low * (1 - CLOSE)
    if short:
        yield goal, result


def _aims(sentence: Sentence, said: Span) -> list[Figure]:
    """The figures behind the word for a goal, but for where it starts from."""
    found = _SET.search(sentence.plain)
    start = sentence.at(found).end if found else 0
    kinds: tuple[Literal["percent", "count", "duration", "points"], ...]
    kinds = ("percent", "count", "duration", "points")
    aims = [f for f in sentence.figures if f.kind in kinds and f.role in {None, "to"}]
    return [f for f in aims if start <= f.span.start and f.span.end < said.start][:1]


def _one_unit(goal: Figure, result: Figure) -> bool:
    if goal.kind != "count" or not (goal.unit and result.unit):
        return True
    if same_thing(goal.unit, result.unit) is True:
        return True
    return PERSON in {goal.unit, result.unit}  # "a plan of 500 trained: 430 people"


def _is_lower(sentence: Sentence, goal: Figure) -> bool | None:
    """Whether less is better; None where nothing says so."""
    starts = [f for f in sentence.figures if f.role == "from" and f.kind == goal.kind]
    if starts:
        return goal.low < starts[-1].low
    before = sentence.before(goal, BESIDE)
    if goal.bound in {"at_most", "under"} or _LESS.search(before):
        return True
    if goal.kind == "duration" and not (goal.bound or _MORE.search(before)):
        return True
    more = goal.bound in {"at_least", "over"} or _MORE.search(before) or goal.kind == "count"
    return False if more else None
