"""What the vendor's errors mean here: one literal table, tested against the vendor's own list.

Every message names the service and the model, and never holds the key.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

import httpx2
import openai

from assessor import errors
from assessor.errors import ModelError, TransientModelError

TRY_LATER: Final = "Run the same command again later: it carries on from here."
CHECK_KEY: Final = "Set OPENAI_API_KEY to a key that may use this model."
CHECK_MODEL: Final = "Check --model and --base-url (it usually ends in /v1)."
CHECK_URL: Final = "Check --base-url and the network."
CHECK_REQUEST: Final = "Check that the model supports JSON Schema answers and texts of this length."
ADD_CREDIT: Final = "Add credit to the account, or use another key."

# A body that is no JSON, or not of the right shape, is a ValueError.
Fault = openai.OpenAIError | ValueError
Kind = tuple[type[ModelError], str, str]

# Vendor's error → ours, what happened, what to do. The most special class comes first.
FAULTS: Final[dict[type[BaseException], Kind]] = {
    openai.AuthenticationError: (errors.KeyRefused, "does not accept the key", CHECK_KEY),
    openai.PermissionDeniedError: (errors.KeyRefused, "does not allow this", CHECK_KEY),
    openai.NotFoundError: (errors.ModelUnknown, "does not know the model", CHECK_MODEL),
    openai.RateLimitError: (errors.RateLimited, "has too many requests", TRY_LATER),
    openai.BadRequestError: (errors.RequestRefused, "refuses the request", CHECK_REQUEST),
    openai.UnprocessableEntityError: (errors.RequestRefused, "refuses the request", CHECK_REQUEST),
    openai.ConflictError: (errors.ServerFault, "failed (conflict)", TRY_LATER),
    openai.InternalServerError: (errors.ServerFault, "failed", TRY_LATER),
    openai.APIStatusError: (errors.RequestRefused, "refuses the request", CHECK_REQUEST),
    openai.APITimeoutError: (errors.TimedOut, "did not answer in time", TRY_LATER),
    openai.APIConnectionError: (errors.Unreachable, "cannot be reached", CHECK_URL),
    openai.APIResponseValidationError: (errors.ServerFault, "sent no completion", TRY_LATER),
    openai.APIError: (errors.ServerFault, "failed", TRY_LATER),
    openai.OpenAIError: (errors.ServerFault, "failed", TRY_LATER),
    ValueError: (errors.ServerFault, "sent something that is no completion", TRY_LATER),
}

# Codes that say more than the class they come with.
CODES: Final[dict[str, Kind]] = {
    "insufficient_quota": (errors.OutOfCredit, "says the account is out of credit", ADD_CREDIT),
    "billing_hard_limit_reached": (errors.OutOfCredit, "says its limit is reached", ADD_CREDIT),
    "model_not_found": (errors.ModelUnknown, "does not know the model", CHECK_MODEL),
    "invalid_api_key": (errors.KeyRefused, "does not accept the key", CHECK_KEY),
}
NUMBER: Final = re.compile(r"\d+(\.\d+)?")
PAYMENT_REQUIRED = 402
TIMED_OUT = 408
OVERLOADED = 529
SECRET: Final = 8  # a shorter key is a word that stands for none, as servers of one's own take


def fault_of(error: Fault, client: openai.AsyncOpenAI, model: str) -> ModelError:
    """Our error for the vendor's. It names service and model, and never holds the key."""
    kind, what, remedy = _kind_of(error)
    cause = f"{urlsplit(str(client.base_url)).netloc.rpartition('@')[2]} {what} ({model})"
    # Who refuses a key shows some of it.
    refused = isinstance(error, openai.AuthenticationError)
    said = "" if refused else _said(error, client.api_key)
    cause = f"{cause}: {said}".rstrip(".: ") + "."
    if issubclass(kind, TransientModelError):
        return kind(cause, remedy, retry_after=_retry_after(error))
    return kind(cause, remedy)


def _kind_of(error: Fault) -> Kind:
    code = getattr(error, "code", None)
    if isinstance(code, str) and code in CODES:
        return CODES[code]
    if isinstance(error, openai.APIStatusError) and error.status_code in STATUSES:
        return STATUSES[error.status_code]
    return next(kind for cls, kind in FAULTS.items() if isinstance(error, cls))


# Statuses that openai has no class for.
STATUSES: Final[dict[int, Kind]] = {
    PAYMENT_REQUIRED: CODES["insufficient_quota"],
    TIMED_OUT: FAULTS[openai.APITimeoutError],
    OVERLOADED: (errors.RateLimited, "is overloaded", TRY_LATER),
}


def _said(error: Fault, key: str) -> str:
    """The service's own words in one short line, without the key should it repeat it."""
    body = getattr(error, "body", None)
    if isinstance(error, openai.APIConnectionError):
        words = error.__cause__
    else:
        words = body.get("message") if isinstance(body, dict) else None
    text = str(words or "")
    return short(text.replace(key, "…") if len(key) >= SECRET else text)


def short(text: str, most: int = 200) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _retry_after(error: Fault) -> float | None:
    """The wait the service asks for, in seconds: `retry-after-ms`, else `Retry-After` (seconds or
    a date).
    """
    response = getattr(error, "response", None)
    if not isinstance(response, httpx2.Response):
        return None
    milliseconds, told = (response.headers.get(n, "") for n in ("retry-after-ms", "retry-after"))
    if NUMBER.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    if NUMBER.fullmatch(told):
        return float(told)
    with suppress(ValueError):
        return max(0.0, parsedate_to_datetime(told).timestamp() - _now_there(response))
    return None


def _now_there(response: httpx2.Response) -> float:
    """The service's own clock where it tells it: ours may be wrong, or have been set back."""
    with suppress(ValueError):
        return parsedate_to_datetime(response.headers.get("date", "")).timestamp()
    return time.time()
