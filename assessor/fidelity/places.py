"""How many places an essay lists by name, which a summary may count: "Казань и Ижевск" are two."""

from __future__ import annotations

import re
from typing import Final

from assessor.figures import Figure, listed
from assessor.text import stem

_NAME: Final = r"[A-ZА-ЯЁ][\w-]{1,40}(?: [A-ZА-ЯЁ][\w-]{1,40}){0,2}"
_KIND: Final = r"(?: (?:области|края|округа|района|республики))?"
_LIST: Final = re.compile(
    rf"({_NAME}{_KIND}(?:, {_NAME}{_KIND}){{0,2}}),? (?:и|and) (?:в |во |in )?{_NAME}"
)
# Nouns of what is listed by its names; of anything else a list is no count.
_PLACES: Final = frozenset(
    map(
        stem,
        listed(
            "город города городов городах регион региона регионов регионах страна страны стран"
            " странах область области областях край края краях республика республики республиках"
            " посёлка поселка поселках сёл села селах района районах округа округах площадки"
            " площадках офиса офисах адреса city cities town towns region regions country countries"
            " county counties state states village villages district districts site sites office"
            " offices place places location locations island islands"
        ),
    )
)
_MOST: Final = 3


def lists_of_names(text: str) -> frozenset[int]:
    """How long the lists of two or three names in `text` are."""
    return frozenset(m.group(1).count(",") + 2 for m in _LIST.finditer(text))


def counts_places(told: Figure) -> bool:
    """Whether a figure is a count of few places, which can be told by a list of their names."""
    return (
        told.kind == "count"
        and told.low == told.high
        and 2 <= told.low <= _MOST
        and told.unit in _PLACES
    )
