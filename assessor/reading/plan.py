"""What is to be judged, and what reading an entry comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from assessor.assessment import Assessment
from assessor.entry import Language
from assessor.judge.base import Case
from assessor.prepared import Prepared
from assessor.reader import Reader
from assessor.rubric.load import LoadedRubric
from assessor.rubric.shelf import Shelf


class Memory(Protocol):
    """What earlier runs came to. A key stands for a file and for all that decides its result."""

    def key(self, path: Path, called: str) -> str | None:
        """The key for the entry in this file, which is called so in this run; None where the file
        cannot be read."""
        ...

    def recall(self, key: str) -> Assessment | None:
        """The settled assessment under this key. Called from a thread of its own."""
        ...


@dataclass(frozen=True)
class Plan:
    """What to judge, by which rubric (None: the entry's nomination picks one), and how.

    `language` and `words` are None where the rubric decides; `in_flight` is how many entries are
    judged side by side; `blind` hides the organisation from the judge; without a `memory` every
    entry is judged anew. `readers` read files and prepare essays in processes of their own; with
    none it is done in this one. `for_model`: whether a language model judges. `called` are the
    names of files whose own names are not unique in the run, filled in when reading begins.
    """

    paths: Sequence[Path]
    shelf: Shelf
    rubric: LoadedRubric | None = None
    language: Language | None = None
    words: int | None = None
    in_flight: int = 32
    blind: bool = False
    memory: Memory | None = None
    readers: Sequence[Reader] = ()
    for_model: bool = True
    called: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Picked:
    """An entry on its way to the judge, and the sentence that says why this rubric.

    `key` is what its result will be remembered by; None for one of several entries in a file.
    """

    case: Case
    why: str
    key: str | None = None


@dataclass(frozen=True)
class Ready:
    """A picked entry whose essay has been prepared for the judge."""

    picked: Picked
    prepared: Prepared


@dataclass(frozen=True)
class Recalled:
    """An entry that was judged before."""

    assessment: Assessment
    key: str
