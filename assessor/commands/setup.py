"""From options to the parts of a run. Everything with an effect is made here and passed down."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from assessor.commands.options import Options
from assessor.errors import OutputError, UsageError
from assessor.judge.base import Judge
from assessor.judge.model import ModelJudge
from assessor.llm.base import LLM, Model
from assessor.llm.connect import Ledger, Terms, connect, expect
from assessor.llm.prices import BUILT_IN
from assessor.pipeline import Panel
from assessor.prompts import Prompts
from assessor.reader import Reader
from assessor.reading import Plan
from assessor.report import FORMATS
from assessor.resources import OFFLINE, search_path
from assessor.rubric.shelf import Shelf
from assessor.store import Store

OPENAI: Final = "https://api.openai.com/v1"
NOTICE: Final = (
    "Note: no model was named and OPENAI_API_KEY is not set, so the built-in offline judge is "
    "used. It is a rule-based check and no language model: a second opinion, not a reading. "
    "Name a model with --model NAME."
)


def model_name(options: Options) -> str | None:
    """The model to ask; None where nothing names one and the offline judge steps in.

    Raises UsageError: a key is set and no model is named.
    """
    name = options.model or os.environ.get("ASSESSOR_MODEL")
    if name or not os.environ.get("OPENAI_API_KEY"):
        return name or None
    raise UsageError(
        "OPENAI_API_KEY is set, but no model is named.",
        "Add --model NAME (or set ASSESSOR_MODEL); --model offline asks nobody.",
    )


def model(options: Options) -> Model | None:
    """The model with its address; None for the offline judge. Raises UsageError: a bad URL."""
    name = model_name(options)
    if name is None or name == OFFLINE:
        return None
    base_url = (options.base_url or os.environ.get("OPENAI_BASE_URL") or OPENAI).rstrip("/")
    address = urlsplit(base_url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise UsageError(
            f"The base URL {base_url!r} is no web address.",
            "Give one such as http://127.0.0.1:8000/v1.",
        )
    return Model(name=name, base_url=base_url, temperature=options.temperature)


def named(options: Options) -> Options:
    """The same, with the model and the address that the environment gives where they do not."""
    asked = model(options)
    return replace(options, model=asked.name, base_url=asked.base_url) if asked else options


def check_formats(options: Options) -> None:
    """Before anything is paid for: are the formats known, and is the booklet's template one?

    Raises UsageError, OutputError.
    """
    if unknown := [name for name in options.formats if name not in FORMATS]:
        raise UsageError(
            f"There is no report format {unknown[0]!r}.", f"Choose from {', '.join(FORMATS)}."
        )
    if options.booklet is not None:
        from assessor.report.docx import opened  # noqa: PLC0415 (a library for documents is slow)

        opened(options.booklet)


def prompts(options: Options) -> Prompts:
    """The templates: the person's own first, then ours. Raises PromptError."""
    own = (options.prompts,) if options.prompts else ()
    return Prompts(search_path("prompts", own))


def plan(options: Options, readers: Sequence[Reader] = ()) -> Plan:
    """What to judge. Raises RubricError: the named rubric is unknown or broken."""
    shelf = Shelf((options.rubrics,) if options.rubrics else ())
    return Plan(
        paths=options.entries,
        shelf=shelf,
        rubric=shelf.get(options.rubric) if options.rubric else None,
        language=options.language,
        words=options.words,
        in_flight=options.concurrency,
        blind=options.blind,
        readers=readers,
        for_model=model(options) is not None,
    )


@dataclass(frozen=True)
class Connection:
    """A panel, and what has to be closed and read when it has done its work."""

    panel: Panel
    ledger: Ledger
    llm: LLM | None

    async def aclose(self) -> None:
        if self.llm is not None:
            await self.llm.aclose()


def connection(
    options: Options,
    templates: Prompts,
    store: Store,
    scoring: bool,
    terms: Terms | None = None,
) -> Connection:
    """The judges of a run, connected to their model, on these terms and those of the options."""
    asked, ledger, llm = model(options), Ledger(), None
    if asked is None:
        judge = offline_judge()
    else:
        terms = replace(
            terms or Terms(),
            cache=options.cache,
            concurrency=options.concurrency,
            budget=options.budget,
            prices=options.prices or BUILT_IN,
            beside=store.file if options.cache == "use" else None,
        )
        llm = connect(asked, store, ledger, terms)
        judge = ModelJudge(llm, asked, templates)
    panel = Panel(
        judge=judge,
        reserve=offline_judge,
        prompts_sha256=templates.sha256,
        samples=options.samples if asked else 1,
        scoring=scoring,
    )
    expecting = partial(expect, terms.courier if terms else None)
    return Connection(replace(panel, expecting=expecting) if asked else panel, ledger, llm)


@cache
def offline_judge() -> Judge:
    """Made when it is wanted: few runs with a model ever need it."""
    from assessor.judge.offline import OfflineJudge  # noqa: PLC0415 (see above)

    return OfflineJudge()


def settings(options: Options, plan: Plan, templates: Prompts, scoring: bool) -> dict[str, Any]:
    """What identifies a run, apart from its entries; nothing in it names a machine or a person."""
    asked = model(options)
    return {
        "judge": "model" if asked else "offline",
        "model": asked.name if asked else OFFLINE,
        "base_url": asked.base_url if asked else None,
        "temperature": asked.temperature if asked else None,
        "rubric": plan.rubric.rubric.id if plan.rubric else None,
        "rubric_sha256": plan.rubric.sha256 if plan.rubric else None,
        "prompts_sha256": templates.sha256,
        "samples": options.samples,
        "language": options.language,
        "words": options.words,
        "blind": options.blind,
        "scoring": scoring,
    }


def run_id(settings: dict[str, Any], entries: tuple[Path, ...]) -> str:
    """The same for the same work: running a command again replaces what it stored."""
    identity = json.dumps([settings, [str(path) for path in entries]], sort_keys=True)
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def prepare(out: Path, entries: Sequence[Path]) -> None:
    """Make sure that results can be written, and where no later run takes them for entries.

    Raises UsageError, OutputError.
    """
    if any(path.is_dir() and path.resolve() == out.resolve() for path in entries):
        raise UsageError(
            f"The results would lie among the entries, in {out}.",
            "Name another folder with --out; one inside it will do.",
        )
    probe = out / ".assessor-probe"
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as e:
        raise OutputError(
            f"Nothing can be written to the folder {out}: {e.strerror or e}.",
            "Name another folder with --out, or change its rights.",
        ) from e
