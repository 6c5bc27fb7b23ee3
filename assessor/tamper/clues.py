"""Which turns of phrase a word may belong to, so that only those are looked for.

Every turn has letters that it cannot do without: they are read off the pattern itself, and nothing
is missed. A word that has been met before is known; an essay has few new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]  # the one parser of patterns
from typing import Any, Final

from assessor.tamper.turns import PATTERNS
from assessor.tamper.words import Idea

LETTERS: Final = re.compile(r"\w+")
KEPT: Final = 50_000
Needed = frozenset[str]
"""Letters of one word each: whatever matches has one of them in it. Empty where nothing is sure."""


@lru_cache(maxsize=KEPT)
def clues(word: str) -> frozenset[Idea]:
    """The ideas whose turn of phrase may have this word in it, and those that need no word."""
    ideas, longest = _needed()
    ends = ((at, min(at + longest, len(word))) for at in range(len(word)))
    inside = (word[at:end] for at, last in ends for end in range(at + 1, last + 1))
    return _always().union(*(ideas[letters] for letters in inside if letters in ideas))


@cache
def _needed() -> tuple[dict[str, frozenset[Idea]], int]:
    """Which ideas have a turn that needs these letters; and how many letters at most."""
    ideas: dict[str, frozenset[Idea]] = {}
    for idea, pattern in PATTERNS.items():
        for letters in needed(pattern.pattern):
            ideas[letters] = ideas.get(letters, frozenset()) | {idea}
    return ideas, max(map(len, ideas))


@cache
def _always() -> frozenset[Idea]:
    return frozenset(idea for idea, pattern in PATTERNS.items() if not needed(pattern.pattern))


def needed(pattern: str) -> Needed:
    """One of these is in a word of whatever the pattern matches."""
    return _of_sequence(_parser.parse(pattern))


def _of_sequence(parsed: Any) -> Needed:
    """The surest of what its parts need: the longest letters, then the fewest."""
    return max(_of_parts(parsed), key=_sureness, default=frozenset())


def _sureness(letters: Needed) -> tuple[int, int]:
    return min(map(len, letters), default=0), -len(letters)


def _of_parts(parsed: Any) -> Iterator[Needed]:
    run = ""
    for kind, value in parsed:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        yield from _of_run(run)
        run = ""
        if kind is _constants.SUBPATTERN:
            yield _of_sequence(value[-1])
        elif kind is _constants.BRANCH:
            yield _of_branches(value[1])
        elif kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and value[0] > 0:
            yield _of_sequence(value[2])
    yield from _of_run(run)


def _of_run(run: str) -> Iterator[Needed]:
    if words := LETTERS.findall(run):
        yield frozenset({max(words, key=len)})


def _of_branches(branches: Sequence[Any]) -> Needed:
    """Of every branch its own; nothing is sure where one of them needs nothing."""
    each = [_of_sequence(branch) for branch in branches]
    return frozenset().union(*each) if all(each) else frozenset()
