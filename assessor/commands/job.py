"""A batch job: what was asked for, the requests still open, and the batches under way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from assessor import report
from assessor.commands import setup
from assessor.commands.options import Options
from assessor.commands.results import results_of
from assessor.errors import OutputError, UsageError
from assessor.judge.model import ModelJudge
from assessor.judge.offline import OfflineJudge
from assessor.llm import batch
from assessor.llm.base import Model
from assessor.llm.cache import Cached
from assessor.llm.prices import BUILT_IN, load
from assessor.pipeline import Panel
from assessor.run import Tally, run
from assessor.store import Store

FOLDER: Final = "batch"
TOGETHER: Final = 500  # answers put into the store side by side
# Options that say what is asked; the others say where, or how it is shown.
ASKED: Final = (
    "rubric", "rubrics", "prompts", "model", "base_url", "temperature", "samples", "language",
    "words", "blind", "store", "prices",
)  # fmt: skip


@dataclass(frozen=True)
class Job:
    """The work of a batch, kept as `job.json` so that each command can go on with it.

    `batches` maps a request file's name to the service's id for it, `fetched` lists the ids whose
    results are in the store.
    """

    options: Options
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

    def save(self) -> None:
        """Write `job.json`, whole or not at all. Raises OutputError."""
        given = {name: getattr(self.options, name) for name in ASKED}
        data = {
            "entries": [str(path) for path in self.options.entries],
            "options": {k: str(v) if isinstance(v, Path) else v for k, v in given.items()},
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
        """The job in this output folder. Raises UsageError: there is none."""
        path = out / FOLDER / "job.json"
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            paths = {"rubrics", "prompts", "prices"}
            given: dict[str, Any] = {
                k: Path(v) if v and k in paths else v for k, v in data["options"].items()
            }
            entries = tuple(Path(entry) for entry in data["entries"])
            asked = Options(entries=entries, out=out, **given)
            return cls(asked, data["batches"], tuple(data["fetched"]))
        except FileNotFoundError as e:
            raise UsageError(
                f"There is no batch job in {out}.", "Begin one: assessor batch export ENTRY..."
            ) from e
        except (OSError, ValueError, KeyError, TypeError) as e:
            raise UsageError(f"{path} is damaged ({e}).", "Export the job again.") from e

    def carry_on(self) -> tuple[Tally, batch.RequestFiles]:
        """Do what stored answers allow; write down the requests that are still open."""
        return asyncio.run(self._carry_on())

    async def _carry_on(self) -> tuple[Tally, batch.RequestFiles]:
        asked, templates, plan = self.model, setup.prompts(self.options), setup.plan(self.options)
        tally = Tally()
        settings = setup.settings(self.options, plan, templates, scoring=True)
        with batch.RequestFiles(self.folder, self._next_number()) as files:
            async with Store(self.options.database) as store:
                exporting = batch.Exporting(files, self._under_way())
                judge = ModelJudge(Cached(exporting, store), asked, templates)
                panel = Panel(judge, OfflineJudge(), templates.sha256, self.options.samples)
                record = store.record(setup.run_id(settings, self.options.entries))
                await record.begin(settings)
                await run(plan, panel, record, tally)
                await record.end("stopped" if files.requests else "finished", tally.places)
        return tally, files

    def _under_way(self) -> set[str]:
        """Keys of requests that a service has, and whose results are not here yet."""
        waiting = [name for name, id_ in self.batches.items() if id_ not in self.fetched]
        return {key for name in waiting for key in batch.keys_in(self.folder / name)}

    def _next_number(self) -> int:
        numbers = [int(p.stem[-3:]) for p in self.folder.glob("requests-*.jsonl")]
        return max(numbers, default=0) + 1

    def store_answers(self, results: Iterable[Path]) -> tuple[int, list[batch.Imported]]:
        """Put answers from result files into the store; how many, and the lines without one."""
        return asyncio.run(self._store_answers(results))

    async def _store_answers(self, results: Iterable[Path]) -> tuple[int, list[batch.Imported]]:
        price = load(self.options.prices or BUILT_IN).of(self.model.name)
        lines = (line for path in results for line in batch.read(path, price))
        stored, without = 0, list[batch.Imported]()
        async with Store(self.options.database) as store:
            while some := list(islice(lines, TOGETHER)):
                good = [(line.key, line.answer) for line in some if line.answer]
                await asyncio.gather(*(store.put(key, answer) for key, answer in good))
                stored += len(good)
                without += [line for line in some if line.answer is None]
        return stored, without

    def write_reports(self) -> list[Path]:
        """The files of what is known so far."""
        plan, templates = setup.plan(self.options), setup.prompts(self.options)
        settings = setup.settings(self.options, plan, templates, scoring=True)
        with closing(Store(self.options.database, exclusive=False)) as store:
            results = results_of(store, setup.run_id(settings, self.options.entries), self.options)
            return report.write(results, self.options.out, self.options.formats)
