"""The worst files of every format, each read in a process of its own.

    python -m benchmarks.limits [--only PART] [--markdown]

Every file of `benchmarks.hostile_files` must end, read or refused with file, cause and remedy,
within 10 seconds an entry and 500 MB. Exit status 1 when one does not. Memory is resident, at its
peak; for a PDF the peak of the process that opens it is added, which counts some twice. Seconds
are those of the wall clock, the processor's for all entries in brackets: on a busy machine the
first are not the program's alone. Linux only.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from assessor.errors import EntryError
from assessor.intake import documents, parse
from assessor.rubric.shelf import Shelf
from benchmarks.hostile_files import makers

SECONDS = 10.0
MEGABYTES = 500.0
GIVEN_UP = 120.0


class Outcome(NamedTuple):
    """How reading one file ended. `said` is the sentence of an EntryError, or what went wrong."""

    how: str
    said: str
    seconds: float
    processor: float
    megabytes: float

    @property
    def good(self) -> bool:
        """Read or refused, in time and within the memory."""
        ended = self.how in {"read", "refused"}
        quick = min(self.seconds, self.processor) <= SECONDS
        return ended and quick and self.megabytes <= MEGABYTES


def read_here(path: Path) -> Outcome:
    """Read and parse the file in this process, and measure it."""
    form = Shelf().default().rubric.form
    how, said = "read", ""
    times = [time.monotonic()]
    try:
        for document in documents(path):
            parse(document, form)
            times.append(time.monotonic())
    except EntryError as error:
        how, said = "refused", str(error)
    times.append(time.monotonic())
    own, child = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    apart = child.ru_maxrss / 1024 if child.ru_utime else 0.0
    return Outcome(
        how=how,
        said=said or f"{len(times) - 2} entries",
        seconds=max(after - before for before, after in pairwise(times)),
        processor=own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime,
        megabytes=_own_peak() + apart,
    )


def _own_peak() -> float:
    """Megabytes. `ru_maxrss` would count what this process was forked from."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def read_apart(path: Path) -> Outcome:
    """The same in a process of its own, which is ended after a minute."""
    command = [sys.executable, "-m", "benchmarks.limits", "--file", str(path)]
    try:
        child = subprocess.run(command, capture_output=True, timeout=GIVEN_UP, check=False)
    except subprocess.TimeoutExpired:
        return Outcome("hang", f"ended after {GIVEN_UP:.0f} s", GIVEN_UP, GIVEN_UP, 0)
    if child.returncode:
        lines = child.stderr.decode("utf-8", "replace").splitlines() or ["killed"]
        return Outcome("crash", lines[-1], 0, 0, 0)
    return Outcome(*json.loads(child.stdout))


def main() -> int:
    """Make and read every file; print what came of each."""
    options = argparse.ArgumentParser(prog="benchmarks.limits", description=__doc__)
    options.add_argument("--only", default="", help="files with this in their name")
    options.add_argument("--file", type=Path, help="read this file here and print JSON")
    options.add_argument("--markdown", action="store_true", help="print a table")
    given = options.parse_args()
    if given.file:
        print(json.dumps(read_here(given.file)))
        return 0
    chosen = {name: make for name, make in makers().items() if given.only in name}
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, make in chosen.items():
            path = Path(folder) / name
            path.write_bytes(make())
            size = path.stat().st_size / 1024 / 1024
            outcome = read_apart(path)
            path.unlink()
            print(_line(name, size, outcome, table=given.markdown), flush=True)
            outcomes.append(outcome)
    bad = sum(not o.good for o in outcomes)
    slowest, largest = max(o.seconds for o in outcomes), max(o.megabytes for o in outcomes)
    print(
        f"files {len(outcomes)}, beyond the limits {bad}, "
        f"slowest {slowest:.1f} s, largest {largest:.0f} MB"
    )
    return 1 if bad else 0


def _line(name: str, size: float, outcome: Outcome, *, table: bool) -> str:
    if table:
        return (
            f"| {name} | {size:.1f} | {outcome.how} | {outcome.seconds:.1f} "
            f"({outcome.processor:.1f}) | {outcome.megabytes:.0f} |"
        )
    mark = "  " if outcome.good else "!!"
    return (
        f"{mark} {name:<45} {size:5.1f} MB {outcome.how:<8} {outcome.seconds:5.1f} s "
        f"({outcome.processor:4.1f}) {outcome.megabytes:4.0f} MB  {outcome.said[:120]}"
    )


if __name__ == "__main__":
    sys.exit(main())
