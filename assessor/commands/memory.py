"""What earlier runs came to, found again by everything that decides a result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assessor.assessment import Assessment
from assessor.intake import STANDARD_INPUT, names_file
from assessor.resources import code_sha256
from assessor.store import Store


class StoredMemory:
    """A `Memory` over a store, for runs of one kind.

    A result is decided by the file's bytes and name, the list of names beside it, the settings of
    the run with all its rubrics, and the program itself: a change of any of them forgets.
    """

    def __init__(
        self,
        store: Store,
        settings: Mapping[str, Any],
        rubrics: tuple[str, ...],
        *,
        recalls: bool = True,
    ) -> None:
        """`rubrics` are the hashes of all rubrics that an entry's nomination may pick.

        One that never `recalls` still gives keys, so that new results take the place of old ones.
        """
        self._store = store
        self._recalls = recalls
        identity = json.dumps([settings, rubrics, code_sha256()], sort_keys=True)
        self._identity = hashlib.sha256(identity.encode()).digest()

    def key(self, path: Path, called: str) -> str | None:
        """The key for the entry in this file; None for standard input and unreadable files."""
        if path == STANDARD_INPUT:
            return None
        digest = hashlib.sha256(self._identity + called.encode("utf-8", "surrogateescape"))
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
            beside = names_file(path)
            digest.update(beside.read_bytes() if beside.is_file() else b"")
        except OSError:
            return None  # intake says what is wrong with it
        return digest.hexdigest()

    def recall(self, key: str) -> Assessment | None:
        return self._store.recall(key) if self._recalls else None
