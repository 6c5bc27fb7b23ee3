"""What pydantic finds in a rubric, said so that the person who wrote the rubric can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from assessor.rubric.describe import meanings
from assessor.rubric.model import Localised
from assessor.rubric.problems import QUOTE_IT


class Sentences(NamedTuple):
    cause: str
    remedy: str


def sentences(detail: ErrorDetails, model: type[BaseModel]) -> Sentences:
    """Cause and remedy of one finding; `model` is the type of the mapping it lies in."""
    say = FINDINGS.get(detail["type"], _anything_else)
    return say(detail, model)


def unknown_key(key: str, value: Any, model: type[BaseModel]) -> Sentences:
    """A key that `model` does not have."""
    if model is Localised and value is None and not closest(key, model.model_fields):
        cause = f"a comma ends a text inside {{…}}, so «{key}» stands alone."
        return Sentences(cause, QUOTE_IT)
    return Sentences("this key is unknown.", did_you_mean(key, model.model_fields))


def cause_and_remedy(message: str) -> Sentences:
    """Splits a rule's own message, "what is wrong: what to do"."""
    cause, _, remedy = message.partition(": ")
    return Sentences(f"{cause}.", f"{remedy[:1].upper()}{remedy[1:]}.")


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that was probably meant; `cutoff` (0-1) is how alike it must be."""
    return next(iter(get_close_matches(word.casefold(), list(known), n=1, cutoff=cutoff)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy: the known word that was probably meant, else all of them."""
    known = list(known)
    if close := closest(word, known):
        return f"Did you mean `{close}`?"
    return f"Known here: {', '.join(known)}."


def _kind(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "a text"
        case list():
            return "a list"
    return "a mapping"


def _missing(detail: ErrorDetails, model: type[BaseModel]) -> Sentences:
    key = str(detail["loc"][-1])
    meaning = meanings(model).get(key)
    return Sentences("it is missing.", f"Add `{key}`{f': {meaning}' if meaning else '.'}")


def _text(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    value, remedy = detail["input"], QUOTE_IT
    if isinstance(value, dict | list):
        remedy = "Write one text here."
    if value is None:
        remedy = "Write it, or remove the line."
    return Sentences(f"a text is expected, not {_kind(value)}.", remedy)


def _mapping(detail: ErrorDetails, model: type[BaseModel]) -> Sentences:
    found = f"not {_kind(detail['input'])}."
    if detail.get("ctx", {}).get("class_name") == Localised.__name__:
        return Sentences(f"a text is expected, {found}", "Write a text, or {ru: …, en: …}.")
    return Sentences(f"keys are expected here, {found}", _keys(detail, model))


def _keys(detail: ErrorDetails, model: type[BaseModel]) -> str:
    if detail["type"] == "dict_type":
        return "Write one `key: …` a line below it, or remove the line."
    return f"Write them below it: {', '.join(model.model_fields)}."


def _list(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    if detail["input"] is None:
        return Sentences("the list is empty.", "Write its items below it, or remove the line.")
    cause = f"a list is expected, not {_kind(detail['input'])}."
    return Sentences(cause, "Begin each item on its own line with `- `.")


def _number(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    kind = "number" if detail["type"].startswith("float") else "whole number"
    value = detail["input"]
    written = f"the text `{value}`" if isinstance(value, str) else _kind(value)
    return Sentences(f"a {kind} is expected, not {written}.", f"Write a {kind}, without quotes.")


def _bound(words: str, key: str) -> Callable[[ErrorDetails, type[BaseModel]], Sentences]:
    def say(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
        return Sentences(f"{detail['input']} will not do.", f"Write {words} {detail['ctx'][key]}.")

    return say


def _choice(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    known = [
        part.strip(" '") for part in detail["ctx"]["expected"].replace(" or ", ", ").split(",")
    ]
    word = str(detail["input"])
    return Sentences(f"`{word}` is unknown here.", did_you_mean(word, known))


def _empty(_: ErrorDetails, __: type[BaseModel]) -> Sentences:
    return Sentences("it is empty.", "Fill it in, or remove the line.")


def _pattern(detail: ErrorDetails, model: type[BaseModel]) -> Sentences:
    if not str(detail["input"]).strip():
        return _empty(detail, model)
    rule = "Use small Latin letters, digits, `-` and `_`, a letter or digit first."
    return Sentences(f"`{detail['input']}` is no id.", rule)


def _too_long(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    return Sentences(f"it is longer than {detail['ctx']['max_length']} characters.", "Shorten it.")


def _rule(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    return cause_and_remedy(str(detail["ctx"]["error"]))


def _anything_else(detail: ErrorDetails, _: type[BaseModel]) -> Sentences:
    remedy = "`assessor rubric schema` says what may stand here."
    return Sentences(f"this will not do ({detail['msg']}).", remedy)


FINDINGS: Final[Mapping[str, Callable[[ErrorDetails, type[BaseModel]], Sentences]]] = {
    "missing": _missing,
    "string_type": _text,
    "model_type": _mapping,
    "dict_type": _mapping,
    "tuple_type": _list,
    "int_type": _number,
    "int_parsing": _number,
    "float_type": _number,
    "greater_than": _bound("a number above", "gt"),
    "greater_than_equal": _bound("a number of at least", "ge"),
    "less_than_equal": _bound("a number of at most", "le"),
    "literal_error": _choice,
    "too_short": _empty,
    "string_too_short": _empty,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "value_error": _rule,
}
