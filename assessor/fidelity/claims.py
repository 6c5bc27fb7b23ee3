"""One figure of a summary against the essay: is it there, and is the same claimed of it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from assessor.fidelity import units
from assessor.fidelity.alongside import alongside
from assessor.fidelity.faults import Fault, first_fault, is_year, period_stands
from assessor.fidelity.forms import restates
from assessor.fidelity.model import Claim, EssayFacts, Mention, days_of
from assessor.fidelity.topic import Topic, is_foreign, topic, weight
from assessor.fidelity.units import counts_out, lends_unit, unit_fits
from assessor.fidelity.unnumbered import WITHOUT_THE_NUMBER
from assessor.figures import (
    Figure,
    Kind,
    Period,
    equivalent,
    listed,
    of_any_year,
    ordinal_of,
    same_thing,
    same_value,
)
from assessor.text import stem

# How much of what a figure's label weighs must be shared to say that two speak of one thing.
_SAME_SUBJECT = 0.6
_NO_SUBJECT = 0.25
_LEAST_WEIGHT = 2.0
# What the rest of a sentence counts beside the clause of the figure.
_BACKGROUND = 0.2
# They tell in what a value is measured, and not what is.
_MEASURES = frozenset(
    map(
        stem,
        listed(
            "секунда секунд минута минут час часов день дней сутки суток неделя недель рублей рубля"
            " second seconds minute minutes hour hours day days week weeks pounds roubles dollars"
        ),
    )
)
# No essay has one value more often; of a text that has, the first are looked at.
_MOST_MENTIONS = 60


@dataclass(frozen=True)
class Judged:
    """What became of a claim: the mentions it rests on, or the fault and the nearest mention."""

    mentions: tuple[Mention, ...] = ()
    fault: Fault | None = None
    nearest: Mention | None = None


def judge(claim: Claim, essay: EssayFacts) -> Judged:
    """Look for the claim's figure in the essay and compare what is said of it."""
    if claim.figure.kind == "period":
        return _judge_period(claim, essay)
    valued = [m for m in _with_value(claim.figure, essay) if m.figure.kind != "period"]
    counted = units.counts_are_there(claim.figure, essay)
    told = [m for m in valued if counted and unit_fits(claim, m, essay)]
    told = [m for m in told if equivalent(claim.figure, m.figure)] or told
    if told or (counted and (told := _restated(claim, essay))):
        return _compared(claim, _about_the_same(claim, told, essay), essay)
    if claim.figure.kind == "rank" and _ranks(claim.figure, essay):
        return Judged()
    if elided := units.elided(claim, essay):
        return _compared(claim, elided, essay)
    if any(is_so(claim, essay) for is_so in WITHOUT_THE_NUMBER):
        return Judged()
    nearest = _closest(claim, valued or essay.of_kind(claim.figure.kind), essay)
    return Judged(fault="unit" if valued and counted else "figure", nearest=nearest)


# Where a value may stand in another form, by the kind it is told in.
_OTHER_FORMS: Final[dict[Kind, tuple[Kind, ...]]] = {
    "percent": ("percent", "share", "multiple", "ratio"),
    "share": ("percent", "share", "multiple"),
    "multiple": ("multiple", "percent", "share"),
    "duration": ("duration", "ratio", "count"),
    "count": ("count", "duration"),
    "money": ("money",),
    "points": ("points",),
}


def _restated(claim: Claim, essay: EssayFacts) -> list[Mention]:
    """Mentions of what the claim speaks of that say the same in another form."""
    kinds = _OTHER_FORMS.get(claim.figure.kind, ())
    near = (m for kind in kinds for m in essay.of_kind(kind) if restates(claim.figure, m.figure))
    about = topic(claim.label | claim.stems, essay, synonyms=True)
    near = (m for m in near if units.is_rounder_time(claim, m, essay))
    return [m for m in islice(near, _MOST_MENTIONS) if _is_of(claim, m, essay, about)]


def _is_of(claim: Claim, mention: Mention, essay: EssayFacts, about: Topic) -> bool:
    told, known = claim.figure, mention.figure
    if told.kind == "count":
        fits = unit_fits if known.kind == "count" else lends_unit
        if not fits(claim, mention, essay):
            return False
    if known.kind == "count" != told.kind and not unit_fits(claim, mention, essay):
        return False
    # A level has no words of its own: "83/20" is told by calls and answers.
    return known.kind == "ratio" or not about.words or _shared(about, mention, essay) > 0


def _compared(claim: Claim, best: list[Mention], essay: EssayFacts) -> Judged:
    """What is claimed of a figure that stands in the essay, against what is said there."""
    if rival := _rival(claim, best, essay) or alongside(claim, best, essay):
        return Judged(fault="subject", nearest=rival)
    if broken := _broken_change(claim, best, essay):
        return broken
    faults = [first_fault(claim, m, essay) for m in best]
    if None not in faults:
        return Judged(fault=faults[0], nearest=best[0])
    kept = tuple(m for m, fault in zip(best, faults, strict=True) if fault is None)
    return Judged(mentions=kept)


def _broken_change(claim: Claim, best: list[Mention], essay: EssayFacts) -> Judged | None:
    """A change whose ends are both in the essay, but not as the ends of this change."""
    if claim.partner is None or claim.figure.kind == "period":
        return None
    if contradicts_itself(claim) and not _says_so_too(claim, best):
        return Judged(fault="direction", nearest=best[0])
    if _stand_together(claim.figure, claim.partner, essay):
        turned = _is_turned(claim.figure, claim.partner, essay)
        return Judged(fault="direction", nearest=best[0]) if turned else None
    other = _other_pair(claim.figure, claim.partner, essay)
    return Judged(fault="pair", nearest=other) if other else None


def _says_so_too(claim: Claim, best: list[Mention]) -> bool:
    """Whether the essay tells the same change with the same verb, contradiction and all."""
    known = {(m.figure.role, m.figure.direction) for m in best}
    return (claim.figure.role, claim.figure.direction) in known


def _judge_period(claim: Claim, essay: EssayFacts) -> Judged:
    if stands(claim.figure, essay.periods) or _is_a_year(claim.figure, essay):
        return Judged()
    return Judged(fault="period", nearest=_closest(claim, essay.of_kind("period"), essay))


def _is_a_year(period: Figure, essay: EssayFacts) -> bool:
    """Whether a whole year stands in the essay in any words: "by harvest 2025"."""
    days = days_of(period)
    return is_year(days) and str(days.start // 10_000) in essay.names.words


def stands(period: Figure, known: Collection[Period]) -> bool:
    """Whether one of the known periods is the one told, or holds it."""
    days = days_of(period)
    if any(period_stands(days, one) for one in known):
        return True
    # "Comparing fourth quarters" and a year make the fourth quarter of that year.
    years = {day // 10_000 for one in known for day in one}
    parts = {tuple(map(of_any_year, one)) for one in known if one.start < 10_000}
    return days.start // 10_000 in years and tuple(map(of_any_year, days)) in parts


def _ranks(told: Figure, essay: EssayFacts) -> bool:
    """Whether the essay has the ordinal at all: "мы вторые" is told as "второе место"."""
    return any(
        ordinal_of(word) == told.low and word.endswith(_STANDING) for word in essay.names.words
    )


_STANDING: Final = ("ые", "ый", "ьи", "second", "third")  # not "с первого раза", "first call"


def _with_value(figure: Figure, essay: EssayFacts) -> list[Mention]:
    """Mentions that hold the figure's value, in its own shape first, then in another."""
    beside = essay.mentions.get(figure.low, ())
    direct = [m for m in beside if m.figure.low == figure.low]
    if figure.kind in ("share", "percent"):  # a third is 33%: the lower values differ
        direct += essay.fractions
    if figure.direction == "fall":  # "вдвое" and "на 50%"
        direct += essay.halved
    found = [m for m in direct if same_value(figure, m.figure)]
    found += [m for m in beside if counts_out(figure, m, essay)]
    return list({id(m): m for m in found}.values())[:_MOST_MENTIONS]


def _shared(about: Topic, mention: Mention, essay: EssayFacts) -> float:
    """What the mention's own clause shares with the topic, and half of what its sentence adds."""
    near = about.shared(mention.label)
    if mention.sentence < 0:
        return near
    return (near + about.shared(essay.sentences[mention.sentence].stems)) / 2


def _closest(claim: Claim, mentions: Iterable[Mention], essay: EssayFacts) -> Mention | None:
    about = topic(claim.label | claim.stems, essay)
    scored = [(_shared(about, m, essay), -i, m) for i, m in enumerate(mentions)]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] > 0 else None


def _about_the_same(claim: Claim, told: list[Mention], essay: EssayFacts) -> list[Mention]:
    """Of several mentions with the claim's value, those that speak of its subject most."""
    near, wide = topic(claim.label, essay), topic(claim.stems, essay)
    scores = [_shared(near, m, essay) + _BACKGROUND * _shared(wide, m, essay) for m in told]
    bar = max(scores) * _SAME_SUBJECT
    return [m for _, m in sorted(
        ((s, m) for s, m in zip(scores, told, strict=True) if s >= bar), key=lambda p: -p[0]
    )]  # fmt: skip


def _rival(claim: Claim, best: list[Mention], essay: EssayFacts) -> Mention | None:
    """A mention that is what the claim speaks of and has another value; None if there is none.

    Both must hold: hardly a word around the claim's figure stands around that figure in the
    essay, and most of them stand around another one of the same kind.
    """
    about = topic(claim.label, essay)
    whole = about.weight
    if whole < _LEAST_WEIGHT or any(m.figure.kind == "ratio" for m in best):
        return None
    near = max(about.shared(m.label) for m in best)
    wide = max(about.shared(_told_around(m, essay)) for m in best)
    if near > _NO_SUBJECT * whole:
        return None
    # The essay's figure has a subject of its own, and the claim's is none of it.
    elsewhere = near == 0 and all(weight(m.label, essay) >= 2 * _LEAST_WEIGHT for m in best)
    elsewhere = elsewhere or wide <= _NO_SUBJECT * whole
    if _is_told_beside(claim, about, essay):
        return None
    together = {m.sentence for m in best}
    of_unit = _is_of_told_unit(claim, best, essay)
    translated = all(is_foreign(word, essay) for word in claim.label)
    for mention in essay.of_kind(claim.figure.kind):
        if mention.figure.modality == "plan" or about.shared(mention.label) < _SAME_SUBJECT * whole:
            continue
        common = about.common(mention.label) - _MEASURES
        abbreviated = essay.language == "ru" and any(map(str.isascii, common))
        enough = len(common) > (2 if translated else 1) or abbreviated
        if of_unit and not same_thing(claim.figure.unit, mention.figure.unit):
            continue
        if enough and (elsewhere or mention.sentence in together) and _is_other(claim, mention):
            return mention
    return None


def _is_of_told_unit(claim: Claim, best: list[Mention], essay: EssayFacts) -> bool:
    """Whether a sentence that has the value speaks of what is counted: "owners …, 46 refused"."""
    unit = claim.figure.unit
    if claim.figure.kind != "count" or not unit:
        return False
    told = (essay.sentences[m.sentence].stems for m in best if m.sentence >= 0)
    return any(same_thing(unit, s) for stems in told for s in stems)


def _is_told_beside(claim: Claim, about: Topic, essay: EssayFacts) -> bool:
    """Whether another figure of the sentence is what the claim speaks of: "40 s, not 12 min"."""
    kind, bar = claim.figure.kind, _SAME_SUBJECT * about.weight
    facts = (f for f in claim.around if f.kind == kind and f.modality == "fact")
    others = (f for f in facts if not same_value(f, claim.figure))
    return any(about.shared(m.label) >= bar for f in others for m in _with_value(f, essay))


def _is_other(claim: Claim, mention: Mention) -> bool:
    """Whether the mention, of the claim's kind, has another value and is not told beside it."""
    known = mention.figure
    return not any(same_value(known, f) for f in (claim.figure, *claim.around))


def _told_around(mention: Mention, essay: EssayFacts) -> frozenset[str]:
    """The stems of the mention's sentence and of the two before it, which it may refer to."""
    if mention.sentence < 0:
        return mention.label
    around = essay.sentences[max(mention.sentence - 2, 0) : mention.sentence + 1]
    return frozenset[str]().union(*(s.stems for s in around))


def _stand_together(first: Figure, second: Figure, essay: EssayFacts) -> bool:
    """Whether a sentence of the essay has both values."""
    firsts = {m.sentence for m in _with_value(first, essay)}
    return any(m.sentence in firsts for m in _with_value(second, essay))


def _is_turned(first: Figure, second: Figure, essay: EssayFacts) -> bool:
    """Whether the essay tells that which is told first as the later one, in each sentence: it dates
    both, or says of the other what it was before: "8,6% (было 14%)"."""
    seconds = {m.sentence: m for m in _with_value(second, essay)}
    pairs = [(m, seconds[m.sentence]) for m in _with_value(first, essay) if m.sentence in seconds]
    return bool(pairs) and all(
        a.figure.role is b.figure.role is None
        and (_is_later(a.figure, b.figure) or (_was(b, essay) and not _was(a, essay)))
        for a, b in pairs
    )


def _is_later(one: Figure, other: Figure) -> bool:
    return one.when is not None and other.when is not None and one.when.start > other.when.end


# In brackets only: "was" alone is told of any time that is over.
_EARLIER: Final = re.compile(
    r"\((?:(?:ранее|раньше|прежде|it|they|this)\s+)?"
    r"(?:было|была|был|были|ранее|раньше|прежде|was|were|previously|formerly|earlier"
    r"|(?:up |down )?from)[\s:—-]*\Z",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 24  # characters: as long as that is


def _was(mention: Mention, essay: EssayFacts) -> bool:
    """Whether the essay says of the value, in brackets, that it was so before."""
    start = mention.figure.span.start
    return bool(_EARLIER.search(essay.text[max(start - _LOOK_BACK, 0) : start]))


def _other_pair(start: Figure, end: Figure, essay: EssayFacts) -> Mention | None:
    """A change of the essay that starts from `start` or ends at `end`, and not at the other."""
    ours = {"from": start, "to": end}
    shares = start.kind in ("percent", "share")
    like = (
        m
        for m in (essay.fractions if shares else essay.of_kind(start.kind))
        if m.sentence >= 0 and m.figure.role in ours and equivalent(m.figure, ours[m.figure.role])
    )
    return next((m for m in islice(like, _MOST_MENTIONS) if _has_other_end(m, essay)), None)


def _has_other_end(mention: Mention, essay: EssayFacts) -> bool:
    """Whether the figure beside, in the essay, is where the change comes from or goes to."""
    known = mention.figure
    measured = [f for f in essay.sentences[mention.sentence].figures if f.kind != "period"]
    at = measured.index(known)
    beside = measured[at + 1 : at + 2] if known.role == "from" else measured[max(at - 1, 0) : at]
    return any(f.kind == known.kind and {f.role, known.role} == {"from", "to"} for f in beside)


def contradicts_itself(claim: Claim) -> bool:
    """Whether a change goes one way by its verb and the other by its values: "упал с 3 до 5"."""
    told, other = claim.figure, claim.partner
    if other is None or told.direction is None or told.direction != other.direction:
        return False
    return told.low != other.low and (other.low > told.low) != (told.direction == "rise")
