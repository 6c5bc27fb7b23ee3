"""Over how long something came together: what was saved «за квартал» was not saved in a year.

A length is in days. A half-year is six months, a year twelve, and a period by name as good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assessor.fidelity.model import Claim, EssayFacts, Mention, Sentence, days_of
from assessor.figures import Figure, Period

_MONTH: Final = 30.4
_LENGTHS: Final = {
    "hour": 1 / 24, "day": 1.0, "shift": 1.0, "week": 7.0, "month": _MONTH, "quarter": 3 * _MONTH,
    "half": 6 * _MONTH, "year": 12 * _MONTH,
}  # fmt: skip
_UNIT: Final = (
    r"(?:(?P<hour>час|hour)|(?P<day>день|сутки|суток|day)|(?P<week>неделю|недели|week)"
    r"|(?P<month>месяца?|month)|(?P<quarter>квартала?|quarter)"
    r"|(?P<half>полугоди[еяй]|полгода|half[ -]year|half (?:of )?(?:a|the) year)"
    r"|(?P<year>года?|year))\b"
)
_DURING: Final = (
    r"\b(?:за|в течение|на протяжении|in|over|during|within|throughout|across|inside|for)"
)
_WHICH: Final = (
    r"(?:(?:вес[ью]|вс[юё]|цел\w+|перв\w+|последн\w+|прошл\w+|прошедш\w+|минувш\w+|эт\w+|тот|ту|одну"
    r"|один|отч[её]тн\w+|полн\w+|неполн\w+|календарн\w+|an?|the|its|their|his|her|our|that|this|one"
    r"|first|last|past|whole|full|entire|single|same|previous|opening|final|calendar|financial"
    r"|about|around|roughly|just|only|under|less than|почти|около|менее чем|almost|nearly) ){0,3}"
)
_SPELL: Final = re.compile(rf"{_DURING} {_WHICH}{_UNIT}", re.IGNORECASE)
_LED: Final = re.compile(rf"{_DURING} {_WHICH}$", re.IGNORECASE)
_RATE: Final = re.compile(
    r"(?<!\bin )(?<!over )(?<!during )(?<!within )(?<!inside )(?<!\bfor )(?<!half )"
    rf"\b(?:в|кажд\w+|an?|per|each|every) {_UNIT}",
    re.IGNORECASE,
)
_ADVERBS: Final = {
    "year": "ежегодн|годов(?:ой|ого|ому|ом|ая|ую|ое|ые|ых|ым)|annual|yearly",
    "quarter": "ежеквартальн|квартальн|quarterly", "month": "ежемесячн|месячн|monthly",
    "week": "еженедельн|weekly", "day": "ежедневн|дневн|суточн|daily", "half": "полугодов",
}  # fmt: skip
_ADVERB: Final = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _ADVERBS.items())})", re.IGNORECASE
)
_SUM: Final = re.compile(
    rf"{_ADVERB.pattern}\w* (?:эконом|выручк|прибыл|доход|затрат|расход|бюджет|оборот|saving"
    r"|revenue|cost|profit|income|budget|turnover|spend)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(rf"\b{_UNIT}", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[,;()\n]|(?<=[.!?])\s| (?:а|но|и|and|but|while) ")
_TIME: Final = re.compile(
    "(?i)год|квартал|месяц|недел|день|сут|час|year|quarter|month|week|day|hour"
)
_ALIKE: Final = 0.05  # of a length: 90 days are a quarter, four weeks no month
_AROUND: Final = 3  # sentences to either side in which the length may stand after all
_NEVER: Final = ("period", "clock", "rank", "ratio")
_SUMMED: Final = ("count", "money")
_SHORTEST: Final = 6.0  # days: "within three days" tells how fast, and "within a day" beside a sum


def spell_of(figure: Figure, sentence: Sentence, text: str) -> float | None:
    """The one length over which a figure of the sentence is told to have come together.

    A rate has its own, and how fast something is answered is no time in which it came together.
    """
    if figure.per or figure.kind in _NEVER or _TIME.search(text, *sentence.span) is None:
        return None
    ends = _clause(figure, sentence, text)
    if any(_rates(text, *ends)):
        return None
    found = {*_spells(sentence, text, *ends, figure)}
    return found.pop() if len(found) == 1 else None


def wrong_spell(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the essay's figure came together over another time than the one told."""
    told, known = claim.over, mention.figure
    by_rate = told is None and known.role is None and known.kind in _SUMMED
    told = _LENGTHS.get(claim.figure.per or "") if by_rate else told
    if told is None or mention.sentence < 0:
        return False
    here, text = essay.sentences[mention.sentence], essay.text
    ends = _clause(known, here, text)
    if own := {*_spells(here, text, *ends, known), *_quarters(here, text, *ends)}:
        return not _has(told, own | {*_rates(text, *ends)} | _dated(known))
    if by_rate:
        return False
    if known.per:
        return not _has(told, _told_in(here, text))
    others = {*_spells(here, text, *here.span, known)}
    if known.kind in _SUMMED and known.role is claim.figure.role is None:
        others |= _dated(known) | _beside(mention, essay)
    return bool(others) and not _has(told, _near(mention.sentence, essay))


def is_length(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "in six months" is the time of a figure beside it, by another word."""
    figure = claim.figure
    if figure.kind != "duration" or figure.unit != "month" or not _LED.search(claim.before):
        return False
    days, beside = _days(figure), {f.low for f in claim.around if f.kind != "period"}
    having = [s for s in essay.sentences if beside & s.values]
    return any(
        _has(days, {*_spells(s, essay.text, *s.span, figure)} | {*map(_length, s.periods)})
        for s in having
    )


def _clause(figure: Figure, sentence: Sentence, text: str) -> tuple[int, int]:
    start, end = sentence.span
    for match in _CLAUSE_END.finditer(text, start, end):
        if match.end() <= figure.span.start:
            start = match.end()
        elif match.start() >= figure.span.end:
            return start, match.start()
    return start, end


def _spells(sentence: Sentence, text: str, start: int, end: int, apart: Figure) -> Iterator[float]:
    """The times in which something is done that the sentence tells between two places."""
    figures = sentence.figures
    for match in _SPELL.finditer(text, start, end):
        if not any(f.span.start < match.end() and match.start() < f.span.end for f in figures):
            yield _LENGTHS[match.lastgroup or "day"]
    for match in _SUM.finditer(text, start, end):
        yield _LENGTHS[match.lastgroup or "day"]
    for figure in figures:
        if figure.kind != "duration" or figure is apart or _days(figure) < _SHORTEST:
            continue
        if start <= figure.span.start < end and _LED.search(text, start, figure.span.start):
            yield _days(figure)


def _quarters(sentence: Sentence, text: str, start: int, end: int) -> Iterator[float]:
    """The quarters and half-years in which something is told to be done, by name."""
    for period in sentence.named:
        if start <= period.span.start < end and _LED.search(text, start, period.span.start):
            length = _length(days_of(period))
            if _has(length, {_LENGTHS["quarter"], _LENGTHS["half"]}):
                yield length


def _rates(text: str, start: int, end: int) -> Iterator[float]:
    for pattern in (_RATE, _ADVERB):
        for match in pattern.finditer(text, start, end):
            yield _LENGTHS[match.lastgroup or "day"]


def _dated(figure: Figure) -> set[float]:
    return set() if figure.when is None else {_length(figure.when)}


def _beside(mention: Mention, essay: EssayFacts) -> set[float]:
    """The times that the sentences beside the mention's tell of what is summed up."""
    numbers = (mention.sentence - 1, mention.sentence + 1)
    beside = [essay.sentences[n] for n in numbers if 0 <= n < len(essay.sentences)]
    found = {d for s in beside for d in _spells(s, essay.text, *s.span, mention.figure)}
    return {days for days in found if days > _SHORTEST}


def _near(number: int, essay: EssayFacts) -> set[float]:
    """Every length that the sentence or those around it have in any words."""
    first, last = max(number - _AROUND, 0), number + _AROUND + 1
    told = (_told_in(sentence, essay.text) for sentence in essay.sentences[first:last])
    reckoned = (p for n in range(first, last) for p in essay.reckoned.get(n, ()))
    return set[float]().union(*told, map(_length, reckoned))


def _told_in(sentence: Sentence, text: str) -> set[float]:
    found = {_LENGTHS[m.lastgroup or "day"] for m in _WORD.finditer(text, *sentence.span)}
    found |= {*_rates(text, *sentence.span)} | {*map(_length, sentence.periods)}
    return found | {_days(f) for f in sentence.figures if f.kind == "duration"}


def _has(days: float, known: set[float]) -> bool:
    return any(abs(days - one) <= _ALIKE * max(days, one) for one in known)


def _days(duration: Figure) -> float:
    return float(duration.low) * (_MONTH if duration.unit == "month" else 1 / 86_400)


def _length(period: Period) -> float:
    """The days of a period; of its months all are as long as the others."""
    (first, start), (last, end) = divmod(period.start, 100), divmod(period.end, 100)
    months = (last // 100 - first // 100) * 12 + last % 100 - first % 100
    return months * _MONTH + min(end - start + 1, _MONTH)
