"""A courier: `python -m assessor.llm`, begun for a run by `courier.Couriered`.

It listens from the first moment on: the run waits for nobody who is still importing.
"""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module
from threading import Thread
from typing import IO, Any

from assessor.child import hear
from assessor.process import fall_silent, leave, travel_light


def main() -> None:
    """Carry what is given until the run ends."""
    travel_light()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not stand between the answers
    asyncio.run(_carry(source, sink))
    leave(0)


async def _carry(source: IO[bytes], sink: IO[bytes]) -> None:
    told, gone = asyncio.Queue[Any](), asyncio.Event()
    loop = asyncio.get_running_loop()

    def listen() -> None:
        """Hand on what the run says; None when it has gone."""
        item: object = ...
        while item is not None:
            try:
                item = hear(source)
            except EOFError:
                if item is ...:
                    leave(0)  # it wanted nothing
                fall_silent()
                loop.call_soon_threadsafe(gone.set)
                item = None
            loop.call_soon_threadsafe(told.put_nowait, item)

    Thread(target=listen, daemon=True).start()
    carrier = await asyncio.to_thread(import_module, "assessor.llm.carrier")
    await carrier.carry(told, gone, sink)


if __name__ == "__main__":
    main()
