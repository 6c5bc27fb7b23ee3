"""Numbers that refer: "1.2. Цели", "см. разделы 3 и 4", "Table 4", "версия 3.1", "рейс 482"."""

from __future__ import annotations

import re
from typing import Final

from assessor.figures import cues, lexicon
from assessor.figures.lexicon import listed
from assessor.figures.tape import Tape
from assessor.figures.units import NOT_COUNTED
from assessor.text import stem

# What is numbered, by the stems of its names. Parts of a document,
_PARTS: Final = listed(
    "раздел подраздел параграф глав таблиц рисунок рисунк страниц приложен диаграмм схем график"
    " слайд форм пункт подпункт абзац граф столбец столбц строк лист вложен вкладк скриншот верс"
    " релиз сборк section subsect chapter paragraph claus articl figur tabl page appendix appendic"
    " annex footnot slide diagram version column row screenshot"
)
# what is called by a number, unless that counts what follows,
_CALLED: Final = listed(
    "маршрут автобус трамва троллейбус вагон кабин кабинет школ зал рейс окн лин служб сер"
    " поликлиник больниц термина касс пост ошибк пример вариант урок занят кейс метод приказ"
    " постановлен код артикул пин flight bus tram bay counter desk line lane termin gate code"
    " exampl option lesson"
)
# what is one of many and has a long number,
_REGISTERED: Final = listed(
    "заказ заказа заказу заказе заказом заявка заявке заявку заявкой обращение обращении обращению"
    " тикет тикета тикете тикету договор договора договору договоре order ticket case contract"
)
_SHORTEST_ENTRY: Final = 3  # digits
_BEARERS: Final = listed(
    "employee customer agent member caller client room account reference serial phone priority part"
    " model bus flight invoice policy"
)
# and names of parts that are verbs as well: "we build 12 sites", "to note 3 things".
_VERBS: Final = listed("chart note exhibit release build")
# What documents are: "в разделе 3 отчета" is the report's, "в разделе 3 вопроса" has three.
_DOCUMENTS: Final = listed(
    "отчет документ закон договор положен приказ регламент кодекс стандарт заявк эсс презентац"
    " приложен конкурс"
)
_SHORT: Final = listed("разд табл рис стр п пп ст гл прил sect sec p pp para fig figs no nos")
_TELLS: Final = listed(
    "is was has does shows says tells gives covers lists describes explains sets contains details"
    " presents summarises summarizes illustrates compares outlines looks deals its this thus"
)
# "День 1", "week 12": not what is done in one.
_DATED: Final = listed("день неделя месяц day week month")
_EACH: Final = listed(
    "в во за на через каждый один целый a an the per each every last this next one past same"
)
_INSIDE: Final = listed("в на во in on")
_JOINTS: Final = listed("и или до из and or to of по - – — &")
_LONGEST_LIST: Final = 4  # numbers
_FEW: Final = frozenset("234")  # digits after which a noun stands in the genitive singular
_MANY: Final = ("ых", "их")
_HEADING: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_MARKS: Final = " \t#*_§\u00a0"
_MARGIN: Final = 12  # characters before a heading's number
_LINE_REACH: Final = 10  # tokens of a line to look for a mark among
_OF_A_MARK: Final = (
    *("рейтинг", "оценк", "индекс", "балл", "rating", "score", "index", "star", "mark", "point"),
    *("nps", "csat", "csi"),
)


def is_reference(tape: Tape, i: int) -> bool:
    """Whether the number at `i` names what stands before it, or is one of several that do."""
    digits, at = tape.low(i), _head(tape, i)
    low, earlier = tape.low(at), tape.low(at - 1)
    if not digits.replace(".", "").isdecimal() or _measures(tape, i):
        return False
    if low in _SHORT:
        return tape.low(at + 1) == "."
    joined = at < i - 2
    few = (joined or earlier in _INSIDE) and _counts_few(tape, i)
    if tape.kind(at) != "word" or few or cues.is_mostly_many(low):
        return False
    if (root := stem(low)) in _PARTS:
        return not (joined and _counts_things(tape, i))
    if low in _VERBS:
        return not _has_object(tape, i)
    whole = digits.isdecimal() and not _counts_things(tape, i)
    return whole and (root in _CALLED or _is_one_of_many(low, earlier, digits))


def _is_one_of_many(low: str, earlier: str, digits: str) -> bool:
    """Whether a number is of an entry in a register or of a day: "заявка 4511", "week 12"."""
    if low in _DATED:
        return earlier not in _EACH
    if low == "number":  # not "volunteers number 2000"
        return earlier in _REGISTERED or earlier in _BEARERS
    return low in _REGISTERED and len(digits) >= _SHORTEST_ENTRY


def _head(tape: Tape, i: int) -> int:
    """The token before a number, or before the first of several: "pp. 12–14"."""
    at = i - 1
    for _ in range(_LONGEST_LIST):
        goes_on = tape.low(at) in _JOINTS or (tape.low(at) == "," and _is_joined(tape, i))
        if not goes_on or tape.kind(at - 1) != "number":
            break
        at -= 2
    abbreviated = tape.low(at) == "." and tape.glued(at)
    return at - 1 if abbreviated else at


def _is_joined(tape: Tape, i: int) -> bool:
    """Whether the list goes on after or ends at the number at `i`: the 4 of "3, 4 и 5"."""
    ends = tape.low(i - 1) in _JOINTS
    return ends or (tape.low(i + 1) in ("и", "and", ",") and tape.kind(i + 2) == "number")


def _measures(tape: Tape, i: int) -> bool:
    """Whether the number at `i` has a measure, or counts what stands in the genitive after it."""
    low, glued = tape.low(i + 1), tape.glued(i + 1)
    if low in lexicon.GLUED_SCALES and not glued:
        return False
    if low in lexicon.MEASURES or low in lexicon.SCALES or low == "/":
        return True
    if low.isascii() or tape.kind(i + 1) != "word" or tape.text(i + 1)[:1].isupper():
        return False
    return low.endswith(_MANY) or cues.is_many(low)


def _counts_few(tape: Tape, i: int) -> bool:
    """Whether two, three or four of something stand there: "на линии 44 сотрудника"."""
    digits, following = tape.low(i), tape.low(i + 1)
    few = digits[-1:] in _FEW and digits[-2:-1] != "1" and tape.kind(i + 1) == "word"
    return few and cues.is_genitive(following) and stem(following) not in _DOCUMENTS


def _counts_things(tape: Tape, i: int) -> bool:
    """Whether an English plural follows: "line 12 agents", and not "figure 3 shows"."""
    low = tape.low(i + 1)
    plural = low.isascii() and low.endswith("s") and not low.endswith(("ss", "us"))
    return plural and tape.kind(i + 1) == "word" and low not in _TELLS


def _has_object(tape: Tape, i: int) -> bool:
    """Whether what could be a verb before the number has an object after it: "build 12 sites"."""
    low = tape.low(i + 1)
    if tape.kind(i + 1) != "word" or low in _TELLS or low in NOT_COUNTED:
        return False
    return cues.tense_of(low) is None


def is_heading(tape: Tape, i: int) -> bool:
    """Whether "1.2." or "1.2" opens a line that is a heading: "1.2. Цели", "3.4 Results"."""
    if not _HEADING.fullmatch(tape.low(i)):
        return False
    if not _opens_line(tape, i):
        return False
    stop = tape.low(i + 1) in (".", ")") and tape.glued(i + 1)
    title = tape.text(i + 1 + stop)
    if not title[:1].isupper():
        return False
    if stop:
        return True
    if not title[1:].islower() or title.lower() in lexicon.MEASURES | lexicon.SCALES.keys():
        return False
    line = tape.lows(i + 1, _LINE_REACH)
    return not any(low.startswith(_OF_A_MARK) for low in line)


def _opens_line(tape: Tape, i: int) -> bool:
    start = tape.tokens.starts[i]
    margin = tape.tokens.text[max(start - _MARGIN, 0) : start].rstrip(_MARKS)
    return margin.endswith("\n") or (not margin and start < _MARGIN)
