"""Text that imitates what is around an essay when it is graded: the marks of a chat, the end of the
essay itself, the answer of a model, a call that sets a score.

What nobody writes by chance needs no weighing. What an honest entry may have too ("Assistant: a
trainee in her first weeks", "the average score (4.6 of 5)") needs some weight besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assessor.tamper.weights import weight

_KEYS: Final = (
    r"(?:criterion|score|level|grade|rating|rationale|verdict|total|критерий|балл\w*|оценка|уровень"
    r"|итог|обоснование)"
)
SIGNS: Final = re.compile("[<\\[{#=(:/\"'_]")
"""What every imitation has one of."""
CERTAIN: Final = re.compile(
    r"<\|\w{2,20}\|>|<\|?/?(?:im_start|im_end|system|endoftext|user|assistant)\|?>"
    r"|\[/?(?:INST|SYS)\]|<</?SYS>>"
    r"|</?\s*(?:essay|entry|submission|эссе|заявка|заявки)(?:-\w+)?\s*/?>"
    rf"|[{{,]\s*[\"']?{_KEYS}[\"']?\s*:\s*[\"'\d]|<{_KEYS}>\s*\d"
    r"|\S\s*#{3,}\s*(?:\w+\s+)?(?:instructi|system|prompt|инструкци|систем|промпт)"
    r"|[\"']role[\"']\s*:\s*[\"']"
    r"|\b(?:set|assign|give|force|submit|return)_(?:\w+_)?(?:score|grade|level|rating|mark|review)s?"
    r"\s*\(",
    re.IGNORECASE,
)
LIKELY: Final = re.compile(
    r"(?P<opening>(?<!\w)(?:system|assistant|user|human|developer|model|ai|система|ассистент|помощник|модель"
    r"|пользователь|разработчик|нейросеть|ии)\s*:"
    r"|\#{2,}|(?:итогов\w+\s+|final\s+|overall\s+)?(?:балл\w*|оценка|score|grade|mark|level)\b"
    r".{0,40}\b(?:обоснование|rationale|justification))"
    rf"|[\"'{{<]\s*{_KEYS}[\"'>]\s*[:=,]?"
    r"|\b(?:set|get|give|assign|force|max|final)?_?(?:score|grade|level|rating|marks?)s?(?:_\w+)?"
    r"\s*(?:\([^)]{0,60}(?:=|\d)|=\s*\d)"
    r"|[\[{<(]\s*/?(?:system|internal|admin\w*|debug|override|служебн\w+|систем\w*|metadata|meta"
    r"|inst|instructions?|инструкци\w+|prompt)\b[^\]}>)]{0,30}[\]}>)]"
    r"|(?:\d{1,3} ?/ ?\d{1,3}\b.{0,60}){2}"
    r"(?:override|recommend|рекоменд|победител|winner|first place)"
    r"|override.{0,60}\d ?/ ?\d|call tool\s*:",
    re.IGNORECASE,
)
"""Parts of an answer, of a message of the system, of a call; a role and what it says."""
EDGE_OF_LIKELY: Final = -0.3
FIRST_WORDS: Final = re.compile(r"(?:\S+\s+){0,13}\S+")
"""What somebody is made to say begins there, and an honest sentence may follow."""


def imitates(sentence: str) -> bool:
    """Does a sentence imitate what only a program, or somebody in a chat with one, writes?"""
    if not SIGNS.search(sentence):
        return False
    return bool(CERTAIN.search(sentence)) or any(
        weight(said) > EDGE_OF_LIKELY for said in _said(sentence)
    )


def _said(sentence: str) -> Iterator[str]:
    """The sentence, if it has a sign, and what a role in the midst of it says."""
    found = list(LIKELY.finditer(sentence))
    if found:
        yield sentence
    for match in found:
        if match["opening"] and (words := FIRST_WORDS.match(sentence, match.start())):
            yield words[0]
