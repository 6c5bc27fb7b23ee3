"""What the offline judge says, in both languages. Nothing it says is written anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assessor.entry import Language

# Forms for 1, 2-4 and 5 or more (Russian); for 1 and more (English, the last one twice).
COUNTED: Final[dict[Language, dict[str, tuple[str, str, str]]]] = {
    "ru": {
        "outcome": ("измеренный результат", "измеренных результата", "измеренных результатов"),
        "figure": ("число", "числа", "чисел"),
        "baseline": ("исходное значение", "исходных значения", "исходных значений"),
        "action": ("описанное действие", "описанных действия", "описанных действий"),
        "example": ("пример", "примера", "примеров"),
        "clause": ("высказывании", "высказываниях", "высказываниях"),
    },
    "en": {
        "outcome": ("measured outcome", "measured outcomes", "measured outcomes"),
        "figure": ("figure", "figures", "figures"),
        "baseline": ("earlier value", "earlier values", "earlier values"),
        "action": ("action described", "actions described", "actions described"),
        "example": ("example", "examples", "examples"),
        "clause": ("statement", "statements", "statements"),
    },
}

NAMED: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "period": "период",
        "target": "цель или норматив",
        "comparison": "сравнение с другими",
        "example": "пример",
        "outcome": "измеренный результат",
        "baseline": "исходное значение",
        "action": "описание действий",
    },
    "en": {
        "period": "a period",
        "target": "a target",
        "comparison": "a comparison with others",
        "example": "an example",
        "outcome": "a measured outcome",
        "baseline": "an earlier value",
        "action": "what was done",
    },
}

SENTENCES: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "found": "Проверка по правилам, без языковой модели: в {clauses} по критерию есть "
        "{found}{missing}.",
        "slogans": "Проверка по правилам, без языковой модели: в {clauses} по критерию нет ни "
        "примера, ни числа, ни описания сделанного.",
        "repeats": "Проверка по правилам, без языковой модели: в {clauses} по критерию лишь "
        "дословно повторены другие места эссе.",
        "nothing": "Проверка по правилам, без языковой модели: в эссе не нашлось предложений, "
        "которые говорили бы о критерии «{title}».",
        "missing": "; не нашлись: {missing}",
        "next": "Для уровня {level} рубрика ждёт: «{anchor}».",
        "no_entry": "В эссе нет ни одного законченного предложения.",
    },
    "en": {
        "found": "Checked by rules, not by a language model: {clauses} on this criterion; found: "
        "{found}{missing}.",
        "slogans": "Checked by rules, not by a language model: no example, no figure and no "
        "account of what was done in {clauses} on this criterion.",
        "repeats": "Checked by rules, not by a language model: what stands on this criterion "
        "({clauses}) only repeats other parts of the essay word for word.",
        "nothing": "Checked by rules, not by a language model: the essay has no sentence that "
        "speaks to the criterion “{title}”.",
        "missing": "; not found: {missing}",
        "next": "For level {level} the rubric expects: “{anchor}”.",
        "no_entry": "The essay has not one complete sentence.",
    },
}

# What would help, by the sign that is missing.
GAPS: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "disputed": "Цифры здесь противоречат друг другу или другому месту эссе.",
        "example": "Нет конкретного случая: что произошло, кто и что сделал.",
        "action": "Не описано, что именно сделано.",
        "figure": "Нет ни одного числа.",
        "outcome": "Мало измеренных результатов: назовите показатель и его значение.",
        "change": "Не видно, насколько показатель изменился.",
        "baseline": "Нет исходных значений: какими показатели были до изменений.",
        "period": "Не указан период, за который получены цифры.",
        "target": "Нет цели или норматива, с которым можно сопоставить факт.",
        "comparison": "Нет сравнения с отраслью, другой командой или внешней оценкой.",
        "limits": "Не названы ограничения и уроки; не видно, могут ли это повторить другие.",
        "cause": "Не показано, как действия привели к результату.",
    },
    "en": {
        "disputed": "The figures here contradict each other or another part of the essay.",
        "example": "There is no actual case: what happened, who did what.",
        "action": "It is not said what exactly was done.",
        "figure": "There is not one figure.",
        "outcome": "Too few measured outcomes: name the indicator and its value.",
        "change": "It does not show by how much the indicator changed.",
        "baseline": "There are no earlier values: what the indicators were before the change.",
        "period": "The period of the figures is not given.",
        "target": "There is no target to hold the actual value against.",
        "comparison": "There is no comparison with the sector, another team or an outside review.",
        "limits": "Limits and lessons are not named; it does not show whether others can do it.",
        "cause": "It does not show how the actions led to the result.",
    },
}


def counted(language: Language, what: str, number: int) -> str:
    """'2 показателя', '1 outcome': a number and its noun in the right form."""
    one, few, many = COUNTED[language][what]
    if language == "en":
        return f"{number} {one if number == 1 else many}"
    if number % 10 == 1 and number % 100 != 11:
        return f"{number} {one}"
    return (
        f"{number} {few if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else many}"
    )


def listed(language: Language, items: Sequence[str]) -> str:
    """'a, b and c'."""
    *head, last = items
    joint = " и " if language == "ru" else " and "
    return ", ".join(head) + joint + last if head else last
