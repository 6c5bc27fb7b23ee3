"""How many people the team is: one number throughout, and not that of the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final, NamedTuple

from assessor.checks.likeness import clause
from assessor.checks.material import Material
from assessor.checks.rounding import rounds_to
from assessor.checks.sentence import Sentence
from assessor.entry import Flag
from assessor.figures import Figure, same_thing
from assessor.text import Span, stem

MOST_SIZES, MOST = 60, 3  # places that are looked at, and flags of two sizes
PERSON: Final = "сотрудник"
# Words for people of any trade, as stems; "5 trainers" and "12 operators" are two teams.
ANYBODY: Final = frozenset(
    {
        *("человек", "сотрудник", "специалист", "профессионал", "коллег"),
        *("person", "peopl", "employe", "staff", "member", "specialist", "colleagu"),
    }
)
REACH: Final = 120  # characters before a number in which the team is named
PART: Final = Decimal(
    "0.5"
)  # of the first number: a smaller team is a part of it, at work on something

# What stands right before the number of a team's people, in lower case with е for ё: what they
# are called (`head`), and which of that kind they are (`name`).
_TEAM: Final = re.compile(
    r"\b(?P<head>команд[аеуы]|командой|коллектив\w*|отдел|служба|группа)\s+(?:из|в)\s*$"
    r"|\b(?P<head2>команда|коллектив|отдел|служба|поддержка|центр|линия|группа|подразделение"
    r"|департамент)\b"
    r"(?P<name>[^.;:!?\d]{0,70}?)"
    r"(?:состоит из|насчитывает|где (?:работа|труд)\w+|[-–—]\s*(?:это\s*)?|\bэто)\s*$"
    r"|\b(?:в|на)\s+(?:(?:нашей|нашем|всей|всем|этой)\s+)?(?:[^\W\d]+-)?"
    r"(?P<head3>команде|отделе|службе|диспетчерской|регистратуре|справочной|центре|линии|группе"
    r"|подразделении|департаменте)\b"
    r"(?P<name3>(?:\s[^\W\d]+){0,3}?)\s*(?:сегодня|сейчас|теперь|уже|работа\w+|труд\w+|[-–—])*\s*$"
    r"|\bнаш\w{2,3}\s(?P<head8>[^\W\d]{4,})[^.;:!?\d]{0,40}?(?:в котор\w+|где)\s"
    r"(?:сегодня\s|сейчас\s)?(?:работа|труд)\w+\s*$"
    r"|\b(?:в|на)\s(?P<place>[^\W\d]{4,}(?:е|и))\s(?:сейчас\s|сегодня\s)?(?:работа|труд)\w+\s*$"
    r"|\b(?P<head4>нас)(?:\s+в команде)?\s*[-–—]?\s*$"
    r"|\b(?P<head5>team|department|unit|desk|hub)\s+of\s*$"
    r"|\b(?P<head6>team|department|service|unit|(?:help)?desk|(?:help)?line|hub|office|centre"
    r"|center)\b(?P<name6>[^.;:!?\d]{0,60}?)"
    r"(?:consists of|comprises|numbers|employs|has|is|with)\s*$"
    r"|\b(?P<head7>we) (?:are|number)(?: a team of)?\s*$"
    r"|\b(?:у )?(?P<head11>нас)\s(?:в команде |в отделе |здесь )?(?:работа\w+|труд\w+)\s*$"
    r"|\bчисленность (?:нашего |нашей )?(?P<head9>команды|отдела|службы|центра|департамента|линии"
    r"|подразделения|управления)\s*(?:составляет|сегодня|[-–—]|:)?\s*$"
    r"|\b(?P<head10>штате)\s*(?:сейчас|сегодня|[-–—:])?\s*$"
)
# Before and behind the number of all of them: "each of the 104 employees of the contact centre".
_ALL_OF: Final = re.compile(
    r"\b(?:(?:кажд\w{2,3}|любой|ни один|никто|весь коллектив|вся команда) из|все|всех|всем|всеми"
    r"|all|each of|every one of|none of|any of|of(?= our)|из)\s(?:(?:наш\w+|эти[хм]?|of|the|our"
    r"|these|us)\s)*$"
    r"|\b(?:мы все|все мы|all of us|we all),\s(?:all )?$"
)
_OUR_ALL: Final = re.compile(r"\b(?:наш\w*|our)\s(?:[^\W\d]+\s)?$")
_WE: Final = re.compile(r"мы|us|we all")
_OF_US: Final = re.compile(r"\sof us(?! (?:who|that|have|were|had|went|are))\b")
_OF_OURS: Final = re.compile(
    r"\sof (?:us\b|our (?:staff|people|agents|advisers|advisors|operators|colleagues|employees"
    r"|team)\b)"
)
_OURS_AFTER: Final = re.compile(
    r"\s(?:of us\b|of our\b|(?:in|on|at|of) (?:the|our) (?:[a-z]+ )?(?P<head>team|desk|centre"
    r"|center|hub"
    r"|department|unit)\b)"
)
_OF_TEAM: Final = re.compile(
    r"\s(?:of (?:the |our )?)?(?:нашей |нашего )?(?:[^\W\d]+-)?"
    r"(?P<head>команды|отдела|службы|центра|департамента|подразделения|линии|team|centre|center"
    r"|department|desk|hub|us)\b"
    r"(?=\s*(?:[.,;:!?\d]|$|[^\W\d]+(?:ли|лись|л|ла|ют|ут|ят|ат|ет|ит|ed)\b"
    r"|(?:got|have|has|can|knows?|went|took|came|met|gave|were|are|is)\b))"
)
_THEIR_CENTRE: Final = re.compile(
    r"\b(?:центр|служба|линия|поддержка|отдел|департамент|centre|center|line|team|desk)\b"
    r"[^.;:\d]{0,60},\s*$"
)
_WHOLE: Final = ("кома", "колл", "нас", "штат", "team", "we", "us")  # what a nominee calls itself
_OURS: Final = re.compile(r"\b(?:наш\w{0,3}|our)\s(?:[^\W\d]+\s){0,2}$")
_BIGGER: Final = ("цент", "cent")  # what a team is part of
_HEAD: Final = 4  # letters of a head that its cases have in common
# A figure for those at work at one time is no figure for the team.
_ON_DUTY: Final = re.compile(
    r"\b(?:днем|ночью|вечером|утром|смен\w*|одновременно|в пик\w*|дежур\w*|at night|at peak"
    r"|(?:per|a|on) shift|on duty|in the evening|at a time|at once)\b"
)
_GOES_ON: Final = re.compile(r"\s*(?:,|,? и|,? and)\s(?:[^\W\d]+\s){0,2}$")
_IN_ALL: Final = re.compile(r"\b(?:всего|итого|вместе|in all|altogether)\b")
_AND_SOME: Final = re.compile(
    r"[^.;:\d—–]{0,25}?(?:,| и| and)\s+(?:руковод|начальн|тимлид|стар"
    r"|менеджер|директор|супервай|the |an? |its |their |our |one )"
)
MORE: Final = Decimal("1.1")  # times the form's number
SOME: Final = 4  # people more, where a list of them goes on without a number
_THEN: Final = re.compile(
    r"\b(?:нача(?:л|ли|ло|ла|ли|лось)\w*|начинал\w*|вместе с|включая|считая"
    r"|(?:together )?with (?:the|our)|including|began|begun|started|сначала|было|был[аи]?|тогда"
    r"|раньше|ранее|was|were|had|initially|then)\b"
)
_SAME_TEAM: Final = re.compile(
    r"\b(?:в (?:том же|одном|прежнем|неизменном) составе|тем же составом|та же команда"
    r"|без (?:увеличения|расширения) (?:штата|команды)|не (?:увеличивая|расширяя) (?:штат|команду)"
    r"|(?:with )?the same team|without (?:extra|more|new|additional) (?:staff|people|hires)"
    r"|no (?:extra|new|additional) (?:staff|people|hires))\b"
)
_SAME_ROOTS: Final = (
    *("составе", "составом", "та же команда", "увеличени", "расширени", "увеличивая", "расширяя"),
    *("same team", "without ", "no extra", "no new", "no additional"),
)
_HIRED: Final = re.compile(
    r"\b(?:взяли|приняли|наняли|добавили|добавив|взяв|наняв|приняв|пришл[аио]"
    r"|hired|recruited|added|took on)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NEW: Final = re.compile(r"\b(?:нов\w+|дополнительн\w+|new|additional|extra)\b")


class Size(NamedTuple):
    """How many people a team is: `least` to `most`, where it is told by a list that names some.

    `head` is what they are called ("team", "desk"), `name` which of that kind they are, `ours`
    whether that is all of "us", `whole` whether it is told of "all the people" of it.
    """

    figure: Figure
    span: Span
    head: str
    name: str
    ours: bool
    least: Decimal
    most: Decimal
    whole: bool = False


def check(material: Material) -> Iterator[Flag]:
    """Team sizes that differ, "the same team" beside new people, their share of the team."""
    sizes = list(islice(team_sizes(material), MOST_SIZES))
    yield from islice(_two_sizes(material, sizes), MOST)
    yield from islice(_against_form(material, sizes), 1)
    yield from _same_team(material)
    yield from _share_of_new(material, sizes)


def team_sizes(material: Material) -> Iterator[Size]:
    """Every place that says how many people the team is now."""
    for sentence in material.prose:
        if not sentence.facts:
            continue
        on_duty = _ON_DUTY.search(sentence.plain)
        for i, figure in enumerate(sentence.facts):
            if figure.kind != "count" or figure.low != figure.high or figure.role or figure.bound:
                continue
            if on_duty and _ON_DUTY.search(_clause(sentence, figure)):
                continue
            before = sentence.before(figure, REACH)
            team = _TEAM.search(before)
            then = _THEN.search(before[-60:])
            if _OF_US.match(sentence.after(figure)) and not (team or then):
                yield Size(figure, figure.span, "us", "", True, figure.low, figure.low)
            elif team and not then:
                yield _size(sentence, i, team)
            elif not team and (whole := _of_all(sentence, figure, before)):
                yield whole


def _clause(sentence: Sentence, figure: Figure) -> str:
    start, end = (at - sentence.span.start for at in figure.span)
    return clause(sentence.plain, start, end)


def _of_all(sentence: Sentence, figure: Figure, before: str) -> Size | None:
    """ "Each of the 104 employees of the contact centre": that is how many they are."""
    told = _ALL_OF.search(before)
    after = sentence.after(figure)
    if not told or not (is_people(figure) or (not figure.unit and _OF_OURS.match(after))):
        return None
    team = _OF_TEAM.match(after) or _OURS_AFTER.match(after)
    if not (team or _OUR_ALL.search(before) or _WE.search(told[0])):
        return None
    head = (team["head"] or "us")[:_HEAD] if team else "us"
    ours = head.startswith(_WHOLE)
    return Size(figure, figure.span, head, "", ours, figure.low, figure.low, whole=True)


def _size(sentence: Sentence, i: int, team: re.Match[str]) -> Size:
    """The figure and those that go on its list: "33 operators, four seniors and a manager"."""
    first = last = sentence.facts[i]
    total = first.low
    for more in sentence.facts[i + 1 :]:
        between = sentence.between(last, more)
        if more.kind != "count" or not more.unit or not _GOES_ON.fullmatch(between):
            break
        last, total = more, more.low if _IN_ALL.search(between) else total + more.low
    some = SOME if _AND_SOME.match(sentence.after(last)) else 0
    said = {key: (value or "").strip() for key, value in team.groupdict().items()}
    head = "".join(value for key, value in said.items() if key.startswith("head"))[:_HEAD]
    name = "".join(value for key, value in said.items() if key.startswith("name"))
    ours = head.startswith(_WHOLE) or _is_ours(team, head)
    span = Span(first.span.start, last.span.end)
    return Size(first, span, head, name, ours, total, total + some)


def _is_ours(team: re.Match[str], head: str) -> bool:
    """ "Our desk" is all of us; "our centre" is more, and "our group" may be less."""
    found = team["head8"] or _OURS.search(team.string, 0, team.start())
    return bool(found) and not head.startswith(_BIGGER)


def _two_sizes(material: Material, sizes: Sequence[Size]) -> Iterator[Flag]:
    site = re.sub(r"\D", "", material.entry.headcount or "")
    for other in sizes[1:]:
        of_site = bool(site) and str(int(other.figure.low)) == site
        # A place ("at the desk work 32") is a team only where the other number is the site's.
        teams = (s for s in sizes if s is other or s.head or (of_site and other.ours))
        first = next(
            s for s in teams if s is other or not s.head or _one_team(s, other, _is(s, site))
        )
        if first.least <= other.most and other.least <= first.most:
            continue
        yield material.flag(
            "contradiction",
            "warning",
            "site_for_team" if of_site else "team_size",
            [other.span, first.span],
            first=material.quote(first.span),
            other=material.quote(other.span),
        )


def _against_form(material: Material, sizes: Sequence[Size]) -> Iterator[Flag]:
    """More people in the essay's team than, by the form, work at the whole site."""
    site = re.sub(r"\D", "", material.entry.headcount or "")
    if not site or any(f.low == int(site) for s in material.prose for f in s.figures):
        return
    teams = [s.figure for s in sizes if s.head]
    for figure in (*teams, *_centres(material)):
        if figure.low > int(site) * MORE:
            yield material.flag(
                "contradiction",
                "warning",
                "form_size",
                [figure.span],
                said=material.quote(figure.span),
                form=site,
            )


def _centres(material: Material) -> Iterator[Figure]:
    """ "The centre in Tula and Kurgan, 175 people": told in passing."""
    for sentence in material.prose:
        for f in sentence.facts:
            people = f.kind == "count" and f.unit in ANYBODY and not (f.role or f.bound)
            if people and _THEIR_CENTRE.search(sentence.before(f, REACH)):
                yield f


def _is(size: Size, site: str) -> bool:
    return bool(site) and str(int(size.figure.low)) == site


def _one_team(first: Size, other: Size, of_form: bool) -> bool:
    """Whether both speak of the nominee's whole team: not of another one, and not of a part.

    `of_form`: the first is the number that the form gives as well.
    """
    if first.name and other.name and first.name != other.name:
        return False
    of_all = other.whole and (of_form or first.ours or first.figure.unit == other.figure.unit)
    if first.head != other.head and not (other.ours or of_all):
        return False
    if not (first.head and other.head):
        return False
    if first.figure.when and other.figure.when and first.figure.when != other.figure.when:
        return False
    units = {first.figure.unit, other.figure.unit}
    if len(units) > 1 and not units & {*ANYBODY, ""}:
        return False
    return other.least > first.least * PART


def _same_team(material: Material) -> Iterator[Flag]:
    """ "With the same team" in one sentence and new people in it or in the next one."""
    prose = material.prose
    for i in material.saying(_SAME_ROOTS):
        sentence = prose[i]
        same = _SAME_TEAM.search(sentence.plain)
        hires = [h for s in prose[i : i + 2] for h in _hires(s)] if same else []
        if same and hires:
            yield material.flag(
                "contradiction",
                "warning",
                "same_team",
                [sentence.at(same), hires[0].span],
                same=material.quote(sentence.at(same)),
                hired=material.quote(hires[0].span),
            )


def _hires(sentence: Sentence) -> list[Figure]:
    return [
        f
        for f in sentence.figures
        if _counts_people(sentence, f) and _HIRED.search(sentence.before(f, 40))
    ]


def _counts_people(sentence: Sentence, figure: Figure) -> bool:
    """ "4 new specialists", and "4 new specialists of 44", which is a share."""
    if figure.kind == "count":
        return is_people(figure)
    start, end = (at - sentence.span.start for at in figure.span)
    words = _WORD.findall(sentence.plain[start:end]) if figure.kind == "share" else ()
    return any(same_thing(stem(w), PERSON) is True for w in words)


def is_people(figure: Figure) -> bool:
    """Whether the counted noun is a kind of employee or person."""
    return figure.unit.startswith(PERSON[:-1]) or same_thing(figure.unit, PERSON) is True


def _share_of_new(material: Material, sizes: Sequence[Size]) -> Iterator[Flag]:
    """ "only 3 new people (7%)" in a team of 40: neither of 40 nor of the 37 before them."""
    teams = {s.figure.low for s in sizes}
    if len(teams) != 1:
        return
    team = teams.pop()
    for sentence in material.prose:
        for new, percent in zip(sentence.figures, sentence.figures[1:], strict=False):
            near = material.entry.text[new.span.end : percent.span.start].strip() == "("
            if not (near and percent.kind == "percent" and _is_new(material, sentence, new, team)):
                continue
            shares = [new.low * 100 / team, new.low * 100 / (team - new.low)]
            if not any(rounds_to(share, percent.low) for share in shares):
                said = Span(new.span.start, percent.span.end + 1)
                yield material.flag(
                    "contradiction",
                    "info",
                    "share_of_new",
                    [said, sizes[0].figure.span],
                    said=material.quote(said),
                    team=material.quote(sizes[0].figure.span),
                    now=material.number(shares[0]),
                    before=material.number(shares[1]),
                )


def _is_new(material: Material, sentence: Sentence, figure: Figure, team: Decimal) -> bool:
    if figure.kind != "count" or not is_people(figure) or not figure.low < team:
        return False
    start = figure.span.start - sentence.span.start
    end = figure.span.end - sentence.span.start
    return bool(_NEW.search(sentence.plain[max(0, start - 20) : end]))
