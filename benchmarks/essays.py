"""Made-up essays, as many as a benchmark needs; the same arguments give the same essays."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

MATERIAL = Path(__file__).with_suffix(".yaml")
PARAGRAPH = 5  # sentences


def write(folder: Path, many: int, characters: int = 10_000, seed: int = 1) -> None:
    """Write `many` Russian essays of about so many characters, a text file each."""
    folder.mkdir(parents=True, exist_ok=True)
    material = yaml.safe_load(MATERIAL.read_text("utf-8"))
    for number in range(many):
        text = essay(material, characters, random.Random(f"{seed}.{number}"))
        (folder / f"{number:05}.txt").write_text(text, "utf-8")


def essay(material: dict[str, Any], characters: int, chance: random.Random) -> str:
    """One essay, in paragraphs."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < characters:
        every = material["sentences"]
        sentences += [
            _filled(s, material["words"], chance) for s in chance.sample(every, len(every))
        ]
    starts = range(0, len(sentences), PARAGRAPH)
    paragraphs = (" ".join(sentences[start : start + PARAGRAPH]) for start in starts)
    return "\n\n".join(paragraphs)[:characters].rpartition(".")[0] + "."


def _filled(sentence: str, words: dict[str, list[str]], chance: random.Random) -> str:
    low, high = sorted(chance.sample(range(11, 98), 2))
    chosen = {name: chance.choice(options) for name, options in words.items()}
    return sentence.format(
        a=low, b=high, n=chance.randint(12, 900), m=chance.randint(3, 45), **chosen
    )
