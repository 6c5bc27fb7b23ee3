"""What a text says, token by token: words, figures and the signs that change a figure.

Punctuation is left out: it carries no claim. A figure is one token with everything that makes it
that figure ("4,92", "30 000", "87/20"), so that no match can begin or end inside it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assessor.entry import Language
from assessor.evidence.headings import headings
from assessor.text import Folded, Span, fold, language_of, skeleton

_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079]++(?:'[^\W\d_]++)*+)
      | (?P<figure>\d{1,3}(?:[ ]\d{3})+(?:[.,]\d+)?(?!\d)
                 | \d+(?:(?:[:/]|(?<!\d{4})[.,])\d+|[.,]\d{1,3}(?!\d))*)
      | (?P<raised>[\u00b2\u00b3\u00b9\u2070-\u2079]+)
      | (?P<sign>[%‰×~<>≤≥=±$€£₽°] | \+(?=\d) | (?<=\d)\+
                 | (?<=\d)[ ]?-[ ]?(?=\d) | (?<![^\s(\[])-(?=\d))""",
    re.VERBOSE,
)
_WORD: Final = _TOKEN.groupindex["word"]
_FIGURE: Final = _TOKEN.groupindex["figure"]
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_AMBIGUOUS_DECIMAL = re.compile(r"\d{1,3}[.,]\d{3}")
# "2." before a list item: on a line of its own kind, or written on after a semicolon.
_LINE_MARKER = re.compile(r"^[ \t]*(\d{1,2}(?=[.)])|[a-zа-я](?=\)))[.)](?=\s)", re.MULTILINE)
_INLINE_MARKER = re.compile(r";\s{0,3}(\d{1,2})[.)](?=\s{0,3}[^\W\d_])")
# A note's number: raised after a whole word or a mark, or in square brackets.
_RAISED_NOTE = re.compile(r"([\u00b2\u00b3\u00b9\u2070-\u2079]{1,2})")
_BEFORE_A_NOTE = re.compile(r"[^\W\d_]{4}\Z|[.,;:!?%)»”\"]\Z")
_BRACKETED_NOTE = re.compile(r"\[(\d{1,2})\]")
# What only gives the short form or the name of what was just said.
_GLOSS = re.compile(r"\(\s?(?:([A-ZА-ЯЁ]{2,6})|[«\"“]([^\W\d_]{2,20})[»\"”])\s?\)")
# "No. 5" and "N 5" are "№ 5", which is no token either.
_NUMERO: Final = frozenset(["n", "no"])
_NUMBERED = re.compile(r"\.?\s{0,2}\d")
_BEFORE_A_LIST: Final = ".;:!?…)"
_FAR_ENOUGH: Final = 200
_LONGEST_ACRONYM: Final = 5

NEGATIONS: Final = frozenset(
    """
    не ни нет без нельзя никогда
    not no nor never cannot without none neither nothing nobody hardly
    """.split()  # noqa: SIM905  (words read better in a line)
)


@dataclass(frozen=True)
class Tokens:
    """A text's tokens in order, as parallel sequences.

    `keys` are compared: the folded token, look-alike letters as one, a figure in one spelling.
    `plain` are the folded tokens; `starts` and `ends` are offsets in `text`. An essay has
    thousands of tokens: a word that comes twice is one string, and offsets are no objects of their
    own.
    """

    text: str
    folded: Folded
    keys: tuple[str, ...]
    plain: tuple[str, ...]
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, begin: int, end: int) -> Span:
        """The characters of tokens `begin:end`, which must not be empty."""
        return Span(self.starts[begin], self.ends[end - 1])

    def written(self, i: int) -> str:
        """Token `i` as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def between(self, i: int) -> str:
        """What stands between token `i` and the one before."""
        return self.text[self.ends[i - 1] : self.starts[i]]

    def words(self, begin: int, end: int) -> str:
        """The tokens `begin:end` as they stand in the text, in one line."""
        return " ".join(self.text[slice(*self.span(begin, end))].split()) if begin < end else ""

    def cuts_token(self, offset: int) -> bool:
        """Whether `offset` falls strictly inside a token."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and self.starts[at] < offset < self.ends[at]

    def range(self, span: Span) -> tuple[int, int]:
        """The tokens that begin inside `span`, as a half-open range."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    @cached_property
    def markers(self) -> frozenset[int]:
        """Which tokens only number the items of a list or the notes, or gloss what was said."""
        text = self.text
        found = [m.start(1) for m in _LINE_MARKER.finditer(text) if self._opens_item(m)]
        for numbers in (_INLINE_MARKER, _BRACKETED_NOTE):
            found += [m.start(1) for m in numbers.finditer(text)]
        for note in _RAISED_NOTE.finditer(text):
            if _BEFORE_A_NOTE.search(text, max(0, note.start() - 4), note.start()):
                found.append(note.start())
        found += [m.start(m.lastindex or 0) for m in _GLOSS.finditer(text)]
        tokens = ((bisect_left(self.starts, start), start) for start in found)
        return frozenset(i for i, at in tokens if i < len(self) and self.starts[i] == at)

    def _opens_item(self, marker: re.Match[str]) -> bool:
        above = self.text[max(0, marker.start() - _FAR_ENOUGH) : marker.start()]
        return above.count("\n") > 1 or above.rstrip()[-1:] in _BEFORE_A_LIST

    def is_figure(self, i: int) -> bool:
        """A number, or a sign that belongs to one."""
        return not self.keys[i][0].isalpha()

    def is_number(self, i: int) -> bool:
        return self.keys[i][0].isdecimal()

    def is_negation(self, i: int) -> bool:
        return self.plain[i] in NEGATIONS or self.plain[i].endswith("n't")

    def is_same_figure(self, i: int, other: Tokens, j: int) -> bool:
        """Whether `other` has the number with a comma where this has a space: 31,000 for 31 000."""
        grouped = self.written(i).split()
        commas = other.keys[j].split(",")
        return len(grouped) > 1 and grouped == commas

    def is_acronym(self, i: int) -> bool:
        """A few letters, all of them capitals, and not in a heading of capitals."""
        if not 1 < len(self.plain[i]) <= _LONGEST_ACRONYM or not self._in_capitals(i):
            return False
        beside = (k for k in (i - 1, i + 1) if 0 <= k < len(self))
        return not any(
            len(self.plain[k]) > _LONGEST_ACRONYM and self._in_capitals(k) for k in beside
        )

    def _in_capitals(self, i: int) -> bool:
        return self.written(i).isupper()

    def is_name(self, i: int) -> bool:
        """Written like a name or an acronym: capitals that no sentence's beginning explains."""
        token = self.written(i)
        capitals = sum(map(str.isupper, token))
        if capitals > 1:
            return self.is_acronym(i) or capitals < len(token)
        return capitals == 1 and token[0].isupper() and not self.opens_sentence(i)

    def opens_sentence(self, i: int) -> bool:
        """Whether a sentence, a line, or what a colon or semicolon announces, begins with it."""
        if i == 0:
            return True
        return any(c in ".!?…:;\n\t•" for c in self.between(i))

    def follows_dash(self, i: int) -> bool:
        return self.folded.text[: self.folded.at(self.starts[i])][-2:].strip() == "-"


def tokenise(text: str, language: Language | None = None) -> Tokens:
    """The tokens of `text`; in English a comma can group the thousands of a figure."""
    folded = fold(text)
    english = (language or language_of(text)) == "en"
    keys, plain, firsts, lasts = list[str](), list[str](), list[int](), list[int]()
    known, alike = dict[str, str](), dict[str, str]()
    for match in _TOKEN.finditer(folded.text):
        begin, end = match.span()
        token = match[0]
        if match.lastindex == _WORD:  # most of them
            if token in _NUMERO and _is_numero(folded, begin, end, text, english):
                continue
            key = alike.get(token) or alike.setdefault(token, skeleton(token))
        else:
            token = token.strip()
            key = _figure(token, english) if match.lastindex == _FIGURE else token
        plain.append(known.setdefault(token, token))
        keys.append(known.setdefault(key, key))
        firsts.append(begin)
        lasts.append(end - 1)
    starts = array("I", map(folded.starts.__getitem__, firsts))
    ends = array("I", map(folded.ends.__getitem__, lasts))
    return Tokens(text, folded, tuple(keys), tuple(plain), starts, ends)


def _is_numero(folded: Folded, begin: int, end: int, original: str, english: bool) -> bool:
    """Whether an N or No numbers what follows. An English "No 24-hour line" needs its point."""
    if not original[folded.starts[begin]].isupper():
        return False
    numbered = _NUMBERED.match(folded.text, end)
    return bool(numbered) and (not english or end - begin == 1 or folded.text[end] == ".")


def _figure(token: str, english: bool) -> str:
    """One spelling for one number; where a mark could be read two ways it stays as it is."""
    if english and _ENGLISH_THOUSANDS.fullmatch(token):
        return token.replace(",", "")
    grouped = token.replace(" ", "")
    if _AMBIGUOUS_DECIMAL.fullmatch(grouped):
        return grouped
    return grouped.replace(",", ".")


@dataclass(frozen=True)
class EssayIndex:
    """An essay made ready for any number of quotes. Built once by `index`."""

    text: str
    language: Language
    tokens: Tokens

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each token key stands, in order."""
        places: dict[str, list[int]] = {}
        for i, key in enumerate(self.tokens.keys):
            places.setdefault(key, []).append(i)
        return places

    @cached_property
    def headings(self) -> tuple[Span, ...]:
        """The lines that are headings, in order."""
        return headings(self.text)

    def in_heading(self, span: Span) -> bool:
        """Whether all of `span` stands in one heading."""
        at = bisect_right(self.headings, span.start, key=lambda h: h.start) - 1
        return at >= 0 and span.end <= self.headings[at].end

    @cached_property
    def heading_keys(self) -> frozenset[tuple[str, ...]]:
        """The tokens of each heading, and the same without its number."""
        ranges = [self.tokens.range(h) for h in self.headings]
        full = [self.tokens.keys[begin:end] for begin, end in ranges]
        return frozenset([*full, *(k[1:] for k in full if k and k[0][0].isdigit())]) - {()}


def index(text: str) -> EssayIndex:
    """Read an essay once; linear in its length (about 4 ms for 10,000 characters)."""
    language = language_of(text)
    return EssayIndex(text, language, tokenise(text, language))
