"""How much of what is sent a provider's prefix cache can serve, and what that is worth.

    python -m benchmarks.prefix                            one entry of 10,000 characters
    python -m benchmarks.prefix --characters 25000 --samples 3

The loopback server counts the characters that stood at the beginning of a call which had finished
before. Exits 1 when their share is below the bound for six criteria and a summary.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from assessor import cli
from benchmarks import essays
from tests.loopback.process import served

BOUND: Final = 0.80
MODEL: Final = "gpt-4o-mini"


def measure(characters: int, samples: int, entries: int) -> dict[str, Any]:
    """What the service counted of one run, and what the run says it paid."""
    with tempfile.TemporaryDirectory() as folder, served(latency=0.05) as server:
        files = Path(folder) / "entries"
        essays.write(files, entries, characters)
        command = ["run", str(files), "--rubric", "award-essay", "--samples", str(samples)]
        command += ["--model", MODEL, "--base-url", server.url, "--out", str(Path(folder) / "out")]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            cli.run([*command, "--format", "jsonl", "--json"])
        return {**server.counters(), "paid": json.loads(said.getvalue())["paid"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--samples", type=int, default=1)
    parser.add_argument("--entries", type=int, default=1)
    chosen = parser.parse_args()
    os.environ["OPENAI_API_KEY"] = "none"
    seen = measure(chosen.characters, chosen.samples, chosen.entries)
    cached = seen["paid"]["cached_tokens"] / seen["paid"]["input_tokens"]
    print(
        f"{chosen.entries} × {chosen.characters:,} characters, {seen['requests']} calls: "
        f"{seen['prefix_share']:.1%} of the characters were a known prefix, "
        f"{cached:.1%} of the tokens were paid as cached, ${seen['paid']['cost']:.5f}"
    )
    sys.exit(seen["prefix_share"] < BOUND)


if __name__ == "__main__":
    main()
