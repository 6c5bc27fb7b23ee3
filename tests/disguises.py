"""Ways to hide what a sentence says from a reader, or from a filter."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SPELLED = (
    "a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "'", "y", "'", "e", "yu", "ya",
)  # fmt: skip
TRANSLIT = dict(zip(CYRILLIC, SPELLED, strict=True))
TWINS = str.maketrans(
    "аеорсухАВЕКМНОРСТХaeopcyxABEKMHOPCTX", "aeopcyxABEKMHOPCTXаеорсухАВЕКМНОРСТХ"
)


def apart(sentence: str) -> str:
    return "   ".join(" ".join(word) for word in sentence.split())


def look_alike(sentence: str) -> str:
    return sentence.translate(TWINS)


def half_look_alike(sentence: str) -> str:
    pairs = zip(sentence, sentence.translate(TWINS), strict=True)
    return "".join(twin if at % 2 else char for at, (char, twin) in enumerate(pairs))


def zero_width(sentence: str) -> str:
    return "\u200b".join(sentence)


def soft_hyphens(sentence: str) -> str:
    return re.sub(r"(\w\w)(?=\w)", "\\1\u00ad", sentence)


def overridden(sentence: str) -> str:
    return f"\u202e{sentence}\u202c"


def in_base64(sentence: str) -> str:
    return base64.b64encode(sentence.encode()).decode()


def backwards(sentence: str) -> str:
    return sentence[::-1]


def in_latin(sentence: str) -> str:
    return "".join(TRANSLIT.get(char, char) for char in sentence.lower())


def in_digits(sentence: str) -> str:
    return sentence.translate(str.maketrans("oieastg", "013@57g"))


EVERY: dict[str, Callable[[str], str]] = {
    "apart": apart,
    "look-alike": look_alike,
    "half look-alike": half_look_alike,
    "zero width": zero_width,
    "soft hyphens": soft_hyphens,
    "overridden": overridden,
    "base64": in_base64,
    "backwards": backwards,
}
RUSSIAN: dict[str, Callable[[str], str]] = {"translit": in_latin}
ENGLISH: dict[str, Callable[[str], str]] = {"digits": in_digits}
