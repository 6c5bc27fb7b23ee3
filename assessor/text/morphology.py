"""The dictionary of Russian, loaded once for everything that asks it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3


@cache
def morphology() -> Any:
    """The one analyser (OpenCorpora dictionary); loading it takes a third of a second."""
    return pymorphy3.MorphAnalyzer()
