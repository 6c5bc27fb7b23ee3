"""An average rate and the total of the time it is told for: "600,000 in 2023, 20,000 a month"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from assessor.checks.sentence import Sentence
from assessor.figures import Figure, Period, Rate, same_thing

DAYS: Final[dict[Rate, Decimal]] = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.42"),
    "quarter": Decimal("91.3"),
    "year": Decimal(365),
}
DAY: Final = 86_400  # seconds
DECEMBER: Final = 12
SOME_YEAR: Final = 2001  # of a month without one
WORKED: Final = Decimal("0.6")  # of all days, at least, are those on which somebody works
ROUNDED, ROUGHLY = Decimal("0.15"), Decimal("0.3")  # of what the rate makes; of "about" so many
FAR: Final = 12  # times: from here on the two are of two things
SHORTEST: Final = 1.5  # times the rate's own time: "2,000 in May, 2,000 a month"
BESIDE: Final = 60  # characters

_AVERAGE: Final = (
    r"(?:в среднем|on average|an average of|averaging|то есть|т\. ?е\.|that is|это|\bor\b|\bили\b)"
)
_JOINED: Final = re.compile(
    rf"[^,;:.—–(]{{0,40}}(?:,|;|\.|\s[—–-]|\s\()\s*(?:и |а |and )?(?:{_AVERAGE}|or|или|по"
    rf"|примерно|about"
    r"|around|roughly|около|при[её]м|is|was|it|in other words|it comes to|this|i\.e\.|\s)*$"
)
_SAID: Final = re.compile(_AVERAGE)
_SAID_AFTER: Final = re.compile(
    r"[^,;.:()\d]{0,25}\b(?:в среднем|on average)\b|\s?(?:[^\W\d]+\s)?(?:ежемесячно|еженедельно"
    r"|ежедневно)"
)
_NOT_ALL: Final = re.compile(
    r"\b(?:кажд(?:ый|ая|ому|ого|ой)(?! (?:день|месяц|недел))|each|every (?!day|week|month)"
    r"|из (?:них|которых)"
    r"|of (?:them|which|those)|сейчас|теперь|сегодня|now|today|currently|только|лишь|больше"
    r"|меньше|more|fewer"
    r"|less|вырос|grew|rose)\b"
    r"|\b(?:час|день|недел\w|месяц|квартал|hour|day|week|month|quarter) (?:на|per|an?|у|в|from|by"
    r"|at|in|для|от)"
    r" [^\W\d]"
)
_DURING: Final = re.compile(
    r"\b(?:за|в течение|in|over|during|within)\s(?:the )?(?:(?:последн|перв|эт|the|last|first"
    r"|past|these)\w*\s)?$"
)
_ONE: Final = re.compile(
    r"\b(?:за (?:весь |целый |прошлый |минувший |этот )?(?P<year>год)|за (?:этот "
    r"|прошлый )?(?P<quarter>квартал|осень|весну|лето|зиму)"
    r"|(?:last|in the|over the|the whole) (?P<year2>year)|(?:last|in the"
    r"|over the) (?P<quarter2>quarter))\b"
)


class Told(NamedTuple):
    """A total, the average rate told of it, and the total that such a rate would make."""

    total: Figure
    rate: Figure
    expected: Decimal


def of_totals(before: Sentence | None, sentence: Sentence) -> Iterator[Told]:
    """The rates that do not make the total told right before them."""
    for i, rate in enumerate(sentence.facts):
        if rate.kind != "count" or rate.per not in DAYS or rate.role or rate.low != rate.high:
            continue
        found = _total(sentence, sentence.facts[:i], rate)
        if found is None and before and i == 0 and before.facts:
            found = _total_before(before, sentence, rate)
        if found:
            yield from _held(*found, rate)


def _total(
    sentence: Sentence, facts: Sequence[Figure], rate: Figure
) -> tuple[Figure, Decimal] | None:
    """The total right before a rate, and the days it is told for."""
    counts = [f for f in facts if f.kind == "count"]
    if not counts or not _is_total(counts[-1], rate):
        return None
    between = sentence.between(counts[-1], rate)
    for other in facts:
        if other.span > counts[-1].span:  # "600,000 contacts in 2023, …"
            between = between.replace(sentence.written(other), "")
    after = sentence.after(rate)[:BESIDE]
    if not _JOINED.fullmatch(between) or _NOT_ALL.search(f"{between} месяц {after}"):
        return None
    said = _SAID.search(between) or _SAID_AFTER.match(after)
    days = _days(sentence, counts[-1])
    return (counts[-1], days) if said and days else None


def _total_before(
    before: Sentence, sentence: Sentence, rate: Figure
) -> tuple[Figure, Decimal] | None:
    """The total of the sentence before: "… That is 20,000 a month"."""
    counts = [f for f in before.facts if f.kind == "count"]
    lead = sentence.before(rate)
    if len(counts) != 1 or not _is_total(counts[0], rate) or not _JOINED.fullmatch(f". {lead}"):
        return None
    if not _SAID.search(lead) or _NOT_ALL.search(f"{lead} месяц {sentence.after(rate)[:BESIDE]}"):
        return None
    days = _days(before, counts[0])
    return (counts[0], days) if days else None


def _is_total(total: Figure, rate: Figure) -> bool:
    plain = total.low == total.high and not (total.role or total.per) and total.unit
    one = not rate.unit or same_thing(rate.unit, total.unit) is True
    when = not rate.when or not total.when or rate.when == total.when
    return bool(plain) and one and when and rate.low < total.low


def _days(sentence: Sentence, total: Figure) -> Decimal | None:
    """How many days a total is told for: of its period, of "in three months", of "last year"."""
    if sum(f.kind == "period" for f in sentence.facts) > 1:
        return None
    if total.when:
        return _length(total.when)
    for figure in sentence.facts:
        exact = figure.kind == "duration" and figure.low == figure.high
        if exact and _DURING.search(sentence.before(figure, BESIDE)):
            return figure.low * DAYS["month"] if figure.unit == "month" else figure.low / DAY
    one = _ONE.search(sentence.plain)
    if one is None:
        return None
    return DAYS["year" if one["year"] or one["year2"] else "quarter"]


def _length(period: Period) -> Decimal | None:
    first, last = map(_date, period)
    return Decimal((last - first).days + 1) if first and last else None


def _date(day: int) -> date | None:
    """A day as YYYYMMDD, of which a month may be told as up to its 31st."""
    year, month = day // 10_000 or SOME_YEAR, day // 100 % 100
    if not (1 <= year <= date.max.year and 1 <= month <= DECEMBER):
        return None
    return date(year, month, max(1, min(day % 100, monthrange(year, month)[1])))


def _held(total: Figure, days: Decimal, rate: Figure) -> Iterator[Told]:
    assert rate.per
    times = days / DAYS[rate.per]
    if times < SHORTEST:
        return
    about = rate.bound or total.bound
    slack = ROUGHLY if about else ROUNDED
    most = rate.low * times
    least = most * WORKED if rate.per == "day" else most
    fits = least * (1 - slack) <= total.low <= most * (1 + slack)
    if not fits and most / FAR < total.low < most * FAR:
        yield Told(total, rate, Decimal(f"{most:.2g}"))
