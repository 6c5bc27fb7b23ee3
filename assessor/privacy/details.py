"""E-mail addresses and telephone numbers in running text.

Numbering plans: Russia and Kazakhstan (+7, trunk prefix 8, ten digits), Ukraine (+380, trunk 0,
nine digits), Belarus (+375, trunk 8 0, nine digits), any other country after a plus (ITU E.164:
8 to 15 digits). A bare number is a telephone number only in the grouping of its plan, so that
"1 234 567 обращений", an INN, a list of years or an order number stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

SPACE = r" \u00a0\u2009\u202f"
GAP = rf"[{SPACE}]?"
SEP = rf"{GAP}[-–‑—.]?{GAP}"
FOLD = rf"[{SPACE}\-–‑—.]{{0,2}}(?:\n{GAP})?"
"""A separator, or the end of a line after it."""
PART = rf"[{SPACE}\-–‑—./_]?"
LOCAL = rf"\d{{3}}{SEP}\d{{2}}{SEP}\d{{2}}"
CODE = rf"(?:\({GAP}\d{{3}}{GAP}\)|[34789]\d{{2}})"
ANYHOW = rf"(?:[{SPACE}()\-–‑—.]{{0,3}}\d)"
EXTENSION = rf"(?:,?{GAP}(?:доб|вн|ext|extension)\.?{GAP}\d{{1,6}})?"
NOT_INSIDE = r"(?<![\w№#/])(?<![\d][.,\-–—])(?<![№#][ \u00a0])"
NOT_GOING_ON = r"(?!\d)(?![-–—.,/]\d)"

SIGN = rf"(?:@|&#64;|%40|{GAP}[(\[{{<]{GAP}(?:at|a|а|собака|эт){GAP}[)\]}}>])"
DOT = rf"(?:\.|{GAP}[(\[{{<]{GAP}(?:dot|точка){GAP}[)\]}}>]{GAP})"
EMAIL = (
    rf"(?<![\w.+%\-])(?:[\w.+\-]|%(?!40)){{1,64}}{GAP}{SIGN}{GAP}(?:\n{GAP})?[\w\-]{{1,64}}"
    rf"(?:{DOT}[\w\-]{{1,64}}"
    r"|(?:[.,] ?| )(?:ru|com|org|net|kz|ua|by|рф)\b|(?-i: \. ?[a-z]{2,12}\b))+"
    rf'|"[^"\n]{{1,64}}"@[\w\-]{{1,64}}(?:\.[\w\-]{{1,64}})+'
    r"|(?<![\w.+%\-])[\w.+\-]{1,64} (?:at|собака) [\w\-]{1,64}(?: (?:dot|точка) \w{2,12})+\b"
    r"|(?<!\w)(?:\w[ .]){2,64}@(?: \w){2,64} \.(?: \w){2,12}(?!\w)"
)

SIGNS = ("@", "&#64;", "%40")
IN_BRACKETS = re.compile(r"[(\[{<] ?(?:at|a|а|собака|эт) ?[)\]}>]", re.IGNORECASE)
IN_WORDS = re.compile(r" (?:at|собака) ", re.IGNORECASE)
NUMBER_BEGINS = re.compile(
    rf"[+(\d](?=(?:[{SPACE}()\-–‑—._/\n]{{0,6}}\d){{6}})"
    r"(?<![\w№#/].)(?<![\d][.,\-–—].)(?<![№#][ \u00a0].)"
)
"""Where so many digits follow that some telephone number could begin; other places need no look.

`NOT_INSIDE` is asked last, behind the first sign: most characters of a text are none."""

NUMBERS = (
    # international, after a plus or a double zero: +44 20 7946 0958, +7 (912) 345-67-89
    rf"(?:\+|00){GAP}[1-9]{ANYHOW}{{7,14}}",
    # Russia, Kazakhstan: 8 (495) 123-45-67, 8-800-555-35-35, 8 (8412) 12-34-56
    rf"[78]{SEP}{CODE}{SEP}{LOCAL}",
    rf"[78]{SEP}{CODE}{SEP}\d{{3}}{SEP}\d{{4}}",
    rf"[78]{SEP}\({GAP}\d{{3}}{GAP}\){ANYHOW}{{7}}",
    rf"[78]{SEP}\({GAP}\d{{4}}{GAP}\){SEP}\d{{2}}{SEP}\d{{2}}{SEP}\d{{2}}",
    rf"[78]{SEP}\({GAP}\d{{5}}{GAP}\){SEP}\d{{1}}{SEP}\d{{2}}{SEP}\d{{2}}",
    rf"8{GAP}800{SEP}\d{{3}}{SEP}\d{{1,2}}{SEP}\d{{2,3}}",
    rf"8-800-{ANYHOW}{{7}}",
    r"8 800 \d{4} \d{3}",
    r"[78][-( ]{1,2}9\d\d[-) ]{1,2}\d\d[- ]\d{3}[- ]\d\d",
    # the same with another sign all through, or broken over a line: 8_912_345_67_89
    r"\+?[78]([_/])\d{3}\1\d{3}\1\d{2}\1\d{2}",
    rf"(?:\+7|8)[/_]?\(?[34789]\d{{2}}\)?[/_]\d{{3}}{PART}\d{{2}}{PART}\d{{2}}",
    rf"\+\d{{1,3}}/\(?\d{{2,4}}\)?/\d{{3}}{PART}\d{{2}}{PART}\d{{2}}",
    rf"(?:\+7|8(?=\D)){FOLD}\(?\d{{3}}\)?{FOLD}\d{{3}}{FOLD}\d{{2}}{FOLD}\d{{2}}",
    # Belarus: 8 (029) 123-45-67
    rf"8{SEP}\(?0\d{{2}}\)?{SEP}{LOCAL}",
    # Ukraine: (044) 123-45-67, 067 123 45 67
    rf"\(?0[3-9]\d\)?{SEP}{LOCAL}",
    # a city's code in brackets: (495) 123-45-67, (8412) 12-34-56
    rf"\(\d{{3}}\){SEP}{LOCAL}",
    rf"\(\d{{4}}\){SEP}\d{{2}}{SEP}\d{{2}}{SEP}\d{{2}}",
    # a mobile number or a city's without the 8: 912 345 67 89, 495-123-45-67
    r"[3489]\d{2}[- \u00a0]\d{3}[- \u00a0]\d{2}[- \u00a0]\d{2}",
    # a trunk prefix that no figure begins with: 0 800 123 456, (020) 7946 0958
    rf"0{SEP}\(?800\)?{ANYHOW}{{6}}",
    r"(?<!\d[ \u00a0])\(?0\d{2,4}\)?[- \u00a0]\d{3,4}[- \u00a0]\d{3,4}",
    # North America: 1-800-555-0199, 1 (415) 555-0132, 212-555-0188; a British mobile: 07700 900123
    r"1[-. \u00a0]\(?[2-9]\d{2}\)?[-. \u00a0]\d{3}[-. \u00a0]\d{4}",
    r"[2-9]\d{2}([-.])[2-9]\d{2}\1\d{4}",
    r"07\d{3}[- \u00a0]\d{6}",
    # without any code, hyphens only: 123-45-67
    rf"\d{{3}}[-–‑]\d{{2}}[-–‑]\d{{2}}(?!{GAP}%)",
    # country code without a plus
    r"(?:380|375|998|996|992|374|994|995)\d{9}",
    r"(?:380|375|998)[- \u00a0]\(?\d\d\)?[- \u00a0]\d{3}[- \u00a0]\d\d[- \u00a0]\d\d",
)

CUE = re.compile(
    r"(?<!\w)(?:тел(?:ефон[а-яё]*)?|моб(?:ильн[а-яё]+)?|сот(?:ов[а-яё]+)?|факс|whats\s?app|viber|"
    r"telegram|звоните|позвонит[ье]|набирайте|phone|tel|call|mobile|fax|"
    r"т(?=\.[ \u00a0]?\d\d-\d\d-\d\d))"
    r"(?:[ \u00a0]+(?:номер[а-яё]*|number|по|us|at))*[.:]*[ \u00a0]*"
    rf"(\+?\d{ANYHOW}{{5,14}}|\d-\d\d-\d\d)(?!\d)",
    re.IGNORECASE,
)
ALSO = re.compile(
    rf"(?:[,;/]|[{SPACE}](?:и|или|and|or))[{SPACE}]*(\d{{2,3}}[-–‑]\d\d[-–‑]\d\d)(?![-–.,]?\d)"
)
"""A number without its code, after one that has it."""
LINK = re.compile(r"(?:tel:|wa\.me/|viber://\S*?number=|t\.me/)(\+?\d{7,15})", re.IGNORECASE)
CUED_NUMBER = re.compile(rf"\d{ANYHOW}{{4}}")
"""The least that a cue or a link can lead to: without it no cue has to be looked for."""
THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+")
MOST_THOUSANDS = 10
"""A telephone number in groups of three has more digits than any figure of an essay."""
OF_A_THING = re.compile(
    r"(?<!\w)(?:id|ид|артикул|тикет|заказ|договор|сч[её]т|инн|огрн|кпп|бик|верси[яи]|order|ticket"
    r"|contract|invoice|account)[а-я]{0,3}[ :№#]{1,3}\Z",
    re.IGNORECASE,
)
LOOK_BACK = 16
YEARS = re.compile(r"(?:(?:19|20)\d{2}\D{0,3})+")


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Spans of e-mail addresses, those written with (at) or (собака) included."""
    if any(sign in text for sign in SIGNS) or IN_BRACKETS.search(text) or IN_WORDS.search(text):
        yield from (m.span() for m in _compiled(EMAIL).finditer(text))


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Spans of telephone numbers, possibly overlapping."""
    begins = [m.start() for m in NUMBER_BEGINS.finditer(text)]
    for number in NUMBERS if begins else ():
        pattern = _compiled(NOT_INSIDE + number + EXTENSION + NOT_GOING_ON)
        for match in _matches(pattern, text, begins):
            if not _is_other(text, match):
                yield match.span()
                if also := ALSO.match(text, match.end()):
                    yield also.span(1)
    for cued in (CUE, LINK) if CUED_NUMBER.search(text) else ():
        yield from (m.span(1) for m in cued.finditer(text) if not _plain_figure(m[1]))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first used: most texts have neither address nor number."""
    return re.compile(pattern, re.IGNORECASE)


def _matches(pattern: re.Pattern[str], text: str, begins: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` finds, by trying only the places where a match can begin."""
    end = 0
    for begin in begins:
        if begin >= end and (match := pattern.match(text, begin)):
            yield match
            end = match.end()


def _is_other(text: str, match: re.Match[str]) -> bool:
    """A figure, a column of them, or the number of an order, a contract, an article."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    column = match[0].count("\n") > 1
    return column or _plain_figure(match[0]) or OF_A_THING.search(before) is not None


def _plain_figure(number: str) -> bool:
    """A figure with its thousands apart, or a list of years."""
    digits = sum(map(str.isdigit, number))
    grouped = THOUSANDS.fullmatch(number.lstrip("+")) is not None
    return (grouped and number[0] != "0" and digits <= MOST_THOUSANDS) or YEARS.fullmatch(
        number
    ) is not None
