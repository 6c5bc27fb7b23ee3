"""What a judge *claims*: the shapes a model fills. Nothing in them has been checked.

Field order is the order in which a model writes: it collects evidence, then reasons, then
decides. Field descriptions travel in the JSON schema and are prompt text: what a field means is
said in `prompts/`, so there are none here.

The shape for scores depends on the rubric's scale alone, not on the criterion: providers put the
schema before the messages, and one shape for all criteria keeps the prefix they share intact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, Literal, Self, Union

from pydantic import BaseModel, ConfigDict, create_model, field_validator

from assessor.rubric import Scale

CANNOT_ASSESS: Final = "cannot_assess"


class Reply(BaseModel):
    """A claim. Unknown keys are refused, so that a model cannot answer beside the question."""

    model_config = ConfigDict(extra="forbid")


class ScoreReply(Reply):
    """A claim about one criterion; `level` is a level of the scale or "cannot_assess"."""

    scale: ClassVar[Scale | None] = None
    """What it was made for by `score_reply`."""

    evidence: list[str]
    reasoning: str
    gaps: list[str]
    level: int | Literal["cannot_assess"]

    @field_validator("level", mode="before")
    @classmethod
    def _whole_number(cls, level: object) -> object:
        """`true` is no 1, and 3.0 is no 3: Python calls them equal, a juror would not."""
        if isinstance(level, bool | float):
            raise ValueError("give one of the levels, as a whole number")
        return level

    def rewritten(self, rewrite: Callable[[str], str]) -> Self:
        """The same claim, every text of it rewritten."""
        said = {
            "evidence": [rewrite(quote) for quote in self.evidence],
            "reasoning": rewrite(self.reasoning),
            "gaps": [rewrite(gap) for gap in self.gaps],
        }
        return self.model_copy(update=said)


class SummaryReply(Reply):
    """A claim about the whole entry: its summary in running prose."""

    summary: str

    def rewritten(self, rewrite: Callable[[str], str]) -> Self:
        """The same claim, its text rewritten."""
        return self.model_copy(update={"summary": rewrite(self.summary)})


def score_reply(scale: Scale) -> type[ScoreReply]:
    """The shape of a score on this scale: only its levels, and "cannot_assess", validate."""
    level: Any = Union[Literal[scale.levels], Literal["cannot_assess"]]  # noqa: UP007
    shape = create_model("ScoreReply", __base__=ScoreReply, level=(level, ...))
    shape.scale = scale
    return shape
