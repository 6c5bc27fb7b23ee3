"""What a person sees in the terminal: progress while it runs, the outcome at the end.

Progress, warnings and what needs a person go to standard error, the result to standard output.
"""

from __future__ import annotations

import json
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

import click

from assessor.assessment import Assessment, Failure
from assessor.commands.lines import WIDEST, named, printable, row, width, wrapped
from assessor.commands.options import Options
from assessor.commands.rows import Few, Row
from assessor.llm.connect import Ledger
from assessor.reading import Picked
from assessor.run import Tally

if TYPE_CHECKING:
    from rich.progress import Progress

CALM: Final = 60.0  # seconds between lines of progress where there is no terminal
CUT_OFF: Final = 10  # entries that were begun and not finished, by name


class Board:
    """Shows a run as it goes. A context manager: the bar is drawn while it is entered."""

    def __init__(self, options: Options) -> None:
        self.ledger = Ledger()
        self._options = options
        self._began = self._told = time.monotonic()
        self._bar: Progress | None = None
        self._files = self._done = self._failed = self._unreadable = 0

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
            with suppress(OSError):
                self._bar.stop()

    def tell(self, item: Assessment | Failure | Picked) -> None:
        """Take notice of an entry that was read, could not be read, or is done."""
        match item:
            case Assessment():
                self._done += 1
                self._failed += item.status == "failed"
                self._log(f"{item.entry.id}: {item.status}, {Row.of_entry(item).total()}")
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

    def result(
        self, tally: Tally, files: Sequence[Path], exit_code: int, rows: Callable[[], Iterable[Row]]
    ) -> None:
        """Say how the run went. `rows` gives all that was assessed, in order, however often."""
        if tally.stopped is not None:
            self._paragraph(f"Stopped: {tally.stopped}")
        self._unfinished(tally)
        few = Few.of(rows())
        for _, reasons in few.due:
            self._paragraph(reasons)
        if self._options.json:
            self._print_json(tally, files, exit_code, rows())
        elif not self._options.quiet:
            click.echo(self._as_text(tally, files, few))

    def interrupted(self, tally: Tally) -> None:
        """Say what is done, how to see it, and that the same command carries on."""
        done = "1 entry is" if tally.assessed == 1 else f"{tally.assessed} entries are"
        self._say(f"{done} done and stored.")
        if tally.assessed:
            self._say(f"  see them: assessor report {shlex.quote(self._options.database)}")
        self._say(f"Carry on with: {_command()}")

    def _unfinished(self, tally: Tally) -> None:
        """Which entries were begun: the same command carries on with all of them."""
        names = sorted(tally.unfinished)
        for name in names[:CUT_OFF]:
            self._paragraph(f"not finished: {name}")
        if len(names) > CUT_OFF:
            self._paragraph(f"not finished: {len(names) - CUT_OFF} more")

    def _as_text(self, tally: Tally, files: Sequence[Path], few: Few) -> str:
        lines = [row("", "id", "organisation", "total", "status"), *few.ranking()]
        lines += ["", wrapped(f"{_counts(tally)} {self._spent()}")]
        lines += few.look_first()
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

    def nothing(self, tally: Tally, exit_code: int) -> None:
        """No entry was finished: which ones were begun; a script is told all the same."""
        self._unfinished(tally)
        if self._options.json:
            self._print_json(tally, [], exit_code, [])

    def _print_json(
        self, tally: Tally, files: Sequence[Path], exit_code: int, rows: Iterable[Row]
    ) -> None:
        """One object on one line, said entry by entry: there may be ten thousand."""
        before = {
            "exit_code": exit_code,
            "complete": tally.complete,
            "needs_review": tally.needs_review,
            "failed": tally.failed,
            "unreadable": [failure.model_dump() for failure in tally.unreadable],
            "stopped": str(tally.stopped) if tally.stopped else None,
            "unfinished": sorted(tally.unfinished),
        }
        after = {
            "files": [str(path) for path in files],
            "paid": vars(self.ledger),
            "seconds": round(time.monotonic() - self._began, 2),
        }
        click.echo(f'{_json(before)[:-1]}, "entries": [', nl=False)
        for number, one in enumerate(rows):
            click.echo(f"{', ' if number else ''}{_json(one._asdict())}", nl=False)
        click.echo(f"], {_json(after)[1:]}")

    def _spent(self) -> str:
        ledger = self.ledger
        if not ledger.calls:
            return ""
        cost = "no price is known" if ledger.cost is None else f"${ledger.cost:.4f}"
        return f"{ledger.calls} calls, {ledger.input_tokens + ledger.output_tokens} tokens, {cost}."

    def _draw(self) -> None:
        done = self._done + self._unreadable
        if self._bar is not None:
            total = max(self._files, done) or None
            self._bar.update(self._task, completed=done, total=total, description=self._state())
        elif not self._options.quiet and time.monotonic() - self._told > CALM:
            self._told = time.monotonic()
            self._say(self._state())

    def _state(self) -> str:
        done = f"{self._done} of {self._files}" if self._files else str(self._done)
        return f"{done} entries done{self._trouble()}. {self._paid()}".rstrip()

    def _paid(self) -> str:
        calls, cost = self.ledger.calls, self.ledger.cost
        return f"{calls} calls" + (f", ${cost:.4f}" if cost else "") if calls else ""

    def _trouble(self) -> str:
        failed = self._failed + self._unreadable
        return f", {failed} failed" if failed else ""

    def _paragraph(self, message: str) -> None:
        self._say(wrapped(message))

    def _log(self, message: str) -> None:
        if self._options.verbose:
            self._say(message)

    def _say(self, message: str) -> None:
        """To whoever is there: a run goes on when its terminal was closed."""
        text = printable(message)
        with suppress(OSError):
            if self._bar is not None:
                self._bar.console.print(text, markup=False, highlight=False)
            else:
                click.echo(text, err=True)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


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
