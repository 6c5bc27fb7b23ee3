"""What a summary must not tell otherwise: bounds, intervals, ordinals, units, opposites, names."""

from __future__ import annotations

import pytest

from assessor.fidelity import check, facts
from assessor.text import language_of

ESSAY = """Линия «Ясный берег» держит 480 звонков и 300 писем в день. Ответа ждут 60 секунд.
Раз в неделю смену собирает Нина Пашкова. Перерасчёт делают в течение недели после жалобы.
Новичка навещают на третий, седьмой и двадцать второй день. Подрядчик завершил стройку.
Бригадиры ворчали и заполняли журнал кое-как. Ремонт обошёлся на 9 % дороже прежнего.
В 2022 году ушло 40 клиентов, а годом раньше — 96. Старший из шестерых одобрял возврат.
Отчётность заводили с понедельника. Жалоб 4 на тысячу посылок. Смена собирается в 19:00.
Взнос платят двойной. Двадцать человек дежурят в праздники. Областной бюджет дал 3 млн рублей.
Работу начали в мае 2023 года, в сентябре того же года открыли зал. Площадь зала — 74 %.
К лету надеемся открыть зал в Глазове, пока его обживают 15 волонтёров."""
ENGLISH = """Tern Lines runs 11 ferries and twelve small crews; its desk drove to eleven harbours.
Until the merger a third of letters were lost. Refunds took 9 days, against 21 before.
The night bus was dropped after a year. The refund desk is paid by the council."""


def kinds(essay: str, told: str, *fields: str) -> list[str]:
    known = facts(essay, fields)
    return [v.kind for v in check(told, known, limit=100, language=language_of(told)).violations]


@pytest.mark.parametrize(
    "told",
    [
        "Ответа ждут не более минуты.",
        "Ответа ждут минуту.",
        "Каждую неделю смену собирает Нина Пашкова.",
        "Раз в неделю Нина Пашкова собирает смену.",
        "Перерасчёт делают в течение недели.",
        "Новичка навещают на 3-й, 7-й и 22-й день.",
        "Число ушедших клиентов сократилось с 96 в 2021 году до 40 в 2022 году.",
        "Возврат одобрял один из шести старших.",
        "Из тысячи посылок жалуются на 4.",
        "Смена собирается вечером, в семь.",
        "The fee is double.",
        "Двадцать дежурных выходят в праздники.",
        "Зал открыт в сентябре 2023 года.",
        "Зал в Глазове обживают 15 волонтёров.",
        "The Yasny Bereg line takes 480 calls and 300 letters a day.",
        "Clear Shore takes 480 calls and 300 letters a day.",
        "Площадь зала — почти три четверти.",
    ],
)
def test_true_in_other_words(told: str) -> None:
    assert kinds(ESSAY, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Ответа ждут менее 60 секунд.",
        "Ответа ждут меньше минуты.",
        "Ответа ждут более 60 секунд.",
        "Раз в месяц смену собирает Нина Пашкова.",
        "Смену ежедневно собирает Нина Пашкова.",
        "Перерасчёт делают в течение месяца после жалобы.",
        "Новичка навещают на третий, седьмой и двадцатый день.",
        "Новичка навещают на 3-й, 8-й и 22-й день.",
        "Число ушедших клиентов сократилось с 96 в 2020 году до 40 в 2022 году.",
        "Из сотни посылок жалуются на 4.",
        "Смена собирается вечером, в девять.",
        "The fee is triple.",
        "Зал открыт в сентябре 2022 года.",
        "Линия «Чистый берег» принимает 480 звонков.",
        "Линия держит 480 писем и 300 звонков в день.",
        "Площадь зала — почти две трети.",
        "Бригадиры охотно заполняли журнал.",
        "Ремонт обошёлся на 9 % дешевле прежнего.",
        "Федеральный бюджет дал 3 млн рублей.",
        "Зал в Глазове открыт.",
    ],
)
def test_false_by_one_word(told: str) -> None:
    assert kinds(ESSAY, told) != []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The desk drove to eleven harbours.", []),
        ("The desk drove to twelve harbours.", ["figure"]),
        ("Half of the letters were lost.", ["figure"]),
        ("Refunds that used to take 21 days take nine.", []),
        ("Nearly a third of letters were lost.", ["figure"]),
        ("The night bus was withdrawn.", []),
        ("The night bus has been kept.", ["direction"]),
        ("The council leaves the refund desk unpaid.", ["direction"]),
        ("The refund desk is not unpaid.", []),
        ("Modesty marks the entry of Tern Lines.", []),
        ("Productivity suffered before the merger.", []),
        ("Ebbwise suffered before the merger.", ["name"]),
        ("Likewise, the merger was felt.", []),
    ],
)
def test_of_an_english_essay(told: str, expected: list[str]) -> None:
    assert kinds(ENGLISH, told) == expected


def test_twenty_tourists_are_no_volunteers() -> None:
    essay = "При сбое у 200 туристов зовут 20 добровольцев других отделов."
    assert kinds(essay, "Twenty volunteers come when 200 tourists are stranded.") == []
    assert kinds(essay, "Volunteers come when 20 tourists are stranded.") == ["figure"]


def test_a_bound_of_the_essay_may_be_told() -> None:
    essay = "Более чем у 300 семей стоят счётчики, заявку закрывают в течение 10 минут."
    assert kinds(essay, "Счётчики стоят более чем у 300 семей.") == []
    assert kinds(essay, "Заявку закрывают менее чем за 10 минут.") == []
    assert kinds(essay, "Счётчики стоят менее чем у 300 семей.") == ["figure"]


CHANGES = """Потери вызовов: 44% в феврале, 12% в августе 2024 года. Жалоб на уборку не убавилось,
их доля осталась прежней. Запрос занимает 2 дня, а раньше на него уходило две недели.
Отказов на тысячу заказов стало 6. Порог возврата думаем поднять до 900 рублей.
Переводчика жестового языка у нас нет, найти его намерены в 2026 году.
Оценка 8,7 из 10, была 6,9."""


@pytest.mark.parametrize(
    "told",
    [
        "Потери вызовов сократились с 44% до 12%.",
        "Запрос занимает 2 дня, а раньше занимал 2 недели.",
        "Отказов стало 6 на каждую тысячу заказов.",
        "Порог возврата намерены поднять до 900 рублей.",
        "Переводчика жестового языка намерены найти в 2026 году.",
        "Оценка поднялась с 6,9 до 8,7 из 10.",
    ],
)
def test_changes_told_truly(told: str) -> None:
    assert kinds(CHANGES, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Потери вызовов выросли с 12% до 44%.",
        "Доля жалоб на уборку снизилась.",
        "Запрос занимает 2 недели, а раньше занимал месяц.",
        "Отказов стало 6 на каждую сотню заказов.",
        "There are 6 refusals per hundred orders.",
        "Порог возврата подняли до 900 рублей.",
        "Переводчик жестового языка уже нашёлся.",
        "Оценка поднялась с 5,9 до 8,7 из 10.",
    ],
)
def test_changes_told_falsely(told: str) -> None:
    assert kinds(CHANGES, told) != []


MARKS = """Театр «Ясный день» оценивают на 4,8 из 5. Зритель звонил нам 3,4 раза, ждал за дверью
каждый девятый. Индекс NPS вырос с 18 до 44. В январе 2024 года звонков было 5 200.
Двадцать человек дежурят.
Афишу меняют раз в две недели. Билет ночью дороже на 70 рублей, чем днём."""


@pytest.mark.parametrize(
    "told",
    [
        "Театр оценивают на 4,8 балла.",
        "Зрители «Ясного дня» делали по 3,4 звонка.",
        "За дверью ждали примерно 11 процентов.",
        "NPS поднялся с 18 до 44 пунктов.",
        "The theatre took 5,200 calls a month.",
        "В праздники выходят двадцать дежурных.",
        "Афишу меняют каждые две недели.",
        "Ночью билет на 70 рублей дороже.",
    ],
)
def test_marks_told_truly(told: str) -> None:
    assert kinds(MARKS, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Театр оценивают на 4,8%.",
        "Зрители делали по 4,3 звонка.",
        "Зрители оставляли по 3,4 отзыва.",
        "За дверью ждали примерно 14 процентов.",
        "The theatre took 5,200 calls a week.",
        "Афишу меняют каждую неделю.",
        "Ночью билет на 70 рублей дешевле.",
    ],
)
def test_marks_told_falsely(told: str) -> None:
    assert kinds(MARKS, told) != []
