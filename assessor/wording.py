"""Sentences that are said about a result, in both languages. Labels of a report live with it."""

from __future__ import annotations

from typing import Final

from assessor.entry import Language

WORDING: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "unsupported": "Критерий «{title}»: назван уровень {level}, но ни одной цитаты "
        "в подтверждение в эссе нет. Уровень не засчитан.",
        "spoken_changes": "Обращение к тому, кто оценивает, не засчитано: уровни даны без этого "
        "места. Без него: {changes}.",
        "spoken_changes_nothing": "Обращение к тому, кто оценивает, не засчитано: уровни даны без "
        "этого места. С ним они были бы те же.",
        "instead": "«{title}» {counted} вместо {other}",
        "no_level": "без оценки",
        "open_answered": "Ответ модели пуст.",
        "open_refused": "Модель отказалась отвечать.",
        "open_filtered": "Ответ остановлен фильтром содержания.",
        "open_truncated": "Ответ модели оборвался.",
        "open_unparsable": "Ответ модели не удалось прочесть.",
        "open_silent": "Модель не ответила. {problem}",
        "invented": "Оценки нет: приведённых цитат нет в эссе.",
        "no_evidence": "Оценки нет: уровень не подтверждён цитатой.",
        "summary_replaced": "Изложение модели дважды нарушило правила; напечатаны {what}. "
        "Нарушения: {violations}",
        "summary_missing": "Изложения от модели нет: {why} Напечатаны {what}.",
        "own_sentences": "только те его предложения, которые прошли проверку",
        "extract": "предложения самого эссе, выбранные по правилам",
        "status_unscored": "{title}: без оценки",
        "status_cannot_assess": "{title}: невозможно оценить",
        "status_summary": "изложение нужно проверить",
        "status_flag": "{message}",
        "status_nothing": "ни на один вопрос нет ответа. {why}",
    },
    "en": {
        "unsupported": "Criterion “{title}”: level {level} was given, but the essay has no quote "
        "that supports it. The level does not count.",
        "spoken_changes": "Words to whoever grades do not count: the levels are those without this "
        "passage. Without it: {changes}.",
        "spoken_changes_nothing": "Words to whoever grades do not count: the levels are those "
        "without this passage. With it they would be the same.",
        "instead": "“{title}” {counted} instead of {other}",
        "no_level": "no score",
        "open_answered": "The model's answer is empty.",
        "open_refused": "The model refused to answer.",
        "open_filtered": "A content filter stopped the answer.",
        "open_truncated": "The model's answer broke off.",
        "open_unparsable": "The model's answer could not be read.",
        "open_silent": "The model did not answer. {problem}",
        "invented": "No score: the quotes given are not in the essay.",
        "no_evidence": "No score: no quote supports the level.",
        "summary_replaced": "The model's summary broke the rules twice; printed instead: {what}. "
        "What was wrong: {violations}",
        "summary_missing": "There is no summary from the model: {why} Printed instead: {what}.",
        "own_sentences": "those of its sentences that passed every check",
        "extract": "sentences of the essay itself, chosen by rule",
        "status_unscored": "{title}: no score",
        "status_cannot_assess": "{title}: cannot be assessed",
        "status_summary": "the summary needs a look",
        "status_flag": "{message}",
        "status_nothing": "no question was answered. {why}",
    },
}


def say(language: Language, key: str, **values: object) -> str:
    """The sentence `key` in `language`, with `values` in their places."""
    return WORDING[language][key].format(**values)
