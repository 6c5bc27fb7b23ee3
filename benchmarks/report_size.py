"""How large `report.html` is, and how fast it opens: `python -m benchmarks.report_size`.

Makes entries of a given length with a full set of scores, quotes, findings and summaries, writes
the report, and compares its size with the UTF-8 bytes of the texts it holds: of the essays alone,
which is the strictest way to count, and with all that is said about them. No two texts here are
alike, so nothing is saved by what entries share. With Chromium and Playwright, `feel` is what
`benchmarks.report_feel` measures. `--run DIR` weighs the report of a run there is instead.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assessor.assessment import (
    Assessment,
    CriterionScore,
    Evidence,
    PromptsRef,
    RubricRef,
    Summary,
    SummarySentence,
    Total,
)
from assessor.entry import Entry, Flag, Place, Section, Source
from assessor.report import About, Results, write
from assessor.rubric import Rubric
from benchmarks.report_feel import felt

CRITERIA = 8
WORDS = (
    *("команда", "клиент", "оператор", "звонок", "ответ", "минута", "результат", "показатель"),
    *("обучение", "сценарий", "поддержка", "канал", "обращение", "качество", "время"),
    *("снизилось", "выросло", "внедрили", "проверили", "84%", "2023", "года"),
)
LEVEL = "Несколько итогов с базой и периодом, связь действий и результата понятна"


def rubric() -> Rubric:
    """Eight criteria on a scale of 0 to 5."""
    return Rubric.model_validate(
        {
            "id": "benchmark",
            "title": {"ru": "Лучшая команда поддержки", "en": "Best support team"},
            "scale": {"min": 0, "max": 5},
            "criteria": [
                {
                    "id": f"c{i}",
                    "title": f"Критерий номер {i}",
                    "description": "Что видно из эссе",
                    "weight": 12.5,
                    "levels": {level: f"{level}: {LEVEL}" for level in range(6)},
                }
                for i in range(CRITERIA)
            ],
        }
    )


def essay(characters: int, chance: random.Random) -> str:
    """Sentences and paragraphs of common words, exactly this long."""
    parts, length = [], 0
    while length < characters:
        sentence = " ".join(chance.choices(WORDS, k=chance.randint(8, 20))).capitalize() + "."
        parts += [sentence, "\n\n" if chance.random() < 0.15 else " "]
        length += len(sentence) + len(parts[-1])
    return "".join(parts)[: characters - 1].replace("\n\n\n", "\n\n") + "."


def assessment(number: int, characters: int) -> Assessment:
    """An entry with three quotes a criterion, two findings and a summary of 100 words."""
    chance = random.Random(number)
    text = essay(characters, chance)
    scores = tuple(_score(i, text, chance) for i in range(CRITERIA))
    sentences = tuple(
        SummarySentence(text=essay(140, chance), support=(_place(text, chance),)) for _ in range(5)
    )
    points = sum(12.5 * (s.level or 0) / 5 for s in scores)
    return Assessment(
        entry=Entry(
            id=str(number),
            organisation=f"Организация {number}",
            nominee=f"Команда поддержки {number}",
            city="Тверь",
            source=Source(
                name=f"{number}.txt", sha256="0" * 64, media_type="text/plain", characters=len(text)
            ),
            text=text,
            sections=(Section(id="essay", title="Эссе", start=0, end=len(text)),),
        ),
        rubric=RubricRef(id="benchmark", sha256="0" * 64),
        prompts=PromptsRef(sha256="0" * 64),
        model="offline",
        judge="offline",
        status="needs_review" if number % 4 == 0 else "complete",
        reasons=("Два показателя расходятся",) if number % 4 == 0 else (),
        scores=scores,
        total=Total(points=round(points, 2), of=100, complete=True),
        summary=Summary(
            text=" ".join(s.text for s in sentences), words=100, language="ru", sentences=sentences
        ),
        flags=tuple(_flag(text, chance) for _ in range(2)),
    )


def _place(text: str, chance: random.Random) -> Place:
    start = chance.randrange(len(text) - 200)
    return Place(start=start, end=start + chance.randint(40, 160))


def _score(number: int, text: str, chance: random.Random) -> CriterionScore:
    places = [_place(text, chance) for _ in range(3)]
    level = chance.randint(1, 5)
    return CriterionScore(
        criterion=f"c{number}",
        status="scored",
        level=level,
        samples=(level,),
        rationale=essay(220, chance),
        gaps=(essay(80, chance),),
        evidence=tuple(
            Evidence(quote=text[p.start : p.end], start=p.start, end=p.end, match="exact")
            for p in places
        ),
    )


def _flag(text: str, chance: random.Random) -> Flag:
    places = (_place(text, chance), _place(text, chance))
    return Flag(
        kind="contradiction",
        severity="warning",
        message=essay(90, chance),
        start=places[0].start,
        end=places[0].end,
        places=places,
    )


def results(entries: int, characters: int) -> Results:
    """A run of so many entries, made anew each time it is gone through."""

    def assessments() -> Iterator[Assessment]:
        return (assessment(number, characters) for number in range(1, entries + 1))

    about = About(
        "offline", "offline", hashlib.sha256(b"").hexdigest(), "0", "assessor run entries"
    )
    return Results(assessments=assessments, rubrics={"0" * 64: rubric()}, about=about)


def held(of: Results) -> tuple[int, int]:
    """UTF-8 bytes of the essays alone, and with all that is said about them."""
    essays = said = 0
    for a in of.assessments():
        essays += len(a.entry.text.encode())
        sayings = [s.rationale for s in a.scores] + [g for s in a.scores for g in s.gaps]
        sayings += [a.summary.text if a.summary else "", *(f.message for f in a.flags)]
        said += sum(len(saying.encode()) for saying in sayings)
    return essays, essays + said


def weighed(run: Path) -> dict[str, float]:
    """The report of a run there is, against its essays."""
    essays = 0
    entries = 0
    with (run / "assessments.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            essays += len(json.loads(line)["entry"]["text"].encode("utf-8", "replace"))
            entries += 1
    size = (run / "report.html").stat().st_size
    return {"entries": entries, "bytes": size, "ratio_to_essays": round(size / essays, 3)}


def main() -> None:
    """Make the report, weigh it, time it; prints one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--characters", type=int, default=15_000)
    parser.add_argument("--run", type=Path, help="an --out folder with assessments.jsonl")
    options = parser.parse_args()
    if options.run:
        print(json.dumps(weighed(options.run), indent=2))
        return
    made = results(options.entries, options.characters)
    with tempfile.TemporaryDirectory() as folder:
        (path,) = write(made, Path(folder), ["html"])
        size = path.stat().st_size
        essays, texts = held(made)
        figures = {
            "entries": options.entries,
            "characters": options.characters,
            "bytes": size,
            "ratio_to_essays": round(size / essays, 3),
            "ratio_to_all_text": round(size / texts, 3),
            "feel": felt(path),
        }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
