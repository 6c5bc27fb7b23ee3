"""The loopback server in a thread, for tests that look at what was asked."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.loopback.server import Loopback


@contextmanager
def recording() -> Iterator[Loopback]:
    """A server for as long as the block lasts; `bodies` holds every request it was sent."""
    started, server = threading.Event(), Loopback()
    loop = asyncio.new_event_loop()
    ended: asyncio.Event

    async def serve() -> None:
        nonlocal ended
        ended = asyncio.Event()
        async with server:
            started.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    started.wait()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()
