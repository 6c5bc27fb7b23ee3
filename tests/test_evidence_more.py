"""Quotes as models write them down: in markup, shortened, joined, with remarks, without limits."""

from time import process_time

import pytest

from assessor.evidence import Found, Missing, index, locate
from assessor.text import Span
from benchmarks import quoted

RUSSIAN = """Клиника «Белый клён»

О нас

Регистратура клиники принимает 2 400 звонков в неделю. В ней работают 18 человек, все они прошли
обучение. Мы не берём плату за перенос визита. Регистратура клиники приняла банк данных.

Что сделано

• собрали расписание врачей в одной системе;
• отменили очередь на входе;
• ввели запись по почте для тех, кто не звонит.

Врачи обучили администраторов, а администраторы написали памятку. Почти все пациенты довольны новым
порядком, ответ приходит не позднее 30 минут.

Итоги

Время ожидания снизилось с 9 минут до 50 секунд.¹ Доля потерянных звонков (ДПЗ) упала с 27% до 6%,
а оценка записи — с 3,9 до 4,8 балла. Жалоб стало меньше, кроме филиала на Речной. Омский филиал,
где пилот начался позже, пока не догнал остальные. Дом № 7 получил доску объявлений.

Мы хотели бы, чтобы оценка выросла до 5 баллов. Если пилот удастся, запись заработает ночью.

¹ По данным станции.
"""
ENGLISH = """Moss Hill Surgery

What we did

- We merged two queues into one.
- We wrote a guide of 40 pages; no page is longer than a screen.
- We opened a desk on Mondays.

What came of it

Only 46% of calls were lost in 2023. First-contact resolution (FCR) rose from 46% to 74%, and
complaints dropped from 88 to 31. Calls grew in every month but May. The desk, which has three
clerks, answers within a minute. The board didn't want more staff. We might have saved a year.
Clerks, not doctors, keep the list, and volunteers could one day help them.

"You rang me back," wrote a patient of ours. Unless funds are cut, the desk will stay.
"""
ru, en = index(RUSSIAN), index(ENGLISH)


def shown(quote: str) -> list[str]:
    """The essay's words for a quote, one line each."""
    for essay in (ru, en):
        answer = locate(quote, essay)
        if isinstance(answer, Found):
            return [" ".join(essay.text[slice(*s)].split()) for s in answer.spans]
    return []


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("**Время ожидания** снизилось с 9&nbsp;минут", "Время ожидания снизилось с 9 минут"),
        ("Клиника &laquo;Белый клён&raquo; О нас Регистратура", None),
        ("<b>We merged</b> two queues<br>into one", "We merged two queues into one"),
        ("> Calls grew in every month but May.", "Calls grew in every month but May."),
        ("We merged two queues into one.\\n- We wrote a guide", None),
        ("The board didn&#39;t want more staff", "The board didn't want more staff"),
        ("[T]he board didn't want more staff", "The board didn't want more staff"),
        ("the board didn\\u0027t want [sic] more staff", "The board didn't want more staff"),
        ("[You rang me back](#p3), wrote a patient", 'You rang me back," wrote a patient'),
    ],
)
def test_markup_and_escapes_are_no_words(quote: str, stands: str | None) -> None:
    assert shown(quote)
    assert stands is None or shown(quote) == [stands]


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff", "\\ud83d\\ude00"])
def test_half_a_character_in_an_escape_can_be_written_down(half: str) -> None:
    answer = locate(f"The board {half} wanted a canteen", en)
    assert isinstance(answer, Missing)
    assert (answer.detail + answer.quoted).encode()
    assert shown(f"The board didn't want more staff {half}")


@pytest.mark.parametrize(
    "quote",
    [
        "Calls grew in every month but May. (section 2)",
        "Calls grew in every month but May [What came of it]",
        "What came of it: Calls grew in every month but May.",
        'Section "What came of it": Calls grew in every month but May.',
        '"Calls grew in every month but May." — from the essay, p. 2',
        "## What came of it\n\nCalls grew in every month but May.",
    ],
)
def test_where_a_quote_comes_from_is_left_out(quote: str) -> None:
    assert [line.rstrip(".") for line in shown(quote)] == ["Calls grew in every month but May"]


@pytest.mark.parametrize(
    "quote",
    [
        "Время ожидания снизилось с 9 минут до 50 секунд. Доля потерянных звонков",  # note's number
        "Доля потерянных звонков упала с 27% до 6%",  # the short form in brackets
        "Регистратура клиники принимает 2,400 звонков в неделю",
        "Дом No. 7 получил доску объявлений",
        "Дом N 7 получил доску объявлений",
        "First-contact resolution rose from 46% to 74%",
    ],
)
def test_notes_short_forms_and_other_writings_of_a_number(quote: str) -> None:
    assert len(shown(quote)) == 1


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("1. собрали расписание врачей в одной системе; 2. отменили очередь на входе", 1),
        ("собрали расписание врачей в одной системе; ввели запись по почте", 2),
        ("Мы не берём плату за перенос визита. Врачи обучили администраторов", 2),
        ("We merged two queues into one. We opened a desk on Mondays.", 2),
    ],
)
def test_sentences_and_items_may_be_told_one_after_the_other(quote: str, places: int) -> None:
    assert len(shown(quote)) == places


@pytest.mark.parametrize(
    "quote",
    [
        "Мы не берём плату за перенос визита. Она упала с 27% до 6%.",
        "Calls grew in every month but May. Complaints doubled. We opened a desk on Mondays.",
        "1) собрали расписание врачей в одной системе 2) уволили двоих",
    ],
)
def test_a_list_of_sentences_with_a_false_one_is_refused(quote: str) -> None:
    assert not shown(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Доля потерянных звонков … упала … до 6%",
        "Регистратура … принимает 2 400 звонков",
        "Омский филиал … пока не догнал остальные",
        "Врачи обучили администраторов (...) администраторы написали памятку",
        "The desk […] answers within a minute",
        "We merged two queues ... We opened a desk on Mondays",
    ],
)
def test_an_ellipsis_may_leave_out_what_describes(quote: str) -> None:
    assert shown(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Мы … берём плату за перенос визита",
        "The board … want more staff",
        "Омский филиал … догнал остальные",
        "Доля потерянных звонков … до 4,8 балла",
        "Время ожидания … упала с 27% до 6%",
        "First-contact resolution … dropped from 88 to 31",
        "complaints dropped … rose from 46% to 74%",
        "Calls … answers within a minute",
        "We … saved a year",
        "volunteers … help them",
    ],
)
def test_an_ellipsis_hides_no_other_subject_and_no_denial(quote: str) -> None:
    assert not shown(quote)


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("30 минут", "не позднее 30 минут"),
        ("оценка выросла до 5 баллов", "чтобы оценка выросла до 5 баллов"),
        ("46% of calls were lost", "Only 46% of calls were lost"),
        ("saved a year", "might have saved a year"),
        ("Calls grew in every month", "Calls grew in every month but May"),
        ("Жалоб стало меньше", "Жалоб стало меньше, кроме филиала на Речной"),
        ("запись заработает ночью", "Если пилот удастся, запись заработает ночью"),
        ("the desk will stay", "Unless funds are cut, the desk will stay"),
    ],
)
def test_what_limits_a_statement_is_given_back(quote: str, stands: str) -> None:
    assert shown(quote) == [stands]


@pytest.mark.parametrize("quote", ["Все пациенты довольны новым порядком", "The desk will stay"])
def test_nothing_pretends_to_be_the_sentence(quote: str) -> None:
    missing = [locate(quote, essay) for essay in (ru, en)]
    assert any(isinstance(m, Missing) and m.reason == "altered" for m in missing)
    assert not shown(quote)


@pytest.mark.parametrize(
    ("essay", "stands"),
    [
        ("|Оценка выросла бы| вдвое при полной смене", "Оценка выросла"),
        ("Нам |не удалось снизить время ответа вдвое| за год", "снизить время ответа вдвое"),
        ("Мы |не смогли за год сократить очередь до часа|.", "сократить очередь до часа"),
        ("We were |not able to cut waiting by half|.", "cut waiting by half"),
        ("|Неверно, что оценка выросла вдвое|.", "оценка выросла вдвое"),
        ("It is |not true that ratings doubled in a year|.", "ratings doubled in a year"),
        ("|Нельзя сказать, что смены довольны графиком|.", "смены довольны графиком"),
        ("We |doubt that ratings reach five points|.", "ratings reach five points"),
        ("We |hope the team doubles its rating|.", "the team doubles its rating"),
        ("|Надеемся, команда удвоит оценку|.", "команда удвоит оценку"),
        ("|Вряд ли оценка превысит 4,9 балла|.", "оценка превысит 4,9 балла"),
        ("|Не каждый оператор сдал экзамен|.", "оператор сдал экзамен"),
        ("|Most of our clerks passed the exam|.", "our clerks passed the exam"),
        ("|Some customers rated us five stars|.", "customers rated us five stars"),
        ("|80% of clerks passed the exam|.", "clerks passed the exam"),
        ("It costs |between 5 and 9 pounds a day|.", "9 pounds a day"),
        ("|9 of its 10 clerks left in May|.", "10 clerks left in May"),
        ("|Most of our clerks passed in May|.", "clerks passed in May"),
        ("|Вместо роста на 10% мы| получили спад.", "роста на 10% мы"),
        ("|Instead of growing by 10% we| shrank.", "growing by 10% we"),
        ("|9 out of 10 clerks passed the exam|.", "10 clerks passed the exam"),
        ("|9 из 10 операторов сдали экзамен|.", "10 операторов сдали экзамен"),
        ("|46 операторов сдали экзамен|.", "операторов сдали экзамен"),
        ("In May |nobody left the team|.", "left the team"),
        ("We |no longer lose 40% of calls|.", "lose 40% of calls"),
        ("We |used to lose 40% of calls|.", "lose 40% of calls"),
        ("The line |stopped answering calls at night|.", "answering calls at night"),
        ("Линия |перестала отвечать ночью|.", "отвечать ночью"),
        ("|Оценка выросла за год?| Нет, упала.", "Оценка выросла за год"),
        ("Did |ratings double in a year?| No.", "ratings double in a year"),
        ("|We answer 80% of calls, not counting nights|.", "We answer 80% of calls"),
        ("|Мы отвечаем на все звонки, не считая ночных|.", "Мы отвечаем на все звонки"),
    ],
)
def test_what_denies_or_shares_from_a_distance_is_given_back(essay: str, stands: str) -> None:
    _, whole, _ = essay.split("|")
    text = essay.replace("|", "")
    answer = locate(stands, index(text))
    assert isinstance(answer, Found)
    assert [text[slice(*s)] for s in answer.spans] == [whole]


@pytest.mark.parametrize(
    ("essay", "quote"),
    [
        ("80% клиентов довольны линией, остальные ждут", "Клиенты довольны линией, остальные ждут"),
        ("Most of our clerks passed the exam in May", "Our clerks passed the exam in May"),
        ("It is not true that ratings doubled in a year", "Ratings doubled in a year"),
        ("Оценка выросла бы вдвое при полной смене", "Оценка выросла … вдвое при полной смене"),
        ("We cut costs by 10% and calls by 40% in a year", "We cut costs … by 40% in a year"),
        ("It costs between 5 and 9 pounds a day", "It costs … 9 pounds a day"),
        ("We lost 5 clients but won 50 clients in May", "We lost … 50 clients in May"),
        ("We lost five clients while winning fifty more", "We lost … fifty more"),
        ("Мы открыли зал в Орле и закрыли зал в Туле", "Мы открыли зал … в Туле"),
        ("Anna led the desk, and Peter left the firm", "Anna led the desk, and … left the firm"),
    ],
)
def test_shares_conditions_and_other_halves_are_not_left_out(essay: str, quote: str) -> None:
    assert isinstance(locate(quote, index(essay)), Missing)


@pytest.mark.parametrize(
    ("essay", "quote"),
    [
        ("Мы не только снизили время ответа, но и учли жалобы", "Снизили время ответа"),
        ("It is no secret that ratings rose in May", "Ratings rose in May"),
        ("Мы не сомневаемся, что оценка выросла", "Оценка выросла"),
        ("Людей не хватает. Что мы сделали в мае", "мы сделали в мае"),
        ("Отказов нет. Все операторы сдали экзамен", "Операторы сдали экзамен"),
        ("That is our plan. To clerks we gave a desk", "Clerks we gave a desk"),
        ("In 2023 clerks passed the exam in May", "Clerks passed the exam in May"),
        ("В 2023 операторы сдали экзамен в мае", "Операторы сдали экзамен в мае"),
        ("We trained clerks and managers in three cities", "We trained clerks … in three cities"),
        ("Clerks and doctors, who met in May, agreed on it", "Clerks and doctors … agreed on it"),
    ],
)
def test_what_limits_nothing_may_be_left_out(essay: str, quote: str) -> None:
    answer = locate(quote, index(essay))
    assert isinstance(answer, Found)
    assert len(" … ".join(essay[slice(*s)] for s in answer.spans)) == len(quote)


def test_what_is_denied_beside_the_subject_is_no_subject() -> None:
    assert not shown("doctors keep the list")
    assert shown("Clerks, not doctors, keep the list")


@pytest.mark.parametrize("quote", ["Что сделано", "What came of it", "Moss Hill Surgery", "о нас"])
def test_a_heading_says_nothing(quote: str) -> None:
    assert not shown(quote)


@pytest.mark.parametrize("line", ["½", "² ³", "①", "Ⅳ"])
def test_a_line_of_raised_and_broken_numbers_is_no_heading(line: str) -> None:
    text = f"{line}\n\nМы отвечаем на звонки за минуту."
    assert isinstance(locate("отвечаем на звонки за минуту", index(text)), Found)


def test_the_whole_essay_is_no_quote() -> None:
    assert not shown(RUSSIAN)
    assert shown(" ".join(RUSSIAN.splitlines()[4:7]))


@pytest.mark.parametrize(
    "quote",
    [
        "Врачей обучили администраторы",  # who did what to whom, by two endings
        "Регистратуру клиники принял банк",
        "Томский филиал, где пилот начался позже",
        "We wrote a guide of 40 page; no pages is longer",
        "Регистратуры клиники принимают 2 400 звонков",
    ],
)
def test_endings_and_first_names_carry_meaning(quote: str) -> None:
    assert not shown(quote)


@pytest.mark.parametrize("filler", [" ", "\n", " \n\t", "\\", "…", "(", "&", "<b ", "1. ", "не "])
def test_no_quote_takes_long(filler: str) -> None:
    start = process_time()
    locate(ENGLISH[60:110] + filler * (20_000 // len(filler)) + "конец", en)
    assert process_time() - start < 1.0


@pytest.mark.parametrize("filler", ["\t", " \n", "5-", "-", "не ", "(AB) ", "if ", "Да. ", "a,b "])
def test_no_essay_makes_a_quote_take_long(filler: str) -> None:
    start = process_time()
    text = ENGLISH + filler * (20_000 // len(filler))
    essay = index(text)
    for quote in (text[-1_500:], f"{text[-600:]} … {text[-900:]}", ENGLISH[60:110]):
        locate(quote, essay)
    assert process_time() - start < 1.0


def test_two_slips_of_the_essay_are_mended() -> None:
    text = "Мы разобрали двадцать запиисей звонков, чтобы найти срок ремонтта лифта в доме."
    assert isinstance(locate("разобрали двадцать записей звонков", index(text)), Found)
    assert isinstance(locate(text.replace("ии", "и").replace("тт", "т"), index(text)), Found)


def test_parts_are_shown_where_they_stand() -> None:
    quote = "Врачи обучили администраторов … Доля потерянных звонков (ДПЗ) упала"
    answer = locate(quote, ru, [Span(RUSSIAN.index("Итоги"), len(RUSSIAN))])
    assert isinstance(answer, Found)
    assert [RUSSIAN[slice(*s)] for s in answer.spans] == quote.split(" … ")


def test_the_rounds_written_by_hand() -> None:
    asked = list(quoted.cases())
    genuine = [case.right for case in asked if case.genuine]
    assert sum(genuine) >= quoted.FOUND_BY_HAND * len(genuine)
    assert [case.quote for case in asked if not case.genuine and not case.right] == []
