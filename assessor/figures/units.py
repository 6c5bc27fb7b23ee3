"""The unit that follows a number, in its canonical form."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from assessor.figures import cues, lexicon
from assessor.figures.lexicon import listed
from assessor.figures.model import Kind
from assessor.figures.numbers import Number, number_at
from assessor.figures.parts import Tape
from assessor.text import stem

# Not "ий" and "ой": they end the genitive plural of nouns, which is what numbers govern.
_ADJECTIVE: Final = tuple(listed("ых их ые ие ая яя ую юю ый ое ее ым им ыми ими ого его"))
# Words that end what is counted, or stand where nothing is counted.
NOT_COUNTED: Final = listed(
    "и или а но в во на с со к ко по за до из от для при о об у над под без через после между"
    " что как это вместо против среди каждый один одна одно меня себя годом месяцем там тут"
    " потом затем когда где то не ни же ли бы уже еще только более менее больше меньше выше"
    " ниже and or but in on at to of for by with from than as is are was were be been has have"
    " had a an the that which who per after before during it its this these not more less"
    " fewer higher lower up down over under against versus vs then now within"
)
_BEFORE_MULTIPLE: Final = cues.ABOUT | cues.MORE | cues.LESS | cues.THAN | {"не", "целых", "уже"}
_BEFORE_TIMES: Final = cues.ABOUT | listed("of by some a full")
_PER: Final = listed("a an per each every")
_AFTER_TIMES: Final = listed(
    "more less fewer higher lower faster greater larger bigger as the over"
)
_FOLD: Final = ("х-кратн", "x-кратн", "ти-кратн", "ми-кратн")
_BUSINESS: Final = ("рабоч", "календарн", "полн", "working", "business", "calendar", "full")


class Unit(NamedTuple):
    """`scale` turns the number into `name` units, `extra` is what a second part adds."""

    kind: Kind
    name: str
    end: int
    scale: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)


def unit_at(tape: Tape, number: Number, start: int) -> Unit | None:
    """The unit of `number`, which starts at `start`: a measure or the thing counted."""
    i = number.end
    if number.word:
        return _time(tape, number.word, i)
    suffixed = _suffixed(tape, number)
    if isinstance(suffixed, Unit):
        return suffixed
    return (
        _percent(tape, suffixed)
        or _points(tape, suffixed)
        or _multiple(tape, start, suffixed)
        or _duration(tape, suffixed)
        or _money(tape, suffixed)
        or _counted(tape, suffixed)
    )


def _suffixed(tape: Tape, number: Number) -> Unit | int:  # noqa: PLR0911  # a list of cases
    """Where the unit starts after "2-х", or the unit itself in "20-минутный", "3-fold"."""
    i = number.end
    if number.digits and tape.glued(i) and tape.low(i).startswith(_FOLD):
        return Unit("multiple", "x", i + 1)  # "2х-кратный"
    if not (number.digits and tape.dash(i) and tape.glued(i) and tape.glued(i + 1)):
        return _past_glued_suffix(tape, number)
    word = tape.low(i + 1)
    if word in lexicon.CARDINAL_SUFFIXES:
        folds = tape.low(i + 2).startswith("кратн")
        return Unit("multiple", "x", i + 3) if folds else i + 2
    if word.startswith(("кратн", "fold", *_FOLD)):
        return Unit("multiple", "x", i + 2)
    if word.startswith("процентн"):
        return Unit("percent", "%", i + 2)
    for ending, name, size in lexicon.TIME_ADJECTIVES:
        if word.startswith(ending):
            return Unit("duration", name, i + 2, Decimal(size))
    head = word.split("-")[0]
    if tape.low(i + 1).isascii() and (time := _time(tape, head, i + 2)):
        return time
    return i


def _past_glued_suffix(tape: Tape, number: Number) -> int:
    i = number.end
    return i + 1 if number.digits and tape.glued(i) and tape.low(i) in ("ти", "ми", "+") else i


def _percent(tape: Tape, i: int) -> Unit | None:
    after = 0
    if tape.low(i) in lexicon.PERCENT:
        after = i + 1
    elif tape.lows(i, 2) == ("per", "cent"):
        after = i + 2
    if not after or (tape.low(i) == "процентных"):
        return None
    if tape.low(after) == "-" and tape.glued(after) and tape.glued(after + 1):
        after += 2  # "100%-ный"
    return Unit("percent", "%", after)


def _points(tape: Tape, i: int) -> Unit | None:  # noqa: PLR0911  # a list of cases
    low = tape.low(i)
    if low in ("пп", "pp") or (low in ("п", "p") and tape.low(i + 1) == "."):
        dotted = low in ("п", "p")
        if dotted and tape.low(i + 2) != low:
            return None
        end = i + 3 if dotted else i + 1
        return Unit("points", "pp", end + (tape.low(end) == "."))
    if low.startswith("процентн") and tape.low(i + 1) in lexicon.POINT:
        return Unit("points", "pp", i + 2)
    if low == "percentage" and tape.low(i + 1) in lexicon.POINT:
        return Unit("points", "pp", i + 2)
    if low == "%" and (tape.low(i + 1).startswith("пункт") or tape.low(i + 1) == "points"):
        return Unit("points", "pp", i + 2)
    if low in lexicon.POINT and not tape.low(i + 1).startswith(("выдач", "обслуж", "прием")):
        return Unit("points", "point", i + 1)
    return Unit("points", "score", i + 1) if low in lexicon.SCORE else None


def _multiple(tape: Tape, start: int, i: int) -> Unit | None:
    """ "В 3 раза", "3 times", "3x": but "3 раза в год" and "3 times a week" are counts."""
    low = tape.low(i)
    if low in ("x", "х", "×"):
        return Unit("multiple", "x", i + 1) if tape.glued(i) else None
    if low == "-fold" or low not in lexicon.MULTIPLE_UNITS:
        return None
    if low == "times":
        at = start - 1
        while tape.low(at) in _BEFORE_TIMES:
            at -= 1
        if tape.low(i + 1) in _PER:
            return None  # "a rise of 3 times a week"
        compares = tape.low(i + 1) in _AFTER_TIMES or cues.direction_of(tape.low(at))
        return Unit("multiple", "x", i + 1) if compares else None
    at = start - 1
    while tape.low(at) in _BEFORE_MULTIPLE:
        at -= 1
    return Unit("multiple", "x", i + 1) if tape.low(at) in ("в", "во") else None


def _time(tape: Tape, word: str, after: int) -> Unit | None:
    if word in lexicon.SECONDS:
        return Unit("duration", "s", after, Decimal(lexicon.SECONDS[word]))
    if word in lexicon.MONTHS:
        return Unit("duration", "month", after, Decimal(lexicon.MONTHS[word]))
    return None


def _duration(tape: Tape, i: int) -> Unit | None:
    """A time, in one part or several: "3 ч.19 мин", "4 мин 05 с", "2 years and 3 months"."""
    described = tape.low(i).startswith(_BUSINESS) or _is_adjective(tape.low(i))
    at = i + 1 if described and _time(tape, tape.low(i + 1), i) else i
    unit = _time(tape, tape.low(at), at + 1) or _lone_seconds(tape, at)
    if unit is None:
        return None
    end, extra, size = unit.end, Decimal(0), unit.scale
    while True:
        dotted = _is_short(tape, end - 1) and tape.low(end) == "."
        part = _next_part(tape, end + dotted, unit.name, size)
        if part is None:
            return unit._replace(end=end, extra=extra)
        end, extra, size = part.end, extra + part.extra, part.scale


def _lone_seconds(tape: Tape, i: int) -> Unit | None:
    """The letter alone, "38 с." or "38 s"; in Russian it must not be the preposition."""
    alone = tape.kind(i + 1) not in ("word", "number")
    if tape.low(i) == "s" or (tape.text(i) == "с" and alone):
        return Unit("duration", "s", i + 1)
    return None


def _is_short(tape: Tape, i: int) -> bool:
    return tape.low(i) in ("ч", "мин", "сек", "с", "дн", "нед", "мес", "min", "sec", "hr", "hrs")


def _next_part(tape: Tape, i: int, name: str, size: Decimal) -> Unit | None:
    """A smaller part that goes on with the duration, its seconds or months in `extra`."""
    at = i + 1 if tape.low(i) in ("и", "and", ",") else i
    number = number_at(tape.tokens, at, tape.english)
    if number is None or number.value >= 60:
        return None
    if tape.low(number.end) in ("с", "s") and name == "s" and size == lexicon.MINUTE:
        return Unit("duration", name, number.end + 1, Decimal(1), number.value)
    unit = _time(tape, tape.low(number.end), number.end + 1)
    if unit is None or unit.name != name or unit.scale >= size:
        return None
    return unit._replace(extra=number.value * unit.scale)


def _money(tape: Tape, i: int) -> Unit | None:
    low = tape.low(i)
    if low in lexicon.MONEY:
        return Unit("money", lexicon.MONEY[low], i + 1)
    if low == "р" and tape.low(i + 1) == ".":
        return Unit("money", "RUB", i + 1)
    if low in ("us", "американских") and tape.low(i + 1) in lexicon.MONEY:
        return Unit("money", "USD", i + 2)
    return None


def _counted(tape: Tape, i: int) -> Unit | None:
    """The noun that is counted: the first that is no adjective, among the next four words."""
    if tape.glued(i):
        return None  # "2гис" is a name
    heads = []
    for k in range(i, i + 4):
        low = tape.low(k)
        if tape.kind(k) != "word" or low in NOT_COUNTED or low in lexicon.CARDINALS:
            break
        if cues.tense_of(low) is not None or low in lexicon.RATES:
            break
        if k > i and tape.text(k)[0].isupper() and not tape.text(i)[0].isupper():
            break
        heads.append(k)
        if not low.isascii() and not _is_adjective(low):
            return Unit("count", stem(low), k + 1)
        if low.isascii() and low.endswith("s") and not low.endswith(("ss", "us")):
            return Unit("count", stem(low), k + 1)
    if not heads:
        return None
    chosen = heads[-1] if not tape.low(heads[0]).isascii() else heads[0]
    return Unit("count", stem(tape.low(chosen)), chosen + 1)


def _is_adjective(low: str) -> bool:
    return len(low) > 4 and low.endswith(_ADJECTIVE) and not low.endswith(("ние", "тие", "сие"))
