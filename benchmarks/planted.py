"""Entries with faults planted in them: how many the checks find, and how many flags are false.

    python -m benchmarks.planted [--batch N] [--show]

The entries, their faults and what else a reader would flag are `benchmarks/data/planted.yaml`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import yaml

from assessor.checks import check
from assessor.entry import Entry, Flag
from assessor.intake import documents, parse
from assessor.rubric.shelf import Shelf

DATA: Final = Path(__file__).parent / "data" / "planted.yaml"
FOUND: Final = 0.8  # of the faults, at least
RIGHT: Final = 0.9  # of the flags, at least


class Fault(NamedTuple):
    """A planted fault; `at` are words of the essay of which a flag must touch one."""

    kind: str
    what: str
    at: tuple[str, ...]


@dataclass(frozen=True)
class Planted:
    """A made-up entry; `also` are words, of the essay or a message, for which a flag is right."""

    name: str
    batch: int
    essay: str
    faults: tuple[Fault, ...]
    also: tuple[str, ...] = ()
    headcount: str = ""
    rubric: str = ""

    def exported(self) -> str:
        """The file as an award's site exports it."""
        head = f"КОЛ-ВО СОТРУДНИКОВ (FTE) НА ПЛОЩАДКЕ НОМИНАНТА\n{self.headcount}\n"
        return f"{head if self.headcount else ''}ЭССЕ НОМИНАНТА\n{self.essay}"


@dataclass(frozen=True)
class Read:
    """What the checks made of one entry."""

    entry: Entry
    found: tuple[Fault, ...]
    missed: tuple[Fault, ...]
    right: tuple[Flag, ...]
    false: tuple[Flag, ...]


@dataclass
class Score:
    """Counts over entries, by kind."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, read: Read) -> None:
        self.right.update(f.kind for f in read.right)
        self.false.update(f.kind for f in read.false)
        self.found.update(f.kind for f in read.found)
        self.missed.update(f.kind for f in read.missed)

    @property
    def precision(self) -> float:
        return self.right.total() / max(1, self.right.total() + self.false.total())

    @property
    def recall(self) -> float:
        return self.found.total() / max(1, self.found.total() + self.missed.total())


def load(batch: int | None = None, path: Path = DATA) -> list[Planted]:
    """The made-up entries, of one batch or all; every `at` stands in its essay."""
    planted = []
    for raw in yaml.safe_load(path.read_text("utf-8")):
        faults = tuple(Fault(f["kind"], f["what"], tuple(f["at"])) for f in raw.pop("faults"))
        one = Planted(**{**raw, "faults": faults, "also": tuple(raw.get("also", ()))})
        for words in (w for fault in faults for w in fault.at):
            if words not in one.essay:
                raise ValueError(f"{one.name}: not in the essay: {words}")
        planted.append(one)
    return [p for p in planted if batch in {None, p.batch}]


def read(planted: Planted, shelf: Shelf) -> Read:
    """One entry through intake and the checks, its flags held against what was planted."""
    loaded = shelf.get(planted.rubric) if planted.rubric else shelf.default()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{planted.name}.txt"
        path.write_text(planted.exported(), "utf-8")
        entry = parse(next(documents(path)), loaded.rubric.form).entry
    flags = check(entry, loaded.rubric)
    missed = tuple(
        fault
        for fault in planted.faults
        if not any(flag.kind == fault.kind and _touches(entry, flag, fault.at) for flag in flags)
    )
    asked = tuple(words for fault in planted.faults for words in fault.at)
    right = tuple(
        flag
        for flag in flags
        if _touches(entry, flag, (*asked, *planted.also))
        or any(words in flag.message for words in planted.also)
    )
    return Read(
        entry,
        tuple(f for f in planted.faults if f not in missed),
        missed,
        right,
        tuple(flag for flag in flags if flag not in right),
    )


def _touches(entry: Entry, flag: Flag, words: tuple[str, ...]) -> bool:
    """Whether one of the flag's places has a character in common with any of the words."""
    stands = [at for some in words for at in _places(entry.text, some)]
    return any(p.start < end and start < p.end for p in flag.places for start, end in stands)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def main() -> int:
    """Print what was missed and what was false; exit 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(prog="benchmarks.planted", description=__doc__)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--show", action="store_true", help="show what was right as well")
    given = parser.parse_args()
    shelf, score = Shelf(), Score()
    for planted in load(given.batch):
        seen = read(planted, shelf)
        score.add(seen)
        print(f"\n{planted.name}: {len(seen.found)} found, {len(seen.missed)} missed")
        for flag in seen.right if given.show else ():
            print(f"  right   [{flag.kind}] {flag.message}")
        for fault in seen.missed:
            print(f"  missed  [{fault.kind}] {fault.what}: {' / '.join(fault.at)}")
        for flag in seen.false:
            print(f"  false   [{flag.kind}] {flag.message}")
    print("\nkind              flags  right   faults  found")
    for kind in sorted({*score.right, *score.false, *score.found, *score.missed}):
        flags, faults = (
            score.right[kind] + score.false[kind],
            score.found[kind] + score.missed[kind],
        )
        print(f"{kind:<16} {flags:>6} {score.right[kind]:>6}   {faults:>6} {score.found[kind]:>6}")
    print(f"precision {score.precision:.1%}, found {score.recall:.1%}")
    return int(score.precision < RIGHT or score.recall < FOUND)


if __name__ == "__main__":
    raise SystemExit(main())
