"""Names across alphabets and cases: how a word may be written in the other script, and declined."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from assessor.evidence.slips import is_word
from assessor.text import skeleton
from assessor.text.morphology import morphology

TRANSLIT: Final[dict[str, str]] = {
    "а": "a", "б": "b", "в": "(?:v|w|ff)", "г": "(?:g|h)", "д": "d", "е": "(?:e|ye|je|io|yo)",
    "ж": "(?:zh|j|g)", "з": "(?:z|s)", "и": "(?:i|y|ie)", "й": "(?:y|i|j|)", "к": "(?:k|c)",
    "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "(?:s|ss)", "т": "t", "у": "(?:u|ou)",
    "ф": "(?:f|ph)", "х": "(?:kh|h|x|ch)", "ц": "(?:ts|tc|cz|c|z)", "ч": "(?:ch|tch)",
    "ш": "(?:sh|sch)", "щ": "(?:shch|sch|sh)", "ъ": "(?:ie|)", "ы": "(?:y|i)", "ь": "(?:'|i|)",
    "э": "(?:e|ae)", "ю": "(?:yu|iu|ju|u)", "я": "(?:ya|ia|ja|a)",
    "і": "i", "ї": "(?:yi|i)", "є": "(?:ye|ie|e)", "ґ": "g", "ә": "a", "ғ": "g", "қ": "(?:k|q)",
    "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}  # fmt: skip
CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_CASES: Final = (
    "а|у|ом|ем|е|ы|и|ов|ев|ей|ам|ям|ами|ями|ах|ях|ой|ою|ею|ю|я|ь|ью|ии|ию|ия|ий|ием|"
    "ый|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ыми|ими|ую|юю"
)
# Who is of it, and what belongs to it: кроносовцы, кроносовский.
_DERIVED: Final = (
    "(?:ов|ев|ин)?(?:ск(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)|ц(?:ы|ев|ам|ами|ах))"
)
_ENDING: Final = re.compile(f"(?:{_CASES}|{_DERIVED})?")
_LATIN_CASES: Final = "s|a|u|e|i|y|om|em|oi|oy|ov|ami|am"
_VOWEL: Final = re.compile("[аеиоуыэюяьй]{1,2}$")
# Letters that may be written as nothing: several in a row mean no more than one.
_MUTE: Final = re.compile("[ьъй]{2,}")
_LEAST_STEM: Final = 3

# What Russian makes of English letters, longest first: Samsung, Chrome, Shopify, Tengri.
_TO_CYRILLIC: Final[dict[str, str]] = {
    "shch": "щ", "sch": "(?:ш|щ|сх|ск)", "tch": "ч", "ch": "(?:ч|х|ш|к)", "sh": "(?:ш|щ)",
    "zh": "ж", "kh": "(?:х|кх)", "ph": "ф", "th": "(?:т|з|с|ф)", "ck": "к{1,2}", "ts": "(?:ц|тс)",
    "tz": "(?:ц|тц)", "ya": "(?:я|йа)", "yu": "ю", "yo": "(?:е|йо)", "ye": "е", "ee": "(?:и|ее)",
    "oo": "(?:у|оо|о)", "ou": "(?:ау|у|оу)", "ow": "(?:оу|ау|ов)", "ea": "(?:и|е|еа|иа)",
    "ai": "(?:ай|эй|ей|аи)", "ay": "(?:ай|эй|ей)", "ey": "(?:ей|и|эй)", "qu": "(?:кв|к)",
    "ia": "(?:ия|иа|я)", "x": "(?:кс|х|з)", "a": "(?:а|э|е|ей|о)", "b": "б", "c": "(?:к|с|ц)",
    "d": "д", "e": "(?:е|э|и)", "f": "ф", "g": "(?:г|дж|ж)", "h": "(?:х|г|)", "i": "(?:и|ай|й|ы)",
    "j": "(?:дж|ж|й|х)", "k": "к", "l": "ль?", "m": "м", "n": "нь?", "o": "(?:о|оу|а)", "p": "п",
    "q": "к", "r": "рь?", "s": "(?:с|з)", "t": "ть?", "u": "(?:у|ю|а)", "v": "в", "w": "(?:в|у)",
    "y": "(?:й|и|ы|ай|ый)", "z": "(?:з|ц)",
}  # fmt: skip
_LATIN_LETTERS: Final = re.compile("|".join(_TO_CYRILLIC))


def forms(word: str, *, known: bool) -> frozenset[str]:
    """Every form of a folded word, as skeletons (`text.skeleton`).

    A `known` word has those of the dictionary, both numbers; any other the endings of Russian
    declension and its adjective. Latin letters take an s.
    """
    if not CYRILLIC.search(word):
        return frozenset(map(skeleton, (word, f"{word}s")))
    found = {word}
    for parse in morphology().parse(word)[: 2 if known else 1]:
        cased = (form.word.replace("ё", "е") for form in parse.lexeme)
        found.update(form for form in cased if known or not is_word(form))
    return frozenset(map(skeleton, found))


@cache
def spelled(word: str, *, known: bool) -> re.Pattern[str]:
    """What a folded word may look like: declined, and in the letters of the other script.

    Endings are those of any noun or adjective where the dictionary does not `know` the word.
    """
    word = _MUTE.sub("й", word)
    if CYRILLIC.search(word):
        latin = "".join(TRANSLIT.get(c, re.escape(c)) for c in word)
        shorter = "".join(TRANSLIT.get(c, re.escape(c)) for c in _VOWEL.sub("", word))
        declined = "" if known else f"|{_stem(word)}{_ENDING.pattern}"
        return re.compile(
            f"(?:{latin}|{shorter}(?:y|i|ii|iy|yi|ij|yj)?)(?:{_LATIN_CASES})?{declined}"
        )
    cyrillic = _LATIN_LETTERS.sub(lambda m: _TO_CYRILLIC[m[0]], _without_doubles(word))
    silent = cyrillic.removesuffix(_TO_CYRILLIC["e"]) if word.endswith("e") else cyrillic
    return re.compile(
        f"{re.escape(word)}(?:{_LATIN_CASES})?|(?:{cyrillic}|{silent}){_ENDING.pattern}"
    )


def _stem(word: str) -> str:
    stem = _VOWEL.sub("", word)
    return re.escape(stem if len(stem) >= _LEAST_STEM else word)


def _without_doubles(word: str) -> str:
    """Doubled consonants once: Russian doubles them or not as it pleases."""
    return re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", word)
