"""What a sentence of a summary tells in the opposite word: "kept" of what the essay dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

# Questions of which only one answer can be true; a star is any ending. Not every word of a side
# means the same, but none can be said of what a word of another side is said of.
_QUESTIONS: Final = (
    # what it cost, beside what it was to cost
    """under budget, below budget, cheaper, less expensive, less than planned, less than budgeted,
    дешевл*, меньше сметы, ниже сметы, сэконом* |
    over budget, overshot its budget, overshot the budget, dearer, more expensive, costlier, дорож*,
    превысил* смет*, превысил* бюджет*, сверх сметы, выше сметы""",
    "faster, quicker, быстрее | slower, медленнее",
    "more often, чаще | less often, more rarely, реже",
    # what people thought of it
    """welcom*, embrac*, eager*, glad*, willing*, enthusias*, охотно, воодушевл*, радостно,
    поддержа*, приветств*, доверял*, доверяют, с готовностью, с радостью, сразу согласил* |
    grumbl*, furious, resent*, feared, worried, опасал*, боял*,
    resist*, protest*, objected, objection*, wary, scept*, reluctan*, sabotag*, distrust*,
    did not want, didn't want, left it blank, carelessly, саботир*, ворча*, противил*, противятся,
    сопротивл*, возража*, неохотно, не хотел*, не желал*, отказывал*, кое-как, бросали трубку,
    с недоверием, недоверчиво, обижа*""",
    "agreed, consent*, согласил* | refus*, declined to, declined flatly, отказал*",
    # what became of it
    """has been kept, was kept, retain*, remain in use, remains in use, still in use, is still used,
    прижил*, сохранил*, сохранен*, оставлен*, висит до сих пор, до сих пор действу* |
    was dropped, were dropped, been dropped, was withdrawn, were withdrawn, been withdrawn,
    was scrapped, were scrapped, been scrapped, was abandoned, were abandoned, was removed,
    was closed, been closed, was shut, and closed, ended after, given up, снят, сняты, сняли,
    убрали, упразднил*, свернул*, отказались, отключили""",
    """success, successful*, popular, удачн*, успешн* |
    unsuccessful*, unpopular, failed, failure*, fails, got wrong, was wrong, were wrong,
    disappointment, неудач*, провал*""",
    """unpaid, without pay, for free, free of charge, бесплатн*, безвозмездн* |
    paid, pay, оплат*, оплачив*, доплат*""",
    """fully staffed, полностью укомплект* |
    short of, understaffed, не хватает, нехватк*, некомплект""",
    "уволилась, уволился, уволились, resigned | остал*, stayed",
    # whose it was
    "федеральн*, federal | областн*, региональн*, regional | городск* бюджет*, municipal",
    """in-house, its own, our own, their own, ourselves, своими силами, собственными силами |
    outside compan*, outside contract*, outside suppl*, outside agenc*, outside develop*, external*,
    contractor*, outsourc*, подрядчик*, аутсорс*, сторонн*""",
)


def _pattern(words: str) -> str:
    phrases = (" ".join(phrase.split()) for phrase in words.split(",") if phrase.strip())
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)


_ANSWER: Final = re.compile(
    r"\b(?:{})(?!\w)".format(
        "|".join(
            f"(?P<row{row}_{side}>{_pattern(answer)})"
            for row, question in enumerate(_QUESTIONS)
            for side, answer in enumerate(question.split("|"))
        )
    ),
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(
    r"\b(?:не|ни|без|not|no|never|nobody|neither|without|n['’]t|никто)(?: \w+){0,2} $",
    re.IGNORECASE,
)


def opposite(told: str, near: Sequence[str], around: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words of a sentence that answer otherwise than the sentences it rests on, with these.

    `around` are those and what stands beside them: where that answers the same, or denies an
    answer, nothing is opposite, nor where the sentence itself has both.
    """
    for row, ours in _answers(told).items():
        sides = {side for side, _ in ours}
        if len(sides) > 1 or any(denied for _, denied in ours):
            continue
        others = [_answers(text).get(row, {}) for text in around]
        if any(side in sides or denied for one in others for side, denied in one):
            continue
        says = next((text for text in near if row in _answers(text)), None)
        if says is not None:
            yield next(iter(ours.values())), says


@lru_cache(maxsize=2_000)
def _answers(text: str) -> dict[str, dict[tuple[str, bool], str]]:
    """The answers of a text by their question: which side, whether denied, and the word."""
    found: dict[str, dict[tuple[str, bool], str]] = {}
    for match in _ANSWER.finditer(text):
        row, _, side = (match.lastgroup or "").partition("_")
        denied = _NEGATED.search(text[max(match.start() - _REACH, 0) : match.start()]) is not None
        found.setdefault(row, {})[side, denied] = match.group()
    return found


_REACH: Final = 40  # characters before an answer that may deny it
