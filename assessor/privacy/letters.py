"""Names across alphabets and cases: how a word may be written in the other script, and declined."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from assessor.evidence.slips import is_word
from assessor.figures import listed
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
_MARKS: Final = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff'’ʼ`´]")
_AS_RUSSIAN: Final = str.maketrans("ёәғқңөұүһіїєґў", "еагкноуухииегу")
_PLAIN_LATIN: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
    }
)
# Kazakh adds its endings to the whole name: Нурлан, Нурланның, Нурланмен.
KAZAKH_CASES: Final = listed(
    "га ге ка ке нын нин дын дин тын тин ны ни ды ди ты ти да де та те дан ден тан тен нан нен "
    "мен бен пен"
)
_CASES: Final = (
    "а|у|ом|ем|е|ы|и|ов|ев|ей|ам|ям|ами|ями|ах|ях|ой|ою|ею|ю|я|ь|ью|ии|ию|ия|ий|ием|"
    "ый|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ыми|ими|ую|юю"
)
# Who is of it, and what belongs to it: кроносовцы, кроносовский.
_DERIVED: Final = (
    "(?:ов|ев|ин|ан|ян|чан|ен|ч)?(?:ск(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими|и)|"
    "ц(?:ы|ев|ам|ами|ах|а|у|ем)|ец|(?:ан|ян)(?:е|ам|ами|ах|ин|ина|ином)?|ят(?:а|ам|ами))"
)
DERIVED: Final = re.compile(_DERIVED + "$")
_ENDING: Final = re.compile(f"(?:{_CASES}|{_DERIVED})?")
_LATIN_CASES: Final = "s|a|u|e|i|y|om|em|oi|oy|ov|ami|am"
_VOWEL: Final = re.compile("[аеиоуыэюяьй]{1,2}$")
_FLEETING: Final = re.compile("(?<=.{2}[^аеиоуыэюя])([ео])([цклн])$")
# Letters that may be written as nothing: several in a row mean no more than one.
_MUTE: Final = re.compile("[ьъй]{2,}")
_LEAST_STEM: Final = 3

# What Russian makes of English letters, longest first: Samsung, Chrome, Shopify, Tengri.
_TO_CYRILLIC: Final[dict[str, str]] = {
    "tion": "(?:шн|шен|шон|тион|ция|цион)",
    "shch": "щ", "szcz": "щ", "sch": "(?:ш|щ|сх|ск)", "tch": "ч",
    "igh": "(?:ай|иг|ей)", "ght": "г?т", "sz": "(?:ш|с|сц)",
    "cz": "(?:ч|ц|кз)", "rz": "(?:ж|рз|рц|рж)", "ch": "(?:ч|х|ш|к)", "sh": "(?:ш|щ)",
    "zh": "(?:ж|чж)", "kh": "(?:х|кх)", "ph": "ф", "th": "(?:т|з|с|ф)", "ck": "к{1,2}",
    "ts": "(?:ц|тс)",
    "tz": "(?:ц|тц)", "ya": "(?:я|йа)", "yu": "ю", "yo": "(?:е|йо)", "ye": "е", "ee": "(?:и|ее)",
    "oo": "(?:у|оо|о)", "ou": "(?:ау|у|оу)", "ow": "(?:оу|ау|ов)", "ea": "(?:и|е|еа|иа)",
    "ai": "(?:ай|эй|ей|аи)", "ay": "(?:ай|эй|ей)", "ey": "(?:ей|и|эй)", "qu": "(?:кв|к)",
    "ia": "(?:ия|иа|я)", "oe": "(?:е|о|оэ|ое)", "ie": "(?:ие|иэ|и|е|ье|ая)",
    "eu": "(?:е|ой|эй|эу|еу|ю)",
    "ue": "(?:ю|у|уэ|уе|уи|ве|ю)",
    "ae": "(?:е|э|аэ|ае|а|ай|эй)", "x": "(?:кс|х|з)", "a": "(?:а|э|е|ей|о)", "b": "б",
    "c": "(?:к|с|ц)",
    "d": "д", "e": "(?:е|э|и)", "f": "ф", "g": "(?:г|дж|ж)", "h": "(?:х|г|)", "i": "(?:и|ай|й|ы)",
    "j": "(?:дж|ж|й|х)", "k": "к", "l": "ль?", "m": "м", "n": "нь?", "o": "(?:о|оу|а)", "p": "п",
    "q": "к", "r": "рь?", "s": "(?:с|з)", "t": "ть?", "u": "(?:у|ю|а)", "v": "в", "w": "(?:в|у)",
    "y": "(?:й|и|ы|ай|ый)", "z": "(?:з|ц)",
}  # fmt: skip
_LATIN_LETTERS: Final = re.compile("|".join(_TO_CYRILLIC))
_MUTE_FIRST: Final = frozenset("hkpwg")
"""Letters that may be silent before another: honest, knot, psalm, write, gnome."""
_LATIN_VOWEL: Final = re.compile("[aeiouy]{1,2}$")
_SILENT: Final = re.compile("e(?=s?$)")
_LEAST_LATIN_STEM: Final = 4

# What Russian makes of Ukrainian, Belarusian and Kazakh letters: Яўсеенка is Евсеенко.
_TO_RUSSIAN: Final[dict[str, str]] = {
    "шч": "(?:щ|шч)", "дз": "дз?", "нг": "нг", "і": "(?:и|е|о|ы)", "ї": "(?:и|йи|ьи)", "є": "е",
    "ґ": "г", "ў": "(?:в|у)", "а": "(?:а|о)", "я": "(?:я|е)", "ы": "(?:ы|и)", "и": "(?:и|ы)",
    "э": "е", "ё": "е", "ц": "(?:ц|т)", "ә": "(?:а|я|е)", "ғ": "г", "қ": "к", "ң": "нг?",
    "ө": "(?:о|е|у)", "й": "й?", "ұ": "(?:у|ы)", "ү": "(?:у|ю)", "һ": "(?:х|г|)", "л": "ль?",
    "'": "[ъь]?",
}  # fmt: skip
_NEIGHBOURS_LETTERS: Final = re.compile("|".join(_TO_RUSSIAN))
_KAZAKH: Final = re.compile("[әғқңөұүһ]")
_OF_NEIGHBOURS: Final = re.compile("[іїєґўәғқңөұүһ]")


def plain(word: str) -> str:
    """Small letters without marks and apostrophes, those of the neighbours as in Russian."""
    if word.isascii():
        return word.replace("'", "").replace("`", "").lower()
    composed = unicodedata.normalize("NFC", word)
    folded = _MARKS.sub("", composed).casefold().translate(_AS_RUSSIAN)
    return folded if CYRILLIC.search(folded) and not _mixed(folded) else _without_accents(folded)


def key(word: str) -> str:
    """What a word of a name is compared by."""
    return plain(word).replace("э", "е")


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


@lru_cache(maxsize=256)
def spelled(word: str, *, known: bool) -> re.Pattern[str]:
    """What a folded word may look like: declined, and in the letters of the other script.

    Endings are those of any noun or adjective where the dictionary does not `know` the word.
    """
    return _spelled(word, known=known)


def stem_of(word: str) -> str:
    """A folded word without the vowels that declension changes."""
    return (_VOWEL if CYRILLIC.search(word) else _LATIN_VOWEL).sub("", word)


def of_a_brand(word: str) -> re.Pattern[str]:
    """Who and what is of a name that is a dictionary word: берёзкинцы, берёзкинский."""
    if CYRILLIC.search(word):
        return re.compile(f"{_stem(word)}{_DERIVED}")
    return re.compile(f"{re.escape(stem_of(word))}e?(?:(?:r|er|ian|ite|ist)s?|ish|esque|land)")


def sounds_like(latin: str, cyrillic: str) -> bool:
    """Whether a Latin word of the text may be what is known in Cyrillic: Jones, Джонс."""
    begins = _first_letters().get(latin[0], "")
    return cyrillic.startswith(tuple(begins)) and bool(
        _spelled(latin, known=False).fullmatch(cyrillic)
    )


def may_sound(latin: str, cyrillic: str) -> bool:
    """Whether a Latin word's first letter may be that of its Russian spelling."""
    return latin in _MUTE_FIRST or cyrillic in _first_letters().get(latin, cyrillic)


@cache
def _first_letters() -> dict[str, str]:
    """The Cyrillic letters that a Latin one at the beginning of a word may stand for."""
    known: dict[str, str] = {}
    for latin, cyrillic in _TO_CYRILLIC.items():
        known[latin[0]] = known.get(latin[0], "") + re.sub("[^а-я]", "", cyrillic)
    return known


def _spelled(word: str, *, known: bool) -> re.Pattern[str]:
    word = _MUTE.sub("й", word)
    if CYRILLIC.search(word):
        latin, shorter = _latin(word), _latin(_VOWEL.sub("", word))
        declined = "" if known else f"|{_stem(word)}{_ENDING.pattern}"
        return re.compile(
            f"(?:{latin}|{shorter}(?:y|i|ii|iy|yi|ij|yj)?)(?:{_LATIN_CASES})?{declined}"
        )
    cyrillic = _in_cyrillic(word)
    silent = _in_cyrillic(_SILENT.sub("", word))
    stem = _LATIN_VOWEL.sub("", word)
    stem = _in_cyrillic(stem if len(stem) >= _LEAST_LATIN_STEM else word)
    return re.compile(
        f"{re.escape(word)}(?:{_LATIN_CASES})?|(?:{cyrillic}|{silent}|{stem}){_ENDING.pattern}"
    )


def in_latin(word: str) -> re.Pattern[str]:
    """How a Russian name is spelt in Latin letters."""
    pattern = _latin(word).replace(TRANSLIT["к"] + TRANSLIT["с"], "(?:ks|x|cs|kss)")
    if word.endswith("др"):
        pattern = pattern.removesuffix("r") + "e?r"
    if word.endswith(("ий", "ый")):
        pattern = f"(?:{pattern}|{_latin(word[:-2])}(?:y|i|ii|iy|yi|ij|yj))"
    return re.compile(pattern)


def _latin(word: str) -> str:
    return "".join(TRANSLIT.get(letter, re.escape(letter)) for letter in word)


def in_russian(word: str) -> re.Pattern[str] | None:
    """How Russian spells and declines a Ukrainian, Belarusian or Kazakh name; None for others.

    `word` is in small letters; what it is compared with has е for ё and э (`declension.key`).
    """
    if not _OF_NEIGHBOURS.search(word):
        return None
    stem = re.sub("[аоуяеіиы]$", "", word)
    letters = _NEIGHBOURS_LETTERS.sub(lambda m: _TO_RUSSIAN[m[0]], stem)
    if _KAZAKH.search(word):  # Әбдірахман is Абдрахман
        letters = letters.replace(_TO_RUSSIAN["і"], "(?:и|е|о|ы|)")
    return re.compile(f"{letters}(?:[аеиоуы]?(?:{'|'.join(KAZAKH_CASES)})|о|{_CASES})?")


def _in_cyrillic(word: str) -> str:
    return _LATIN_LETTERS.sub(lambda m: _TO_CYRILLIC[m[0]], _without_doubles(word))


def _stem(word: str) -> str:
    stem = _VOWEL.sub("", word)
    stem = stem if len(stem) >= _LEAST_STEM else word
    if fleeting := _FLEETING.search(stem):  # Бусел, Буслом
        return f"{re.escape(stem[: fleeting.start()])}{fleeting[1]}?{fleeting[2]}"
    return re.escape(stem)


def _without_doubles(word: str) -> str:
    """Doubled consonants once: Russian doubles them or not as it pleases."""
    return re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", word)


def _mixed(word: str) -> bool:
    return any("a" <= c <= "z" or "\u00df" <= c <= "\u024f" for c in word)


def _without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.translate(_PLAIN_LATIN))
    return unicodedata.normalize("NFC", re.sub("(?<=[a-z])[\u0300-\u036f]+", "", letters))
