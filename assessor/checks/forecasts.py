"""A plan or forecast in one place that is told as achieved in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assessor.checks.concepts import LIGHT
from assessor.checks.likeness import things
from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.checks.telling import telling
from assessor.entry import Flag
from assessor.figures import Figure, same_thing, same_value
from assessor.text import stem

YEARS: Final = 10_000_000  # YYYYMMDD: a period with its year

MOST: Final = 12  # facts of one value, that are held against a plan
NEAR: Final = 30  # characters before a figure in which it is called an aim
IN_WORDS: Final = 2  # words that "half" and "twice" share with the plan: they are said of much
_LOOSE: Final = frozenset({"share", "multiple"})

_KINDS: Final = frozenset({"percent", "points", "multiple", "money", "duration", "count"})
_FUTURE: Final = re.compile(
    r"\b(?:в планах|в плане|следующ\w+ год\w*|next year|к концу|к (?:[^\W\d]+ )?20\d\d|хотим"
    r"|собираемся|намерены|надеемся|мечтаем|до конца"
    r"|планиру\w*|по плану|прогноз\w*|ожида\w*|рассчитыва\w*|будет|будут|вырастет|достигнет"
    r"|снизится|by the end of|by (?:[^\W\d]+ )?20\d\d|(?:we|they) (?:aim|hope|want|intend)|plan\w*"
    r"|forecast\w*|expect\w*|will)\b"
)
# In the present tense: "we planned" is history, "we plan" for a year gone by is not.
_WE_WILL: Final = re.compile(
    r"\b(?:планируем|собираемся|намерены|рассчитываем|ожидаем|будем|будет|будут|откроем|запустим"
    r"|внедрим|перейдем|начнем|сделаем|достигнем|доведем|увеличим|снизим|сократим|вырастет"
    r"|достигнет"
    r"|появится|откроется|we (?:will|shall|plan|intend|expect|aim|hope)|(?:are|is) going to"
    r"|will (?:be|open|reach|launch|grow|have|start))\b"
)
_SAID_THEN: Final = re.compile(
    r"\b(?:решил\w*|поставил\w*|сказал\w*|обещал\w*|договорил\w*|думал\w*|планировал\w*|был\w*"
    r"|хотел\w*|утвердил\w*|said|decided|promised|planned|thought|was|were|had|would)\b"
)
# Plans that are told as history.
_WANTED: Final = re.compile(
    r"\b(?:хотели|планировали|собирались|рассчитывали|надеялись|wanted|planned|hoped|aimed) "
)
_AIM: Final = re.compile(r"\b(?:we|they) (?:aim|hope|look|push|strive) (?:for|at) $")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_GENERIC: Final = re.compile(
    r"сегодн|сейчас|котор|конц|год|план|дол[яиюе]|today|which|year|will|than"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a value that is still to come and has already come, one for a plan out of date."""
    yield from _told_as_achieved(material)
    yield from _out_of_date(material)


def _out_of_date(material: Material) -> Iterator[Flag]:
    """A plan for a year in an essay that tells what was done in a later one: copied, perhaps."""
    told = [f for s in material.prose for f in s.facts if f.kind == "period" and f.low > YEARS]
    latest = max(told, key=lambda f: f.low, default=None)
    for sentence in material.prose if latest else ():
        whens = [f for f in sentence.figures if f.kind == "period" and f.low > YEARS]
        past = [f for f in whens if latest and f.high < latest.low]
        will = _WE_WILL.search(sentence.plain) if past and len(past) == len(whens) else None
        if latest and will and not _SAID_THEN.search(sentence.plain):
            yield material.flag(
                "contradiction",
                "warning",
                "plan_out_of_date",
                [sentence.span, latest.span],
                planned=material.quote(sentence.span),
                when=material.quote(past[0].span),
                latest=material.quote(latest.span),
            )
            return


def _told_as_achieved(material: Material) -> Iterator[Flag]:
    prose = material.prose
    planned = {i: plans for i, s in enumerate(prose) if (plans := _planned(s))}
    latest = _latest(prose) if planned else 0
    ahead = {i: left for i, plans in planned.items() if (left := _ahead(plans, latest))}
    facts = _facts(prose) if ahead else {}
    for i, plans in ahead.items():
        # "By 2025 the share will reach 60%" names its subject in the sentence before.
        near = prose[max(0, i - 1) : i + 1]
        subject = frozenset[str]().union(*map(_subject, near))
        said = things(" ".join(s.plain for s in near))
        for plan in plans:
            for told, figure in facts.get(_value(plan), ()):
                alike = len(subject & _subject(told)) >= (IN_WORDS if figure.kind in _LOOSE else 1)
                if told is prose[i] or not alike or not _is_it(figure, plan):
                    continue
                if telling(told, figure).scope - LIGHT <= said:
                    yield _flag(material, told, prose[i])


def _facts(prose: Sequence[Sentence]) -> dict[tuple[str, Decimal], list[tuple[Sentence, Figure]]]:
    """What is told as achieved, by kind and value."""
    facts: dict[tuple[str, Decimal], list[tuple[Sentence, Figure]]] = defaultdict(list)
    for told in prose:
        for figure in told.figures:
            if figure.modality == "fact" and figure.role in {None, "to"}:
                same = facts[_value(figure)]
                if len(same) < MOST:
                    same.append((told, figure))
    return facts


def _value(figure: Figure) -> tuple[str, Decimal]:
    """The kind and value; a half is 50%."""
    if figure.kind == "share" and figure.of:
        return "percent", figure.low * 100 / figure.of
    return figure.kind, figure.low


def _flag(material: Material, told: Sentence, planned: Sentence) -> Flag:
    return material.flag(
        "contradiction",
        "warning",
        "forecast_as_fact",
        [told.span, planned.span],
        told=material.quote(told.span),
        planned=material.quote(planned.span),
    )


def _planned(sentence: Sentence) -> list[Figure]:
    """The values of a sentence that are told as plans."""
    plans = [
        f
        for f in sentence.figures
        if f.kind in _KINDS
        and f.role != "from"
        and (f.modality == "plan" or _is_aimed_at(sentence.before(f, NEAR)))
    ]
    if not plans or not _FUTURE.search(sentence.plain):
        return []
    return [] if _WANTED.search(sentence.plain) and not any(f.when for f in plans) else plans


def _is_aimed_at(before: str) -> bool:
    return before.endswith(("for ", "at ")) and bool(_AIM.search(before))


def _ahead(plans: Sequence[Figure], latest: int) -> list[Figure]:
    """Those of them that are still to come after the last day that the essay tells of."""
    return [f for f in plans if not f.when or f.when.end > latest]


def _latest(prose: Sequence[Sentence]) -> int:
    """The last day that is told of as history."""
    told = (s for s in prose if any(map(_is_day, s.facts)) and _is_history(s))
    return max((int(f.high) for s in told for f in s.facts if _is_day(f)), default=0)


def _is_history(sentence: Sentence) -> bool:
    return all(f.modality == "fact" for f in sentence.figures) and not _FUTURE.search(
        sentence.plain
    )


def _is_day(figure: Figure) -> bool:
    """Whether a figure is a date, with its year."""
    return figure.kind == "period" and figure.low > YEARS


def _is_it(figure: Figure, plan: Figure) -> bool:
    """The plan's own value, unless it is told of a later time: that is its fulfilment."""
    same_unit = figure.unit == plan.unit or same_thing(figure.unit, plan.unit) is True
    same_unit = same_unit or figure.kind == "share"
    fulfilled = figure.when and plan.when and figure.when.start >= plan.when.start
    return same_unit and same_value(figure, plan) and not fulfilled


def _subject(sentence: Sentence) -> frozenset[str]:
    words = (w for w in _WORD.findall(sentence.plain) if not _GENERIC.match(w))
    return frozenset(stem(w) for w in words)
