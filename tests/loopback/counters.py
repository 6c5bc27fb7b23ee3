"""What the loopback server saw: for tests of what was asked, and for the benchmarks."""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from dataclasses import dataclass, field, fields
from functools import lru_cache
from itertools import takewhile
from typing import Any

BLOCK = 64  # characters: how finely a shared prefix is measured
# A word is cut into pieces as vocabularies do: one for a short Latin word, about two a Russian one.
TOKEN = re.compile(r"[A-Za-z]{1,8}|[^\W\d_]{1,4}|\d{1,3}|[^\w\s]")
CACHE_UNIT = 128  # tokens: a provider's prefix cache serves whole units of it …
CACHE_LEAST = 1024  # … from this size on


def tokens(text: str) -> int:
    """A plausible count of tokens. Paragraphs are counted one by one: most come seven times."""
    return sum(map(_tokens, text.split("\n")))


@lru_cache(maxsize=4096)
def _tokens(line: str) -> int:
    return len(TOKEN.findall(line))


@dataclass
class Counters:
    """Counts since the start or the last reset.

    `repeated` requests came before, `answered_again` had been answered well before: wasted money.
    `prefix_characters` of `input_characters` were the prefix of a call that had finished earlier.
    `again` is the part of calls and tokens that sent an answer back to be mended.
    """

    requests: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    connections: int = 0
    in_flight: int = 0
    peak: int = 0
    repeated: int = 0
    answered: int = 0
    answered_again: int = 0
    client_gone: int = 0
    input_characters: int = 0
    prefix_characters: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    again: Counter[str] = field(default_factory=Counter)
    first: float = 0.0
    last: float = 0.0

    def __post_init__(self) -> None:
        self._seen: Counter[bytes] = Counter()
        self._good: set[bytes] = set()
        self._prefixes: set[int] = set()
        self._cpu = time.process_time()

    def arrived(self, body: bytes) -> int:
        """Count a request; says how often this very body came before."""
        self.requests += 1
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        self.first = self.first or time.monotonic()
        digest = _digest(body)
        seen = self._seen[digest]
        self._seen[digest] += 1
        self.repeated += bool(seen)
        self.answered_again += digest in self._good
        return seen

    def left(self) -> None:
        self.in_flight -= 1
        self.last = time.monotonic()

    def good(self, body: bytes, prompt: str) -> None:
        """A request was answered well, all the way to the client."""
        self.answered += 1
        self._good.add(_digest(body))
        self._prefixes.update(_prefixes(prompt))

    def usage(self, prompt: str, answer: str, *, again: bool = False) -> dict[str, Any]:
        """The `usage` of an answer, with what a prefix cache would have served."""
        known = takewhile(self._prefixes.__contains__, _prefixes(prompt))
        shared = BLOCK * sum(1 for _ in known)
        self.input_characters += len(prompt)
        self.prefix_characters += shared
        asked, written = tokens(prompt), tokens(answer)
        cached = int(asked * shared / max(1, len(prompt))) // CACHE_UNIT * CACHE_UNIT
        cached = cached if cached >= CACHE_LEAST else 0
        self.input_tokens += asked
        self.cached_tokens += cached
        self.output_tokens += written
        if again:
            counted = {"input_tokens": asked, "cached_tokens": cached, "output_tokens": written}
            self.again.update(calls=1, **counted)
        return {
            "prompt_tokens": asked,
            "completion_tokens": written,
            "total_tokens": asked + written,
            "prompt_tokens_details": {"cached_tokens": cached},
        }

    def report(self) -> dict[str, Any]:
        share = self.prefix_characters / self.input_characters if self.input_characters else 0.0
        return {
            **{count.name: getattr(self, count.name) for count in fields(self)},
            "unique": len(self._seen),
            "prefix_share": round(share, 4),
            "seconds": round(self.last - self.first, 3),
            "cpu_seconds": round(time.process_time() - self._cpu, 3),
        }


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=12).digest()


@lru_cache(maxsize=64)
def _prefixes(prompt: str) -> list[int]:
    """A hash for every whole block of the prompt, each of everything up to its end.

    Kept while the prompt is being answered: it is asked for on its way in and out.
    """
    chain, so_far = [], 0
    for start in range(0, len(prompt) - BLOCK + 1, BLOCK):
        so_far = hash((so_far, prompt[start : start + BLOCK]))
        chain.append(so_far)
    return chain
