"""Words, sentences and normal forms of Russian and English text, with offset maps."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open Python string offsets."""

    start: int
    end: int
