"""Numbers that are names and not quantities: of items, sections, laws, standards, products."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.numbers import Number
from assessor.figures.references import is_heading, is_reference
from assessor.figures.tape import Tape

# Before a number, these say that it is a name or a place in a document, not a quantity.
_NUMBERED: Final = listed(
    "№ # n no nr id п пп § рис табл стр фото файл fig file iso гост фз статья статьи статье статью"
    " дом корпус корп д оф офис подъезд пом room suite номер номером номеру доб внутр ext extension"
    " box invoice ref study top топ инн кпп огрн огрнип бик окпо снилс v ver вер арт sku"
)
# These do so unless a measure follows: "на этап 2 недели", "service level: 85%".
_STAGES: Final = listed(
    "step шаг уровень level tier stage phase part question criterion item floor этаж этап фаза"
    " блок критерий вопрос модуль module gate"
)
_SPOKEN_STAGES: Final = _STAGES | {"chapter", "section", "year"}
_BEFORE_A_YEAR: Final = listed("last this next per a each every previous past one the on by of")
_STREETS: Final = listed("ул пр пер наб улица улицу улицы улице проспект проспекта проспекте шоссе")
_ENGLISH_STREETS: Final = listed("street st road rd avenue ave lane square drive court place way")
_PRODUCTS: Final = listed(
    "windows office iphone ios android excel dynamics microsoft outlook sap битрикс bitrix python"
)
_NOTHING_COUNTED: Final = listed("и или а но в на с для от под")
_POSTCODE: Final = 6  # digits
_LONGEST_WEEK: Final = 7  # days
_LONG_CODE: Final = 9  # digits without a space between them
_PADDED_CODE: Final = 3  # digits: "007" is a code, the "05" of "4 мин 05 с" is none
_STREET_REACH: Final = 4  # tokens
_ITEM_REACH: Final = 30  # tokens from one marker of a list in a line to the next
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("«“„"), frozenset("»”")
_SCHEDULES: Final = frozenset({("24", "/", "7"), ("7", "/", "24"), ("24", "/", "365")})
STANDARDS: Final = listed("гост iso исо iec мэк en din bs pci снип санпин")
_LONGEST_PREFIX: Final = 4  # tokens: "ГОСТ Р ИСО/МЭК"
_OF_STANDARDS: Final = STANDARDS | {"р", "r", "/", "dss"}


def past_standard(tape: Tape, i: int) -> int:
    """Past the name of a standard that starts at `i`: "ГОСТ Р 51303-2013", "ISO 9001:2015"."""
    if tape.low(i) not in STANDARDS or not tape.text(i).isupper():
        return i
    at = i + 1
    while tape.low(at) in _OF_STANDARDS and at <= i + _LONGEST_PREFIX:
        at += 1
    if tape.kind(at) != "number":
        return i
    at += 1
    while tape.low(at) in (":", "-", "–") and tape.glued(at) and tape.glued(at + 1):
        if tape.kind(at + 1) != "number":
            break
        at += 2
    return at


def is_label(tape: Tape, i: int, number: Number) -> bool:
    """Whether a number is an item's, a section's, a document's or a product's."""
    if number.end != i + 1:
        return False
    if not number.digits:
        return _is_stage(tape, i, _SPOKEN_STAGES) and tape.english
    return (
        (tape.low(i + 1) == "/" and _is_schedule(tape, i))
        or _is_list_marker(tape, i)
        or _is_numbered(tape, i)
        or _is_code(tape, i)
        or _is_named_so(tape, i)
        or _is_address(tape, i)
        or tape.low(i + 1) in ("этаж", "этаже")
        or is_reference(tape, i)
        or is_heading(tape, i)
    )


def _is_schedule(tape: Tape, i: int) -> bool:
    """Whether hours or days on and off start at `i`: "24/7", "5/2", "2/2"."""
    on, off = tape.low(i), tape.low(i + 2)
    if tape.lows(i, 3) in _SCHEDULES:
        return True
    return on.isdecimal() and off.isdecimal() and int(off) <= int(on) <= _LONGEST_WEEK


def _is_numbered(tape: Tape, i: int) -> bool:
    """Whether the word before numbers things: "раздел 3", "№ 5", "Этап 2", "п. 4", "Альфа-7"."""
    before, earlier = tape.low(i - 1), tape.low(i - 2)
    if before == ":" and tape.low(i + 1) in lexicon.MEASURES:
        return False  # "longer than it takes to pick a room: 5 minutes"
    if before == "индекс" and len(tape.low(i)) == _POSTCODE:
        return True
    if before in _NUMBERED or (before in (".", ":") and earlier in _NUMBERED):
        return True
    if _is_stage(tape, i, _STAGES):
        return True
    if not tape.dash(i - 1) or tape.kind(i - 2) != "word":
        return False
    # "COVID-19" is one token; "ФЗ - 152" and "Альфа-7" are not numbers either.
    joined = tape.glued(i) and tape.glued(i - 1) and earlier not in lexicon.MONTH_NAMES
    return joined or (before != "-" and earlier in _NUMBERED)


def _is_stage(tape: Tape, i: int, stages: frozenset[str]) -> bool:
    """Whether "phase 2", "year two" names a part of the work and nothing is measured."""
    before, following = tape.low(i - 1), tape.low(i + 1)
    if before not in stages or following in lexicon.MEASURES or following in lexicon.SCALES:
        return False
    ratio = following == "/" and tape.glued(i + 1)
    return not ratio and not (before == "year" and tape.low(i - 2) in _BEFORE_A_YEAR)


def _is_code(tape: Tape, i: int) -> bool:
    """Whether a number is a register's, a law's or a day's: "7701234567", "44-ФЗ", "12/05"."""
    digits, second = tape.low(i), tape.low(i + 2)
    longest = _PADDED_CODE if digits.startswith("0") else _LONG_CODE
    if digits.isdecimal() and len(digits) >= longest:
        return True
    if not (tape.glued(i + 1) and tape.glued(i + 2)):
        return False
    if tape.dash(i + 1):
        law = tape.kind(i + 2) == "word" and tape.text(i + 2).isupper()
        return law or (second[:1] == "0" and second.isdecimal() and len(second) > 1)
    return tape.low(i + 1) == "/" and second[:1] == "0"


def _is_address(tape: Tape, i: int) -> bool:
    """Whether a number is a house's: "ул. Лесной, 45", "45 Lesnoy Street"."""
    house = tape.kind(i + 1) != "word" or tape.low(i + 1) in _NUMBERED
    if house and not _STREETS.isdisjoint(tape.lows(i - _STREET_REACH, _STREET_REACH)):
        return tape.low(i - 1) == "," or tape.kind(i - 1) == "word"
    name = tape.text(i + 1)
    return name[:1].isupper() and not _ENGLISH_STREETS.isdisjoint(tape.lows(i + 2, 2))


def _is_named_so(tape: Tape, i: int) -> bool:
    """Whether a number ends a name: «Линия 112», and in Russian "Windows 10", "1С 8.3"."""
    named = tape.text(i - 1)
    if tape.low(i - 1) in _PRODUCTS and not named.islower():
        return True
    if _is_digit_name(tape, i - 1) or (tape.low(i - 2) == ":" and _is_digit_name(tape, i - 3)):
        return True  # "1С 8.3", "1С:Предприятие 8"
    bare = tape.kind(i + 1) != "word" or tape.low(i + 1) in _NOTHING_COUNTED
    mixed = named.isascii() and named.isalpha() and not (named.isupper() or named.islower())
    if mixed and bare and not tape.english:
        return True
    if tape.low(i + 1) not in _CLOSING_QUOTES:
        return False
    opened = next((k for k in range(i - 1, i - 5, -1) if tape.low(k) in _OPENING_QUOTES), None)
    return opened is not None and tape.text(opened + 1)[:1].isupper()


def _is_digit_name(tape: Tape, i: int) -> bool:
    """Whether a word ends a name that begins with a digit, such as "1С"."""
    return tape.glued(i) and tape.kind(i - 1) == "number" and tape.text(i).isupper()


def is_title(tape: Tape, i: int, number: Number) -> bool:
    """Whether a number in words is part of a name: «Два гудка», "Three Rivers"."""
    if number.digits or not tape.text(i)[:1].isupper():
        return False
    following = tape.text(number.end)[:1]
    return tape.low(i - 1) in ("«", "“", "„") or (
        following.isupper() and tape.glued(i - 1) is False
    )


def _is_list_marker(tape: Tape, i: int) -> bool:
    """Whether "1." or "2)" stands where an item can begin."""
    mark, number = tape.low(i + 1), tape.low(i)
    if mark not in (".", ")") or len(number) > 2 or not number.isdecimal():
        return False
    if not tape.glued(i + 1) or tape.glued(i + 2):
        return False
    before = tape.low(i - 1)
    at_dash = tape.dash(i - 1) and (i == 1 or tape.kind(i - 2) == "break")
    if tape.kind(i - 1) == "break" or at_dash or before in (":", ";", "•"):
        return True
    if mark == ")":
        return before != "(" and not _in_brackets(tape, i)
    return tape.text(i + 2)[:1].isupper() and _goes_on(tape, i)


def _goes_on(tape: Tape, i: int) -> bool:
    """Whether "2." follows the "1." of the same line: "1. People 2. Process"."""
    one_less = str(int(tape.low(i)) - 1)
    before = tape.lows(max(i - _ITEM_REACH, 0), min(i, _ITEM_REACH))
    marks = pairwise(before)
    return any(number == one_less and mark == "." for number, mark in marks)


def _in_brackets(tape: Tape, i: int) -> bool:
    for k in range(i, max(i - 12, -1), -1):
        if tape.low(k) == "(":
            return True
        if tape.low(k) == ")" or tape.kind(k) == "break":
            return False
    return False
