"""Checked facts: what a report may show. `docs/assessment.schema.json` is made from `Assessment`.

Nothing here is built from a model's words alone: `assessor.verdict` is the only module that
makes a `CriterionScore` or a `Summary`.
"""

from __future__ import annotations

from operator import not_
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assessor.entry import Entry, Flag, Language, Place, Source, Value
from assessor.errors import DEBUG

Match = Literal["exact", "normalised", "close"]


class Evidence(Value):
    """A quote that stands in the essay: `entry.text[start:end] == quote`, always.

    `page` is the page of the file on which it begins, left out of JSON where that is not known.
    """

    quote: str
    start: int
    end: int
    match: Match
    section: str | None = None
    page: int | None = Field(default=None, exclude_if=not_)


class Rejected(Value):
    """A quote the model gave that the essay does not have, kept for a person to see."""

    quote: str
    reason: Literal["absent", "altered"]
    detail: str = ""


class CriterionScore(Value):
    """The checked result for one criterion.

    `level` is a level of the rubric's scale, or None (never zero) when `status` is not "scored".
    `samples` are the levels of the single answers (None: that answer gave none); `confidence`
    is 1 minus their spread over the scale's width, None with a single sample.
    """

    criterion: str
    status: Literal["scored", "cannot_assess", "unscored"]
    level: int | None
    samples: tuple[int | None, ...] = ()
    confidence: float | None = Field(default=None, ge=0, le=1)
    rationale: str
    gaps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Total(Value):
    """Weighted points over the criteria that have a level; `of` is their possible maximum.

    With every criterion scored `of` is 100 and `complete` is true.
    """

    points: float
    of: float
    complete: bool


class SummarySentence(Value):
    """A sentence of the summary and the places in the essay it rests on."""

    text: str
    support: tuple[Place, ...] = ()


class Violation(Value):
    """A rule the summary breaks. `sentence` is its index, None when the whole summary breaks it."""

    kind: Literal[
        "too_long",
        "figure",
        "name",
        "forecast",
        "direction",
        "period",
        "form",
        "language",
        "missing",
        "untold",
    ]
    message: str
    sentence: int | None = None
    found: str = ""
    essay_says: str = ""


class Summary(Value):
    """The printable summary. `words` counts whitespace tokens with a letter or a digit."""

    text: str
    words: int
    language: Language
    sentences: tuple[SummarySentence, ...] = ()
    violations: tuple[Violation, ...] = ()
    origin: Literal["judge", "own_sentences", "extract"] = "judge"


class Usage(Value):
    """What answers cost when they were paid for; a replay repeats it.

    `cost` is in US dollars; None when no price is known for the model.
    """

    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0

    def __add__(self, other: Usage) -> Usage:
        unknown = self.cost is None or other.cost is None
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost=None if unknown else round((self.cost or 0) + (other.cost or 0), 9),
        )


class RubricRef(Value):
    id: str
    sha256: str


class PromptsRef(Value):
    sha256: str


class Assessment(Value):
    """Everything said of one entry; one line of `assessments.jsonl`."""

    schema_version: Literal[1] = 1
    entry: Entry
    rubric: RubricRef
    prompts: PromptsRef
    model: str
    judge: Literal["model", "offline"]
    status: Literal["complete", "needs_review", "failed"]
    reasons: tuple[str, ...] = ()
    scores: tuple[CriterionScore, ...]
    total: Total
    summary: Summary | None
    flags: tuple[Flag, ...] = ()
    usage: Usage = Usage()


class Titled(BaseModel):
    """What an entry is called; read from the JSON of an `Entry`."""

    model_config = ConfigDict(frozen=True)

    id: str
    organisation: str | None
    nominee: str | None
    source: Source


class Outline(BaseModel):
    """What a list shows of an assessment; read from its JSON, of which it leaves out the most."""

    model_config = ConfigDict(frozen=True)

    entry: Titled
    rubric: RubricRef
    status: Literal["complete", "needs_review", "failed"]
    reasons: tuple[str, ...]
    total: Total
    flags: tuple[Flag, ...]


class Failure(Value):
    """An entry that could not be read: the file's name, why, and what to do about it."""

    name: str
    cause: str
    remedy: str

    @classmethod
    def unforeseen(cls, name: str, error: Exception) -> Failure:
        """A fault of ours that this entry brought out: it costs the entry, not the run."""
        return cls(
            name=name,
            cause=f"it made assessor fail in a way nobody foresaw ({type(error).__name__}).",
            remedy="Save the essay by itself as plain text and try again, and please report it "
            f"with the output of the same command under {DEBUG}=1.",
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.cause} {self.remedy}"
