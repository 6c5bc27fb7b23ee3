"""Why a quote is not in the essay, said to a person in the essay's language."""

from __future__ import annotations

from enum import Enum
from typing import Final

from assessor.entry import Language
from assessor.text import count_words

_LONGEST: Final = 12


class Why(Enum):
    EMPTY = "empty"
    TOO_SHORT = "too_short"
    NOT_THERE = "not_there"
    DIFFERENT = "different"
    ADDED = "added"
    LEFT_OUT = "left_out"
    NEGATED = "negated"
    LIMITED = "limited"
    HEADING = "heading"
    JOINED = "joined"
    TOO_LONG = "too_long"


_SENTENCES: Final[dict[Language, dict[Why, str]]] = {
    "ru": {
        Why.EMPTY: "в цитате нет слов",
        Why.TOO_SHORT: "«{quoted}»: слишком коротко для цитаты",
        Why.NOT_THERE: "таких слов в эссе нет",
        Why.DIFFERENT: "в цитате «{quoted}», в эссе «{essay}»",
        Why.ADDED: "в цитате «{quoted}», в эссе этого здесь нет",
        Why.LEFT_OUT: "в цитате пропущено «{essay}»",
        Why.NEGATED: "цитата обрывает отрицание: в эссе «{essay}»",
        Why.LIMITED: "цитата обрывает оговорку: в эссе «{essay}»",
        Why.HEADING: "«{quoted}» — заголовок, в нём ничего не сказано",
        Why.JOINED: "цитата соединяет разное: в эссе «{essay}»",
        Why.TOO_LONG: "цитата слишком длинная: это почти всё эссе",
    },
    "en": {
        Why.EMPTY: "the quote has no words",
        Why.TOO_SHORT: "“{quoted}”: too short for a quote",
        Why.NOT_THERE: "the essay does not have these words",
        Why.DIFFERENT: "“{quoted}” in the quote, “{essay}” in the essay",
        Why.ADDED: "“{quoted}” in the quote, nothing of the kind in the essay here",
        Why.LEFT_OUT: "the quote leaves out “{essay}”",
        Why.NEGATED: "the quote cuts off a negation: the essay says “{essay}”",
        Why.LIMITED: "the quote cuts off a qualification: the essay says “{essay}”",
        Why.HEADING: "“{quoted}” is a heading, it says nothing",
        Why.JOINED: "the quote joins what does not belong together: the essay says “{essay}”",
        Why.TOO_LONG: "the quote is too long: it is nearly the whole essay",
    },
}


def say(language: Language, why: Why, quoted: str = "", essay: str = "") -> str:
    """One phrase; what is long is cut in the middle."""
    return _SENTENCES[language][why].format(quoted=_short(quoted), essay=_short(essay))


def _short(text: str) -> str:
    if count_words(text) <= _LONGEST:
        return text
    words = text.split()
    return " ".join([*words[: _LONGEST // 2], "…", *words[-_LONGEST // 2 :]])
