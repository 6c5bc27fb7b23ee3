"""The effect on one kind of request told as the effect on all of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assessor.checks.material import Material
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_value

NEAR: Final = 4  # sentences between the effect and what is made of it

_PART: Final = re.compile(
    r"\b(?:запрос|обращени|звонк|вопрос|жалоб|диалог|заяв|спор|случа|тикет|претензи|сообщени|писем"
    r"|возврат)\w* (?:о|об|по|про|на тему|с вопрос\w+)\b"
    r"|\b(?:calls|questions|requests|contacts|complaints|queries|disputes|cases|tickets|claims"
    r"|messages) (?:about|on|over|concerning)\b"
)
_WHOLE: Final = re.compile(
    r"\b(?:нагрузк\w* на (?:команд|лини|центр|отдел|служб|оператор|сотрудник)\w*"
    r"|общ\w+ (?:нагрузк|поток|числ|количеств|объем)\w*|все\w* (?:поток|обращени|звонк)\w*"
    r"|(?:total|overall|whole|team's) (?:load|workload|volume|traffic|number)"
    r"|(?:load|workload) (?:on|of) the (?:team|centre|center|line))\b"
)


def check(material: Material) -> Iterator[Flag]:
    """One flag a change that is first told of a part and then, unchanged, of the whole."""
    prose = material.prose
    for i, whole in enumerate(prose):
        if not _changes(whole) or not _WHOLE.search(whole.plain):
            continue
        for part in prose[max(0, i - NEAR) : i]:
            for change in _changes(part):
                if _PART.search(part.plain) and any(same_value(change, c) for c in _changes(whole)):
                    yield material.flag(
                        "contradiction",
                        "warning",
                        "part_for_whole",
                        [whole.span, part.span],
                        part=material.quote(part.span),
                        whole=material.quote(whole.span),
                    )


def _changes(sentence: Sentence) -> list[Figure]:
    return [f for f in sentence.figures if f.role == "by" and f.kind in {"percent", "multiple"}]
