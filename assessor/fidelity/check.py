"""Check a summary sentence by sentence, and keep the sentences that pass."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from assessor.assessment import SummarySentence, Violation
from assessor.entry import Language
from assessor.fidelity import (
    claims,
    names,
    ordinals,
    plans,
    prose,
    recurring,
    seasons,
    singles,
    story,
    support,
    unlike,
)
from assessor.fidelity.bounds import as_told
from assessor.fidelity.coverage import ROOM, Item, untold
from assessor.fidelity.deeds import deed_of_another
from assessor.fidelity.essay import split
from assessor.fidelity.exchanged import exchanged
from assessor.fidelity.faults import Fault
from assessor.fidelity.model import Checked, Claim, EssayFacts, Mention, Sentence
from assessor.fidelity.spells import spell_of
from assessor.fidelity.times import times_of
from assessor.fidelity.wording import message
from assessor.figures import Figure
from assessor.text import count_words, language_of

_CODE: Final = re.compile(r"\d{3,}")
ViolationKind = Literal["figure", "direction", "period", "forecast", "name"]
_KINDS: Final[dict[Fault, ViolationKind]] = {
    "figure": "figure",
    "unit": "figure",
    "bound": "figure",
    "pair": "figure",
    "subject": "figure",
    "direction": "direction",
    "period": "period",
    "rate": "period",
    "forecast": "forecast",
    "done": "forecast",
}
_LONGEST_QUOTE = 160
_LEAD = 60  # characters before a figure that tell of it
_TAIL = 20
_BESIDE = 20  # figures of one sentence to either side of one


class _Told(NamedTuple):
    """A sentence of the summary: its text, its number, and what it is compared with."""

    text: str
    i: int
    sentence: Sentence
    facts: EssayFacts
    language: Language
    before: tuple[Figure, ...] = ()  # figures of what a semicolon joins it to


def check(
    summary: str, facts: EssayFacts, *, limit: int, language: Language, cover: Sequence[Item] = ()
) -> Checked:
    """Every rule on `summary`; `limit` is the most words it may have, `cover` what it must tell.

    A sentence that rests on nothing has empty support and breaks no rule by that: a general
    remark without figure or name is nobody's invention. What has to be told is looked for in a
    summary of this essay: where no sentence rests on it, that is seen, and asking once more for
    single items would mend nothing.
    """
    told, marks = split(summary), prose.markup(summary)
    sentences: list[SummarySentence] = []
    rests: list[frozenset[int]] = []
    found = list(_whole(summary, limit, language))
    for i, sentence in enumerate(told):
        joined = told[i - 1].figures[-_BESIDE:] if i and _ends_open(summary, told[i - 1]) else ()
        one = _Told(summary[slice(*sentence.span)], i, sentence, facts, language, joined)
        judged = [(c, claims.judge(c, facts)) for c in _claims(summary, one)]
        borne = [j.mentions for c, j in judged if j.mentions and c.figure.kind != "period"]
        rested, held = [m[0].sentence for m in borne], {m.sentence for ms in borne for m in ms}
        numbers = support.support(sentence, rested, facts)
        wrong = [
            *_form(marks, told, i, language),
            *_figures(summary, one, judged),
            *_seasons(one),
            *_ordinals(one),
            *_codes(one),
            *_times(one, {*numbers, *rested}),
            *_names(one),
        ]
        found += wrong or [
            *_periods(summary, one, {*numbers, *rested}),
            *_exchanged(summary, one, judged),
            *_stories(one, numbers),
        ]
        rests.append(frozenset(held))
        sentences.append(SummarySentence(text=one.text, support=support.places(numbers, facts)))
    if limit >= ROOM * len(cover) and any(sentence.support for sentence in sentences):
        found += _untold(told, rests, cover, facts, language)
    return Checked(tuple(sentences), tuple(found), limit)


def _claims(summary: str, told: _Told) -> Iterator[Claim]:
    sentence, is_open = told.sentence, told.sentence.plan or plans.leaves_open(told.text)
    times = times_of(sentence.figures, summary, *sentence.span)
    for i, (figure, label) in enumerate(zip(sentence.figures, sentence.labels, strict=True)):
        bare = figure.kind == "count" and not figure.unit
        later = sentence.figures[i + 1 : i + 1 + _BESIDE]
        start = max(figure.span.start - _LEAD, sentence.span.start)
        before = summary[start : figure.span.start].lower()
        yield Claim(
            figure=as_told(figure, before, summary[slice(*figure.span)]),
            label=label,
            stems=sentence.stems,
            before=before,
            written=summary[slice(*figure.span)].lower(),
            after=summary[figure.span.end : figure.span.end + _TAIL].lower(),
            around=(told.before if bare else ())
            + sentence.figures[max(i - _BESIDE, 0) : i]
            + later,
            partner=_partner(figure, later),
            open=is_open,
            time=times[i],
            over=spell_of(figure, sentence, summary),
        )


def _ends_open(summary: str, sentence: Sentence) -> bool:
    return summary[sentence.span.end - 1 : sentence.span.end] == ";"


def _partner(figure: Figure, later: Sequence[Figure]) -> Figure | None:
    """The figure a change that starts from `figure` goes to: the next one, of the same kind."""
    following = next((f for f in later if f.kind != "period"), None)
    if figure.role != "from" or following is None or following.role != "to":
        return None
    return following if following.kind == figure.kind else None


def safe(summary: str, checked: Checked, limit: int) -> str:
    """The sentences of `summary` that passed, in order, as many as the limit holds.

    Empty when the summary as a whole cannot be used, for being in the wrong language.
    """
    if any(v.kind == "language" for v in checked.violations):
        return ""
    kept: list[str] = []
    room = limit
    for i, sentence in enumerate(checked.sentences):
        words = count_words(sentence.text)
        if checked.passed(i) and words <= room:
            kept.append(sentence.text)
            room -= words
    return " ".join(kept)


def _whole(summary: str, limit: int, language: Language) -> Iterator[Violation]:
    if not (words := count_words(summary)):
        yield Violation(kind="missing", message=message(language, "missing"))
    if words > limit:
        told = message(language, "too_long", found=str(words), limit=limit)
        yield Violation(kind="too_long", message=told, found=str(words))
    if prose.wrong_language(summary, language):
        yield Violation(kind="language", message=message(language, "language"))


def _form(
    marks: Sequence[re.Match[str]], told: tuple[Sentence, ...], i: int, language: Language
) -> Iterator[Violation]:
    """Markup in the sentence, or before it and after the one before."""
    start = told[i - 1].span.end if i else 0
    end = told[i].span.end if i + 1 < len(told) else None
    for mark in marks:
        if start <= mark.start() and (end is None or mark.start() < end):
            shown = mark.group().strip()
            told_so = message(language, "form", found=shown)
            yield Violation(kind="form", message=told_so, sentence=i, found=shown)
            return


def _figures(
    summary: str, told: _Told, judged: Sequence[tuple[Claim, claims.Judged]]
) -> Iterator[Violation]:
    """Figures that the essay does not bear out."""
    for claim, verdict in judged:
        if verdict.fault is not None:
            yield _figure_fault(summary, told, claim.figure, verdict.fault, verdict.nearest)


def _figure_fault(
    summary: str, told: _Told, figure: Figure, fault: Fault, nearest: Mention | None
) -> Violation:
    shown, says = summary[slice(*figure.span)], _quote(nearest, told.facts)
    return Violation(
        kind=_KINDS[fault],
        message=message(told.language, fault, found=shown, says=says),
        sentence=told.i,
        found=shown,
        essay_says=says,
    )


def _periods(summary: str, told: _Told, numbers: set[int]) -> Iterator[Violation]:
    """Periods the essay has, but gives for something else than what the sentence rests on."""
    facts = told.facts
    if language_of(told.text) != facts.language:
        return  # what a translated sentence rests on is known by its figures alone
    valued = (f.low for f in told.sentence.figures if f.kind != "period")
    having = {m.sentence for low in valued for m in facts.mentions.get(low, ())}
    near = {n + step for n in numbers | having for step in (-1, 0)}
    known = [m for m in facts.of_kind("period") if m.sentence in near]
    days = {facts.days(m) for m in known}
    days.update(*(facts.reckoned.get(n, ()) for n in near))
    for figure in told.sentence.figures:
        if figure.kind != "period" or not known or claims.stands(figure, days):
            continue
        if not claims.stands(figure, facts.periods):
            continue  # it is nowhere in the essay, which is told already
        shown, says = summary[slice(*figure.span)], _quote(known[0], facts)
        said = message(told.language, "period", found=shown, says=says)
        yield Violation(kind="period", message=said, sentence=told.i, found=shown, essay_says=says)


def _seasons(told: _Told) -> Iterator[Violation]:
    for word in seasons.unknown_seasons(told.text, told.facts.text, told.facts.periods):
        said = message(told.language, "period", found=word)
        yield Violation(kind="period", message=said, sentence=told.i, found=word)


def _codes(told: _Told) -> Iterator[Violation]:
    """Numbers that measure nothing (codes, standards), and that stand nowhere in the essay."""
    at, spans = told.sentence.span.start, [figure.span for figure in told.sentence.figures]
    for code in _CODE.finditer(told.text):
        start, word = at + code.start(), code[0]
        stands = re.search(rf"(?<!\d){word}(?!\d)", told.facts.text)  # not the end of a year
        if not stands and not any(s.start <= start < s.end for s in spans):
            said = message(told.language, "figure", found=word)
            yield Violation(kind="figure", message=said, sentence=told.i, found=word)


def _ordinals(told: _Told) -> Iterator[Violation]:
    figures, at = told.sentence.figures, told.sentence.span.start
    for word in ordinals.unknown_ordinals(told.text, at, figures, told.facts.text):
        said = message(told.language, "figure", found=word)
        yield Violation(kind="figure", message=said, sentence=told.i, found=word)


def _times(told: _Told, numbers: set[int]) -> Iterator[Violation]:
    """Times and intervals told without a number that are none of the essay's."""
    facts = told.facts
    if not numbers:
        return
    near = " ".join(_around(numbers, facts))
    durations = [m.figure for m in facts.of_kind("duration")]
    for word in singles.false_times(told.text, near, facts.text, durations):
        said = message(told.language, "figure", found=word)
        yield Violation(kind="figure", message=said, sentence=told.i, found=word)
    wholes = {int(m.figure.of) for m in facts.of_kind("share") if m.figure.of}
    others = recurring.other_intervals(told.text, near, facts.text)
    for word in (*others, *recurring.other_bases(told.text, facts.text, wholes)):
        said = message(told.language, "rate", found=word)
        yield Violation(kind="period", message=said, sentence=told.i, found=word)


def _around(numbers: Collection[int], facts: EssayFacts) -> list[str]:
    """The essay's sentences of these numbers, each with those that stand beside it."""
    wide = {n + step for n in numbers for step in (-1, 0, 1)}
    spans = (facts.sentences[n].span for n in sorted(wide) if 0 <= n < len(facts.sentences))
    return [facts.text[slice(*span)] for span in spans]


def _names(told: _Told) -> Iterator[Violation]:
    for word in dict.fromkeys(n.word for n in names.unknown_names(told.text, told.facts.names)):
        said = message(told.language, "name", found=word)
        yield Violation(kind="name", message=said, sentence=told.i, found=word)


def _stories(told: _Told, numbers: tuple[int, ...]) -> Iterator[Violation]:
    """What is told of a plan as done, the reverse of what is denied, a rise for a fall."""
    facts, one = told.facts, story.Told(told.text, told.sentence, told.facts)
    if plan := story.planned(one, numbers):
        yield _whole_sentence(told, "forecast", "forecast", facts.text[slice(*plan.span)])
    elif done := story.undone(one):
        yield _whole_sentence(told, "forecast", "done", facts.text[slice(*done.span)])
    if says := story.denied(one, numbers):
        yield _whole_sentence(told, "direction", "denial", says)
    elif moved := story.moved(one):
        yield _whole_sentence(told, "direction", "direction", facts.text[slice(*moved.span)])
    if says := deed_of_another(told.text, facts):
        yield _whole_sentence(told, "name", "deed", says)
    near = [facts.text[slice(*facts.sentences[n].span)] for n in sorted(numbers)]
    for word, says in unlike.opposite(told.text, near, _around(numbers, facts)):
        said = message(told.language, "denial", found=word, says=_shortened(says))
        shown = _shortened(says)
        yield Violation(
            kind="direction", message=said, sentence=told.i, found=word, essay_says=shown
        )


def _whole_sentence(told: _Told, kind: ViolationKind, key: str, essay_says: str) -> Violation:
    says, shown = _shortened(essay_says), _shortened(told.text)
    said = message(told.language, key, found=shown, says=says)
    return Violation(kind=kind, message=said, sentence=told.i, found=shown, essay_says=says)


def _exchanged(
    summary: str, told: _Told, judged: Sequence[tuple[Claim, claims.Judged]]
) -> Iterator[Violation]:
    """Figures that have each other's place in the essay."""
    borne_out = [(c, j.mentions) for c, j in judged if j.mentions and c.figure.kind != "period"]
    for claim, mention in exchanged(borne_out, told.facts):
        yield _figure_fault(summary, told, claim.figure, "subject", mention)


def _untold(
    told: Sequence[Sentence],
    rests: Sequence[frozenset[int]],
    cover: Sequence[Item],
    facts: EssayFacts,
    language: Language,
) -> Iterator[Violation]:
    for item in untold(told, rests, cover, facts):
        says = _shortened(facts.text[slice(*facts.sentences[item.first].span)])
        said = message(language, "untold", found=item.wanted.of(language), says=says)
        yield Violation(kind="untold", message=said, essay_says=says)


def _quote(mention: Mention | None, facts: EssayFacts) -> str:
    if mention is None or mention.sentence < 0:
        return ""
    return _shortened(facts.text[slice(*facts.sentences[mention.sentence].span)])


def _shortened(text: str) -> str:
    """The text in one line, cut at a word."""
    plain = " ".join(text.split())
    return (
        plain if len(plain) <= _LONGEST_QUOTE else plain[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    )
