"""Quotes: what a judge says the essay says, held against the essay.

`index` reads an essay once; `locate` finds a quote in it. A quote is `exact` when its characters
are the essay's; `normalised` when its words and figures are, whatever the punctuation, spacing,
case, letter forms and look-alikes; `close` when some words have a slip and nothing that matters
differs. Everything else is `Missing`, with the reason: absent, or altered and what was altered.
"""

from assessor.evidence.answer import Found, Match, Missing
from assessor.evidence.locate import locate
from assessor.evidence.tokens import EssayIndex, index

__all__ = ["EssayIndex", "Found", "Match", "Missing", "index", "locate"]
