"""The types of a rubric file. Unknown keys are errors; every rule below names its remedy.

A text that people read is `Localised`: `{ru: …, en: …}`, or one string for both languages.
The texts under the fields are what an editor shows beside them: they travel in the JSON Schema
(`assessor rubric schema`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from assessor.entry import Language, Value

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
Text = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]
FieldName = Literal[
    "id", "organisation", "nominee", "nomination", "city", "headcount", "website", "ignored"
]
OutputLanguage = Literal["ru", "en", "entry"]
WEIGHTS_SUM: Final = 100.0
FAULTS: Final = "rubric_faults"


class Fault(NamedTuple):
    """A broken rule between parts that are right in themselves. `path` leads from the rubric.

    `message` is "what is wrong: what to do".
    """

    path: tuple[str | int, ...]
    message: str


class Localised(Value):
    """A text in one or both languages; `of` falls back to the other one."""

    ru: Annotated[str, Field(max_length=4000)] | None = None
    """The text in Russian."""
    en: Annotated[str, Field(max_length=4000)] | None = None
    """The text in English."""

    def of(self, language: Language) -> str:
        first, second = (self.ru, self.en) if language == "ru" else (self.en, self.ru)
        return first or second or ""

    @model_validator(mode="before")
    @classmethod
    def _one_string_for_both(cls, data: Any) -> Any:
        return {"ru": data, "en": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _not_empty(self) -> Localised:
        if not (self.ru or "").strip() and not (self.en or "").strip():
            raise ValueError("the text is empty: write it in Russian (ru), English (en) or both")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        by_language = handler.resolve_ref_schema(handler(core_schema))
        by_language["minProperties"] = 1
        return {
            "description": "One text for both languages, or {ru: …, en: …}.",
            "anyOf": [{"type": "string", "minLength": 1}, by_language],
        }


ByLevel = Annotated[
    dict[int, Localised], Field(json_schema_extra={"propertyNames": {"pattern": "^[0-9]+$"}})
]


class Scale(Value):
    """Whole levels from `min` to `max`; `ladder` says what each level means in general."""

    min: int = Field(ge=0)
    """The lowest level, usually 0: nothing is said about the criterion."""
    max: int = Field(le=20)
    """The highest level."""
    ladder: ByLevel = {}
    """What each level means whatever the criterion; the anchors of a criterion refine it."""

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(range(self.min, self.max + 1))

    @model_validator(mode="after")
    def _wide_enough(self) -> Scale:
        if self.max <= self.min:
            raise ValueError(f"max ({self.max}) is not above min ({self.min}): make it larger")
        if strange := sorted(set(self.ladder) - set(self.levels)):
            raise ValueError(
                f"the ladder has levels outside the scale ({_listed(strange)}): remove them"
            )
        return self


class Limit(Value):
    """The most a section may hold: characters with spaces, or words. Exactly one of them."""

    characters: int | None = Field(default=None, gt=0)
    """Characters, spaces included."""
    words: int | None = Field(default=None, gt=0)
    """Words: whitespace-separated tokens with a letter or a digit."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Limit:
        if (self.characters is None) == (self.words is None):
            raise ValueError("a limit is in characters or in words: give exactly one of the two")
        return self


class SectionRule(Value):
    """A section the form asks for, found by `title` (either language) or one of `aliases`."""

    id: Identifier
    """A short name for this section; criteria refer to it."""
    title: Localised
    """The heading as the form prints it, without its limit."""
    aliases: tuple[Text, ...] = ()
    """Other headings that entrants use for it. Case, quotes and punctuation do not matter."""
    limit: Limit | None = None
    """The most the section may hold, if the form says so."""

    def names(self) -> tuple[str, ...]:
        """Every heading this section may stand under, the title first."""
        titles = tuple(t for t in (self.title.ru, self.title.en) if t)
        return tuple(dict.fromkeys(titles + self.aliases))


class Contact(Value):
    """How the block of personal data is recognised: by its heading or by two of its labels."""

    opens: tuple[Text, ...] = ()
    """Headings of the block: the line begins with one of them."""
    surname: tuple[Text, ...] = ()
    """Labels of the surname."""
    given_names: tuple[Text, ...] = ()
    """Labels of first name and patronymic, and of a full name in one field."""
    position: tuple[Text, ...] = ()
    """Labels of the position held."""
    other: tuple[Text, ...] = ()
    """Labels of anything else of the block: telephone, e-mail, messenger …"""

    def labels(self) -> tuple[str, ...]:
        return self.surname + self.given_names + self.position + self.other


class Chrome(Value):
    """A line of the web site, not of the entrant; `following` more non-empty lines go with it."""

    line: Text
    """The whole line as the site prints it."""
    following: int = Field(default=0, ge=0, le=5)
    """How many lines after it (empty ones not counted) belong to the site as well."""


class Form(Value):
    """The entry form: labels of its fields and titles of its sections. Case never matters.

    `like` takes every part that is not given here from the form of another rubric; once a rubric
    is loaded, its form has all its parts and `like` is empty.
    """

    like: Identifier | None = None
    """The id of a rubric whose form this one shares; parts given here replace its parts."""
    fields: dict[FieldName, tuple[Text, ...]] = {}
    """The labels each field of the entry stands under; `ignored` are labels that mean nothing."""
    essay: tuple[Text, ...] = ()
    """The labels the essay stands under."""
    contact: Contact = Contact()
    """The block of personal data: it is recognised in order to be left behind."""
    attachments: tuple[Text, ...] = ()
    """Labels of attached files and links: they are listed, never read."""
    not_given: tuple[Text, ...] = ()
    """Values that mean "nothing was entered here"."""
    chrome: tuple[Chrome, ...] = ()
    """Lines of the web site around the entry."""
    sections: tuple[SectionRule, ...] = ()
    """The sections of the essay, in the form's order."""


class Criterion(Value):
    """One thing that is judged. `levels` has an anchor text for every level of the scale."""

    id: Identifier
    """A short name; it heads the criterion's column in scores.csv."""
    title: Localised
    """The criterion's name as jurors read it."""
    description: Localised
    """The question a juror answers, and what does not count."""
    weight: float = Field(ge=0, le=WEIGHTS_SUM)
    """Its share of the total; the weights of all criteria sum to 100."""
    sections: tuple[Identifier, ...] = ()
    """Ids of the sections that are read first for it; none means the whole essay alike."""
    levels: ByLevel
    """For every level what stands in an essay of this level: something a juror can point at."""
    cues: tuple[Text, ...] = ()
    """Words and phrases by which the offline judge knows a sentence that speaks to it.

    They are compared by stem, so one form of a word is enough.
    """


def _as_tuple(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class MustCover(Localised):
    """Something a summary must tell if the essay does.

    The essay tells it in its `sections`; without any, it is asked for and not checked.
    """

    sections: Annotated[tuple[Identifier, ...], BeforeValidator(_as_tuple)] = ()
    """Ids of the sections in which an essay tells it."""
    cues: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)] = ()
    """Words by which a sentence of a summary that tells it is known, compared by stem."""


class SummarySpec(Value):
    """What the printable summary must be. `words` is the most it may have."""

    words: int = Field(default=100, ge=10, le=1000)
    """The most words it may have."""
    language: OutputLanguage | None = None
    """Its language: ru, en, or `entry` for that of the essay; the rubric's if not given."""
    audience: Localised = Localised(ru="читатели каталога кейсов", en="readers of a case directory")
    """Whom it is written for."""
    must_cover: tuple[MustCover, ...] = ()
    """What it must say, if the essay says it."""


class Sampling(Value):
    """How several answers for one criterion become one level (`--samples`)."""

    aggregate: Literal["median", "mean", "minimum", "maximum", "mode"] = "median"
    """How the levels of several answers become one."""
    stop_when_agree: int | None = Field(default=None, ge=2)
    """After this many equal answers the rest are not asked; without it, all are."""


class Rubric(Value):
    """A whole rubric: what an entry is judged by, the form it arrives in, its printed summary."""

    id: Identifier
    """The rubric's short name: what `--rubric` takes."""
    title: Localised
    """Its name as people read it."""
    language: OutputLanguage = "entry"
    """The language of rationale and summary: ru, en, or `entry` for that of the essay."""
    nominations: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)] = ()
    """Names of the nominations it judges besides its titles: an entry's nomination picks it."""
    scale: Scale
    """The levels a criterion may have."""
    form: Form = Form()
    """How an entry's file is read. Most rubrics need only `like: award-essay` here."""
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    """What is judged, each on its own. Four to eight serve best."""
    summary: SummarySpec = SummarySpec()
    """The printable summary."""
    sampling: Sampling = Sampling()
    """How several answers become one level."""
    blind: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)] = ()
    """Names of brands and products that `--blind` hides, besides those in the entry's own form."""

    def criterion(self, id_: str) -> Criterion:
        return next(c for c in self.criteria if c.id == id_)

    def titles(self) -> Iterator[str]:
        """Every nomination this rubric is meant for, its own titles included."""
        yield from (t for t in (self.title.ru, self.title.en, *self.nominations) if t)

    @model_validator(mode="after")
    def _consistent(self) -> Rubric:
        if found := tuple(faults(self.scale, self.criteria, self.form, self.summary)):
            text = "; ".join(f.message for f in found)
            raise PydanticCustomError(FAULTS, "{text}", {"text": text, "faults": found})
        return self

    def __reduce__(self) -> tuple[Callable[[str], Rubric], tuple[str]]:
        """Every entry that comes from another process brings its rubric: let it be one object."""
        return _read_again, (self.model_dump_json(),)


@lru_cache(maxsize=64)
def _read_again(told: str) -> Rubric:
    return Rubric.model_validate_json(told)


def faults(
    scale: Scale | None,
    criteria: Sequence[Criterion | None],
    form: Form | None,
    summary: SummarySpec | None = None,
) -> Iterator[Fault]:
    """What does not fit together in a rubric. A part that is itself broken is given as None."""
    if form is not None:
        yield from _twins(("form", "sections"), [s.id for s in form.sections])
    yield from _twins(("criteria",), [c.id if c else None for c in criteria])
    yield from _weights(criteria)
    for number, criterion in enumerate(criteria):
        if criterion is not None:
            yield from _levels(number, criterion, scale)
            yield from _sections(("criteria", number), criterion.sections, form)
    for number, topic in enumerate(summary.must_cover if summary else ()):
        yield from _sections(("summary", "must_cover", number), topic.sections, form)


def _weights(criteria: Sequence[Criterion | None]) -> Iterator[Fault]:
    weights = [c.weight for c in criteria if c is not None]
    if len(weights) == len(criteria) and abs(sum(weights) - WEIGHTS_SUM) > 1e-6:
        wrong = f"the weights of the criteria sum to {sum(weights):g}"
        yield Fault(("criteria",), f"{wrong}: make them sum to {WEIGHTS_SUM:g}")


def _twins(where: tuple[str, ...], ids: Iterable[str | None]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, id_ in enumerate(ids):
        if id_ is not None and id_ in seen:
            yield Fault((*where, number, "id"), f"the id {id_} is taken already: rename one")
        seen.add(id_ or "")


def _levels(number: int, criterion: Criterion, scale: Scale | None) -> Iterator[Fault]:
    if scale is None:
        return
    wanted, given = set(scale.levels), set(criterion.levels)
    if missing := sorted(wanted - given):
        yield Fault(
            ("criteria", number, "levels"),
            f"no anchor text for level {_listed(missing)}: write one for every level of the scale",
        )
    for level in sorted(given - wanted):
        yield Fault(
            ("criteria", number, "levels", str(level)),
            f"level {level} is outside the scale {scale.min}-{scale.max}: remove it",
        )


def _sections(
    where: tuple[str | int, ...], wanted: Sequence[str], form: Form | None
) -> Iterator[Fault]:
    if form is None or (form.like and not form.sections):
        return
    known = [s.id for s in form.sections]
    for place, id_ in enumerate(wanted):
        if id_ not in known:
            exist = f"use one of {_listed(known)}" if known else "the form has none: remove it"
            yield Fault((*where, "sections", place), f"the form has no section {id_}: {exist}")


def _listed(items: Iterable[object]) -> str:
    return ", ".join(map(str, items))
