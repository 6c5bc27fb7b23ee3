"""A plan or forecast in one place that is told as achieved in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assessor.checks.material import Material, Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing, same_value
from assessor.text import stem

SHARED: Final = 1  # content words both sentences must have in common

_KINDS: Final = frozenset({"percent", "points", "multiple", "money", "duration", "count"})
_FUTURE: Final = re.compile(
    r"\b(?:к концу|к 20\d\d|до конца|планиру\w*|по плану|прогноз\w*|ожида\w*|рассчитыва\w*|будет"
    r"|будут|вырастет|достигнет|снизится|by the end of|by 20\d\d|plan\w*|forecast\w*|expect\w*"
    r"|will)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_GENERIC: Final = re.compile(
    r"сегодн|сейчас|котор|конц|год|план|дол[яиюе]|today|which|year|will|than"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a value that is still to come and has already come."""
    sentences = list(material.prose)
    planned = [
        (i, f)
        for i, s in enumerate(sentences)
        for f in s.figures
        if f.modality == "plan" and _lies_ahead(s, f)
    ]
    for i, plan in planned:
        sentence = sentences[i]
        # "By 2025 the share will reach 60%" names its subject in the sentence before.
        subject = frozenset().union(*(_subject(s) for s in sentences[max(0, i - 1) : i + 1]))
        for other in sentences:
            told = other is not sentence and any(_is_it(f, plan) for f in other.figures)
            if told and len(subject & _subject(other)) >= SHARED:
                yield material.flag(
                    "contradiction",
                    "warning",
                    "forecast_as_fact",
                    [other.span, sentence.span],
                    told=material.quote(other.span),
                    planned=material.quote(sentence.span),
                )


def _lies_ahead(sentence: Sentence, figure: Figure) -> bool:
    return figure.kind in _KINDS and bool(_FUTURE.search(sentence.plain))


def _is_it(figure: Figure, plan: Figure) -> bool:
    """A fact of the same value; a later period than the plan's own would be its fulfilment."""
    if figure.modality != "fact" or figure.role in {"from", "by"} or figure.kind != plan.kind:
        return False
    same_unit = figure.unit == plan.unit or same_thing(figure.unit, plan.unit) is True
    fulfilled = figure.when and plan.when and figure.when.start >= plan.when.start
    return same_unit and same_value(figure, plan) and not fulfilled


def _subject(sentence: Sentence) -> frozenset[str]:
    words = (w for w in _WORD.findall(sentence.plain) if not _GENERIC.match(w))
    return frozenset(stem(w) for w in words)
