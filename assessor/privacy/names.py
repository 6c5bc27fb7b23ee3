"""A person's name in running text: every grammatical case, ё or е, initials, Latin letters.

Forms come from pymorphy3 where its dictionary knows the word as a name, and besides from the
endings of Russian declension, since most surnames are in no dictionary. A form is looked for as a
word with a capital letter; written small it counts only beside another part of the same name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from assessor.privacy.letters import TRANSLIT, spelled
from assessor.privacy.short_names import called
from assessor.text.morphology import morphology

Part = Literal["surname", "given", "patronymic"]
Gender = Literal["masc", "femn"]

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff])*")
INVISIBLE = re.compile(r"[\u00ad\u0300\u0301\u200b-\u200f\u2060-\u2064\ufeff]")
JOINT = re.compile(r"[ \t\u00a0\u2009\u202f]*(?:\n[ \t]*)?[-–]?[ \t\u00a0\u2009\u202f]*")
CYRILLIC = frozenset(map(chr, range(0x0400, 0x0530)))
KAZAKH = str.maketrans("әғқңөұүһії", "агкноуухии")
LOOK_ALIKE = str.maketrans("aceopxykmthbrinu", "асеорхукмтнвгипи")
PATRONYMIC = re.compile(r"(?:вич|вна|чна|шна|ична|инична|ич|кызы|оглы|улы|ович|евич)$")
FULL_NAME = re.compile(r"(?<!\w)[^\W\d_a-zа-яё][\w'’-]+(?:[ \u00a0]+[^\W\d_a-zа-яё][\w'’-]+){1,2}")
PARTICLES = frozenset(
    {"оглы", "кызы", "улы", "фон", "де", "ван", "аль", "эль", "бен", "von", "van", "de"}
)
SHORT = 3
"""A name of at most so many letters may be a word ("Ли", "Ан"): it counts beside another part."""
LEAST_GLUED = 5
HANDLE = re.compile(r"(?<![\w.])@[A-Za-z][\w.]{2,62}\w")
INITIALS = 2

Endings = tuple[str, tuple[str, ...]]
MASCULINE: tuple[Endings, ...] = (
    ("ский", ("ского", "скому", "ским", "ском")),
    ("цкий", ("цкого", "цкому", "цким", "цком")),
    ("ый", ("ого", "ому", "ым", "ом")),
    ("ой", ("ого", "ому", "ым", "им", "ом")),
    ("ий", ("его", "ему", "им", "ем", "ия", "ию", "ием", "ии", "ого", "ому", "ом")),
    ("ей", ("ея", "ею", "еем", "ее", "ья", "ью", "ьем", "ье")),
    ("й", ("я", "ю", "ем", "е")),
    ("ень", ("ня", "ню", "нем", "не", "еня", "еню", "енем", "ене")),
    ("ь", ("я", "ю", "ем", "е")),
    ("ок", ("ка", "ку", "ком", "ке", "ока", "оку", "оком", "оке")),
    ("ел", ("ла", "лу", "лом", "ле", "ела", "елу", "елом", "еле")),
    ("ец", ("ца", "цу", "цем", "цом", "це", "еца", "ецу", "ецом", "еце")),
    ("а", ("ы", "и", "е", "у", "ой", "ою", "ей")),
    ("я", ("и", "е", "ю", "ей", "ею")),
    ("о", ()),
    ("е", ()),
    ("и", ()),
    ("у", ()),
    ("ю", ()),
    ("э", ()),
    ("ых", ()),
    ("их", ()),
    ("", ("а", "у", "ым", "ом", "ем", "е")),
)
FEMININE: tuple[Endings, ...] = (
    ("ая", ("ой", "ую", "ою")),
    ("яя", ("ей", "юю")),
    ("ия", ("ии", "ию", "ией")),
    ("а", ("ы", "и", "е", "у", "ой", "ою", "ей")),
    ("я", ("и", "е", "ю", "ей", "ею")),
    ("вь", ("ви", "вью")),
    ("ь", ("и", "ью")),
    ("", ()),
)


@dataclass(frozen=True)
class Person:
    """Whose name is to be masked. `others` are further details: an e-mail, a nickname, a phone."""

    surname: str = field(default="", repr=False)
    given_names: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    part: Part
    sure: bool


class Names:
    """Finds one person's name. `spans(text)` are half-open offsets, merged and in order."""

    def __init__(self, person: Person) -> None:
        words = list(_words(person))
        gender = _gender(words)
        self._forms: dict[str, Part] = {}
        for word, part in words:
            for form in _forms(word, part, gender):
                self._forms.setdefault(form, part)
        short = [_plain(n) for w, part in words if part == "given" for n in called(w)]
        self._short = {form for name in short for form in _declined_short(name)}
        self._short -= self._forms.keys()
        self._forms |= dict.fromkeys(self._short, "given")
        spellings = [*words, *((name, "given") for name in short)]
        self._latin = [(re.compile(_latin(w)), part) for w, part in spellings if not w.isascii()]
        self._cyrillic = [(spelled(w, known=False), part) for w, part in words if w.isascii()]
        self._in_handles = [
            re.compile(_latin(w))
            for w, part in words
            if part == "surname" and len(w) >= LEAST_GLUED
        ]
        self._bases = {_base(form[0]) for form in self._forms}
        self._initials = {part: word[0] for word, part in reversed(words)}

    def spans(self, text: str, *, any_case: bool = False) -> Iterator[tuple[int, int]]:
        """Every stretch that is the person's name. `any_case`: small letters count as well."""
        if not self._forms:
            return
        hits = list(self._hits(text, any_case))
        kept = [h for at, h in enumerate(hits) if h.sure or self._beside(text, hits, at)]
        yield from self._merged(text, kept)

    def handles(self, text: str) -> Iterator[tuple[int, int]]:
        """Nicknames with the surname in them: @avetrova."""
        for match in HANDLE.finditer(text) if self._in_handles and "@" in text else ():
            if any(surname.search(match[0].lower()) for surname in self._in_handles):
                yield match.span()

    def _hits(self, text: str, any_case: bool) -> Iterator[_Hit]:
        for match in WORD.finditer(text):
            first = match[0][0]
            if first in CYRILLIC and not self._cyrillic and _base(first) not in self._bases:
                continue
            plain = _plain(match[0])
            if part := self._part(plain) or (self._glued(plain) if any_case else None):
                capital = first.isupper() or any_case
                foreign = plain.isascii() and len(plain) > SHORT + 1 and part == "surname"
                sure = (capital or (foreign and bool(self._latin))) and len(plain) > SHORT
                sure = sure and not (self._may_be_word(plain) and _opens(text, match.start()))
                yield _Hit(match.start(), match.end(), part, sure)

    def _part(self, plain: str) -> Part | None:
        if found := self._forms.get(plain):
            return found
        if plain.isascii():
            return next((part for regex, part in self._latin if regex.fullmatch(plain)), None)
        if found := self._forms.get(plain.translate(LOOK_ALIKE)):
            return found
        return next((part for regex, part in self._cyrillic if regex.fullmatch(plain)), None)

    def _glued(self, plain: str) -> Part | None:
        """A surname with what follows it in a file's name: IvanovaES, ivanovaekaterina."""
        for end in range(len(plain) - 1, LEAST_GLUED - 1, -1):
            part, rest = self._part(plain[:end]), plain[end:]
            if part and (len(rest) <= INITIALS or self._part(rest)):
                return part
        return None

    def _may_be_word(self, plain: str) -> bool:
        """A short name or a Latin one's Cyrillic spelling that means something: Слава, Марка."""
        derived = plain in self._short or (self._cyrillic and plain not in self._forms)
        return bool(derived and not plain.isascii() and _is_plain_word(plain))

    def _beside(self, text: str, hits: list[_Hit], at: int) -> bool:
        """Another part of the name, or its initials, right before or after."""
        hit = hits[at]
        near = [h for h in hits[max(at - 1, 0) : at + 2] if h is not hit and h.part != hit.part]
        joined = any(
            JOINT.fullmatch(text, min(h.end, hit.end), max(h.start, hit.start)) for h in near
        )
        start, end = self._with_initials(text, hit.start, hit.end)
        return joined or (end - start > hit.end - hit.start)

    def _merged(self, text: str, hits: list[_Hit]) -> Iterator[tuple[int, int]]:
        start = end = -1
        for hit in hits:
            left, right = hit.start, hit.end
            if hit.part == "surname":
                left, right = self._with_initials(text, left, right)
            if start >= 0 and (left <= end or JOINT.fullmatch(text, end, left)):
                end = max(end, right)
                continue
            if start >= 0:
                yield start, end
            start, end = left, right
        if start >= 0:
            yield start, end

    def _with_initials(self, text: str, start: int, end: int) -> tuple[int, int]:
        first, second = self._initials.get("given"), self._initials.get("patronymic")
        if not first:
            return start, end
        one = f"[{_both_cases(first)}]"
        two = rf"(?:[ \u00a0]?[{_both_cases(second)}]\.)?" if second else ""
        if before := re.search(
            rf"(?<!\w){one}\.{two}[ \u00a0]?\Z", text[max(0, start - 8) : start]
        ):
            start = max(0, start - 8) + before.start()
        if after := re.compile(rf"[ \u00a0]?{one}\.{two}").match(text, end):
            end = after.end()
        return start, end


def _both_cases(letter: str) -> str:
    twin = {"е": "её"}.get(letter, letter)
    latin = {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "э": "e",
    }.get(letter, "")  # fmt: skip
    return twin + twin.upper() + latin.upper()


@lru_cache(maxsize=256)
def _base(letter: str) -> str:
    """The letter without its case and marks: what a word written with combining marks begins by."""
    return unicodedata.normalize("NFD", letter.casefold())[0]


def _plain(word: str) -> str:
    composed = unicodedata.normalize("NFC", word)
    return INVISIBLE.sub("", composed).casefold().replace("ё", "е").translate(KAZAKH)


def full_names(text: str) -> Iterator[str]:
    """Names of people in `text`: two or three capitalised words, at least one a known name."""
    for match in FULL_NAME.finditer(text):
        if any(_is_name(_plain(word)) for word in match[0].split()):
            yield match[0]


def _is_name(word: str) -> bool:
    return any(
        {"Name", "Patr", "Surn"} & set(map(str, parse.tag.grammemes))
        for parse in morphology().parse(word)[:2]
    )


def _words(person: Person) -> Iterator[tuple[str, Part]]:
    """The words of the name, the surname first, as letters to compare by."""
    surname, given = _split(person.surname), _split(person.given_names)
    if not surname and len(given) > 1:
        surname, given = _surname_among(given)
    yield from ((word, "surname") for word in surname[:1])
    for word in (*surname[1:], *given):
        yield word, "patronymic" if PATRONYMIC.search(word) else "given"


def _split(text: str) -> list[str]:
    words = [_plain(match[0]) for match in WORD.finditer(text)]
    return [word for word in words if len(word) > 1 and word not in PARTICLES]


def _surname_among(words: list[str]) -> tuple[list[str], list[str]]:
    """Of a full name in one field: (the surname, the rest). Russian forms put the surname first."""
    if not (words[0].isascii() or _is_given_name(words[0])):
        return words[:1], words[1:]
    if PATRONYMIC.search(words[-1]):
        return (words[:1], words[1:]) if len(words) > 2 else ([], words)
    return words[-1:], words[:-1]


def _is_given_name(word: str) -> bool:
    return any("Name" in p.tag and {"nomn", "sing"} in p.tag for p in morphology().parse(word))


def _gender(words: list[tuple[str, Part]]) -> Gender | None:
    for word, part in words:
        if part == "patronymic":
            return "femn" if word.endswith(("на", "кызы")) else "masc"
    for word, part in words:
        if part == "given":
            for parse in morphology().parse(word):
                if "Name" in parse.tag and parse.tag.gender in {"masc", "femn"}:
                    return "femn" if parse.tag.gender == "femn" else "masc"
    return None


def _forms(word: str, part: Part, gender: Gender | None) -> set[str]:
    """Every singular form of a name in the nominative, letters folded as `_plain` does."""
    forms = {word}
    if word.isascii():
        return forms
    if part == "given" and word.endswith("л"):  # Айгүл is Айгуль in Russian
        forms |= {f"{word}ь"} | _declined(f"{word}ь", FEMININE)
    if gender != "femn":
        forms |= _declined(word, MASCULINE)
    if gender != "masc":
        forms |= _declined(word, FEMININE)
    return forms | _known_forms(word, part, gender)


def _declined(word: str, endings: tuple[Endings, ...]) -> set[str]:
    for ending, others in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return {stem + other for other in others}
    return set()


def _known_forms(word: str, part: Part, gender: Gender | None) -> set[str]:
    kinds = {"surname": {"Surn"}, "given": {"Name"}, "patronymic": {"Patr"}}[part]
    known = [p for p in morphology().parse(word) if kinds & set(map(str, p.tag.grammemes))]
    exact = [p for p in known if "nomn" in p.tag and "sing" in p.tag]
    return {
        _plain(form.word)
        for parse in exact
        for form in parse.lexeme
        if "sing" in form.tag and (gender is None or form.tag.gender in {gender, None, "ms-f"})
    }


def _declined_short(name: str) -> set[str]:
    """A short name in every case; those in -а and -я decline alike for men and women."""
    return {name} | _declined(name, FEMININE if name.endswith(("а", "я")) else MASCULINE)


def _is_plain_word(form: str) -> bool:
    """Is its likeliest reading no name: слава, света?"""
    parse = morphology().parse(form)[0]
    return parse.is_known and not {"Name", "Surn", "Patr"} & set(map(str, parse.tag.grammemes))


def _opens(text: str, at: int) -> bool:
    """Does a sentence begin here, where every word has a capital letter?"""
    before = text[max(0, at - 4) : at].rstrip(" \u00a0«„“\"'(—–-•")
    return not before or before[-1] in ".!?…:\n"


def _latin(word: str) -> str:
    pattern = "".join(TRANSLIT.get(letter, re.escape(letter)) for letter in word)
    pattern = pattern.replace(TRANSLIT["к"] + TRANSLIT["с"], "(?:ks|x|cs|kss)")
    if word.endswith("др"):
        pattern = pattern.removesuffix("r") + "e?r"
    if word.endswith(("ий", "ый")):
        stem = "".join(TRANSLIT.get(letter, re.escape(letter)) for letter in word[:-2])
        return f"(?:{pattern}|{stem}(?:y|i|ii|iy|yi|ij|yj))"
    return pattern
