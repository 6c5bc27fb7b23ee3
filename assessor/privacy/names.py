"""A person's name in running text: every grammatical case, ё or е, initials, Latin letters.

A form (`lexicon`, `declension`) is looked for as a word with a capital letter; written small it
counts beside another part of the same name, or where it can be nothing else. What may be a word
in its place (Вера, Mark) is decided by `senses`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assessor.privacy.declension import PATRONYMIC, Part
from assessor.privacy.handles import handles
from assessor.privacy.initials import Initials
from assessor.privacy.letters import plain
from assessor.privacy.lexicon import SHORT, Lexicon, Source
from assessor.privacy.person import PARTICLES, WORD, Person
from assessor.privacy.senses import Place, capital_tells, is_word_here, may_be_word

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WITHIN: Final = re.compile("['’ʼ`\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff]")
"""What a word may have in it that is no letter; few texts have any."""
_FOUR_LETTERS: Final = array("I", [1] * 4).tobytes()
_GAP: Final = r"[ \t\u00a0\u2009\u202f]*"
_JOINT: Final = re.compile(rf"{_GAP}(?:\n[ \t]*)?[-–‑]?{_GAP}")
_BESIDE: Final = re.compile(rf"{_GAP}(?:\n[ \t]*)?[-–‑,]?{_GAP}")
_BREAK: Final = re.compile(r"-(?<=[^\W\d_]{2}-)[ \t]*[ \t\n][ \t]*(?=[^\W\d_]{2})")
_OF_KIN: Final = re.compile(
    r"[ \-](?=(?:[уұ]лы|оглы|[кқг]ызы|[ўу][ғг]ли|[қк]изи)(?!\w))", re.IGNORECASE
)
_BEFORE_BREAK: Final = re.compile(r"[^\W\d_]+\Z")
_SPACED: Final = re.compile(
    r"(?<![^\W\d_])[^\W\d_](?:(?:[ \t\u00a0]{1,2}|[-–._*·•|~]{1,2}|[-–._*·•|] )[^\W\d_]){3,}"
    r"(?![^\W\d_])"
)
_OTHER_HALF: Final = re.compile(r"[-–‑]([^\W\d_]{2,})")
_OTHER_HALF_BEFORE: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-–‑]\Z")
_NEXT_WORD: Final = re.compile(r"[ \u00a0]+([^\W\d_]{5,})")
_PARTICLES_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]+)+\Z", re.IGNORECASE
)
_LONGEST: Final = 40
_ACRONYM: Final = 4
"""So few capitals in other letters may be an acronym."""


@dataclass(frozen=True)
class _Hit:
    """`sure`: a name whatever stands around it; `word`: in this place it may be a word instead.

    `source`: how the word is known to be of the name.
    """

    start: int
    end: int
    part: Part
    sure: bool
    word: bool = False
    source: Source = "own"


class Names:
    """Finds one person's name. `spans(text)` are half-open offsets, merged and in order."""

    def __init__(self, person: Person) -> None:
        self._lexicon = Lexicon(person)
        self._initials = Initials(self._lexicon.words)
        self._particles = bool(PARTICLES & set(person.surname.casefold().split()))

    def spans(self, text: str, *, any_case: bool = False) -> Iterator[tuple[int, int]]:
        """Every stretch that is the person's name. `any_case`: small letters count as well."""
        if not self._lexicon:
            return
        hits = sorted(self._hits(text, any_case), key=lambda hit: hit.start)
        named = {hit.part for hit in hits if hit.sure}
        kept = [hit for at, hit in enumerate(hits) if self._is_name(text, hits, at, named)]
        yield from self._merged(text, kept)

    def handles(self, text: str) -> Iterator[tuple[int, int]]:
        """Nicknames and pages with the name in them: @avetrova, vk.com/vetrova."""
        yield from handles(text, self._lexicon.is_nickname, self._lexicon.latin_surname)

    def _hits(self, text: str, any_case: bool) -> Iterator[_Hit]:
        words = (WORD if _WITHIN.search(text) else _LETTERS).findall(text)
        found = ((word, self._lexicon.cut(word, any_case=any_case)) for word in set(words))
        cuts = {word: cut for word, cut in found if cut}
        for match in _any_of(cuts).finditer(text) if cuts else ():
            part, start, end = cuts[match[0]]
            yield self._hit(text, match.start() + start, match.start() + end, part, any_case)
        yield from self._broken(text)
        if _FOUR_LETTERS in array("I", map(len, words)).tobytes():
            yield from self._spaced(text)

    def _hit(self, text: str, start: int, end: int, part: Part, any_case: bool) -> _Hit:
        name, capital = plain(text[start:end]), text[start].isupper()
        word = may_be_word(name)
        if any_case:
            return _Hit(start, end, part, len(name) > SHORT or (capital and not word))
        if not capital:
            return _Hit(start, end, part, part == "surname" and len(name) > SHORT + 1 and not word)
        sure = not word or capital_tells(text, start, end)
        source = self._lexicon.source(name)
        if source == "spelt" and text[start:end].isupper() and end - start <= _ACRONYM:
            sure = word = False
        return _Hit(start, end, part, sure, word=word and not sure, source=source)

    def _broken(self, text: str) -> Iterator[_Hit]:
        """Words that a line's end, a slip or a custom has divided: Зару-/бина, Ерлан улы."""
        kin = _OF_KIN.finditer(text) if self._lexicon.of_kin else ()
        for gap in (*_BREAK.finditer(text), *kin):
            before = _BEFORE_BREAK.search(text[max(0, gap.start() - _LONGEST) : gap.start()])
            after = WORD.match(text, gap.end())
            if before and after and (part := self._lexicon.part(before[0] + after[0])):
                start = gap.start() - len(before[0])
                yield _Hit(start, after.end(), part, text[start].isupper())

    def _spaced(self, text: str) -> Iterator[_Hit]:
        """Names with their letters apart: В е т р о в а."""
        for run in _SPACED.finditer(text):
            places = [at for at in range(*run.span()) if text[at].isalpha()]
            letters = "".join(plain(text[at])[:1] or "-" for at in places)
            for start, end, part in self._lexicon.inside(letters):
                yield _Hit(places[start], places[end - 1] + 1, part, sure=True)

    def _is_name(self, text: str, hits: Sequence[_Hit], at: int, named: set[Part]) -> bool:
        hit = hits[at]
        if hit.sure or self._beside(text, hits, at):
            return True
        known = hit.part in named
        if not hit.word or (hit.source == "spelt" and not known):
            return False
        loose = not known and (hit.part == "given" or hit.source != "own")
        place = Place(text, hit.start, hit.end)
        return not is_word_here(place, self._lexicon.gender, loose=loose, owned=not known)

    def _beside(self, text: str, hits: Sequence[_Hit], at: int) -> bool:
        """Another part of the name, or its initials, right before or after."""
        hit = hits[at]
        near = [h for h in hits[max(at - 1, 0) : at + 2] if h is not hit and h.part != hit.part]
        joined = any(
            _BESIDE.fullmatch(text, min(h.end, hit.end), max(h.start, hit.start)) for h in near
        )
        return joined or self._initials.around(text, hit.start, hit.end) != (hit.start, hit.end)

    def _merged(self, text: str, hits: Sequence[_Hit]) -> Iterator[tuple[int, int]]:
        start = end = -1
        for hit in hits:
            left, right = self._widened(text, hit)
            if start >= 0 and (left <= end or _JOINT.fullmatch(text, end, left)):
                end = max(end, right)
                continue
            if start >= 0:
                yield start, end
            start, end = left, right
        if start >= 0:
            yield start, end

    def _widened(self, text: str, hit: _Hit) -> tuple[int, int]:
        """With initials, the other half of a double name, a particle, a patronymic."""
        start, end = hit.start, hit.end
        if text[start].isupper():
            start, end = _with_other_half(text, start, end)
        if hit.part == "surname":
            start, end = self._initials.around(text, start, end)
            before = text[max(0, start - _LONGEST) : start] if self._particles else ""
            if found := _PARTICLES_BEFORE.search(before):
                start -= len(found[0])
        after = _NEXT_WORD.match(text, end) if hit.part == "given" else None
        if after and after[1][0].isupper() and PATRONYMIC.search(plain(after[1])):
            end = after.end()
        return start, end


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W\d_])(?:{longest_first})(?![^\W\d_])")


def _with_other_half(text: str, start: int, end: int) -> tuple[int, int]:
    """Смит-Джонс, of which a form names but one half; a half has a capital letter."""
    if (after := _OTHER_HALF.match(text, end)) and after[1][0].isupper():
        end = after.end()
    before = _OTHER_HALF_BEFORE.search(text[max(0, start - _LONGEST) : start])
    if before and before[1][0].isupper():
        start -= len(before[0])
    return start, end
