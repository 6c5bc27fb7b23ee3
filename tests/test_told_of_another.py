"""What is the essay's and told of something else: of another time, another thing, another tense."""

from __future__ import annotations

import pytest

from assessor.fidelity import check, facts
from assessor.text import language_of


def kinds(essay: str, told: str) -> list[str]:
    language = language_of(told)
    return [v.kind for v in check(told, facts(essay), limit=100, language=language).violations]


SUMS = """Линия «Тихий двор» работает в Твери и Клину, нас 22 человека.
Жалоб за квартал поступило 48. За полугодие обучили 30 новичков, за 12 месяцев провели 16 встреч.
Экономия за год — 3,4 млн рублей. В 2023 году отдали 210 тысяч рублей. Звонков 8 400 в месяц.
Письма разбирают за день, и за неделю их приходит 640."""
ENGLISH_SUMS = """Harbour Desk answers boat owners in Leeds.
Over the year the team saved 1.2 million pounds. In half a year 340 people were trained.
Complaints came to 48 in the quarter.
In 2023 the desk handled 9,100 letters. Annual savings on post are 64,000 pounds."""


@pytest.mark.parametrize(
    "told",
    [
        "Жалоб за три месяца поступило 48.",
        "За полгода обучили 30 новичков.",
        "За шесть месяцев обучили 30 новичков.",
        "За год провели 16 встреч.",
        "За 12 месяцев сэкономили 3,4 млн рублей.",
        "За 2023 год отдали 210 тысяч рублей.",
        "За год отдали 210 тысяч рублей.",
        "За 12 месяцев отдали 210 тысяч рублей.",
        "За месяц принимают 8 400 звонков.",
        "За семь дней приходит 640 писем.",
        "За день отвечают на письма, которых 640 в неделю.",
        "In half a year 30 newcomers were trained.",
    ],
)
def test_a_time_by_another_word_is_the_same_time(told: str) -> None:
    assert kinds(SUMS, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Жалоб за год поступило 48.",
        "За месяц поступило 48 жалоб.",
        "За год обучили 30 новичков.",
        "За квартал обучили 30 новичков.",
        "За полгода провели 16 встреч.",
        "Экономия за квартал — 3,4 млн рублей.",
        "Сэкономили 3,4 млн рублей в месяц.",
        "За полгода отдали 210 тысяч рублей.",
        "За год приняли 8 400 звонков.",
        "За день приходит 640 писем.",
        "In a month 30 newcomers were trained.",
    ],
)
def test_another_time_is_not(told: str) -> None:
    assert kinds(SUMS, told) != []


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("The team saved 1.2 million pounds in twelve months.", True),
        ("The team saved 1.2 million pounds in a year.", True),
        ("Six months saw 340 people trained.", True),
        ("Within half a year 340 people were trained.", True),
        ("In six months 340 people were trained.", True),
        ("Over three months complaints came to 48.", True),
        ("During the year the desk handled 9,100 letters.", True),
        ("Savings on post reach 64,000 pounds over a year.", True),
        ("The team saved 1.2 million pounds in a quarter.", False),
        ("The team saved 1.2 million pounds over half a year.", False),
        ("In one month 340 people were trained.", False),
        ("Complaints came to 48 over the year.", False),
        ("During one quarter the desk handled 9,100 letters.", False),
        ("In a quarter savings on post reach 64,000 pounds.", False),
        ("За квартал сэкономили 1,2 млн фунтов.", False),
        ("За год сэкономили 1,2 млн фунтов.", True),
    ],
)
def test_a_time_told_in_english(told: str, true: bool) -> None:
    assert (kinds(ENGLISH_SUMS, told) == []) is true


DENIED = """Harbour Desk answers boat owners in Leeds. We didn't hire anybody for the new line.
The old rota wasn't kept, and customers didn't like the menu. Managers aren't allowed to listen in.
Agents haven't complained since. We couldn't find a supplier. The bot won't replace people."""
SPELT = DENIED.replace("won't", "will not").replace("couldn't", "could not").replace("n't", " not")


@pytest.mark.parametrize("essay", [DENIED, SPELT, DENIED.replace("'", "’")])
@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("They did not hire anybody for the new line.", True),
        ("They didn't hire anybody for the new line.", True),
        ("The old rota was not kept, and customers disliked the menu.", True),
        ("The old rota wasn't kept.", True),
        ("Managers are not allowed to listen in.", True),
        ("Managers aren’t allowed to listen in.", True),
        ("Agents have not complained since.", True),
        ("They couldn't find a supplier.", True),
        ("They could not find a supplier.", True),
        ("The bot will not replace people.", True),
        ("The bot won’t replace people.", True),
        ("They hired people for the new line.", False),
        ("The old rota was kept.", False),
        ("Managers are allowed to listen in.", False),
        ("Agents have complained since.", False),
        ("They found a supplier.", False),
        ("The bot will replace people.", False),
    ],
)
def test_a_short_denial_is_the_long_one(essay: str, told: str, true: bool) -> None:
    assert (kinds(essay, told) == []) is true


@pytest.mark.parametrize(("nothing", "language"), [("", "ru"), (" \n", "en"), ("— …", "ru")])
def test_no_summary_is_told_wherever_it_is_checked(nothing: str, language: str) -> None:
    checked = check(nothing, facts(SUMS), limit=100, language="en" if language == "en" else "ru")
    assert [v.kind for v in checked.violations] == ["missing"]


PLANS = """Линия «Тихий двор» работает в Твери и Клину. В 2024 году мы открыли учебный центр в Клину.
В 2026 году откроется второй офис в Твери. Ночную смену ввели осенью. Приложение запустим в мае.
Решили сшить новую форму. Неявка новичков снизилась с 9% до 6%. Бот научили отвечать на письма."""
ENGLISH_PLANS = """Harbour Desk answers boat owners in Leeds. In 2024 we opened a training room in Hull.
A second site will open in Derby in 2026. The night shift was introduced in autumn.
We decided to sew new uniforms. Absence of newcomers fell from 9% to 6%."""


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Второй офис откроется в Твери в 2026 году.", True),
        ("Второй офис открывается в Твери в 2026 году.", True),
        ("Новую форму сошьют.", True),
        ("В Клину в 2024 году открыт учебный центр.", True),
        ("В планах на 2026 год — второй офис в Твери.", True),
        ("Учебный центр в Клину планировали и открыли в 2024 году.", True),
        ("Второй офис в Твери открылся в 2026 году.", False),
        ("Второй офис в Твери работает с 2026 года.", False),
        ("В Клину откроют учебный центр.", False),
        ("В 2024 году планируют открыть учебный центр в Клину.", False),
        ("Осенью введут ночную смену.", False),
        ("Неявку новичков планируют снизить с 9% до 6%.", False),
    ],
)
def test_a_plan_is_no_fact_and_a_fact_no_plan(told: str, true: bool) -> None:
    assert (kinds(PLANS, told) == []) is true


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("A second site is to open in Derby in 2026.", True),
        ("A second site opens in Derby in 2026.", True),
        ("New uniforms will be sewn.", True),
        ("A training room opened in Hull in 2024.", True),
        ("They set out to cut the absence of newcomers, which fell from 9% to 6%.", True),
        ("A second site opened in Derby in 2026.", False),
        ("A second site has been open in Derby since 2026.", False),
        ("They plan to open a training room in Hull.", False),
        ("A training room will open in Hull in 2024.", False),
        ("The night shift will be introduced in autumn.", False),
        ("They plan to bring the absence of newcomers down from 9% to 6%.", False),
    ],
)
def test_an_english_plan_is_no_fact_and_a_fact_no_plan(told: str, true: bool) -> None:
    assert (kinds(ENGLISH_PLANS, told) == []) is true
