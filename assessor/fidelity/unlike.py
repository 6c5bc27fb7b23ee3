"""What a sentence of a summary tells in the opposite word: "kept" of what the essay dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
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
    r"|distrust\w*|carelessly|саботир\w+|ворча\w+|против(?:ил|ятся)\w*|сопротивл\w+|возража\w+"
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
_SIDES: Final = {
    f"row{row}_{side}": answer.strip()
    for row, line in enumerate(_LINES)
    for side, answer in enumerate(line.split(" | "))
}
_ANSWER: Final = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{answer})' for name, answer in _SIDES.items())})(?!\w)",
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
