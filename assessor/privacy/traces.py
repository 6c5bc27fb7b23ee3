"""What may still tell who the organisation is when its names are hidden, by kind and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from assessor.entry import Entry, Flag, Language, Place, Severity
from assessor.privacy.brands import Brands
from assessor.privacy.mask import PLACES
from assessor.privacy.web import sites
from assessor.text import Span

Trace = Literal["city", "site", "headcount", "award", "own name", "part of the name"]
Told = Trace | Literal["hidden", "unknown", "unnamed", "fields"]

MOST_PLACES: Final = 50
_AWARD: Final = re.compile(
    r"(?<!\w)(?:лауреат|победител|финалист|награжд|наградил|award|prize|winner|finalist)\w*",
    re.IGNORECASE,
)
_OWN_NAME: Final = re.compile(r"«([^«»\n]{2,60})»|“([^“”\n]{2,60})”|\"([^\"\n]{2,60})\"")
_MOST_WORDS: Final = 4

SENTENCES: Final[dict[Language, dict[Told, str]]] = {
    "ru": {
        "hidden": "Скрыто от оценивающего (слепое чтение): организация, мест: {count}.",
        "fields": "Не дано оценивающему (слепое чтение): {fields}.",
        "unknown": "Слепое чтение: в форме нет ни организации, ни её сайта, скрыть нечего. "
        "Перечислите названия в рубрике (blind) или в файле .names рядом с заявкой.",
        "unnamed": "Слепое чтение: поле с названием организации в форме не найдено; скрыто только "
        "то, что дают её сайт и список названий.",
        "city": "Слепое чтение: организацию может выдать город, мест: {count}.",
        "site": "Слепое чтение: организацию может выдать адрес в сети, мест: {count}.",
        "headcount": "Слепое чтение: организацию может выдать численность, мест: {count}.",
        "award": "Слепое чтение: организацию может выдать награда, мест: {count}.",
        "own name": "Слепое чтение: организацию могут выдать собственные названия "
        "в кавычках, мест: {count}.",
        "part of the name": "Слепое чтение: отдельно стоит слово из названия организации, "
        "мест: {count}.",
    },
    "en": {
        "hidden": "Hidden from the judge (blind): the organisation, places: {count}.",
        "fields": "Not given to the judge (blind): {fields}.",
        "unknown": "Blind: the form has neither an organisation nor its web site, so nothing is "
        "hidden. List the names in the rubric (blind) or in a .names file beside the entry.",
        "unnamed": "Blind: no field with the organisation's name was found in the form; only what "
        "its web site and the list of names give is hidden.",
        "city": "Blind: the city may tell the organisation, places: {count}.",
        "site": "Blind: a web address may tell the organisation, places: {count}.",
        "headcount": "Blind: the headcount may tell the organisation, places: {count}.",
        "award": "Blind: an award may tell the organisation, places: {count}.",
        "own name": "Blind: names in quotation marks may tell the organisation, places: {count}.",
        "part of the name": "Blind: a word of the organisation's name stands alone, "
        "places: {count}.",
    },
}


def traces(entry: Entry, seen: str, brands: Brands) -> Iterator[tuple[Trace, list[Span]]]:
    """Kinds of traces in `seen`, the essay as a judge is given it; offsets are into `seen`."""
    found: dict[Trace, list[Span]] = {
        "city": Brands([entry.city or ""]).spans(seen),
        "site": list(sites(seen)),
        "headcount": list(_number(entry.headcount or "", seen)),
        "award": [Span(*match.span()) for match in _AWARD.finditer(seen)],
        "own name": list(_own_names(seen)),
        "part of the name": brands.alone(seen),
    }
    yield from ((trace, spans) for trace, spans in found.items() if spans)


def flag(told: Told, spans: Sequence[Span], language: Language, fields: Sequence[str] = ()) -> Flag:
    """The sentence for a person. Nothing that was found is repeated in it."""
    severity: Severity = "warning" if told in {"unknown", "unnamed"} else "info"
    places = tuple(Place(start=s.start, end=s.end) for s in spans[:MOST_PLACES])
    return Flag(
        kind="personal_data",
        severity=severity,
        message=SENTENCES[language][told].format(
            count=len(spans), fields=", ".join(PLACES[language].get(f, f) for f in fields)
        ),
        start=places[0].start if places else None,
        end=places[0].end if places else None,
        places=places,
    )


def _number(headcount: str, seen: str) -> Iterator[Span]:
    digits = re.sub(r"\D", "", headcount)
    if len(digits) > 1:
        spaced = r"[ \u00a0\u202f]?".join(digits)
        for match in re.finditer(rf"(?<![\d.,]){spaced}(?![\d%]|[.,]\d)", seen):
            yield Span(*match.span())


def _own_names(seen: str) -> Iterator[Span]:
    for match in _OWN_NAME.finditer(seen):
        name = next(group for group in match.groups() if group)
        if name[0].isupper() and len(name.split()) <= _MOST_WORDS and name[-1] not in ".!?…":
            yield Span(*match.span())
