"""The grammar: which tokens together are a figure. Left to right, each token is read once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assessor.figures import lexicon, numbers, periods
from assessor.figures.clocks import clock_at, lettered_duration
from assessor.figures.cues import direction_of, tense_of
from assessor.figures.labels import is_label, is_title, past_standard
from assessor.figures.lexicon import listed
from assessor.figures.numbers import Number, number_at
from assessor.figures.parts import Reading, Rule, Tape
from assessor.figures.periods import period_at
from assessor.figures.tokens import TokenKind
from assessor.figures.units import NOT_COUNTED, Unit, unit_at

_AFTER_TWICE: Final = listed("as the that what more less over")
_FROM, _TO = frozenset({"с", "со", "from"}), frozenset({"до", "to"})
_PAIR_REACH: Final = 8  # tokens
_ONES: Final = listed("a одна одну one")
_LARGEST_DENOMINATOR: Final = 10
_GENITIVE: Final = ("ов", "ев", "ей", "ий", "ок", "ек", "ых", "их", "ех")
_OUT_OF: Final = frozenset({"из", "of"})
_COUNTED_WORDS: Final = 4


def readings(tape: Tape) -> Iterator[Reading]:
    """Every figure of the tape in order; they never overlap."""
    free = 0
    for i, token in enumerate(tape.tokens):
        if i < free:
            continue
        if (free := past_standard(tape, i)) > i or not (
            rules := rules_opened_by(token.kind, token.low)
        ):
            continue
        for rule in rules:
            if (found := rule.read(tape, i)) is not None:
                yield found
                free = found.end
                break
        else:
            free = _skip(tape, i)


@lru_cache(maxsize=20_000)
def rules_opened_by(kind: TokenKind, low: str) -> tuple[Rule, ...]:
    """The rules that can read a figure from a token on; for most words of a text there is none."""
    if (rules := _BY_WORD.get(low)) is not None:
        return rules
    if kind != "word":
        return _BY_KIND.get(kind, ())
    if low[:_SHORTEST_HEAD] not in _HEADS:
        return ()
    return tuple(rule for rule in RULES if low.startswith(rule.heads))


def _skip(tape: Tape, i: int) -> int:
    """Past a token that opens no figure, and past a number that is only a marker or a name."""
    if tape.kind(i) != "number":
        return i + 1
    joined = tape.dash(i + 1) or tape.low(i + 1) == "/"
    if joined and tape.glued(i + 1) and tape.glued(i + 2):
        return i + 3
    glued_word = tape.kind(i + 1) in ("word", "id") and tape.glued(i + 1)
    return i + 2 if glued_word else i + 1


def _rank(tape: Tape, i: int) -> Reading | None:
    """A place in a ranking: "1-е место", "второе место", "first place", "ranked 2nd"."""
    low = tape.low(i)
    value, after = lexicon.ORDINALS.get(low), i + 1
    if value is None and tape.kind(i) == "number" and low.isdecimal():
        value = int(low)
        if tape.dash(after) and tape.low(after + 1) in lexicon.ORDINAL_SUFFIXES:
            after += 2
        elif tape.glued(after) and tape.low(after) in lexicon.ORDINAL_SUFFIXES:
            after += 1
    if value is None:
        return None
    if tape.low(i - 1) in ("ranked", "placed"):
        return Reading(i, after, "rank", Decimal(value), Decimal(value))
    if tape.low(after) in ("место", "места", "месте", "местом", "place", "prize"):
        if after == i + 1 and tape.kind(i) == "number" and tape.low(after) == "места":
            return None  # "4 места" are seats
        return Reading(i, after + 1, "rank", Decimal(value), Decimal(value))
    return None


def _word_multiple(tape: Tape, i: int) -> Reading | None:
    """A multiple in one word: "вдвое", "удвоили", "двукратный", "threefold", "halved"."""
    low = tape.low(i)
    if tape.kind(i) != "word":
        return None
    compares = tape.low(i + 1) in _AFTER_TWICE
    if (times := lexicon.FREQUENCIES.get(low)) and not compares:
        return Reading(i, i + 1, "count", Decimal(times), Decimal(times), "раз")
    if low in lexicon.MULTIPLES:
        value = Decimal(lexicon.MULTIPLES[low])
        return Reading(i, i + 1, "multiple", value, value, "x")
    for head, number, direction in lexicon.MULTIPLE_VERBS:
        if low.startswith(head):
            value = Decimal(number)
            return Reading(i, i + 1, "multiple", value, value, "x", direction=direction)
    return _compound(tape, i)


def _compound(tape: Tape, i: int) -> Reading | None:
    """A number inside an adjective: "двухкратный", "пятиминутный", "seven-minute"."""
    low = tape.low(i)
    many, _, unit_word = low.partition("-")
    if unit_word and many in lexicon.CARDINALS:
        for sizes, unit in ((lexicon.SECONDS, "s"), (lexicon.MONTHS, "month")):
            if size := sizes.get(unit_word):
                value = Decimal(lexicon.CARDINALS[many] * size)
                return Reading(i, i + 1, "duration", value, value, unit)
    for head, number in lexicon.COMPOUND_NUMBERS.items():
        if low.startswith(head) and len(low) > len(head) + 4:
            value, rest = Decimal(number), low[len(head) :]
            if rest.startswith("кратн") or head.endswith("кратн"):
                return Reading(i, i + 1, "multiple", value, value, "x")
            if rest.startswith("процентн"):
                return Reading(i, i + 1, "percent", value, value, "%", Decimal(100))
            for ending, unit, size in lexicon.TIME_ADJECTIVES:
                if rest.startswith(ending):
                    return Reading(i, i + 1, "duration", value * size, value * size, unit)
    return None


def _fraction(tape: Tape, i: int) -> Reading | None:  # noqa: PLR0911  # a list of cases
    """A share in words: "каждый третий", "две трети", "половина", "every third", "a third"."""
    low = tape.low(i)
    if low in lexicon.EVERY and tape.low(i + 1) in lexicon.ORDINALS:
        return _share(i, i + 2, 1, lexicon.ORDINALS[tape.low(i + 1)])
    if low in lexicon.HALF_ADVERBS:
        return _share(i, i + 1, 1, 2)
    if low in lexicon.BARE_FRACTIONS and not _is_time_of_day(tape, i):
        return _share(i, i + 1, 1, lexicon.FRACTIONS[low])
    numerator = 1 if low in _ONES else lexicon.CARDINALS.get(low, 0)
    if low == "half" and tape.low(i + 1) in ("of", "the", "as", "all", "our"):
        return _share(i, i + 1, 1, 2)
    if low == "by" and tape.low(i + 1) == "half":
        return _share(i + 1, i + 2, 1, 2)
    if (hyphenated := low.partition("-"))[1]:  # "two-thirds"
        many, of = lexicon.CARDINALS.get(hyphenated[0], 0), lexicon.FRACTIONS.get(hyphenated[2])
        return _share(i, i + 1, many, of) if many and of else None
    if not numerator:
        return None
    after = i + 2 if tape.low(i + 1) == "-" else i + 1
    if low == "a" and tape.low(after) == "quarter" and _is_rate(tape, i):
        return None
    of = lexicon.FRACTIONS.get(tape.low(after))
    if of is None or tape.low(after + 1) in ("с", "day") or tape.low(after) == "quarters" == low:
        return None
    return _share(i, after + 1, numerator, of)


def _is_rate(tape: Tape, i: int) -> bool:
    """Whether "a quarter" is what a number before it is counted by: "39 calls a quarter"."""
    if tape.low(i + 2) == "of":
        return False
    for k in range(i - 1, i - 1 - _COUNTED_WORDS, -1):
        low = tape.low(k)
        if tape.kind(k) == "number" or low in lexicon.CARDINALS or low in lexicon.SCALES:
            return True
        moves = direction_of(low) is not None or tense_of(low) is not None
        if (tape.kind(k) != "word" or low in NOT_COUNTED or moves) and low not in lexicon.PERCENT:
            return False
    return False


def _is_time_of_day(tape: Tape, i: int) -> bool:
    return tape.low(i) in ("половине", "половина") and tape.low(i - 1) in lexicon.ORDINALS


def _share(start: int, end: int, low: int, of: int) -> Reading:
    return Reading(start, end, "share", Decimal(low), Decimal(low), "", Decimal(of))


def _amount(tape: Tape, i: int) -> Reading | None:
    """A number with what it counts: money, percent, duration, multiple, ratio, share, count."""
    money = lexicon.MONEY.get(tape.low(i)) if tape.low(i) in lexicon.CURRENCY_SIGNS else None
    first = number_at(tape.tokens, i + 1 if money else i, tape.english)
    if first is None or (not money and (is_label(tape, i, first) or is_title(tape, i, first))):
        return None
    if money:
        return _money(tape, i, first, money)
    if special := _ratio(tape, i, first) or _part_of(tape, i, first):
        return special
    if signed := _signed(tape, i, first):
        return signed
    second = _range_end(tape, i, first)
    last = second or first
    unit = unit_at(tape, last, i)
    if unit is None and _unreadable(tape, last):
        return None
    return _measured(tape, i, first, last, unit)


def _money(tape: Tape, i: int, first: Number, currency: str) -> Reading:
    last = _range_end(tape, i, first) or first
    low = first.like(last).value
    return Reading(i, last.end, "money", low, last.value, currency)


def _signed(tape: Tape, i: int, first: Number) -> Reading | None:
    """A value with its own sign: the ends of "с −5 до 28" and "from −5% to +3%" are no changes."""
    sign = tape.low(i - 1)
    if not (sign == "+" or tape.dash(i - 1)) or not tape.glued(i) or tape.glued(i - 1):
        return None
    opened = tape.low(i - 2) in _FROM
    closes = tape.low(i - 2) in _TO and _FROM & set(tape.lows(i - 2 - _PAIR_REACH, _PAIR_REACH))
    if not (opened or closes):
        return None
    value = first if sign == "+" else first._replace(value=-first.value)
    return _measured(tape, i - 1, value, value, unit_at(tape, value, i))


def _ratio(tape: Tape, i: int, first: Number) -> Reading | None:
    """A service level "80/20"; "24/7" is a schedule, not a figure."""
    at = first.end
    if tape.low(at) != "/" or not (tape.glued(at) and tape.glued(at + 1)):
        return None
    second = number_at(tape.tokens, at + 1, tape.english)
    if second is None or not (first.digits and second.digits):
        return None
    if max(first.value, second.value) > 1000:
        return None
    if first.value < second.value <= _LARGEST_DENOMINATOR and _of_something(tape, second.end):
        return _share(i, second.end, int(first.value), int(second.value))
    return Reading(i, second.end, "ratio", first.value, first.value, "", second.value)


def _of_something(tape: Tape, i: int) -> bool:
    """Whether "2/3" goes on as "of claims" or in the genitive plural: "2/3 заявок"."""
    return tape.low(i) == "of" or (tape.kind(i) == "word" and tape.low(i).endswith(_GENITIVE))


def _part_of(tape: Tape, i: int, first: Number) -> Reading | None:
    """A share counted out: "3 из 40", "9 of 10 customers", "one in three"."""
    at = first.end
    if tape.lows(at, 2) == ("out", "of"):
        at += 2
    elif tape.low(at) in _OUT_OF or (
        tape.low(at) == "in" and (not first.digits or first.value == 1)
    ):
        at += 1
    else:
        return None
    for article in ("the", "our", "наших", "этих", "всех"):
        at += tape.low(at) == article
    whole = number_at(tape.tokens, at, tape.english)
    if whole is None or whole.value < first.value or whole.value == 0:
        return None
    if period_at(tape, at) is not None:
        return None
    value = first.value
    return Reading(i, whole.end, "share", value, value, "", whole.value, number=first)


def _range_end(tape: Tape, i: int, first: Number) -> Number | None:
    """The other end of "1,5-2", "от 5 до 10", "between 5 and 10"."""
    at, before = first.end, tape.low(i - 1)
    spaced_alike = tape.glued(at) == tape.glued(at + 1)
    spaced_em_dash = tape.low(at) == "—" and not tape.glued(at)
    opens = tape.dash(at) and spaced_alike and first.digits and not spaced_em_dash
    opens = opens or (before in ("от", "between") and tape.low(at) in ("до", "and"))
    if not opens:
        return None
    at += 1 + (tape.low(at + 1) in lexicon.CURRENCY_SIGNS)
    second = number_at(tape.tokens, at, tape.english)
    if second is None or second.digits != first.digits:
        return None
    return second if first.like(second).value < second.value else None


def _unreadable(tape: Tape, number: Number) -> bool:
    """A number glued to letters that are no unit is part of a name: "2гис", "5S"."""
    return (
        number.digits
        and tape.glued(number.end)
        and (tape.kind(number.end) == "word" or tape.low(number.end) in ("_", "@"))
    )


def _measured(tape: Tape, i: int, first: Number, last: Number, unit: Unit | None) -> Reading:
    low, high = first.like(last).value, last.value
    if unit is None:
        return Reading(i, last.end, "count", low, high, number=first)
    return Reading(
        start=i,
        end=unit.end,
        kind=unit.kind,
        low=low * unit.scale + unit.extra,
        high=high * unit.scale + unit.extra,
        unit=unit.name,
        of=Decimal(100) if unit.kind == "percent" else None,
        number=last,
        scale=unit.scale,
    )


RULES: Final = (
    Rule(clock_at, kinds=("clock", "number")),
    Rule(lettered_duration, kinds=("number",)),
    Rule(_rank, kinds=("number",), words=frozenset(lexicon.ORDINALS)),
    Rule(period_at, kinds=periods.OPENING_KINDS, words=periods.OPENING_WORDS),
    Rule(
        _word_multiple,
        words=frozenset(lexicon.FREQUENCIES) | frozenset(lexicon.MULTIPLES),
        heads=(
            *(head for head, _, _ in lexicon.MULTIPLE_VERBS),
            *lexicon.COMPOUND_NUMBERS,
            *lexicon.HYPHENATED,
        ),
    ),
    Rule(
        _fraction,
        words=frozenset(lexicon.CARDINALS)
        | lexicon.EVERY
        | lexicon.HALF_ADVERBS
        | lexicon.BARE_FRACTIONS
        | _ONES
        | {"half", "by"},
        heads=lexicon.HYPHENATED,
    ),
    Rule(
        _amount,
        kinds=("number",),
        words=lexicon.CURRENCY_SIGNS | numbers.OPENING_WORDS,
        heads=lexicon.HYPHENATED,
    ),
)
_BY_KIND: Final = {
    kind: tuple(rule for rule in RULES if kind in rule.kinds)
    for kind in {kind for rule in RULES for kind in rule.kinds}
}
_BY_WORD: Final = {
    word: tuple(rule for rule in RULES if word in rule.words or word.startswith(rule.heads))
    for word in {word for rule in RULES for word in rule.words}
}
_SHORTEST_HEAD: Final = min(len(head) for rule in RULES for head in rule.heads)
_HEADS: Final = frozenset(head[:_SHORTEST_HEAD] for rule in RULES for head in rule.heads)
