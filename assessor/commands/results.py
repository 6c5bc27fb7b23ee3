"""A stored run, as the reports want it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Final

from assessor import __version__
from assessor.assessment import Assessment
from assessor.commands.options import Options
from assessor.entry import Language
from assessor.errors import StoreError
from assessor.report import About, Results
from assessor.store import Store, StoredRun

LOOKED_AT: Final = 50  # entries that decide the language of a report
FEW: Final = 128  # entries: so many may be in memory at a time (100 KB each)
REPLAY = (
    ("model", "--model"),
    ("base_url", "--base-url"),
    ("rubric", "--rubric"),
    ("language", "--language"),
    ("words", "--words"),
    ("temperature", "--temperature"),
)


def results_of(store: Store, run_id: str | None, options: Options) -> Results:
    """The results of a run (None: the latest one), to be read while `store` is open.

    Raises StoreError: the store holds no run.
    """
    stored = store.run(run_id) if run_id else store.latest_run()
    if stored is None:
        raise StoreError("The store holds no results.", "Run `assessor run` with it first.")
    settings = stored.settings
    asked: Language | None = options.language or settings["language"]
    read: Callable[[], Iterator[Assessment]] = partial(store.results, stored.id)
    if store.count(stored.id) <= FEW:
        few = list(read())  # each format asks for all of them
        read = partial(iter, few)
    return Results(
        assessments=read,
        rubrics=store.rubrics(stored.id),
        failed=store.failures(stored.id),
        booklet=options.booklet,
        about=About(
            judge=settings["judge"],
            model=settings["model"],
            prompts_sha256=settings["prompts_sha256"],
            version=__version__,
            replay=replay(stored),
            language=asked or _language(read()),
            each_in_its_own=asked is None,
        ),
    )


def replay(stored: StoredRun) -> str:
    """The command that makes the same files again; entries and folders are left to the person."""
    settings = stored.settings
    words = ["assessor", "run" if settings["scoring"] else "summarise", "ENTRY..."]
    for key, option in REPLAY:
        if settings[key] is not None:
            words += [option, str(settings[key])]
    if settings["samples"] != 1:
        words += ["--samples", str(settings["samples"])]
    if settings["blind"]:
        words.append("--blind")
    return " ".join([*words, "--cache only"])


def _language(entries: Iterator[Assessment]) -> Language:
    """The language most of the first entries are written about in."""
    first = islice(entries, LOOKED_AT)
    languages = Counter(a.summary.language for a in first if a.summary)
    return languages.most_common(1)[0][0] if languages else "en"
