"""Whether two figures state the same thing, whatever form and language each is written in."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from assessor.figures.model import Figure

# What one reader calls by another noun. Each line is one thing, in stems of both languages.
_THINGS: Final = """
    сотрудник работник специалист оператор агент человек консультант коллег employe staff agent
    specialist oper person peopl advis adviser consult worker colleagu member fte
    = обращен запрос заявк контакт тикет сообщен диалог чат request contact enquiri inquiri
    ticket messag chat dialogu convers case
    = звонк звонок вызов call
    = клиент покупател пользовател абонент заказчик гост пациент родител жител семь лиц
    custom client user subscrib buyer shopper patient parent resid famili peopl человек person
    = город citi town
    = стран countri
    = филиал салон точк офис отделен магазин клиник branch store shop offic outlet clinic salon
    = операц процесс process
    = канал channel
    = языка язык languag
    = раз time
    = видео ролик видеоролик video clip
    = просмотр view
    = подписчик subscrib follow
    = иде предложен инициатив idea suggest propos initi
    = компан организац предприят compani organis firm
    = письм email letter mail
    = отзыв review
    = жалоб претенз complaint claim
    = заказ order
    = кейс случа случай инцидент case incid
    = групп команд group team
    = площадк site locat
    = проект project
    = канал channel
    = этап шаг stage step
"""


def _classes() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_THINGS.split("=")):
        for stem in line.split():
            found.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


_CLASSES: Final = _classes()
_POINTS: Final = ({"pp", "point"}, {"point", "score"})


def equivalent(a: Figure, b: Figure) -> bool:
    """Whether `a` and `b` state the same value of the same unit.

    Bound, role, direction, period and modality are not compared: they say what is claimed of the
    value. No arithmetic is done beyond the form of writing: 24 hours are a day and a third is
    33%, but 25% and "from 80 to 100" stay two figures.
    """
    return same_value(a, b) and same_unit(a, b)


def same_unit(a: Figure, b: Figure) -> bool:
    """Whether the units are one, or too little is known of either to tell them apart."""
    if a.kind != b.kind:
        return {a.kind, b.kind} == {"percent", "share"}
    if a.kind == "points":
        return a.unit == b.unit or {a.unit, b.unit} in _POINTS
    if a.kind != "count":
        return a.unit == b.unit
    return not a.unit or not b.unit or same_thing(a.unit, b.unit) is not False


def same_thing(a: str, b: str) -> bool | None:
    """Whether two counted nouns (stems) are one thing; None if that cannot be known from here."""
    if a == b or (len(a) > 4 and len(b) > 4 and (a.startswith(b) or b.startswith(a))):
        return True
    known = _CLASSES.get(a), _CLASSES.get(b)
    if known[0] and known[1]:
        return bool(known[0] & known[1])
    return None if a.isascii() != b.isascii() else False


def same_value(a: Figure, b: Figure) -> bool:
    """Whether the values are one, units aside; shares and percentages compare as fractions."""
    if a.kind == "period" or b.kind == "period":
        return a.kind == b.kind and _same_days(a, b)
    if a.kind == b.kind == "ratio":
        return (a.low, a.of) == (b.low, b.of)
    if {a.kind, b.kind} <= {"percent", "share"} and a.kind != b.kind:
        percent, share = (a, b) if a.kind == "percent" else (b, a)
        return _as_percent(share, percent.low) == percent.low == percent.high
    if a.kind == b.kind == "share":
        return a.low * (b.of or 1) == b.low * (a.of or 1)
    return (a.low, a.high) == (b.low, b.high)


def _as_percent(share: Figure, like: Decimal) -> Decimal:
    """`share` in percent, rounded as finely as `like` is written."""
    exponent = like.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return (share.low * 100 / (share.of or 1)).quantize(unit, ROUND_HALF_UP)


def _same_days(a: Figure, b: Figure) -> bool:
    """Equal periods; a period without a year ("in March") equals that of any year."""
    if int(a.low) < 10_000 or int(b.low) < 10_000:
        return (a.low % 10_000, a.high % 10_000) == (b.low % 10_000, b.high % 10_000)
    return (a.low, a.high) == (b.low, b.high)
