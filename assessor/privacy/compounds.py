"""Other ways to write a name of several words: glued, parted, by its first letters.

Ясный Луч is Яснолуч and ЯЛ, and the other way round; BlueLine is Blue Line and BL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assessor.evidence.slips import is_word
from assessor.figures import listed
from assessor.privacy.letters import CYRILLIC, in_latin, spelled
from assessor.text.morphology import morphology

_BORDER: Final = re.compile(
    r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё]{2})|(?<=[^\W\d_]{3})(?=\d)|(?<=\d)(?=[^\W\d_]{3})"
)
_NUMBERED: Final = re.compile(r"([^\W\d_]{3,})(\d{1,4})")
_ADJECTIVE: Final = re.compile("(?:[ыио]й|[ая]я|[ое]е|[ыи]е)$")
_ENDINGS: Final = ("ый", "ий", "ой")
_LEAST_HALF: Final = 3
_LEAST_SAID: Final = 4
_LEAST_LETTERS: Final = 2
_LEAST_SPELT: Final = 3
_SMALL: Final = 2
_CASE: Final = re.compile(r"(?:\d{1,4}|а|у|ом|е|ы|ов|ам|ами|ах|s|'s)?")
# Letters that stand for something else in every essay.
_HOUSEHOLD: Final = frozenset(
    listed(
        "ит кц ук по бд рф лк тз тп см цб жк зп иб ии ос пк пп пр тк тц рц хр бп до жд за на не "
        "it hr pr qa ai ux ui bi cx ex cc kb sl ml ip id is in on at to of or an as by we us uk eu "
        "смс сми сша нпс кпи црм ндс фио мфц жкх гост овз "
        "crm nps sla kpi fcr csi csat ces aht ivr faq api erp sms lms okr roi ceo coo cfo usa"
    )
)


def parted(value: str) -> str | None:
    """The words that a value of a form writes as one: Blue Line of BlueLine, Компас 24."""
    apart = _BORDER.sub(" ", value)
    return apart if apart != value else None


def unnumbered(word: str) -> str | None:
    """A name without the figure at its end, as it is said: Компас of Компас24."""
    found = numbered(word)
    return found[0] if found and len(found[0]) >= _LEAST_SAID else None


def numbered(word: str) -> tuple[str, str] | None:
    """A name and the figure at its end."""
    found = _NUMBERED.fullmatch(word)
    return (found[1], found[2]) if found else None


def glued(words: Sequence[str]) -> Iterator[str]:
    """Folded words as one word: ясныйлуч, яснолуч."""
    if len(words) > 1:
        yield "".join(words)
        if len(words) == 2 and CYRILLIC.search(words[0]) and _ADJECTIVE.search(words[0]):
            stem = _ADJECTIVE.sub("", words[0])
            yield from (f"{stem}{vowel}{words[1]}" for vowel in "ое")


def halves(word: str) -> tuple[str, str] | None:
    """The adjective and the noun of which a folded Russian compound is made: ясный, луч."""
    for at in range(_LEAST_HALF, len(word) - _LEAST_HALF):
        if word[at] in "ое" and is_word(word[at + 1 :]) and (of := _adjective(word[:at])):
            return of, word[at + 1 :]
    return None


def is_adjective(word: str) -> bool:
    """Whether a Russian word can only describe another: единый."""
    return CYRILLIC.search(word) is not None and "ADJF" in morphology().parse(word)[0].tag


def _adjective(stem: str) -> str | None:
    for ending in _ENDINGS:
        for parse in morphology().parse(stem + ending):
            if parse.is_known and "ADJF" in parse.tag and "nomn" in parse.tag:
                return stem + ending
    return None


def acronym(words: Sequence[str]) -> str:
    """The first letters of folded words, "" where they tell nothing."""
    letters = "".join(word[0] for word in words if len(word) > _SMALL and word[0].isalpha())
    return letters if len(letters) >= _LEAST_LETTERS and letters not in _HOUSEHOLD else ""


class Acronyms:
    """Told in capital letters: ЯЛ, ЯЛа, ЕРЦ, ERC. `in` a folded text of letters."""

    def __init__(self, found: Sequence[str]) -> None:
        self._exact = frozenset(filter(None, found))
        longer = (a for a in sorted(self._exact) if len(a) >= _LEAST_SPELT)
        self._spelt = [
            in_latin(a) if CYRILLIC.search(a) else spelled(a, known=True) for a in longer
        ]

    def __contains__(self, letters: str) -> bool:
        if letters in self._exact:
            return True
        return letters not in _HOUSEHOLD and any(p.fullmatch(letters) for p in self._spelt)

    def declined(self, token: str, capitals: int) -> bool:
        """Whether a folded token is one, as far as its capital letters go, with an ending."""
        return (
            capitals >= _LEAST_LETTERS
            and token[:capitals] in self
            and _CASE.fullmatch(token, capitals) is not None
        )
