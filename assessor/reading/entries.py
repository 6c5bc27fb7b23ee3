"""From a file to the cases in it: read by the form of the rubric that will judge it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from assessor import intake
from assessor.assessment import Failure
from assessor.entry import Language, Reading
from assessor.errors import AssessorError, EntryError, debugging
from assessor.judge.base import Case
from assessor.prepared import prepare
from assessor.privacy.blind import hide
from assessor.reading.plan import Picked, Plan, Ready
from assessor.rubric.load import LoadedRubric
from assessor.text import language_of

T = TypeVar("T")


def cases_in(path: Path, key: str | None, plan: Plan) -> Iterator[Picked | Failure]:
    """Every entry of a file, or why it cannot be read. Raises AssessorError: a broken rubric.

    Of a file with one entry, `key` is what the entry's result will be remembered by.
    """
    yield from _no_fault_spreads(path.name, _cases(path, key, plan))


def ready_in(path: Path, key: str | None, plan: Plan) -> Iterator[Ready | Failure]:
    """The same, each case prepared for the judge."""
    for item in cases_in(path, key, plan):
        if isinstance(item, Failure):
            yield item
        else:
            yield _or_failure(item.case.entry.source.name, partial(_ready, item, plan))


def _ready(picked: Picked, plan: Plan) -> Ready:
    return Ready(picked, prepare(picked.case, for_model=plan.for_model))


def _no_fault_spreads(name: str, items: Iterator[T]) -> Iterator[T | Failure]:
    """A file may hold anything: what nobody foresaw costs this file, not the run."""
    try:
        yield from items
    except EntryError as e:
        yield Failure(name=e.name, cause=e.cause_alone, remedy=e.remedy)
    except AssessorError:
        raise
    except Exception as e:
        if debugging():
            raise
        yield Failure.unforeseen(name, e)


def _or_failure(name: str, make: Callable[[], T]) -> T | Failure:
    """What is made of one entry, or why it cannot be: others in its file may be in order."""
    return next(_no_fault_spreads(name, (make() for _ in range(1))))


def _cases(path: Path, key: str | None, plan: Plan) -> Iterator[Picked | Failure]:
    for document in intake.documents(path, plan.called.get(path, "")):
        yield _or_failure(document.name, partial(_picked, document, path, key, plan))


def _picked(document: intake.Document, path: Path, key: str | None, plan: Plan) -> Picked:
    picked = _pick(document, plan)
    if plan.blind:
        picked = _blinded(picked, (*intake.names_beside(path), *document.names))
    return replace(picked, key=key) if document.whole else picked


def _pick(document: intake.Document, plan: Plan) -> Picked:
    """Read a document by the form of the rubric that will judge it."""
    if plan.rubric is not None:
        reading = _read(document, plan.rubric, plan)
        return Picked(_case(reading, plan.rubric, plan), "the rubric was named")
    default = plan.shelf.default()
    reading = _read(document, default, plan)
    chosen, why = plan.shelf.for_nomination(reading.entry.nomination)
    if chosen.sha256 != default.sha256:
        reading = _read(document, chosen, plan)
    return Picked(_case(reading, chosen, plan), why)


def _read(document: intake.Document, loaded: LoadedRubric, plan: Plan) -> Reading:
    language = plan.language or loaded.rubric.language
    return intake.parse(document, loaded.rubric.form, None if language == "entry" else language)


def _case(reading: Reading, loaded: LoadedRubric, plan: Plan) -> Case:
    rubric, entry = loaded.rubric, reading.entry

    def resolve(language: Language | Literal["entry"]) -> Language:
        return language_of(entry.text) if language == "entry" else language

    return Case(
        entry=entry,
        rubric=rubric,
        rubric_sha256=loaded.sha256,
        language=resolve(plan.language or rubric.language),
        summary_language=resolve(plan.language or rubric.summary.language or rubric.language),
        words=plan.words or rubric.summary.words,
        noticed=reading.flags,
    )


def _blinded(picked: Picked, names: tuple[str, ...]) -> Picked:
    """The case as a judge may see it who is not to know whose entry it is."""
    case = picked.case
    hidden = hide(case.entry, (*case.rubric.blind, *names), case.language)
    case = replace(case, hidden=hidden, noticed=(*case.noticed, *hidden.flags))
    return replace(picked, case=case)
