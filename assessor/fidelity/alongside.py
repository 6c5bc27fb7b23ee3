"""Two things told side by side: "absence fell from 9% to 6%, attrition from 22% to 15%".

Each has its own values, and only its own. Things are side by side when their words have the same
place in their clauses: the subjects of both, or what the same preposition stands before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from assessor.fidelity.essay import CLAUSE_END, content
from assessor.fidelity.glossary import counterparts
from assessor.fidelity.model import Claim, EssayFacts, Mention
from assessor.fidelity.topic import is_foreign, topic
from assessor.figures import Figure, is_direction, listed, same_thing
from assessor.figures.cues import tense_of
from assessor.text import WORDS_KEPT, stem
from assessor.text.morphology import morphology

Place = tuple[str, str]
_PARTS: Final = ("percent", "share")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_DIGIT: Final = re.compile(r"\d")
_PRONOUN: Final = re.compile(
    r"\b(?:он|она|оно|они|его|е[её]|их|этот|эта|это|эти|it|its|they|them|this|that|these)\b",
    re.IGNORECASE,
)
# Where something is, or by what way, is told by any of these.
_WHERE: Final = listed("в во на по у при через in at on by via through with for")
_PREPOSITIONS: Final = _WHERE | listed(
    "из от до для к ко о об с со после перед среди между без of from to among after before under"
    " over during than against"
)
# They name no thing of their own, but how much of it there is, when, or by what measure.
_LIGHT: Final = frozenset(
    map(
        stem,
        listed(
            "показатель доля число количество цифра уровень значение результат итог средний среднее"
            " минимум максимум норма норматив цель план прогноз рекорд пик лимит остаток сезон зима"
            " весна лето осень неделя день начало конец рынок сумма половина часть примерно rate"
            " share number figure level value result total average overall minimum maximum target"
            " plan goal forecast record peak limit norm season winter spring summer autumn week day"
            " start end beginning launch market sum half part rest first second best worst now only"
            " could would should might must можно может смог смогли удалось"
        ),
    )
)


def alongside(claim: Claim, best: Sequence[Mention], essay: EssayFacts) -> Mention | None:
    """What stands beside the claim's figure in the essay and is what the claim speaks of."""
    about = topic(claim.label, essay)
    told = frozenset[str]().union(*about.words)
    if any(told <= mention.label or mention.sentence < 0 for mention in best):
        return None
    translated = any(is_foreign(word, essay) for word in claim.label)
    if translated and len(about.words) < len(claim.label):
        return None
    said = claim.stems.union(*map(counterparts, claim.stems))
    rivals = [next(_rivals(claim, m, told, said, essay), None) for m in best]
    return rivals[0] if rivals and None not in rivals else None


def _rivals(
    claim: Claim, mention: Mention, told: frozenset[str], said: frozenset[str], essay: EssayFacts
) -> Iterator[Mention]:
    """The figures beside the mention of a thing that the claim names, in place of the mention's."""
    for other in _beside(mention, essay):
        if told.isdisjoint(other.label) or not _comparable(claim, mention, other):
            continue
        for ours, theirs in _facing(mention, other, said, essay):
            if theirs in told and ours not in said:
                yield other


def _beside(mention: Mention, essay: EssayFacts) -> Iterator[Mention]:
    """The figures of the mention's sentence and of those beside it."""
    for number in (mention.sentence, mention.sentence - 1, mention.sentence + 1):
        if not 0 <= number < len(essay.sentences):
            continue
        sentence = essay.sentences[number]
        for figure, label in zip(sentence.figures, sentence.labels, strict=True):
            yield Mention(figure, label, number)


def _comparable(claim: Claim, mention: Mention, other: Mention) -> bool:
    """Whether two figures can be of two things: of one kind and role, and not of one change."""
    one, two = mention.figure, other.figure
    if one.low == two.low or (one.role != two.role and mention.sentence != other.sentence):
        return False
    # "By phone they wait 40 seconds, in chat 25."
    bare = two.kind == "count" and not two.unit
    if bare and one.unit and two.span.start < one.span.end:
        return False
    if one.kind != two.kind and not bare and not {one.kind, two.kind} <= {*_PARTS}:
        return False
    if one.kind == "count" and one.unit and two.unit and not same_thing(one.unit, two.unit):
        return False
    if any(f.low == two.low for f in claim.around):
        return False
    return mention.sentence == other.sentence or one.when == two.when


def _facing(
    mention: Mention, other: Mention, said: frozenset[str], essay: EssayFacts
) -> Iterator[tuple[str, str]]:
    """The words of both that have the same place in their clauses, if they are not `said`."""
    here, there = (_stretch(m, essay) for m in (mention, other))
    if _PRONOUN.search(here):
        return
    uneven = mention.figure.role != other.figure.role
    apart = mention.sentence != other.sentence and mention.figure.role is None
    if not (apart or mention.figure.role or _is_elliptic(here) or _is_elliptic(there)):
        return
    ours = _places(here, mention.label - other.label - said, mention.figure)
    theirs = _places(there, other.label - mention.label, other.figure)
    if mention.sentence != other.sentence:  # of two sentences only what each begins with
        ours, theirs = (dict(islice(found.items(), 1)) for found in (ours, theirs))
    for place, word in ours.items():
        # In two sentences of their own the subjects are whoever does it; places are compared.
        if place in theirs and (place[0] or not (apart or uneven)):
            yield word, theirs[place]


def _stretch(mention: Mention, essay: EssayFacts) -> str:
    """The clause of a figure, from the one before it to the one after it."""
    sentence, at = essay.sentences[mention.sentence], mention.figure.span
    start, end = sentence.span
    bounds = [m.span() for m in CLAUSE_END.finditer(essay.text, start, end)]
    bounds += [f.span for f in sentence.figures if f.kind != "period" and f.span != at]
    starts = sorted({start, *(last for _, last in bounds if last <= at.start)}, reverse=True)
    end = min([end, *(first for first, _ in bounds if first >= at.end)])
    # "… to 6%" has no words but those of where it comes from, as its label has.
    begin = next((s for s in starts if any(content(essay.text, s, at.start))), start)
    return essay.text[begin:end]


def _is_elliptic(clause: str) -> bool:
    return all(tense_of(low) is None for low in _lows(clause))


def _lows(clause: str) -> list[str]:
    return [m.group().lower().replace("ё", "е") for m in _WORD.finditer(clause)]


def _places(clause: str, own: frozenset[str], figure: Figure) -> dict[Place, str]:
    """The first of a clause's own words in each place: after a preposition, in a case."""
    found: dict[Place, str] = {}
    before = ""
    last = 0
    stems = dict(content(clause, 0, len(clause)))
    for match in _WORD.finditer(clause):
        low = match.group().lower().replace("ё", "е")
        if _DIGIT.search(clause, last, match.start()):
            before = ""  # "in 2023 complaints …"
        last = match.end()
        if low in _PREPOSITIONS:
            before = "where" if low in _WHERE else low
        elif tense_of(low) or is_direction(low):
            before = ""
        elif _is_thing(word := stems.get(match.start(), ""), figure) and word in own:
            for case in ("",) if before == "where" else _cases(low):
                found.setdefault((before, case), word)
    return found


def _is_thing(word: str, figure: Figure) -> bool:
    """Whether a stem names something, and not what the figure counts."""
    return word not in _LIGHT and not (figure.unit and same_thing(figure.unit, word))


@lru_cache(maxsize=WORDS_KEPT)
def _cases(low: str) -> tuple[str, ...]:
    """The cases a Russian word can be in; an English one has none."""
    if low.isascii() or len(low) == 1:
        return ("",)
    return tuple(
        sorted({str(p.tag.case) for p in morphology().parse(low)[:3] if p.tag.case}) or ("",)
    )
