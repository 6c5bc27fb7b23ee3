"""One indicator in two places: by other words, in other sentences, and what only looks like it.

Each honest text says why the two are not one: another part, another time, another measure.
"""

from __future__ import annotations

import pytest

from tests.checks.essays import flags, whole

WRONG = [
    (
        "За 2023 год линия приняла 214 тысяч звонков. Мы переехали в новый офис. В отчёте для"
        " банка мы показали график: всего за прошлый, 2023-й, год поступило 187 тысяч "
        "звонков."
    ),
    (
        "Средняя оценка клиента — 4,7 из 5. Мы спрашиваем после каждого разговора. Клиенты "
        "ставят нам в среднем 4,3, и этим можно гордиться."
    ),
    (
        "Текучесть персонала в 2024 году составила 14%. Людям нравится у нас. В прошлом году "
        "уволился каждый четвёртый, а в 2024-м ушло 19% сотрудников."
    ),
    (
        "В марте мы опросили 400 абонентов, и 312 назвали звонок полезным. Потом был ремонт. "
        "Две трети опрошенных весной абонентов сочли звонок полезным."
    ),
    (
        "Средняя длительность разговора была 7 минут 30 секунд, стала 5 минут. Операторы "
        "довольны. Разговор теперь короче почти на 60%."
    ),
    ("Работы мы начали в феврале 2023 года, а закончили в ноябре. Вся перестройка заняла полгода."),
    (
        "Ни один клиент не ждёт дольше двух минут. Для этого у нас резерв. Среднее ожидание в"
        " очереди — 3 минуты 10 секунд."
    ),
    (
        "Нас тридцать восемь человек. Работаем в две смены. В прошлом месяце все 45 "
        "сотрудников нашего отдела прошли аттестацию."
    ),
    "Обращения приходят к нам по трём каналам: 48% по телефону, 37% в чат, 23% по почте.",
    (
        "К концу 2025 года мы хотим решать без оператора 50% вопросов. Путь долгий. Уже "
        "сейчас половину вопросов клиенты решают без оператора."
    ),
    (
        "Число жалоб в 2022 году было 340, в 2023-м — 255. Юристы выдохнули. За год жалоб "
        "стало вдвое меньше."
    ),
    "NPS вырос с 32 до 45 пунктов, то есть на 18 пунктов.",
    "Для нас каждый звонок важен. Качество разговоров выросло в разы.",
    "Мы — самый внимательный к клиенту страховщик региона.",
    "Наш чат не знает себе равных среди банков.",
    "Вовлечённость команды заметно повысилась, а атмосфера стала теплее.",
    (
        "First-contact resolution is now 72%. It took a year. Today two thirds of our "
        "customers, 66%, have their issue resolved at the first contact."
    ),
    (
        "The desk has 32 advisers. They work in pairs. In June all 38 of our advisers spent a"
        " day on the shop floor."
    ),
    (
        "Missed appointments fell from 18% to 12%. Nurses phoned every patient. We are proud "
        "to have halved the number of missed appointments."
    ),
    (
        "The first van left the depot on 3 May 2022. Routes were redrawn by hand. The last "
        "depot joined on 14 March 2023. Six months from the first van to the last depot is no"
        " small feat."
    ),
    (
        "No visit took longer than 90 minutes. Engineers log every one. On average an "
        "engineer's visit lasts 105 minutes."
    ),
    (
        "The project cost £240,000: £150,000 for software, £60,000 for training and £50,000 "
        "for equipment."
    ),
    (
        "Complaints numbered 480 in 2022 and 360 in 2023. The ombudsman took note. Within a "
        "year we cut complaints by half."
    ),
    "Our score rose from 61 to 74, a gain of 16 points.",
    "Engagement among our agents has soared.",
    "It is our training alone that keeps customers coming back.",
    "No contact centre in the north treats its people better.",
    (
        "В чате отвечаем за 45 секунд. Это наша гордость. Показатели сегодня: скорость ответа"
        " в чате — 70 секунд, оценка — 4,8."
    ),
    ("Пилот длился шесть недель. Начался он 1 марта 2024 года, а завершился 30 мая 2024 года."),
    (
        "Среднее время решения заявки — 4 часа. Инженеры дежурят по очереди. Заявка решается "
        "у нас в среднем за полтора часа."
    ),
    (
        "Savings came to 4.2 million roubles a year. The board approved. Thanks to the "
        "project the company saves 3.1 million roubles annually."
    ),
    ("Обучение прошли 150 сотрудников. Тренеры устали. Всего за год обучили 132 сотрудника."),
    (
        "Возвраты в 2023 году составили 6% заказов. Мы проверяем каждую коробку. Вернули "
        "покупатели за тот год 9% заказов."
    ),
    "Разговоры занимают 2–7 минут, а средний — 8 минут.",
    "Out of 120 trainees, 90 passed the exam, which is 65%.",
    "The share of repeat calls fell from 20% to 15%, a fall of seven points.",
    "Refunds took 10 days in 2021 and 5 days in 2023, three times faster.",
    (
        "The year's 54,000 requests broke down as 30,000 by phone, 15,000 by email and 12,000"
        " by chat."
    ),
    "Доля довольных гостей поднялась до 91%.",
    "Complaints have become fewer: 220 in 2023.",
    "Никто в городе не встречает гостей так сердечно, как мы.",
    "Ни один оператор связи не заботится о клиентах больше нашего.",
    "Sales rose by 15% last year, and the credit is our new script's.",
    "Membership grew by 8%, which we put down to the new music on hold.",
    (
        "Пилот продлился с 1 марта по 31 мая 2023 года. Во все филиалы систему пустили 15 "
        "апреля 2023 года, когда пилот закончился."
    ),
    (
        "В 2023 году операторы брали трубку в среднем через 20 секунд. Мы поставили табло. За"
        " весь 2023 год ожидание ответа составило 32 секунды."
    ),
    (
        "За 2024 год мы обучили 260 сотрудников. Тренеров четверо. В 2024 году обучение "
        "прошли 310 сотрудников."
    ),
    (
        "Стоимость звонка в 2023 году — 74 рубля. Мы считаем каждый рубль. Один звонок "
        "обходился в 2023 году в 91 рубль."
    ),
    ("Staff turnover for 2023 came to 19%. We do exit interviews. In 2023, 12% of employees quit."),
    ("The cost per call in 2023 was £3.10. We count pence. Each call cost us £4.05 in 2023."),
    "Refunds arrive in 2 to 5 days, 7 days on average.",
    "Ответили 420 из 600 приглашённых, то есть 60%.",
    "Sickness fell from 8% to 5%, down four percentage points.",
    "Across three sites we employ 90 people: 40 in Hull, 30 in Leeds and 25 in York.",
    "Average waiting time has come down to 45 seconds.",
    "We look after our members better than any other club in the land.",
    "Fewer people cancel now because our agents wear badges with their names.",
    (
        "Каждая заявка в 2023 году закрывалась в среднем за 6 часов. Бригады довольны. "
        "Средний срок закрытия заявки в 2023 году составил 9 часов."
    ),
    (
        "Over 2024, 5% of deliveries came late. Snow was to blame. In 2024 late deliveries "
        "made up 9%."
    ),
    "Урок длится от 20 до 40 минут, средний урок 45 минут.",
    "63 of 180 calls were about parking, or 42%.",
    "The backlog shrank from 900 cases to 600, by half.",
    (
        "Our service employs 71 people. Half of them are parents. Every one of our 80 "
        "employees has a mentor."
    ),
    "Staff turnover has come down to 9%.",
    "No museum in the country welcomes its visitors with more warmth.",
    "Donations rose by 11%, all because of the way we say thank you.",
]
HONEST = [
    ("За 2023 год линия приняла 214 тысяч звонков. За 2022 год линия приняла 187 тысяч звонков."),
    (
        "Удовлетворённость пассажиров по итогам 2024 года достигла 88%. Удовлетворённость "
        "водителей в 2024 году 81%."
    ),
    "Сейчас оператор отвечает за 18 секунд. В чате ответ приходит за 25 секунд.",
    "Медианное время ответа — 18 секунд, среднее — 25 секунд.",
    (
        "Из 620 новичков экзамен с первого раза сдали 465. Со второй попытки экзамен сдали "
        "62% оставшихся."
    ),
    (
        "Повторные обращения сократились с 24% до 16%. Повторных обращений по кредитам стало "
        "вдвое меньше."
    ),
    (
        "Проект начался 12 января 2024 года. Первый этап закончили 20 марта 2024 года. Весь "
        "проект занял одиннадцать месяцев."
    ),
    ("Самый долгий ремонт телевизора занял 9 дней. Ремонт холодильника в среднем длится 11 дней."),
    "В контакт-центре 120 операторов. В соседнем центре, в Омске, 134 оператора.",
    (
        "Обращения приходят по телефону (48%), в чат (37%) и по почте (15%). Среди "
        "пенсионеров телефон выбирают 80%."
    ),
    (
        "Мы снизили стоимость контакта с 84 до 63 рублей, на четверть. Стоимость доставки "
        "упала на 40%."
    ),
    ("В месяц к нам приходит 12 тысяч писем. За год автоматически обработано 60 тысяч писем."),
    ("Доля решённых с первого раза выросла до 81%. На линии премиум с первого раза решают 90%."),
    (
        "In 2023 the helpline answered 64,000 calls. The chat team answered 71,500 messages "
        "that year."
    ),
    "Customer satisfaction stood at 87% for 2024. Employee satisfaction was 79% in 2024.",
    "First-contact resolution is now 72%. For billing questions it is 66%.",
    "Callers wait 40 seconds on average. In chat, customers wait 55 seconds on average.",
    (
        "Of the 900 residents we wrote to, 540 replied. Three in four residents who replied "
        "wanted a weekend slot."
    ),
    ("Missed appointments fell from 18% to 12%. Missed appointments among students were halved."),
    (
        "No visit took longer than 90 minutes. Including the drive, an average job takes 105 "
        "minutes."
    ),
    (
        "By December 2026 we aim to have 70% of bookings online. At the moment 52% of "
        "bookings are made online. Among students 70% of bookings are online."
    ),
    "Our score rose from 61 to 74. The sector gained 16 points.",
    "Staff turnover was 22% in 2023. In 2024 one in eight people left us.",
    (
        "Абонент ждёт ответа 35 секунд. VIP-абонент ждёт ответа 12 секунд. Раньше абонент "
        "ждал минуту."
    ),
    "Обучение прошли 150 сотрудников. Обучение по продажам прошли 132 сотрудника.",
    (
        "Пилот длился шесть недель. Разработка началась 1 марта 2024 года, а пилот завершился"
        " 30 мая 2024 года."
    ),
    (
        "Среднее время решения заявки — 4 часа. Заявка с пометкой «срочно» решается в среднем"
        " за полтора часа."
    ),
    ("В первом квартале 2024 года NPS составил 48, в четвёртом — 61. За 2024 год в среднем 55."),
    ("Разговор короче на 20%: было 5 минут, стало 4. Пауза между звонками сократилась вдвое."),
    (
        "В 2023 году бригады приезжали за 40 минут. Время прибытия бригады в выходные за 2023"
        " год составило 55 минут."
    ),
    "Из 84 предложений приняли 21, то есть 25%.",
    "Число ошибок сократилось до 140 в месяц, раньше было 300.",
    "В отделе 33 человека. Каждый из 41 гостя праздника получил подарок.",
    (
        "In 2023, 88% of parcels arrived on time. In the same year 81% of parcels were "
        "tracked by customers."
    ),
    "The share of bookings made online climbed to 64%, from 51% a year earlier.",
    "Никто в городе не знает, сколько звонков мы приняли в тот вечер.",
    (
        "Сегодня чат-бот закрывает 20% вопросов. До конца 2026 года бот должен закрывать 45% "
        "вопросов."
    ),
    "Мы поднимаем планку каждый год. Качество проверяет отдельная группа.",
    (
        "В 2023 году операторы брали трубку в среднем через 20 секунд. В чате за 2023 год "
        "ожидание ответа составило 32 секунды."
    ),
    "Стоимость звонка в 2023 году — 74 рубля. Стоимость письма в 2023 году — 91 рубль.",
    "Staff turnover for 2023 came to 19%. In 2023, 12% of customers quit.",
    "Выезды занимали от 20 до 50 минут, в среднем 35 минут.",
    "Среднее время разговора выросло с 4 до 5 минут, на 25%.",
    "Число благодарностей выросло до 900 в год, годом раньше их было 640.",
    "Такой случай был у нас один.",
    (
        "В 2023 году доля потерянных звонков была 9%. В декабре 2023 года без ответа остались"
        " 13% звонков."
    ),
    "Over 2024, 5% of deliveries came late. In 2024 early deliveries made up 9%.",
    "Bills run from £30 to £90, with an average of £50.",
    "Our service employs 71 people. Every one of our 9 managers has a mentor.",
    (
        "Доля клиентов, решивших вопрос с первого звонка, выросла до 78%. Два года назад с "
        "первого звонка вопрос решали 61% клиентов."
    ),
]


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_both_be_true_or_rests_on_nothing_is_flagged(text: str) -> None:
    assert flags(whole(text), "contradiction") or flags(whole(text), "unsupported")


@pytest.mark.parametrize("text", HONEST)
def test_what_is_of_another_part_time_or_measure_is_not(text: str) -> None:
    assert not flags(whole(text), "contradiction")


def test_a_team_is_held_against_the_form() -> None:
    essay = "В справочной трудятся 58 человек, одновременно на смене девять."
    assert flags(whole(essay, headcount="44"), "contradiction")
    assert not flags(whole(essay, headcount="64"), "contradiction")
