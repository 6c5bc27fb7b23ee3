"""One figure of a summary against the essay: is it there, and is the same claimed of it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from assessor.fidelity.faults import Fault, first_fault, period_stands
from assessor.fidelity.model import EssayFacts, Mention, days_of
from assessor.fidelity.topic import Topic, is_foreign, topic, weight
from assessor.figures import (
    Figure,
    Period,
    equivalent,
    is_classed,
    listed,
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
# No essay has one value more often; of a text that has, the first are looked at.
_MOST_MENTIONS = 60
# Any word for people may be retold by these.
_PEOPLE: Final = frozenset(map(stem, listed("человек люди людей people persons")))
# Nouns that count anything: "in 1,126 cases" is as good as the essay's own word.
_ANYTHING: Final = frozenset(
    map(stem, listed("случай случаев случаях штук единиц case cases ones"))
)


@dataclass(frozen=True)
class Claim:
    """A figure of a summary, the stems of its clause, and those of its sentence.

    `around` are the other figures of the sentence, `beside` those of them that have the same
    clause: "1350 против 4100"; `partner` is where a change that starts from this figure ends.
    """

    figure: Figure
    label: frozenset[str]
    stems: frozenset[str]
    around: tuple[Figure, ...] = ()
    beside: tuple[Figure, ...] = ()
    partner: Figure | None = None


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
    told = [m for m in valued if _unit_fits(claim, m, essay)]
    if told:
        return _compared(claim, _about_the_same(claim, told, essay), essay)
    if claim.figure.kind == "rank" and _ranks(claim.figure, essay):
        return Judged()
    if _is_the_article(claim, essay):
        return Judged()
    nearest = _closest(claim, valued or essay.of_kind(claim.figure.kind), essay)
    return Judged(fault="unit" if valued else "figure", nearest=nearest)


# A time that is told without a number, by what the same time is with one: "within a year".
_SINGLE: Final = {
    ("month", 12): "год|year", ("month", 3): "квартал|quarter", ("month", 1): "месяц|month",
    ("s", 604_800): "неделю|week", ("s", 86_400): "день|сутки|day", ("s", 3600): "час|hour",
    ("s", 60): "минуту|minute",
}  # fmt: skip


def _is_the_article(claim: Claim, essay: EssayFacts) -> bool:
    """Whether "one year" is "a year" in a sentence of the essay that speaks of the same."""
    figure = claim.figure
    words = _SINGLE.get((figure.unit, int(figure.low))) if figure.low == figure.high else None
    if figure.kind != "duration" or words is None:
        return False
    alone = re.compile(rf"\b(?:за|через|(?:in|within|after) an?) (?:{words})\b", re.IGNORECASE)
    same = (s for s in essay.sentences if claim.label & s.stems)
    return any(alone.search(essay.text, s.span.start, s.span.end) for s in same)


def _compared(claim: Claim, best: list[Mention], essay: EssayFacts) -> Judged:
    """What is claimed of a figure that stands in the essay, against what is said there."""
    if rival := _rival(claim, best, essay):
        return Judged(fault="subject", nearest=rival)
    if broken := _broken_change(claim, best, essay):
        return broken
    faults = [first_fault(claim.figure, m, essay) for m in best]
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
        return None
    other = _other_pair(claim.figure, claim.partner, essay)
    return Judged(fault="pair", nearest=other) if other else None


def _says_so_too(claim: Claim, best: list[Mention]) -> bool:
    """Whether the essay tells the same change with the same verb, contradiction and all."""
    known = {(m.figure.role, m.figure.direction) for m in best}
    return (claim.figure.role, claim.figure.direction) in known


def _judge_period(claim: Claim, essay: EssayFacts) -> Judged:
    if stands(claim.figure, essay.periods):
        return Judged()
    return Judged(fault="period", nearest=_closest(claim, essay.of_kind("period"), essay))


def stands(period: Figure, known: Collection[Period]) -> bool:
    """Whether one of the known periods is the one told, or holds it."""
    days = days_of(period)
    if any(period_stands(days, one) for one in known):
        return True
    # "Comparing fourth quarters" and a year make the fourth quarter of that year.
    years = {day // 10_000 for one in known for day in one}
    parts = {tuple(day % 10_000 for day in one) for one in known if one.start < 10_000}
    return days.start // 10_000 in years and tuple(day % 10_000 for day in days) in parts


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
    found += [m for m in beside if _counts_out(figure, m, essay)]
    return list({id(m): m for m in found}.values())[:_MOST_MENTIONS]


def _counts_out(figure: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the mention holds the figure as "13" of "13 of 34", or as an end of a range."""
    known = mention.figure
    if known.kind == "share" and figure.kind == "count" and figure.low == figure.high:
        return figure.low in (known.low, known.of)
    if figure.role and known.kind == figure.kind and known.low != known.high:
        return figure.low == figure.high and figure.low in (known.low, known.high)
    if figure.kind == "share" and known.low == figure.low and mention.sentence >= 0:
        return figure.of in essay.sentences[mention.sentence].values
    return False


def _unit_fits(claim: Claim, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the units are one; a bare number borrows the words of its sentence."""
    told, known = claim.figure, mention.figure
    if equivalent(told, known):
        bare = told.kind == known.kind == "count" and bool(told.unit) and not known.unit
        return not bare or told.unit in _ANYTHING or _speaks_of(told.unit, mention, essay)
    if _counts_out(told, mention, essay):
        return told.kind != "count" or not told.unit or _speaks_of(told.unit, mention, essay)
    if told.kind == "points" and known.kind == "share":
        return True  # "8,4 балла из 10"
    if told.kind == known.kind == "count":
        anybody = told.unit in _PEOPLE and not is_classed(known.unit)
        return anybody or told.unit in _ANYTHING or _speaks_of(told.unit, mention, essay)
    if known.kind == "count" and not known.unit:  # "процент обработанных звонков - 99,7"
        return told.kind in ("percent", "points", "money") and _names_unit(told, mention, essay)
    bare = told.kind == "count" and not told.unit and known.kind in _UNITS_LEFT_OUT
    said = claim.label or claim.stems
    foreign = bool(said) and all(is_foreign(word, essay) for word in said)
    lent = any((f.kind, f.unit) == (known.kind, known.unit) for f in claim.around)
    return bare and (foreign or lent or bool(said & mention.label))


def _speaks_of(unit: str, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the essay's sentence of the mention (or the one before) counts `unit` too."""
    if mention.sentence < 0 or is_foreign(unit, essay):
        return True
    around = essay.sentences[max(mention.sentence - 1, 0) : mention.sentence + 1]
    return any(same_thing(unit, s) for sentence in around for s in sentence.stems)


_UNITS_LEFT_OUT: Final = frozenset({"percent", "points", "duration", "money"})
_UNIT_WORDS: Final = {
    "percent": ("процент", "доля", "доли", "долю", "percent", "share", " rate", "индекс", "index"),
    "points": ("балл", "пункт", "индекс", "оценк", "point", "score", "index", "rate"),
    "money": ("рубл", "доллар", "евро", "стоимост", "cost", "rubl"),
}


def _names_unit(told: Figure, mention: Mention, essay: EssayFacts) -> bool:
    """Whether the words before a bare number say what it is in: "процент звонков - 99,7"."""
    at = mention.figure.span.start
    before = essay.text[max(essay.sentences[mention.sentence].span.start, at - 60) : at].lower()
    return mention.sentence >= 0 and any(word in before for word in _UNIT_WORDS[told.kind])


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
    if whole < _LEAST_WEIGHT:
        return None
    near = max(about.shared(m.label) for m in best)
    wide = max(about.shared(_told_around(m, essay)) for m in best)
    if near > _NO_SUBJECT * whole:
        return None
    # The essay's figure has a subject of its own, and the claim's is none of it.
    elsewhere = near == 0 and all(weight(m.label, essay) >= 2 * _LEAST_WEIGHT for m in best)
    elsewhere = elsewhere or wide <= _NO_SUBJECT * whole
    together = {m.sentence for m in best}
    for mention in essay.of_kind(claim.figure.kind):
        if about.shared(mention.label) < _SAME_SUBJECT * whole:
            continue
        common = about.common(mention.label)
        enough = len(common) > 1 or any(map(str.isascii, common))
        if enough and (elsewhere or mention.sentence in together) and _is_other(claim, mention):
            return mention
    return None


def _is_other(claim: Claim, mention: Mention) -> bool:
    """Whether the mention, of the claim's kind, has another value and is not told beside it."""
    known = mention.figure
    return not any(same_value(known, f) for f in (claim.figure, *claim.beside))


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


def _other_pair(start: Figure, end: Figure, essay: EssayFacts) -> Mention | None:
    """A change of the essay that starts from `start` or ends at `end`, and not at the other."""
    ours = {"from": start, "to": end}
    shares = start.kind in ("percent", "share")
    for mention in essay.fractions if shares else essay.of_kind(start.kind):
        known = mention.figure
        if known.role not in ours or mention.sentence < 0:
            continue
        changes = essay.sentences[mention.sentence].changes
        if known.kind in changes and equivalent(known, ours[known.role]):
            return mention
    return None


def contradicts_itself(claim: Claim) -> bool:
    """Whether a change goes one way by its verb and the other by its values: "упал с 3 до 5"."""
    told, other = claim.figure, claim.partner
    if other is None or told.direction is None or told.direction != other.direction:
        return False
    return told.low != other.low and (other.low > told.low) != (told.direction == "rise")
