"""What a summary may make of an essay's figures, names and plans in words of its own."""

from __future__ import annotations

import pytest

from assessor.fidelity import EssayFacts, check, facts
from assessor.text import language_of

ESSAY = """Ветеринарная линия «Лапа» обслуживает 5 900 автовладельцев в Казани и Ижевске.
До реформы ответа ждали 9 часов, трубку клали 23% звонивших. Теперь отвечают за 75 секунд.
Уровень сервиса — 83/20. Оценка хозяев поднялась с 2,9 до 4,3 балла. Бот решает 47% вопросов.
Выручка выросла в 1,4 раза. В чате ждут 35 секунд, по телефону — за минуту.
Команду из 64 врачей собрала Алина Терских. Обзвон ведут сами, без подрядчиков.
Число жалоб на врачей снизилось на 12%. В 2027 году планируем открыть приём в Глазове.
Цикл возврата растянулся до 16 дней. Потом его сократили, сейчас возврат занимает 3 дня."""
ENGLISH = """Harbour Line has 23,400 subscribers near Galway, and 61,000 people called in one week.
Refunds that used to take 21 days are paid in 6. Dermot Keane reads ten letters every Friday.
Complaints about billing fell to 14% of calls. In 2027 we intend to open a desk in Lisbon.
At Sligo, where queues reach 40 minutes, we will test a kiosk in 2027."""


@pytest.fixture(scope="module")
def essay() -> EssayFacts:
    return facts(ESSAY)


@pytest.fixture(scope="module")
def english() -> EssayFacts:
    return facts(ENGLISH)


def kinds(known: EssayFacts, told: str) -> list[str]:
    return [v.kind for v in check(told, known, limit=100, language=language_of(told)).violations]


@pytest.mark.parametrize(
    "told",
    [
        "Линия обслуживает почти шесть тысяч автовладельцев.",
        "Прежде почти каждый четвёртый клал трубку.",
        "Теперь отвечают быстрее полутора минут.",
        "Бот решает чуть меньше половины вопросов.",
        "За 20 секунд отвечают на 83% звонков.",
        "Выручка выросла на 40%.",
    ],
)
def test_a_true_bound_and_another_form_are_the_essays(essay: EssayFacts, told: str) -> None:
    assert kinds(essay, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Линия обслуживает более шести тысяч автовладельцев.",
        "Линия обслуживает почти семь тысяч автовладельцев.",
        "Прежде трубку клал почти каждый третий.",
        "Бот решает более половины вопросов.",
        "За 30 секунд отвечают на 83% звонков.",
        "Выручка выросла на 60%.",
        "Оценка хозяев выросла на 1,4 балла.",
    ],
)
def test_a_false_bound_and_arithmetic_are_not(essay: EssayFacts, told: str) -> None:
    assert set(kinds(essay, told)) == {"figure"}


@pytest.mark.parametrize(
    "told",
    [
        "Услугами пользуются 5 900 владельцев автомобилей.",
        "Линия работает в двух городах.",
        "В чате ждут 35 секунд, по телефону — 60.",
        "Было 2,9 балла, стало 4,3.",
        "Алина Терских руководит командой из 64 человек.",
    ],
)
def test_what_counts_the_same(essay: EssayFacts, told: str) -> None:
    assert kinds(essay, told) == []


@pytest.mark.parametrize(
    "told", ["Линия работает в трёх городах.", "Линия обслуживает 5 900 городов."]
)
def test_what_does_not(essay: EssayFacts, told: str) -> None:
    assert kinds(essay, told) == ["figure"]


@pytest.mark.parametrize(
    "told",
    [
        "The line has more than 23,000 subscribers.",
        "In one week 61,000 callers rang.",
        "Refunds take 6 days rather than 21.",
        "Dermot Keane reads ten letters a week.",
        "Every Friday Dermot Keane reads ten letters.",
        "Candidly, queues at Sligo reach 40 minutes.",
        "Дермот Кин читает десять писем каждую пятницу.",
    ],
)
def test_an_english_essay_in_other_words(english: EssayFacts, told: str) -> None:
    assert kinds(english, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Refunds take 6 weeks rather than 21 days.",
        "Dermot Doyle reads ten letters.",
        "Dublin has 23,400 subscribers.",
    ],
)
def test_an_english_essay_told_falsely(english: EssayFacts, told: str) -> None:
    assert kinds(english, told) in (["figure"], ["name"])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Раньше отвечали за 75 секунд, теперь ждут 9 часов.", True),
        ("Раньше ждали 9 часов, теперь отвечают за 75 секунд.", False),
        ("Возврат сократили с 16 дней до 3.", False),
        ("Возврат вырос с 3 дней до 16.", True),
        ("Число жалоб на врачей выросло.", True),
        ("Число жалоб на врачей стало меньше.", False),
    ],
)
def test_before_and_after_are_not_exchanged(essay: EssayFacts, told: str, expected: bool) -> None:
    assert ("direction" in kinds(essay, told)) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Приём в Глазове уже открыт.", True),
        ("В Глазове намечено открыть приём.", False),
        ("Предстоит открытие приёма в Глазове.", False),
    ],
)
def test_a_plan_is_told_as_one(essay: EssayFacts, told: str, expected: bool) -> None:
    assert ("forecast" in kinds(essay, told)) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("A desk in Lisbon has been opened.", True),
        ("Lisbon is on the wish list for 2027.", False),
        ("Queues of 40 minutes form at Sligo.", False),
        ("A kiosk is already at work in Sligo.", True),
    ],
)
def test_an_english_plan_is_told_as_one(english: EssayFacts, told: str, expected: bool) -> None:
    assert ("forecast" in kinds(english, told)) is expected


def test_two_figures_do_not_trade_places() -> None:
    known = facts(
        "Доля решённых без оператора звонков поднялась до 57%. Доля потерянных вызовов упала до 6%."
    )
    assert kinds(known, "Без оператора решено 57% звонков, потеряно 6% вызовов.") == []
    assert kinds(known, "Без оператора решено 6% звонков, потеряно 57% вызовов.") == [
        "figure",
        "figure",
    ]


NAMED = facts(
    "Маршруты ведёт система «Клубок», письма — «Ларец», смены — «Орлёнок». Доля решённых с первого"
    " обращения — 79%. Перед Рождеством открыли вторую линию. Индекс усилий клиента равен 1,9."
)
ENGLISH_NAMED = facts(
    "Ladoga insures drivers. First-contact resolution rose from 63% to 79%. At Easter calls double."
    " Our net promoter score is 31. Average handling time is 5 minutes."
)


@pytest.mark.parametrize(
    "told",
    [
        "Маршруты переписали в «Клубке».",
        "Маршруты доверили «Клубку», письма — «Ларцу».",
        "Смены составляют «Орлёнком».",
        "FCR равен 79%.",
        "CES равен 1,9.",
        "Before Christmas a second line was opened.",
        "The customer effort score (CES) is 1.9.",
    ],
)
def test_names_in_other_cases_and_letters(told: str) -> None:
    assert kinds(NAMED, told) == []


@pytest.mark.parametrize(
    "told", ["Маршруты переписали в «Клубнике».", "NPS равен 1,9.", "Смены ведёт «Орёл»."]
)
def test_names_that_are_others(told: str) -> None:
    assert kinds(NAMED, told) == ["name"]


@pytest.mark.parametrize(
    "told",
    [
        "FCR grew from 63% to 79%.",
        "Insurer Ladoga covers drivers.",
        "Lenders and retailers are not served.",
        "AHT is 5 minutes and NPS is 31.",
        "На Пасху звонков становится больше.",
    ],
)
def test_acronyms_of_the_trade_and_who_does_what(told: str) -> None:
    assert kinds(ENGLISH_NAMED, told) == []


@pytest.mark.parametrize(
    "told",
    ["CSAT grew from 63% to 79%.", "Walker insures drivers.", "Parker leads the insurer."],
)
def test_acronyms_and_surnames_that_are_not_there(told: str) -> None:
    assert kinds(ENGLISH_NAMED, told) == ["name"]


ELIDED = facts(
    "Затраты — 2,9 млн рублей, тогда как подрядчик просил 11 млн. Ответа ждут 35 секунд, хотя"
    " норматив допускает минуту. Бот стоит 3 млн рублей в год. За сутки было 58 тысяч обращений"
    " против обычных 41 тысячи. Оценка — 4,6 балла из 5. Возврат идёт 12 дней."
)


@pytest.mark.parametrize(
    "told",
    [
        "Затратили 2,9 миллиона рублей; подрядчик просил одиннадцать.",
        "Затратили 2,9 миллиона рублей; «Подрядчик» просил одиннадцать.",
        "Затраты — 2,9 млн рублей при запрошенных подрядчиком 11.",
        "Ответа ждут 35 секунд при допустимых 60.",
        "За сутки пришло 58 тысяч обращений, а обычно их 41.",
        "По пятибалльной шкале, до 5, оценка равна 4,6.",
    ],
)
def test_a_unit_or_a_magnitude_is_not_said_twice(told: str) -> None:
    assert kinds(ELIDED, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Затратили 2,9 миллиона рублей; «Подрядчик» просил девятнадцать.",
        "Затраты — 2,9 млн рублей при запрошенных подрядчиком 41.",
        "Ответа ждут 35 секунд при допустимых 90.",
        "За сутки пришло 58 тысяч обращений, а обычно их 48.",
        "Возврат идёт 12 дней вместо 35.",
    ],
)
def test_but_the_number_must_be_the_essays(told: str) -> None:
    assert kinds(ELIDED, told) != []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Staff now take 5.8 sick days a year rather than 9.5.", []),
        ("Staff now take 9.5 sick days a year rather than 5.8.", ["direction"]),
        ("Members rate the desk 4.6 on a five-point scale.", []),
        ("Members rate the desk 4.6 on a ten-point scale.", ["figure"]),
        ("The desk serves 480 thousand drivers.", []),
        ("The desk serves 480 thousand cities.", ["figure"]),
        ("The return was fourfold.", []),
        ("Leave that once took 9.5 days takes 5.8.", []),
        ("The return was fivefold.", ["figure"]),
    ],
)
def test_told_with_other_english_words(told: str, expected: list[str]) -> None:
    known = facts(
        "Sick leave is down from 9.5 to 5.8 days a year. Members rate the desk 4.6 out of 5."
        " The desk serves 480,000 motorists. It cost 9 million rand and returned four times that."
    )
    assert kinds(known, told) == expected
