"""What a sentence of a summary tells in the opposite word: "kept" of what the essay dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
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
    absurd, did not want, didn't want, didn’t want, left it blank,
    carelessly, саботир*, ворча*, противил*, противятся,
    сопротивл*, возража*, неохотно, не хотел*, не желал*, отказывал*, кое-как, бросали трубку,
    с недоверием, недоверчиво, обижа*, refuse to use, refused to use, won't use, won’t use""",
    """were happy, are happy, were pleased, are pleased, happy with, pleased with, довольны,
    доволен, довольна | angry, unhappy, complained, злил*, сердил*, возмущ*, негодова*, недовол*,
    жаловал*""",
    "liked, enjoyed | disliked, hated",
    "opposed, выступал* против, был* против | championed, suggested, proposed, предложил*, добил*",
    "opened, открыли, открыт, открыта, открыты | closed, закрыли, закрыт, закрыта, закрыты",
    """agreed, consent*, persuaded the, persuaded to, согласил*, уговорил*, убедил* |
    refus*, declined to, declined flatly, отказал*""",
    "full-time, full time, полный день, полную ставку | part-time, part time, неполн*, полставки",
    """voluntar*, добровольно, по желанию |
    compulsory, mandatory, obligatory, обязательн*, принудит*""",
    "temporar*, временн* | permanent*, постоянн*, навсегда",
    """from the beginning, from the start, from the first day, from the very first, from day one,
    с самого начала, с первой недели, с первых недель, с первых же недель, с первого дня, сразу |
    at first, initially, to begin with, сначала, поначалу, сперва, первый месяц, первые месяцы,
    первые два месяца, первые недели, первое время, первые полгода""",
    # what became of it
    """has been kept, was kept, were kept, retain*, remain in use, remains in use,
    still in use, is still used, keeping, прижил*, сохранил*, сохранен*, оставлен*, оставили,
    висит до сих пор, до сих пор действу* |
    was dropped, were dropped, been dropped, was withdrawn, were withdrawn, been withdrawn,
    was scrapped, were scrapped, been scrapped, was abandoned, were abandoned, was removed,
    was closed, been closed, was shut, and closed, ended after, given up, снят, сняты, сняли,
    убрали, упразднил*, выбросил*, свернул*, отказались, отключили""",
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
    "сами, themselves | нанятые, наняты, hired",
    """in-house, its own, our own, their own, ourselves, своими силами, собственными силами |
    outside compan*, outside contract*, outside suppl*, outside agenc*, outside develop*, external*,
    contractor*, outsourc*, подрядчик*, аутсорс*, сторонн*""",
)


def _phrases(words: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in words.split(",")]


def _pattern(words: str) -> re.Pattern[str]:
    said = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in _phrases(words))
    return re.compile(rf"\b(?:{said})(?!\w)", re.IGNORECASE)


@cache  # most questions are never asked
def _row(number: int) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_pattern, _QUESTIONS[number].split("|")))


# The questions by how the longest word of a phrase begins: few sentences have any.
_HEAD: Final = 4


def _by_head() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for row, question in enumerate(_QUESTIONS):
        for phrase in (one for side in question.split("|") for one in _phrases(side)):
            longest = max(phrase.rstrip("*").split(), key=len)
            found.setdefault(longest[:_HEAD], set()).add(row)
    return found


_HEADS: Final = _by_head()
_WORD: Final = re.compile(r"[^\W_]+")
_NEGATED: Final = re.compile(
    r"(?:\b(?:не|ни|без|not|no|never|nobody|neither|without|cannot|никто)|n['’]t)(?: \w+){0,2} $",
    re.IGNORECASE,
)


def opposite(told: str, near: Sequence[str], around: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words of a sentence that answer otherwise than the sentences it rests on, with these.

    `around` are those and what stands beside them: where that answers the same, or denies an
    answer, nothing is opposite, nor where the sentence itself has both.
    """
    heads = (_HEADS.get(word[:_HEAD], ()) for word in _WORD.findall(told.lower()))
    for row in map(_row, sorted({number for rows in heads for number in rows})):
        ours = _answers(row, told)
        if len(ours) != 1 or _denied(row, told):
            continue
        ((side, word),) = ours.items()
        if any(side in _answers(row, text) or _denied(row, text) for text in around):
            continue
        says = next((text for text in near if _answers(row, text)), None)
        if says is not None:
            yield word, says


def _answers(row: Sequence[re.Pattern[str]], text: str) -> dict[int, str]:
    """The answers of a text to one question: which side, and the word."""
    found = ((side, pattern.search(text)) for side, pattern in enumerate(row))
    return {side: match.group() for side, match in found if match}


def _denied(row: Sequence[re.Pattern[str]], text: str) -> bool:
    matches = (match for pattern in row for match in pattern.finditer(text))
    return any(_NEGATED.search(text[max(m.start() - _REACH, 0) : m.start()]) for m in matches)


_REACH: Final = 40  # characters before an answer that may deny it
