"""Characters that do not show, and letters that look like others (Unicode 15, TR 36 and TR 39)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["invisible", "direction", "tags", "soft hyphens", "look-alikes", "styled"]

SOFT_HYPHEN = "\u00ad"
BYTE_ORDER_MARK = "\ufeff"
ZERO_WIDTH = "\u180e\u200b\u200c\u200d\u2060-\u2064\ufeff\u034f\u115f\u1160\u3164\uffa0"
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
TAGS = "\U000e0000-\U000e007f"
SELECTORS = "\ufe00-\ufe0d\U000e0100-\U000e01ef"
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb"
UNSEEN = re.compile(f"[{SOFT_HYPHEN}{ZERO_WIDTH}{DIRECTION}{TAGS}{SELECTORS}{CONTROLS}]+")
EMOJI_JOINER = re.compile(
    "(?<=[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
FLAG_OF_REGION = re.compile("\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f")

UNUSUAL = re.compile("[^\t\n\r\x20-\x7e\u00a0\u0400-\u0482\u048a-\u04ff«»‘’“”„–—…№•]")
"""Neither a letter of English or Russian nor a sign that they are written with; most texts have
none. All that does not show is among them, and every letter of a special style."""

# Letters that are others in a special style: superscript, script, circled, wide, bold, squared,
# small capitals.
SMALL = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"
STYLE = (
    f"{SMALL}\u1d2c-\u1d6a\u2071\u207f\u2090-\u209c\u2102-\u2115\u2118-\u211d\u2124\u2128\u212c-\u2134\u2139"
    "\u213c-\u2149\u249c-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb"
    "\U0001f110-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
STYLED = re.compile(f"[{STYLE}]")
STYLED_RUN = re.compile(rf"[{STYLE}](?:[\s,.:;!?'\"()\-]{{0,3}}[{STYLE}]){{3,}}")
UNDECOMPOSED = {start + at: chr(65 + at) for start in (0x1F150, 0x1F170) for at in range(26)} | {
    ord(small): letter for small, letter in zip(SMALL, "abcdefghijklmnoprstuvwyz", strict=True)
}
"""White letters on black and small capitals, which Unicode does not compose of others."""
MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
"""What is written over, under and through letters: accents, strokes."""
ACCENT = re.compile("(?<![иИ])\u0306|(?<![еЕ])\u0308|[\u0300-\u0305\u0307\u0309-\u036f]")
"""Those that й and ё do not consist of."""

WORD = re.compile(r"[^\W\d_]{2,}")
CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z]")
GREEK = re.compile("[\u0370-\u03ff]")
# A Latin or Greek letter beside one of another script: every word of two scripts has one.
GLUED = re.compile(
    r"[A-Za-z\u0370-\u03ff]"
    r"(?:(?<=[A-Za-z])(?:(?<=[^\W\d_A-Za-z].)|(?=[^\W\d_A-Za-z]))"
    r"|(?<=[\u0370-\u03ff])(?:(?<=[^\W\d_\u0370-\u03ff].)|(?=[^\W\d_\u0370-\u03ff])))"
)
FROM_GREEK = str.maketrans("οαινκρτυχεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaivkptuxeABEZHIKMNOPTYX")
TO_CYRILLIC = str.maketrans("aceopxyiABCEHKMOPTXYI", "асеорхуіАВСЕНКМОРТХУІ")
TO_LATIN = str.maketrans("асеорхуіАВСЕНКМОРТХУІ", "aceopxyiABCEHKMOPTXYI")


class Odd(NamedTuple):
    """A stretch of text with something that a reader cannot see."""

    kind: Kind
    start: int
    end: int


def unseen(text: str) -> Iterator[Odd]:
    """Every run of characters that do not show; those that emoji are made of are left out."""
    runs = list(UNSEEN.finditer(text)) if UNUSUAL.search(text) else []
    whole = {
        at
        for pattern in ((EMOJI_JOINER, FLAG_OF_REGION) if runs else ())
        for match in pattern.finditer(text)
        for at in range(*match.span())
    }
    for match in runs:
        if not whole.issuperset(range(*match.span())):
            yield Odd(_kind(match[0]), *match.span())


def _kind(run: str) -> Kind:
    if any("\U000e0000" <= c <= "\U000e007f" for c in run):
        return "tags"
    if any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "PDF"} for c in run) or (
        any("\u2066" <= c <= "\u2069" for c in run)
    ):
        return "direction"
    return "soft hyphens" if set(run) == {SOFT_HYPHEN} else "invisible"


def look_alikes(text: str) -> Iterator[Odd]:
    """Words of two scripts that one script's look-alike letters make into words of one."""
    for match in WORD.finditer(text) if GLUED.search(text) else ():
        word = match[0]
        if one_script(word) != word:
            yield Odd("look-alikes", *match.span())


def styled(text: str) -> Iterator[Odd]:
    """Stretches of four letters or more in a special style: 𝐛𝐨𝐥𝐝, ｗｉｄｅ, ⓒⓘⓡⓒⓛⓔⓓ."""
    rare = UNUSUAL.search(text) and STYLED.search(text)
    for match in STYLED_RUN.finditer(text) if rare else ():
        yield Odd("styled", *match.span())


def plain(text: str) -> str:
    """Letters of a special style as the letters that they are, without strokes through them."""
    if MARK.search(text):
        bare = MARK.sub("", unicodedata.normalize("NFC", text))
        text = unicodedata.normalize("NFC", ACCENT.sub("", unicodedata.normalize("NFD", bare)))
    return STYLED.sub(_plain, text) if STYLED.search(text) else text


def _plain(match: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFKC", match[0].translate(UNDECOMPOSED))
    return letter.strip("()")


def one_script(word: str) -> str:
    """A word of two scripts in the one script that all its letters can be in; others unchanged.

    Where both are possible the script of most letters wins, Cyrillic if they are equal.
    """
    if word.isascii():
        return word
    if GREEK.search(word) and (CYRILLIC.search(word) or LATIN.search(word)):
        word = word.translate(FROM_GREEK)
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    cyrillic, latin = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    to_cyrillic, to_latin = not LATIN.search(cyrillic), not CYRILLIC.search(latin)
    if to_cyrillic and to_latin:
        return latin if len(LATIN.findall(word)) > len(CYRILLIC.findall(word)) else cyrillic
    return cyrillic if to_cyrillic else latin if to_latin else word


def paired(text: str) -> str:
    """Halves of surrogate pairs, which escapes may leave, as one character; a lone one as U+FFFD.

    No text with a lone one can be written to a file.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def visible(text: str) -> str:
    """The text as a reader sees it: nothing unseen, and no word in two scripts at once."""
    seen = _without_unseen(text) if UNSEEN.search(text) else text
    return WORD.sub(lambda m: one_script(m[0]), seen) if GLUED.search(seen) else seen


def _without_unseen(text: str) -> str:
    kept, at = [], 0
    for odd in unseen(text):
        kept.append(text[at : odd.start])
        at = odd.end
    return "".join([*kept, text[at:]])
