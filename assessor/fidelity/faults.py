"""What is claimed of a figure against what the essay says of it: direction, bound, rate, time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from assessor.fidelity import plans
from assessor.fidelity.bounds import oversteps
from assessor.fidelity.model import Claim, EssayFacts, Mention
from assessor.fidelity.spells import wrong_spell
from assessor.fidelity.times import time_of
from assessor.figures import Figure, Period, Rate, equivalent, of_any_year
from assessor.figures.cues import tense_of

Fault = Literal[
    "figure", "unit", "pair", "direction", "period", "forecast", "done", "subject", "bound", "rate"
]

_UPPER: Final = frozenset({"over", "at_least"})
_LOWER: Final = frozenset({"under", "at_most"})


def first_fault(claim: Claim, mention: Mention, essay: EssayFacts) -> Fault | None:
    """The first thing that is claimed of a figure and not said of it in the essay."""
    told = claim.figure
    ways = () if _is_another_change(claim, mention, essay) else _WAYS
    fault = next((name for name, wrong in (*ways, *_FAULTS) if wrong(told, mention, essay)), None)
    if fault is not None:
        return fault
    if ways and _wrong_time(claim, mention, essay):
        return "direction"
    if wrong_spell(claim, mention, essay):
        return "rate"
    if _oversteps(claim, mention, essay):
        return "bound"
    return _wrong_modality(claim, mention, essay)


def _wrong_modality(claim: Claim, mention: Mention, essay: EssayFacts) -> Fault | None:
    """A plan told as a fact, or a change that was made as one to be made."""
    if _INSTEAD.search(claim.before):
        return None  # what was not done can be told of a plan
    if claim.figure.modality == "plan":
        return "done" if _is_done(claim, mention, essay) else None
    return "forecast" if mention.figure.modality == "plan" and not claim.open else None


def _is_done(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether a change that was made is told as one to be made."""
    known = mention.figure
    if known.modality == "plan" or known.role is None or known.role != claim.figure.role:
        return False
    if mention.sentence < 0 or essay.sentences[mention.sentence].plan:
        return False
    if _FUTURE.search(_CLAUSE.split(claim.before)[-1]) is None:
        return False  # what "was to" be done may have been
    start, end = essay.sentences[mention.sentence].span
    says = _CLAUSE.split(essay.text[start : known.span.start])[-1]
    says += _CLAUSE.split(essay.text[known.span.end : end])[0]
    tenses = {tense_of(word.lower()) for word in _WORD.findall(says)}
    return tenses.isdisjoint(("infinitive", "future")) and not plans.leaves_open(says)


def _is_another_change(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the essay tells of a change to the value, and the claim of the next one from it.

    "Stretched to 16 days" is where "cut from 16 days to 3" begins, if the 3 stands further on.
    """
    told, known = claim.figure, mention.figure
    if told.role != "from" or known.role != "to" or mention.sentence < 0:
        return False
    end = next((f for f in claim.around if f.role == "to" and f.kind == told.kind), None)
    further = essay.mentions.get(end.low, ()) if end else ()
    return any(
        m.sentence > mention.sentence
        and end is not None
        and equivalent(end, m.figure)
        and not claim.stems.isdisjoint(essay.sentences[m.sentence].stems)
        for m in further
    )


def _wrong_time(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether what was is told as what is, or the reverse."""
    if claim.time is None or claim.open or mention.sentence < 0:
        return False
    span = essay.sentences[mention.sentence].span
    return time_of(mention.figure, essay.text, *span) not in (None, claim.time)


def _wrong_direction(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    known = mention.figure
    if {told.role, known.role} == {"from", "to"}:
        return True
    if known.kind == "ratio" and known.role is None:
        return False  # a service level stands beside what rises or falls
    return None not in (told.direction, known.direction) and told.direction != known.direction


def _wrong_role(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    return {told.role, mention.figure.role} == {"by", "to"}


def _wrong_bound(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    pair = {told.bound, mention.figure.bound}
    if mention.figure.kind == "ratio" != told.kind:
        return False  # "at least 80/20" is within 20 seconds
    return bool(pair & _UPPER) and bool(pair & _LOWER)


# What is told of a value that is a limit: "within 10 minutes" are no more than that.
_LIMITED: Final = re.compile(
    r"\b(?:within|inside|limit|maximum|threshold|longest|предел|в течение|уклад|уложи|норматив"
    r"|порог|максим|не позже|не позднее)[^.;]*$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:]\s|\s(?:а|но|и|and|but|while)\s")
# Of what is still to come in so many words; what "was to" be done may have been.
_WORD: Final = re.compile(r"[^\W\d_]+")
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|going to|plans? to|intends? to|aims? to|hopes? to|expects? to|планирует\w*"
    r"|планируют|намерен\w*|собира(?:ет|ют)ся|рассчитыва(?:ет|ют)|хотят|хочет|предстоит|буд[еу]т"
    r"|\w+(?:[ияе]тся|[уюая]тся|[ую]т|[ия]т|[её]т))\b",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(r"\b(?:instead of|rather than|вместо|а не)(?: \w+)? ?[£$€]?$")
_DURING: Final = ("over ", "over the ")
_LIMIT_REACH: Final = 40  # characters


def _oversteps(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether "under a minute" is told of a minute; "over ten weeks" can be within them."""
    told, at = claim.figure, mention.figure.span.start
    during = told.kind in ("duration", "count") and claim.before.endswith(_DURING)
    if during or not oversteps(told, mention.figure):
        return False
    return _LIMITED.search(essay.text, max(at - _LIMIT_REACH, 0), at) is None


_RATE_REACH: Final = 2  # sentences before: "31 thousand a quarter … down to 13 thousand"
_RATE_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "hour": ("час", "hour"),
    "day": ("день", "дня", "дней", "дням", "дне", "сут", "дневн", "ежедневн", "day", "dai"),
    "week": (
        *("недел", "еженедел", "week", "понедельник", "вторник", "сред[аыу]", "четверг", "пятниц"),
        *("суббот", "воскресен", "monday", "tuesday", "wednesday", "thursday", "friday"),
        *("saturday", "sunday"),
    ),
    "month": ("месяц", "месячн", "ежемесячн", "month"),
    "quarter": ("квартал", "quarter"),
    "year": ("год", "лет", "ежегодн", "year", "annual"),
    "shift": ("смен", "shift"),
}


def _wrong_rate(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Another rate than the essay's, or one that is not spoken of around it at all."""
    known = mention.figure.per
    if told.per is None or told.per == known or mention.sentence < 0:
        return False
    if known is None and mention.figure.when and _is_one(told.per, mention.figure.when):
        return False  # "5,200 in January" are 5,200 a month
    first = essay.sentences[max(mention.sentence - _RATE_REACH, 0)].span.start
    text = essay.text[first : essay.sentences[mention.sentence].span.end].lower()
    return known is not None or not re.search(rf"\b(?:{'|'.join(_RATE_WORDS[told.per])})", text)


def _is_one(rate: Rate, period: Period) -> bool:
    """Whether a period is one month, quarter or year, as the rate is."""
    months = (period.end // 100 % 100) - (period.start // 100 % 100) + 1
    return _one_year(period) and {"month": 1, "quarter": 3, "year": 12}.get(rate) == months


def _wrong_period(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    known = mention.figure.when
    if told.when is None or known is None:
        return False
    if period_stands(told.when, known) or _inside(told.when, known):
        return False
    if told.when in essay.reckoned.get(mention.sentence, ()):
        return False
    return not _stands_beside(told.when, mention, essay)


def _stands_beside(period: Period, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the mention's sentence has that period too, and for none of its other figures."""
    if mention.sentence < 0:
        return False
    sentence = essay.sentences[mention.sentence]
    present = any(period_stands(period, known) for known in sentence.periods)
    return present and not any(period_stands(period, known) for known in sentence.dated)


def _inside(told: Period, known: Period) -> bool:
    """Whether what is told lies inside the known period; a missing year is no contradiction."""
    if told.start < 10_000 or known.start < 10_000:
        return _whole_years(told) or _whole_years(known)
    return known.start <= told.start and told.end <= known.end


_Rule = tuple[Fault, Callable[[Figure, Mention, EssayFacts], bool]]
_WAYS: Final[tuple[_Rule, ...]] = (("direction", _wrong_direction), ("figure", _wrong_role))
_FAULTS: Final[tuple[_Rule, ...]] = (
    ("bound", _wrong_bound),
    ("rate", _wrong_rate),
    ("period", _wrong_period),
)


def period_stands(told: Period, known: Period) -> bool:
    """Whether the essay's period is the one told, holds it at an end, or lies inside its year."""
    if told.start < 10_000 or known.start < 10_000:  # one has no year: the months decide
        days, others = list(map(of_any_year, told)), list(map(of_any_year, known))
        months = {day // 100 for day in (*days, *others)}
        return days == others or (len(months) == 1 and days[0] <= others[0] <= others[1] <= days[1])
    if told == known:
        return True
    if _one_year(told) and told.start <= known.start and known.end <= told.end:
        return True  # "June 2021" of "1 June 2021"
    # "2024" is an end of "2023–2024".
    years = {day // 10_000 for day in known}
    return _whole_years(told) and {day // 10_000 for day in told} <= years


def _one_year(period: Period) -> bool:
    return period.start // 10_000 == period.end // 10_000


def is_year(period: Period) -> bool:
    """Whether a period is one whole year."""
    return _whole_years(period) and _one_year(period)


def _whole_years(period: Period) -> bool:
    return period.start % 10_000 == 101 and period.end % 10_000 == 1231
