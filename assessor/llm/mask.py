"""What a model writes is masked like what it reads: it may repeat an address, or invent one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pydantic import ValidationError

from assessor.entry import Language
from assessor.llm.base import LLM, Completion, Outcome, Request
from assessor.privacy import Masker, Person
from assessor.text import language_of


def masked(content: str) -> str:
    """An answer without e-mail addresses and telephone numbers."""
    if _masker("en")(content).text == content:
        return content  # as nearly always: in which language to mask need not be found out
    return _masker(language_of(content))(content).text


@cache
def _masker(language: Language) -> Masker:
    """For texts in which nobody's name has to be masked."""
    return Masker(Person(), language)


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
