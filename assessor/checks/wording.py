"""The sentences of the flags, as a juror would write them, in both languages."""

from __future__ import annotations

from typing import Final

from assessor.entry import Language

MESSAGES: Final[dict[Language, dict[str, str]]] = {
    "ru": {
        "whole_essay": "эссе",
        "over_characters": "Раздел «{title}» длиннее допустимого: {count} знаков при пределе "
        "{limit} (больше на {percent}%).",
        "over_words": "Раздел «{title}» длиннее допустимого: {count} слов при пределе {limit} "
        "(больше на {percent}%).",
        "about_limit": "Раздел «{title}» на границе предела {limit}: по самому строгому счёту "
        "{largest}, по самому мягкому {count}.",
        "absent": "Нет раздела «{title}», которого требует форма.",
        "thin": "Раздел «{title}» почти пуст, слов в нём: {words}.",
        "empty": "Раздел «{title}» пуст.",
        "pasted": "Раздел «{title}» на {percent}% дословно повторяет другие ({others}), "
        "начиная с «{quote}».",
        "told_again": "В эссе дословно повторено уже сказанное: «{quote}».",
    },
    "en": {
        "whole_essay": "essay",
        "over_characters": "The section “{title}” is too long: {count} characters where {limit} "
        "are allowed ({percent}% over).",
        "over_words": "The section “{title}” is too long: {count} words where {limit} are allowed "
        "({percent}% over).",
        "about_limit": "The section “{title}” is at its limit of {limit}: {largest} by the "
        "strictest count, {count} by the mildest.",
        "absent": "The section “{title}”, which the form asks for, is not there.",
        "thin": "The section “{title}” is almost empty; it has {words} words.",
        "empty": "The section “{title}” is empty.",
        "pasted": "The section “{title}” repeats others ({others}) word for word for {percent}% of "
        "its length, beginning with “{quote}”.",
        "told_again": "What has been said is repeated word for word: “{quote}”.",
    },
}
