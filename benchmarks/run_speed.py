"""How fast, how lean and how careful a whole run is, against the loopback server.

    python -m benchmarks.run_speed                       100 entries, cold and warm
    python -m benchmarks.run_speed --entries 1000
    python -m benchmarks.run_speed --by-hand 3           and a script by hand, turn by turn
    python -m benchmarks.run_speed --faults              with faults in one call of five
    python -m benchmarks.run_speed --kills 20            killed at random moments, then finished
    python -m benchmarks.run_speed --kills 20 --together with every process that works for it

Figures are of the whole process, from its start to its end, with verification, store and all
files written. The ideal is what a client without any cost of its own would take: calls in rounds
of the concurrency, a latency each.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from benchmarks import essays
from tests.loopback.process import Served, served

RUBRIC = "award-essay"
CALLS = 7  # six criteria and a summary
FAULTS = {"429": 0.10, "500": 0.05, "drop": 0.03, "cut": 0.02, "hang": 0.01}
MIB = 1024
LONGEST_START = 60.0  # seconds
OFTEN = 0.5  # seconds: looking costs the process that is looked at time, too


@dataclass(frozen=True)
class Figures:
    """Of a run with its readers: wall and CPU seconds, peak memory in MiB (proportional set size
    of all its processes together), exit code (negative: killed)."""

    wall: float
    cpu: float
    memory: float
    code: int


@dataclass(frozen=True)
class Kill:
    """So many seconds after the first request; `together` with the processes that it began."""

    after: float
    together: bool

    def strike(self, pid: int) -> None:
        # A process that has ended is still there to be waited for.
        for victim in (pid, *(_begun_by(pid) if self.together else ())):
            os.kill(victim, signal.SIGKILL)


def run(
    entries: Path, out: Path, server: Served, concurrency: int, kill: Kill | None = None
) -> Figures:
    """One `assessor run` in a process of its own, killed if wanted."""
    command = [sys.executable, "-m", "assessor", "run", str(entries), "--rubric", RUBRIC]
    command += ["--model", "loopback", "--base-url", server.url, "--out", str(out), "--quiet"]
    command += ["--concurrency", str(concurrency)]
    return measured(command, server, kill)


def measured(command: list[str], server: Served, kill: Kill | None = None) -> Figures:
    """A command in a process of its own, killed if wanted."""
    environment = {**os.environ, "OPENAI_API_KEY": "none", "NO_COLOR": "1"}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    if kill is not None:
        while not server.counters()["requests"] and time.perf_counter() - started < LONGEST_START:
            time.sleep(0.01)
        time.sleep(kill.after)
        kill.strike(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.ended.set()
    watch.join()
    cpu = used.ru_utime + used.ru_stime  # its readers included, since it waited for them
    return Figures(wall, cpu, watch.peak, process.returncode)


class Watch(threading.Thread):
    """Looks at a process and those that it began: the peak of their memory."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0.0
        self._pid = pid

    def run(self) -> None:
        while not self.ended.wait(OFTEN):
            together = [self._pid, *_begun_by(self._pid)]
            self.peak = max(self.peak, sum(map(_memory, together)))


def _begun_by(pid: int) -> list[int]:
    with suppress(OSError):
        told = [t.read_text() for t in Path(f"/proc/{pid}/task").glob("*/children")]
        return [int(child) for text in told for child in text.split()]
    return []


def _memory(pid: int) -> float:
    """MiB, pages that are shared counted in part; 0 where the system does not tell."""
    with suppress(OSError):
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / MIB
    return 0.0


def statuses(out: Path) -> dict[str, int]:
    """How many assessments the run wrote, by status."""
    counts: dict[str, int] = {}
    with (out / "assessments.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            status = json.loads(line)["status"]
            counts[status] = counts.get(status, 0) + 1
    return counts


def found(out: Path) -> list[dict[str, Any]]:
    """The assessments without what they cost: how much of a prefix the service had is chance."""
    lines = (out / "assessments.jsonl").read_text("utf-8").splitlines()
    return [{k: v for k, v in json.loads(line).items() if k != "usage"} for line in lines]


def ideal(options: argparse.Namespace) -> float:
    seconds: float = options.entries * CALLS / options.concurrency * options.latency
    return seconds


def tell(what: str, figures: Figures, server: Served, best: float) -> None:
    seen = server.counters()
    per_call = 1000 * figures.cpu / seen["requests"] if seen["requests"] else 0.0
    print(
        f"{what:<8} {figures.wall:7.2f} s  {figures.wall / best:5.2f} × the ideal {best:.2f} s   "
        f"CPU {figures.cpu:6.2f} s = {per_call:.2f} ms a call   {figures.memory:.0f} MiB   "
        f"exit {figures.code}\n"
        f"         {seen['requests']} requests, {seen['repeated']} repeated, "
        f"{seen['answered_again']} answered again, {seen['peak']} at a time, "
        f"{seen['connections']} connections, prefix share {seen['prefix_share']:.1%}, "
        f"server CPU {seen['cpu_seconds']:.1f} s"
    )


def speed(options: argparse.Namespace, entries: Path, out: Path, server: Served) -> None:
    """Cold, then warm: the second run must ask nothing."""
    tell("cold", run(entries, out, server, options.concurrency), server, ideal(options))
    print(f"         {statuses(out)}")
    server.reset()
    tell("warm", run(entries, out, server, options.concurrency), server, ideal(options))


def by_hand(options: argparse.Namespace, entries: Path, out: Path, server: Served) -> None:
    """The program and a script by hand in turns; the last line is the ratio of the medians."""
    script = [sys.executable, "-m", "benchmarks.by_hand", str(entries), server.url]
    ours, theirs = list[float](), list[float]()
    for number in range(options.by_hand):
        server.reset()
        whole = run(entries, out / str(number), server, options.concurrency)
        tell("assessor", whole, server, ideal(options))
        server.reset()
        command = [*script, str(out / f"{number}.jsonl"), str(options.concurrency)]
        peer = measured(command, server)
        tell("by hand", peer, server, ideal(options))
        ours.append(whole.wall)
        theirs.append(peer.wall)
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(
        f"medians {statistics.median(ours):.2f} and {statistics.median(theirs):.2f} s: {ratio:.2f}"
    )


def faults(options: argparse.Namespace, entries: Path, out: Path, server: Served) -> None:
    """One call of five fails in some way: everything must still be complete, or say why not."""
    server.reset(odds=FAULTS, seed=options.seed)
    tell("faults", run(entries, out, server, options.concurrency), server, ideal(options))
    seen = server.counters()
    print(f"         {statuses(out)}; faults met: {seen['faults']}")


def kills(options: argparse.Namespace, entries: Path, out: Path, server: Served) -> None:
    """Killed at random moments, then let finish: nothing that was answered may be asked again.

    Answers take between half and one and a half times the latency: in step, as no service gives
    them, a whole round of them would be on its way at once. What is on its way at the moment of
    the kill is counted all the same.
    """
    chance = random.Random(options.seed)
    server.reset(jitter=0.5)
    run(entries, out / "whole", server, options.concurrency)
    asking, expected = server.counters()["seconds"], found(out / "whole")
    again = lost = 0
    for number in range(options.kills):
        server.reset()
        folder = out / str(number)
        kill = Kill(chance.uniform(0, asking), options.together)
        killed = run(entries, folder, server, options.concurrency, kill)
        done = server.counters()["answered"]
        final = run(entries, folder, server, options.concurrency)
        seen = server.counters()
        same = found(folder) == expected
        again += seen["answered_again"]
        lost += not same
        print(
            f"killed {kill.after:5.2f} s after its first request (exit {killed.code}), "
            f"{done} answers; "
            f"then exit {final.code}, {seen['answered_again']} asked again, "
            f"results {'the same' if same else 'DIFFERENT'}"
        )
    print(f"{options.kills} kills: {again} answered requests asked again, {lost} results differ")


def _measure(options: argparse.Namespace) -> Callable[..., None]:
    wanted = ((kills, options.kills), (faults, options.faults), (by_hand, options.by_hand))
    return next((measure for measure, asked in wanted if asked), speed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--entries", type=int, default=100)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--latency", type=float, default=0.25, help="seconds")
    parser.add_argument("--hang", type=float, default=10.0, help="seconds of a hanging call")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by-hand", type=int, default=0, metavar="TURNS")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--together", action="store_true")
    options = parser.parse_args()
    rounds = ceil(options.entries * CALLS / options.concurrency)
    print(f"{options.entries} entries × {CALLS} calls in {rounds} rounds of {options.concurrency}")
    with (
        tempfile.TemporaryDirectory() as folder,
        served(latency=options.latency, hang=options.hang) as server,
    ):
        entries, out = Path(folder) / "entries", Path(folder) / "out"
        essays.write(entries, options.entries, options.characters, options.seed)
        measure = _measure(options)
        measure(options, entries, out, server)


if __name__ == "__main__":
    main()
