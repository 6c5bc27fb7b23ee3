"""Time and memory of every report format: `python -m benchmarks.report_formats 1000 5000`.

Each format writes made-up results in a process of its own, read one by one as a store gives them:
lines of JSON, made into assessments as they are asked for. Memory is the most the process ever
held, less what it held before it wrote. What grows from one number of entries to the next is held
by the format (or by the library it writes with).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assessor.assessment import Assessment
from assessor.report import FORMATS, Results, write
from tests.report.factory import about, digest, rubric, russian


def results(entries: int) -> Results:
    """So many entries of about 15,000 characters and 25 quotes."""
    one = russian()
    longer = one.entry.model_copy(
        update={"text": one.entry.text + "\n" + "Слово за словом. " * 800}
    )
    scores = tuple(s.model_copy(update={"evidence": s.evidence * 3}) for s in one.scores)
    body = one.model_copy(update={"entry": longer, "scores": scores}).model_dump_json()

    def assessments() -> Iterator[Assessment]:
        for number in range(entries):
            yield Assessment.model_validate_json(body.replace('"1914"', f'"{number}"', 1))

    return Results(assessments, {digest("support-team"): rubric()}, about())


def measure(format_: str, entries: int) -> None:
    """Write one format; print CPU seconds, megabytes held and megabytes written as JSON."""
    given = results(entries)
    next(given.assessments())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        files = write(given, Path(folder), [format_])
        seconds = time.process_time() - began
        size = sum(file.stat().st_size for file in files)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps([round(seconds, 2), round(held / 1024, 1), round(size / 2**20, 1)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", type=int, nargs="*", default=[1000, 5000])
    parser.add_argument("--format", nargs="*", default=list(FORMATS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given.one, given.entries[0])
        return
    print(f"{'format':<10} {'entries':>8} {'seconds':>8} {'MB held':>8} {'MB file':>8}")
    for format_ in given.format:
        for entries in given.entries:
            command = [sys.executable, "-m", "benchmarks.report_formats", str(entries)]
            ended = subprocess.run(
                [*command, "--one", format_], capture_output=True, text=True, check=True
            )
            seconds, held, size = json.loads(ended.stdout)
            print(f"{format_:<10} {entries:>8} {seconds:>8} {held:>8} {size:>8}", flush=True)


if __name__ == "__main__":
    main()
