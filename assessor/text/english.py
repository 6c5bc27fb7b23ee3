"""How common an English word is, loaded once for everything that asks it."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


def frequency(word: str) -> int:
    """How often a corpus of speech has the lower-case word as anything but a name; 0 for never.

    The corpus is the one of pyspellchecker, whose makers left out what its tagger took for a name.
    """
    lines, key = _english(), f'"{word}": '.encode()
    low, high = 0, len(lines)
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", begin)
        if lines.startswith(key, begin):
            return int(lines[begin + len(key) : end].rstrip(b","))
        if lines[begin:end] < key:
            low = end + 1
        else:
            high = begin
    return 0


@cache
def _english() -> bytes:
    """The corpus as it is packed: a line a word, `"customer": 123,`, in order. Read into a
    dictionary it would take 37 MB."""
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    return gzip.decompress(packed).strip().strip(b"{}").strip() + b"\n"
