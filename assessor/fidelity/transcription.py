"""Whether a Cyrillic word is a name as its Latin letters may be read: "Keane" is «Кин», and «Кина».

Each group of letters has the readings that Russian gives it, in English, German, Nordic and Slavic
names; a name is another's when they can be laid side by side to the end. "Monica" is no «Монако»,
as no "i" is read «а».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from assessor.text import WORDS_KEPT

# Every way of reading is tried. "-" is a silent letter; a vowel is silent only at the end.
_TABLE: Final = """
a а я э е эй ей ай / aa о а / ae э е аэ ай - / ai ай эй аи ей э е / ay ай эй ей э е ая
al ал ол эл аль оль ель / au ау о ав / aw о ау ав / ah а / aya ая / ei ей ай и е / ij ей ий
e е э и - / ea и э ей еа е ие / ee и ее / eu ой еу ю эу / ew ью ю у ев / ey ей и эй е ый
eo ео ё е о - / ough о оф аф - / augh о аф / eigh ей ай
i и ы й ай / ia ия иа я ья / ie и ье ие / ii ий ии и / igh ай / io ио ё йо о / iy ий ый ы и
iu ю иу ью / ir ир ер ёр
o о у а оу йо / oa оу о оа / oe е э о оэ у / oo у оо о / ou у ау о оу / ow оу ау о ов / oi ой уа
oy ой ои / oye ое / oya ая оя / ough о ау
u у ю а ью е / ue ю у уэ е / ui уи ю у / ur ур ер юр
y и й ы ай е ь ий ый / ya я ья ия / ye е ье / yo е йо ьо / yu ю ью / yi ьи ы и / yy ый / yn ын ин
wa уо уэ ва уа / way уэй уэ уэе вэй / war уор вар / w у в ф - / wh у х в уэ / wr р вр
bury бери бури / burgh бург бро / borough боро / cester стер честер / ham ем хэм гем хам ам
b б / bh в б / c к с ц ч / ch ч х к ш щ / ck к кк / cz ч ц / d д / dzh дж / f ф в / g г дж ж й х
ge дж ж ге же гэ
gli льи ли ль / gh г ф х - / gn н гн нь / gu г гу гв / h х г - / j дж й ж х - / k к
l л ль / m м / mh в м / n н нь / p п / ph ф в пх / q к / qu кв ку / r р рь / s с з ш сь
kh х / kn н кн / sch ш щ ск сх / sh ш щ сх / stle сл стл / shch щ / sz ш / t т ть / tch ч
th т с з ф тх / ts ц тс / tz ц / ti ти ци ть
v в ф / x кс х з гз / z з ц с ж / zh ж / ' ь ъ -
"""
_SILENT: Final = "-"
_VOWELS: Final = "aeio"
_LONGEST: Final = 7
# Endings of Russian cases, which a Latin name does not have, and its own, which they replace.
_CASES: Final = re.compile(
    r"(?:а|у|ом|ым|е|ы|и|ой|ою|я|ю|ем|ей|ью|ий|ый|ого|ому|ая|ую|ое|его|ему|им|яя|юю|ее|ых|их|ыми|ими"
    r"|ии|ию|ией|ия|ью|ья|ье|ов|ев|ам|ами|ах|ям|ями|ях|ь|й)$"
)
_ENDS: Final = re.compile(r"(?:a|o|e|i|u|y|ya|ia|iya|iy|ii|yi|ey|ei|ay|oy|aya|oye|oe|s)$")
_APART: Final = re.compile(r"'s$|[-‑]")
_FLEETING: Final = re.compile("[eo](?=(?:ts|k)$)")  # Cherepovets, «в Череповце»
_DOUBLES: Final = re.compile(r"([^\W\d_])\1+")
_ADJECTIVE: Final = re.compile(
    r"(?<=..)(?P<joint>[еиоа]?[нв])?ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ом|их|ими)$"
)


def _readings() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in re.split(r"/|\n", _TABLE) if row.split())
    found: dict[str, set[str]] = {}
    for letters, *sounds in rows:
        found.setdefault(letters, set()).update("" if s == _SILENT else s for s in sounds)
    return {letters: tuple(sorted(sounds)) for letters, sounds in found.items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    return _readings()


@lru_cache(maxsize=WORDS_KEPT)
def is_reading(latin: str, cyrillic: str) -> bool:
    """Whether the Cyrillic word, in whatever case, is how the Latin name is read."""
    name, word = _plain(latin), _plain(cyrillic)
    if len(name) < 3 or len(word) < 3 or not _begin_alike(name, word):
        return False
    return any(_is_read(base, stem) for stem in _stems(word) for base in _bases(name))


def _plain(word: str) -> str:
    low = _APART.sub("", word.lower().replace("ё", "е").replace("’", "'"))
    return low[0] + _DOUBLES.sub(r"\1", low[1:])


def _stems(word: str) -> Iterator[str]:
    """The word, and what is left of it without the ending of a case."""
    yield word
    for size in (1, 2, 3):
        if len(word) - size >= 2 and _CASES.fullmatch(word, len(word) - size):
            yield word[:-size]


def _bases(name: str) -> Iterator[str]:
    yield name
    for size in (1, 2, 3):
        if len(name) - size >= 2 and _ENDS.fullmatch(name, len(name) - size):
            yield name[:-size]
    if _FLEETING.search(name):
        yield _FLEETING.sub("", name)


def _begin_alike(name: str, word: str) -> bool:
    table = _table()
    heads = (name[:size] for size in range(1, min(_LONGEST, len(name)) + 1))
    return any(word.startswith(s) for head in heads for s in table.get(head, ()))


def _is_read(name: str, word: str) -> bool:
    """Whether the letters of `name` can be read as `word`, each group in one of its ways."""
    table = _table()
    reached = {0: {0}}  # for each place in the name, the places in the word that are read
    for at in range(len(name)):
        for end in range(at + 1, min(at + _LONGEST, len(name)) + 1):
            for sound in table.get(name[at:end], ()):
                if not sound and name[at] in _VOWELS and name[end:] not in ("", "s"):
                    continue
                ends = {p + len(sound) for p in reached.get(at, ()) if word.startswith(sound, p)}
                if ends:
                    reached.setdefault(end, set()).update(ends)
    return len(word) in reached.get(len(name), ())


def with_places(words: Iterable[str]) -> Iterator[str]:
    """The words, and the places their adjectives are made of: «Пензенской» is of Penza."""
    for word in words:
        yield word
        if adjective := _ADJECTIVE.search(word):
            yield word[: adjective.start()]
            if adjective["joint"]:
                yield word[: adjective.end("joint")]


def is_read_among(word: str, others: Sequence[str]) -> bool:
    """Whether a word is one of the others in the other script."""
    if word.isascii():
        return any(is_reading(word, other) for other in others)
    return any(is_reading(other, one) for one in with_places((word,)) for other in others)
