"""What two processes of ours say to each other, object by object.

Pickles are trusted here and nowhere else: both ends are this program, and no one else holds the
pipe.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from typing import IO, Any, Final

HELLO: Final = "ready"


def say(item: object, pipe: IO[bytes]) -> None:
    """Send an object. Whether the other end has gone is for `hear` to find out."""
    with suppress(BrokenPipeError):
        pickle.dump(item, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()


def hear(pipe: IO[bytes]) -> Any:
    """Wait for the next object. Raises EOFError: the other end has gone."""
    try:
        return pickle.load(pipe)  # noqa: S301 (see above)
    except pickle.UnpicklingError as e:
        raise EOFError from e  # it went in the middle of an object
