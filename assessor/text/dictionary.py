"""The OpenCorpora dictionary, left in the files that it comes in.

pymorphy3 reads a copy of every table, and makes objects of some: 3,500 paradigms, 16,000 endings
and 5,500 tags, of which a run meets some hundreds. Here words and paradigms are mapped into memory,
so that a run and its reader have them once between them, and only the pages they look at; endings
are one text, and a tag is made when it is met. That is 16 MB less for the words in each process and
4 MB for the tables, and half the time to load them.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import IO, Any, Final

from dawg_python import wrapper as words
from pymorphy3 import dawg, tagset
from pymorphy3.opencorpora_dict import storage
from pymorphy3.opencorpora_dict import wrapper as tables
from pymorphy3.utils import json_read

FORMAT: Final = "opencorpora-int"
COUNT: Final = struct.Struct("=I")


@contextmanager
def left_in_its_files() -> Iterator[None]:
    """Within the block pymorphy3 loads its dictionary like this."""
    kept = words.Dictionary, words.Guide, tables.load_dict
    words.Dictionary, words.Guide, tables.load_dict = _Words, _Guide, load
    try:
        yield
    finally:
        words.Dictionary, words.Guide, tables.load_dict = kept


def load(path: str) -> storage.LoadedDictionary:
    """What `load_dict` of pymorphy3 loads, item by item the same."""
    folder = Path(path)
    meta = storage.load_meta(folder / "meta.json")
    storage._assert_format_is_compatible(meta, path)
    tag = tagset.registry[FORMAT]
    tag._init_grammemes(json_read(folder / "grammemes.json"))
    prefixes = meta["compile_options"]["paradigm_prefixes"]
    return storage.LoadedDictionary(
        meta=meta,
        gramtab=Tags(json_read(folder / meta["gramtab_formats"][FORMAT]), tag),
        suffixes=Texts(json_read(folder / "suffixes.json")),
        paradigms=Paradigms((folder / "paradigms.array").open("rb")),
        words=dawg.WordsDawg().load(str(folder / "words.dawg")),
        prediction_suffixes_dawgs=[
            dawg.PredictionSuffixesDAWG().load(str(folder / f"prediction-suffixes-{number}.dawg"))
            for number in range(len(prefixes))
        ],
        Tag=tag,
        paradigm_prefixes=prefixes,
    )


class Texts:
    """A list of short texts, as slices of one."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._ends = array("I", accumulate(map(len, texts), initial=0))
        self._together = "".join(texts)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        return self._together[self._ends[number] : self._ends[number + 1]]


class Tags:
    """The tags that are told so, each made when it is first met."""

    def __init__(self, told: Sequence[str], make: Callable[[str], Any]) -> None:
        self._told = Texts(told)
        self._make = make
        self._made: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._told)

    def __getitem__(self, number: int) -> Any:
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._make(self._told[number])
        return made


class Paradigms:
    """Tables of numbers of two bytes: how many tables, then each with how many there are in it."""

    def __init__(self, file: IO[bytes]) -> None:
        with file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        self._numbers = whole.cast("H")
        begins, at = array("I"), 1
        for _ in range(self._numbers[0]):
            begins.append(at + 1)
            at += 1 + self._numbers[at]
        self._begins = begins

    def __len__(self) -> int:
        return len(self._begins)

    def __getitem__(self, number: int) -> memoryview:
        begin = self._begins[number]
        return self._numbers[begin : begin + self._numbers[begin - 1]]


class _Words(words.Dictionary):  # type: ignore[misc]  # dawg_python has no types
    def read(self, file: IO[bytes]) -> None:
        self._units = _mapped(file, 4).cast("I")


class _Guide(words.Guide):  # type: ignore[misc]
    def read(self, file: IO[bytes]) -> None:
        self._units = _mapped(file, 2)


def _mapped(file: IO[bytes], width: int) -> memoryview:
    """The units that follow, each so many bytes: a count of them stands before them."""
    (count,) = COUNT.unpack(file.read(COUNT.size))
    begin = file.tell()
    end = file.seek(begin + count * width)
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[begin:end]
