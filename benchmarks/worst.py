"""Texts made to take long: what reading them costs, and whether twice the text costs twice.

    python -m benchmarks.worst [--characters N]

Each shape is read at N and at 2 N characters, never twice the same text: sentences, figures, the
facts a summary is held against, the formal checks, the index of quotes, one quote, one summary.
Milliseconds of the process. Exit code 1 when twice the text takes more than `GROWTH` times as
long in all, or when all stages of the longer text take more than `SLOWEST_MS` for 10,000
characters.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time
from typing import Final

from assessor.checks import check
from assessor.entry import Entry, Section, Source
from assessor.evidence import index, locate
from assessor.fidelity import check as check_summary
from assessor.fidelity import facts
from assessor.figures import figures
from assessor.rubric import Rubric
from assessor.rubric.shelf import Shelf
from assessor.text import sentences

GROWTH, SLOWEST_MS = 3.0, 1500.0
NOISE_MS = 200.0  # what a stage takes at random on a machine that others use
_SENTENCE: Final = "Доля решённых выросла с 61% до 82% в 2024 году, а ответ ждут 15 секунд. "
_SUMMARY: Final = (
    "Компания за 1 год снизила долю на 5% до 6%, с 25% до 6% в 2024 году. Одна из 3 групп, 7"
    " человек, выросла вдвое, до 82%. В 2018 году было 1000 обращений в день, 33% неявок. "
)
_REPEATED: Final = {
    "one sentence again and again": _SENTENCE,
    "the same in one line": _SENTENCE.replace(". ", ", "),
    "digits, no space": "7",
    "one number after another": "1 ",
    "numbers and commas": "1, ",
    "percentages": "5% ",
    "years": "2018,",
    "ratios": "1/",
    "number-dash-number": "1-",
    "changes": "с 25% до 6% ",
    "do, do, do": "5 до ",
    "times of day": "9:30 ",
    "durations": "5 мин ",
    "thousands of thousands": "тыс ",
    "list of targets": "- цель 5%;\n",
    "number words": "двадцать ",
    "commas": ",",
    "nothing but “not”": "не ",
    "brackets": "([{",
    "quotation marks": "«",
    "quoted names": "«Имя» ",
    "a word of letters": "щ",
    "letters and digits": "щ7",
    "hyphens": "а-",
    "full stops": ". ",
    "no space after a stop": "да!Нет ",
    "line breaks": "\n",
    "bullets": "•",
    "combining marks": "й\u0301",
    "soft hyphens": "а\u00ad",
}


def _letters(number: int) -> str:
    return "".join(chr(ord("а") + int(digit)) for digit in str(number))


def _again(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


SHAPES: Final[dict[str, Callable[[int], str]]] = {
    **{name: partial(_again, unit) for name, unit in _REPEATED.items()},
    "words, all different": lambda n: " ".join(f"с{_letters(i)}" for i in range(n // 6))[:n],
    "names, all different": lambda n: " ".join(f"С{_letters(i)}" for i in range(n // 6))[:n],
    "numbers, all different": lambda n: " ".join(map(str, range(n // 5)))[:n],
    "spaces": lambda n: "а" + " " * (n - 2) + "б",
}  # fmt: skip


def stages(text: str, rubric: Rubric) -> Iterator[tuple[str, float]]:
    """The process time of each stage, in milliseconds."""
    source = Source(name="worst", sha256="0" * 64, media_type="text/plain", characters=len(text))
    whole = Section(id=rubric.form.sections[0].id, title="", start=0, end=len(text))
    entry = Entry(id="worst", source=source, text=text, sections=(whole,))
    gc.collect()
    done = process_time()

    def since() -> float:
        nonlocal done
        before, done = done, process_time()
        return (done - before) * 1000

    sentences(text)
    yield "sentences", since()
    figures(text)
    yield "figures", since()
    known = facts(text)
    yield "facts", since()
    check(entry, rubric)
    yield "checks", since()
    indexed = index(text)
    yield "index", since()
    locate(text[: len(text) // 2][:10_000] + " 5", indexed)
    yield "a quote", since()
    check_summary(_SUMMARY, known, limit=100, language="ru")
    yield "a summary", since()


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.worst", description=__doc__)
    parser.add_argument("--characters", type=int, default=50_000)
    size = parser.parse_args().characters
    rubric = Shelf().default().rubric
    list(stages(_SENTENCE * 3, rubric))  # the dictionaries are loaded once a process
    kept = True
    print(f"{'ms at twice ' + format(size, ','):<30}", "all  growth  slowest stage")
    for name, made in SHAPES.items():
        half = sum(took for _, took in stages(made(size), rubric))
        whole = dict(stages(made(2 * size), rubric))
        took, slowest = sum(whole.values()), max(whole, key=whole.__getitem__)
        growth = took / max(half, NOISE_MS)
        good = growth <= GROWTH and took <= SLOWEST_MS * 2 * size / 10_000
        kept = kept and good
        told = f"{slowest} {whole[slowest]:.0f}{'' if good else '  MISSED'}"
        print(f"{name:<28}{took:7.0f}{growth:7.1f}  {told}", flush=True)
    print("every bound is kept" if kept else "a bound is missed")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
