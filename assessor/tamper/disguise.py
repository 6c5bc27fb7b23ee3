"""What a sentence says once a disguise is taken off: unseen characters, look-alike letters, letters
of a special style or set apart, words in pieces, digits for letters, reversed and rotated ones,
Russian in Latin letters or typed with the keyboard switched to English."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from assessor.text import WORDS_KEPT
from assessor.text.characters import CYRILLIC, LATIN, look_alikes, plain, unseen, visible
from assessor.text.morphology import morphology
from assessor.text.romanised import in_cyrillic

USUAL = re.compile(r"[а-яёА-ЯЁ0-9 \n.,;:!?()«»\"'%—–-]*\Z")
"""Russian letters and signs alone: nothing in it is unseen, of another script or style."""
BETWEEN = r"[ \u00a0\u2009.,_*+~·\-–|/]"
APART = re.compile(rf"(?<!\w)[^\W_](?:{BETWEEN}{{1,5}}[^\W_](?![^\W_])){{4,}}")
TWO_APART = re.compile(rf"{BETWEEN}[^\W_](?![^\W_]){BETWEEN}{{1,5}}[^\W_](?![^\W_])")
"""Two letters that stand alone, as all but the first of those set apart do."""
GAP = re.compile(BETWEEN)
SIGN = re.compile(r"[ \u00a0\u2009]*[.,_*+~·\-–|/]+[ \u00a0\u2009]*")
LETTER = re.compile(r"[^\W_]")
WIDE_GAP = re.compile(r"[ \u00a0\u2009]{2,}")
LITTLE = frozenset(
    """
    the a an of and to in is are was were for we our it its that this with by from as be has have
    not they their at or who which you your than them then there these what when will would any all
    some give
    """.split()  # noqa: SIM905  (a long list reads better in columns)
)
FROM_THE_END = frozenset(w[::-1] for w in LITTLE if len(w) > 2 and w[::-1] not in LITTLE)
ROTATED = frozenset(codecs.encode(w, "rot13") for w in LITTLE if len(w) > 2)
TWO = 2
LOOKED_AT = 5
LONGER = re.compile(r"\w{4,}")
DIGITS = str.maketrans("01345789@$!", "oieastbgasi")
DIGITS_RU = str.maketrans("013469@", "оиеабяа")
SIGN_IN_WORD = re.compile(r"[\d@$!]\w")
SIGN_BY_LETTER = re.compile(r"[\d@$!_](?:(?=[^\W\d_])|(?<=[^\W\d_].))")
LEET = re.compile(r"(?<![\w@$!])(?=[\w@$!]*[^\W\d_])(?=[\w@$!]*[\d@$!]\w)[\w@$!]{2,}")
COMMENT = re.compile(r"<!--|\[//\]: #|/\*")
PIECE = re.compile(r"(?<=[^\W\d_])[.·\-](?=[^\W\d_])")
PIECES = 4
MARKS = ' ,.;:!?…«»"()—–'
SHORT = 4
GLUED = re.compile(r"\b\w{24}")
INITIAL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
"""Where a word begins of several that were glued together with a capital each."""
CAPITAL_INSIDE = re.compile(r"[A-ZА-ЯЁ](?<=[a-zа-яё].)")
TURNED = str.maketrans("ɐqɔpǝɟƃɥᴉɾʞןɯuodbɹsʇnʌʍxʎz", "abcdefghijklmnopqrstuvwxyz")
UPSIDE_DOWN = re.compile("[ɐɔǝɟɥʞɯɹʇʌʍʎ]{2}")
KEYS = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~",
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
)
KEY_OF_SIGN = re.compile(r"[,.](?=\s|\Z)")
TYPED = re.compile(r"[a-zA-Z\[\];',.`{}:<>~ ]{12,}")


def undisguised(sentence: str) -> Iterator[str]:
    """The sentence as it may be read, without one disguise after another; never as it stands."""
    usual = USUAL.match(sentence) is not None
    together = _together(sentence if usual else plain(visible(sentence)))
    if together != sentence:
        yield together
    if _may_be_leet(together) and LEET.search(together):
        digits = DIGITS_RU if CYRILLIC.search(together) else DIGITS
        yield together.translate(digits)
    yield from _in_one_piece(together)
    if len(CAPITAL_INSIDE.findall(together)) >= PIECES and GLUED.search(together):
        yield INITIAL.sub(" ", together)
    if (not usual and _is_english_backwards(together)) or _is_backwards(together):
        yield together[::-1]
    if not usual:
        yield from _in_other_letters(together)


def _may_be_leet(text: str) -> bool:
    """Has it what every word with signs for letters has? Most sentences have not."""
    return bool(SIGN_IN_WORD.search(text) and SIGN_BY_LETTER.search(text))


def _in_other_letters(text: str) -> Iterator[str]:
    """Letters turned upside down, rotated by thirteen, or Latin ones that stand for Russian."""
    if UPSIDE_DOWN.search(text):
        turned = text.translate(TURNED)
        yield from (turned, turned[::-1])
    if not ROTATED.isdisjoint(text.lower().split()):
        yield codecs.encode(text, "rot13")
    if LATIN.search(text):
        yield from _in_russian(text)


def is_disguised(sentence: str) -> bool:
    """Would a reader not see it, or not as it stands: unseen, look-alike, a comment, in pieces?"""
    odd = (*unseen(sentence), *look_alikes(sentence))
    return bool(odd or COMMENT.search(sentence) or next(_in_one_piece(sentence), None))


def _in_one_piece(text: str) -> Iterator[str]:
    """Words that were cut in pieces by signs or by spaces, put together."""
    signs = text.count(".") + text.count("-") + text.count("·")
    if signs >= PIECES and sum(map(_pieces, text.split())) >= PIECES:
        yield PIECE.sub("", text)
    words = text.split()
    short = [w for w in words if len(w) <= SHORT]
    least = max(PIECES, len(words) // 2 + 1)
    if len(short) < least:
        return
    if sum(_is_unknown_russian(w.lower().strip(",.!")) for w in short) >= least:
        yield "".join(words)


def _pieces(word: str) -> int:
    """In how many places a word is cut; "кто-нибудь", "двадцать-тридцать" in none."""
    cut = len(PIECE.findall(word))
    if not cut:
        return 0
    small = word.lower().strip(MARKS)
    whole = _is_known(small) or all(len(part) > 1 and _is_known(part) for part in small.split("-"))
    return 0 if whole else cut


def _in_russian(text: str) -> Iterator[str]:
    """Latin letters as the Russian that they spell, or that their keys would have typed."""
    if not (CYRILLIC.search(text) or _is_english(text)):
        spelled = in_cyrillic(text)
        if _is_russian(spelled):
            yield spelled
    for typed in TYPED.findall(text):
        if not _is_english(typed) and _is_russian(meant := _retyped(typed)):
            yield meant


def _retyped(text: str) -> str:
    """With the keyboard switched to Russian; a comma or a full stop after a word is one."""
    return KEY_OF_SIGN.sub(" ", text).translate(KEYS)


def _is_english_backwards(text: str) -> bool:
    """Are some of its words little ones of English from their end?"""
    return not FROM_THE_END.isdisjoint(text.lower().split())


def _is_backwards(text: str) -> bool:
    """Are some of its longest words Russian ones only from their end?"""
    longest = sorted(LONGER.findall(text.lower()), key=len)[-LOOKED_AT:]
    unknown = list(filter(_is_unknown_russian, longest))
    return len(unknown) >= TWO and sum(_is_known(w[::-1]) for w in unknown) >= TWO


@lru_cache(maxsize=WORDS_KEPT)
def _is_known(word: str) -> bool:
    return bool(morphology().word_is_known(word))


@lru_cache(maxsize=WORDS_KEPT)
def _is_unknown_russian(word: str) -> bool:
    return CYRILLIC.search(word) is not None and not _is_known(word)


def _is_english(text: str) -> bool:
    """Has it the little words that every English sentence is held together by?"""
    words = text.lower().split()
    return sum(word in LITTLE for word in words) > len(words) / 8


def _is_russian(text: str) -> bool:
    """Does the dictionary know most of the longer words?"""
    words = LONGER.findall(text)
    known = sum(map(_is_known, words))
    return known > len(words) / 2


def _together(text: str) -> str:
    """Letters that were set apart, put together; a wider gap between them ends a word.

    Where signs set them apart, any space between two letters without a sign does.
    """

    def joined(match: re.Match[str]) -> str:
        if 2 * len(SIGN.findall(match[0])) > len(LETTER.findall(match[0])):
            return SIGN.sub("", match[0])
        return " ".join(GAP.sub("", word) for word in WIDE_GAP.split(match[0]))

    return APART.sub(joined, text) if TWO_APART.search(text) else text
