"""The answer to a quote: where it stands, or why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from assessor.evidence.tokens import EssayIndex, Tokens
from assessor.evidence.wording import Why, say
from assessor.text import Span

Match = Literal["exact", "normalised", "close"]
GRADES: Final[tuple[Match, ...]] = ("exact", "normalised", "close")

# The least that is evidence: so many words with so many letters or digits between them.
LEAST_WORDS: Final = 2
_LEAST_LETTERS: Final = 5


@dataclass(frozen=True)
class Found:
    """The quote's places, in the quote's order: one, or one for each part between ellipses.

    `match` is the grade of the weakest part.
    """

    spans: tuple[Span, ...]
    match: Match


@dataclass(frozen=True)
class Missing:
    """Not in the essay (`absent`), or in it but saying something else (`altered`).

    `detail` says why in the essay's language; `quoted` and `essay` are the two readings.
    """

    reason: Literal["absent", "altered"]
    detail: str
    quoted: str = ""
    essay: str = ""


def missing(
    reason: Literal["absent", "altered"],
    why: Why,
    essay: EssayIndex,
    quoted: str = "",
    stands: str = "",
) -> Missing:
    """The answer no, said in the essay's language."""
    return Missing(reason, say(essay.language, why, quoted, stands), quoted, stands)


def too_little(tokens: Tokens, essay: EssayIndex, least: int = LEAST_WORDS) -> Missing | None:
    """Why a quote of fewer than `least` words is none; None when it is long enough."""
    words = [k for k in tokens.keys if k[0].isalnum()]
    if len(words) >= least and sum(map(len, words)) >= _LEAST_LETTERS:
        return None
    why = Why.TOO_SHORT if words else Why.EMPTY
    return missing("absent", why, essay, tokens.text.strip())


def weakest(grades: list[Match]) -> Match:
    """The grade of a whole whose parts have these."""
    return max(grades, key=GRADES.index)
