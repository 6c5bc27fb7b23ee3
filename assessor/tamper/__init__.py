"""What was hidden in an entry, and what in it speaks to whoever grades it.

    flags = inspect(entry.text, language)         # tamper and injection flags, with their places
    flags = inspect_fields(values, entry.text, language)   # fields of the form by their names
    flags = inspect_hidden(hidden, language)      # (how, text) pairs that a reader's page hides

Offsets of flags refer to the text given, which keeps every character. `speaks_to_grader(text)`
yields the spans alone. No model is asked; `tests/data/to_the_grader.yaml` teaches and measures it.
"""

from __future__ import annotations

from assessor.tamper.flags import inspect, inspect_fields, inspect_hidden
from assessor.tamper.grader import speaks_to_grader

__all__ = ["inspect", "inspect_fields", "inspect_hidden", "speaks_to_grader"]
