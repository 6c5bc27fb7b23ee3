"""The types of a rubric file. Unknown keys are errors; every rule below names its remedy.

A text that people read is `Localised`: `{ru: …, en: …}`, or one string for both languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from assessor.entry import Language, Value

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
Text = Annotated[str, Field(min_length=1)]
FieldName = Literal[
    "id", "organisation", "nominee", "nomination", "city", "headcount", "website", "ignored"
]
WEIGHTS_SUM = 100.0


def _no_twins(what: str, ids: Iterator[str]) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise ValueError(f"two entries have the {what} id {id_!r}: rename one")
        seen.add(id_)


class Localised(Value):
    """A text in one or both languages; `of` falls back to the other one."""

    ru: str | None = None
    en: str | None = None

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


class Scale(Value):
    """Whole levels from `min` to `max`; `ladder` says what each level means in general."""

    min: int = Field(ge=0)
    max: int = Field(le=20)
    ladder: dict[int, Localised] = {}

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(range(self.min, self.max + 1))

    @model_validator(mode="after")
    def _wide_enough(self) -> Scale:
        if self.max <= self.min:
            raise ValueError(f"max ({self.max}) must be above min ({self.min})")
        if strange := sorted(set(self.ladder) - set(self.levels)):
            raise ValueError(f"the ladder names levels outside the scale: {strange}")
        return self


class Limit(Value):
    """The most a section may hold: characters with spaces, or words. Exactly one of them."""

    characters: int | None = Field(default=None, gt=0)
    words: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _exactly_one(self) -> Limit:
        if (self.characters is None) == (self.words is None):
            raise ValueError("give either characters or words")
        return self


class SectionRule(Value):
    """A section the form asks for, found by `title` (either language) or one of `aliases`."""

    id: Identifier
    title: Localised
    aliases: tuple[Text, ...] = ()
    limit: Limit | None = None

    def names(self) -> tuple[str, ...]:
        """Every heading this section may stand under, the title first."""
        titles = tuple(t for t in (self.title.ru, self.title.en) if t)
        return tuple(dict.fromkeys(titles + self.aliases))


class Contact(Value):
    """How the block of personal data is recognised: by its heading or by two of its labels."""

    opens: tuple[Text, ...] = ()
    surname: tuple[Text, ...] = ()
    given_names: tuple[Text, ...] = ()
    position: tuple[Text, ...] = ()
    other: tuple[Text, ...] = ()

    def labels(self) -> tuple[str, ...]:
        return self.surname + self.given_names + self.position + self.other


class Chrome(Value):
    """A line of the web site, not of the entrant; `following` more non-empty lines go with it."""

    line: Text
    following: int = Field(default=0, ge=0, le=5)


class Form(Value):
    """The entry form: labels of its fields and titles of its sections. Case never matters.

    `like` takes every part that is not given here from the form of another rubric.
    """

    like: Identifier | None = None
    fields: dict[FieldName, tuple[Text, ...]] = {}
    essay: tuple[Text, ...] = ()
    contact: Contact = Contact()
    attachments: tuple[Text, ...] = ()
    not_given: tuple[Text, ...] = ()
    chrome: tuple[Chrome, ...] = ()
    sections: tuple[SectionRule, ...] = ()

    @model_validator(mode="after")
    def _unique_sections(self) -> Form:
        _no_twins("section", (s.id for s in self.sections))
        return self


class Criterion(Value):
    """One thing that is judged. `levels` has an anchor text for every level of the scale.

    `sections` are the ids of the sections it reads first (none: the whole essay); `cues` are
    words by which the offline judge recognises a sentence that speaks to it.
    """

    id: Identifier
    title: Localised
    description: Localised
    weight: float = Field(ge=0, le=WEIGHTS_SUM)
    sections: tuple[Identifier, ...] = ()
    levels: dict[int, Localised]
    cues: tuple[Text, ...] = ()


class SummarySpec(Value):
    """What the printable summary must be. `words` is the most it may have."""

    words: int = Field(default=100, ge=10, le=1000)
    language: Language | Literal["entry"] | None = None
    audience: Localised = Localised(ru="читатели каталога кейсов", en="readers of a case directory")
    must_cover: tuple[Localised, ...] = ()


class Sampling(Value):
    """How several answers for one criterion become one level (`--samples`).

    `stop_when_agree`: after this many equal answers the rest are not asked (None: ask all).
    """

    aggregate: Literal["median", "mean", "minimum", "maximum", "mode"] = "median"
    stop_when_agree: int | None = Field(default=None, ge=2)


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Rubric(Value):
    """A whole rubric. `language` is that of rationale and summary; "entry" means the essay's."""

    id: Identifier
    title: Localised
    language: Language | Literal["entry"] = "entry"
    nominations: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)] = ()
    scale: Scale
    form: Form = Form()
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    summary: SummarySpec = SummarySpec()
    sampling: Sampling = Sampling()

    def criterion(self, id_: str) -> Criterion:
        return next(c for c in self.criteria if c.id == id_)

    def titles(self) -> Iterator[str]:
        """Every nomination this rubric is meant for, its own titles included."""
        yield from (t for t in (self.title.ru, self.title.en, *self.nominations) if t)

    @model_validator(mode="after")
    def _consistent(self) -> Rubric:
        _no_twins("criterion", (c.id for c in self.criteria))
        total = sum(c.weight for c in self.criteria)
        if abs(total - WEIGHTS_SUM) > 1e-6:
            raise ValueError(f"the weights of the criteria sum to {total:g}: make them sum to 100")
        for c in self.criteria:
            self._check_levels(c)
        return self

    def _check_levels(self, criterion: Criterion) -> None:
        wanted, given = set(self.scale.levels), set(criterion.levels)
        if missing := sorted(wanted - given):
            raise ValueError(
                f"criterion {criterion.id} has no anchor text for level "
                f"{', '.join(map(str, missing))}: write one for every level of the scale"
            )
        if strange := sorted(given - wanted):
            raise ValueError(
                f"criterion {criterion.id} has levels outside the scale "
                f"{self.scale.min}-{self.scale.max}: {', '.join(map(str, strange))}; remove them"
            )
