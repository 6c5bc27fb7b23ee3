"""A page of flags for every entry, for a person to judge.

    python -m benchmarks.flags examples

Beside each flag stands what the essay says at its places. The figures in docs/proofs.md were made
by reading these pages and striking out what a careful reader would strike out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

from assessor.checks import check
from assessor.entry import Entry, Flag
from assessor.intake import discover, documents, parse
from assessor.rubric.shelf import Shelf

WIDTH = 110  # characters of the essay shown for a place


def main() -> None:
    """Read the entries as a run does, each under the rubric its nomination names."""
    arguments = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.flags")
    arguments.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    arguments.add_argument("--rubric", help="an id or a file, for every entry")
    given = arguments.parse_args()
    total = 0
    for entry, flags in pages(given.paths, given.rubric):
        total += len(flags)
        print("\n".join(page(entry, flags)))
    print(f"{total} flags")


def pages(paths: list[Path], rubric: str | None) -> Iterator[tuple[Entry, tuple[Flag, ...]]]:
    """Every entry with its flags."""
    shelf = Shelf()
    for path in discover(paths):
        for document in documents(path):
            loaded = shelf.get(rubric) if rubric else shelf.default()
            entry = parse(document, loaded.rubric.form).entry
            if not rubric:
                loaded, _ = shelf.for_nomination(entry.nomination)
                entry = parse(document, loaded.rubric.form).entry
            yield entry, check(entry, loaded.rubric)


def page(entry: Entry, flags: tuple[Flag, ...]) -> Iterator[str]:
    """The lines of one page."""
    size = f"{len(entry.text)} characters · {len(flags)} flags"
    yield f"\n=== {entry.id} · {entry.source.name} · {size}"
    for number, flag in enumerate(flags, 1):
        yield f"\n{number}. [{flag.kind}, {flag.severity}] {flag.message}"
        for place in flag.places:
            words = shorten(entry.text[place.start : place.end], WIDTH, placeholder=" …")
            yield f"      {place.start}-{place.end}: {words}"


if __name__ == "__main__":
    main()
