"""What a model writes is masked like what it reads: it may repeat an address, or invent one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import ValidationError

from assessor.entry import Language
from assessor.llm.base import LLM, Completion, Outcome, Request
from assessor.privacy.contacts import Contacts
from assessor.text import language_of


def masked(content: str) -> str:
    """An answer without e-mail addresses and telephone numbers; JSON stays JSON.

    They are looked for in what the JSON says, not in how it is written: "\\n" before an address is
    no part of it, and "\\u0040" is its sign.
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return _masked(content)
    said = "\n\n".join(_strings(told))
    if _masked(said) == said:
        return content  # as nearly always
    return json.dumps(_within(told), ensure_ascii=False)


def _masked(text: str) -> str:
    if _contacts("en")(text).text == text:
        return text  # in which language to mask need not be found out
    return _contacts(language_of(text))(text).text


def _strings(told: object) -> Iterator[str]:
    """Every text in a value of JSON."""
    match told:
        case str():
            yield told
        case list():
            for one in told:
                yield from _strings(one)
        case dict():
            for name, one in told.items():
                yield from (name, *_strings(one))


def _within(told: object) -> object:
    """A value of JSON with every text of it masked."""
    match told:
        case str():
            return _masked(told)
        case list():
            return [_within(one) for one in told]
        case dict():
            return {_masked(name): _within(one) for name, one in told.items()}
    return told


@cache
def _contacts(language: Language) -> Contacts:
    return Contacts(language)


class Masking:
    """Puts placeholders into the answers of `llm`, before anything keeps or shows them."""

    def __init__(self, llm: LLM) -> None:
        self._llm = llm

    async def complete(self, request: Request) -> Completion:
        """The answer of `llm`, masked. Raises what `llm` raises."""
        completion = await self._llm.complete(request)
        content = masked(completion.content)
        completion = replace(completion, problem=masked(completion.problem))
        if content == completion.content:
            return completion
        if completion.reply is None:
            return replace(completion, content=content)
        try:
            reply = request.reply.model_validate_json(content)
        except ValidationError:
            return replace(completion, outcome=Outcome.UNPARSABLE, content=content, reply=None)
        return replace(completion, content=content, reply=reply)

    async def aclose(self) -> None:
        await self._llm.aclose()
