"""How long it takes to index an essay and to find a quote in it.

    python -m benchmarks.quote_speed [FILE|FOLDER ...] [--quotes N] [--seed N]

Quotes are genuine, with slips, changed, and pathological (a whole page with a slip, nothing but
common words, one word over and over). Times are of the process, so that other work on the machine
does not count. Exit code 1 when, on 25,000 characters, the median is above 1 ms or the worst above
10 ms, or when a quote in an essay eight times as long takes more than sixteen times as long.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import process_time_ns

from assessor.evidence import EssayIndex, index, locate
from assessor.process import settle, travel_light
from benchmarks.corruptions import CORRUPTIONS
from benchmarks.quotes import Essay, essay_of, pick, read
from benchmarks.slips import SLIPS

SIZES = (25_000, 50_000, 100_000, 200_000)
MEDIAN_MS, WORST_MS, GROWTH = 1.0, 10.0, 16.0
_COMMON = ("и в на", "мы и в", "the and of to", "не и с на по", "это и мы в")


def essay_of_size(essays: Sequence[Essay], size: int) -> Essay:
    text = "\n\n".join(e.text for e in essays)
    return essay_of((text * (size // len(text) + 1))[:size])


def quotes(essay: Essay, count: int, random: Random) -> Iterator[str]:
    sentences = [essay.text[slice(*s)] for s in essay.sentences]
    slips, changes = list(SLIPS.values()), list(CORRUPTIONS.values())
    for _ in range(count // 2):
        true = essay.text[slice(*pick(essay, random))]
        yield "".join(random.choice(slips)(true, random))
        yield random.choice(changes)(true, random, sentences) or true
    yield from pathological(essay, random)


def pathological(essay: Essay, random: Random) -> Iterator[str]:
    for common in _COMMON:
        yield common * 3
    page = essay.text[3000:5500]
    yield page
    yield page[:1200] + "лишнее слово " + page[1200:]
    yield "".join(SLIPS["look-alikes"](page, random))
    yield " ".join(essay.text[at : at + 30] + "…" for at in range(0, 1500, 100))
    yield "слово " * 300
    yield "и " * 500
    yield "1 " * 300


def measure(index_: EssayIndex, asked: Sequence[str]) -> list[float]:
    """Milliseconds for each quote."""
    times = []
    for quote in asked:
        start = process_time_ns()
        locate(quote, index_)
        times.append((process_time_ns() - start) / 1e6)
    return times


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("examples")])
    parser.add_argument("--quotes", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    essays = read(options.paths)
    asked = list(quotes(essay_of_size(essays, SIZES[0]), options.quotes, Random(options.seed)))
    measure(index(essays[0].text), asked[:200])  # the dictionaries are loaded once a process
    travel_light()  # Python's collector as a run has it: its pauses are no quote's
    settle()
    print(
        f"{len(asked)} quotes\n{'characters':>12}{'index ms':>10}{'median ms':>11}{'99% ms':>9}"
        f"{'worst ms':>10}"
    )
    medians, worst = [], []
    for size in SIZES:
        text = essay_of_size(essays, size).text
        start = process_time_ns()
        indexed = index(text)
        took = (process_time_ns() - start) / 1e6
        times = measure(indexed, asked)
        medians.append(statistics.median(times))
        worst.append(max(times))
        late = statistics.quantiles(times, n=100)[-1]
        print(f"{size:12,}{took:10.1f}{medians[-1]:11.3f}{late:9.2f}{worst[-1]:10.2f}")
    kept = medians[0] <= MEDIAN_MS and worst[0] <= WORST_MS and medians[-1] <= GROWTH * medians[0]
    print("every bound is kept" if kept else "a bound is missed")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
