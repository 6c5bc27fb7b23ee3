"""Laying a quote beside the place in the essay it most likely comes from, and what then differs.

The essay's rare words say where to look; one alignment of a small window (C++) says which tokens
are the same; only what is left is looked at word by word. No step is the quote's length times
the essay's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from assessor.evidence.slips import is_given_name, is_weighty, is_word, same_word
from assessor.evidence.tokens import EssayIndex, Tokens
from assessor.text import Span

_ANCHORS: Final = 12
_PLACES: Final = 300
_CANDIDATES: Final = 4
_MARGIN: Final = 4
_LONGEST: Final = 2000
_LONGEST_GAP: Final = 8
# So many words of the essay left out between two equal ones are no slip: two places.
_APART: Final = 3
_SHORT: Final = 4
# How many tokens more the essay may spend on what the quote says at one of its ends.
_NEARBY: Final = (0, 1, -1, 2, -2)
# Articles may come and go: nothing that is claimed changes.
_WEIGHTLESS: Final = frozenset(["a", "an", "the"])


@dataclass(frozen=True)
class Difference:
    """Token ranges that do not say the same: `quoted` in the quote, `essay` in the essay."""

    quoted: Span
    essay: Span


class Block(NamedTuple):
    """Tokens `begin:end` of the quote, which are those of the essay from `essay` on."""

    begin: int
    end: int
    essay: int


@dataclass(frozen=True)
class Alignment:
    """A quote beside tokens `begin:end` of the essay.

    `head` and `tail` are how many of the quote's first and last tokens the essay does not have
    there; `differences` is everything between. `same` counts equal tokens, `mended` the slips.
    """

    begin: int
    end: int
    head: int
    tail: int
    differences: tuple[Difference, ...]
    same: int
    mended: int


def alignments(quote: Tokens, essay: EssayIndex) -> list[Alignment]:
    """The quote beside its likeliest places in the essay, the best first."""
    if not 0 < len(quote) <= _LONGEST:
        return []
    found = {_aligned(quote, essay, begin) for begin in _candidates(quote, essay)}
    aligned = [a for a in found if a]
    return sorted(aligned, key=lambda a: (-a.same, len(a.differences) + a.head + a.tail, a.begin))


def _candidates(quote: Tokens, essay: EssayIndex) -> list[int]:
    """Essay tokens the quote could begin at, voted for by its rarest tokens."""
    seen = sorted(
        (len(essay.positions[key]), i) for i, key in enumerate(quote.keys) if key in essay.positions
    )
    votes: Counter[int] = Counter()
    width = 1 + len(quote) // 8
    places = 0
    for anchors, (count, i) in enumerate(seen):
        if anchors and (anchors >= _ANCHORS or places + count > _PLACES):
            break
        places += count
        for position in essay.positions[quote.keys[i]][:_PLACES]:
            bucket = (position - i) // width
            votes[bucket] += 2
            votes[bucket + 1] += 1
            votes[bucket - 1] += 1
    chosen: list[int] = []
    for bucket, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if not any(abs(bucket - other) < 2 for other in chosen):
            chosen.append(bucket)
        if len(chosen) == _CANDIDATES:
            break
    return [bucket * width for bucket in chosen]


def _aligned(quote: Tokens, essay: EssayIndex, begin: int) -> Alignment | None:
    margin = _MARGIN + len(quote) // 8
    low, high = max(0, begin - margin), min(len(essay.tokens), begin + len(quote) + 2 * margin)
    blocks = [
        Block(op.src_start, op.src_end, low + op.dest_start)
        for op in Levenshtein.opcodes(quote.keys, essay.tokens.keys[low:high])
        if op.tag == "equal"
    ]
    return _Sides(quote, essay).beside(_together(blocks, begin)) if blocks else None


def _together(blocks: list[Block], begin: int) -> list[Block]:
    """The blocks of the one place that has most of the quote; equal words elsewhere are chance.

    Of places that have as much, the one nearest to where the quote was looked for.
    """

    def weight(cluster: list[Block]) -> tuple[int, int]:
        first = cluster[0]
        return sum(b.end - b.begin for b in cluster), -abs(first.essay - first.begin - begin)

    clusters = [[blocks[0]]]
    for before, block in pairwise(blocks):
        left_out = (block.essay - before.essay) - (block.begin - before.begin)
        if left_out >= _APART:
            clusters.append([])
        clusters[-1].append(block)
    return max(clusters, key=weight)


class _Sides:
    """The two token sequences, and the judgement of the stretches where they are not equal."""

    def __init__(self, quote: Tokens, essay: EssayIndex) -> None:
        self.quote = quote
        self.essay = essay.tokens
        self.vocabulary = essay.positions

    def beside(self, blocks: list[Block]) -> Alignment:
        """The alignment that rests on these blocks."""
        blocks = self._tightened(blocks)
        first, _, place = blocks[0]
        begin = self._head(first, place)
        last = blocks[-1].end
        after = blocks[-1].essay + last - blocks[-1].begin
        end = self._tail(last, after)
        head = first if begin is None else 0
        tail = len(self.quote) - last if end is None else 0
        begin = place if begin is None else begin
        end = after if end is None else end
        differences = tuple(self._between(blocks))
        apart = sum(d.quoted.end - d.quoted.start for d in differences)
        same = LCSseq.similarity(
            self.quote.keys[head : len(self.quote) - tail], self.essay.keys[begin:end]
        )
        mended = max(0, len(self.quote) - same - head - tail - apart)
        return Alignment(begin, end, head, tail, differences, same, mended)

    def _tightened(self, blocks: list[Block]) -> list[Block]:
        """Blocks without one at an end whose words stand right beside the next block as well."""
        kept = list(blocks)
        while len(kept) > 1 and any(self._between(kept[:2])):
            if self._head(kept[1].begin, kept[1].essay) is None:
                break
            kept.pop(0)
        while len(kept) > 1 and any(self._between(kept[-2:])):
            before = kept[-2]
            if self._tail(before.end, before.essay + before.end - before.begin) is None:
                break
            kept.pop()
        return kept

    def _between(self, blocks: list[Block]) -> Iterator[Difference]:
        for (q, q_end, e), (q_next, _, e_next) in pairwise(blocks):
            if difference := self._difference(Span(q_end, q_next), Span(e + q_end - q, e_next)):
                yield difference

    def _difference(self, quoted: Span, essay: Span) -> Difference | None:
        """None when the two stretches tell the same, otherwise their smallest differing part."""
        if self.reconciled(quoted, essay):
            return None
        (q, q_end), (e, e_end) = quoted, essay
        while q < q_end and e < e_end and self._pair(q, e):
            q, e = q + 1, e + 1
        while q < q_end and e < e_end and self._pair(q_end - 1, e_end - 1):
            q_end, e_end = q_end - 1, e_end - 1
        return Difference(Span(q, q_end), Span(e, e_end))

    def _head(self, first: int, place: int) -> int | None:
        """Where in the essay the quote's first tokens begin, None when they are not there."""
        for more in _NEARBY:
            begin = place - first - more
            if not 0 <= begin <= place:
                continue
            if self.reconciled(Span(0, first), Span(begin, place), edge=True):
                return begin
        return None

    def _tail(self, last: int, after: int) -> int | None:
        """Where in the essay the quote's last tokens end, None when they are not there."""
        rest = len(self.quote) - last
        for more in _NEARBY:
            end = after + rest + more
            if not after <= end <= len(self.essay):
                continue
            if self.reconciled(Span(last, len(self.quote)), Span(after, end), edge=True):
                return end
        return None

    def reconciled(self, quoted: Span, essay: Span, *, edge: bool = False) -> bool:
        """Whether two stretches are the same words but for slips.

        At an `edge` of the quote every token must have its partner: nothing may come or go.
        """
        if max(quoted.end - quoted.start, essay.end - essay.start) > _LONGEST_GAP:
            return False
        return self._walk(quoted.start, essay.start, quoted.end, essay.end, edge)

    def _walk(self, q: int, e: int, q_end: int, e_end: int, edge: bool) -> bool:
        if q == q_end and e == e_end:
            return True
        if q < q_end and e < e_end:
            if self._pair(q, e) and self._walk(q + 1, e + 1, q_end, e_end, edge):
                return True
            for m, n in ((1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2)):
                fits = q + m <= q_end and e + n <= e_end and self._joined(q, m, e, n)
                if fits and self._walk(q + m, e + n, q_end, e_end, edge):
                    return True
        if edge:
            return False
        if q < q_end and _spare(self.quote, q, self.essay, e):
            return self._walk(q + 1, e, q_end, e_end, edge)
        spare = e < e_end and (e in self.essay.markers or _spare(self.essay, e, self.quote, q))
        return spare and self._walk(q, e + 1, q_end, e_end, edge)

    def _pair(self, q: int, e: int) -> bool:
        """Whether two tokens are one word, be it with a slip."""
        if self.quote.keys[q] == self.essay.keys[e]:
            return True
        if self.quote.is_figure(q) or self.essay.is_figure(e):
            return self.essay.is_same_figure(e, self.quote, q)
        if _is_short_negation(self.quote, q) or _is_short_negation(self.essay, e):
            return False
        if self.quote.is_acronym(q) and self.essay.is_acronym(e):
            return False
        return same_word(
            self.quote.plain[q],
            self.essay.plain[e],
            name=self.quote.is_name(q) or self.essay.is_name(e) or self._opens_with_name(q, e),
            elsewhere=self.vocabulary,
        )

    def _opens_with_name(self, q: int, e: int) -> bool:
        """Whether a sentence begins here with a word that only a name can be."""
        if not self.essay.written(e)[0].isupper():
            return False
        essay, quoted = self.essay.plain[e], self.quote.plain[q]
        return is_given_name(essay) or not (is_word(essay) or is_word(quoted))

    def _joined(self, q: int, m: int, e: int, n: int) -> bool:
        """Whether the same letters are only spaced or hyphenated in another way."""
        here, there = self.quote.keys[q : q + m], self.essay.keys[e : e + n]
        if "".join(here) != "".join(there):
            return False
        return all(k[0].isalpha() for k in here + there)


def _is_short_negation(tokens: Tokens, i: int) -> bool:
    """A "not" of few letters: no misspelling of it can be told from another word."""
    return tokens.is_negation(i) and len(tokens.plain[i]) <= _SHORT


def _spare(here: Tokens, i: int, there: Tokens, j: int) -> bool:
    """Whether token `i` of one side may be missing on the other, which stands at `j`."""
    key = here.keys[i]
    if key == "-":
        return j < len(there) and there.is_number(j) and there.follows_dash(j)
    if here.is_figure(i) or here.is_negation(i):
        return False
    if i and key == here.keys[i - 1]:
        return True
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(here)]
    return key in _WEIGHTLESS and not any(
        here.is_figure(k) or here.is_negation(k) or is_weighty(here.plain[k]) for k in beside
    )
