"""What is asked for, promised, allowed or had by others is no second value of what was measured."""

from __future__ import annotations

import pytest

from tests.checks.essays import flags, whole

BESIDE = " Средний ответ занимает 3 часа."
ANSWERED = " Мы ответили на 87% звонков."
TAKES = " The average answer takes 3 hours."
WE_ANSWERED = " We answered 87% of calls."

NORMS = [
    *(
        f"{name} — ответ за 2 часа.{BESIDE}"
        for name in (
            "Норматив",
            "Порог",
            "Предел",
            "Обещание клиентам",
            "Требование заказчика",
            "Ориентир рынка",
            "Наш стандарт",
            "Норма",
        )
    ),
    f"Ответ за 2 часа — наш стандарт.{BESIDE}",
    f"Ответ за 2 часа предусматривает договор.{BESIDE}",
    *(
        f"{name} — 90% отвеченных звонков.{ANSWERED}"
        for name in ("SLA", "Планка для команды", "Минимум по договору", "Цель на год")
    ),
    "Цель на год — 90% отвеченных звонков. Мы ответили на 87% звонков и цели не достигли.",
    "Допустимая доля потерянных звонков — 5%. Доля потерянных звонков — 7%.",
    "Среднее по отрасли — 85% отвеченных звонков. Мы отвечаем на 92% звонков.",
    "Максимум по регламенту — 2 часа на ответ. Средний ответ занимает 3 часа.",
    f"The standard is 2 hours per answer.{TAKES}",
    f"An answer within 2 hours is allowed.{TAKES}",
    *(
        f"{name} 90% of answered calls.{WE_ANSWERED}"
        for name in (
            "The contract asks for",
            "Our threshold is",
            "The industry average is",
            "The regulator requires",
            "National average is",
            "We promised an answer to",
            "The limit is",
        )
    ),
]

MEASURED = {
    "above it": "Доля отвеченных звонков — 94%, это выше норматива. Мы отвечаем на 90% звонков.",
    "sooner": f"Быстрее норматива: ответ занимает 2 часа.{BESIDE}",
    "better": "We answer 94% of calls, above the standard. Today we answer 87% of calls.",
    "in other words": f"Лидер рынка, мы отвечаем на 94% звонков.{ANSWERED}",
    "how often it is kept": "В 2023 году 84% звонков приняты не позднее тридцати секунд. "
    "Норматив ответа на звонок, полминуты, в 2023 году соблюдён в 77% случаев.",
}


@pytest.mark.parametrize("text", NORMS)
def test_a_norm_beside_what_was_measured_is_no_contradiction(text: str) -> None:
    assert not flags(whole(text), "contradiction")


@pytest.mark.parametrize("case", MEASURED)
def test_a_value_told_beside_a_norm_stays_one(case: str) -> None:
    assert flags(whole(MEASURED[case]), "contradiction")
