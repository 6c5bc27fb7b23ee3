"""Record the cassettes anew: `make record`, or `python -m tests.record [NAME...]`.

From the loopback server in `tests/loopback`; with OPENAI_API_KEY and ASSESSOR_MODEL set, the
scenarios without scripted faults are recorded from that provider instead.
"""

from __future__ import annotations

import asyncio
import os
import sys

from assessor.llm.base import Model
from tests.loopback.faults import Script
from tests.loopback.server import Loopback
from tests.scenarios import SCENARIOS, Scenario
from tests.tape import CASSETTES, recording

LOOPBACK_MODEL = "loopback-expert"
PROVIDER = "https://api.openai.com/v1"


async def record(scenario: Scenario[object]) -> str:
    """Record one scenario; says where its answers came from."""
    path = CASSETTES / f"{scenario.name}.yaml"
    name = os.environ.get("ASSESSOR_MODEL")
    if os.environ.get("OPENAI_API_KEY") and name and not scenario.faults:
        with recording(path, "provider", name):
            await scenario.play(Model(name, os.environ.get("OPENAI_BASE_URL", PROVIDER)))
        return name
    async with Loopback(Script(scenario.faults)) as server:
        with recording(path, "loopback", LOOPBACK_MODEL):
            await scenario.play(Model(LOOPBACK_MODEL, server.url))
    return LOOPBACK_MODEL


def main(names: list[str]) -> None:
    chosen = [scenario for scenario in SCENARIOS if not names or scenario.name in names]
    for scenario in chosen:
        print(f"{scenario.name}: {asyncio.run(record(scenario))}")


if __name__ == "__main__":
    main(sys.argv[1:])
