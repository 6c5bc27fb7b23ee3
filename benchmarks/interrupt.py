"""How long a run takes to stop when a signal ends it, and whether it says how to carry on.

    python -m benchmarks.interrupt --times 10 --entries 20

A run against the loopback server is ended at random moments after its first request by Ctrl-C,
SIGTERM and SIGHUP in turn; then the same command finishes it. Exits 1 when a stop took longer than
the bound, when the command that carries on was not said, or when an answer that had come was asked
for again.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from assessor.signals import STOPS
from benchmarks import essays
from tests.loopback.process import Served, served

BOUND: Final = 1.0  # seconds
LONGEST_START: Final = 60.0


def interrupted(
    command: list[str], server: Served, after: float, number: signal.Signals
) -> tuple[float, int, str]:
    """Seconds that the stop took, the exit code, and what was said."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    started = time.monotonic()
    while not server.counters()["requests"] and time.monotonic() - started < LONGEST_START:
        time.sleep(0.01)
    time.sleep(after)
    pressed = time.monotonic()
    process.send_signal(number)
    _, said = process.communicate(timeout=LONGEST_START)
    return time.monotonic() - pressed, process.returncode, said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--entries", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    os.environ["OPENAI_API_KEY"] = "none"
    chance, stops, bad = random.Random(chosen.seed), list[float](), 0
    with tempfile.TemporaryDirectory() as folder, served(latency=0.5, jitter=0.5) as server:
        entries = Path(folder) / "entries"
        essays.write(entries, chosen.entries)
        for number in range(chosen.times):
            server.reset()
            command = [sys.executable, "-m", "assessor", "run", str(entries), "--model", "loopback"]
            command += ["--rubric", "award-essay", "--base-url", server.url, "--format", "jsonl"]
            command += ["--out", str(Path(folder) / str(number))]
            after = chance.uniform(0, 0.1 * chosen.entries)
            stop = STOPS[number % len(STOPS)]
            took, code, said = interrupted(command, server, after, stop)
            subprocess.run(command, capture_output=True, check=False)
            again = server.counters()["answered_again"]
            stops.append(took)
            good = code == 128 + stop and "Carry on with: assessor run" in said and not again
            bad += not good
            print(
                f"{stop.name} after {after:4.2f} s: stopped in {took:4.2f} s, exit {code}, "
                f"{again} answers asked for again{'' if good else '  BAD'}",
                flush=True,
            )
    print(f"longest stop {max(stops):.2f} s, {bad} of {len(stops)} not as promised")
    sys.exit(bool(bad) or max(stops) > BOUND)


if __name__ == "__main__":
    main()
