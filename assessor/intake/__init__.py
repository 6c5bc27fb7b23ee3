"""Entry files to entries: `discover` names the files, `documents` opens one, `parse` reads it.

    for path in discover([Path("entries")]):      # files, folders, "-"; sorted, hidden skipped
        for document in documents(path):          # EntryError: this file; go on with the next
            reading = parse(document, rubric.form)   # EntryError: this entry; go on with the next

`reading.entry.text` is a verbatim slice of the decoded file; only e-mails, telephone numbers and
the contact person's name are replaced by a placeholder, and lines of the web site are cut.
`reading.flags` tells what was masked, hidden, addressed to the grader, or missing.

An archive yields its good members first; the EntryError that follows names the bad ones.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assessor.intake.called import called
from assessor.intake.find import STANDARD_INPUT, discover, names_beside, names_file

if TYPE_CHECKING:
    from assessor.intake.document import Document
    from assessor.intake.open import documents
    from assessor.intake.reading import parse

__all__ = [
    "STANDARD_INPUT",
    "Document",
    "called",
    "discover",
    "documents",
    "names_beside",
    "names_file",
    "parse",
]

_LATER = {"Document": "document", "documents": "open", "parse": "reading"}


def __getattr__(name: str) -> Any:
    """Import the readers of formats when a file is read: finding the files needs none of them."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
