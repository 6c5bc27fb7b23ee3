"""What a violation says, in the summary's language. `{found}` and `{says}` are quoted text."""

from __future__ import annotations

from typing import Final

from assessor.entry import Language

_SAYS: Final = {"ru": " В эссе: «{says}».", "en": " The essay says: “{says}”."}

_MESSAGES: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "figure": "Числа «{found}» в эссе нет.",
        "unit": "«{found}»: число в эссе есть, но относится к другой единице.",
        "direction": "«{found}»: направление изменения не то, что в эссе.",
        "period": "«{found}»: период не тот, что в эссе.",
        "rate": "«{found}»: в эссе это число за другой отрезок времени.",
        "pair": "«{found}»: в эссе это изменение идёт между другими значениями.",
        "bound": "«{found}»: «больше» или «меньше» сказано не так, как в эссе.",
        "forecast": "«{found}»: в эссе это план, цель или прогноз, а сказано как о факте.",
        "deed": "«{found}»: в эссе это сделал другой.",
        "done": "«{found}»: в эссе это уже сделано, а сказано как о плане.",
        "denial": "«{found}»: в эссе сказано обратное.",
        "subject": "«{found}»: в эссе это число другого показателя.",
        "name": "Названия или имени «{found}» в эссе нет.",
        "too_long": "Слов {found}, а можно не больше {limit}.",
        "untold": "Не сказано, а должно быть: {found}.",
        "form": "«{found}»: нужен связный текст без заголовков, списков и разметки.",
        "language": "Изложение должно быть на русском языке.",
        "missing": "Изложения нет: ни одного предложения.",
    },
    "en": {
        "figure": "The essay does not have the figure “{found}”.",
        "unit": "“{found}”: the essay has this number, but of another unit.",
        "direction": "“{found}”: the change goes another way than in the essay.",
        "period": "“{found}”: the period is not the one the essay gives.",
        "rate": "“{found}”: the essay counts this by another unit of time.",
        "pair": "“{found}”: in the essay this change is between other values.",
        "bound": "“{found}”: “more” or “less” is told otherwise than in the essay.",
        "forecast": "“{found}”: a plan, target or forecast of the essay is told as fact.",
        "deed": "“{found}”: in the essay somebody else did this.",
        "done": "“{found}”: the essay tells this as done, and it is told as a plan.",
        "denial": "“{found}”: the essay says the reverse.",
        "subject": "“{found}”: in the essay this figure measures something else.",
        "name": "The essay does not have the name “{found}”.",
        "too_long": "{found} words, and {limit} are the most allowed.",
        "untold": "Left out, and it has to be told: {found}.",
        "form": "“{found}”: plain prose is wanted, without headings, lists or markup.",
        "language": "The summary must be in English.",
        "missing": "There is no summary: not one sentence.",
    },
}


def message(language: Language, key: str, found: str = "", says: str = "", limit: int = 0) -> str:
    """One sentence on what is wrong, and what the essay says if it says something."""
    told = _MESSAGES[language][key].format(found=found, limit=limit)
    return told + (_SAYS[language].format(says=says) if says else "")
