"""The part of a figure in a change: which end it is ("с 25% до 6%"), and which way it goes."""

from __future__ import annotations

from typing import Final

from assessor.figures import cues, lexicon
from assessor.figures.arrows import TIPS, past_arrow
from assessor.figures.context import CLAUSE_ENDS, Context
from assessor.figures.lexicon import listed
from assessor.figures.model import Direction, Role
from assessor.figures.parts import Reading
from assessor.figures.tape import Tape

_WAS: Final = listed("было был была были ранее раньше")
_INSTEAD_OF: Final = listed("вместо против прежних")
_IS: Final = listed("стало стала стал стали теперь сейчас now becoming")
_FROM: Final = frozenset({"с", "со", "from"})
_TO: Final = frozenset({"до", "to"})
_COMPARATIVES: Final = listed("больше меньше more fewer less higher lower cheaper выше ниже дороже")
_COMPARED: Final = ("multiple", "percent", "share", "points")
_SIGN_WORDS: Final[dict[str, Direction]] = {"плюс": "rise", "минус": "fall", "minus": "fall"}
_SIGNS: Final[dict[str, Direction]] = {
    "+": "rise", "-": "fall", "−": "fall", "–": "fall", "↑": "rise", "↓": "fall", **_SIGN_WORDS,
}  # fmt: skip
_BY: Final = frozenset({"на", "by", "↑", "↓", *_SIGN_WORDS})
_MOVED: Final[dict[str, Direction]] = {
    **dict.fromkeys(listed("rose grew climbed jumped rise grow climb increased"), "rise"),
    **dict.fromkeys(listed("fell dropped slipped slid dipped declined decreased fall"), "fall"),
}
# These tell a change of points only: one gains customers and loses calls.
_GAINED: Final[dict[str, Direction]] = {
    **dict.fromkeys(
        listed("gained added improved прибавил прибавила прибавило прибавили добавил добавила"
               " добавили"),
        "rise",
    ),
    **dict.fromkeys(
        listed("lost shed потерял потеряла потеряло потеряли сбросил сбросила сбросили"), "fall"
    ),
}  # fmt: skip
_SIGNS_IN_WORDS: Final = listed("плюс минус plus minus")
_JOINTS: Final = listed("и and")
_STOPS: Final = frozenset({";", ".", "!", "?"})
_REACH_LEFT = 14
_PAIR_REACH = 10
_PERIOD_REACH = 12  # figures


def role_in(context: Context, k: int, before: int) -> Role | None:  # noqa: PLR0911  # a list of cases
    """Which part of a change reading `k` is; `before` is the token before it and its bound."""
    tape, reading = context.tape, context.readings[k]
    low = tape.low(before) if before >= context.start else ""
    if (
        low in ("+", "-", "−", "–")
        and tape.glued(before + 1)
        and (not tape.glued(before) or tape.low(before - 1) == "(")
    ):
        return "by"
    adverb = tape.low(reading.start) in lexicon.HALF_ADVERBS  # "сократили наполовину"
    if low in _BY or adverb or _moved_by(reading, low):
        return "by"
    if low in _TO:
        return "to"
    if low in _FROM:
        return "from" if _closes(context, k) or _nearest(context, k) else None
    if low in _INSTEAD_OF or (low == "of" and tape.low(before - 1) == "instead"):
        return "from"
    after, earlier = _next(context, k), _previous(context, k)
    if after is not None and _told_apart(context, k, after):
        return "from"
    if earlier is not None and _told_apart(context, earlier, k):
        return "to"
    if earlier is not None and _leads(context, earlier, k):
        return "to"
    return "from" if after is not None and _leads(context, k, after) else None


def _leads(context: Context, first: int, second: int) -> bool:
    """Whether an arrow leads from one reading to another: "25% → 6%", "41 (2022) -> 55 (2023)"."""
    tape, i, end = context.tape, context.readings[first].end, context.readings[second].start
    if end - i > _PAIR_REACH or TIPS.isdisjoint(tape.lows(i, end - i)):
        return False
    dated = [r for r in context.readings[first + 1 : second] if r.kind == "period"]
    inside = {k for r in dated for k in range(r.start, r.end)}
    arrows = 0
    while i < end:
        after = past_arrow(tape, i)
        arrows += after > i
        if after == i and i not in inside and tape.low(i) not in _BESIDE_AN_ARROW:
            return False
        i = max(after, i + 1)
    return arrows == 1


_BESIDE_AN_ARROW: Final = cues.ABOUT | frozenset("():<>≤≥")


def opens_a_change(context: Context, k: int) -> bool:
    """Whether reading `k` is the change of which the next is the end: "на 51%, до 27 секунд"."""
    if k + 1 >= len(context.readings):
        return False
    tape, by, end = context.tape, context.readings[k], context.readings[k + 1]
    if end.kind in ("period", "clock") or end.start - by.end > _END_REACH:
        return False
    between = tape.lows(by.end, end.start - by.end)
    if _TO.isdisjoint(between) or not _BESIDE_AN_END.issuperset(between):
        return False
    before = tape.low(by.start - 1)
    if (
        by.kind != "multiple"
        and before not in _BY
        and not (before in _SIGNS and _is_signed(tape, by))
    ):
        return False
    compared = by.kind in _COMPARED and end.kind != by.kind
    same = by.kind == end.kind and end.unit in (by.unit, "")
    return compared or by.kind == "multiple" or (same and between[0] not in _TO)


def _is_signed(tape: Tape, reading: Reading) -> bool:
    return tape.glued(reading.start) and not tape.glued(reading.start - 1)


_END_REACH: Final = 5  # tokens
_BESIDE_AN_END: Final = (
    _TO
    | cues.ABOUT
    | cues.MORE
    | cues.LESS
    | cues.THAN
    | frozenset(",:(—–-<>≤≥.")
    | {"just", "всего"}
)


def _moved_by(reading: Reading, verb: str) -> Direction | None:
    """The direction of "rose 12%", "прибавил 6 пунктов": a change without a preposition."""
    if reading.kind == "points":
        return _GAINED.get(verb) or _MOVED.get(verb)
    return _MOVED.get(verb) if reading.kind == "percent" else None


def _closes(context: Context, k: int) -> bool:
    """Whether the next figure that is no period is the "до" of this "с"."""
    after = _next(context, k)
    if after is None:
        return False
    start, end = context.readings[k].start, context.readings[k].end
    if _FROM.isdisjoint(context.tape.lows(start - 2, 2)):
        return False
    between = context.tape.lows(end, context.readings[after].start - end)
    return len(between) <= _PAIR_REACH and not _TO.isdisjoint(between[-3:])


def _opened(context: Context, k: int) -> bool:
    """Whether the figure before, periods aside, is the "с" of this "до"."""
    before = _previous(context, k)
    return before is not None and _closes(context, before)


def _next(context: Context, k: int) -> int | None:
    last = min(k + 1 + _PERIOD_REACH, len(context.readings))
    found = (i for i in range(k + 1, last) if context.readings[i].kind != "period")
    return next(found, None)


def _previous(context: Context, k: int) -> int | None:
    first = max(k - 1 - _PERIOD_REACH, -1)
    found = (i for i in range(k - 1, first, -1) if context.readings[i].kind != "period")
    return next(found, None)


def _nearest(context: Context, k: int) -> Direction | None:
    """The nearest word before the reading, in its sentence, that tells a direction."""
    tape, start = context.tape, context.readings[k].start
    for i in range(start - 1, max(context.start, start - _REACH_LEFT) - 1, -1):
        if _stops(tape, i):
            return None
        if tape.low(i) in _SIGNS_IN_WORDS:
            continue  # "from minus 12 to plus 9"
        if (found := cues.direction_of(tape.low(i))) and not _is_bound(tape, i):
            return None if tape.low(i - 1) in cues.NEGATIONS else found
    return None


def _stops(tape: Tape, i: int) -> bool:
    """Whether what is said ends at `i`: not with the full stop of "4 п.п. до 88%"."""
    if tape.low(i) not in _STOPS:
        return False
    following = tape.text(i + 1)[:1]
    return tape.low(i) != "." or not (following.islower() or following.isdigit())


def _is_bound(tape: Tape, i: int) -> bool:
    """Whether "больше", "выше" at `i` bounds the number after it rather than tells a change."""
    following = tape.low(i + 1)
    return (tape.low(i) in cues.MORE or tape.low(i) in cues.LESS) and (
        following in cues.THAN or tape.kind(i + 1) == "number" or following in lexicon.CARDINALS
    )


def direction_in(context: Context, k: int, role: Role | None, before: int) -> Direction | None:
    """Whether reading `k` is told to rise or to fall, or as the end of what does."""
    tape, reading = context.tape, context.readings[k]
    if role == "by":
        sign = tape.low(reading.start - 1)
        if found := _SIGNS.get(sign) or _moved_by(reading, tape.low(before)):
            return found
    if found := _just_after(context, k, role):
        return found
    if role is not None or reading.kind == "multiple":
        apart = role in ("from", "to") and (_is_of_another(context, k) or _is_arrowed(context, k))
        by_values = _compared(context, k, role) if apart else None
        return (
            by_values
            or _nearest(context, k)
            or _verb_after(context, k)
            or _compared(context, k, role)
            or _of_the_change(context, k)
        )
    for i in range(reading.start - 1, max(context.start, reading.start - 4) - 1, -1):
        if _stops(tape, i):
            return None
        if (found := cues.direction_of(tape.low(i))) and not _is_bound(tape, i):
            return found
    return None


def _just_after(context: Context, k: int, role: Role | None) -> Direction | None:
    """The direction in the words right after: "5% меньше", "15% ↑", "2.5 times as many"."""
    tape, reading = context.tape, context.readings[k]
    if reading.kind == "multiple" and (found := _AS.get(tape.lows(reading.end, 2))):
        return found
    for i in range(reading.end, min(reading.end + 2, context.end)):
        found = cues.direction_of(tape.low(i))
        compared = i == reading.end and tape.low(i) in _COMPARATIVES
        if found and (role == "by" or compared or reading.kind in _COMPARED):
            return found
        if tape.low(i) in CLAUSE_ENDS or tape.low(i) in _JOINTS:
            break
    return None


_AS: Final[dict[tuple[str, ...], Direction]] = {
    **{("as", word): "rise" for word in listed("many much high often long large big")},
    **{("as", word): "fall" for word in listed("few little low rarely short small")},
}


def _is_arrowed(context: Context, k: int) -> bool:
    return _led(context, k) is not None


def _led(context: Context, k: int) -> tuple[int, int] | None:
    """The two readings of which `k` is one and that an arrow joins."""
    before, after = _previous(context, k), _next(context, k)
    if before is not None and _leads(context, before, k):
        return before, k
    return (k, after) if after is not None and _leads(context, k, after) else None


def _of_the_change(context: Context, k: int) -> Direction | None:
    """The direction of the change that ends in reading `k`, by its sign: "+4 п.п., до 88%"."""
    if not k or not opens_a_change(context, k - 1):
        return None
    by = context.readings[k - 1]
    return by.direction or _SIGNS.get(context.tape.low(by.start - 1))


def _is_of_another(context: Context, k: int) -> bool:
    """Whether a figure of another clause stands between a change and the word of direction.

    "Churn had slipped from 2.9% to 1.7%, and NPS had gone from 8 to 31" lets no index slip.
    """
    first = _previous(context, k) if _opened(context, k) else k
    before = _previous(context, first) if first is not None else None
    if first is None or before is None:
        return False
    start, tape = context.readings[first].start, context.tape
    between = tape.lows(context.readings[before].end, start - context.readings[before].end)
    told = any(map(cues.direction_of, between))
    return not told and not _SPLITS.isdisjoint(between)


_SPLITS: Final = frozenset({",", "and", "while", "а"})


def _verb_after(context: Context, k: int) -> Direction | None:
    """ "На 13% снизить нагрузку": the verb after the figure, in the same clause."""
    tape, end = context.tape, context.readings[k].end
    for i in range(end, min(end + 5, context.end)):
        if tape.low(i) in CLAUSE_ENDS:
            return None
        if found := cues.direction_of(tape.low(i)):
            return found
    return None


def _compared(context: Context, k: int, role: Role | None) -> Direction | None:
    """The direction of "с 33% до 9%" or "было 61%, стало 82%", by its values."""
    after, before = _next(context, k), _previous(context, k)
    was_now = {"from": after, "to": before}.get(role or "")
    if _closes(context, k) and after is not None:
        pair = k, after
    elif _opened(context, k) and before is not None:
        pair = before, k
    elif was_now is not None and _told_apart(context, *sorted((k, was_now))):
        pair = min(k, was_now), max(k, was_now)
    elif led := _led(context, k):
        pair = led
    else:
        return None
    first, second = (context.readings[i] for i in pair)
    if first.kind != second.kind or first.low == second.low:
        return None
    return "rise" if second.low > first.low else "fall"


def _told_apart(context: Context, first: int, second: int) -> bool:
    """Whether a pair without prepositions says which value was and which is now."""
    tape = context.tape
    was = _WAS & set(tape.lows(context.readings[first].start - 2, 2))
    then = tape.low(context.readings[first].end) == "then"
    now = _IS & set(tape.lows(context.readings[second].start - 2, 2))
    return bool((was or then) and (now or tape.low(context.readings[second].end) == "now"))
