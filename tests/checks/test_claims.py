"""Claims without support: improvements, superlatives, causes."""

from __future__ import annotations

import pytest

from tests.checks.essays import flags, whole

UNSUPPORTED = {
    "a new value alone": (
        "Удовлетворённость клиентов существенно улучшилась и составляет 93%.",
        "есть только 93%",
    ),
    "words only": ("Качество обслуживания значительно выросло.", "только на словах"),
    "words only, in English": (
        "Cost per newcomer has been significantly reduced.",
        "in words only",
    ),
    "a list of values without earlier ones": (
        "Мы улучшили основные показатели работы:\n- CSI — 90,1%;\n- NPS — 70%.",
        "нет прежних значений",
    ),
    "the largest": ("Мы — самая крупная сеть мастерских в области.", "без сравнения"),
    "the best in the sector": ("Наш сервис считается лучшим в отрасли.", "без сравнения"),
    "the friendliest, in English": (
        "Our bank is known to be the friendliest bank in the country.",
        "nothing to compare",
    ),
    "a cause": (
        "Благодаря новой службе компания смогла сократить расходы на рекламу.",
        "ничем не показана",
    ),
}

SUPPORTED = {
    "an earlier value": "Удовлетворённость выросла с 74% до 93%.",
    "was and is": "Удовлетворённость выросла: было 74%, стало 93%.",
    "a relative change": "Производительность выросла на треть.",
    "the value comes next": "Текучесть заметно снизилась. За год она упала с 46% до 29%.",
    "told elsewhere": "В мае удовлетворённость составляла 74%, было решено её поднять. Наша "
    "удовлетворённость выросла с 74%. Летом удовлетворённость улучшилась и составляет 93%.",
    "an intention": "Мы хотели, чтобы качество обслуживания выросло.",
    "a cost that rose": "Безусловно, выросли расходы на обучение.",
    "a superlative with a source": "По данным обзора рынка, мы самая крупная сеть в области.",
    "a superlative with a figure": "У нас самый высокий балл среди 14 линий.",
    "a way of speaking": "Самые опытные сотрудники учат новичков.",
    "the most frequent": "We collected the most frequent questions of the month.",
    "the largest share": "We moved the largest share of calls to the evening.",
    "a level that rose": "Уровень шума в зале вырос.",
    "an adjective": "She wanted an improved service for everyone.",
    "an ambition": "Мы стремимся стать лучшими в отрасли.",
    "a cause with its measure": "Благодаря новой службе расходы на рекламу сократились на 20%.",
}


@pytest.mark.parametrize("case", UNSUPPORTED)
def test_a_claim_that_rests_on_nothing_is_flagged(case: str) -> None:
    text, said = UNSUPPORTED[case]
    (flag,) = flags(whole(text), "unsupported")
    assert said in flag.message


@pytest.mark.parametrize("case", SUPPORTED)
def test_a_claim_with_its_reason_beside_it_is_not(case: str) -> None:
    assert not flags(whole(SUPPORTED[case]), "unsupported")


def test_what_is_told_twice_is_flagged_once() -> None:
    claim = "Наш сервис считается лучшим в отрасли."
    assert len(flags(whole(f"{claim} Мы ведём журнал. {claim}"), "unsupported")) == 1


def test_a_manner_of_writing_is_pointed_out_a_few_times_only() -> None:
    text = " ".join(
        f"Качество {what} значительно выросло."
        for what in ("речи", "писем", "записей", "чатов", "звонков", "отчётов")
    )
    assert len(flags(whole(text), "unsupported")) == 3
