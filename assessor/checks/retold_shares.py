"""A share told in one place and its two counts in another: "410 of 500 …", later "64% of them".

The share must say of whom and of what it is in the words of the counts; where any counts that
could be meant make it, it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from typing import Final, NamedTuple

from assessor.checks.cues import LAST
from assessor.checks.likeness import clause, names_all, things
from assessor.checks.material import Material
from assessor.checks.rounding import rounds_to
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Figure
from assessor.text import Span

MOST: Final = 60  # counts, and shares, that are compared
YEARS: Final = 10_000
FEWEST: Final = 10  # of a whole whose share somebody would tell
FEWEST_WORDS: Final = 2  # that a clause must have to say of what its share is
SLACK: Final = Decimal(2)  # percentage points: "65%" of what is 66.4% is no fault worth a flag
ROUGHLY: Final = Decimal(6)  # percentage points, of "every fifth" and "half"
LISTED: Final = 3  # percentages of a sentence: they are of something else, and of one another
BESIDE: Final = 45  # characters

_OF: Final = re.compile(r"[^,.;:()\d]{0,40}\b(?:из|of|out of)\s(?:the\s)?$")
_FROM: Final = re.compile(r"(?:^|[\s(])(?:из|of|out of)\s(?:the\s)?(?:all\s)?$")
_OF_THEM: Final = re.compile(
    r"[^.:()\d]{0,80}\b(?:из (?:них|которых|этих)|of (?:them|whom|these|which))\s?$"
)
_ASKED: Final = re.compile(
    r"\b(?:опрос\w*|опроси\w+|обзвон\w+|спросил\w*|пригласил\w*|позвал\w*|позвонили|предложил\w*"
    r"|участвовал\w*|записал\w*|разослал\w*|отправил\w*"
    r"|выдал\w*|обучил\w*|took part|sent(?: out)?"
    r"|applied|enrolled|signed up|asked|invited|surveyed|polled|rang|called|interviewed"
    r"|survey of|poll of|offered)"
    r"\s[^.;:,\d]*$"
)
_AND: Final = re.compile(r"[^.;:()\d]{0,60}(?:,|;| и| and| but|, но)\s(?:[^\W\d]+\s){0,2}$")
_ON: Final = re.compile(r"[^.;:()\d]{1,90}$")
_THEN: Final = re.compile(r"\s?(?:из них|of (?:them|these|those|whom))\b")
# What one does who does what was asked of all.
_DID: Final = re.compile(
    r"\b(?:при(?:шл|ш[её]л|еха|ход)\w*|до(?:шл|шел|еха)\w*|про(?:шл|шел)\w*|сда(?:л|ли|ла|ло)"
    r"|соглас\w+|заверш\w+|законч\w+|оконч\w+|остал\w+|участвов\w+|заполн\w+|ответил\w*|охват\w+"
    r"|passed|came|finished|completed|got|stayed|agreed|took part|attended|answered|replied"
    r"|returned|qualified|graduated)\b"
)
_NOW: Final = re.compile(r"\b(?:сейчас|теперь|сегодня|now|today|currently|at present)\b")
_LEAD: Final = re.compile(r"\s*(?:в|на|у|среди|по|in|at|for|among|on)\s[^,.;:]{3,40}(?=,)")
_EARLIER: Final = re.compile(
    LAST.pattern + r"|\b(?:the (?:year|month|quarter|season) before|a year (?:earlier|ago)"
    r"|(?:годом|месяцем|годами) (?:ранее|раньше))\b"
)
_NOT: Final = re.compile(r"\b(?:не|not|never|without|без)\s(?=[^\W\d]{4})")


class Part(NamedTuple):
    """A part of a whole told in counts: `said` are the words of both, `done` those of the part."""

    part: Figure
    span: Span
    percent: Decimal
    said: frozenset[str]
    done: frozenset[str]
    did: bool
    sentence: Sentence


def check(material: Material) -> Iterator[Flag]:
    """One flag a share that none of the counts it is told of make."""
    parts = list(islice(_parts(material.readable), MOST))
    for sentence, share in islice(_shares(material.readable), MOST if parts else 0):
        meant = [p for p in parts if _is_meant(material, sentence, share, p)]
        wrong = [p for p in meant if not _fits(share, p.percent)]
        if wrong and len(wrong) == len(meant):
            yield material.flag(
                "contradiction",
                "warning",
                "retold_share",
                [share.span, wrong[-1].span],
                said=material.quote(sentence.span),
                counts=material.quote(wrong[-1].span),
                percent=material.number(wrong[-1].percent),
            )


def _parts(prose: tuple[Sentence, ...]) -> Iterator[Part]:
    for before, sentence in pairwise((None, *prose)):
        if not sentence or not sentence.facts:
            continue
        for f in sentence.facts:
            if f.kind == "share" and (f.of or 0) >= FEWEST and not f.role:
                yield _told(before, sentence, f)
        counts = [f for f in sentence.facts if _is_count(f)]
        for first, second in pairwise(counts):
            if pair := _pair(sentence, first, second):
                yield _told(before, sentence, *pair)
        whole = before.facts[-1] if before and before.facts else None
        if not (counts and before and whole and _is_count(whole) and whole.low >= FEWEST):
            continue
        if counts[0].low < whole.low and _THEN.match(sentence.after(counts[0])):
            yield _told(before, sentence, counts[0], whole)


def _is_count(figure: Figure) -> bool:
    return figure.kind == "count" and figure.low == figure.high and not figure.role


def _pair(sentence: Sentence, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """The part and its whole, if two counts that follow each other are that."""
    between, before = sentence.between(first, second), sentence.before(first, BESIDE)
    if _OF.match(between):
        part, whole = first, second
    elif (
        _OF_THEM.match(between)
        or _THEN.match(sentence.after(second))
        or (
            (_FROM.search(before) and _ON.match(between))
            or (_ASKED.search(before) and _AND.match(between))
        )
    ):
        part, whole = second, first
    else:
        return None
    return (part, whole) if part.low < whole.low and whole.low >= FEWEST else None


def _told(
    before: Sentence | None, sentence: Sentence, part: Figure, whole: Figure | None = None
) -> Part:
    """`whole` is the figure of it, if that is one of its own: "52 of 64" is one figure."""
    at, end = part.span.start - sentence.span.start, part.span.end - sentence.span.start
    own = clause(sentence.plain, at, end, whole=True)
    if whole and whole.span < part.span:  # what is said of the whole is not said of the part
        own = own[own.find(sentence.plain[at:end]) :] + sentence.between(whole, part)
    first, last = sorted((part.span, (whole or part).span))
    said = f"{before.plain if before else ''} {sentence.plain}"
    return Part(
        part,
        Span(first.start, last.end),
        part.low * 100 / (whole.low if whole else part.of or part.low),
        things(said),
        things(own),
        bool(_DID.search(own)),
        sentence,
    )


def _shares(prose: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Figure]]:
    """The shares that stand without counts of their own."""
    for sentence in prose:
        if sum(f.kind == "percent" for f in sentence.facts) >= LISTED:
            continue
        counts = [f for f in sentence.facts if f.kind == "count" and f.low >= FEWEST]
        counts += [f for f in sentence.facts if f.kind == "share" and (f.of or 0) > FEWEST] * 2
        for f in sentence.facts:
            if f.kind not in {"percent", "share"} or f.role or f.low != f.high or f.direction:
                continue
            beside = [c for c in counts if abs(c.span.start - f.span.start) < 2 * BESIDE]
            if len(beside) < 2 and (f.kind == "percent" or (f.of or 0) <= FEWEST):
                yield sentence, f


def _is_meant(material: Material, sentence: Sentence, share: Figure, part: Part) -> bool:
    """Whether a share is told of these counts, in other words."""
    if part.sentence is sentence or _other_year(share, part.part):
        return False
    start = share.span.start - sentence.span.start
    around = near = clause(sentence.plain, start, start)
    if len(things(near)) < FEWEST_WORDS:
        around = clause(sentence.plain, start, start, whole=True)
    if _EARLIER.search(sentence.plain) and not _EARLIER.search(part.sentence.plain):
        return False
    own = things(around)
    lead = _LEAD.match(sentence.plain)
    named = f"{lead[0]} {near}" if lead else near
    if _NOW.search(near) or not names_all(named, part.said):
        return False
    did = part.did and bool(_DID.search(around)) and not _NOT.search(around)
    return material.likeness.alike(own, part.said) and (did or bool(own & part.done))


def _other_year(one: Figure, other: Figure) -> bool:
    """Whether a share names a year that is not that of the counts."""
    years = [f.when.start // YEARS if f.when else 0 for f in (one, other)]
    return bool(years[0]) and years[0] != years[1]


def _fits(share: Figure, percent: Decimal) -> bool:
    """Whether a share, or what it leaves, is what the counts make."""
    said = share.low * 100 / share.of if share.of else share.low
    slack = SLACK if share.kind == "percent" else ROUGHLY
    for true in (percent, 100 - percent):
        if rounds_to(true, said) or abs(true - said) <= slack:
            return True
        if share.bound in {"over", "at_least"} and true >= said:
            return True
        if share.bound in {"under", "at_most"} and true <= said:
            return True
    return False
