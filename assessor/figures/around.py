"""What the words around a reading make of it: bound, role, direction, rate, period, modality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assessor.figures import cues, lexicon
from assessor.figures.context import CLAUSE_ENDS, Context
from assessor.figures.lexicon import listed
from assessor.figures.modality import is_target, modality_of
from assessor.figures.model import Bound, Direction, Modality, Period, Rate, Role
from assessor.figures.parts import Reading, Tape

_PREPOSITIONS: Final = listed("на в во by to до с со from от a the an")
_WAS: Final = listed("было был была были ранее раньше")
_INSTEAD_OF: Final = listed("вместо против прежних")
_IS: Final = listed("стало стала стал стали теперь сейчас now becoming")
_COMPARATIVES: Final = listed("больше меньше more fewer less")
_AGO: Final = listed("earlier ago before later назад ранее раньше спустя")
_COMPARED: Final = ("multiple", "percent", "share")
_BEFORE_RATE: Final = listed("в per a an each every каждый каждую каждые / за")
_SIGN_WORDS: Final[dict[str, Direction]] = {"плюс": "rise", "минус": "fall", "minus": "fall"}
_SIGNS: Final[dict[str, Direction]] = {
    "+": "rise", "-": "fall", "−": "fall", "–": "fall", **_SIGN_WORDS,
}  # fmt: skip
_LIMITS: Final = ("limit", "capped", "cap", "restrict", "confin", "kept", "keep")
_STOPS: Final = frozenset({";", ".", "!", "?"})
_REACH_LEFT = 14
_NEAR = 3
_PAIR_REACH = 10
_PERIOD_REACH = 12  # figures


@dataclass(frozen=True)
class Around:
    """Everything about one reading that its neighbours say."""

    bound: Bound | None
    role: Role | None
    direction: Direction | None
    per: Rate | None
    when: Period | None
    modality: Modality


def around(context: Context, k: int) -> Around:
    """Look around reading `k` of the sentence."""
    reading = context.readings[k]
    if reading.kind in ("period", "clock"):
        told = modality_of(context, reading, target=is_target(context, reading))
        return Around(None, None, None, None, None, told)
    bound, before = _bound(context, reading)
    role = _role(context, k, before)
    direction = reading.direction or _direction(context, k, role)
    if bound is None and role is None and context.tape.low(before) in ("до", "within"):
        bound = "at_most"
    limits = role == "to" and context.tape.low(before) in ("до", "to")
    if limits and direction is None and not _changes(context, reading):
        role, bound = None, bound or _limit(context, reading, before)
    if role == "by" and direction is None and reading.kind not in ("points", "multiple"):
        role = None
    target = is_target(context, reading)
    return Around(
        bound=bound,
        role=role,
        direction=direction,
        per=_rate(context, k),
        when=_when(context, k, own=role == "from" or target),
        modality=modality_of(context, reading, target=target),
    )


def _limit(context: Context, reading: Reading, before: int) -> Bound | None:
    """ "До 46" is a limit; "to 46" is one only after "limited": one flies to 46 airports."""
    if context.tape.low(before) == "до":
        return "at_most"
    start = context.clause(reading).start
    lows = context.tape.lows(start, before - start)
    return "at_most" if any(low.startswith(_LIMITS) for low in lows) else None


def _changes(context: Context, reading: Reading) -> bool:
    """Whether something is said to improve or reach, which leaves the direction open."""
    start = context.clause(reading).start
    lows = context.tape.lows(start, reading.start - start)
    return any(low.startswith(cues.CHANGES) for low in lows)


def _bound(context: Context, reading: Reading) -> tuple[Bound | None, int]:  # noqa: PLR0911  # a list of cases
    """The bound told before or after a reading, and the token before both (the preposition)."""
    tape, i = context.tape, reading.start - 1
    before = i
    if "+" in tape.lows(reading.start + 1, reading.end - reading.start - 1):
        return "at_least", before  # "90+ баллов"
    if after := _bound_after(tape, reading.end):
        return after, before
    if tape.low(i) in _PREPOSITIONS and tape.low(i - 1) in (cues.THAN | cues.ABOUT):
        i -= 1
    than = tape.low(i) in cues.THAN
    if than:
        i -= 1
    low, earlier = tape.low(i), tape.low(i - 1)
    if low in cues.ABOUT:
        return "about", before if before != i else i - 1
    bound: Bound | None = None
    if low in cues.MORE and (than or i == before):
        bound = "over"
    elif low in cues.LESS and (than or i == before):
        bound = "under"
    elif low in cues.AT_LEAST:
        return "at_least", i - 1
    elif low in cues.AT_MOST or (earlier, low) == ("up", "to"):
        return "at_most", i - 2
    if bound and earlier in cues.NEGATIONS:
        return cues.OPPOSITE[bound], before if before != i and not than else i - 2
    if bound:
        return bound, before if before != i and tape.low(before) in _PREPOSITIONS else i - 1
    return None, before


def _bound_after(tape: Tape, end: int) -> Bound | None:
    if tape.low(end) == "+" and tape.glued(end):
        return "at_least"
    pair = tape.lows(end, 2)
    if pair in (("и", "более"), ("и", "больше"), ("и", "выше"), ("or", "more"), ("and", "more")):
        return "at_least"
    return "at_most" if pair in (("и", "менее"), ("or", "less"), ("or", "fewer")) else None


def _role(context: Context, k: int, before: int) -> Role | None:  # noqa: PLR0911  # a list of cases
    tape, reading = context.tape, context.readings[k]
    low = tape.low(before) if before >= context.start else ""
    if (
        low in ("+", "-", "−", "–")
        and tape.glued(before + 1)
        and (not tape.glued(before) or tape.low(before - 1) == "(")
    ):
        return "by"
    if low in ("на", "by", *_SIGN_WORDS):
        return "by"
    if low in ("до", "to", "→") or (low == ">" and tape.dash(before - 1)):
        return "to"
    if low in ("с", "со", "from"):
        return "from" if _closes(context, k) or _nearest(context, k) else None
    if low in _INSTEAD_OF:
        return "from"
    after, earlier = _next(context, k), _previous(context, k)
    if after is not None and _told_apart(context, k, after):
        return "from"
    if earlier is not None and _told_apart(context, earlier, k):
        return "to"
    if tape.low(reading.end) == "→" or (
        tape.dash(reading.end) and tape.low(reading.end + 1) == ">"
    ):
        return "from"
    return None


def _closes(context: Context, k: int) -> bool:
    """Whether the next figure that is no period is the "до" of this "с"."""
    after = _next(context, k)
    if after is None:
        return False
    start, end = context.readings[k].start, context.readings[k].end
    if not {"с", "со", "from"} & set(context.tape.lows(start - 2, 2)):
        return False
    between = context.tape.lows(end, context.readings[after].start - end)
    return len(between) <= _PAIR_REACH and bool({"до", "to"} & set(between[-3:]))


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
        if tape.low(i) in _STOPS:
            return None
        if (found := cues.direction_of(tape.low(i))) and not _is_bound(tape, i):
            return None if tape.low(i - 1) in cues.NEGATIONS else found
    return None


def _is_bound(tape: Tape, i: int) -> bool:
    """Whether "больше", "выше" at `i` bounds the number after it rather than tells a change."""
    following = tape.low(i + 1)
    return (tape.low(i) in cues.MORE or tape.low(i) in cues.LESS) and (
        following in cues.THAN or tape.kind(i + 1) == "number" or following in lexicon.CARDINALS
    )


def _direction(context: Context, k: int, role: Role | None) -> Direction | None:
    tape, reading = context.tape, context.readings[k]
    sign = tape.low(reading.start - 1)
    if role == "by" and sign in _SIGNS:
        return _SIGNS[sign]
    for i in range(reading.end, min(reading.end + 2, context.end)):
        found = cues.direction_of(tape.low(i))
        compared = i == reading.end and tape.low(i) in _COMPARATIVES
        if found and (role == "by" or compared or reading.kind in _COMPARED):
            return found
        if tape.low(i) in CLAUSE_ENDS:
            break
    if role is not None or reading.kind == "multiple":
        return _nearest(context, k) or _verb_after(context, k) or _compared(context, k, role)
    for i in range(reading.start - 1, max(context.start, reading.start - 4) - 1, -1):
        if tape.low(i) in _STOPS:
            return None
        if (found := cues.direction_of(tape.low(i))) and not _is_bound(tape, i):
            return found
    return None


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


def _rate(context: Context, k: int) -> Rate | None:
    """What the figure is counted by: "в месяц", "a day"; both ends of a change share it."""
    if found := _rate_after(context, k):
        return found
    if k + 1 < len(context.readings):
        end, start = context.readings[k].end, context.readings[k + 1].start
        if start - end <= 2 and {"до", "to"} & set(context.tape.lows(end, start - end)):
            return _rate_after(context, k + 1) or _rate_before(context, k + 1)
    return _rate_before(context, k)


def _rate_after(context: Context, k: int) -> Rate | None:
    tape, reading = context.tape, context.readings[k]
    reach = reading.end + (6 if tape.low(reading.end) in _COMPARATIVES else 4)
    if k + 1 < len(context.readings):
        reach = min(reach, context.readings[k + 1].start)
    for i in range(reading.end, min(reach, context.end)):
        low = tape.low(i)
        if low in (",", ";", ".", "("):
            break
        if low in lexicon.RATES and _tells_rate(tape, i):
            return lexicon.RATES[low]
    return None


def _rate_before(context: Context, k: int) -> Rate | None:
    tape, start = context.tape, context.readings[k].start
    for i in range(start - 1, max(context.start, start - 6) - 1, -1):
        low = tape.low(i)
        if low in (";", ".", ")"):
            break
        if low in lexicon.RATES and (low.endswith(("но", "ly"))):
            return lexicon.RATES[low]
    return None


def _tells_rate(tape: Tape, i: int) -> bool:
    low, before = tape.low(i), tape.low(i - 1)
    if tape.low(i + 1) in _AGO:
        return False
    if low.endswith(("но", "ly")):
        return True
    if before == "за":
        return low == "смену"
    return before in _BEFORE_RATE


def _when(context: Context, k: int, *, own: bool) -> Period | None:
    """The period a figure is stated for.

    It stands right after the figure, or before it: in its clause, or at the head of its sentence
    and of no other figure. An earlier value or a target has its `own` period or none.
    """
    reading = context.readings[k]
    following = context.readings[k + 1] if k + 1 < len(context.readings) else None
    if following is not None and following.kind == "period" and _attached(context, k):
        return _period(following)
    for i in range(k - 1, max(k - 1 - _PERIOD_REACH, -1), -1):
        earlier = context.readings[i]
        after = context.readings[i + 1]
        if ";" in context.tape.lows(earlier.end, after.start - earlier.end):
            return None
        if earlier.kind == "period":
            taken = i > 0 and context.readings[i - 1].kind != "period" and _attached(context, i - 1)
            near = i == k - 1 and reading.start - earlier.end <= _NEAR
            return _period(earlier) if not taken and (near or not own) else None
    clause = context.clause(reading)
    ahead = context.readings[k : k + _PERIOD_REACH]
    inside = [r for r in ahead if r.kind == "period" and clause.start <= r.start < clause.end]
    return _period(inside[0]) if inside and not own else None


def _attached(context: Context, k: int) -> bool:
    """Whether the reading after `k` follows it in the same clause, within a few words."""
    reading, following = context.readings[k], context.readings[k + 1]
    between = context.tape.lows(reading.end, following.start - reading.end)
    return len(between) <= 6 and not CLAUSE_ENDS & set(between)


def _period(reading: Reading) -> Period:
    return Period(int(reading.low), int(reading.high))
