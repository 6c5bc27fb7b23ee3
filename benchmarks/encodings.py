"""Is the encoding of short Russian texts told right? `python -m benchmarks.encodings`.

Stretches of the Russian examples, cut at random (seeded), are written in each encoding and
decoded again; right means the same characters.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from assessor.intake.decode import decode
from assessor.text import language_of

EXAMPLES = Path(__file__).parents[1] / "examples"
ENCODINGS = ("cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic", "utf-8", "utf-16-le")
LENGTHS = (20, 60, 200, 1_000)
EACH = 100


def main() -> int:
    """Print how many of a hundred stretches of each length and encoding came back right."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    texts = [text for text in texts if language_of(text) == "ru"]
    chance = random.Random(1)
    total = right = 0
    print("letters " + "".join(f"{name:>14}" for name in ENCODINGS))
    for length in LENGTHS:
        row = [_right(texts, length, encoding, chance) for encoding in ENCODINGS]
        print(f"{length:7} " + "".join(f"{count:14}" for count in row))
        total, right = total + EACH * len(row), right + sum(row)
    print(f"right {right / total:.1%} of {total}")
    return 0


def _right(texts: list[str], length: int, encoding: str, chance: random.Random) -> int:
    count = 0
    for _ in range(EACH):
        stretch = ""
        while language_of(stretch or "a") != "ru":
            text = chance.choice(texts)
            at = chance.randrange(len(text) - length)
            stretch = text[at : at + length]
        written = stretch.encode(encoding, errors="ignore")
        count += decode(written) == written.decode(encoding)
    return count


if __name__ == "__main__":
    sys.exit(main())
