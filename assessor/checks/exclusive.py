"""Two parts that exclude each other by what they are: women and men, resolved and unresolved.

"Of 30 people 20 women and 15 men" is five too many, and 12 and 14 are four too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assessor.checks.likeness import things
from assessor.checks.rounding import nearly
from assessor.checks.sentence import Sentence
from assessor.figures import Figure

ROUNDED: Final = Decimal("0.02")  # of a whole
FAR: Final = Decimal("0.6")  # of the whole: parts that make less or as much more are of another
WHOLE: Final = Decimal(100)  # percent
LONGEST: Final = 70  # characters that tell what a part is
FEWEST: Final = 4  # of a whole


class Pair(NamedTuple):
    """What one part is, what the other is, and whether there is no third."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    all: bool = False


def _pair(one: str, other: str, *, all: bool = False) -> Pair:
    return Pair(re.compile(rf"\b(?:{one})"), re.compile(rf"\b(?:{other})"), all)


_PAIRS: Final = (
    _pair(
        "женщин|девуш|девоч|women|woman|female|girl",
        "мужчин|парн|юнош|мальчик|boy|men\\b|man\\b|male",
        all=True,
    ),
    _pair("взросл|adult", "дет(?:ей|и|ск)|ребен|child|kid", all=True),
    _pair("дневн|днем|day", "ночн|ночью|night"),
    _pair(
        "нович|стажер|нов(?:ый|ых|ые|ичк)|new\\b|newcom|novic|trainee", "опытн|со стажем|experienc"
    ),
    _pair(
        "(?:в )?офис|in the office|office|on.?site",
        "удален|дистанц|из дома|remote|from home|at home",
    ),
    _pair("городск|urban", "сельск|деревен|rural", all=True),
    _pair("входящ|inbound|incoming", "исходящ|outbound|outgoing", all=True),
    _pair("штатн|in.house", "внештатн|аутсорс|outsourc|agency"),
    _pair("full.time|на полн", "part.time|на неполн"),
    _pair("положительн|positive", "отрицательн|negative"),
    _pair("согласил|согласн|agreed", "отказал|не согл|refused|declin"),
    _pair("штатн|кадров|staff|paid\\b", "доброволь|волонт|volunteer"),
    _pair("остал|stay|remained", "ушл|ушед|уволил|left\\b|quit\\b"),
    _pair("сдал|прошл|passed", "не (?:сдал|прошл)|провалил|failed", all=False),
    _pair(
        "подтвержд|подтвердил|обоснован|upheld",
        "не подтв|необоснован|отклонен|отклонил|reject|dismiss",
    ),
    _pair(
        "реш|выполн|закрыт|исполн|resolv|closed|solved|done",
        "не (?:реш|выполн|закрыт|исполн)|нереш|невыполн|unresolv|unsolved"
        r"|not (?:resolv|solv|clos)|still open",
        all=True,
    ),
)
_ANY: Final = re.compile("|".join(f"{p.one.pattern}|{p.other.pattern}" for p in _PAIRS))
_NOT: Final = re.compile(r"\b(?:не|not)\s+$")
_MORE: Final = re.compile(
    r"\b(?:остальн|прочи|друг|ещё|еще|также|плюс|болел|в том числе|включая|например|некотор|rest"
    r"|other|remain|also|plus|ill\b|includ|some|both|обо[ие]|оба)"
)
_NESTED: Final = re.compile(
    r"\b(?:из (?:них|которых)|of (?:them|whom|these|those|which)|of the new)\b"
    r"|\bиз (?!дом)"
)
_CLAUSE: Final = re.compile(r"[.;:!?()]|,(?=\s)|\s[–—]\s")
_OF: Final = re.compile(
    r"\b(?:из|среди|of|out of|among)\s(?:all |our |the |these |наших |всех |этих )*$"
)
_THEN: Final = re.compile(
    r"[^.;:\d]{0,50}?(?::|,|\s[–—-]|\()\s*(?:(?:из (?:них|которых)|среди них|в том числе"
    r"|of (?:them|whom|which)|among them)\b"
    r"[:,]?\s*)?(?:это\s|работают\s|there are\s)?$"
)


_WORD: Final = re.compile(r"[^\W\d]{3,}")
_OVERLAP: Final = re.compile(
    r"\b(?:обо[ие]|обе(?:их|им)?|в двух|по очереди|совмеща|в обе|одновременно|both|some of them"
    r"|overlap|in turns|twice)\b"
)
_BASE: Final = re.compile(r"\s(?:of (?:the |our |all )?)?(?!are\b|is\b|was\b|were\b)([^\W\d]{3,})")


class Parts(NamedTuple):
    """Two parts and the number that they should make; a whole of 100% is no figure."""

    one: Figure
    other: Figure
    whole: Figure | None
    total: Decimal


def parts(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Parts]:
    """The pairs that do not make their whole; `figures` are the counts, or the percentages."""
    for i, (one, other) in enumerate(pairwise(figures)):
        whole = figures[i - 1] if i and one.kind != "percent" else None
        size, total = whole.low if whole else WHOLE, one.low + other.low
        if not _alike(one, other) or (whole is None and one.kind != "percent"):
            continue
        if nearly(total, size, ROUNDED) or abs(total - size) > size * FAR:
            continue
        if whole and not _is_whole(sentence, whole, one):
            continue
        then = figures[i + 2] if i + 2 < len(figures) else None
        pair = _excluding(sentence, one, other, then)
        ends = then is None and not _MORE.search(sentence.plain)
        bare = pair and pair.all and ends and _is_bare(sentence, one, other)
        if pair and (total > size or bare):
            yield Parts(one, other, whole, total)


def _alike(one: Figure, other: Figure) -> bool:
    bounds = one.bound or other.bound or one.role or other.role
    exact = one.low == one.high and other.low == other.high
    return exact and one.kind == other.kind and not bounds and one.per == other.per


def _is_whole(sentence: Sentence, whole: Figure, one: Figure) -> bool:
    """Whether the two are told to be of the number before them."""
    exact = whole.low == whole.high and not (whole.role or whole.per) and whole.low >= FEWEST
    if not exact or whole.low <= one.low:
        return False
    said = sentence.between(whole, one)
    of_it = _OF.search(sentence.before(whole)) and not re.search(r"[.;:]", said)
    return bool(of_it or _THEN.fullmatch(said))


def _excluding(sentence: Sentence, one: Figure, other: Figure, then: Figure | None) -> Pair | None:
    """What makes of the two what cannot be both, each told beside its own number."""
    between = sentence.between(one, other)
    if ";" in between or _NESTED.search(between) or _OVERLAP.search(sentence.plain):
        return None
    after = sentence.between(other, then) if then else sentence.after(other)
    behind = (
        f"{sentence.written(one)}{between}"[:LONGEST],
        f"{sentence.written(other)}{_clause(after)}"[:LONGEST],
    )
    ahead = _clause_before(sentence, one), between
    for here, there in (behind, ahead):
        if not (_ANY.search(here) and _ANY.search(there)):
            continue
        for pair in _PAIRS:
            if _is(pair.one, pair.other, here, there) or _is(pair.other, pair.one, here, there):
                of_two = one.kind == "percent" and _of_two(sentence, one, other, pair)
                return None if of_two else pair
    return None


def _is(one: re.Pattern[str], other: re.Pattern[str], here: str, there: str) -> bool:
    """Whether here is the one and nothing of the other, and there the other way round."""
    first, second = _find(one, here), _find(other, there)
    return first and second and not _find(other, here) and not _find(one, there)


def _find(what: re.Pattern[str], text: str) -> bool:
    found = what.search(text)
    if found is None:
        return False
    denied = what.pattern.startswith(r"\b(?:не ") or "|не " in what.pattern
    return denied or not _NOT.search(text[: found.start()])


def _clause(text: str) -> str:
    end = _CLAUSE.search(text, 3)  # "55% — men"
    return text[: end.start() if end else len(text)]


def _of_two(sentence: Sentence, one: Figure, other: Figure, pair: Pair) -> bool:
    """Whether two shares are of two wholes: "70% of women and 40% of men chose it"."""
    nouns = [m[1] for f in (one, other) if (m := _BASE.match(sentence.after(f)))]
    if len(nouns) < 2:
        return False
    told = [pair.one.match(n) or pair.other.match(n) for n in nouns]
    if all(told):
        return len(_WORD.findall(_clause(sentence.after(other)))) > 1
    return things(nouns[0]) != things(nouns[1]) and not any(told)


def _clause_before(sentence: Sentence, figure: Figure) -> str:
    before = sentence.before(figure, LONGEST)
    stops = [m.end() for m in re.finditer(r"[.;:,\d]", before)]
    return before[stops[-1] if stops else 0 :]


def _is_bare(sentence: Sentence, one: Figure, other: Figure) -> bool:
    """Whether nothing is said of the parts but what they are: "12 women and 14 men"."""
    words = len(sentence.between(one, other).split())
    return words <= 3 and len(_clause(sentence.after(other)).split()) <= 1
