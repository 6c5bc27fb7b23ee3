"""Faults of a service, by name: scripted in order of arrival, or drawn with a probability.

429        too many requests, with Retry-After      401 404 400   the key, the model, the request
500 503    the server failed, is overloaded         quota         429 of an empty account
drop       the connection is reset                  refusal       the model refuses
hang       the answer comes too late                filter        the content filter steps in
envelope   a 200 whose body is cut short            length        the answer is cut at the limit
cut        a 200 whose content is cut-short JSON    gateway       a 200 with an error inside
last       a good answer, and no request is left for as long as Retry-After says
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Protocol

OK = "ok"
STATUS = {"400": 400, "401": 401, "404": 404, "429": 429, "quota": 429, "500": 500, "503": 503}
ERRORS: dict[str, dict[str, str]] = {
    "400": {"message": "This model's maximum context length is 8192 tokens.", "code": "too_long"},
    "401": {"message": "Incorrect API key provided: {key}.", "code": "invalid_api_key"},
    "404": {"message": "The model does not exist.", "code": "model_not_found"},
    "429": {"message": "Rate limit reached.", "code": "rate_limit_exceeded"},
    "quota": {"message": "You exceeded your current quota.", "code": "insufficient_quota"},
    "500": {"message": "The server had an error.", "code": "server_error"},
    "503": {"message": "The engine is overloaded.", "code": "overloaded"},
    "gateway": {"message": "The upstream is overloaded.", "code": "upstream"},
}
NAMES = frozenset(
    {*ERRORS, "drop", "hang", "page", "envelope", "cut", "refusal", "filter", "length", "last", OK}
)


class Faults(Protocol):
    """Decides how a request fails ("ok": it does not)."""

    def draw(self, body: bytes, seen: int) -> str:
        """`seen` is how often this very body came before."""


class Script:
    """The named faults in order of arrival, then none."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = deque(_checked(names))

    def draw(self, body: bytes, seen: int) -> str:
        return self._names.popleft() if self._names else OK


class Odds:
    """Each fault with its probability. What a body meets depends on it, on the seed and on how
    often it came before: two runs that ask the same meet the same, a retry draws afresh.
    """

    def __init__(self, odds: Mapping[str, float], seed: int = 1) -> None:
        self._odds = dict(zip(_checked(odds), odds.values(), strict=True))
        self._seed = seed

    def draw(self, body: bytes, seen: int) -> str:
        salt = f"{self._seed}.{seen}".encode()
        digest = hashlib.blake2b(body, digest_size=8, salt=salt[:16]).digest()
        point = int.from_bytes(digest, "big") / 2**64
        for name, share in self._odds.items():
            if point < share:
                return name
            point -= share
        return OK


def _checked(names: Iterable[str]) -> list[str]:
    listed = list(names)
    if strange := set(listed) - NAMES:
        raise ValueError(f"no such fault: {sorted(strange)}; there are {sorted(NAMES)}")
    return listed
