"""A sentence of a summary as a whole against the essay's sentences that tell the same.

What has no figure to compare: a plan told as done, what the essay denies, a rise for a fall.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from assessor.fidelity import denial, plans
from assessor.fidelity.essay import content
from assessor.fidelity.glossary import other_names
from assessor.fidelity.model import EssayFacts, Sentence
from assessor.fidelity.names import names_of
from assessor.fidelity.topic import Topic, is_foreign, shares, topic
from assessor.fidelity.transcription import is_read_among
from assessor.figures import Direction, plans_of
from assessor.figures.cues import direction_of, tense_of
from assessor.text import stem

_SAME_STORY: Final = 0.5
_TOLD_AS_WELL: Final = 0.8
_SAME_THING: Final = 0.6  # of what is said to rise or fall
_LEAST: Final = 4.0  # weight: two words that are not everywhere
_LEAST_MOVED: Final = 2.5  # weight: one word that is rare
_PART: Final = re.compile(r"[,;:]| — ")
_CAPITAL: Final = re.compile(r"[A-ZА-ЯЁ][\w-]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DONE_SAME_STORY: Final = 0.35
_SAME_PLAN: Final = 0.6
_TOUCHED: Final = 0.4  # of what is told as a plan, for a plan of the essay to be of it too
_TO_BE: Final = re.compile(r"\b(?:be|быть|будет|будут)(?: \w+ly)? \w+", re.IGNORECASE)
# What begins at a date that is named: to tell it in the present is to tell when.
_BEGINS: Final = re.compile(
    r"\b(?:opens|launches|starts|begins|follows|arrives|comes|goes)\b|\w*откры(?:вает|т)\w*ся\b"
    r"|\b(?:запускает|начинает|стартует|появляется|вводится|выходит|присоединяется)\w*",
    re.IGNORECASE,
)
# What is only decided or begun is still to be done.
_BEGUN: Final = re.compile(
    r"\b(?:реш(?:ил|ен)|договор|согласов|утверд|одобр|начал|приступ|готовил|подготов|заказал|заключ"
    r"|подписал|decid|agreed|approv|began|begun|start|prepar|sign|order|commission)\w*",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    r"(?:\b(?:в|во|на|in|at|to|for) (?:[A-ZА-ЯЁ][\w-]+(?:,| и| and) )*|[«“\"])$"
)
# What is told beside a plan of how things are without it, is not done either.
_NOT_YET: Final = re.compile(
    r"\b(?:у нас нет|пока нет|пока нечем|ещ[её] не|пока не|по-старому|not yet|no such|still no)\b",
    re.IGNORECASE,
)
_CONTRAST: Final = re.compile(r" ?(?:пока|хотя|но|а|while|although|though|but)\b")


@dataclass(frozen=True)
class Told:
    """A sentence of a summary and the essay it is of."""

    text: str
    sentence: Sentence
    essay: EssayFacts

    @cached_property
    def about(self) -> Topic:
        """What it speaks of, in the essay's words."""
        return topic(self.sentence.stems, self.essay)

    @cached_property
    def past(self) -> bool:
        """Whether a verb of it is in the past: "will be opened" is none."""
        return "past" in map(tense_of, _lows(_TO_BE.sub("", self.text)))

    @cached_property
    def weight(self) -> float:
        """How much it tells; a word the essay does not have tells a little."""
        unknown = len(self.sentence.stems) - len(self.about.words)
        return self.about.weight + unknown or 1.0

    @cached_property
    def shares(self) -> Mapping[int, float]:
        """How much of it an essay's sentence tells too, from 0 to 1, by number; 0 is left out."""
        return {n: told / self.weight for n, told in shares(self.about).items()}


def planned(told: Told, numbers: Collection[int]) -> Sentence | None:
    """The essay's sentence whose plan is told as done, by its words or by a name of its own."""
    if told.sentence.plan or plans.leaves_open(told.text) or denial.denies(told.text):
        return None
    plan = _only_planned(told) or _planned_story(told, numbers)
    return None if plan and _is_scheduled(told, plan) else plan


def _is_scheduled(told: Told, plan: Sentence) -> bool:
    """Whether what is planned is told with its date: "a site opens in Derby in 2026"."""
    dated = bool(told.sentence.periods & plan.periods)
    return dated and bool(_BEGINS.search(told.text)) and not told.past


def undone(told: Told) -> Sentence | None:
    """The essay's sentence that tells as done what is told as a plan."""
    if not told.sentence.plan or told.past:
        return None
    words = frozenset(_planned_words(told.text))
    about = topic(words, told.essay)
    if about.weight < _LEAST:
        return None
    whole = about.weight + len(words) - len(about.words)
    shared = sorted(shares(about).items(), key=lambda one: (-one[1], one[0]))
    best = told.essay.sentences[shared[0][0]]
    if shared[0][1] < _SAME_PLAN * whole or not _is_done(best, told):
        return None
    alike = (n for n, share in shared if share >= _TOUCHED * about.weight)
    return None if any(_is_open(told.essay.sentences[n], told.essay) for n in alike) else best


def _planned_words(text: str) -> Iterator[str]:
    """The stems of the clauses of a plan, without the words that only say it is one."""
    for part in _PART.split(text):
        if any(plans_of(part)):
            for at, found in content(part, 0, len(part)):
                word = _WORD.match(part, at)
                if word and not plans.leaves_open(word.group()):
                    yield found


def _is_done(sentence: Sentence, told: Told) -> bool:
    """Whether a sentence tells something as done, and has all that is told by name or number."""
    text = told.essay.text[slice(*sentence.span)]
    lows = _lows(text)
    if "past" not in map(tense_of, lows) or denial.denies(text) or _BEGUN.search(text):
        return False
    named = all(_has_name(sentence, name.word, told.essay) for name in names_of(told.text))
    measured = {f.low for f in told.sentence.figures if f.kind != "period"}
    return named and measured <= sentence.values


def _is_open(sentence: Sentence, essay: EssayFacts) -> bool:
    return sentence.plan or plans.leaves_open(essay.text[slice(*sentence.span)])


def _planned_story(told: Told, numbers: Collection[int]) -> Sentence | None:
    essay, shared = told.essay, told.shares
    foreign = bool(told.sentence.stems) and _is_translated(told)
    around = shared if foreign or not numbers else numbers
    best = max(around, key=lambda n: (shared.get(n, 0.0), -n), default=None)
    least = _DONE_SAME_STORY if plans.tells_done(told.text) else _SAME_STORY
    if best is None or not essay.sentences[best].plan or (most := shared.get(best, 0.0)) < least:
        return None
    if foreign and most * told.weight < _LEAST:
        return None
    if any(s >= _TOLD_AS_WELL * most and not essay.sentences[n].plan for n, s in shared.items()):
        return None
    says = essay.text[slice(*essay.sentences[best].span)]
    if denial.denies(_NOT_YET.sub("", says)):  # "we are not going to" is told by "they refused"
        return None
    least = _SAME_STORY * most * told.weight
    if any(told.about.shared(done) >= least for done in _done(says)):
        return None
    return essay.sentences[best]


def _is_translated(told: Told) -> bool:
    return sum(is_foreign(s, told.essay) for s in told.sentence.stems) * 2 > len(
        told.sentence.stems
    )


def _done(sentence: str) -> Iterator[frozenset[str]]:
    """The stems of what a sentence tells beside its plan: before it, after a semicolon, a "but"."""
    for i, half in enumerate(sentence.split(";")):
        stems = set[str]()
        planned = False
        for part in _PART.split(half):
            planned = any(plans_of(part)) or (planned and not _CONTRAST.match(part))
            if not planned and not _NOT_YET.search(part):
                stems |= {s for _, s in content(part, 0, len(part))}
        if i or stems or planned:
            yield frozenset(stems)


def _only_planned(told: Told) -> Sentence | None:
    """The plan that alone of all the essay has a name which is told as a place of what is."""
    done = plans.tells_done(told.text)
    for name in names_of(told.text):
        if not done and not _PLACED.search(told.text[: name.start]):
            continue
        having = [s for s in told.essay.sentences if _has_name(s, name.word, told.essay)]
        if having and all(s.plan for s in having) and not _is_beside_plan(told, name.word, having):
            return having[0]
    return None


def _is_beside_plan(told: Told, name: str, having: Collection[Sentence]) -> bool:
    """Whether what is told with a name stands beside the plan: "at A., where queues are long"."""
    about, text = told.about, told.essay.text
    parts = (done for s in having for done in _done(text[slice(*s.span)]))
    return any(about.shared(done - {stem(name.lower())}) > 0 for done in parts)


def _has_name(sentence: Sentence, word: str, essay: EssayFacts) -> bool:
    if stem(word.lower()) in sentence.stems:
        return True
    if not is_foreign(stem(word.lower()), essay):
        return False
    if other_names(stem(word.lower())) & sentence.stems:
        return True
    return is_read_among(word, _CAPITAL.findall(essay.text, *sentence.span))


def denied(told: Told, numbers: Collection[int]) -> str | None:
    """What the essay says of a verb that it denies and the summary affirms, or the reverse."""
    if not numbers:
        return None
    alike = [(share, n) for n, share in told.shares.items() if share >= _SAME_STORY]
    if not alike:
        return None
    texts = {n: told.essay.text[slice(*told.essay.sentences[n].span)] for _, n in alike}
    says = texts[max(alike, key=lambda one: (one[0], -one[1]))[1]]
    if _STILL.search(told.text) and _is_of_the_past(says):
        return says
    if denial.made_others(told.text, says):
        return says
    return says if denial.turned(told.text, says, list(texts.values())) else None


_STILL: Final = re.compile(
    r"\b(?:по-прежнему|до сих пор|вс[её] ещ[её]|и теперь|и сейчас|по сей день|still|to this day"
    r"|even now|continues? to)\b",
    re.IGNORECASE,
)
_USED_TO: Final = re.compile(
    r"^(?:раньше|прежде|ранее|когда-то|до \d{4} года|before \d{4}|previously"
    r"|formerly|in the past|until)\b|\bused to\b",
    re.IGNORECASE,
)


def _is_of_the_past(says: str) -> bool:
    """Whether a sentence tells only of what used to be."""
    return bool(_USED_TO.search(says)) and not _STILL.search(says)


def moved(told: Told) -> Sentence | None:
    """The essay's sentence in which what is told to rise falls, or the reverse, in no figures."""
    ways = {way for low in _lows(told.text) if (way := direction_of(low))}
    if len(ways) != 1 or any(f.kind != "period" for f in told.sentence.figures):
        return None
    (way,) = ways
    moving = frozenset(stem(low) for low in _lows(told.text) if direction_of(low))
    about = topic(told.sentence.stems - moving, told.essay)
    if about.weight < _LEAST_MOVED or denial.denies(told.text):
        return None
    found: Sentence | None = None
    for number, shared in sorted(shares(about).items()):
        if shared < _SAME_THING * about.weight:
            continue
        sentence = told.essay.sentences[number]
        text = told.essay.text[slice(*sentence.span)]
        stays = _STAYS.search(text) is not None
        theirs = set(_ways(sentence, about))
        theirs |= {other for low in _lows(text) if not stays and (other := direction_of(low))}
        if way in theirs or (denial.denies(text) and not stays):
            return None
        found = sentence if theirs or stays else found
    return found


def _ways(sentence: Sentence, about: Topic) -> Iterator[Direction]:
    """Which way the changes of a sentence go by their values, of what is spoken of."""
    measured = [(f, s) for f, s in zip(sentence.figures, sentence.labels, strict=True) if f.role]
    for (start, label), (end, _) in pairwise(measured):
        ends = (start.role, end.role) == ("from", "to") and start.kind == end.kind
        if ends and start.low != end.low and about.shared(label) > 0:
            yield "rise" if end.low > start.low else "fall"


_STAYS: Final = re.compile(
    r"\b(?:stayed|unchanged|not improved|остал(?:ся|ась|ось|ись) (?:прежн\w+|на том же|на прежнем)"
    r"|не изменил\w+|не улучшил\w+|почти не сдвин\w+)\b",
    re.IGNORECASE,
)


def _lows(text: str) -> list[str]:
    return [m.group().lower().replace("ё", "е") for m in _WORD.finditer(text)]
