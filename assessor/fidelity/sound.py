"""How a name sounds, in Latin letters: «Ветлугин» and "Vetlugin" come out alike."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ё": "e", "і": "i", "ї": "i", "є": "e",
    "ґ": "g", "ў": "u",
}  # fmt: skip
# Spellings of one sound, longest first; what is left of a name is its skeleton of sounds.
_ALIKE: Final = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("zh", "j"), ("ph", "f"),
    ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("yo", "e"), ("ye", "e"), ("ya", "ia"),
    ("yu", "iu"), ("ts", "c"), ("tz", "c"), ("y", "i"), ("ch", "c"), ("sh", "s"), ("zh", "j"),
    ("ee", "i"), ("oo", "u"), ("'", ""), ("’", ""), ("-", ""),
)  # fmt: skip
_HARD_C: Final = re.compile("c(?![eiyh])")
_SOFT_C: Final = re.compile("c(?=[eiy])")
_DOUBLES: Final = re.compile(r"(.)\1+")
_ENDING: Final = re.compile(
    r"(?:iami|iakh|ogo|emu|omu|imi|ami|ah|ov|oi|ei|om|em|im|ih|aia|uiu|oe|ie|ii|ia|iu|a|e|i|o|u)$"
)


@lru_cache(maxsize=20_000)
def sound(word: str, *, inflected: bool = False) -> str:
    """The sounds of `word` in a rough Latin spelling; `inflected` drops a Russian case ending."""
    low = _SOFT_C.sub("s", _HARD_C.sub("k", word.lower()))
    latin = "".join(_CYRILLIC.get(c, c) for c in low)
    for spelling, plain in _ALIKE:
        latin = latin.replace(spelling, plain)
    latin = _DOUBLES.sub(r"\1", latin)
    if inflected and len(latin) > 3:
        shorter = _ENDING.sub("", latin)
        return shorter if len(shorter) > 2 else latin
    return latin
