"""Parts of a whole: "каждый третий", "две трети", "3 из 40", "one caller in six", "80/20"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assessor.figures import lexicon
from assessor.figures.cues import direction_of, is_genitive, is_many, tense_of
from assessor.figures.lexicon import listed
from assessor.figures.numbers import Number, number_at
from assessor.figures.parts import Reading
from assessor.figures.periods import period_at
from assessor.figures.tape import Tape
from assessor.figures.units import NOT_COUNTED

_ONES: Final = listed("a одна одну one")
_AFTER_HALF: Final = listed("of the as all our what")
_ARTICLES: Final = listed("the our every each a an наших этих всех каждых")
_SCORES: Final = lexicon.SCORE | lexicon.POINT
_LARGEST_DENOMINATOR: Final = 10
_LARGEST_OF_A_LEVEL: Final = 1000
_COUNTED_WORDS: Final = 4
_LONGEST_NAME: Final = 2  # words of what is counted in "3 новых клиента из 10"
_SMALL_TIMES: Final = listed("часа минуты секунды года hour minute second day year")

_PARTS: Final = listed("часть части частью")
# "Пятая часть клиентов": feminine, and not of halves.
_PART_ORDINALS: Final = frozenset(
    word
    for word, value in lexicon.ORDINALS.items()
    if value > 2 and word.endswith(("ая", "ую", "ой", "ья", "ью", "ьей"))
)
OPENING_WORDS: Final = (
    frozenset(lexicon.CARDINALS)
    | lexicon.EVERY
    | lexicon.HALF_ADVERBS
    | lexicon.BARE_FRACTIONS
    | _ONES
    | _PART_ORDINALS
    | {"half", "by"}
)


def fraction_at(tape: Tape, i: int) -> Reading | None:
    """A share in words, or the time that a fraction is of: "четверть часа", "half an hour"."""
    share = _fraction(tape, i)
    return share and (_of_a_time(tape, share) or share)


def _fraction(tape: Tape, i: int) -> Reading | None:  # noqa: PLR0911  # a list of cases
    low, following = tape.low(i), tape.low(i + 1)
    if low in lexicon.EVERY:
        of = lexicon.ORDINALS.get(following)
        return _share(i, i + 2, 1, of) if of else None
    if low in lexicon.HALF_ADVERBS:
        return _share(i, i + 1, 1, 2)
    if low in lexicon.BARE_FRACTIONS:
        return None if _is_time_of_day(tape, i) else _share(i, i + 1, 1, lexicon.FRACTIONS[low])
    if low in _PART_ORDINALS:
        told = following in _PARTS and (tape.low(i - 1) == "на" or is_many(tape.low(i + 2)))
        return _share(i, i + 2, 1, lexicon.ORDINALS[low]) if told else None
    if low == "half":
        whole = following in _AFTER_HALF or (
            following in ("a", "an") and tape.low(i + 2) in _SMALL_TIMES
        )
        cut = tape.low(i - 1) == "of" and direction_of(tape.low(i - 2)) is not None
        return _share(i, i + 1, 1, 2) if whole or cut else None
    if low == "by":
        return _share(i + 1, i + 2, 1, 2) if following == "half" else None
    numerator = 1 if low in _ONES else lexicon.CARDINALS.get(low, 0)
    if not numerator:  # "two-thirds"
        many, _, part = low.partition("-")
        hyphenated, of = lexicon.CARDINALS.get(many, 0), lexicon.FRACTIONS.get(part)
        return _share(i, i + 1, hyphenated, of) if hyphenated and of else None
    after = i + 2 if following == "-" else i + 1
    of = lexicon.FRACTIONS.get(tape.low(after))
    if of is None or tape.low(after + 1) in ("с", "day") or tape.low(after) == "quarters" == low:
        return None
    if low == "a" and tape.low(after) == "quarter" and _is_rate(tape, i):
        return None
    if low == "a" and of in _SELDOM and tape.low(after + 1) != "of":
        return None  # "a sixth agent"
    return _share(i, after + 1, numerator, of)


_SELDOM: Final = frozenset({6, 7, 8, 9})


def _of_a_time(tape: Tape, share: Reading) -> Reading | None:
    """ "Четверть часа", "three quarters of an hour", "half a minute": so many seconds."""
    at = share.end + (tape.low(share.end) == "of")
    article = tape.low(at) in ("a", "an")
    at += article
    word = tape.low(at)
    if word not in _SMALL_TIMES or (word.isascii() and not article):
        return None
    sizes, unit = (lexicon.SECONDS, "s") if word in lexicon.SECONDS else (lexicon.MONTHS, "month")
    value = share.low * sizes[word] / (share.of or 1)
    return Reading(share.start, at + 1, "duration", value, value, unit)


def _is_rate(tape: Tape, i: int) -> bool:
    """Whether "a quarter" is what a number before it is counted by: "39 calls a quarter"."""
    if tape.low(i + 2) == "of":
        return False
    if tape.low(i - 1) in _HOW_OFTEN:
        return True
    for k in range(i - 1, i - 1 - _COUNTED_WORDS, -1):
        low = tape.low(k)
        if tape.kind(k) == "number" or low in lexicon.CARDINALS or low in lexicon.SCALES:
            return True
        moves = direction_of(low) is not None or tense_of(low) is not None
        if (tape.kind(k) != "word" or low in NOT_COUNTED or moves) and low not in lexicon.PERCENT:
            return False
    return False


_HOW_OFTEN: Final = listed("in once twice thrice times time")


def _is_time_of_day(tape: Tape, i: int) -> bool:
    return tape.low(i) in ("половине", "половина") and tape.low(i - 1) in lexicon.ORDINALS


def _share(start: int, end: int, low: int, of: int) -> Reading:
    return Reading(start, end, "share", Decimal(low), Decimal(low), "", Decimal(of))


def ratio_at(tape: Tape, i: int, first: Number) -> Reading | None:
    """A service level "80/20", or a share "2/3 заявок"."""
    at = first.end
    if tape.low(at) != "/" or not (tape.glued(at) and tape.glued(at + 1)):
        return None
    second = number_at(tape, at + 1)
    if second is None or not (first.digits and second.digits):
        return None
    if max(first.value, second.value) > _LARGEST_OF_A_LEVEL:
        return None
    told = tape.low(i - 1) in _BY or _of_something(tape, second.end)
    if first.value < second.value <= _LARGEST_DENOMINATOR and told and not first.value % 1:
        return _share(i, second.end, int(first.value), int(second.value))
    if first.value % 1 and first.value <= second.value <= _LARGEST_DENOMINATOR:  # a mark, "4,9/5"
        return Reading(i, second.end, "share", first.value, first.value, "", second.value)
    return Reading(i, second.end, "ratio", first.value, first.value, "", second.value)


def _of_something(tape: Tape, i: int) -> bool:
    """Whether "2/3" goes on as "of claims" or in the genitive: "2/3 заявок", "1/2 смены"."""
    return tape.low(i) == "of" or (tape.kind(i) == "word" and is_genitive(tape.low(i)))


_BY: Final = listed("на by")


def part_of_at(tape: Tape, i: int, first: Number) -> Reading | None:
    """A share counted out: "3 из 40", "9 of 10 customers", "one in three", "4 балла из 5"."""
    at = first.end + (tape.low(first.end) in _SCORES)
    after = _past_of(tape, at, first)
    noun = 0
    while not after and noun < _LONGEST_NAME and _is_noun(tape, at + noun):
        noun += 1
        after = 0 if tape.low(at + noun) == "of" else _past_of(tape, at + noun, first)
    if not after:
        return None
    after += tape.low(after) in _ARTICLES
    whole = number_at(tape, after)
    if whole is None or whole.value < first.value or whole.value == 0:
        return None
    if period_at(tape, after) is not None or (noun and _counts(tape, whole.end)):
        return None
    value = first.value
    return Reading(i, whole.end, "share", value, value, "", whole.value, number=first)


def _past_of(tape: Tape, at: int, first: Number) -> int:
    """Past the word that says of what: "из", "of", "out of", "in" after a number in words; or 0."""
    if tape.lows(at, 2) == ("out", "of"):
        return at + 2
    if tape.low(at) in ("из", "of"):
        return at + 1
    counted = not first.digits or first.value == 1 or tape.low(at + 1) in _ROUND
    return at + 1 if tape.low(at) == "in" and counted else 0


def _is_noun(tape: Tape, i: int) -> bool:
    """Whether a word can be what is counted in "one caller in six", "3 заказа из 10"."""
    low = tape.low(i)
    measures = low in NOT_COUNTED or low in lexicon.MEASURES or low in lexicon.SCALES
    return tape.kind(i) == "word" and not measures and tense_of(low) is None


def _counts(tape: Tape, i: int) -> bool:
    """Whether the whole has a noun of its own: "3 сотрудника из 12 городов" is no share."""
    low = tape.low(i)
    if tape.kind(i) != "word" or low in NOT_COUNTED or low in _VERBS_IN_S:
        return False
    return low.endswith("s") if low.isascii() else is_many(low)


_ROUND: Final = listed("10 100 1000 ten hundred")  # "6 in 10 calls", and not "6 in 14 cities"
_VERBS_IN_S: Final = listed("is was has does needs asks gets ends says goes comes")
