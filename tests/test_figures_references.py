"""Numbers that refer to a part, a version, a place or a day, and those that count beside them."""

from __future__ import annotations

import pytest

from assessor.figures import figures


@pytest.mark.parametrize(
    "text",
    [
        "1.2. Цели",
        "1.2 Цели проекта",
        "1.1. О команде\n1.2. Цели",
        "Итоги\n2.3 Результаты",
        "## 3.4 Results and impact",
        "См. раздел 5 и разд. 6",
        "см. пп. 3.1 и 3.2, подпункт 4",
        "в разделах 3, 4 и 5, главы 2–4",
        "Таблица 4, рис. 1.2, рисунки 3 и 4",
        "приложение 2 к отчёту",
        "стр. 1 из 12, on page 1 of 12, pp. 12-14",
        "see Section 5, Tables 4 and 5",
        "Appendix 2, Appendices 3 and 4, Exhibit 5",
        "as Figure 3 shows, Chart 2 tells",
        "paragraph 3.1 and clause 14 of the contract",
        "код 1234, с кодом 5512, артикул 55-12",
        "order number 4411, ticket 45120 was closed",
        "заявка 45120 закрыта, по договору 4411",
        "v2.0, v. 2.1, web2.0, iOS 17.2",
        "версия 3.1, в версии 3.2, с версии 2.0 до 3.1",
        "release 4.2 was late, build 1043",
        "ст. 14 закона, приказ 118",
        "рейс 482, автобус 14, окно 4 работает, линия 112",
        "Day 1 and week 12; день 1, неделя 3",
        "ошибка 404, форма 2, пример 3",
        "индекс 630099",
    ],
)
def test_what_a_number_names(text: str) -> None:
    assert [f"{f.kind} {f.low}" for f in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2 раздела, 3 sections, 5 версий", [2, 3, 5]),
        ("12 страниц и 4 таблицы", [12, 4]),
        ("В разделе 12 сотрудников", [12]),
        ("в таблице 40 строк", [40]),
        ("на слайде 3 графика", [3]),
        ("на странице 5 новых вопросов", [5]),
        ("таблица 4, 27 звонков", [27]),
        ("see section 4, and 27 calls", [27]),
        ("школ 14, окон 6, страниц 12", [14, 6, 12]),
        ("we build 12 sites and note 3 things", [12, 3]),
        ("we order 400 parts", [400]),
        ("line 12 agents up", [12]),
        ("the team numbers 54, complaints numbered 1,240", [54, 1240]),
        ("на линии 44 сотрудника", [44]),
        ("guests rate the desk 4.6, volunteers number 2,000", [4.6, 2000]),
        ("release 6 updates a year", [6]),
        ("Итоги\n4.8 Средняя оценка", [4.8]),
        ("Итоги\n1.5 млн звонков", [1_500_000]),
        ("Индекс 85", [85]),
        ("в день 12 звонков, за неделю 3 заявки", [12, 3]),
        ("Код сменили 3 раза", [3]),
        ("приложением пользуются 40 тысяч клиентов", [40_000]),
    ],
)
def test_what_a_number_counts_beside_such_a_name(text: str, values: list[float]) -> None:
    assert [float(f.low) for f in figures(text)] == values
