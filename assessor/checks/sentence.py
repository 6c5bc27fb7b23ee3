"""A sentence of an essay with its figures, as all checks read it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, Protocol

from assessor.entry import Section
from assessor.figures import Figure
from assessor.text import Span, count_words

LONGEST_HEADING: Final = 10  # words
SIGHT: Final = 2000  # characters of one sentence to either side of a figure

_TARGETS: Final = re.compile(
    r"\W*(?:наш\w+\s)?(?:цел[ьи]|задач[аи]|норматив\w*|план\w*|kpi|targets?|goals?|objectives?)\b"
    r"[^.:\d]{0,30}(?:\d{4}[^.:\d]{0,10})?:"
)
# How a sentence begins that goes on with the subject of the one before.
_IT: Final = re.compile(
    r"\W*(?:(?:[^\W\d]+ ){0,3}(?:он[аои]?|это|it|they|this|these)|так|рост|снижение|вырос\w*"
    r"|упал\w*|было|был[аи]?|стал[аио]?|показател\w*|the (?:figure|number|share|rate|score)"
    r" (?:is|was|fell|rose|went|now))\b"
)
_WAS: Final = re.compile(r"\b(?:был[аио]?|ранее|раньше|против|вместо|was|were|from)\s+$")

_WAS_REACH: Final = 40  # characters


class Placed(Protocol):
    """A figure, or some that are read as one."""

    @property
    def span(self) -> Span: ...


class Sentence(NamedTuple):
    """`text` is verbatim; `plain` has the same length, in lower case and with е for ё.

    `facts` are the figures that are told as facts: not plans, nor anything of a list of targets.
    `is_heading`: a short line that ends without a stop and holds no figure.
    """

    span: Span
    text: str
    plain: str
    section: Section | None
    figures: tuple[Figure, ...]
    facts: tuple[Figure, ...]
    is_heading: bool

    @property
    def goes_on(self) -> bool:
        """Whether it begins as a sentence does that goes on with the subject of the one before."""
        return bool(_IT.match(self.plain))

    def between(self, first: Placed, second: Placed) -> str:
        """The plain text between two figures of the sentence."""
        return self.plain[first.span.end - self.span.start : second.span.start - self.span.start]

    def written(self, figure: Placed) -> str:
        """A figure of the sentence as it stands there, in lower case."""
        return self.plain[figure.span.start - self.span.start : figure.span.end - self.span.start]

    def before(self, figure: Figure, reach: int = SIGHT) -> str:
        """The plain text of the sentence up to a figure of it, as far as a reader looks back."""
        at = figure.span.start - self.span.start
        return self.plain[max(at - reach, 0) : at]

    def after(self, figure: Figure) -> str:
        """The plain text of the sentence behind a figure of it, as far as a reader looks on."""
        at = figure.span.end - self.span.start
        return self.plain[at : at + SIGHT]

    def is_earlier(self, figure: Figure) -> bool:
        """Whether the figure is told as the value there was before."""
        return figure.role == "from" or bool(_WAS.search(self.before(figure, _WAS_REACH)))

    def at(self, match: re.Match[str]) -> Span:
        """Where a match in `plain` stands in the essay."""
        return Span(self.span.start + match.start(), self.span.start + match.end())


def read(
    span: Span, text: str, low: str, section: Section | None, figures: tuple[Figure, ...]
) -> Sentence:
    """A sentence of its words, as they stand and in lower case, and of its figures."""
    facts = figures
    if figures:
        facts = () if _TARGETS.match(low) else tuple(f for f in figures if f.modality == "fact")
    return Sentence(span, text, low, section, figures, facts, not figures and _is_open(text))


def _is_open(text: str) -> bool:
    """Whether a line is short and ends without a stop."""
    ending = text.rstrip().rstrip('»"”)')[-1:]
    return ending not in set(".!?…:;") and count_words(text) <= LONGEST_HEADING


def plain(text: str) -> str:
    """Lower case, е for ё; the same length, so that offsets stay true."""
    low = text.lower()
    if len(low) != len(text):  # İ is two characters in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("ё", "е")
