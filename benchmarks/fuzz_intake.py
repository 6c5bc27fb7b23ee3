"""Broken files by the thousand: `python -m benchmarks.fuzz_intake [--files N] [--seconds S]`.

Each sample of each format is mutated (bits flipped, stretches cut out, doubled, zeroed, or taken
from another sample; inside ZIP packages also the unpacked parts), read and parsed. Allowed is an
entry or an EntryError, within ten seconds of the processor. Everything else is printed with the
seed that makes it again.
Exit status 1 if there was any.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assessor.errors import EntryError
from assessor.intake import parse
from assessor.intake.open import read
from assessor.rubric.shelf import Shelf
from tests.intake.make import open_document, pdf_form, shown, workbook, zipped

ROOT = Path(__file__).parents[1]
SLOW = 10.0
RTF = (
    rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 A;}}\f0 \'cf\'f0\'e8 \u1084?\v x\v0\par"
    rb"\trowd a\cell b\cell\row}"
)


def samples() -> dict[str, bytes]:
    """File name to content: the examples, their other formats, and small made ones."""
    folders = (ROOT / "examples", ROOT / "tests" / "intake" / "quadruples")
    found = {path.name: path.read_bytes() for f in folders for path in sorted(f.glob("*.*"))}
    text = found["1207.txt"].decode()
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    label, box = shown("City", y=700), (180, 690, 500, 712)
    found["form.pdf"] = pdf_form(label, (text[:900], (72, 90, 500, 600), 4), ("Казань", box, 4))
    found["a.odt"] = open_document(paragraphs)
    found["a.rtf"] = RTF * 3
    found["a.xlsx"] = workbook([["ID", "Эссе"], [1, text], [2, text]])
    found["a.csv"] = f"ID;Эссе\n1;{text[:500]}\n".encode("cp1251")
    found["a.zip"] = zipped({"b.txt": text, "c.docx": found["entry-2214.docx"]})
    return found


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """`data` with one to eight faults."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(len(broken), 1))
        length = chance.choice((1, 4, 40, 400))
        match chance.randrange(6):
            case 0:
                broken[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del broken[at : at + length]
            case 2:
                broken[at:at] = broken[at : at + length] * chance.choice((1, 3))
            case 3:
                broken[at : at + length] = bytes(len(broken[at : at + length]))
            case 4:
                start = chance.randrange(max(len(other), 1))
                broken[at : at + length] = other[start : start + length]
            case _:
                del broken[chance.randrange(len(broken) // 2, len(broken) + 1) :]
    return bytes(broken)


def mutated_within(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A ZIP package whose unpacked parts are broken, so that the readers of XML see it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(
                part, mutated(content, other, chance) if chance.random() < 0.4 else content
            )
    return file.getvalue()


def files(count: int, seed: int) -> Iterator[tuple[str, int, bytes]]:
    """Name, own seed and content of `count` broken files."""
    known = samples()
    names = sorted(known)
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        name = names[number % len(names)]
        data, other = known[name], known[chance.choice(names)]
        within = data.startswith(b"PK") and chance.random() < 0.6
        yield name, number, (mutated_within if within else mutated)(data, other, chance)


def spent() -> float:
    """Seconds of the processor, those of the processes that open PDFs included."""
    return sum(os.times()[:4])


def main() -> int:
    """Read broken files until there are enough of them or the time is up."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=3_000)
    options.add_argument("--seconds", type=float, default=300)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    form = Shelf().default().rubric.form
    outcome: Counter[str] = Counter()
    slowest = 0.0
    end = time.monotonic() + given.seconds
    for name, number, data in files(given.files, given.seed):
        if time.monotonic() > end:
            break
        began = spent()
        try:
            for document in read(name, data):
                parse(document, form)
            outcome["read"] += 1
        except EntryError:
            outcome["refused"] += 1
        except Exception:  # noqa: BLE001  # finding them is what this is for
            outcome["crashes"] += 1
            print(f"crash: {name}, --seed {given.seed}, file {number}", file=sys.stderr)
            traceback.print_exc(limit=-3)
        took = spent() - began
        slowest = max(slowest, took)
        if took > SLOW:
            outcome["hangs"] += 1
            print(
                f"hang: {name}, --seed {given.seed}, file {number}: {took:.1f} s", file=sys.stderr
            )
    tried = outcome["read"] + outcome["refused"] + outcome["crashes"]
    print(
        f"files {tried}, read {outcome['read']}, refused {outcome['refused']}, "
        f"crashes {outcome['crashes']}, hangs {outcome['hangs']}, slowest {slowest:.1f} s"
    )
    return 1 if outcome["crashes"] or outcome["hangs"] else 0


if __name__ == "__main__":
    sys.exit(main())
