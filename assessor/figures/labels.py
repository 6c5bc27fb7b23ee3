"""Numbers that are names and not quantities: of items, sections, laws, standards, products."""

from __future__ import annotations

from typing import Final

from assessor.figures import lexicon
from assessor.figures.lexicon import listed
from assessor.figures.numbers import Number
from assessor.figures.parts import Tape

# Before a number, these say that it is a name or a place in a document, not a quantity.
_NUMBERED: Final = listed(
    "№ # n no nr id п пп раздел раздела разделе глава главе слайд слайда слайде слайды рис рисунок"
    " рисунке таблица таблице табл приложение приложении стр страница странице фото файл версия"
    " версии section chapter slide slides figure fig table page file version iso гост фз appendix"
    " step шаг уровень пункте level tier"
    " пункт пункта пункту статья статьи статье статью кабинет дом корпус article room"
    " инн кпп огрн огрнип бик окпо снилс"
)
_NOTHING_COUNTED: Final = listed("и или а но в на с для от под")
_LONG_CODE: Final = 9  # digits without a space between them
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("«“„"), frozenset("»”")
_SCHEDULES: Final = frozenset({("24", "/", "7"), ("7", "/", "24"), ("24", "/", "365")})
_STANDARDS: Final = listed("гост iso исо iec мэк en din bs снип санпин")
_LONGEST_PREFIX: Final = 4  # tokens: "ГОСТ Р ИСО/МЭК"
_OF_STANDARDS: Final = _STANDARDS | {"р", "r", "/"}


def past_standard(tape: Tape, i: int) -> int:
    """Past the name of a standard that starts at `i`: "ГОСТ Р 51303-2013", "ISO 9001:2015"."""
    if tape.low(i) not in _STANDARDS or not tape.text(i).isupper():
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


def is_label(tape: Tape, i: int, number: Number) -> bool:  # noqa: PLR0911  # a list of cases
    """Whether a number in digits is an item's, a section's, a document's or a product's."""
    if not number.digits or number.end != i + 1:
        return False
    if _is_list_marker(tape, i) or tape.lows(i, 3) in _SCHEDULES or _is_named_so(tape, i):
        return True
    before = i - 2 if tape.low(i - 1) in (".", ":", "№", "-", "–") else i - 1
    if tape.low(i - 1) in ("№", "#") or tape.low(i - 1) in _NUMBERED:
        return True
    if tape.low(before) in _NUMBERED and tape.low(i - 1) != "-":
        return True
    if _is_code(tape, i):
        return True
    # "COVID-19" is one token; "ФЗ - 152" and "Альфа-7" are not numbers either.
    if tape.dash(i - 1) and tape.glued(i) and tape.glued(i - 1) and tape.kind(i - 2) == "word":
        return tape.low(i - 2) not in lexicon.MONTH_NAMES
    return False


def _is_code(tape: Tape, i: int) -> bool:
    """Whether a number is a register's, a law's or a day's: "7701234567", "44-ФЗ", "12/05"."""
    joined = tape.glued(i + 1) and tape.glued(i + 2)
    law = joined and tape.dash(i + 1) and tape.kind(i + 2) == "word" and tape.text(i + 2).isupper()
    day = joined and tape.low(i + 1) == "/" and tape.low(i + 2).startswith("0")
    return law or day or (tape.text(i).isdigit() and len(tape.text(i)) >= _LONG_CODE)


def _is_named_so(tape: Tape, i: int) -> bool:
    """Whether a number ends a name: «Линия 112», and in Russian "Windows 10", "1С 8.3"."""
    named = tape.text(i - 1)
    bare = tape.kind(i + 1) != "word" or tape.low(i + 1) in _NOTHING_COUNTED
    if not tape.english and bare and tape.low(i + 1) != "%":
        if tape.kind(i - 1) == "id" and named[:1].isdigit():
            return True
        if named.isascii() and named.isalpha() and not (named.isupper() or named.islower()):
            return True
    opened = next((k for k in range(i - 1, i - 5, -1) if tape.low(k) in _OPENING_QUOTES), None)
    closed = tape.low(i + 1) in _CLOSING_QUOTES
    return closed and opened is not None and tape.text(opened + 1)[:1].isupper()


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
    text = tape.text(i)
    if len(text) > 2 or not text.isdecimal() or tape.low(i + 1) not in (".", ")"):
        return False
    if not tape.glued(i + 1) or tape.glued(i + 2):
        return False
    starts = tape.kind(i - 1) == "break" or tape.dash(i - 1) or tape.low(i - 1) in (":", ";", "•")
    opened = tape.low(i - 1) == "("
    return starts or (tape.low(i + 1) == ")" and not opened and not _in_brackets(tape, i))


def _in_brackets(tape: Tape, i: int) -> bool:
    for k in range(i, max(i - 12, -1), -1):
        if tape.low(k) == "(":
            return True
        if tape.low(k) == ")" or tape.kind(k) == "break":
            return False
    return False
