"""What a sentence of a summary tells in the opposite word: "kept" of what the essay dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

# A line is one question, its parts between bars the answers, of which only one can be true.
_LINES: Final = (
    # what it cost, beside what it was to cost
    r"under budget|below budget|cheaper|less expensive|дешевл\w+|меньше сметы|ниже сметы"
    r"|сэконом\w+"
    r" | over budget|overs\w+ (?:its|the) budget|dearer|more expensive|costlier|дорож\w+"
    r"|превы\w+ (?:смет|бюджет)\w*|сверх сметы|выше сметы",
    r"faster|quicker|быстрее | slower|медленнее",
    r"more often|чаще | less often|more rarely|реже",
    # what people thought of it
    r"welcom\w+|embrac\w+|eager\w*|glad\w*|willing\w*|enthusias\w+|(?:охотно|воодушевл\w+|радостно"
    r"|поддержа\w+|приветств\w+|доверя(?:л|ют)\w*)"
    r" | grumbl\w+|resist\w+|protest\w+|object(?:ed|ion\w*)|wary|scept\w+|reluctan\w+|sabotag\w+"
    r"|distrust\w*|carelessly|refused|саботир\w+|ворча\w+|против(?:ил|ятся)\w*|сопротивл\w+|возража\w+"
    r"|неохотно|кое-как|бросали трубку|с недоверием|недоверчиво|обижа\w+",
    r"agreed|consent\w+|согласил\w+ | refus\w+|declin(?:ed|es) (?:to|flatly)|отказал\w+",
    # what became of it
    r"has been kept|was kept|retain\w+|remains? in use|is still used|прижил\w+|сохран(?:ил|ен)\w*"
    r"|оставлен\w*|висит до сих пор|до сих пор (?:действу|работа)\w+"
    r" | (?:was|were|been) (?:dropped|withdrawn|scrapped|abandoned|removed|abolished|pulled|closed)"
    r"|снят\w?|сняли|убрали|упразднил\w*|свернул\w*|отказались|отключили",
    r"success(?:ful(?:ly)?)?|popular|(?<!не)удачн\w+|успешн\w+"
    r" | unsuccessful\w*|unpopular|fail(?:ed|ure|s)|got wrong|(?:was|were) wrong"
    r"|неудач\w+|провал\w+",
    r"unpaid|without pay|for free|free of charge|бесплатн\w+|безвозмездн\w+"
    r" | paid|(?:double )?pay|оплат\w+|оплачив\w+|доплат\w+",
    r"fully staffed|полностью укомплект\w+"
    r" | short of|understaffed|не хватает|нехватк\w+|некомплект",
    r"уволил\w*(?:сь|ся)|resigned|left the (?:company|team) | остал\w+|stayed",
    # whose it was
    r"федеральн\w+|federal | областн\w+|региональн\w+|regional | городск\w+ бюджет\w*|municipal",
    r"in-house|(?:by|with) (?:its|our|their) own|ourselves|своими силами|собственными силами"
    r" | outside (?:compan|contract|suppl|agenc|develop)\w+|external\w*|contractors?|outsourc\w+"
    r"|подрядчик\w*|аутсорс\w*|сторонн\w+",
)
_ROWS: Final = tuple(
    tuple(re.compile(rf"\b(?:{side.strip()})(?!\w)", re.IGNORECASE) for side in line.split(" | "))
    for line in _LINES
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
    for row in _ROWS:
        ours = _answers(row, told)
        if len(ours) != 1:
            continue
        ((answer, word),) = ours.items()
        if any(answer in _answers(row, text) or _is_denied(row, text) for text in around):
            continue
        says = next((text for text in near if _answers(row, text)), None)
        if says is not None and not _is_denied(row, told):
            yield word, says


def _answers(row: Sequence[re.Pattern[str]], text: str) -> dict[int, str]:
    found = ((i, pattern.search(text)) for i, pattern in enumerate(row))
    return {i: match.group() for i, match in found if match}


def _is_denied(row: Sequence[re.Pattern[str]], text: str) -> bool:
    matches = (match for pattern in row for match in pattern.finditer(text))
    return any(_NEGATED.search(text[max(m.start() - 40, 0) : m.start()]) for m in matches)
