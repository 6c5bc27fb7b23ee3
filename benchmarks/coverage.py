"""Whether a summary that leaves out what the rubric wants told is known from one that does not.

    python -m benchmarks.coverage [FILE|FOLDER ...]

True summaries (benchmarks/data/summaries.yaml) leave nothing out. One that leaves an item out is
made of the essay's own sentences, up to the word limit, none of them from the item's sections or
with one of its words.
Exit code 1 when more than 3% of the first kind are objected to or under 80% of the second are not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import yaml

from assessor import intake
from assessor.entry import Entry
from assessor.fidelity import EssayFacts, Item, check, facts, items
from assessor.rubric.shelf import Shelf
from assessor.text import count_words

LIMIT = 100
TRUE = Path(__file__).parent / "data" / "summaries.yaml"
FALSE_ALARMS, CAUGHT = 0.03, 0.80
TIMES = 5
HEADING = 7  # words


def read(path: Path, shelf: Shelf) -> tuple[Entry, EssayFacts, tuple[Item, ...]]:
    """An entry under the rubric of its nomination."""
    document = next(intake.documents(path))
    nomination = intake.parse(document, shelf.default().rubric.form).entry.nomination
    rubric = shelf.for_nomination(nomination)[0].rubric
    entry = intake.parse(document, rubric.form).entry
    known = facts(entry.text)
    return entry, known, items(rubric.summary.must_cover, entry.sections, known)


def without(item: Item, known: EssayFacts, chance: Random) -> str:
    """Sentences of the essay that, by what the rubric says of the item, do not tell it."""
    texts = [known.text[slice(*s.span)] for s in known.sentences]
    pool = [
        i
        for i, sentence in enumerate(known.sentences)
        if i not in item.sentences
        and not item.is_named(sentence.stems)
        and count_words(texts[i]) > HEADING
    ]
    chance.shuffle(pool)
    chosen: list[int] = []
    for i in pool:
        if sum(count_words(texts[k]) for k in (*chosen, i)) <= LIMIT:
            chosen.append(i)
    return " ".join(texts[i] for i in sorted(chosen))


def leaves_out(text: str, known: EssayFacts, cover: Sequence[Item]) -> list[str]:
    language = known.language
    found = check(text, known, limit=LIMIT, language=language, cover=cover).violations
    return [v.message for v in found if v.kind == "untold"]


def cases(path: Path, shelf: Shelf, true: Sequence[str]) -> Iterator[tuple[bool, bool]]:
    """Whether something is left out, and whether that was said."""
    _, known, cover = read(path, shelf)
    if not cover:
        return
    for text in true:
        yield False, bool(leaves_out(text, known, cover))
    for item in cover:
        for seed in range(TIMES):
            text = without(item, known, Random(seed))
            if count_words(text) > LIMIT // 2:
                yield True, bool(leaves_out(text, known, [item]))


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.coverage", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=sorted(Path("examples").glob("*")))
    shelf = Shelf()
    told = yaml.safe_load(TRUE.read_text("utf-8"))
    seen: list[tuple[bool, bool]] = []
    for path in parser.parse_args().paths:
        true = [s["text"] for s in told.get(path.name, {}).get("summaries", ())]
        seen += cases(path, shelf, true)
    alarms = [said for left_out, said in seen if not left_out]
    caught = [said for left_out, said in seen if left_out]
    print(f"true summaries {len(alarms)}, objected to {sum(alarms)}")
    print(f"something left out {len(caught)}, said so {sum(caught)}")
    kept = sum(alarms) <= FALSE_ALARMS * len(alarms) and sum(caught) >= CAUGHT * len(caught)
    print("every bound is kept" if kept else "a bound is missed")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
