"""What is told a second time, in other words: wrong tellings are flagged, right ones are not.

Each honest text has the shape of a wrong one; what tells them apart is why it is here.
"""

from __future__ import annotations

import pytest

from tests.checks.essays import flags, whole

WRONG = [
    "Из 300 опрошенных абонентов 240 сказали, что дозвонились сразу. Мы переписали скрипты."
    " Сразу дозваниваются лишь 60% опрошенных абонентов.",
    "Аттестацию сдавали 80 операторов, 60 из них прошли с первого раза. Учёба шла в марте. "
    "С первого раза аттестацию прошёл каждый второй оператор.",
    "В конкурсе идей участвовали 45 человек из 90. Победила идея чата. Две трети команды "
    "участвовали в конкурсе идей.",
    "We invited 200 drivers to the workshop and 90 came. The hall was cold. Three quarters "
    "of the drivers we invited came to the workshop.",
    "Of 150 complaints, 30 were upheld by the regulator. We answered all of them. The "
    "regulator upheld 45% of complaints.",
    "Из 1 000 проверенных писем 50 содержали ошибку. Редактор правит каждое. Ошибки нашлись"
    " в 12% проверенных писем.",
    "Число ошибок в счетах упало с 900 до 300 в месяц. Бухгалтерия довольна. Ошибок в "
    "счетах стало вдвое меньше.",
    "The time to repair a lift went from 9 hours to 6 hours. Tenants noticed. Lifts are "
    "repaired twice as fast: repair time for a lift has halved.",
    "Возвраты посуды сократились с 400 до 320 в неделю. Склад вздохнул. Количество "
    "возвратов посуды уменьшилось на треть, и это видно по складу.",
    "Refund requests fell from 2,000 a month to 1,500. The team noticed. Today we get 60% "
    "fewer refund requests than before.",
    "В 2023 году курьеры выполнили 84% заказов вовремя. Город рос. За 2023 год вовремя "
    "выполнено 91% заказов.",
    "In 2024 the line resolved 71% of tickets at the first contact. Weather was bad. At the"
    " first contact 78% of tickets were resolved in 2024.",
    "Средний чек по телефону сейчас 2 300 рублей. Мы продаём чай. Сегодня средний чек по "
    "телефону равен 1 900 рублей.",
    "Проект стартовал 1 марта 2023 года с анкеты. Последний офис подключили 1 декабря 2023 "
    "года. От анкеты до последнего офиса прошло четыре месяца.",
    "Пилот шёл два месяца, с 1 марта по 31 июля 2023 года.",
    "The pilot ran for three weeks, from 2 May to 28 June 2024.",
    "Пилот прошёл с 1 по 30 июня 2023 года. После пилота, 12 июня 2023 года, сервис "
    "запустили во всех городах.",
    "The longest call of the year lasted 14 minutes. We keep the recording. On average a "
    "call lasted 22 minutes.",
    "Средняя цена ремонта у нас 5 200 рублей. Самый дорогой ремонт года обошёлся клиенту в "
    "4 100 рублей.",
    "Клиенты стали заметно спокойнее.",
    "Настроение в отделе стало несравненно лучше.",
    "Our agents are visibly happier.",
    "Customers complain far less often than before.",
    "The atmosphere has become much warmer.",
    "Мы лучшая служба доставки региона.",
    "Никто в отрасли не работает так быстро, как мы.",
    "Our helpline is the best in the whole country.",
    "No other bank looks after people so well.",
    "Именно наша служба обеспечила рост выручки.",
    "Рост продаж — это целиком заслуга операторов.",
    "The growth in sales is entirely down to our chat team.",
    "Our training is the reason customers stay.",
    "В нашем центре работают 120 человек. Летом жарко. Каждый из 150 сотрудников центра "
    "получил вентилятор.",
    "Our hub employs 60 people. It rains. All 75 staff of the hub got umbrellas.",
]
HONEST = [
    "Из 300 опрошенных абонентов 240 сказали, что дозвонились сразу. Сразу дозваниваются "
    "80% опрошенных абонентов.",
    "Из 300 опрошенных абонентов 240 дозвонились сразу. Приложением пользуются 35% "
    "опрошенных абонентов.",
    "Аттестацию сдавали 80 операторов, 60 из них прошли с первого раза. Среди новичков с "
    "первого раза прошла половина.",
    "Аттестацию в 2023 году прошли 60 операторов из 80. В 2024 году аттестацию прошли 92% "
    "операторов.",
    "Of 150 complaints, 30 were upheld. In the north, half of complaints were upheld.",
    "Of 150 complaints, 30 were upheld by the regulator. A third of complaints came by letter.",
    "В конкурсе идей участвовали 45 человек из 90. Половина участников конкурса идей "
    "впервые выступала на сцене.",
    "Из 1 000 проверенных писем 50 содержали ошибку. Сейчас 98% писем уходит без ошибок.",
    "Число ошибок в счетах упало с 900 до 300 в месяц. Ошибок в счетах стало втрое меньше.",
    "Число ошибок в счетах упало с 900 до 300 в месяц. Ошибок в адресах стало вдвое меньше.",
    "Число ошибок в счетах упало с 900 до 300. В Туле ошибок в счетах стало вдвое меньше.",
    "Refund requests fell from 2,000 a month to 1,500. Refund requests from abroad have halved.",
    "Refund requests fell from 2,000 a month to 1,500, a quarter fewer. Late parcels are "
    "down by 60%.",
    "Среднее ожидание сократилось с 60 до 30 секунд, вдвое. Ожидание в чате сократилось втрое.",
    "В 2023 году курьеры выполнили 84% заказов вовремя. За 2024 год вовремя выполнено 91% заказов.",
    "В 2023 году вовремя выполнено 84% заказов, в декабре 2023 года вовремя выполнено 91% заказов.",
    "В 2024 году удовлетворённость клиентов записью составила 88%. В 2024 году "
    "удовлетворённость врачей записью составила 79%.",
    "In 2024 the phone line resolved 71% of tickets at the first contact. In 2024 the chat "
    "resolved 78% of tickets at the first contact.",
    "In 2024 customer satisfaction was 88%. In 2024 agent satisfaction was 79%.",
    "В 2024 году операторы Тулы приняли 40 тысяч звонков. В 2024 году операторы Орла "
    "приняли 30 тысяч звонков.",
    "Средний чек по телефону сейчас 2 300 рублей. Средний чек в магазине сейчас 1 900 рублей.",
    "Оператор отвечает на письмо за 4 часа. Юрист отвечает на письмо за 9 часов.",
    "Операторы теперь отвечают на письмо за 4 часа. Раньше операторы отвечали на письмо за "
    "9 часов.",
    "Разговор длится в среднем 5 минут. Разговор с новым клиентом длится в среднем 9 минут.",
    "A call takes 5 minutes on average. A call about a claim takes 9 minutes.",
    "Проект стартовал 1 марта 2023 года с анкеты. Последний офис подключили 1 декабря 2023 "
    "года. От анкеты до последнего офиса прошло девять месяцев.",
    "От заявки до выезда проходит два часа. Первую заявку приняли 3 марта 2023 года, выезд "
    "в Мурино состоялся 9 сентября 2023 года.",
    "Пилот шёл пять месяцев, с 1 марта по 31 июля 2023 года.",
    "Пилот прошёл с 1 по 30 июня 2023 года. 12 июня 2023 года сервис запустили во всех "
    "городах для партнёров.",
    "Пилот прошёл с 1 по 30 июня 2023 года. После пилота, 12 июля 2023 года, сервис "
    "запустили во всех городах.",
    "The longest call of the year lasted 44 minutes. On average a call lasted 22 minutes.",
    "В чате ответ занимает не больше 2 минут. По почте ответ занимает в среднем 4 часа.",
    "Первая линия передаёт не больше 60 дел в день. Вторая линия закрывает в среднем 71 "
    "дело в день.",
    "Раньше разговор длился в среднем 9 минут. Сейчас самый долгий разговор длится 7 минут.",
    "Звонков стало намного больше, чем годом раньше.",
    "Мы стали намного чаще ездить на склады.",
    "Мы узнали намного больше, чем ожидали.",
    "Зимой темнеет гораздо раньше.",
    "The queue was much longer than we thought.",
    "It took far more time than we expected.",
    "She is much better known as Auntie Vera.",
    "We hope that agents will be much happier.",
    "Стало заметно тише: 58 децибел вместо 71.",
    "Ждать стали намного меньше. Ожидание теперь 40 секунд вместо двух минут.",
    "Самый длинный день в году мы провели на складе.",
    "Лучшие операторы учат новичков.",
    "The best part of the day is the morning.",
    "Nobody in the office liked the old phones.",
    "Никто в отделе не хотел работать ночью.",
    "Нет другого выхода, решили мы.",
    "Именно тогда мы решили всё изменить.",
    "Именно операторы предложили новую форму.",
    "Вот почему мы начали с писем.",
    "That is why we called the customers back.",
    "The reason customers called was simple.",
    "В нашем центре работают 120 человек. Все 44 оператора первой линии прошли обучение.",
    "В нашем центре работают 120 человек. Каждый из 15 наставников центра ведёт двоих.",
    "Our hub employs 60 people. All 12 members of the night team live nearby.",
    "В компании 4 000 сотрудников. Наш центр — это 120 человек.",
    "Других каналов у нас нет: 40 тысяч звонков и 12 тысяч писем, всего 52 тысячи обращений.",
    "Звонков было 40 тысяч, писем 12 тысяч. Других писем мы не читали. Магазинов у нас 60.",
    "За год 61% звонков пришёлся на утро, 45% звонков касались оплаты.",
    "Из 200 заявок 120 закрыли в день обращения, то есть 60%.",
    "Of the 640 tenants we rang back, 224 had reported a leak, which is 35%.",
    "Конверсия выросла с 10% до 15%, это рост в полтора раза.",
    "Из 50 магазинов 20 работают круглосуточно, 10 по выходным, 40% продаж даёт интернет.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_second_telling_that_disagrees_or_rests_on_nothing_is_flagged(text: str) -> None:
    assert flags(whole(text), "contradiction") or flags(whole(text), "unsupported")


@pytest.mark.parametrize("text", HONEST)
def test_what_only_looks_alike_is_not(text: str) -> None:
    assert not flags(whole(text), "contradiction")
    assert not flags(whole(text), "unsupported")


def test_more_people_than_the_form_has() -> None:
    entry = whole("Заявки ведёт центр в Туле и Курске, 175 человек на двух площадках.", "140")
    (flag,) = flags(entry, "contradiction")
    assert "по анкете на всей площадке 140" in flag.message


def test_the_flag_shows_both_tellings() -> None:
    text = WRONG[0]
    (flag,) = flags(whole(text), "contradiction")
    assert "240" in text[flag.places[1].start : flag.places[1].end]
    assert "80%" in flag.message
