"""A text as somebody else may read it, and the way back to the characters it was made from.

    view = View(essay, [Edit(12, 18, "[organisation]"), Edit(90, 140, "")])
    view.text                    # with a placeholder for 12:18, and without 90:140
    view.source(Span(10, 20))    # the essay's own characters for what was read
    view.seen(Span(10, 20))      # where in the view the essay's characters are

A stretch of the view that touches a placeholder stands for all that the placeholder hides. Both
maps are monotone, and where nothing was edited they only shift.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from assessor.text.words import Span


class Edit(NamedTuple):
    """`start:end` of the original reads as `text`; an empty text cuts it out."""

    start: int
    end: int
    text: str


class _Piece(NamedTuple):
    """`seen` of the view stands for `source` of the original, letter for letter if `same`."""

    seen: Span
    source: Span
    same: bool


class View:
    """`original` with `edits`. An edit that overlaps an earlier one is taken into it."""

    def __init__(self, original: str, edits: Iterable[Edit] = ()) -> None:
        self.original = original
        self.edits = tuple(_apart(sorted(edits)))
        self._pieces = tuple(self._cut_up())
        self._seen_starts = [piece.seen.start for piece in self._pieces]
        self._source_starts = [piece.source.start for piece in self._pieces]
        self._source_ends = [piece.source.end for piece in self._pieces]

    @cached_property
    def text(self) -> str:
        """What is read."""
        read, at = list[str](), 0
        for start, end, placeholder in self.edits:
            read += self.original[at:start], placeholder
            at = end
        return "".join([*read, self.original[at:]])

    def source(self, span: Span) -> Span:
        """The original's characters for `span` of the view, from the first to the last."""
        parts = self.sources(span)
        return Span(parts[0].start, parts[-1].end)

    def sources(self, span: Span) -> tuple[Span, ...]:
        """The original's characters for `span` of the view, apart where something was cut out.

        At least one; an empty span stands where the next character of the view comes from.
        """
        if span.start >= span.end:
            at = self._source_of(span.start)
            return (Span(at, at),)
        first = bisect_right(self._seen_starts, span.start) - 1
        last = bisect_left(self._seen_starts, span.end)
        found: list[Span] = []
        for piece in self._pieces[first:last]:
            start, end = _within(piece, span)
            if found and found[-1].end == start:
                start = found.pop().start
            found.append(Span(start, end))
        return tuple(found)

    def seen(self, span: Span) -> Span:
        """Where in the view `span` of the original is; empty for what was cut out."""
        first = bisect_right(self._source_ends, span.start)
        last = bisect_left(self._source_starts, span.end)
        if first >= len(self._pieces):
            return Span(len(self.text), len(self.text))
        if first >= last or span.start >= span.end:
            begin = self._pieces[first]
            at = max(0, span.start - begin.source.start) if begin.same else 0
            return Span(begin.seen.start + at, begin.seen.start + at)
        begin, end = self._pieces[first], self._pieces[last - 1]
        left = max(0, span.start - begin.source.start) if begin.same else 0
        right = max(0, end.source.end - span.end) if end.same else 0
        return Span(begin.seen.start + left, max(begin.seen.start + left, end.seen.end - right))

    def without(self, spans: Iterable[Span]) -> View:
        """The same view with these stretches of the original cut out as well."""
        cuts = list(merged(sorted(spans)))
        kept, torn = list[Edit](), list[Span]()
        for edit in self.edits:
            if any(cut.start < edit.end and edit.start < cut.end for cut in cuts):
                torn.append(Span(edit.start, edit.end))
            else:
                kept.append(edit)
        whole = merged(sorted([*cuts, *torn]))
        return View(self.original, [*kept, *(Edit(*span, "") for span in whole)])

    def _source_of(self, at: int) -> int:
        index = bisect_right(self._seen_starts, at) - 1
        if index < 0 or at >= len(self.text):
            return len(self.original)
        piece = self._pieces[index]
        return piece.source.start + (at - piece.seen.start if piece.same else 0)

    def _cut_up(self) -> Iterator[_Piece]:
        """Every stretch that is seen, edited or not."""
        at = seen = 0
        for start, end, text in (*self.edits, Edit(len(self.original), len(self.original), "")):
            if at < start:
                yield _Piece(Span(seen, seen + start - at), Span(at, start), same=True)
                seen += start - at
            if text:
                yield _Piece(Span(seen, seen + len(text)), Span(start, end), same=False)
                seen += len(text)
            at = end


def _within(piece: _Piece, span: Span) -> Span:
    """The source of what `span` has of `piece`."""
    if not piece.same:
        return piece.source
    left = max(0, span.start - piece.seen.start)
    right = max(0, piece.seen.end - span.end)
    return Span(piece.source.start + left, piece.source.end - right)


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    last: Edit | None = None
    for edit in edits:
        if last is not None and edit.start < last.end:
            last = Edit(last.start, max(last.end, edit.end), last.text)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Sorted spans, those that touch or overlap as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
