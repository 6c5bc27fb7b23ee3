"""What tokens cost, and how many tokens a text is likely to be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from assessor.assessment import Usage
from assessor.entry import Value
from assessor.errors import UsageError
from assessor.llm import wire
from assessor.llm.base import Request
from assessor.resources import read_yaml

BUILT_IN = Path(__file__).with_name("prices.yaml")
PER = 1_000_000
SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")

# Characters a token, measured nowhere exactly: current vocabularies hold an English token in
# about four characters and a Russian one in about three.
LATIN_PER_TOKEN = 4.2
OTHER_PER_TOKEN = 3.1
# A text is never more tokens than this share of its characters: the worst a call can cost.
WORST_PER_CHARACTER = 0.75


class Price(Value):
    """US dollars for a million tokens; `cached` are input tokens the provider had already."""

    input: float = Field(ge=0)
    cached: float = Field(ge=0)
    output: float = Field(ge=0)

    def cost(self, usage: Usage) -> float:
        """US dollars for what was used."""
        fresh = usage.input_tokens - usage.cached_tokens
        return (
            fresh * self.input
            + usage.cached_tokens * self.cached
            + usage.output_tokens * self.output
        ) / PER

    def times(self, part: float) -> Price:
        """This price, lowered to a part of itself."""
        return Price(input=self.input * part, cached=self.cached * part, output=self.output * part)

    def worst(self, request: Request) -> float:
        """US dollars that the request can cost at most."""
        tokens = WORST_PER_CHARACTER * _characters(request)
        return (tokens * self.input + request.model.max_output_tokens * self.output) / PER


class Prices(Value):
    """A price list and its date; `batch` is the part of each price that is paid in a batch."""

    as_of: date
    batch: float = Field(default=1.0, ge=0, le=1)
    models: dict[str, Price]

    def of(self, model: str, *, batch: bool = False) -> Price | None:
        """The price of a model, or of the model that it is a dated snapshot of."""
        price = self.models.get(model) or self.models.get(SNAPSHOT.sub("", model))
        return price.times(self.batch) if price and batch else price


def load(path: Path = BUILT_IN) -> Prices:
    """Read a price list. Raises `UsageError` naming the file and the field."""
    from yaml import YAMLError  # noqa: PLC0415 (a courier is told its price)

    try:
        return Prices.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        reason = " ".join(str(error).split())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        reason = f"{'.'.join(map(str, first['loc'])) or 'the file'}: {first['msg']}"
    raise UsageError(
        f"The price list {path} cannot be used: {reason.rstrip('.')}.",
        "It needs `as_of: 2026-01-31` and `models: {NAME: {input: 1.0, cached: 0.1, output: 2.0}}`",
    )


def tokens(text: str) -> int:
    """About how many tokens a text is."""
    # A Cyrillic letter is two bytes: quicker than looking at every character.
    other = len(text.encode("utf-8", "surrogatepass")) - len(text)
    return round((len(text) - other) / LATIN_PER_TOKEN + other / OTHER_PER_TOKEN)


def _characters(request: Request) -> int:
    schema = len(str(wire.schema_of(request.reply)))
    return schema + sum(len(message.content) for message in request.messages)
