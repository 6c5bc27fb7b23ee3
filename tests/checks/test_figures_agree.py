"""Contradictions between figures: each flag with both of its sides."""

from __future__ import annotations

import pytest

from tests.checks.essays import divided, flags, places, whole

CONTRADICTIONS = {
    "percentage points told as percent": (
        "Удовлетворённость выросла на 14%: с 74% до 88%.",
        "14 п. п., или 18,9%",
    ),
    "in English": (
        "Customer satisfaction grew by 12% and rose from 78% to 90% in the same year. "
        "The team wrote a guide for every newcomer and read it aloud once a week.",
        "12 points, or 15.4%",
    ),
    "a change that its two ends do not make": (
        "Время ответа сократилось на 40%: с 60 до 30 секунд.",
        "выходит 50%",
    ),
    "a share that its two counts do not make": (
        "За год мы взяли всего 4 новых специалистов из 44 (7%).",
        "это 9,1%, а сказано 7%",
    ),
    "new people against the size of the team": (
        "Наша команда состоит из 40 операторов. За год мы добавили только 3 новых сотрудников (7%)"
        " и открыли чат.",
        "от нынешней команды это 7,5%",
    ),
    "parts above the whole": (
        "Принято 118 решений, из них 83 решения выполнены и 51 решение отложено.",
        "вместе их 134",
    ),
    "a month beside a year": (
        "Мы принимаем 41 000 обращений в месяц. Всего за 2024 год линия приняла 43 тысячи "
        "обращений, и ни одно из них не потеряно.",
        "дали бы около 492",
    ),
    "two sizes of one team": (
        "Служба доставки — это 36 человек. Команда из 52 человек работает круглосуточно.",
        "36 человек и 52 человек",
    ),
    "the same team and new people": (
        "С ростом потока справилась та же команда: за год мы взяли 4 новых специалистов.",
        "«та же команда»",
    ),
    "one indicator, two values": (
        "Доля отвеченных звонков — 94%. Смены стали короче. Сегодня мы отвечаем на 96% вызовов.",
        "(94%)",
    ),
    "one acronym, two values": (
        "NPS составил 71%. Мы перечитали все отзывы. Наш NPS — 64%.",
        "(71%)",
    ),
    "a forecast told as achieved": (
        "Через приложение идёт 41% записей. К концу 2025 года, по плану, доля достигнет 60%. "
        "Команда выросла. Сегодня 60% записей идёт через приложение.",
        "ещё впереди",
    ),
    "a multiple that its two ends do not make": (
        "Доля ответов бота выросла в 2 раза, с 15% до 24%.",
        "в 1,6 раза",
    ),
    "points of what is not measured in percent": (
        "Time at the telephone went down by 60 percentage points, from 45 minutes to 18 minutes.",
        "change of 60%",
    ),
    "a share told whole first": ("Из 620 жалоб подтвердились 155 (35%).", "а сказано 35%"),
    "shares above the whole": (
        "Из всех звонков 41% о потерях, 33% о находках, 17% о раненых, 16% о советах.",
        "дают 107%",
    ),
    "a share and the rest of it": (
        "Из 240 хозяев 204 (85%) знают наш номер. Остальные 20% попросили наклейку.",
        "85% и остальные 20%",
    ),
    "a list that does not make its total": (
        "Мы приняли 612 тысяч обращений: 418 тысяч звонков, 127 тысяч чатов и 92 тысячи писем.",
        "вместе их 637",
    ),
    "a total after its parts": (
        "Мы ответили на 38 400 звонков и 11 600 сообщений, всего на 56 000 обращений.",
        "вместе их 50",
    ),
    "a day and a month": (
        "В среднем мы принимаем 900 заявок в день, то есть около 9 тысяч заявок в месяц.",
        "не могут быть верны вместе",
    ),
    "an average above the longest": (
        "Разговор занимает в среднем 4 минуты, а самый долгий длился 3 минуты.",
        "в среднем 4 минуты",
    ),
    "two totals of one year": (
        "In 2024 we took 96,000 calls. In the whole of 2024 we took 41,000 calls.",
        "96,000 calls",
    ),
    "a plan for a year gone by": (
        "Осенью 2023 года мы запустим кабинет. Летом 2024 года к нам приходили учиться.",
        "План на прошедшее время",
    ),
    "a part told as the whole": (
        "Запросов о справках стало на 62% меньше. Так одно решение снизило нагрузку на команду "
        "на 62%.",
        "на одном виде обращений",
    ),
}

IN_ORDER = {
    "points called points": "Удовлетворённость выросла на 14 п. п.: с 74% до 88%.",
    "a change that fits": "Диалогов было 24 тысячи, стала 31 тысяча, рост 29%.",
    "a rounded share": "За год уволились 13 из 34 человек (38%).",
    "parts that make the whole": "Принято 118 решений, из них 83 выполнены, 21 в работе.",
    "a month and a year that fit": "Мы принимаем 3 600 звонков в месяц. Всего за 2024 год линия "
    "приняла 43 тысячи звонков.",
    "a team and a shift of it": "Наша команда — 44 специалиста. Вечером в смене 19 человек.",
    "a team that grew": "В команде было 12 человек. Сегодня команда состоит из 36 человек.",
    "two departments": "Отдел доставки — это 12 человек. Отдел розыска — это 36 человек.",
    "two trades": "Команда из 5 тренеров учит новичков. Команда из 12 операторов ведёт чаты.",
    "a part of the team at work": "Наша служба — это 36 человек. Бота сделала команда из 5 "
    "человек.",
    "two changes in one sentence": "Мы сократили ожидание с 10 до 5 минут, а нагрузку — на 20%.",
    "the year of one channel": "Мы принимаем 41 000 обращений в месяц. Всего за 2024 год через "
    "почту пришло 43 тысячи обращений.",
    "two kinds of people asked": "NPS клиентов — 70%. NPS сотрудников — 45%.",
    "two channels": "SLA звонков 87/20. SLA чатов 89/60.",
    "before and after": "Отвечали мы на 83% звонков. Доля отвеченных звонков — 94% (было 83%).",
    "two periods": "В 2023 году NPS составил 61%. В 2024 году NPS составил 70%.",
    "a target and its fulfilment": "Цель: отвечать на 92% звонков. Мы отвечаем на 94% звонков.",
    "a plan that stays one": "К концу 2025 года доля достигнет 60%. Сегодня это 41%.",
    "twice, more or less": "Обращений стало вдвое больше: с 52 до 100 тысяч.",
    "answers of which several may be given": "44% wanted a book, 38% a place to sit, 29% company.",
    "a list that makes its total": "В службе 46 сотрудников: 31 фармацевт, 9 операторов и 6 "
    "человек в группе качества.",
    "examples out of a total": "За год поступило 640 заявок, в том числе 120 о протечках и 90 о "
    "лифтах.",
    "parts of a part": "Получено 96 ответов: 54 предложения приняты, 40 из них выполнены.",
    "the rest of what remains": "92% получили сообщение. Остальные 8% узнали по телефону.",
    "a rate a person": "До 120 запросов в день на оператора и 50 тысяч запросов в месяц.",
    "an average above the norm": "В среднем мы едем 50 минут, норматив не более 45 минут.",
    "a plan of last year": "Мы решили, что в 2023 году откроем кабинет. В 2024 году он открыт.",
    "a team told by a list": "Команда состоит из 33 операторов, четырёх старших и руководителя. "
    "Нас 38 человек.",
    "those on duty": "В службе работают 46 человек. Днём в службе 30 человек.",
    "a list of targets": "Цели на 2024 год: решение с первого обращения 80%. На конец года решение "
    "с первого обращения 83%.",
    "the same team without new people": "Справилась та же команда, операторы стали отвечать вдвое "
    "быстрее.",
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_two_sides_that_disagree_are_both_shown(case: str) -> None:
    text, said = CONTRADICTIONS[case]
    entry = whole(text)
    (flag,) = flags(entry, "contradiction")
    assert said in flag.message
    assert len(flag.places) >= 2


@pytest.mark.parametrize("case", IN_ORDER)
def test_what_a_careful_reader_would_pass_is_not_flagged(case: str) -> None:
    assert not flags(whole(IN_ORDER[case]), "contradiction")


def test_the_site_s_headcount_taken_for_the_team_s() -> None:
    text = "Отдел розыска — это 36 человек. Команда из 640 профессионалов ищет грузы."
    entry = whole(text, headcount="640 FTE")
    (flag,) = flags(entry, "contradiction")
    assert places(entry, flag) == ["640 профессионалов", "36 человек"]
    assert "на всей площадке" in flag.message


def test_a_contradiction_across_sections_names_the_second_place_s_section() -> None:
    entry = divided(
        goal="Наша служба — это 36 человек.", results="Команда из 52 человек справилась."
    )
    (flag,) = flags(entry, "contradiction")
    assert flag.section == "results"
