"""Durations against the dates they lie between, and a launch dated before its pilot had ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Final, NamedTuple

from assessor.checks.likeness import clause, things
from assessor.checks.material import Material
from assessor.checks.sentence import SIGHT, Sentence
from assessor.entry import Flag
from assessor.figures import Figure
from assessor.text import Span

MOST, MOST_SPANS = 60, 4  # dates and durations that are looked at; runs from start to end
YEAR: Final = 10_000
YEARS: Final = 10_000_000  # YYYYMMDD: a period with its year
DAY: Final = 86_400  # seconds
MONTH: Final = Decimal("30.4")  # days
SLACK: Final = Decimal("0.2")  # of the time between the dates
WEEK, HALF_A_MONTH = 5, 18  # days: a duration in weeks or months is rounded
LEAST: Final = 0.6  # weight of the words that an end of the duration shares with its date
BESIDE: Final = 14  # characters between a duration and its dates

_LASTED: Final = re.compile(
    r"\b(?:прош(?:ло|ел|ла|ли)|занял[аои]?|ушл[оаи]|потребовал\w*|понадобил\w*|хватило|длил\w*"
    r"|took|taken|passed|spent|needed|lasted)\b"
)
_FROM_TO: Final = re.compile(
    r"\b(?:от|со?|from|between)\s(?P<start>[^.;:\d]{5,70}?)\s(?:до|to"
    r"|and)\s(?P<end>[^.;:,\d]{4,70})"
)
_RANGE: Final = re.compile(r"[^\W_]\D*(?:\sпо\s|\sдо\s|\sto\s|\suntil\s|[–—-])\s?[^\W_]")
_JOINED: Final = re.compile(r"\s*(?:[,(:–—]|[,(]?\s*(?:с|со|from))?\s*(?:с|со|from)?\s*$")
_WHOLE: Final = re.compile(
    r"\b(?:вес[ьи] (?:проект|путь|срок|процесс|цикл)|вся (?:работа|перестройка|стройка|история"
    r"|затея)"
    r"|на все (?:это )?(?:ушло|потребовал\w+|понадобил\w+)|все (?:это|вместе|работы|внедрение)"
    r"|всего|от (?:начала|старта) до (?:конца|финиша)"
    r"|в общей сложности"
    r"|the (?:whole|entire) (?:project|thing|work|job|effort|rollout|programme|program|change"
    r"|move|exercise)"
    r"|all (?:of )?(?:this|it)|in all|altogether|from start to finish|end to end"
    r"|the (?:project|programme|program|rollout|work|transition|overhaul|redesign|rebuild|move))\b"
)
_BEGAN: Final = re.compile(r"\b(?:нача\w+|старт\w+|приступ\w+|began|begun|start\w*|kicked off)\b")
_ENDED: Final = re.compile(
    r"\b(?:заверш\w+|законч\w+|оконч\w+|end(?:ed)?|finish\w*|complet\w+|closed)\b"
)
_PILOT: Final = re.compile(r"\b(?:пилот\w*|опытн\w+ эксплуатаци\w*|pilot\w*|trial)\b")
_PILOT_ROOTS: Final = ("пилот", "опытн", "pilot", "trial")
_AFTERWARDS: Final = re.compile(
    r"\b(?:после|когда|по окончании|по завершении|следом за|по итогам|по результатам|убедившись"
    r"|дождавшись|after|once|when|following|encouraged by|on the strength of|building on)\b"
    r"[^.;]{0,30}\b(?:пилот\w*|(?:его|ее|этого) (?:окончани|завершени)\w*|pilot|trial"
    r"|(?:it|that) (?:had )?(?:ended|finished|closed)|its (?:end|close))\b"
    r"|\b(?:days?|weeks?|months?|недел\w+|дн\w+|месяц\w*) (?:after (?:it|the pilot|the trial)"
    r"|спустя|после (?:него|пилота))\b"
)
_FOR_ALL: Final = re.compile(
    r"\b(?:все|всех|всем|всей|всю|везде|повсюду|запустил\w*|внедрил\w*|промышленн\w+|открыл\w*"
    r"|all|every|everyone|everybody|nationwide|live|launched|rolled out|opened)\b"
)


class Dated(NamedTuple):
    """A date, its sentence, and the words that stand around it."""

    figure: Figure
    sentence: Sentence
    said: frozenset[str]


def check(material: Material) -> Iterator[Flag]:
    """Flags for durations and orders of events that their dates do not allow."""
    dated = list(islice(_dated(material.readable), MOST))
    spans = [s for s in material.readable if _ends_told(s)][:MOST_SPANS]
    lasting = [s for s in material.readable if any(f.kind == "duration" for f in s.facts)]
    for sentence in lasting[:MOST]:
        for figure in sentence.facts:
            if figure.kind == "duration" and figure.low == figure.high and not figure.role:
                yield from _beside(material, sentence, figure)
                yield from _between(material, sentence, figure, dated)
                yield from _all_of_it(material, sentence, figure, spans)
    yield from _before_its_pilot_ended(material, dated)


def _dated(prose: Sequence[Sentence]) -> Iterator[Dated]:
    """The periods that have a year and a month at least."""
    for sentence in prose:
        for figure in sentence.facts:
            if figure.kind != "period" or figure.low < YEARS or _days(figure) > 2 * MONTH:
                continue
            start = figure.span.start - sentence.span.start
            end = figure.span.end - sentence.span.start
            alone = sum(f.kind == "period" for f in sentence.facts) == 1
            own = things(sentence.plain if alone else clause(sentence.plain, start, end))
            yield Dated(figure, sentence, own)


def _beside(material: Material, sentence: Sentence, said: Figure) -> Iterator[Flag]:
    """ "Six weeks, from 20 February to 2 April"."""
    for figure in sentence.facts:
        if figure.kind != "period" or not _is_range(material, figure):
            continue
        first, last = sorted((said, figure), key=lambda f: f.span)
        between = sentence.between(first, last)
        if len(between) <= BESIDE and _JOINED.match(between):
            yield from _compared(material, said, figure, figure)


def _is_range(material: Material, figure: Figure) -> bool:
    text = material.plain[figure.span.start : figure.span.end]
    return figure.low > YEARS and bool(_RANGE.search(text))


def _between(
    material: Material, sentence: Sentence, said: Figure, dated: Sequence[Dated]
) -> Iterator[Flag]:
    """ "From the first meeting to the last module it took five months": each end has a date."""
    ends = _FROM_TO.search(sentence.plain)
    if not ends or any(f.kind == "period" for f in sentence.facts):
        return
    start = _best(material, things(ends["start"]), dated)
    end = _best(material, things(_LASTED.split(ends["end"])[0]), dated)
    if start and end and start.figure.low < end.figure.low:
        yield from _compared(material, said, start.figure, end.figure)


def _ends_told(sentence: Sentence) -> list[Figure]:
    """When something began and when it ended, of a sentence that tells both."""
    dates = [f for f in sentence.facts if f.kind == "period"]
    began = _BEGAN.search(sentence.plain) if len(dates) == 2 else None
    ended = _ENDED.search(sentence.plain) if began else None
    if not (began and ended) or _of_another(sentence, began, ended):
        return []
    first, last = dates
    if first.low > YEARS > last.low:  # "in February 2023 … in November"
        last = _in_year(last, int(first.low) // YEAR + (last.low < first.low % YEAR))
    short = all(f.low > YEARS and _days(f) <= MONTH * 2 for f in (first, last))
    return sorted((first, last), key=lambda f: f.low) if short else []


def _of_another(sentence: Sentence, began: re.Match[str], ended: re.Match[str]) -> bool:
    """ "The design began in March and the pilot ended in May": whether two things are meant."""
    second = clause(sentence.plain, ended.start(), ended.start())
    second = second[: second.find(ended[0])] if began.start() < ended.start() else ""
    return bool(things(second) - things(clause(sentence.plain, began.start(), began.end())))


def _in_year(date: Figure, year: int) -> Figure:
    return date._replace(low=date.low + year * YEAR, high=date.high + year * YEAR)


def _all_of_it(
    material: Material, sentence: Sentence, said: Figure, spans: Sequence[Sentence]
) -> Iterator[Flag]:
    """ "We started on 3 March and finished on 5 December. The whole project took four months"."""
    if not _LASTED.search(sentence.plain) or any(f.kind == "period" for f in sentence.facts):
        return
    whole = _WHOLE.search(sentence.plain)
    for other in spans:
        ends = _ends_told(other)
        goes_on = sentence.span.end <= other.span.start and other.goes_on
        if ends and (whole or goes_on or things(sentence.plain) & things(other.plain)):
            yield from _compared(material, said, *ends)


def _best(material: Material, said: frozenset[str], dated: Sequence[Dated]) -> Dated | None:
    """The date of what is told; none where two are as likely."""
    weighed = [(material.likeness.weight(said & d.said), i) for i, d in enumerate(dated)]
    first, second = sorted((*weighed, (0.0, -1), (0.0, -1)), reverse=True)[:2]
    return dated[first[1]] if first[0] >= LEAST and first[0] > second[0] else None


def _compared(material: Material, said: Figure, start: Figure, end: Figure) -> Iterator[Flag]:
    first, last = _date(int(start.low)), _date(int(end.high))
    if not first or not last:
        return
    days, told = Decimal((last - first).days), _days(said)
    if told < 2 or said.bound in {"over", "at_least", "under", "at_most"}:
        return
    rounded = HALF_A_MONTH if said.unit == "month" else WEEK
    unclear = _days(start) + _days(end) if start is not end else Decimal(0)
    if abs(told - days) <= max(SLACK * days, Decimal(rounded)) + unclear:
        return
    yield material.flag(
        "contradiction",
        "warning",
        "duration",
        [said.span, start.span, *([end.span] if end is not start else [])],
        said=material.quote(said.span),
        dates=" — ".join(material.quote(s) for s in dict.fromkeys((start.span, end.span))),
        days=material.number(days),
    )


def _days(figure: Figure) -> Decimal:
    """How long a duration is, or how many days after its first day a period ends."""
    if figure.kind == "duration":
        return figure.low * MONTH if figure.unit == "month" else figure.low / DAY
    first, last = _date(int(figure.low)), _date(int(figure.high))
    return Decimal((last - first).days) if first and last else Decimal(0)


def _date(number: int) -> date | None:
    try:
        return date(number // 10_000, number // 100 % 100, min(number % 100, 28))
    except ValueError:
        return None


def _before_its_pilot_ended(material: Material, dated: Sequence[Dated]) -> Iterator[Flag]:
    """ "The pilot ran to 2 April … After it, on 15 March, all classes got theirs"."""
    said = (material.prose[i] for i in material.saying(_PILOT_ROOTS)) if dated else ()
    said = (s for s in said if len(s.text) <= SIGHT and _PILOT.search(s.plain))
    pilots = [f for s in said for f in _ends(material, s)]
    for one in dated if len(pilots) == 1 else ():
        later = _AFTERWARDS.search(one.sentence.plain) and _FOR_ALL.search(one.sentence.plain)
        if later and one.figure.high < pilots[0].high and one.figure is not pilots[0]:
            both = Span(one.figure.span.start, one.figure.span.end)
            yield material.flag(
                "contradiction",
                "warning",
                "before_the_end",
                [both, pilots[0].span],
                after=material.quote(one.sentence.span),
                pilot=material.quote(pilots[0].span),
            )


def _ends(material: Material, sentence: Sentence) -> list[Figure]:
    """When a pilot ran, or when it ended."""
    periods = [f for f in sentence.facts if f.kind == "period" and f.low > YEARS]
    ended = _ENDED.search(sentence.plain) and not _AFTERWARDS.search(sentence.plain)
    return [f for f in periods if _is_range(material, f) or (ended and len(periods) == 1)]
