"""How what was found is told to a juror, by language."""

from __future__ import annotations

from assessor.entry import Language
from assessor.text.characters import Kind

FOUND: dict[Language, dict[Kind, str]] = {
    "ru": {
        "invisible": "Невидимые знаки в тексте, мест: {count}. Здесь: {shown}.",
        "direction": "Знаки, меняющие направление письма, мест: {count}. Здесь: {shown}.",
        "tags": "Надпись невидимыми знаками-метками, мест: {count}: {shown}.",
        "soft hyphens": "Мягкие переносы в тексте, мест: {count}. Здесь: {shown}.",
        "look-alikes": "Буквы двух алфавитов в одном слове, слов: {count}: {shown}.",
        "styled": "Буквы особого начертания вместо обычных, мест: {count}: {shown}.",
    },
    "en": {
        "invisible": "Characters that do not show, places: {count}. Here: {shown}.",
        "direction": "Characters that change the direction of writing, places: {count}: {shown}.",
        "tags": "An inscription in invisible tag characters, places: {count}: {shown}.",
        "soft hyphens": "Soft hyphens in the text, places: {count}. Here: {shown}.",
        "look-alikes": "Letters of two alphabets in one word, words: {count}: {shown}.",
        "styled": "Letters of a special style instead of plain ones, places: {count}: {shown}.",
    },
}
TOGETHER: dict[Language, str] = {
    "ru": "; все вместе: «{said}»",
    "en": "; all together: “{said}”",
}
SPOKEN: dict[Language, dict[bool, str]] = {
    "ru": {
        False: "Текст обращается к тому, кто оценивает: «{shown}».",
        True: "Скрытое обращение к тому, кто оценивает: «{shown}».",
    },
    "en": {
        False: "The text speaks to whoever grades it: “{shown}”.",
        True: "A disguised message to whoever grades: “{shown}”.",
    },
}
HIDDEN: dict[Language, dict[str, str]] = {
    "ru": {
        "hidden text": "скрытый текст",
        "white text": "белый текст на белом",
        "text in the colour of its ground": "текст цвета фона",
        "tiny text": "слишком мелкий текст",
        "off the page": "текст за краем страницы",
        "comment": "примечание",
        "metadata": "свойства файла",
        "header or footer": "колонтитул",
        "deleted text": "удалённый текст",
        "description of a picture": "описание картинки",
        "part that is not painted": "непоказываемая часть страницы",
    },
    "en": {},
}
FIELDS: dict[Language, dict[str, str]] = {
    "ru": {
        "organisation": "Организация",
        "nominee": "Номинант",
        "nomination": "Номинация",
        "city": "Город",
        "headcount": "Сотрудников",
        "website": "Сайт",
    },
    "en": {},
}
IN_FIELD: dict[Language, str] = {
    "ru": "Поле «{field}»: {said}",
    "en": "Field “{field}”: {said}",
}
IN_FILE: dict[Language, str] = {
    "ru": "В файле есть то, чего не видно на странице ({how}): «{shown}».",
    "en": "The file holds what the page does not show ({how}): “{shown}”.",
}
