"""A batch job: what was asked for, the requests still open, and the batches under way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click

from assessor import report
from assessor.commands import setup
from assessor.commands.lines import wrapped
from assessor.commands.options import Options
from assessor.commands.results import results_of
from assessor.errors import OutputError, UsageError
from assessor.intake.find import STANDARD_INPUT
from assessor.judge.model import ModelJudge
from assessor.llm import batch
from assessor.llm.base import Model
from assessor.llm.cache import Cached
from assessor.llm.connect import Ledger
from assessor.llm.estimate import Estimate
from assessor.llm.prices import BUILT_IN, Price, load
from assessor.pipeline import Panel
from assessor.prompts import Prompts
from assessor.reading import Plan
from assessor.run import Tally, run
from assessor.store import Store

FOLDER: Final = "batch"
TOGETHER: Final = 500  # answers put into the store side by side
# Options that say what is asked; those that say where and how it is shown may change.
ASKED: Final = (
    "rubric", "rubrics", "prompts", "model", "base_url", "temperature", "samples", "language",
    "words", "blind",
)  # fmt: skip
SHOWN: Final = ("store", "prices", "formats", "booklet")
PATHS: Final = frozenset({"rubrics", "prompts", "prices", "booklet"})


@dataclass
class Received:
    """What came of an import. `paid` is what its lines cost, those without an answer too;
    `known` counts answers that were here before, `strange` those to no request of this job."""

    stored: int = 0
    known: int = 0
    strange: int = 0
    without: list[batch.Imported] = field(default_factory=list)
    paid: Ledger = field(default_factory=Ledger)


@dataclass(frozen=True)
class Carried:
    """How far stored answers lead: the results, the requests that are open, and their cost.

    `awaited` are the keys of all questions without an answer, those under way too.
    """

    tally: Tally
    files: batch.RequestFiles
    counted: Estimate
    awaited: set[str]


@dataclass(frozen=True)
class Job:
    """The work of a batch, kept as `job.json` so that each command can go on with it.

    Without `scoring` only summaries are asked. `open` are names of the request files that wait for
    answers and that no service works on; `sent` maps those that were sent to the service's ids for
    the files, `batches` those that it works on to its ids for the batches; `fetched` lists the ids
    of batches whose results are in the store.
    """

    options: Options
    scoring: bool = True
    open: tuple[str, ...] = ()
    sent: dict[str, str] = field(default_factory=dict)
    batches: dict[str, str] = field(default_factory=dict)
    fetched: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        return self.options.out / FOLDER

    @property
    def model(self) -> Model:
        """The model to ask. Raises UsageError: the offline judge needs no batch."""
        asked = setup.model(self.options)
        if asked is None:
            raise UsageError(
                "A batch needs a model; the offline judge asks nobody.", "Add --model NAME."
            )
        return asked

    @property
    def price(self) -> Price | None:
        """What the model takes in a batch."""
        return load(self.options.prices or BUILT_IN).of(self.model.name, batch=True)

    def under_way(self) -> dict[str, str]:
        """Request files that a service has, and whose results are not here yet; their ids."""
        return {name: id_ for name, id_ in self.batches.items() if id_ not in self.fetched}

    def unsure(self) -> tuple[str, ...]:
        """Request files that were sent, and of which nobody heard whether work on them began."""
        return tuple(name for name in self.sent if name not in self.batches)

    def after(self, earlier: Job | None) -> Job:
        """This job, going on where an earlier one in the same folder stands.

        Raises UsageError: that one asks something else, and a service still works on it.
        """
        if earlier is None:
            return self
        if self._asked() == earlier._asked():
            return replace(earlier, options=self.options)
        if waiting := earlier.under_way():
            raise UsageError(
                f"{self.folder} holds another job; {len(waiting)} of its batches are under way.",
                "Fetch them first (assessor batch fetch), or give this job another --out.",
            )
        return self

    def _asked(self) -> dict[str, Any]:
        return {**self._given(ASKED), "entries": self._entries(), "scoring": self.scoring}

    def _entries(self) -> list[str]:
        return [str(path) for path in self.options.entries]

    def _given(self, names: tuple[str, ...]) -> dict[str, Any]:
        given = ((name, getattr(self.options, name)) for name in names)
        return {k: str(v) if isinstance(v, Path) else v for k, v in given}

    def save(self) -> None:
        """Write `job.json`, whole or not at all. Raises OutputError."""
        data = {
            "entries": self._entries(),
            "options": self._given((*ASKED, *SHOWN)),
            "scoring": self.scoring,
            "open": self.open,
            "sent": self.sent,
            "batches": self.batches,
            "fetched": self.fetched,
        }
        path = self.folder / "job.json"
        beside = path.with_name(".job.json.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(path)
        except OSError as e:
            raise OutputError(f"{path} cannot be written: {e.strerror}.", "Free the folder.") from e

    @classmethod
    def load(cls, out: Path) -> Job:
        """The job in this output folder. Raises UsageError: there is none, or not its entries."""
        if (job := cls.find(out)) is None:
            raise UsageError(
                f"There is no batch job in {out}.", "Begin one: assessor batch export ENTRY..."
            )
        given = (path for path in job.options.entries if path != STANDARD_INPUT)
        if gone := next((path for path in given if not path.exists()), None):
            raise UsageError(
                f"The job's entries are not there: {gone}. Nothing was done.",
                "Run this in the folder where the job was exported, or put the entries back.",
            )
        return job

    @classmethod
    def find(cls, out: Path) -> Job | None:
        """The job in this output folder, if there is one. Raises UsageError: it is damaged."""
        path = out / FOLDER / "job.json"
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            given: dict[str, Any] = {
                k: Path(v) if v and k in PATHS else v for k, v in data["options"].items()
            }
            given["formats"] = tuple(given["formats"])
            entries = tuple(Path(entry) for entry in data["entries"])
            asked = Options(entries=entries, out=out, **given)
            return cls(
                options=asked,
                scoring=bool(data["scoring"]),
                open=tuple(data["open"]),
                sent=dict(data.get("sent", {})),
                batches=dict(data["batches"]),
                fetched=tuple(data["fetched"]),
            )
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as e:
            raise UsageError(f"{path} is damaged ({e!r}).", "Delete it, and export again.") from e

    def carry_on(self) -> tuple[Job, Carried]:
        """Do what stored answers allow; write down the requests that are open, and the reports."""
        carried = asyncio.run(self._carry_on())
        written = (path.name for path in carried.files.paths)
        unsure = (name for name in self.unsure() if carried.awaited & self._keys([name]))
        job = replace(self, open=(*unsure, *written))
        job.save()
        if carried.tally.assessed and not carried.tally.stopped:
            self._write_reports()
        return job, carried

    async def _carry_on(self) -> Carried:
        templates, tally = self._templates, Tally()
        with batch.RequestFiles(self.folder, self._next_number()) as files:
            exporting = batch.Exporting(files, self._keys((*self.under_way(), *self.unsure())))
            async with Store(self.options.database, notice=_note) as store:
                judge = ModelJudge(Cached(exporting, store), self.model, templates)
                panel = Panel(
                    judge, setup.offline_judge, templates.sha256, self.options.samples, self.scoring
                )
                record = store.record(setup.run_id(self._settings, self.options.entries))
                await record.begin(self._settings)
                await run(self._plan, panel, record, tally)
                await record.end("stopped" if files.requests else "finished", tally.places)
        return Carried(tally, files, exporting.counted, exporting.awaited)

    @cached_property
    def _plan(self) -> Plan:
        return setup.plan(self.options)

    @cached_property
    def _templates(self) -> Prompts:
        return setup.prompts(self.options)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        return setup.settings(self.options, self._plan, self._templates, self.scoring)

    def _keys(self, files: Iterable[str]) -> set[str]:
        return {key for name in files for key in batch.keys_in(self.folder / name)}

    def _next_number(self) -> int:
        numbers = [int(p.stem[-3:]) for p in self.folder.glob("requests-*.jsonl")]
        return max(numbers, default=0) + 1

    def store_answers(self, results: Iterable[Path]) -> Received:
        """Put answers from result files into the store, each once."""
        return asyncio.run(self._store_answers(results))

    async def _store_answers(self, results: Iterable[Path]) -> Received:
        awaited = self._keys((*self.open, *self.under_way()))
        asked = self._keys(path.name for path in self.folder.glob("requests-*.jsonl"))
        lines = (line for path in results for line in batch.read(path, self.price))
        received = Received()
        async with Store(self.options.database, notice=_note) as store:
            while some := list(islice(lines, TOGETHER)):
                good = []
                for line in some:
                    if not line.key:
                        received.without.append(line)
                    elif line.key not in asked:
                        received.strange += 1
                    elif line.key not in awaited:
                        received.known += 1
                    elif line.answer is None:
                        received.without.append(line)
                        received.paid.add(line.usage)
                    else:
                        awaited.remove(line.key)
                        good.append((line.key, line.answer))
                        received.paid.add(line.usage)
                await asyncio.gather(*(store.put(key, answer) for key, answer in good))
                received.stored += len(good)
        return received

    def _write_reports(self) -> None:
        id_ = setup.run_id(self._settings, self.options.entries)
        with closing(Store(self.options.database, exclusive=False)) as store:
            results = results_of(store, id_, self.options)
            report.write(results, self.options.out, self.options.formats)


def _note(message: str) -> None:
    click.echo(wrapped(message), err=True)
