"""What a process that is ours does to itself, so that it begins and ends quickly.

A program that imports assessor as a library keeps its own ways: only `cli` and the processes
that it begins do this.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Final, NoReturn, cast

from assessor import signals
from assessor.put_off import put_off

COLLECT_AFTER: Final = 50_000  # new containers, while what is imported is new
OFTEN: Final = 2_000
ANSWER_TYPES: Final = "openai.types"
SECOND_TRANSPORT: Final = "openai._vendor.httpx_aiohttp"


def travel_light() -> None:
    """To be called before anything heavy is imported.

    Python looks for cyclic garbage less often: what is imported lives to the end, and the analysis
    of an essay makes next to no cycles. And openai is kept from importing aiohttp, which comes
    with instructor and would serve a client that nobody here opens: a third of the time to import
    openai, and 8 MB. (None in `sys.modules` is Python's own way to say that there is no such
    module; openai does without it then.) The types of all its answers are put off.

    Until `settle`, Ctrl-C and its like (see `signals`) end the process at once: an interrupt in the
    middle of an import comes out of it as anything, and there is nothing to put away yet. (What
    only reads never settles.)
    """
    signals.end_at_once()
    gc.set_threshold(COLLECT_AFTER)
    cast(dict[str, object], sys.modules).setdefault(SECOND_TRANSPORT, None)
    put_off(ANSWER_TYPES)


def settle() -> None:
    """To be called when all is imported: what there is by now is not looked through again, and
    what comes is sooner: a call to the model leaves cycles of some kilobytes.

    From here on they are an exception, so that what was begun can be put away.
    """
    gc.freeze()
    gc.set_threshold(OFTEN)
    signals.interrupt()


def fall_silent() -> None:
    """Let go of standard error, for whoever waits until nobody has it open any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), signals.STDERR)


def leave(code: int) -> NoReturn:
    """End at once, when stores are closed, files written and other processes ended.

    To take apart the thousands of classes that openai made costs a third of a second.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read it has gone, or nobody ever did
            if stream is not None:
                stream.flush()
    os._exit(code)
