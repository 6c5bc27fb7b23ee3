"""Names and acronyms of a summary: each must be the essay's, in whatever case or script."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assessor.fidelity.acronyms import is_explained, is_told
from assessor.fidelity.glossary import other_names
from assessor.fidelity.model import Names
from assessor.fidelity.ordinary import is_ordinary
from assessor.fidelity.transcription import is_read_among
from assessor.figures import is_month, listed
from assessor.text import WORDS_KEPT, fold, skeleton, stem
from assessor.text.morphology import morphology

_WORD: Final = re.compile(r"[^\W_]++(?:[-‑'’&][^\W_]++)*+")
_JOINT: Final = re.compile("[-‑'’&]")
_HYPHEN: Final = re.compile("[-‑]")
_MASK: Final = re.compile(r"\[[^\]\[\n]{1,60}\]")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile(r"[a-z]", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[«“]([^«»“”\n]{4,80})[»”]")
_NUMBER_WORD: Final = re.compile(
    "(?:одно|двух|трех|трёх|четырех|четырёх|пяти|шести|семи|восьми|девяти|десяти"
    "|двадцати|тридцати|сорока|пятидесяти|шестидесяти|семидесяти|восьмидесяти|девяноста|сто"
    "|полутора|много|мало|еже|пол)(?:десяти|надцати)?"
)
_ROMAN: Final = re.compile(r"[IVXІХ]+")
_OPENING: Final = frozenset("«\"“„'(—–-•*#[…")
# Case endings of Russian names, hard and soft, noun and adjective.
_CASE_ENDINGS: Final = listed(
    "а у ом ым е ы и ой ою я ю ем ей ью ий ый ого ому ая ую ое его ему им яя юю ее ов ам ами ах"
    " ям ями ях ь й"
) | {""}
_FLEETING: Final = re.compile(r"([а-яё]{2,}[бвгджзклмнпрстфхцчшщ])[оеё]([бвгдзклмнпрстхц])")
# Ordinary words that are given names too, when a surname follows.
_GIVEN: Final = listed(
    "mark grace rose hope faith will bill frank dawn ivy lily violet ruby amber pearl iris olive"
    " daisy angel art gene victor earl duke dean grant chase lance miles drew pat rob sue don dale"
    " glen cliff heath robin jay christian sky penny ginger summer april june june may august joy"
)
# They stand before an amount, and the amount is checked.
_CURRENCIES: Final = listed("rub usd eur gbp kzt cny uah chf jpy byn inr pln czk aed")
# Abbreviations that are words of everyday, and no firm's, method's or measure's.
_EVERYDAY: Final = listed(
    "diy faq hr it pr ceo coo cfo pc tv vip sms sim gps pin id ok pdf qr uk us usa eu un am pm mr"
    " дтп чп чс сми ит ии жкх пк тв смс ип рф сша ес"
)
_NO_NAMES: Final = _CURRENCIES | _EVERYDAY | listed("i mr mrs ms dr new year christmas easter")
_PROPER_TAGS: Final = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")


class Name(NamedTuple):
    """A word of a summary that could be a name, where it stands."""

    word: str
    start: int


def known_names(text: str, fields: Sequence[str]) -> Names:
    """What the essay and the form's fields can lend to a name."""
    whole = set(_WORD.findall("\n".join((text, *fields))))
    words = whole.union(*map(_parts, whole))
    low = frozenset(map(_folded, words))
    named = set(filter(_is_written_as_name, words))
    return Names(
        words=low.union(map(_seen, low)),
        stems=frozenset(map(stem, low)),
        folded=low,
        proper=frozenset(map(_folded, named.union(_titled(text, fields)))),
        initials=frozenset(_initials(t) for t in (*fields, *_QUOTED.findall(text))),
        text=text,
    )


def _titled(text: str, fields: Sequence[str]) -> Iterator[str]:
    """The words of quoted names and of the form's fields, which need no capital."""
    for title in (*fields, *_QUOTED.findall(text)):
        yield from (word for word in _WORD.findall(title) if len(word) > 2)


@lru_cache(maxsize=WORDS_KEPT)
def _folded(word: str) -> str:
    return fold(word).text


@lru_cache(maxsize=WORDS_KEPT)
def _seen(low: str) -> str:
    return skeleton(low)


@lru_cache(maxsize=WORDS_KEPT)
def _is_written_as_name(word: str) -> bool:
    return word[0].isupper() or bool(_LATIN.search(word))


def _parts(word: str) -> Sequence[str]:
    return () if word.isalnum() else _JOINT.split(word)


def _initials(title: str) -> str:
    """The letters an acronym of `title` would have; hyphenated words give one each."""
    words = (part for m in _WORD.finditer(title) for part in _HYPHEN.split(m.group()))
    return "".join(w[0].lower() for w in words if w)


def unknown_names(sentence: str, known: Names) -> list[Name]:
    """Names and acronyms of `sentence` that the essay does not have, in order."""
    return [
        name
        for name in _candidates(sentence, known)
        if not _is_known(name.word, known) and not is_explained(name.word, sentence)
    ]


def names_of(sentence: str) -> Iterator[Name]:
    """Every word of `sentence` that could be a name and does not open it."""
    words = _WORD.finditer(_MASK.sub(lambda m: " " * len(m.group()), sentence))
    for match in words:
        word, start = match.group(), match.start()
        if word[0].isupper() and not is_month(word) and not _opens(sentence, start):
            yield Name(word, start)


def _candidates(sentence: str, known: Names) -> Iterator[Name]:
    plain = _MASK.sub(lambda m: " " * len(m.group()), sentence)
    russian = bool(_CYRILLIC.search(plain))
    words = list(_WORD.finditer(plain))
    for i, match in enumerate(words):
        word = match.group()
        if not any(c.isalpha() for c in word) or _ROMAN.fullmatch(word):
            continue
        foreign = russian and len(word) > 1 and _LATIN.search(word)
        if (
            foreign
            or any(c.isupper() for c in word[1:])
            or (
                word[0].isupper()
                and (not _opens(plain, match.start()) or _is_name_at_start(words, i, known))
            )
        ):
            yield Name(word, match.start())


def _opens(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of its sentence, or of what a mark opens."""
    before = text[:start].rstrip()
    return not before.strip("".join(_OPENING)) or before[-1] in ".!?…:"


def _is_name_at_start(words: Sequence[re.Match[str]], i: int, known: Names) -> bool:
    """A sentence's first word is a name if no dictionary has it, or another capital follows it."""
    word = words[i].group()
    if stem(_folded(word)) in known.stems:
        return False
    if _CYRILLIC.search(word):
        return _is_proper(word.lower()) and not _is_inflected(_folded(word), known.folded)
    if not is_ordinary(word.lower()):
        return True
    following = words[i + 1].group() if i + 1 < len(words) else ""
    return word.lower() in _GIVEN and following[:1].isupper() and not following.isupper()


def _begins_with_number(low: str) -> bool:
    """Whether a word is made of a number and another word: "шестинедельный"."""
    number = _NUMBER_WORD.match(low)
    return number is not None and any(
        morphology().word_is_known(rest) for rest in (low[number.end() :],) if len(rest) > 3
    )


@lru_cache(maxsize=WORDS_KEPT)
def _is_proper(low: str) -> bool:
    """Whether a Russian word is only ever a name, or none that the dictionary knows."""
    analyzer = morphology()
    if not analyzer.word_is_known(low):
        return not (
            _begins_with_number(low)
            or any(analyzer.word_is_known(part) for part in _HYPHEN.split(low)[-1:])
        )
    parses = analyzer.parse(low)
    return bool(parses) and all(any(tag in p.tag for tag in _PROPER_TAGS) for p in parses[:2])


def _is_known(word: str, known: Names) -> bool:
    low = _folded(word)
    if _has(low, known) or is_month(low) or low in _NO_NAMES:
        return True
    parts = [p for p in _JOINT.split(word) if p]
    if len(parts) > 1 and all(len(p) == 1 or p.islower() or _is_known(p, known) for p in parts):
        return any(not p.islower() for p in parts)
    if low.endswith(("'s", "’s")) and _is_known(word[:-2], known):
        return True
    if word[-1] == "s" and word[:-1].isupper() and _is_known(word[:-1], known):
        return True  # "three CRMs"
    if word.isupper() and len(word) <= 6:
        return _is_abbreviation(low, known) or _is_counterpart(low, known) or _sounds(low, known)
    return _is_inflected(low, known.proper) or _is_counterpart(low, known) or _sounds(low, known)


def _has(low: str, known: Names) -> bool:
    return low in known.words or stem(low) in known.stems or skeleton(low) in known.words


def _is_abbreviation(low: str, known: Names) -> bool:
    """Whether the essay, a field or a quoted name has the words that these letters begin."""
    return is_told(low, known.text) or any(i.startswith(low) for i in known.initials)


def _is_counterpart(low: str, known: Names) -> bool:
    """Whether the glossary knows the word by another name that the essay uses."""
    return bool(other_names(stem(low)) & known.stems)


def _is_inflected(low: str, known: Collection[str]) -> bool:
    """Whether a known word differs from this one by its case ending alone."""
    if not _CYRILLIC.search(low) or len(low) < 4:
        return False
    for other in known:
        if other[:3] != low[:3]:
            continue
        common = _common(other, low)
        if common >= 3 and {other[common:], low[common:]} <= _CASE_ENDINGS:
            return True
        if _loses_vowel(other, low) or _loses_vowel(low, other) or _is_one_noun(low, other):
            return True
    return False


@lru_cache(maxsize=WORDS_KEPT)
def _is_one_noun(low: str, other: str) -> bool:
    """Whether both are forms of one noun of the dictionary: «Полночь», «Полуночи»."""
    first, second = (morphology().parse(word)[0] for word in (low, other))
    return bool(first.is_known and second.is_known and first.normal_form == second.normal_form)


def _loses_vowel(full: str, short: str) -> bool:
    """Whether a vowel of the nominative has gone with the ending: «Клубок», «Клубке»."""
    fleeting = _FLEETING.fullmatch(full)
    if fleeting is None:
        return False
    base = "".join(fleeting.groups())
    return short.startswith(base) and short[len(base) :] in _CASE_ENDINGS - {"", "ь", "й"}


def _common(a: str, b: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _sounds(low: str, known: Names) -> bool:
    """Whether a proper word of the essay in the other script is this one as it is read."""
    return is_read_among(low, known.in_script(cyrillic=not _CYRILLIC.search(low)))
