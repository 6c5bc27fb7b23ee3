"""What somebody is called by: Саша for Александр, Катя for Екатерина (short_names.txt)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from assessor.privacy.letters import plain

_LIST: Final = Path(__file__).with_suffix(".txt")


def called(given: str) -> tuple[str, ...]:
    """The other names of a given name, in the nominative; `given` is `plain`."""
    return _by_name().get(given, ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """By any name of the list, the short ones too: who is Катя in a form may be Екатерина."""
    lines = _LIST.read_text("utf-8").splitlines()
    groups = [[plain(n) for n in line.split()] for line in lines if not line.startswith("#")]
    full = {group[0]: group for group in groups}
    known: dict[str, list[str]] = {}
    for group in groups:
        for name in group:
            if name == group[0] or name not in full:
                known.setdefault(name, []).extend(other for other in group if other != name)
    return {name: tuple(dict.fromkeys(others)) for name, others in known.items()}
