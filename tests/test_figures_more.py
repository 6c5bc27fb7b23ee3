"""More of what is a figure and what the words around make of it."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.figures import equivalent, figures, lexicon, plans_of
from assessor.figures.grammar import RULES, rules_opened_by
from assessor.figures.tape import Tape
from assessor.figures.tokens import tokens


@pytest.mark.parametrize(
    "text",
    [
        "К концу 2025 года доля достигнет 60%.",
        "Планируем поднять долю до 60%.",
        "По плану доля составит 60%.",
        "Цель на 2025 год — 60%.",
        "We aim to reach 60%.",
        "Цель 60% не достигнута.",
        "Поставили цель снизить долю до 60%.",
        "Задачи на год: • снизить долю до 60%;",
        "The share will reach 60% by the end of 2026.",
        "We missed the target of 60%.",
    ],
)
def test_a_plan_is_no_fact(text: str) -> None:
    assert {f.modality for f in figures(text) if f.kind == "percent"} == {"plan"}


@pytest.mark.parametrize(
    "text",
    [
        "К концу 2023 года доля достигла 60%.",
        "Среднее время ожидания выросло на 60%.",
        "Поток оказался выше плана на 60%.",
        "Нам удалось достичь следующих результатов: - на 60% снизить нагрузку;",
        "By the end of 2023 the share had reached 60%.",
    ],
)
def test_a_fact_is_no_plan(text: str) -> None:
    assert {f.modality for f in figures(text) if f.kind == "percent"} == {"fact"}
    assert not any(plans_of(text))


def test_each_figure_has_the_period_it_is_stated_for() -> None:
    text = "Ушли 30% в 2023 году и 17% в 2024 году, выручка 5 млн рублей."
    when = {f"{f.low:f}": f.when for f in figures(text) if f.kind != "period"}
    assert when["30"] == (20230101, 20231231)
    assert when["17"] == (20240101, 20241231)
    assert when["5000000"] is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("97 %", "97 процентов"),
        ("97 %", "97 per cent"),
        ("в 3 раза", "втрое"),
        ("втрое", "threefold"),
        ("30 тысяч", "30 000"),
        ("полгода", "6 месяцев"),
        ("трое суток", "72 часа"),
        ("треть клиентов", "33% клиентов"),
        ("каждый второй", "половина"),
        ("5 тыс. обращений", "5000 запросов"),
        ("5 тыс. обращений", "5,000 requests"),
        ("3 из 40", "3 of 40"),
        ("9 п.п.", "9 percentage points"),
        ("в марте 2024 года", "in March 2024"),
        ("первое полугодие 2024", "с января по июнь 2024"),
        ("4 мин 35 с", "275 секунд"),
        ("62 рубля", "62 roubles"),
    ],
)
def test_two_forms_of_one_figure(one: str, other: str) -> None:
    assert equivalent(figures(one)[0], figures(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("97%", "96%"),
        ("6%", "6 п.п."),
        ("30 тысяч", "30 млн"),
        ("21 секунда", "21 минута"),
        ("5 рублей", "5 евро"),
        ("5 звонков", "5 сотрудников"),
        ("5 calls", "5 сотрудников"),
        ("вдвое", "втрое"),
        ("треть", "30%"),
        ("80/20", "80/30"),
        ("в марте 2024", "в мае 2024"),
        ("25%", "25"),
        ("opens at 7am", "opens at 8am"),
        ("opens at 7am", "opens at 7pm"),
        ("closes at 11pm", "closes at 22:00"),
    ],
)
def test_two_different_figures(one: str, other: str) -> None:
    first, second = figures(one)[0], figures(other)[0]
    assert not equivalent(first, second)
    assert not equivalent(second, first)


PIECES = (
    "с до на в 5 25% 1,5-2 2024 года тыс. млн раза вдвое две трети из , . ; ( ) — № 24/7 мин с"
    " not by to from half a third of 10,000 $3m Q1 рублей звонков \n «Пять» 30 000 00:15"
)
WORDS = st.sampled_from(PIECES.split(" "))


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
@settings(deadline=None, max_examples=150)
def test_spans_are_real_slices_in_order_and_never_overlap(text: str) -> None:
    found = figures(text)
    ends = [0]
    for figure in found:
        assert ends[-1] <= figure.span.start < figure.span.end <= len(text)
        assert text[figure.span.start : figure.span.end].strip()
        assert figure.low <= figure.high
        ends.append(figure.span.end)


LEXICON = sorted(
    {
        word
        for table in vars(lexicon).values()
        if isinstance(table, dict | frozenset | tuple)
        for row in table
        for word in (row if isinstance(row, tuple) else (row,))
        if isinstance(word, str)
    }
)
ENDINGS = ("", "-two", "-minute", "кратный", "минутный")
FOLLOWING = ("", "часов", "третий", "трети", "место", "half", "квартал 2024 года", "5 часов")


@pytest.mark.parametrize("following", FOLLOWING)
def test_no_rule_would_read_a_figure_where_it_is_not_tried(following: str) -> None:
    for word in LEXICON:
        for ending in ENDINGS:
            tape = Tape(tokens(f"{word}{ending} {following}"), english=False)
            untried = set(RULES) - set(rules_opened_by(tape.kind(0), tape.low(0)))
            assert not [rule for rule in untried if rule.read(tape, 0) is not None]


@given(st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2))
@settings(deadline=None, max_examples=50)
def test_values_are_exact(value: Decimal) -> None:
    (figure,) = figures(f"вложили {str(value).replace('.', ',')} рублей")
    assert figure.low == figure.high == value


@pytest.mark.parametrize(
    "piece",
    [
        *("5 клиентов, ", "a.a.", "с 5 до 6 ", "2020-", "2020 ", "+7 900 ", "5% 17 ", "в 2018 "),
        *("1 млн ", "1 тыс млн ", "ISO ", "9 to ", "1h 2m 3s ", "с -5 ", "5 calls a quarter "),
    ],
)
def test_one_line_twice_as_long_takes_about_twice_the_time(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        figures(text)
        return time.process_time() - start

    short, long = piece * (4_000 // len(piece)), piece * (16_000 // len(piece))
    seconds(piece)  # what is loaded once
    assert seconds(long) < 4 * 3 * max(seconds(short), 0.02)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Сократить среднее ожидание со 190 до 60 секунд к декабрю.", "plan"),
        ("Цель проекта\nПоднять NPS с 41 до 55 пунктов.", "plan"),
        ("Цели на год:\n- Снизить долю потерянных до 5%;\n- Обучить 40 человек.", "plan"),
        ("Дойти до 20 звонков в час помогло расписание.", "fact"),
        ("Это позволило:\n- сократить ожидание до 60 секунд;\n- обучить 40 человек.", "fact"),
        ("Удалось снизить долю потерянных до 5%.", "fact"),
    ],
)
def test_what_only_says_what_to_do_is_a_plan(text: str, modality: str) -> None:
    told = {f.modality for f in figures(text) if f.kind != "period"}
    assert told == {modality}
