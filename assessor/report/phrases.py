"""Texts that several entries share, each held once.

Rules, and models too, say the same of many entries. The first pass over a run notes what recurs;
in the second, a number stands for each recurring text and the page has a table of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessor.assessment import Assessment

SHORTEST = 12  # characters; a shorter text is not worth a number


class Phrases:
    """Which texts recur in a run; `shared` fills as `say` is asked."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._recurring: set[int] = set()
        self._numbers: dict[str, int] = {}

    def note(self, assessment: Assessment) -> None:
        """Look through one entry, before anything is said of any."""
        for text in _texts(assessment):
            key = hash(text)
            (self._recurring if key in self._seen else self._seen).add(key)

    def say(self, text: str) -> int | str:
        """The text's number in `shared` if it recurs, else the text itself."""
        if len(text) < SHORTEST or hash(text) not in self._recurring:
            return text
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def shared(self) -> list[str]:
        """Every text that was given a number, in the order of the numbers."""
        return list(self._numbers)


def _texts(assessment: Assessment) -> Iterator[str]:
    for score in assessment.scores:
        yield score.rationale
        yield from score.gaps
        yield from (rejected.detail for rejected in score.rejected)
    yield from (flag.message for flag in assessment.flags)
    yield from assessment.reasons
    if assessment.summary:
        yield from (violation.message for violation in assessment.summary.violations)
