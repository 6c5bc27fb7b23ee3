"""Everything that can go wrong and that a person can mend.

    AssessorError                    exit code 1
    ├── UsageError                   2    options that contradict each other
    ├── EntryError                        one entry file; the batch goes on without it
    ├── RubricError                       a rubric file, with line and field
    ├── PromptError                       a prompt template
    ├── StoreError                        the database of answers and results
    ├── OutputError                       a file or folder that cannot be written
    ├── BudgetReached                4    the money given for this run is used up
    └── ModelError                        the model's service
        ├── TransientModelError           may pass: worth another try
        │   ├── RateLimited
        │   ├── Unreachable
        │   ├── TimedOut
        │   └── ServerFault
        ├── RequestRefused                this one request will never pass; others may
        └── PermanentModelError           will not pass: stops the run, said once
            ├── KeyRefused
            ├── ModelUnknown
            ├── OutOfCredit
            ├── ServiceUnusable           nothing but failures: down, or refuses everything
            └── NotInCache                `--cache only` met a request it has no answer for

What a model *answers* is never an error here: a refusal, a filtered, truncated or unparsable
answer is an `Outcome` (see `assessor.llm.base`).

Every error carries `cause` (what happened, naming the thing) and `remedy` (what to do about it).
"""

from __future__ import annotations

import os
from typing import Final

DEBUG: Final = "ASSESSOR_DEBUG"


def debugging() -> bool:
    """Whether a fault of ours is to be seen whole, rather than told and survived."""
    return bool(os.environ.get(DEBUG))


class AssessorError(Exception):
    """A failure with a cause and a remedy, both one plain sentence for a person to read."""

    exit_code = 1

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause, remedy)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


class UsageError(AssessorError):
    """Options that contradict each other or that this command cannot use."""

    exit_code = 2


class EntryError(AssessorError):
    """An entry that cannot be read. `name` is the file's, as the person gave it; `cause` has it."""

    def __init__(self, name: str, cause: str, remedy: str) -> None:
        super().__init__(f"{name}: {cause}", remedy)
        self.name = name
        self.cause_alone = cause


class RubricError(AssessorError):
    """A rubric that cannot be used: file, line (1-based), field and remedy are in the message."""


class PromptError(AssessorError):
    """A prompt template that is missing, malformed, or names something it is not given."""


class StoreError(AssessorError):
    """The store cannot be opened, read or written."""


class OutputError(AssessorError):
    """A result file or its folder cannot be written."""


class BudgetReached(AssessorError):
    """The next call could cost more than what is left of the budget."""

    exit_code = 4


class ModelError(AssessorError):
    """The model's service did not give an answer."""


class TransientModelError(ModelError):
    """May pass by itself. `retry_after` is the wait the service asked for, in seconds."""

    def __init__(self, cause: str, remedy: str, retry_after: float | None = None) -> None:
        super().__init__(cause, remedy)
        self.retry_after = retry_after


class RateLimited(TransientModelError):
    """Too many requests (429)."""


class Unreachable(TransientModelError):
    """No connection, or one that broke before the answer was complete."""


class TimedOut(TransientModelError):
    """No answer within the time allowed."""


class ServerFault(TransientModelError):
    """The service failed (5xx, 409), or what it sent is no chat completion."""


class RequestRefused(ModelError):
    """The service will not take this request (400, 413, 422): too long, malformed, unsupported.

    Asking again cannot help, but the next entry's request may pass.
    """


class PermanentModelError(ModelError):
    """Asking again cannot help: every call of the run would fail alike."""


class KeyRefused(PermanentModelError):
    """The key is missing, wrong, or not allowed to use this model (401, 403)."""


class ModelUnknown(PermanentModelError):
    """The service does not know the model or the address (404)."""


class OutOfCredit(PermanentModelError):
    """The account has no money or quota left."""


class ServiceUnusable(PermanentModelError):
    """Nothing but failures for some time: the service is down, or refuses every request."""


class NotInCache(PermanentModelError):
    """An answer is needed that is not in the store, and asking is not allowed (`--cache only`)."""
