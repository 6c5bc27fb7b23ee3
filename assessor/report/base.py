"""What reports are made of, and what a format is.

A format turns `Results` into files: it is a function that names each file and how its bytes are
written. No format reads a clock: the same results give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, Protocol

from assessor.assessment import Assessment, Failure
from assessor.entry import Language
from assessor.rubric import Rubric


@dataclass(frozen=True)
class About:
    """Where the results come from, so that anybody can ask for them again.

    `replay` is the command that makes the same files again, without a machine's path in it.
    `language` is that of the reports' own words; titles fall back to the other one. It was asked
    for, unless `each_in_its_own`: then it is the one that most entries are judged in, and the page
    of an entry that is judged in the other is in that one.
    """

    judge: Literal["model", "offline"]
    model: str
    prompts_sha256: str
    version: str
    replay: str
    language: Language = "ru"
    each_in_its_own: bool = False


@dataclass(frozen=True)
class Results:
    """A finished run, or a stored one.

    `assessments` may be called as often as a format likes; each call gives all of them again, in
    the order of the entries, one at a time. `rubrics` is keyed by sha256. `booklet` is a designer's
    own template for `summaries.docx` (None: ours).
    """

    assessments: Callable[[], Iterator[Assessment]]
    rubrics: Mapping[str, Rubric]
    about: About
    failed: tuple[Failure, ...] = ()
    booklet: Path | None = None

    def rubric_of(self, assessment: Assessment) -> Rubric:
        return self.rubrics[assessment.rubric.sha256]


class File(NamedTuple):
    """A file of a report: its name below the output folder, and what fills it."""

    name: str
    fill: Callable[[BinaryIO], None]


class Format(Protocol):
    """Names the files of a report; nothing is written before a file's `fill` is called."""

    def __call__(self, results: Results) -> Iterable[File]: ...
