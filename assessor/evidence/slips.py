"""Whether two words that differ are one word with a slip, or two different words.

A slip leaves something that is no word (клинетов), or another case or number of the same word
(эти процессом). Two words that both exist and mean different things are never a slip, however
close they are spelled: июня/июля, доход/расход, million/billion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from rapidfuzz.distance import OSA

from assessor.text import WORDS_KEPT, stem
from assessor.text.english import frequency
from assessor.text.morphology import morphology

# Words that stand for a figure, a time, a direction or a comparison. A misspelling that is as
# close to another of them as to the one it is held for decides nothing.
_WEIGHTY: Final = tuple(
    """
    ноль один одна одно два две двух три трех четыре четырех пять пяти шесть шести семь семи восемь
    восьми девять девяти десять десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать
    шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать сорок пятьдесят шестьдесят
    семьдесят восемьдесят девяносто сто двести триста четыреста пятьсот шестьсот семьсот восемьсот
    девятьсот тысяча тысяч миллион миллионов миллиард миллиардов половина треть четверть
    первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый
    вдвое втрое вчетверо впятеро дважды трижды удвоили утроили удвоился утроился двукратный
    трехкратный больше меньше выше ниже лучше хуже быстрее медленнее дольше раньше позже
    вырос выросла выросло выросли упал упала упало упали снизился снизилась снизилось снизились
    увеличили уменьшили повысили понизили рост падение увеличение уменьшение повышение снижение
    январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август
    августа сентябрь сентября октябрь октября ноябрь ноября декабрь декабря
    секунда секунд минута минут час часов день дней неделя недель месяц месяцев квартал год лет
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion half third quarter double triple doubled tripled twice thrice
    first second fourth fifth sixth seventh eighth ninth tenth more less fewer higher lower better
    worse faster slower longer shorter increase decrease increased decreased rose fell grew shrank
    january february march april june july august september october november december
    seconds minutes hours days weeks months quarters years
    """.split()  # noqa: SIM905  (a long list reads better in columns)
)
_QUANTITIES: Final = frozenset(
    """
    один первый тысяча миллион миллиард сотня десяток десятка hundred thousand million billion
    """.split()  # noqa: SIM905
)
_INFLECTED: Final = frozenset(["NOUN", "ADJF", "ADJS", "PRTF", "PRTS", "VERB", "NUMR"])
_KEPT_GRAMMAR: Final = ("POS", "number", "person", "tense", "mood", "voice", "aspect")
_PROPER: Final = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr")
_PREFIXES: Final = ("не", "без", "бес", "un", "in", "im", "ir", "il", "non", "dis", "mis", "over")
_DETERMINERS: Final = frozenset(["the", "a", "an", "we", "our", "all", "every", "each", "no"])
_INFINITIVES: Final = ("ть", "ти", "чь", "ться", "тись", "чься")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_BRITISH = re.compile(r"is(?=e|ing|ation)|our\b|yse\b|ogue\b|lled\b|lling\b")
_AMERICAN: Final = {
    "is": "iz",
    "our": "or",
    "yse": "yze",
    "ogue": "og",
    "lled": "led",
    "lling": "ling",
}
# The English list gives this count to every word that its corpus has next to never.
_OBSCURE: Final = 50
_LONG_WORD: Final = 9
_WORD: Final = 4
_SHORTEST_SUBJECT: Final = 3


def same_word(quoted: str, essay: str, *, name: bool, elsewhere: Iterable[str] = ()) -> bool:
    """Whether `quoted` is the essay's word with a slip. Both are folded words.

    `name`: either is written like a name, and names have no slips. `elsewhere`: other words the
    essay uses, which the quoted one would be taken for if it is among them.
    """
    quoted, essay = _without_shared_ending(quoted, essay)
    if quoted == essay:
        return True
    if name:
        return False  # Красова is not Краснова, however likely the slip
    if not (quoted.isalpha() and essay.isalpha()) or _negated(quoted, essay):
        return False
    taken = quoted in elsewhere
    quoted_known = taken or is_word(quoted)
    if quoted_known and is_word(essay):
        return _inflected(quoted, essay) or _respelled(quoted, essay)
    return _misspelled(quoted, essay, not quoted_known)


def _without_shared_ending(one: str, other: str) -> tuple[str, str]:
    """Both without the 's or 'll that both have, or without the apostrophe that one forgot."""
    first, second = one.partition("'"), other.partition("'")
    if first[1:] == second[1:]:
        return first[0], second[0]
    return one.replace("'", ""), other.replace("'", "")


def begins_statement(word: str, named: bool) -> bool:
    """Whether a folded word can be the beginning of a clause with a subject of its own."""
    if named:
        return True
    if not _CYRILLIC.search(word):
        return word in _DETERMINERS
    likeliest = _parses(word)[0].tag
    if len(word) < _SHORTEST_SUBJECT and likeliest.POS != "NPRO":
        return False
    return likeliest.POS in ("NOUN", "ADJF", "NPRO", "NUMR") and likeliest.case == "nomn"


def tells_roles(word: str) -> bool:
    """Whether a folded Russian word can be a noun or a verb: their endings tell who did what."""
    return bool(_CYRILLIC.search(word)) and any(
        p.tag.POS in ("NOUN", "VERB") for p in _parses(word)
    )


def is_infinitive(word: str) -> bool:
    """Whether a folded Russian word is a verb's infinitive."""
    return word.endswith(_INFINITIVES) and _parses(word)[0].tag.POS == "INFN"


def is_genitive(word: str) -> bool:
    """Whether a folded Russian word can be what a number counts, and no subject."""
    if not _CYRILLIC.search(word):
        return False
    cases = {p.tag.case for p in _parses(word)}
    return "gent" in cases and "nomn" not in cases


def is_weighty(word: str) -> bool:
    """Whether a folded word stands for a figure, a time, a direction or a comparison."""
    return stem(word) in _weighty_stems()


def _negated(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and long.removesuffix(short) in _PREFIXES


def _misspelled(quoted: str, essay: str, unknown: bool) -> bool:
    """Not both are words: one slip of the fingers apart, two in a long word."""
    shortest = min(len(quoted), len(essay))
    if shortest < _WORD:
        return shortest > 2 and sorted(quoted) == sorted(essay) and unknown
    both_unknown = unknown and not is_word(essay)
    allowed = 2 if shortest >= _LONG_WORD and not both_unknown else 1
    distance = OSA.distance(quoted, essay, score_cutoff=allowed)
    if distance > allowed:
        return False
    slip, meant = (quoted, essay) if unknown else (essay, quoted)
    return not (is_weighty(meant) and _close_to_another(slip, meant, distance))


def _close_to_another(slip: str, meant: str, distance: int) -> bool:
    """Whether the misspelling could as well be another word of weight than the one meant."""
    return any(
        OSA.distance(slip, word, score_cutoff=distance) <= distance
        for word in _WEIGHTY
        if word != meant and abs(len(word) - len(slip)) <= distance and not _akin(word, meant)
    )


@lru_cache(maxsize=1)
def _weighty_stems() -> frozenset[str]:
    return frozenset(map(stem, _WEIGHTY))


def _akin(one: str, other: str) -> bool:
    return stem(one) == stem(other)


@lru_cache(maxsize=WORDS_KEPT)
def is_word(word: str) -> bool:
    """Whether a dictionary has the word (as more than somebody's name)."""
    if not _CYRILLIC.search(word):
        return frequency(word) > _OBSCURE
    if not morphology().word_is_known(word):
        return False
    return any(not _is_proper(p) for p in _parses(word))


def is_given_name(word: str) -> bool:
    """Whether the Russian dictionary has the word, and only as somebody's or something's name."""
    return bool(_CYRILLIC.search(word)) and morphology().word_is_known(word) and not is_word(word)


def _is_proper(parse: Any) -> bool:
    return any(grammeme in parse.tag for grammeme in _PROPER) and parse.word not in _WEIGHTY


@lru_cache(maxsize=WORDS_KEPT)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(morphology().parse(word))


def _inflected(one: str, other: str) -> bool:
    """Two forms of one word that tell the same: never another tense, voice or degree."""
    if not _CYRILLIC.search(one) or OSA.distance(one, other, score_cutoff=3) > 3:
        return False
    return any(
        p.normal_form == q.normal_form
        and p.tag.POS in _INFLECTED
        and p.normal_form not in _QUANTITIES
        and all(getattr(p.tag, k) == getattr(q.tag, k) for k in _KEPT_GRAMMAR)
        and ("Supr" in p.tag) == ("Supr" in q.tag)
        for p in _parses(one)
        for q in _parses(other)
    )


def _respelled(one: str, other: str) -> bool:
    """British and American spelling of one word."""
    return _american(one) == _american(other)


def _american(word: str) -> str:
    return _BRITISH.sub(lambda m: _AMERICAN[m.group()], word)
