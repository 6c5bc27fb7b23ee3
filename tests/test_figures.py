"""What a figure is, what it is not, and when two of them state the same thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assessor.figures import Figure, figures


def told(figure: Figure) -> str:
    """A figure in one line: value, unit, and whatever is said of it."""
    value = f"{figure.low:f}" if figure.low == figure.high else f"{figure.low:f}..{figure.high:f}"
    whole = f"/{figure.of:f}" if figure.kind in ("share", "ratio") and figure.of else ""
    said = (figure.bound, figure.role, figure.direction, figure.per)
    plan = "plan" if figure.modality == "plan" else None
    return " ".join(filter(None, (figure.kind, value + whole, figure.unit, *said, plan)))


def all_of(text: str) -> list[str]:
    return [told(f) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97 % клиентов довольны", ["percent 97 %"]),
        ("минус 8% к затратам", ["percent 8 % by fall"]),
        ("доля — 99,7 процента", ["percent 99.7 %"]),
        ("снизили с 25% до 6%", ["percent 25 % from fall", "percent 6 % to fall"]),
        (
            "сократили на 51%, до 27 секунд",
            ["percent 51 % by fall", "duration 27 s to fall"],
        ),
        ("вырос на 6 п.п. за год", ["points 6 pp by rise"]),
        ("вырос на полтора процентных пункта", ["points 1.5 pp by rise"]),
        ("NPS 70 (+6 пунктов)", ["count 70", "points 6 point by rise"]),
        ("в 2,5 раза больше", ["multiple 2.5 x rise"]),
        ("экономия в 1,5-2 раза", ["multiple 1.5..2 x"]),
        ("сократилось вдвое", ["multiple 2 x fall"]),
        ("двукратное увеличение", ["multiple 2 x rise"]),
        ("2-кратный рост", ["multiple 2 x rise"]),
        ("снизили на треть", ["share 1/3 by fall"]),
        ("две трети смены", ["share 2/3"]),
        ("каждый третий звонок", ["share 1/3"]),
        ("9 из 10 писем", ["share 9/10"]),
        ("10,5 млн просмотров", ["count 10500000.0 просмотр"]),
        ("30 000 писем", ["count 30000 пис"]),
        ("30\u00a0тыс. звонков", ["count 30000 звонк"]),
        ("полмиллиона подписчиков", ["count 500000.0 подписчик"]),
        ("двадцать пять операторов", ["count 25 оператор"]),
        ("сто двадцать тысяч семей", ["count 120000 сем"]),
        ("нашли 3 новых сотрудников", ["count 3 сотрудник"]),
        ("5–10 тысяч заявок", ["count 5000..10000 заявок"]),
        ("3 ч.19 мин", ["duration 11940 s"]),
        ("4 мин 05 с (было 6 мин)", ["duration 245 s", "duration 360 s"]),
        ("полтора часа", ["duration 5400.0 s"]),
        ("за полгода", ["duration 6.0 month"]),
        ("20-минутный перерыв", ["duration 1200 s"]),
        ("двухнедельный курс", ["duration 1209600 s"]),
        ("1,2 млрд руб.", ["money 1200000000.0 RUB"]),
        ("SLA 87/20", ["ratio 87/20"]),
        ("смена начинается в 9:30", ["clock 570"]),
        ("заняли 2-е место", ["rank 2"]),
        ("более 50 тысяч обращений в месяц", ["count 50000 обращен over month"]),
        ("не менее 92% звонков", ["percent 92 % at_least"]),
        ("не более двух часов", ["duration 7200 s at_most"]),
        ("почти в 3 раза", ["multiple 3 x about"]),
        ("2018,2019 года", ["period 20180101..20181231", "period 20190101..20191231"]),
        ("в IV квартале 2023 года", ["period 20231001..20231231"]),
        ("с января по июнь 2024 года", ["period 20240101..20240630"]),
        ("12 мая 2024 года", ["period 20240512"]),
        ("зимой 2023/24 года", ["period 20230101..20241231"]),
    ],
)
def test_russian(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97 per cent of the calls", ["percent 97 %"]),
        ("down by 9 percentage points", ["points 9 pp by fall"]),
        (
            "grew from $1.2m to $3 million",
            ["money 1200000.0 USD from rise", "money 3000000 USD to rise"],
        ),
        ("1,500 calls a day", ["count 1500 call day"]),
        ("twenty-five advisers", ["count 25 advis"]),
        ("two hundred and fifty thousand visits", ["count 250000 visit"]),
        ("half a million users", ["count 500000.0 user"]),
        ("1 in 3 callers and two-thirds of guests", ["share 1/3", "share 2/3"]),
        ("the queue halved while sales doubled", ["multiple 2 x fall", "multiple 2 x rise"]),
        ("a threefold rise", ["multiple 3 x rise"]),
        ("three times a week", ["count 3 time week"]),
        ("visits rose to 3 times a week", ["count 3 time to rise week"]),
        ("9 h 10 min", ["duration 33000 s"]),
        ("in Q1 2024", ["period 20240101..20240331"]),
        ("at least 80% of questions", ["percent 80 % at_least"]),
        ("chasing calls: 41% then, 22% now", ["percent 41 % from fall", "percent 22 % to fall"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open from 7am to 11pm", [420, 1380]),
        ("open 7 a.m. to 11.30 p.m.", [420, 1410]),
        ("open 7:00 to 11:00 pm", [420, 1380]),
        ("open 8-10pm, then 9–5 pm", [1200, 1320, 540, 1020]),
        ("с 7 утра до 11 часов вечера", [420, 1380]),
        ("с 7:00 до 23 часов, с 7 до 22:30", [420, 1380, 420, 1350]),
        ("от 12am до 12 pm и до 24:00", [0, 720, 0]),
    ],
)
def test_clock_times_in_every_form(text: str, expected: list[int]) -> None:
    assert {f.kind for f in figures(text)} == {"clock"}
    assert [f.low for f in figures(text)] == [Decimal(minutes) for minutes in expected]


@pytest.mark.parametrize("text", ["за 3 дня", "работали 2 ночи", "3 вечера подряд", "I am 30"])
def test_a_time_of_day_is_not_a_number_of_days(text: str) -> None:
    assert "clock" not in {f.kind for f in figures(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 77 to 31 a quarter", ["count 77 from fall quarter", "count 31 to fall quarter"]),
        ("sold 30 bikes a quarter", ["count 30 bike quarter"]),
        ("£2m a quarter, 6% a quarter", ["money 2000000 GBP quarter", "percent 6 % quarter"]),
        ("won 12 cups, a quarter of all", ["count 12 cup", "share 1/4"]),
        ("costs fell a quarter", ["share 1/4 fall"]),
    ],
)
def test_a_quarter_after_a_number_is_a_rate(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("с 6,2 до 8,8 из 10", ["share 6.2/10 from rise", "share 8.8/10 to rise"]),
        ("from 6.2 to 8.8 out of 10", ["share 6.2/10 from rise", "share 8.8/10 to rise"]),
        ("from 40 to 3 of 10", ["count 40 from", "share 3/10"]),
        ("three days rather than 9", ["duration 259200 s", "duration 777600 s"]),
        ("с −7 до 31 балла", ["points -7 score from rise", "points 31 score to rise"]),
        ("from -7% to +3%", ["percent -7 % from rise", "percent 3 % to rise"]),
        ("скидка до -10%", ["percent 10 % by fall"]),
        ("2 млрд 300 млн рублей", ["money 2300000000 RUB"]),
        ("1 млн 50 тыс. писем", ["count 1050000 пис"]),
        ("1 млрд 2 млн 3 тыс. рублей", ["money 1002003000 RUB"]),
    ],
)
def test_what_is_said_once_for_both_numbers(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the 1980s", ["period 19800101..19891231"]),
        ("в 1970-х годах", ["period 19700101..19791231"]),
        ("in FY2023 and FY22", ["period 20230101..20231231", "period 20220101..20221231"]),
        ("on the 3rd of June 2022", ["period 20220603"]),
        ("on June 3rd, 2022", ["period 20220603"]),
        ("5х-кратный запас, 3-х кратный рост", ["multiple 5 x", "multiple 3 x rise"]),
        ("на 2-м месте", ["rank 2"]),
        ("2/3 of letters, 3/4 заявок", ["share 2/3", "share 3/4"]),
        ("rose by about six times", ["multiple 6 x about by rise"]),
        ("ships to 38 ports", ["count 38 port"]),
        ("limited to 38 ports", ["count 38 port at_most"]),
    ],
)
def test_forms_of_writing(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2h 40m on the road", ["duration 9600 s"]),
        ("4m 12s per call", ["duration 252 s"]),
        ("2h40m, then 3m05s", ["duration 9600 s", "duration 185 s"]),
        ("а раньше 3ч 5м", ["duration 11100 s"]),
        ("за 5 месяцев вырос до 8", ["duration 5 month", "count 8 to rise"]),
        ("lent 40m and 3 vans", ["count 40000000", "count 3 van"]),
    ],
)
def test_durations_in_letters(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("треть минуты, half a day", ["duration 20 s", "duration 43200 s"]),
        ("a week and a half of calls", ["duration 907200.0 s"]),
        ("минуту с половиной, час 10 минут", ["duration 90.0 s", "duration 4200 s"]),
        ("полугодовой курс", ["duration 6 month"]),
        ("three-quarters of the staff", ["share 3/4"]),
        ("с 8:40 до 7:15 мин", ["duration 520 s from fall", "duration 435 s to fall"]),
        ("40 staff hours, 9 consecutive weeks", ["duration 144000 s", "duration 5443200 s"]),
    ],
)
def test_times_that_no_number_stands_before(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("один гость из восьми", ["share 1/8"]),
        ("11 писем из 40", ["share 11/40"]),
        ("one visitor in nine", ["share 1/9"]),
        ("7 out of every 10 trips", ["share 7/10"]),
        ("3,9 балла из 5", ["share 3.9/5"]),
        ("3 кассы из 12 городов", ["count 3 касс", "count 12 город"]),
        ("one desk in two towns", ["count 1 desk", "count 2 town"]),
    ],
)
def test_a_share_with_its_noun_between(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("очередь не превышает 9 минут", ["duration 540 s at_most"]),
        ("никогда не падал ниже 80%", ["percent 80 % at_least"]),
        ("в 5 с лишним раз", ["multiple 5 x over"]),
        ("менее чем за 3 дня", ["duration 259200 s under"]),
        ("thirty-odd guests", ["count 30 guest about"]),
        ("in excess of 70 clinics", ["count 70 clinic over"]),
        ("wait fell from 9 days to under 4", ["duration 777600 s from fall",
                                              "duration 345600 s under to fall"]),
    ],
)  # fmt: skip
def test_bounds_told_by_verbs_and_beside_the_number(text: str, expected: list[str]) -> None:
    assert all_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("от 20% до 30%", ["percent 20..30 %"]),
        ("от 50 секунд до 3 минут", ["duration 50..180 s"]),
        ("14 to 18 letters", ["count 14..18 letter"]),
        ("рос от двух-трёх дней", ["duration 172800..259200 s"]),
        ("с 3 по 9 мая 2022 года", ["period 20220503..20220509"]),
        ("вместо 40 писем теперь 12", ["count 40 пис from", "count 12 пис"]),
        ("GBP 4m, 30 рублей 50 копеек", ["money 4000000 GBP", "money 30.50 RUB"]),
        ("the index lost 8 points", ["points 8 point by fall"]),
        ("a 7-percentage-point gain", ["points 7 pp"]),
        ("каждый день приходит 90 писем", ["count 90 пис day"]),
    ],
)
def test_ranges_units_and_changes_in_more_forms(text: str, expected: list[str]) -> None:
    assert [line.removesuffix(" rise") for line in all_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "график 2/2, смены 5/2",
        "пр. Мира, 18, оф. 4",
        "19 Elm Street",
        "Phase 2 and year three",
        "заявка 2023-0042",
        "ring 0161 496 0123",
        "1. Listen 2. Learn",
        "создали отдел с нуля",
    ],
)
def test_more_that_is_no_figure(text: str) -> None:
    assert all_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Целевое время ответа — 20 секунд.", {"plan"}),
        ("Projected income is £90,000.", {"plan"}),
        ("Намечено открыть 8 касс.", {"plan"}),
        ("The plan was 60 visits.", {"plan"}),
        ("По факту обучили 60 человек.", {"fact"}),
        ("Мы не собираемся закрывать 12 касс.", {"fact"}),
        ("No caller is asked to wait 30 minutes.", {"fact"}),
        ("Целевая аудитория — 5 тысяч семей.", {"fact"}),
        ("A text with the expected time goes out after 9 minutes.", {"fact"}),
    ],
)
def test_who_plans_and_who_does_not(text: str, expected: set[str]) -> None:
    assert {f.modality for f in figures(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "поддержка 24/7",
        "ИНН 7701234567",
        "закон 44-ФЗ",
        "проект «Линия 112»",
        "стоит Windows 10",
        "+44 20 7946 0958",
        "пандемия COVID-19",
        "ID: №5, договор № 1914",
        "см. раздел 3, слайд 5 и п. 2.1.4",
        "1. Первый пункт\n2) второй пункт",
        "звоните 8 (800) 555-35-35 или +7 495 123-45-67",
        "https://example.org/2024/15 и mail2024@example.org",
        "карты 2гис и программа 1С",
        "версия 2.4.1 приложения",
        "по ГОСТ Р 51303-2013 и ISO 18001:2005, ISO/IEC 20000-1:2018",
        "бюро «Два гудка»",
        "это одна из лучших команд",
        "Three Rivers and One City",
    ],
)
def test_no_figure_at_all(text: str) -> None:
    assert all_of(text) == []
