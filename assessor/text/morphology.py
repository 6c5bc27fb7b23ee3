"""The dictionary of Russian, loaded once for everything that asks it."""

from __future__ import annotations

import mmap
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, Final

import pymorphy3
from dawg_python import wrapper

COUNT: Final = struct.Struct("=I")


class _Analyser(pymorphy3.MorphAnalyzer):  # type: ignore[misc]  # pymorphy3 has no types
    def parse(self, word: str) -> Any:
        """The readings of a word, the likeliest first; pymorphy3 fails at a letter with no name."""
        try:
            return super().parse(word)
        except ValueError:
            return super().parse("".join(c if unicodedata.name(c, "") else "\ufffd" for c in word))


@cache
def morphology() -> Any:
    """The one analyser (OpenCorpora dictionary); loading it takes a tenth of a second."""
    with _words_stay_in_their_files():
        return _Analyser()


@contextmanager
def _words_stay_in_their_files() -> Iterator[None]:
    """Map the words of the dictionary into memory instead of reading a copy of them.

    A run and its reader then have them once between them, and only the pages they look at: 16 MB
    less each, of 27. pymorphy3 takes the classes for it from `wrapper`.
    """
    kept = wrapper.Dictionary, wrapper.Guide
    wrapper.Dictionary, wrapper.Guide = _Dictionary, _Guide
    try:
        yield
    finally:
        wrapper.Dictionary, wrapper.Guide = kept


class _Dictionary(wrapper.Dictionary):  # type: ignore[misc]  # dawg_python has no types
    def read(self, file: IO[bytes]) -> None:
        self._units = _mapped(file, 4).cast("I")


class _Guide(wrapper.Guide):  # type: ignore[misc]
    def read(self, file: IO[bytes]) -> None:
        self._units = _mapped(file, 2)


def _mapped(file: IO[bytes], width: int) -> memoryview:
    """The units that follow, each so many bytes: a count of them stands before them."""
    (count,) = COUNT.unpack(file.read(COUNT.size))
    begin = file.tell()
    end = file.seek(begin + count * width)
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[begin:end]
