"""A passage that stands twice with another number: copied, and one of the two was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assessor.checks.material import Material
from assessor.checks.repetition import Repetition
from assessor.checks.rounding import nearly
from assessor.entry import Flag
from assessor.figures import is_month
from assessor.text import Span

LONG: Final = 14  # words that two passages share beside the number
MOST_CHANGED: Final = 2  # numbers; more are the data of another place or time
LEAD: Final = 90  # characters before a passage that may say of what it is told
HEADING: Final = 60  # characters
ROUNDED: Final = Decimal("0.02")

_NUMBER: Final = re.compile(r"\d[\d\s.,]*\d|\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WORD: Final = re.compile(r"[^\W\d]+")
_NAME: Final = re.compile(r"(?<=[\w,»”] )[A-ZА-ЯЁ][^\W\d]{2,}|[A-ZА-ЯЁ]{2,}")
_STOP: Final = re.compile(r"(?:^|[\n.!?…][»”)]*\s*(?:[-–—•*]\s*)?)$")
_OTHER: Final = re.compile(
    r"\b(?:раньше|ранее|прежде|было|до |после|теперь|сейчас|план\w*|цел[ьи]\w*|друг\w+|втор\w+"
    r"|перв\w+"
    r"|треть\w+|весн|лет[оан]|осен|зим|before|after|earlier|now|then|plan\w*|target\w*|goal\w*"
    r"|other"
    r"|first|second|third|spring|summer|autumn|winter|week|month|year|quarter|недел|месяц|год"
    r"|квартал)"
)


def changed(material: Material) -> Iterator[tuple[Flag, Span, Span]]:
    """One flag a number that a passage has and its copy has not, and the places of both."""
    for one in material.repetitions:
        if not 0 < len(one.changed) <= MOST_CHANGED or one.words < LONG:
            continue
        if _of_another(material, one):
            continue
        first, again = (_whole(material.entry.text, span) for span in one.changed[0])
        if nearly(_value(material, first), _value(material, again), ROUNDED):
            continue
        flag = material.flag(
            "contradiction",
            "warning",
            "copied_value",
            [again, first],
            first=material.quote(_around(material, first)),
            again=material.quote(_around(material, again)),
        )
        yield flag, first, again


def _of_another(material: Material, one: Repetition) -> bool:
    """Whether something says that the two are told of two times, places or things."""
    text = material.entry.text
    years = [_YEAR.findall(text, *span) for span in (one.first, one.again)]
    if years[0] != years[1]:
        return True
    titles = {section.title for section in material.entry.sections}
    for span in (one.first, one.again):
        lead = text[max(0, span.start - LEAD) : span.start]
        if not _STOP.search(lead):
            return True
        line = lead.strip().rsplit("\n", 1)[-1].strip()
        heading = 0 < len(line) < HEADING and line[-1:] not in ".!?…" and line not in titles
        if heading or re.search(r"\d", line) or _NAME.search(line):
            return True
        if _OTHER.search(line.lower()) or any(map(is_month, _WORD.findall(line))):
            return line not in titles
    return False


def _whole(text: str, part: Span) -> Span:
    """The whole number of which a part differs: "4,5"."""
    line = max(text.rfind("\n", 0, part.start) + 1, part.start - HEADING)
    for found in _NUMBER.finditer(text, line, min(len(text), part.end + HEADING)):
        if found.start() <= part.start < found.end():
            return Span(*found.span())
    return part


def _value(material: Material, span: Span) -> Decimal:
    digits = re.sub(r"[^\d,.]", "", material.entry.text[span.start : span.end]).replace(",", ".")
    whole, _, rest = digits.partition(".")
    return Decimal(f"{whole or 0}.{re.sub(r'[^0-9]', '', rest) or 0}")


def _around(material: Material, span: Span) -> Span:
    """The sentence that a number stands in."""
    for sentence in material.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence.span
    return span
