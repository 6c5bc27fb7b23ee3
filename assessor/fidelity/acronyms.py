"""Acronyms of the trade: known to a summary when the essay tells what they stand for."""

from __future__ import annotations

import re
from typing import Final

# What the essay may say for each, in either language; stems, so that any case will do.
_TOLD: Final = {
    "fcr": r"first[- ](?:contact|call)|(?:с|при) перв\w+ (?:обращени|звонк|контакт|раза)",
    "aht": r"handl\w+ time|(?:врем\w+|длительност\w+) (?:разговор|обработк|обслуживан)",
    "asa": r"(?:average )?speed of answer|(?:врем\w+|скорост\w+) (?:ответа|ожидани)",
    "nps": r"net promoter|индекс\w* (?:\w+ой )?лояльност|готовност\w+ рекоменд",
    "csat": r"customer satisfaction|satisfaction (?:score|rating|index)|удовлетвор[её]нност",
    "csi": r"customer satisfaction|satisfaction index|(?:индекс\w*|уров\w+) удовлетвор[её]нност",
    "ces": r"customer effort|effort score|усили\w+ (?:клиент|потребител|покупател)",
    "enps": r"employee (?:net )?promoter|лояльност\w+ (?:сотрудник|персонал|оператор)",
    "sla": r"service[- ]level|уров\w+ (?:сервис|обслуживан)",
    "sl": r"service[- ]level|уров\w+ (?:сервис|обслуживан)",
    "ivr": r"voice menu|interactive voice|phone menu|голосово\w+ меню",
    "crm": r"customer relationship|(?:учёт|управлени)\w* (?:отношени|клиент)",
    "kpi": r"key performance|ключев\w+ показател",
    "roi": r"return on (?:the )?invest|окупаемост|рентабельност",
    "lcr": r"(?:lost|abandoned) calls?|(?:потерянн|пропущенн)\w+ (?:звонк|вызов)",
}  # fmt: skip
_BRACKETS: Final = r"\(\s*{}\s*\)"
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def is_told(low: str, essay: str) -> bool:
    """Whether `essay` has, in words, what the acronym stands for."""
    told = _TOLD.get(low)
    return told is not None and re.search(rf"\b(?:{told})", essay, re.IGNORECASE) is not None


def is_explained(acronym: str, sentence: str) -> bool:
    """Whether `sentence` has the acronym in brackets after the words that its letters begin."""
    place = re.search(_BRACKETS.format(re.escape(acronym)), sentence)
    if place is None:
        return False
    words = _LETTERS.findall(sentence[: place.start()])[-len(acronym) :]
    return "".join(word[0] for word in words).lower() == acronym.lower()
