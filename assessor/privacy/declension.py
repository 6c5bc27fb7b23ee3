"""The forms of one word of a person's name: every case, in Russian and in its neighbours.

Forms come from pymorphy3 where its dictionary knows the word as a name, and besides from the
endings of declension, since most surnames are in no dictionary. All of them are keys
(`letters.key`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal

from assessor.figures import listed
from assessor.privacy.letters import CYRILLIC, KAZAKH_CASES, plain
from assessor.privacy.short_names import called
from assessor.text.morphology import morphology

Part = Literal["surname", "given", "patronymic"]
Gender = Literal["masc", "femn"]

PATRONYMIC: Final = re.compile(
    r"(?:вич|вна|чна|шна|ична|инична|ич|кызы|гызы|кизи|оглы|угли|улы|ович|евич|ауна|яуна|еуна)$"
)
_OF_A_WOMAN: Final = re.compile("(?:[оеё]ва|[иы]на|[сц]кая)$")
_OF_A_MAN: Final = re.compile("(?:[оеё]в|[иы]н|[сц]кий)$")
_LEAST_PATRONYMIC: Final = 6
# What a patronymic is in Russian, and by word of mouth: (its ending there, its endings in Russian).
_PATRONYMICS: Final = (
    ("ивна", ("овна", "евна", "ьевна")),
    ("ауна", ("овна",)),
    ("яуна", ("евна", "ьевна")),
    ("еуна", ("евна",)),
    ("авич", ("ович",)),
    ("явич", ("евич", "ьевич")),
    ("эвич", ("евич",)),
    ("ьевич", ("ьич",)),
    ("еевич", ("еич",)),
    ("ович", ("ыч",)),
    ("улы", ("ович", "евич")),
    ("угли", ("ович", "евич")),
    ("кизи", ("овна", "евна")),
    ("оглы", ("ович", "евич")),
    ("кызы", ("овна", "евна")),
    ("гызы", ("овна", "евна")),
)
_POSSESSIVE: Final = ("", *listed("а о ы у ой ого ому ым ых ыми"))
_LEAST_KAZAKH: Final = 4

_Endings = tuple[str, tuple[str, ...]]
_MASCULINE: Final[tuple[_Endings, ...]] = (
    ("ский", ("ского", "скому", "ским", "ском")),
    ("цкий", ("цкого", "цкому", "цким", "цком")),
    ("ый", ("ого", "ому", "ым", "ом")),
    ("ой", ("ого", "ому", "ым", "им", "ом")),
    ("ий", ("его", "ему", "им", "ем", "ия", "ию", "ием", "ии", "ого", "ому", "ом", "иеви")),
    ("ей", ("ея", "ею", "еем", "ее", "ья", "ью", "ьем", "ье")),
    ("й", ("я", "ю", "ем", "е")),
    ("ень", ("ня", "ню", "нем", "не", "еня", "еню", "енем", "ене")),
    ("ь", ("я", "ю", "ем", "е")),
    ("ок", ("ка", "ку", "ком", "ке", "ока", "оку", "оком", "оке")),
    ("ел", ("ла", "лу", "лом", "ле", "ела", "елу", "елом", "еле")),
    ("ец", ("ца", "цу", "цем", "цом", "це", "еца", "ецу", "ецом", "еце")),
    ("а", ("ы", "и", "е", "у", "ой", "ою", "ей", "о")),
    ("я", ("и", "е", "ю", "ей", "ею")),
    ("ко", ("ка", "ку", "ком", "ке", "кови")),
    ("о", ()),
    ("е", ()),
    ("и", ()),
    ("у", ()),
    ("ю", ()),
    ("э", ()),
    ("ых", ()),
    ("их", ()),
    ("", ("а", "у", "ым", "ом", "ем", "е", "ови", "еви")),
)
# Of a family: the Ивановы, the Белоцерковские.
_FAMILY: Final[tuple[_Endings, ...]] = (
    ("ский", ("ские", "ских", "ским", "скими")),
    ("цкий", ("цкие", "цких", "цким", "цкими")),
    ("ская", ("ские", "ских", "ским", "скими")),
    ("цкая", ("цкие", "цких", "цким", "цкими")),
    ("ый", ("ые", "ых", "ым", "ыми")),
    ("ов", ("овы", "овых", "овым", "овыми")),
    ("ев", ("евы", "евых", "евым", "евыми")),
    ("ин", ("ины", "иных", "иным", "иными")),
    ("ын", ("ыны", "ыных", "ыным", "ыными")),
    ("ова", ("овы", "овых", "овым", "овыми")),
    ("ева", ("евы", "евых", "евым", "евыми")),
    ("ина", ("ины", "иных", "иным", "иными")),
    ("ына", ("ыны", "ыных", "ыным", "ыными")),
    ("к", ("ки", "ков", "кам", "ками")),
)
_FEMININE: Final[tuple[_Endings, ...]] = (
    ("ая", ("ой", "ую", "ою")),
    ("яя", ("ей", "юю")),
    ("ия", ("ии", "ию", "ией")),
    ("а", ("ы", "и", "е", "у", "ой", "ою", "ей", "о")),
    ("я", ("и", "е", "ю", "ей", "ею")),
    ("вь", ("ви", "вью")),
    ("ь", ("и", "ью")),
    ("", ()),
)


@lru_cache(maxsize=1024)
def forms(word: str, part: Part, gender: Gender | None) -> frozenset[str]:
    """The keys of all forms of a name in the nominative; `word` is `plain`."""
    return frozenset(form.replace("э", "е") for form in _forms(word, part, gender))


def short_forms(words: Iterable[tuple[str, Part]]) -> tuple[list[str], set[str]]:
    """What somebody of these names is called by: in the nominative, and the keys of all cases."""
    short = [plain(n) for word, part in words if part == "given" for n in called(word)]
    return short, {form for name in short for form in _declined_short(name)}


def gender_of(words: Iterable[tuple[str, Part]]) -> Gender | None:
    """Of the person with these names, the patronymic first; None where no word tells."""
    known = list(words)
    for word, part in known:
        if part == "patronymic":
            return "femn" if word.endswith(("на", "кызы", "гызы", "кизи")) else "masc"
    for word, part in known:
        if part == "given":
            for parse in morphology().parse(word):
                if "Name" in parse.tag and parse.tag.gender in {"masc", "femn"}:
                    return "femn" if parse.tag.gender == "femn" else "masc"
    surnames = [word for word, part in known if part == "surname"]
    if any(map(_OF_A_WOMAN.search, surnames)):
        return "femn"
    return "masc" if any(map(_OF_A_MAN.search, surnames)) else None


def is_given_name(word: str) -> bool:
    """Does the dictionary know the word as a given name in the nominative?"""
    return any("Name" in p.tag and {"nomn", "sing"} in p.tag for p in morphology().parse(word))


def _forms(word: str, part: Part, gender: Gender | None) -> Iterator[str]:
    yield word
    if not CYRILLIC.search(word):
        return
    words = [word, *_in_russian(word)] if part == "patronymic" else [word]
    if part == "given" and word.endswith("л"):  # Айгүл is Айгуль in Russian
        yield from (f"{word}ь", *_declined(f"{word}ь", _FEMININE))
    for one in words:
        yield one
        if gender != "femn" or (part == "surname" and one[-1] not in "аеиоуыэюяй"):
            yield from _declined(one, _MASCULINE)
        if gender != "masc":
            yield from _declined(one, _FEMININE)
        yield from _known_forms(one, part, gender)
    if part == "surname":
        yield from _declined(word, _FAMILY)
    if part == "given":
        yield from _of_somebody(word)
    if len(word) >= _LEAST_KAZAKH:
        yield from (word + ending for ending in KAZAKH_CASES)


def _in_russian(patronymic: str) -> Iterator[str]:
    for ending, others in _PATRONYMICS:
        if patronymic.endswith(ending) and len(patronymic) >= _LEAST_PATRONYMIC:
            stem = patronymic.removesuffix(ending)
            yield from (stem + other for other in others)


def _declined(word: str, endings: tuple[_Endings, ...]) -> set[str]:
    for ending, others in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return {stem + other for other in others}
    return set()


def _known_forms(word: str, part: Part, gender: Gender | None) -> Iterator[str]:
    kind = {"surname": "NOUN", "given": "Name", "patronymic": "Patr"}[part]
    for parse in morphology().parse(word):
        if kind in parse.tag and {"nomn", "sing"} in parse.tag:
            for form in parse.lexeme:
                if "sing" in form.tag and (
                    gender is None or form.tag.gender in {gender, None, "ms-f"}
                ):
                    yield plain(form.word)


def _declined_short(name: str) -> set[str]:
    """A short name in every case; those in -а and -я decline alike for men and women."""
    declined = _declined(name, _FEMININE if name.endswith(("а", "я")) else _MASCULINE)
    return {form.replace("э", "е") for form in (name, *declined, *_of_somebody(name))}


def _of_somebody(name: str) -> set[str]:
    """What is called by its owner: Катин, Катиного."""
    if not name.endswith(("а", "я")):
        return set()
    return {f"{name[:-1]}ин{ending}" for ending in _POSSESSIVE}
