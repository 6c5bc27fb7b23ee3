"""Units that are said once for two figures: "с 25 до 6%", "six weeks instead of ten"."""

from __future__ import annotations

from typing import Final

from assessor.figures import cues
from assessor.figures.clocks import as_clock, as_lasting
from assessor.figures.lexicon import listed
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

# Numbers that share a unit are of one size, more or less.
_FAR: Final = 10
_WHOLE: Final = 100  # percent
_REACH: Final = 10  # tokens
_LINKS_OF_ENDS: Final = (
    *(("до",), ("to",), ("→",), ("⇒",), ("-", ">"), ("–", ">"), ("—", ">"), ("=", ">")),
    ("-", "-", ">"),
)  # "from 7.8 to 9.1 out of 10"
_LINKS: Final = (*_LINKS_OF_ENDS, ("и",), ("and",), ("или",), ("or",), (",",))
_LINKS_BACK: Final = (
    *_LINKS_OF_ENDS,
    ("вместо",), ("против",), ("against",), ("not",), ("ранее",), ("раньше",), ("previously",),
    ("теперь",), ("сейчас",), ("стало",), ("фактически",), ("по", "факту"),
    ("instead", "of"), ("а", "не"), ("rather", "than"), ("up", "from"), ("down", "from"),
    ("раньше", "было"), ("прежде", "было"), ("ранее", "было"), (",", "было"), ("(", "было"),
    ("(", "was"), ("(", "from"), ("теперь", "за"), ("сейчас", "за"),
)  # fmt: skip
# What is told without a unit, by the beginnings of its names.
_SCORED: Final = ("рейтинг", "оценк", "индекс", "rating", "score", "index", "nps", "csat", "csi")
_WITHIN: Final = listed("за in over within during")
_STOPS: Final = frozenset(".;!?")
# What may stand between the link and the bare number: "to just under 6".
_BOUNDS: Final = (
    cues.ABOUT | cues.MORE | cues.LESS | cues.THAN | listed("just only всего лишь < > ≤ ≥")
)


def lend_units(tape: Tape, found: list[Reading]) -> list[Reading]:
    """The readings, the bare numbers among them in the unit that a neighbour says for both."""
    for k in range(len(found) - 2, -1, -1):
        found[k] = _ahead(tape, found[k], found[k + 1])
    for k in range(1, len(found)):
        told, bare = found[k - 1 : k + 1]
        if told.kind == "clock":
            if _between(tape, told, bare) in _LINKS_OF_ENDS:
                found[k] = as_clock(tape, bare)
        elif bare.kind != "count" or bare.unit:
            continue
        elif _near(tape, told, bare) and (
            _links_back(tape, bare.start)
            or _exchanged(tape, told, bare)
            or _beside(tape, told, bare)
        ):
            found[k] = _lent(bare, told)
        elif k > 1 and told.kind == "period" and tape.dash(told.end) and bare.start == told.end + 1:
            found[k] = _lent(bare, found[k - 2])  # "в 2021-м 26 часов, в 2024-м — 9"
    return found


def _ahead(tape: Tape, first: Reading, second: Reading) -> Reading:
    """`first` in the unit of `second` where that is said for both."""
    if first.kind == "clock":
        lasts = second.kind == "duration" and tape.kind(second.start) == "clock"
        linked = lasts and _between(tape, first, second) in _LINKS
        return as_lasting(first, second) if linked else first
    links = _LINKS_OF_ENDS if second.kind in ("share", "clock") else _LINKS
    between = _between(tape, first, second)
    if between not in links and not _ends_with_bounds(tape, first, second):
        return first
    return as_clock(tape, first) if second.kind == "clock" else _lent(first, second)


def _between(tape: Tape, first: Reading, second: Reading) -> tuple[str, ...]:
    return tape.lows(first.end, min(second.start - first.end, 3))


def _ends_with_bounds(tape: Tape, first: Reading, second: Reading) -> bool:
    """Whether two ends of a change have only bounds beside what links them: "с ~40 до ~25 с"."""
    words = tape.lows(first.end, second.start - first.end)
    return words[:1] in _LINKS_OF_ENDS and 1 < len(words) <= 3 and _BOUNDS.issuperset(words[1:])


def _near(tape: Tape, told: Reading, bare: Reading) -> bool:
    """Whether one sentence has both, a few words apart."""
    apart = bare.start - told.end
    if apart > _REACH or (told.kind == "count" and tape.low(told.start - 1) in ("на", "per")):
        return False  # "2,8 на тысячу отправлений вместо 4,1"
    if told.unit == "month" and tape.low(told.start - 1) in _WITHIN:
        return False  # "за полгода поднялась до 4,7"
    between = tape.lows(told.end, apart)
    return _STOPS.isdisjoint(between) and not any(low.startswith(_SCORED) for low in between)


def _links_back(tape: Tape, i: int) -> bool:
    """Whether a word before `i`, bounds aside, says that the unit was told already."""
    while True:
        words = tape.lows(i - 2, 2)
        if words in _LINKS_BACK or words[1:] in _LINKS_BACK:
            return True
        if words[1] not in _BOUNDS and not tape.dash(i - 1):
            return False
        i -= 1


def _beside(tape: Tape, told: Reading, bare: Reading) -> bool:
    """ "По рынку — 61 балл, у нас — 74": one thing in two places, each value after a dash."""
    dashes = tape.dash(told.start - 1) and tape.dash(bare.start - 1)
    spaced = dashes and not (tape.glued(told.start) or tape.glued(bare.start))
    at = told.end + (tape.low(told.end) == ",")
    return spaced and at > told.end and tape.low(at + (tape.low(at) == "а")) in _PLACES


_PLACES: Final = listed("у в во на по для среди за at in for with among")


def _exchanged(tape: Tape, told: Reading, bare: Reading) -> bool:
    """ "С трёх дней на десять": one value in the place of another."""
    from_one = tape.low(told.start - 1) in ("с", "со")
    return from_one and tape.low(told.end) == "на" and bare.start == told.end + 1


def _lent(bare: Reading, told: Reading) -> Reading:
    """`bare` in the unit of `told`, if it has none of its own."""
    if bare.kind != "count" or bare.unit or bare.number is None or told.number is None:
        return bare
    value = bare.number.like(told.number).value * told.scale
    if told.kind == "share" and value > (told.of or 0):
        return bare  # "from 40 to 3 of 10"
    if told.kind == "percent" and value > _WHOLE >= told.high:
        return bare  # "down 31%, to 214 from 310"
    if not abs(told.low) / _FAR <= abs(value) <= abs(told.high) * _FAR:
        return bare  # "a score of 4.9 and 98% handled"
    return bare._replace(
        kind=told.kind, unit=told.unit, of=told.of, low=value, high=value, scale=told.scale
    )
