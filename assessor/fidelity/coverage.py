"""What a summary must tell: does the essay tell it, and does the summary?

The rubric says in which sections of the form an item is told, and by which words a sentence that
tells it is known (`MustCover`). A summary tells it with a sentence that has a figure of those
sections, that shares much with a sentence of them, or that has such a word. Words alone do not
show that an essay tells an item ("задача" is in every other essay): where it has none of the
sections, the item is asked for and not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from assessor.entry import Section
from assessor.fidelity.model import EssayFacts, Sentence
from assessor.fidelity.topic import topic
from assessor.rubric import MustCover
from assessor.text import WORDS_KEPT, Span, count_words, stem, words

_SHORTEST: Final = 5  # words: headings tell nothing
_SHARED: Final = 0.35
_LEAST: Final = 4.0  # weight: two words that are not everywhere, or one that is rare
ROOM: Final = 15  # words of the limit for each item; with less, a summary cannot tell them all


@dataclass(frozen=True)
class Item:
    """Something to be told: its name, the stems of its cues, the essay's sentences that tell it."""

    wanted: MustCover
    cues: tuple[frozenset[str], ...]
    sentences: frozenset[int]

    @cached_property
    def first(self) -> int:
        """The first of the sentences."""
        return min(self.sentences)

    def is_named(self, stems: frozenset[str]) -> bool:
        """Whether one of the cues stands among the words of a sentence."""
        return any(cue <= stems for cue in self.cues)


def items(
    wanted: Sequence[MustCover], sections: Sequence[Section], essay: EssayFacts
) -> tuple[Item, ...]:
    """What the essay tells of what is wanted."""
    found = (_item(one, sections, essay) for one in wanted)
    return tuple(item for item in found if item.sentences)


def _item(wanted: MustCover, sections: Sequence[Section], essay: EssayFacts) -> Item:
    inside = [Span(s.start, s.end) for s in sections if s.id in wanted.sections]
    told = (
        number
        for number, sentence in enumerate(essay.sentences)
        if any(span.start <= sentence.span.start < span.end for span in inside)
        and _long_enough(sentence, essay)
    )
    return Item(wanted, tuple(map(_stems_of, wanted.cues)), frozenset(told))


@lru_cache(maxsize=WORDS_KEPT)
def _stems_of(cue: str) -> frozenset[str]:
    return frozenset(stem(cue[slice(*word)]) for word in words(cue))


def _long_enough(sentence: Sentence, essay: EssayFacts) -> bool:
    return count_words(essay.text[slice(*sentence.span)]) >= _SHORTEST


def untold(
    told: Sequence[Sentence],
    rests: Sequence[frozenset[int]],
    items_: Sequence[Item],
    essay: EssayFacts,
) -> Iterator[Item]:
    """The items that no sentence of a summary tells; `rests` are where its figures stand."""
    for item in items_:
        if not any(_tells(one, rest, item, essay) for one, rest in zip(told, rests, strict=True)):
            yield item


def _tells(told: Sentence, rest: frozenset[int], item: Item, essay: EssayFacts) -> bool:
    if rest & item.sentences or item.is_named(told.stems):
        return True
    about = topic(told.stems, essay)
    least = max(_LEAST, _SHARED * about.weight)
    return any(about.shared(essay.sentences[n].stems) >= least for n in item.sentences)
