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


PLANS = """Линия «Тихий двор» работает в Твери и Клину.
В 2024 году мы открыли учебный центр в Клину.
В 2026 году откроется второй офис в Твери.
Ночную смену ввели осенью. Приложение запустим в мае.
Решили сшить новую форму. Неявка новичков снизилась с 9% до 6%. Бот научили отвечать на письма."""
ENGLISH_PLANS = """Harbour Desk answers boat owners in Leeds.
In 2024 we opened a training room in Hull.
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


PAIRS = """Линия «Тихий двор» работает в Твери и Клину.
Неявка снизилась с 9% до 6%, текучесть — с 22% до 15%.
У Анны 12 заявок, у Бориса 7. Удовлетворённость клиентов — 91%, сотрудников — 84%.
По телефону ждут 40 секунд, в чате — 25. Доля решённых звонков 57%, потерянных — 8%.
Команда А закрыла 40 обращений, команда Б — 28. Ночью звонят 300 раз, днём — 900.
Отказы были у 18% гостей, после обучения их осталось 11%. Наставники довели сдачу экзамена до 95%.
В Твери учатся 14 человек. В Клину учатся 19 человек."""


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Текучесть снизилась с 22% до 15%.", True),
        ("Неявка и текучесть снизились: с 9% до 6% и с 22% до 15%.", True),
        ("Текучесть упала до 15%, неявка — до 6%.", True),
        ("У Бориса 7 заявок, у Анны 12.", True),
        ("Борис ведёт 7 заявок, а Анна 12.", True),
        ("Сотрудники довольны на 84%, клиенты — на 91%.", True),
        ("В чате отвечают за 25 секунд, по телефону за 40.", True),
        ("Потеряно 8% звонков, решено 57%.", True),
        ("Команда Б закрыла 28 обращений.", True),
        ("Отказы сократились с 18% до 11%.", True),
        ("Экзамен сдают 95%.", True),
        ("В Клину учатся 19 человек, в Твери — 14.", True),
        ("Текучесть снизилась с 9% до 6%.", False),
        ("Неявка упала до 15%.", False),
        ("У Бориса 12 заявок.", False),
        ("Удовлетворённость сотрудников — 91%.", False),
        ("В чате ждут 40 секунд.", False),
        ("Доля потерянных звонков — 57%.", False),
        ("Команда Б закрыла 40 обращений.", False),
        ("В Твери учатся 19 человек.", False),
    ],
)
def test_each_of_two_has_its_own_values(told: str, true: bool) -> None:
    assert (kinds(PAIRS, told) == []) is true


ENGLISH_PAIRS = """Harbour Desk answers boat owners in Leeds and York.
Absence fell from 9% to 6%, attrition from 22% to 15%.
Team A handled 40 cases, team B 25. Customer satisfaction is 91%, staff 84%.
By phone people wait 40 seconds, in chat 28. Refusals stood at 18%, and after training at 11%.
Leeds trains 14 people. York trains 19 people. Mentors brought the pass rate up to 95%."""


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Attrition fell from 22% to 15%.", True),
        ("Absence and attrition fell, from 9% to 6% and from 22% to 15%.", True),
        ("Absence dropped to 6% and attrition to 15%.", True),
        ("Team B handled 25 cases.", True),
        ("Team A, with 40 cases, handled more than team B.", True),
        ("Staff are 84% satisfied and customers 91%.", True),
        ("Chat is answered in 28 seconds, the phone in 40.", True),
        ("Refusals fell from 18% to 11%.", True),
        ("The pass rate is 95%.", True),
        ("In York 19 people are trained.", True),
        ("Attrition fell from 9% to 6%.", False),
        ("Absence is down to 15%.", False),
        ("Team B handled 40 cases.", False),
        ("Team A handled 25 cases, team B 40.", False),
        ("Staff satisfaction is 91%.", False),
        ("In chat people wait 40 seconds.", False),
    ],
)
def test_each_of_two_has_its_own_values_in_english(told: str, true: bool) -> None:
    assert (kinds(ENGLISH_PAIRS, told) == []) is true


DEEDS = """Диспетчерская «Белый пар» следит за домами Кирова.
Старшая смены Ольга Крюкова предложила общую доску, а программист Тимур Валеев сделал её за неделю.
Раньше каждый звонок записывали в тетрадь. Штрафы отменил Павел Орехов.
Записи разбирали вместе с психологом Жанной Руденко.
Жильцы обрадовались новой доске, слесари — нет.
Занимаются 210 детей: 150 в Перми, 60 в Чусовом. Премию дали всем."""
ENGLISH_DEEDS = """Saltmarsh Vets answers owners in Norfolk.
Owners welcomed the change, vets did not.
Practice manager Helen Croft moved all calls to Diss; head nurse Amir Sood wrote the triage cards.
Until then every surgery answered its own phone. The vendor wanted 75,000 pounds for a chatbot.
Lost-property claims are paid in six days, refunds in two. Supervisor Lorna Pike trained newcomers.
In 2023 complaints reached 540, compliments 120. Nine of the 15 people work part-time."""


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Доску за неделю сделал Тимур Валеев.", True),
        ("Доску, предложенную Ольгой Крюковой, Тимур Валеев сделал за неделю.", True),
        ("По решению Павла Орехова штрафы отменены.", True),
        ("Жильцы новой доске обрадовались, а слесари нет.", True),
        ("До перемен звонки записывали в тетрадь.", True),
        ("Детей 210: 150 пермских и 60 чусовских.", True),
        ("Доску за неделю сделала Ольга Крюкова.", False),
        ("Тимур Валеев предложил завести общую доску.", False),
        ("Штрафы отменила психолог Жанна Руденко.", False),
        ("Слесари обрадовались новой доске.", False),
        ("Звонки и теперь записывают в тетрадь.", False),
    ],
)
def test_who_did_it_is_who_did_it(told: str, true: bool) -> None:
    assert (kinds(DEEDS, told) == []) is true


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Helen Croft moved all calls to Diss.", True),
        ("Amir Sood wrote the triage cards when Helen Croft moved the calls.", True),
        ("Saltmarsh Vets moved all calls to Diss.", True),
        ("Newcomers were trained by Lorna Pike.", True),
        ("Owners welcomed the change, but vets didn't.", True),
        ("Instead of a £75,000 chatbot, nothing was bought.", True),
        ("Refunds take two days and lost-property claims six.", True),
        ("Amir Sood moved all calls to Diss.", False),
        ("The triage cards were written by Helen Croft.", False),
        ("Helen Croft trained newcomers.", False),
        ("Vets welcomed the change.", False),
        ("Every surgery still answers its own phone.", False),
        ("In 2023 compliments reached 540.", False),
        ("Nine of the 15 people work full-time.", False),
        ("The chatbot was bought for £75,000.", False),
    ],
)
def test_who_did_it_in_english(told: str, true: bool) -> None:
    assert (kinds(ENGLISH_DEEDS, told) == []) is true


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Неявка снизилась с 9% до 6%.", True),
        ("Неявка должна была снизиться до 6% и снизилась.", True),
        ("Неявку хотели снизить до 6%, и она упала с 9% до 6%.", True),
        ("Неявка снизится с 9% до 6%.", False),
        ("Absence will fall from 9% to 6%.", False),
        ("Absence fell from 9% to 6%.", True),
    ],
)
def test_a_change_that_was_made_is_not_still_to_come(told: str, true: bool) -> None:
    essay = "Линия работает в Твери. Неявка (absence) снизилась с 9% до 6%. Нас 22 человека."
    assert (kinds(essay, told) == []) is true


MORE_DENIED = """Ferrybank Theatre sells tickets in Dundee. No posts were cut during the change.
Members were told by letter, casual visitors were not. Кабины лифтов не меняли ни разу."""


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("Posts were not cut during the change.", True),
        ("No posts were cut.", True),
        ("Members, unlike casual visitors, were told by letter.", True),
        ("Кабины лифтов не заменили.", True),
        ("Posts were cut during the change.", False),
        ("Casual visitors were told by letter.", False),
        ("Кабины лифтов заменили.", False),
    ],
)
def test_what_is_denied_in_a_word_or_with_another_prefix(told: str, true: bool) -> None:
    assert (kinds(MORE_DENIED, told) == []) is true


@pytest.mark.parametrize(
    ("told", "true"), [("Работают по ISO 18295.", True), ("Работают по ISO 023.", False)]
)
def test_a_code_stands_in_the_essay_whole(told: str, true: bool) -> None:
    essay = "В 2023 году линия работала по стандарту ISO 18295. В штате 22 человека."
    assert (kinds(essay, told) == []) is true


COUNTED = """Мы приняли 1 204 розыска, 1 126 из них закрыли за 72 часа.
Оценку 5 поставили 93% получателей.
Сэкономлено около 1 900 врачебных часов. Срок ответа — 50 секунд. По городам мы вторые."""
ENGLISH_COUNTED = """Of 1,204 searches 1,126 were closed within 72 hours.
93% of buyers gave a five. Some 1,900 hours of doctors' time were saved.
Among eleven cities we rank second."""


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("За 72 часа закрыли 1 126 розысков из 1 204.", True),
        ("За 72 часа закрыли 1 120 розысков из 1 204.", False),  # 93% as well
        ("За 72 часа закрыли 1 126 розысков из 1 210.", False),
        ("Of 1,204 searches 1,126 were closed.", True),
        ("Of 1,204 searches 1,120 were closed.", False),
        ("Сэкономлено около 1 900 врачебных часов.", True),
        ("Сэкономлено почти 2 000 врачебных часов.", True),
        ("Сэкономлено около 1 800 врачебных часов.", False),
        ("Сэкономлено около 1 805 врачебных часов.", False),
        ("Some 1,805 hours of doctors' time were saved.", False),
        ("Отвечают меньше чем за минуту.", True),
        ("По городам мы вторые.", True),
        ("По городам мы первые.", False),
        ("Among eleven cities they rank second.", True),
        ("Among eleven cities they rank first.", False),
    ],
)
def test_a_count_a_rounded_time_and_a_rank_are_the_essays(told: str, true: bool) -> None:
    essay = ENGLISH_COUNTED if told.isascii() else COUNTED
    assert ("figure" not in kinds(essay, told)) == true


@pytest.mark.parametrize(
    ("essay", "told", "true"),
    [
        ("Неявки — 8,6% (было 14%, цель 9%).", "Неявки снизились с 14% до 8,6%.", True),
        ("Неявки — 8,6% (было 14%, цель 9%).", "Неявки выросли с 8,6% до 14%.", False),
        ("Неявки — 8,6% (ранее 14%).", "Неявки выросли с 8,6% до 14%.", False),
        ("No-shows are 8.6% (it was 14%).", "No-shows fell from 14% to 8.6%.", True),
        ("No-shows are 8.6% (it was 14%).", "No-shows rose from 8.6% to 14%.", False),
        ("No-shows are 8.6% (down from 14%).", "No-shows rose from 8.6% to 14%.", False),
    ],
)
def test_what_it_was_in_brackets_came_before(essay: str, told: str, true: bool) -> None:
    assert ("direction" not in kinds(essay, told)) == true
