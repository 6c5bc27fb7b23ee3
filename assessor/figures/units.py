"""The unit that follows a number, in its canonical form."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from assessor.figures import cues, lexicon
from assessor.figures.durations import duration_at, time_told_by
from assessor.figures.lexicon import is_adjective, listed
from assessor.figures.numbers import Number, number_at
from assessor.figures.parts import Unit
from assessor.figures.tape import Tape
from assessor.text import WORDS_KEPT, stem

# Words that end what is counted, or stand where nothing is counted.
NOT_COUNTED: Final = listed(
    "и или а но в во на с со к ко по за до из от для при о об у над под без через после между"
    " что как это вместо против среди каждый один одна одно меня себя годом месяцем там тут"
    " потом затем когда где то не ни же ли бы уже еще только более менее больше меньше выше"
    " ниже and or but in on at to of for by with from than as is are was were be been has have"
    " had a an the that which who per after before during it its this these not more less"
    " fewer higher lower up down over under against versus vs then now within about through across"
    " around ago today yesterday earlier later again back also so if when while because since until"
    " came went we they he she i you our their his her my your there here cheaper faster slower"
    " quicker longer shorter better worse smaller larger bigger greater sooner each out off above"
    " below previously formerly between without among despite beyond besides towards toward inside"
    " outside near unlike via throughout whereas although though whose whom instead"
)
_BEFORE_MULTIPLE: Final = cues.ABOUT | cues.MORE | cues.LESS | cues.THAN | {"не", "целых", "уже"}
_BEFORE_TIMES: Final = cues.ABOUT | listed("of by some a full")
_PER: Final = listed("a an per each every")
_AFTER_TIMES: Final = listed("more less fewer as the over that")
_FOLD: Final = ("х-кратн", "x-кратн", "ти-кратн", "ми-кратн")
_MULTIPLIED: Final = ("кратн", "fold", *_FOLD)
_ODD: Final = listed("odd strong")  # "20-odd years", "a 40-strong team"
_NO_NOUNS: Final = listed(
    "one hundred way fold tier tone sided stop star digit bit odd strong some fix"
)
_POINT_WORDS: Final = {"percentage-point": "pp", "point": "point"}
_HUNDREDTH: Final = Decimal("0.01")
_TENTH: Final = Decimal("0.1")
_SHORT_POINTS: Final = {  # also with full stops between the letters
    **dict.fromkeys(("пп", "pp", "ppt", "ppts"), Decimal(1)),
    **dict.fromkeys(("бп", "bp", "bps"), _HUNDREDTH),
}
_LARGEST_MAGNITUDE: Final = 9
_NOT_COMPARED: Final = listed("after under over per other whether per")
_NOUNS_IN_LY: Final = listed("family assembly supply reply ally fly daily weekly monthly early")
# "Eleven work part-time": verbs that no number counts.
_WHAT_THEY_DO: Final = listed(
    "work live speak stay leave join take make go come get give need want use call write say think"
    " know feel find earn refuse accept remain agree report like dislike prefer still have left"
    " ring answer return visit choose"
)
_LONGEST_NAME: Final = 4  # words to look for the noun that is counted among


def unit_at(tape: Tape, number: Number, start: int) -> Unit | None:
    """The unit of `number`, which starts at `start`: a measure or the thing counted."""
    i = number.end
    if number.word:
        return time_told_by(number.word, i) or Unit("percent", "%", i)
    if tape.low(i) == "%":
        named = i + 2 if tape.dash(i + 1) and tape.glued(i + 2) else i + 1  # "3 %-points"
        points = tape.low(named) in lexicon.POINT
        return Unit("points", "pp", named + 1) if points else _percent(tape, i)
    suffixed = _suffixed(tape, number)
    if isinstance(suffixed, Unit):
        return suffixed
    if tape.low(suffixed) == "с" and tape.low(suffixed + 1) == "лишним":
        suffixed += 2
    return (
        _percent(tape, suffixed)
        or _points(tape, suffixed)
        or _multiple(tape, start, suffixed)
        or _magnitudes(tape, number, start)
        or duration_at(tape, suffixed)
        or _money(tape, suffixed)
        or _counted(tape, suffixed)
    )


def measure_told_by(word: str) -> Unit | None:
    """The measure in the rest of a word after its number: "-кратный", "-минутный", "-point"."""
    if word.startswith(_MULTIPLIED):
        return Unit("multiple", "x", 0)
    if word.startswith("процентн") or word in ("percent", "per-cent"):
        return Unit("percent", "%", 0)
    if name := _POINT_WORDS.get(word):
        return Unit("points", name, 0)
    for ending, name, size in lexicon.TIME_ADJECTIVES:
        if word.startswith(ending):
            return Unit("duration", name, 0, Decimal(size))
    return time_told_by(word.partition("-")[0], 0) if word.isascii() else None


def _suffixed(tape: Tape, number: Number) -> Unit | int:
    """Where the unit starts after "2-х", or the unit itself in "20-минутный", "3-fold"."""
    i = number.end
    if not number.digits:
        return i
    if not (tape.dash(i) and tape.glued(i) and tape.glued(i + 1)):
        return _past_glued_suffix(tape, i)
    word = tape.low(i + 1)
    if word in lexicon.CARDINAL_SUFFIXES:
        folds = tape.low(i + 2).startswith("кратн")
        return Unit("multiple", "x", i + 3) if folds else i + 2
    if word in _ODD:
        return i + 2
    measure = measure_told_by(word) or _hyphened(word, i)
    return measure._replace(end=i + 2) if measure else i


def _hyphened(word: str, i: int) -> Unit | None:
    """What stands after a number with hyphens: "9-million-rand", "6-person", "3-step"."""
    scale, _, rest = word.partition("-")
    many = lexicon.SCALES.get(scale, 0)
    if many and not rest:
        return Unit("count", "", i + 2, Decimal(many))
    name = lexicon.MONEY.get(rest if many else word)
    if name:
        return Unit("money", name, i + 2, Decimal(many or 1))
    return Unit("count", stem(word), i + 2) if is_counted_noun(word) else None


def is_counted_noun(word: str) -> bool:
    """Whether an English word can be what a number with a hyphen counts: "six-question"."""
    number = word in lexicon.CARDINALS or word in lexicon.SCALES or word in _NO_NOUNS
    return word.isascii() and word.isalpha() and len(word) > 2 and not number


def _past_glued_suffix(tape: Tape, i: int) -> Unit | int:
    """Past "20ти" and "90+"; "2х-кратный" is a multiple."""
    if not tape.glued(i):
        return i
    if tape.low(i).startswith(_FOLD):
        return Unit("multiple", "x", i + 1)
    return i + (tape.low(i) in ("ти", "ми", "+"))


def _percent(tape: Tape, i: int) -> Unit | None:
    after = 0
    if tape.low(i) in lexicon.PER_MILLE:
        return Unit("percent", "%", i + 1, _TENTH)
    if tape.lows(i, 2) == ("проц", ".") and tape.low(i + 2) in lexicon.POINT:
        return None
    if tape.low(i) in lexicon.PERCENT:
        after = i + 1
    elif tape.lows(i, 2) == ("per", "cent"):
        after = i + 2
    if not after or (tape.low(i) == "процентных"):
        return None
    if tape.low(after) == "-" and tape.glued(after) and tape.glued(after + 1):
        after += 2  # "100%-ный"
    return Unit("percent", "%", after)


def _points(tape: Tape, i: int) -> Unit | None:
    low = tape.low(i)
    if scale := _SHORT_POINTS.get(low):
        return Unit("points", "pp", i + 1 + (tape.low(i + 1) == "."), scale)
    if tape.low(i + 1) == "." and (scale := _SHORT_POINTS.get(low + tape.low(i + 2))):
        return Unit("points", "pp", i + 3 + (tape.low(i + 3) == "."), scale)
    named = i + 1 + (tape.low(i + 1) == "." and low == "проц")
    if tape.low(named) in lexicon.POINT and low.startswith(("проц", "percentage")):
        return Unit("points", "pp", named + 1)
    if tape.low(named) in lexicon.POINT and low.startswith(("basis", "базисн")):
        return Unit("points", "pp", named + 1, _HUNDREDTH)
    if low in lexicon.POINT and not tape.low(i + 1).startswith(("выдач", "обслуж", "прием")):
        return Unit("points", "point", i + 1)
    return Unit("points", "score", i + 1) if low in lexicon.SCORE else None


def _multiple(tape: Tape, start: int, i: int) -> Unit | None:
    """ "В 3 раза", "3 times", "3x", "×3": but "3 раза в год" and "3 times a week" are counts."""
    low = tape.low(i)
    signed = tape.low(start - 1) == "×" and tape.glued(start) and tape.kind(start - 2) != "number"
    if signed or tape.lows(start - 2, 2) == ("factor", "of"):
        return Unit("multiple", "x", i)
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
        following = tape.low(i + 1)
        compares = following in _AFTER_TIMES or (
            following.endswith("er") and following not in _NOT_COMPARED
        )
        told = compares or cues.direction_of(tape.low(at))
        return Unit("multiple", "x", i + 1) if told else None
    at = start - 1
    while tape.low(at) in _BEFORE_MULTIPLE:
        at -= 1
    return Unit("multiple", "x", i + 1) if tape.low(at) in ("в", "во") else None


def _magnitudes(tape: Tape, number: Number, start: int) -> Unit | None:
    """ "На два порядка", "two orders of magnitude": ten times as much for each."""
    i, many = number.end, number.value
    if not 1 <= many <= _LARGEST_MAGNITUDE or many % 1:
        return None
    if tape.lows(i, 3) == ("orders", "of", "magnitude"):
        return Unit("multiple", "x", i + 3, Decimal(0), 10**many)
    if tape.low(i) in ("порядка", "порядков") and tape.low(start - 1) == "на":
        return Unit("multiple", "x", i + 1, Decimal(0), 10**many)
    return None


def _money(tape: Tape, i: int) -> Unit | None:
    low = tape.low(i)
    if low in lexicon.MONEY:
        return _with_change(tape, Unit("money", lexicon.MONEY[low], i + 1))
    if currency := lexicon.SMALL_MONEY.get(low):
        if low == "p" and not tape.glued(i):
            return None
        return Unit("money", currency, i + 1, _HUNDREDTH)
    if low == "р" and tape.low(i + 1) == ".":
        return _with_change(tape, Unit("money", "RUB", i + 1))
    if low in ("us", "американских") and tape.low(i + 1) in lexicon.MONEY:
        return Unit("money", "USD", i + 2)
    return None


def _with_change(tape: Tape, unit: Unit) -> Unit:
    """ "47 рублей 60 копеек" is one amount."""
    cut = tape.low(unit.end) == "." and tape.low(unit.end - 1) in _CUT
    small = number_at(tape, unit.end + cut)
    if small is None or lexicon.SMALL_MONEY.get(tape.low(small.end)) != unit.name:
        return unit
    return unit._replace(end=small.end + 1, extra=small.value * _HUNDREDTH)


_CUT: Final = listed("р руб долл")


def _counted(tape: Tape, i: int) -> Unit | None:
    """The noun that is counted: the first that is no adjective, among the next four words."""
    if tape.glued(i):
        return None  # "2гис" is a name
    end = i
    for k in range(i, i + _LONGEST_NAME):
        word = _word_counted(tape.low(k)) if tape.kind(k) == "word" else None
        if word is None or (k > i and tape.text(k)[0].isupper() and tape.text(i)[0].islower()):
            break
        end = k + 1
        if word == "noun":
            return Unit("count", stem(tape.low(k)), end)
    if end == i:
        return None
    if tape.low(i).isascii():  # English describes with nouns, too: the first word is as good
        if tape.low(i) in _WHAT_THEY_DO:
            return None
        end = i + 1
    return Unit("count", stem(tape.low(end - 1)), end)


@lru_cache(maxsize=WORDS_KEPT)
def _word_counted(low: str) -> Literal["noun", "describing"] | None:
    """What a word can be among the words after a number; None where nothing is counted any more."""
    if low in NOT_COUNTED or low in lexicon.CARDINALS or low in lexicon.RATES:
        return None
    if cues.tense_of(low) is not None:
        return None
    if low.isascii():
        if low.endswith("ly") and low not in _NOUNS_IN_LY:
            return None
        plural = low.endswith("s") and not low.endswith(("ss", "us"))
        return "noun" if plural else "describing"
    if not cues.is_countable(low):
        return None
    return "describing" if is_adjective(low) else "noun"
