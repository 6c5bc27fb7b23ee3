"""Whether two figures state the same thing, whatever form and language each is written in."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

from assessor.figures.days import YEAR
from assessor.figures.model import Figure
from assessor.text import stem

# What one reader calls by another noun, a line a thing: the forms that numbers govern, in both
# languages. A word may be of two things: people serve, and people are served.
_THINGS: Final = """
    сотрудник работник работников специалист оператор агент человек консультант коллега коллег
    новичок новичков employee staff agent specialist operator people person adviser advisor
    consultant worker colleague member newcomer fte;
    обращение обращений запрос заявка заявок контакт тикет сообщение сообщений диалог чат request
    contact enquiry inquiry ticket message chat dialogue conversation;
    звонок звонков звонка вызов вызовов call;
    клиент покупатель покупателей пользователь абонент заказчик гость гостей пациент родитель
    житель жителей семья семей лицо лиц человек подписчик customer client user subscriber buyer
    shopper patient parent resident family people person;
    город городов city town;
    страна стран country;
    филиал салон точка точек офис отделение отделений магазин клиника клиник branch store shop
    office outlet clinic salon;
    операция операций процесс process operation;
    канал channel;
    язык языков language;
    раз time;
    видео ролик видеоролик video clip;
    просмотр view;
    идея идей предложение предложений инициатива инициатив idea suggestion proposal initiative;
    компания компаний организация организаций предприятие предприятий company organisation
    organization firm;
    письмо писем email letter mail;
    отзыв review;
    жалоба жалоб претензия претензий complaint claim;
    заказ order;
    кейс случай случая случаев инцидент case incident;
    группа групп команда команд group team;
    площадка площадок site location;
    проект project;
    этап шаг шагов stage step;
    тренер trainer;
    решение решений decision;
    правило правил rule;
    слайд slide;
    запись записей record recording booking;
    статья статей article;
    вопрос question;
    дом домов household home семья семей квартира;
    хозяйство хозяйств ферма ферм farm holding;
    село сёл сел посёлок поселок деревня деревень village settlement;
    поездка поездок рейс trip ride journey travel;
    посылка посылок отправление отправлений parcel package shipment;
    стойка стоек окно окон counter desk window;
    модуль урок уроков занятие занятий курс lesson module course class session;
    показатель показателей метрика метрик индикатор indicator metric kpi measure;
    ошибка ошибок сбой промах error mistake slip fault bug;
    возврат возвратов refund return;
    отказ отказов refusal rejection denial;
    смена смен shift;
    сценарий сценариев скрипт scenario script;
    встреча встреч собрание совещание meeting;
    услуга услуг сервис service;
    партнер партнеров partner;
    поставщик поставщиков подрядчик подрядчиков supplier vendor provider contractor;
    инструмент инструментов tool;
    регион регионов область областей region county;
    место мест кресло seat workplace workstation;
    бронирование бронирований бронь booking reservation;
    прием приемов приём приёмов консультация консультаций сеанс сеансов appointment consultation
    session;
    выезд выездов визит визитов visit trip callout;
    награда наград премия премий award prize;
    водитель водителей автомобилист автовладелец driver motorist;
    студент студентов учащийся учащихся школьник student pupil;
    врач врачей доктор doctor physician;
    инженер инженеров engineer;
    разработчик разработчиков программист программистов developer programmer;
    наставник наставников ментор mentor coach;
    руководитель руководителей менеджер начальник manager head lead leader supervisor;
    доброволец добровольцев волонтер волонтеров volunteer;
    счет счетов account;
    номер номеров комната комнат room;
    магазин магазинов shop store;
    гостиница гостиниц отель отелей hotel property;
"""


@cache
def _classes() -> dict[str, frozenset[int]]:
    """The numbers of the lines that a stem stands in; made when a noun is first compared."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines()):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {one: frozenset(numbers) for one, numbers in found.items()}


def _lines() -> list[str]:
    """One string a thing."""
    return [thing for thing in _THINGS.strip().split(";") if thing.strip()]


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
        return {a.kind, b.kind} == {"percent", "share"} or _both_halved(a, b)
    if a.kind == "points":
        return a.unit == b.unit or {a.unit, b.unit} in _POINTS
    if a.kind != "count":
        return a.unit == b.unit
    return not a.unit or not b.unit or same_thing(a.unit, b.unit) is not False


def same_thing(a: str, b: str) -> bool | None:
    """Whether two counted nouns (stems) are one thing; None if that cannot be known from here."""
    if a == b or (len(a) > 4 and len(b) > 4 and (a.startswith(b) or b.startswith(a))):
        return True
    known = _classes().get(a), _classes().get(b)
    if known[0] and known[1]:
        return bool(known[0] & known[1])
    return None if a.isascii() != b.isascii() else False


def is_classed(noun_stem: str) -> bool:
    """Whether it is known what other nouns this one can be told by."""
    return noun_stem in _classes()


def same_value(a: Figure, b: Figure) -> bool:
    """Whether the values are one, units aside; shares and percentages compare as fractions."""
    if a.kind == "period" or b.kind == "period":
        return a.kind == b.kind and _same_days(a, b)
    if a.kind == b.kind == "ratio":
        return (a.low, a.of) == (b.low, b.of)
    if "multiple" in (a.kind, b.kind) and a.kind != b.kind:
        return _both_halved(a, b)
    if {a.kind, b.kind} <= {"percent", "share"} and a.kind != b.kind:
        percent, share = (a, b) if a.kind == "percent" else (b, a)
        return _as_percent(share, percent.low) == percent.low == percent.high
    if a.kind == b.kind == "share":
        return a.low * (b.of or 1) == b.low * (a.of or 1)
    return (a.low, a.high) == (b.low, b.high)


def _both_halved(a: Figure, b: Figure) -> bool:
    """Whether one is "вдвое меньше" and the other "на 50% меньше": one thing in two forms."""
    if a.direction != "fall" or b.direction != "fall":
        return False
    multiple, part = (a, b) if a.kind == "multiple" else (b, a)
    if multiple.kind != "multiple" or part.kind not in ("percent", "share") or part.role == "to":
        return False
    return multiple.low == multiple.high == 2 and part.low * 2 == (part.of or 100)


def _as_percent(share: Figure, like: Decimal) -> Decimal:
    """`share` in percent, rounded as finely as `like` is written."""
    exponent = like.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return (share.low * 100 / (share.of or 1)).quantize(unit, ROUND_HALF_UP)


def of_any_year(day: int) -> int:
    """MMDD of a day; the last of February is the 28th, for in no year in particular it is."""
    return min(day % YEAR, 228) if day % YEAR < 301 else day % YEAR


def _of_any_year(period: Figure) -> tuple[int, int]:
    return of_any_year(int(period.low)), of_any_year(int(period.high))


def _same_days(a: Figure, b: Figure) -> bool:
    """Equal periods; a period without a year ("in March") equals that of any year."""
    if int(a.low) < YEAR or int(b.low) < YEAR:
        return _of_any_year(a) == _of_any_year(b)
    return (a.low, a.high) == (b.low, b.high)
