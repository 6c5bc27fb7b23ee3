"""Run the loopback server by itself: `python -m tests.loopback --latency 0.25`."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal

from tests.loopback.faults import Odds
from tests.loopback.server import Loopback


async def serve(options: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT; the first line of output is the base URL."""
    faults = Odds(json.loads(options.odds), options.seed)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with Loopback(
        faults,
        latency=options.latency,
        jitter=options.jitter,
        retry_after=options.retry_after,
        hang=options.hang,
        port=options.port,
    ) as server:
        server.keep_bodies = False
        print(server.url, flush=True)
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--latency", type=float, default=0.25, help="seconds before an answer")
    parser.add_argument("--jitter", type=float, default=0.0, help="share by which it varies")
    parser.add_argument("--hang", type=float, default=30.0, help="seconds of the fault hang")
    parser.add_argument("--retry-after", default="1", help="seconds told with a 429")
    parser.add_argument("--odds", default="{}", help='faults, e.g. {"429": 0.1, "500": 0.05}')
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
