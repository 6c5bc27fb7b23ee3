"""Phrases with the figures they hold, round by round as they were written.

    python -m benchmarks.figures

A line of benchmarks/data/figures/*.txt is a phrase, "=>" and its figures as kind, value and, where
it matters, unit, bound, role, direction, rate or "plan"; "none" where there is no figure. Each
round was written before its misses were seen and mended afterwards; docs/proofs.md has what each
gave at first sight. Exit code 1 when fewer than 95% of a round are read right.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from assessor.figures import Figure, figures

ROUNDS = Path(__file__).parent / "data" / "figures"
RIGHT = 0.95


class Phrase(NamedTuple):
    """What stands in the line, and the words that each of its figures must be told with."""

    text: str
    wanted: list[list[str]]


def read(path: Path) -> Iterator[Phrase]:
    for line in path.read_text("utf-8").splitlines():
        text, arrow, told = line.rpartition(" => ")
        if arrow:
            parts = [part.split() for part in told.split(";")]
            yield Phrase(text, [part for part in parts if part != ["none"]])


def told(figure: Figure) -> list[str]:
    """Kind, value and everything else that is known of a figure."""
    value = _plain(figure.low)
    if figure.low != figure.high:
        value += ".." + _plain(figure.high)
    if figure.kind in ("share", "ratio") and figure.of is not None:
        value += "/" + _plain(figure.of)
    around = (figure.unit, figure.bound, figure.role, figure.direction, figure.per)
    return [figure.kind, value, *(word for word in around if word), figure.modality]


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def is_right(phrase: Phrase) -> bool:
    found = [told(figure) for figure in figures(phrase.text)]
    return len(found) == len(phrase.wanted) and all(
        have[:2] == want[:2] and set(want) <= set(have)
        for have, want in zip(found, phrase.wanted, strict=True)
    )


def main() -> int:
    kept = True
    for path in sorted(ROUNDS.glob("*.txt")):
        phrases = list(read(path))
        wrong = [phrase for phrase in phrases if not is_right(phrase)]
        kept = kept and len(wrong) <= (1 - RIGHT) * len(phrases)
        print(f"{path.stem}: {len(phrases) - len(wrong)} of {len(phrases)} right")
        for phrase in wrong:
            print(f"  {phrase.text}\n    {[' '.join(told(f)) for f in figures(phrase.text)]}")
    print("every bound is kept" if kept else "a bound is missed")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
