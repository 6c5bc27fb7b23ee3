"""Russian that was written in Latin letters, back in its own."""

from __future__ import annotations

import re

TO_CYRILLIC: tuple[tuple[str, str], ...] = (
    ("shch", "щ"), ("sch", "щ"), ("yo", "е"), ("jo", "е"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"),
    ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"), ("ya", "я"), ("ja", "я"),
    ("ia", "я"), ("ye", "е"), ("je", "е"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"),
    ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("f", "ф"), ("h", "х"), ("x", "кс"), ("c", "ц"), ("q", "к"), ("'", "ь"),
)  # fmt: skip
LETTERS = dict(TO_CYRILLIC)
SPELLED = re.compile("|".join(re.escape(latin) for latin, _ in TO_CYRILLIC) + "|y")


def in_cyrillic(text: str) -> str:
    """Russian that was written in Latin letters: й after a vowel, else ы, for y."""

    def letter(match: re.Match[str]) -> str:
        spelled = match[0]
        if spelled == "y":
            before = text[match.start() - 1 : match.start()].lower()
            return "й" if before and before in "aeiouy" else "ы"
        return LETTERS[spelled]

    return SPELLED.sub(letter, text.lower())
