"""Prepare an essay, or a summary, for comparison: sentences with their figures and stems."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from assessor.fidelity.model import EssayFacts, Mention, Sentence
from assessor.fidelity.names import known_names
from assessor.figures import Figure, Kind, figures, is_direction, listed, plans_of
from assessor.text import WORDS_KEPT, Span, language_of, sentences, stem

_LABEL_REACH: Final = 40  # words to either side; no clause that a person wrote has more
_SHORTEST: Final = 12  # sentences; in a few lines too a word that stands once says something
_SHORT_NAME: Final = 3
_HYPHEN: Final = re.compile("[-‑]")
_WORD: Final = re.compile(r"[^\W\d_]++(?:[-‑][^\W\d_]++)*+")
_Word = tuple[int, str, str]  # its offset, its stem (or that of a part), and as it is written
# A clause ends here for the question what a figure measures; a dash or a colon joins a label to it.
CLAUSE_END: Final = re.compile(r"[,;()\n]|(?<=[.!?])\s| (?:а|но|и|and|but|while|при этом) ")
# Stems that are everywhere and say nothing about what is measured.
_EMPTY: Final = frozenset(
    map(
        stem,
        listed(
            "вместо против against через после перед между без под около"
            " и в во на с со к ко по за до из от для при о об у не ни а но или"
            " что как это этот эта эти тот та то те мы наш наша наши нас нам они их он она оно"
            " его ее свой свои который которая которые все всех весь вся также уже еще только"
            " более менее больше меньше чем есть был была было были быть стал стала стало"
            " стали составил составила составило составляет составляют год года году лет месяц"
            " квартал процент процентов раз тысяч млн среднем средний счет благодаря можно"
            " может время the a an of to in on at by for with from and or but is are was were"
            " be been has have had it its this that these those we our they their he she his"
            " her as than more less most which who not no also all per cent percent year years"
            " month months quarter after before during over under into about then now today"
            " earlier previously formerly currently теперь сейчас сегодня раньше прежде ранее"
        ),
    )
)


def facts(essay_text: str, fields: Sequence[str] = ()) -> EssayFacts:
    """Everything a summary of this essay may say: build it once an essay.

    `fields` are the form's other values (organisation, nominee, city …): their names and figures
    are known too.
    """
    found = split(essay_text)
    mentions = [
        Mention(figure, label, i)
        for i, s in enumerate(found)
        for figure, label in zip(s.figures, s.labels, strict=True)
    ]
    mentions += [Mention(f, frozenset(), -1) for value in fields for f in figures(value)]
    by_value: dict[Decimal, list[Mention]] = defaultdict(list)
    by_kind: dict[Kind, list[Mention]] = defaultdict(list)
    for mention in mentions:
        figure = mention.figure
        by_kind[figure.kind].append(mention)
        for value in {figure.low, figure.high, figure.of or figure.low}:
            by_value[value].append(mention)
    counts = Counter(chain.from_iterable(sentence.stems for sentence in found))
    total = max(len(found) + 1, _SHORTEST)
    return EssayFacts(
        text=essay_text,
        language=language_of(essay_text),
        sentences=found,
        mentions={value: tuple(ms) for value, ms in by_value.items()},
        kinds={kind: tuple(ms) for kind, ms in by_kind.items()},
        weights={s: math.log(total / n) + 0.1 for s, n in counts.items()},
        names=known_names(essay_text, fields),
    )


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` with their figures; each figure's offsets are into `text`."""
    all_figures = figures(text)
    starts = [f.span.start for f in all_figures]
    return tuple(
        _sentence(
            text,
            span,
            all_figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)],
            plan,
        )
        for span, plan in zip(sentences(text), plans_of(text), strict=True)
    )


def _sentence(text: str, span: Span, inside: Sequence[Figure], plan: bool) -> Sentence:
    words = _words(text, span.start, span.end)
    return Sentence(
        span=span,
        stems=frozenset([found for _, found, _ in words]),
        figures=tuple(inside),
        labels=tuple(_labels(text, span, inside, words)) if inside else (),
        plan=plan,
    )


def content(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Offset and stem of every word of `text[start:end]` that says what is spoken of."""
    return ((at, found) for at, found, _ in _words(text, start, end))


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The same, and each as it is written."""
    told: list[_Word] = []
    for match in _WORD.finditer(text, start, end):
        at, word = match.start(), match[0]
        if len(word) > 1:
            for found in _stems(word):
                told.append((at, found, word))
        elif word.isupper() and word != "I" and text[at - 2 : at - 1].isalpha() and at > start:
            told.append((at, word.lower(), word))  # the B of "team B"
    return told


@lru_cache(maxsize=WORDS_KEPT)
def _stems(word: str) -> tuple[str, ...]:
    """The stems of a word, of each part of one with hyphens, that say what is spoken of."""
    parts = (word,) if word.isalpha() else _HYPHEN.split(word)
    told = ((part, stem(part)) for part in parts)
    return tuple(s for part, s in told if s not in _EMPTY and (len(s) > 2 or _names(part)))


def _names(part: str) -> bool:
    """Whether a short word names something: an acronym, or «Анна», of which little is left."""
    return part.isupper() or (part.istitle() and len(part) > _SHORT_NAME)


def _labels(
    text: str, span: Span, inside: Sequence[Figure], words: Sequence[_Word]
) -> Iterator[frozenset[str]]:
    """The stems around each figure: of its clause, between the figures on either side of it.

    A figure with no words before it ("… до 6%", "…, 77% в октябре") has those of the one before.
    """
    ends = [m.span() for m in CLAUSE_END.finditer(text, span.start, span.end)]
    measured = [f.span for f in inside if f.kind != "period"]
    begins = sorted([span.start, *(end for _, end in ends), *(s.end for s in measured)])
    stops = sorted([span.end, *(begin for begin, _ in ends), *(s.start for s in measured)])
    said = _said(inside, words)
    places = [at for at, _ in said]
    last: frozenset[str] = frozenset()
    for figure in inside:
        start = begins[bisect_right(begins, figure.span.start) - 1]
        # A period may reach into the next line, which is a sentence of its own: "in May\n2024".
        stop = stops[min(bisect_left(stops, figure.span.end), len(stops) - 1)]
        at = bisect_left(places, figure.span.start)
        first = max(bisect_left(places, start), at - _LABEL_REACH)
        end = min(bisect_left(places, stop), at + _LABEL_REACH)
        beyond = bisect_left(places, figure.span.end, first, end)
        label = frozenset(s for _, s in said[first:end])
        if first == at and beyond == end:  # no words but its own
            label |= last
        if figure.kind != "period":
            last = label
        yield label


def _said(inside: Sequence[Figure], words: Sequence[_Word]) -> list[tuple[int, str]]:
    """The words that can tell what is measured: no period, no bare number, no rise or fall."""
    apart = [f.span for f in inside if f.kind == "period" or not f.unit]
    starts = [s.start for s in apart]
    said = []
    for at, found, word in words:
        before = bisect_right(starts, at) - 1
        hidden = before >= 0 and at < apart[before].end
        if not hidden and not is_direction(word):
            said.append((at, found))
    return said
