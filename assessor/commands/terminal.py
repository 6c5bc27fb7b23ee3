"""What a person sees in the terminal: progress while it runs, the outcome at the end.

Progress, warnings and what needs a person go to standard error, the result to standard output.
"""

from __future__ import annotations

import json
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from assessor.assessment import Assessment, Failure
from assessor.commands.lines import WIDEST, fitted, named, printable, row, width, wrapped
from assessor.commands.options import Options
from assessor.entry import Flag
from assessor.llm.connect import Ledger
from assessor.reading import Picked
from assessor.run import Tally

if TYPE_CHECKING:
    from rich.progress import Progress

SHOWN: Final = 40  # rows of the ranking in the terminal; the report has all of them
REASONS: Final = 3  # reasons shown for one entry
FIRST: Final = 3  # entries that a person is sent to first
CALM: Final = 60.0  # seconds between lines of progress where there is no terminal
CONCERNS: Final = frozenset({"contradiction", "duplicate", "injection", "tamper"})


class Row(NamedTuple):
    """What the terminal keeps of an assessment."""

    id: str
    name: str
    rubric: str
    status: str
    points: float
    of: float
    complete: bool
    reasons: tuple[str, ...]
    concern: str


class Board:
    """Shows a run as it goes. A context manager: the bar is drawn while it is entered."""

    def __init__(self, options: Options) -> None:
        self.ledger = Ledger()
        self._options = options
        self._rows: list[Row] = []
        self._began = self._told = time.monotonic()
        self._bar: Progress | None = None
        self._files = self._unreadable = 0

    def expect(self, files: int) -> None:
        """How many entry files there are, for the time that is left."""
        self._files = files

    def __enter__(self) -> Board:
        if sys.stderr.isatty() and not self._options.quiet:
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task("", total=self._files or None)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, item: Assessment | Failure | Picked) -> None:
        """Take notice of an entry that was read, could not be read, or is done."""
        match item:
            case Assessment():
                self._rows.append(_row(item))
                self._log(f"{item.entry.id}: {item.status}, {_points(self._rows[-1])}")
            case Failure():
                self._unreadable += 1
                self._paragraph(f"Cannot be read: {item}")
            case Picked():
                self._log(f"{item.case.entry.id}: {item.why}")
        self._draw()

    def note(self, message: str) -> None:
        """Say what a person should know while the run goes on."""
        if not self._options.quiet:
            self._paragraph(message)

    def result(self, tally: Tally, files: Sequence[Path], exit_code: int) -> None:
        """Say how the run went."""
        if tally.stopped is not None:
            self._paragraph(f"Stopped: {tally.stopped}")
        self._unfinished(tally)
        self._needs_a_person()
        if self._options.json:
            click.echo(self._as_json(tally, files, exit_code))
        elif not self._options.quiet:
            click.echo(self._as_text(tally, files))

    def interrupted(self, tally: Tally) -> None:
        """Say what is done, how to see it, and that the same command carries on."""
        done = "1 entry is" if tally.assessed == 1 else f"{tally.assessed} entries are"
        self._say(f"{done} done and stored.")
        if tally.assessed:
            self._say(f"  see them: assessor report {shlex.quote(self._options.database)}")
        self._say(f"Carry on with: {_command()}")

    def _unfinished(self, tally: Tally) -> None:
        for name in sorted(tally.unfinished):
            self._paragraph(f"not finished: {name}")

    def _needs_a_person(self) -> None:
        for one in sorted(self._rows, key=lambda one: one.id):
            if one.reasons:
                reasons = "; ".join(one.reasons[:REASONS])
                more = len(one.reasons) - REASONS
                rest = f"; +{more} more in the report" if more > 0 else ""
                self._paragraph(f"{one.status}: {one.id}: {reasons}{rest}")

    def _as_text(self, tally: Tally, files: Sequence[Path]) -> str:
        lines = [row("", "id", "organisation", "total", "status"), *self._ranking()]
        lines += ["", wrapped(f"{_counts(tally)} {self._spent()}")]
        lines += self._look_first()
        lines += [f"Written: {name}" for name in named(files)]
        lines += self._next(tally, files)
        return "\n".join(lines)

    @staticmethod
    def _next(tally: Tally, files: Sequence[Path]) -> Iterator[str]:
        """What to do now: carry on with what was stopped, else read."""
        if tally.stopped is not None:
            yield f"Next: {_command()}"
        else:
            for path in files:
                if path.name == "report.html":
                    yield f"Next: open {path} in a browser"

    def _ranking(self) -> Iterator[str]:
        """Each rubric's entries, best first; one with a gap in its total has no place."""
        ranked = sorted(self._rows, key=lambda r: (r.rubric, not r.complete, -r.points, r.id))
        several = len({r.rubric for r in ranked}) > 1
        rubric, place = "", 0
        for one in ranked[:SHOWN]:
            if one.rubric != rubric:
                rubric, place = one.rubric, 0
                if several:
                    yield f"    {fitted(rubric, width() - 4).rstrip()}"
            place += 1
            shown = str(place) if one.complete else ""
            yield row(shown, one.id, one.name, _points(one), one.status)
        if len(ranked) > SHOWN:
            yield f"… and {len(ranked) - SHOWN} more in the report"

    def nothing(self, tally: Tally, exit_code: int) -> None:
        """No entry was finished: which ones were begun; a script is told all the same."""
        self._unfinished(tally)
        if self._options.json:
            click.echo(self._as_json(tally, [], exit_code))

    def _look_first(self) -> Iterator[str]:
        """The entries a person should open first, each with one reason, on a line each."""
        due = [one for one in self._rows if one.reasons or one.concern]
        due.sort(key=lambda one: (one.status != "failed", not one.reasons))
        if due:
            yield "Look here first:"
        for one in due[:FIRST]:
            reason = one.reasons[0] if one.reasons else one.concern
            yield f"  {fitted(f'{one.id}: {reason}', width() - 2).rstrip()}"

    def _as_json(self, tally: Tally, files: Sequence[Path], exit_code: int) -> str:
        data: dict[str, Any] = {
            "exit_code": exit_code,
            "complete": tally.complete,
            "needs_review": tally.needs_review,
            "failed": tally.failed,
            "unreadable": [failure.model_dump() for failure in tally.unreadable],
            "stopped": str(tally.stopped) if tally.stopped else None,
            "entries": [one._asdict() for one in self._rows],
            "files": [str(path) for path in files],
            "paid": vars(self.ledger),
            "seconds": round(time.monotonic() - self._began, 2),
        }
        return json.dumps(data, ensure_ascii=False)

    def _spent(self) -> str:
        ledger = self.ledger
        if not ledger.calls:
            return ""
        cost = "no price is known" if ledger.cost is None else f"${ledger.cost:.4f}"
        return f"{ledger.calls} calls, {ledger.input_tokens + ledger.output_tokens} tokens, {cost}."

    def _draw(self) -> None:
        done = len(self._rows) + self._unreadable
        if self._bar is not None:
            total = max(self._files, done) or None
            self._bar.update(self._task, completed=done, total=total, description=self._state())
        elif not self._options.quiet and time.monotonic() - self._told > CALM:
            self._told = time.monotonic()
            self._say(self._state())

    def _state(self) -> str:
        return f"{self._done()} entries done{self._trouble()}. {self._paid()}".rstrip()

    def _paid(self) -> str:
        calls, cost = self.ledger.calls, self.ledger.cost
        return f"{calls} calls" + (f", ${cost:.4f}" if cost else "") if calls else ""

    def _done(self) -> str:
        return f"{len(self._rows)} of {self._files}" if self._files else str(len(self._rows))

    def _trouble(self) -> str:
        failed = sum(one.status == "failed" for one in self._rows) + self._unreadable
        return f", {failed} failed" if failed else ""

    def _paragraph(self, message: str) -> None:
        self._say(wrapped(message))

    def _log(self, message: str) -> None:
        if self._options.verbose:
            self._say(message)

    def _say(self, message: str) -> None:
        text = printable(message)
        if self._bar is not None:
            self._bar.console.print(text, markup=False, highlight=False)
        else:
            click.echo(text, err=True)


def _row(assessment: Assessment) -> Row:
    entry, total = assessment.entry, assessment.total
    name = entry.organisation or entry.nominee or entry.source.name
    return Row(
        entry.id,
        name,
        sys.intern(assessment.rubric.id),  # one for ten thousand rows
        sys.intern(assessment.status),
        total.points,
        total.of,
        total.complete,
        assessment.reasons,
        next((f.message for f in assessment.flags if _concerns(f)), ""),
    )


def _concerns(flag: Flag) -> bool:
    return flag.kind in CONCERNS and flag.severity != "info"


def _points(one: Row) -> str:
    if not one.of:
        return "-"
    return f"{one.points:.1f}" if one.complete else f"{one.points:.1f} of {one.of:g}"


def _counts(tally: Tally) -> str:
    counts = {
        "complete": tally.complete,
        "for a person to look at": tally.needs_review,
        "failed": tally.failed,
        "unreadable": len(tally.unreadable),
    }
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    many = tally.assessed + len(tally.unreadable)
    return f"{many} {'entry' if many == 1 else 'entries'}: {told}."


def _bar() -> Progress:
    from rich.console import Console  # noqa: PLC0415 (only where there is a terminal)
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    left = TimeRemainingColumn(elapsed_when_finished=True)
    text = TextColumn("{task.description}")
    columns = (BarColumn(20), text, left) if width() == WIDEST else (text, left)
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _command() -> str:

    return shlex.join(["assessor", *sys.argv[1:]])
