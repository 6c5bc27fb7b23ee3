"""A summary may say what the essay says, in other forms, and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.entry import Language
from assessor.fidelity import Checked, EssayFacts, check, facts, safe
from assessor.text import sentences

ESSAY = """Линия заботы «Маяка» — 46 операторов и два тренера, мы принимаем 30 000 звонков в месяц.
В 2022 году доля решённых с первого звонка составляла 61%, в 2024 году она выросла до 82%.
Среднее ожидание снизилось с 90 до 27 секунд. Жалоб стало втрое меньше.
По методике «Компас» Ирина Лозовая за полгода обучила треть смены.
Индекс NPS поднялся на 12 пунктов, CSAT составляет 93%. Экономия — 2,5 млн рублей в год.
К концу 2026 года планируем довести долю решённых до 90% и открыть площадку в Заречье.
Отзыв прислала компания Norlight: «Отвечаете быстрее, чем мы успеваем спросить».
Мы работаем в 14 городах, от Верхней Салды до Калининграда."""
ENGLISH = """The shelter has nine rooms. Forty people sleep there every night in winter.
Volunteers cook soup on Mondays. Doctors come twice a month. A school lends us chairs.
Nobody is asked for papers. The council pays the rent, and neighbours bring clothes."""
FIELDS = ("Служба «Маяк», ООО", "Линия заботы клиентов", "Верхняя Салда")


@pytest.fixture(scope="module")
def essay() -> EssayFacts:
    return facts(ESSAY, FIELDS)


def checked(
    essay: EssayFacts, summary: str, language: Language = "ru", limit: int = 100
) -> Checked:
    return check(summary, essay, limit=limit, language=language)


def kinds(
    essay: EssayFacts, summary: str, language: Language = "ru", limit: int = 100
) -> list[str]:
    return [v.kind for v in checked(essay, summary, language, limit).violations]


@pytest.mark.parametrize(
    "summary",
    [
        "Автор последовательно раскрывает тему, приводит уместные доводы и делает вывод.",
        "На линии работают 46 операторов.",
        "Сорок шесть операторов принимают 30 тысяч звонков ежемесячно.",
        "Доля решённых с первого звонка выросла с 61 процента до 82 %.",
        "Ожидание сократилось с полутора минут до 27 секунд.",
        "Жалоб стало в 3 раза меньше.",
        "За 6 месяцев обучена треть смены.",
        "NPS вырос на 12 п.п., экономия — 2 500 000 рублей в год.",
        "К концу 2026 года планируется довести долю решённых до 90%.",
        "Ириной Лозовой по методике «Компас» обучена треть смены.",
        "Отзыв прислала компания «Норлайт».",
        "Заречье — место будущей площадки.",
        "По словам [имя], линия отвечает быстро.",
        "ЛЗК принимает 30 000 звонков в месяц.",
        "Команда работает от Верхней Салды до Калининграда.",
    ],
)
def test_what_the_essay_says_may_be_said_in_other_forms(essay: EssayFacts, summary: str) -> None:
    assert checked(essay, summary).violations == ()


@pytest.mark.parametrize(
    "summary",
    [
        "Forty-six operators take 30,000 calls a month.",
        "The share solved at first call rose from 61% in 2022 to 82% in 2024.",
        "Complaints fell threefold and waiting dropped to 27 seconds.",
        "Irina Lozovaya trained a third of the shift in half a year.",
        "The NPS index rose by 12 points.",
        "By the end of 2026 the team plans to reach 90%.",
        "Mayak works in 14 cities, from Verkhnyaya Salda to Kaliningrad.",
    ],
)
def test_a_russian_essay_summarised_in_english(essay: EssayFacts, summary: str) -> None:
    assert checked(essay, summary, "en").violations == ()


@pytest.mark.parametrize(
    ("summary", "kind", "found"),
    [
        ("На линии работают 64 оператора.", "figure", "64 оператора"),
        ("Ожидание снизилось до 27 минут.", "figure", "27 минут"),
        ("NPS поднялся на 12%.", "figure", "12%"),
        ("На линии 30 000 операторов.", "figure", "30 000 операторов"),
        ("CSAT составляет 82%.", "figure", "82%"),
        ("Ожидание выросло с 90 до 27 секунд.", "direction", "90"),
        ("Ожидание снизилось с 27 до 90 секунд.", "direction", "27"),
        ("Жалоб стало втрое больше.", "direction", "втрое"),
        ("Доля решённых в 2023 году составляла 61%.", "period", "2023 году"),
        ("В 2024 году доля решённых составляла 61%.", "period", "61%"),
        ("Линия принимает 30 000 звонков в день.", "period", "30 000 звонков"),
        ("Доля решённых доведена до 90%.", "forecast", "90%"),
        ("Команда открыла площадку в Заречье.", "forecast", "Команда открыла площадку в Заречье."),
        ("Смену обучила Марина Лозовая.", "name", "Марина"),
        ("Смену обучил Лозовский.", "name", "Лозовский"),
        ("Внедрена система Zentrika.", "name", "Zentrika"),
        ("Показатель CES растёт.", "name", "CES"),
        ("Отзыв прислала компания «Стальной журавль».", "name", "Стальной"),
        ("Разница составила 21 п.п.", "figure", "21 п.п"),
    ],
)
def test_what_the_essay_does_not_say(
    essay: EssayFacts, summary: str, kind: str, found: str
) -> None:
    (violation, *_) = checked(essay, summary).violations
    assert (violation.kind, violation.sentence) == (kind, 0)
    assert violation.found.startswith(found)


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Waiting rose from 90 to 27 seconds.", "direction"),
        ("The team takes 30,000 calls a week.", "period"),
        ("Irina Petrova trained a third of the shift.", "name"),
        ("The share reached 90%.", "forecast"),
        ("The savings are 2.5 million dollars a year.", "figure"),
    ],
)
def test_what_the_essay_does_not_say_in_english(essay: EssayFacts, summary: str, kind: str) -> None:
    assert kind in kinds(essay, summary, "en")


@pytest.mark.parametrize(
    "opening",
    ["Vodafone", "Thompson", "Lisbon", "Stanford", "Kowalski's team", "Michael", "O'Hara"],
)
def test_a_name_is_a_name_at_the_start_of_a_sentence_too(essay: EssayFacts, opening: str) -> None:
    assert kinds(essay, f"{opening} takes 30,000 calls a month.", "en") == ["name"]


@pytest.mark.parametrize("opening", ["Тамбов", "Сидоров", "Зюкайка"])
def test_a_russian_name_at_the_start(essay: EssayFacts, opening: str) -> None:
    assert kinds(essay, f"{opening} принимает 30 000 звонков в месяц.") == ["name"]


@pytest.mark.parametrize(
    "opening",
    [
        *("Complaints", "Staff", "Running costs", "Outsourced agents", "Workloads", "Retries"),
        *("It's said", "Significantly", "Organisations", "Prioritising", "Follow-up calls"),
        *("Turnover", "Onboarding", "Sixty-two agents", "Revenue"),
    ],
)
def test_an_ordinary_word_is_no_name(essay: EssayFacts, opening: str) -> None:
    assert "name" not in kinds(essay, f"{opening} matter to everybody here.", "en")


@pytest.mark.parametrize("opening", ["Шестинедельный", "Двадцатиминутный", "Полуторачасовой"])
def test_a_word_made_with_a_number_is_no_name(essay: EssayFacts, opening: str) -> None:
    assert "name" not in kinds(essay, f"{opening} курс проходит каждый.")


@pytest.mark.parametrize(
    ("plan", "fact", "language"),
    [
        (
            "Приют рассчитывает на вторую кухню в Клину.",
            "Приют получил вторую кухню в Клину.",
            "ru",
        ),
        ("Приют намерен купить вторую кухню.", "Приют купил вторую кухню.", "ru"),
        ("Приют надеется открыть вторую кухню.", "Приют открыл вторую кухню.", "ru"),
        ("The shelter wants to build a kitchen.", "The shelter built a kitchen.", "en"),
        ("The target is a kitchen in each shelter.", "A kitchen is in each shelter.", "en"),
        ("The shelter aims to build a kitchen.", "The shelter has built a kitchen.", "en"),
        ("The shelter hopes to build a kitchen.", "The shelter has built a kitchen.", "en"),
    ],
)
def test_a_plan_in_whatever_words(plan: str, fact: str, language: Language) -> None:
    essay = facts(f"{plan}\n{ESSAY}" if language == "ru" else f"{plan}\n{ENGLISH}")
    assert kinds(essay, plan, language) == []
    assert kinds(essay, fact, language) == ["forecast"]


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Линия рассчитывает на площадку в Заречье.", "ru"),
        ("Линия надеется открыть площадку в Заречье.", "ru"),
        ("Линия намерена открыть площадку в Заречье и довести долю решённых до 90%.", "ru"),
        ("The target is 90% of calls.", "en"),
        ("The line wants to reach 90%.", "en"),
        ("The line wants a share of 90%.", "en"),
    ],
)
def test_a_plan_may_be_told_in_other_words(
    essay: EssayFacts, told: str, language: Language
) -> None:
    assert kinds(essay, told, language) == []


_RULES = """Волонтёры не пускают в зал опоздавших гостей. Кассир раньше не печатал чеки на входе.
Теперь кассир печатает чеки на входе. Гардероб принимает зонты до полуночи.
Никого не штрафуем за шумный обед."""
_ENGLISH_RULES = (
    """Guides never interrupt a visitor with questions. The cloakroom stores umbrellas."""
)


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Опоздавших гостей пускают в зал.", "ru"),
        ("Гардероб не принимает зонты до полуночи.", "ru"),
        ("Сотрудников штрафуют за шумный обед.", "ru"),
        ("Guides interrupt a visitor with questions.", "en"),
        ("The cloakroom never stores umbrellas.", "en"),
    ],
)
def test_what_is_denied_is_not_told_as_so(told: str, language: Language) -> None:
    filler = ESSAY if language == "ru" else ENGLISH
    essay = facts((_RULES if language == "ru" else _ENGLISH_RULES) + "\n" + filler)
    assert kinds(essay, told, language) == ["direction"]


@pytest.mark.parametrize(
    "told",
    [
        "Опоздавших гостей волонтёры не пускают в зал.",
        "Кассир печатает чеки на входе.",
        "Волонтёры отказываются пускать в зал опоздавших гостей.",
        "Гардероб принимает зонты не дольше, чем до полуночи.",
    ],
)
def test_a_denial_told_as_one(told: str) -> None:
    assert "direction" not in kinds(facts(f"{_RULES}\n{ESSAY}"), told)


@pytest.mark.parametrize(
    ("own", "told", "expected"),
    [
        ("Зимой 2021 года купили лодку.", "Летом 2021 года купили лодку.", ["period"]),
        ("Зимой 2021 года купили лодку.", "Лодку купили зимой 2021 года.", []),
        ("В июле 2021 года купили лодку.", "Летом 2021 года купили лодку.", []),
        ("В летние каникулы купили лодку.", "Летом купили лодку.", []),
    ],
)
def test_a_season_is_the_essays(own: str, told: str, expected: list[str]) -> None:
    assert kinds(facts(f"{own}\n{ESSAY}"), told) == expected


def test_a_violation_tells_what_the_essay_says(essay: EssayFacts) -> None:
    (violation,) = checked(essay, "Всё хорошо. Ожидание снизилось до 27 минут.").violations
    assert violation.sentence == 1
    assert violation.found == "27 минут"
    assert violation.essay_says == "Среднее ожидание снизилось с 90 до 27 секунд."
    assert violation.essay_says in violation.message


def test_each_sentence_rests_on_places_of_the_essay(essay: EssayFacts) -> None:
    summary = "Ожидание снизилось до 27 секунд. Всякое бывает на свете."
    first, second = checked(essay, summary).sentences
    assert [ESSAY[p.start : p.end] for p in first.support] == [
        "Среднее ожидание снизилось с 90 до 27 секунд."
    ]
    assert second.support == ()


def test_the_length_is_counted_by_the_contract(essay: EssayFacts) -> None:
    told = checked(essay, "Линия — 46 операторов, два тренера.", limit=5)
    assert told.violations == ()
    assert (told.words, told.short) == (5, False)
    (violation,) = checked(essay, "Линия — 46 операторов, два тренера.", limit=4).violations
    assert (violation.kind, violation.sentence, violation.found) == ("too_long", None, "5")


def test_short_is_a_remark_and_no_violation(essay: EssayFacts) -> None:
    told = checked(essay, "На линии 46 операторов.", limit=100)
    assert told.short
    assert told.violations == ()


@pytest.mark.parametrize(
    "summary",
    [
        "# Линия заботы\n\nНа линии 46 операторов.",
        "Итоги\n- 46 операторов\n- 14 городов",
        "На линии **46 операторов**.",
        "Резюме: на линии 46 операторов.",
        "Линия заботы\nНа линии 46 операторов.",
    ],
)
def test_only_running_prose(essay: EssayFacts, summary: str) -> None:
    assert "form" in kinds(essay, summary)


def test_the_language_asked_for(essay: EssayFacts) -> None:
    assert kinds(essay, "The line has 46 operators.", "ru")[0] == "language"
    assert kinds(essay, "На линии работают 46 операторов.", "en")[0] == "language"


def test_a_safe_summary_keeps_the_sentences_that_passed(essay: EssayFacts) -> None:
    summary = (
        "На линии 46 операторов. Ожидание снизилось до 20 секунд. Жалоб стало втрое меньше. "
        "Смену обучила Марфа."
    )
    told = checked(essay, summary)
    assert safe(summary, told, 100) == "На линии 46 операторов. Жалоб стало втрое меньше."
    assert safe(summary, told, 4) == "На линии 46 операторов."
    assert checked(essay, safe(summary, told, 100)).violations == ()


def test_nothing_is_safe_in_the_wrong_language(essay: EssayFacts) -> None:
    summary = "The line has 46 operators."
    assert safe(summary, checked(essay, summary, "ru"), 100) == ""


@given(
    st.lists(
        st.sampled_from([ESSAY[s.start : s.end] for s in sentences(ESSAY)]), min_size=1, max_size=6
    )
)
@settings(deadline=None, max_examples=60)
def test_the_essays_own_sentences_have_no_violation(own: list[str]) -> None:
    essay = facts(ESSAY, FIELDS)
    told = checked(essay, " ".join(own), limit=500)
    assert told.violations == ()
    assert all(s.support for s in told.sentences)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=60)
def test_any_text_can_be_checked(text: str) -> None:
    told = checked(facts(ESSAY), text)
    for sentence in told.sentences:
        assert sentence.text in text
        assert all(0 <= p.start < p.end <= len(ESSAY) for p in sentence.support)
    assert safe(text, told, 10) is not None


@pytest.mark.parametrize(
    "text", ["Opened in May\n2024 was good", "Рост к 1 кварталу. 2024 года", "К маю\n\n2024 год"]
)
def test_a_period_may_reach_into_the_next_line(text: str) -> None:
    assert any(figure.kind == "period" for s in facts(text).sentences for figure in s.figures)


def test_an_empty_essay_knows_nothing() -> None:
    told = checked(facts(""), "На линии 46 операторов.")
    assert [v.kind for v in told.violations] == ["figure"]


def test_a_summary_is_checked_in_a_moment() -> None:
    essay = facts(ESSAY * 20, FIELDS)
    summary = " ".join(ESSAY.split()[:90])
    checked(essay, summary)
    start = time.process_time()
    checked(essay, summary)
    assert time.process_time() - start < 0.2


def test_a_figure_of_another_indicator_is_not_the_essays() -> None:
    essay = facts(
        "С первого обращения решено 82% вопросов. По обзору отрасли лучший участник имеет 84%."
    )
    told = checked(essay, "С первого обращения решено 84% вопросов.")
    assert [(v.kind, v.found) for v in told.violations] == [("figure", "84%")]
    assert told.violations[0].essay_says == "С первого обращения решено 82% вопросов."


@pytest.mark.parametrize("unit", ["1 ", "5% ", "2018,", "5 до ", "с 25% до 6% ", "тыс ", "([{"])
def test_twice_the_text_is_not_four_times_the_work(unit: str) -> None:
    """Whatever the shape: an essay of numbers in one line took the square of its length once."""

    def took(length: int) -> float:
        text = (unit * length)[:length]
        start = time.process_time()
        check("За 1 год на 5% до 6% в 2018 году.", facts(text), limit=100, language="ru")
        return time.process_time() - start

    took(500)
    assert took(8_000) < 10 * max(took(2_000), 0.2)


@pytest.mark.parametrize(
    ("text", "summary", "accepted"),
    [
        ("Курс окупился за год. Обучение идёт 3 недели.", "Курс окупился за один год.", True),
        ("Курс окупился за год. Обучение идёт 3 недели.", "Курс окупился за два года.", False),
        ("Курс окупился за год. Обучение идёт 3 недели.", "Обучение идёт один год.", False),
        ("The kiosk is open from 7am to 11pm.", "The kiosk is open from 7:00 to 23:00.", True),
        ("The kiosk is open from 7am to 11pm.", "The kiosk is open from 7am to 10pm.", False),
        ("The kiosk is open from 7am to 11pm.", "The kiosk is open from 7pm to 11pm.", False),
        ("The index rose from -4 to 33.", "The index rose from −4 to 33.", True),
        ("The index rose from -4 to 33.", "The index rose from 4 to 33.", False),
        ("Marks rose from 6.2 to 8.8 out of 10.", "Marks rose from 6.2 out of 10 to 8.8.", True),
        ("Marks rose from 6.2 to 8.8 out of 10.", "Marks rose from 6.4 to 8.8 out of 10.", False),
        ("Claims fell from 91 to 52 a quarter.", "Claims fell from 91 to 52 per quarter.", True),
        ("Claims fell from 91 to 52 a quarter.", "Claims fell from 91 to 52 a week.", False),
    ],
)
def test_one_figure_in_two_forms_and_not_another(text: str, summary: str, accepted: bool) -> None:
    language: Language = "en" if text.isascii() else "ru"
    assert (kinds(facts(text), summary, language) == []) is accepted


def test_a_number_that_measures_nothing_stands_in_the_essay_or_is_invented() -> None:
    known = facts("Работаем по стандарту ISO 18295 и приняли 4 000 звонков.")
    for told, wrong in (
        ("000", False),
        ("Код 007.", True),
        ("Стандарт ISO 18295 соблюдён.", False),
    ):
        checked = check(told, known, limit=100, language="ru")
        assert any(v.kind == "figure" for v in checked.violations) == wrong, told
