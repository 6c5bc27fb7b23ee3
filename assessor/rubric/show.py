"""A rubric as a page of plain text, to be read on a terminal or printed for the jury."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from assessor.entry import Language
from assessor.rubric.load import LoadedRubric
from assessor.rubric.model import Criterion, Limit, Rubric

WIDTH: Final = 100
SAID: Final[Mapping[Language, Mapping[str, str]]] = {
    "ru": {
        "file": "Файл",
        "hash": "Отпечаток (sha256)",
        "nominations": "Номинации",
        "scale": "Шкала {min}-{max}",
        "criteria": "Критерии",
        "weight": "{title} ({id}), вес {weight:g}",
        "reads": "Разделы: {sections}",
        "form": "Разделы эссе",
        "characters": "не более {n} знаков с пробелами",
        "words": "не более {n} слов",
        "summary": "Резюме: не более {n} слов; читатели: {audience}; должно сказать: {cover}",
    },
    "en": {
        "file": "File",
        "hash": "Fingerprint (sha256)",
        "nominations": "Nominations",
        "scale": "Scale {min}-{max}",
        "criteria": "Criteria",
        "weight": "{title} ({id}), weight {weight:g}",
        "reads": "Sections: {sections}",
        "form": "Sections of the essay",
        "characters": "at most {n} characters with spaces",
        "words": "at most {n} words",
        "summary": "Summary: at most {n} words; for {audience}; must cover: {cover}",
    },
}


def show(loaded: LoadedRubric, language: Language) -> str:
    """The whole rubric in one language, with what a report names it by."""
    return "\n".join(_lines(loaded, language)) + "\n"


def _lines(loaded: LoadedRubric, language: Language) -> Iterator[str]:
    rubric, say = loaded.rubric, SAID[language]
    yield f"{rubric.title.of(language)} ({rubric.id})"
    yield f"{say['file']}: {loaded.path}"
    yield f"{say['hash']}: {loaded.sha256}"
    yield from _wrapped(f"{say['nominations']}: {'; '.join(dict.fromkeys(rubric.titles()))}")
    yield ""
    yield say["scale"].format(min=rubric.scale.min, max=rubric.scale.max)
    for level, text in sorted(rubric.scale.ladder.items()):
        yield from _wrapped(text.of(language), f"  {level}  ")
    yield from ("", say["criteria"])
    for criterion in rubric.criteria:
        yield from _criterion(criterion, rubric, language)
    yield from _sections(rubric, language)
    summary = rubric.summary
    yield ""
    yield from _wrapped(
        say["summary"].format(
            n=summary.words,
            audience=summary.audience.of(language),
            cover=", ".join(item.of(language) for item in summary.must_cover) or "—",
        )
    )


def _criterion(criterion: Criterion, rubric: Rubric, language: Language) -> Iterator[str]:
    say = SAID[language]
    yield ""
    title = criterion.title.of(language)
    yield "  " + say["weight"].format(title=title, id=criterion.id, weight=criterion.weight)
    yield from _wrapped(criterion.description.of(language), "  ")
    titles = {s.id: s.title.of(language) for s in rubric.form.sections}
    if criterion.sections:
        named = "; ".join(titles[id_] for id_ in criterion.sections)
        yield from _wrapped(say["reads"].format(sections=named), "  ")
    for level, text in sorted(criterion.levels.items()):
        yield from _wrapped(text.of(language), f"    {level}  ")


def _sections(rubric: Rubric, language: Language) -> Iterator[str]:
    if not rubric.form.sections:
        return
    yield from ("", SAID[language]["form"])
    for section in rubric.form.sections:
        limit = _limit(section.limit, language)
        yield from _wrapped(f"{section.title.of(language)} ({section.id}){limit}", "  ")


def _limit(limit: Limit | None, language: Language) -> str:
    if limit is None:
        return ""
    unit = "characters" if limit.characters else "words"
    return ", " + SAID[language][unit].format(n=limit.characters or limit.words)


def _wrapped(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
