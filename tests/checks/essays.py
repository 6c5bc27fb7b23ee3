"""Essays for the checks: sections by name, or one undivided text."""

from __future__ import annotations

from typing import Any

from assessor.checks import check
from assessor.entry import Entry, Flag, Section, Source
from assessor.rubric import Rubric
from tests import factory

TITLES = {"goal": "Цель проекта", "essence": "Суть проекта", "results": "Итоги"}
SECTIONS = [
    {"id": "goal", "title": {"ru": TITLES["goal"]}, "limit": {"characters": 120}},
    {"id": "essence", "title": {"ru": TITLES["essence"]}, "limit": {"words": 40}},
    {"id": "results", "title": {"ru": TITLES["results"]}, "limit": {"characters": 900}},
]

# Sentences that the checks have something to say about.
CASES = [
    "Удовлетворённость выросла на 14%: с 74% до 88%.",
    "За год мы взяли всего 4 новых специалистов из 44 (7%).",
    "Мы принимаем 41 000 обращений в месяц. Всего за 2024 год линия приняла 43 тысячи обращений.",
    "Служба доставки — это 36 человек. Команда из 52 человек работает круглосуточно.",
    "В опросе NPS составил 71%. Наш NPS — 64%.",
    "К концу 2025 года, по плану, доля достигнет 60% записей. Сегодня 60% записей онлайн.",
    "Запросов о справках стало на 62% меньше. Это снизило нагрузку на команду на 62%.",
    "Качество обслуживания выросло. Наш сервис считается лучшим в отрасли.",
    "Cost per newcomer has been reduced thanks to the studio, and sales grew.",
    "Принято 118 решений, из них 83 решения выполнены и 51 решение отложено.",
]


def form(**changes: Any) -> Rubric:
    """A rubric whose form asks for the three sections."""
    return factory.rubric(form={"sections": SECTIONS}, **changes)


def whole(text: str, headcount: str | None = None) -> Entry:
    """An essay that is one section, without a heading."""
    section = Section(id="essay", title="", start=0, end=len(text))
    return _entry(text, (section,), headcount)


def divided(heading: str = "", **bodies: str) -> Entry:
    """An essay with headings; `heading` is added to each of them, "(100 слов)" for example."""
    text, sections = "", []
    for name, body in bodies.items():
        text += f"{TITLES[name]}{heading}\n\n"
        sections.append(
            Section(id=name, title=TITLES[name], start=len(text), end=len(text) + len(body))
        )
        text += f"{body}\n\n"
    return _entry(text, tuple(sections))


def _entry(text: str, sections: tuple[Section, ...], headcount: str | None = None) -> Entry:
    source = Source(name="1.txt", sha256="0" * 64, media_type="text/plain", characters=len(text))
    return Entry(id="1", source=source, text=text, sections=sections, headcount=headcount)


def flags(entry: Entry, kind: str, rubric: Rubric | None = None) -> list[Flag]:
    """The flags of one kind, each of them standing where it says."""
    found = check(entry, rubric or form())
    for flag in found:
        for place in flag.places:
            assert 0 <= place.start < place.end <= len(entry.text)
        if flag.places:
            assert (flag.start, flag.end) == (flag.places[0].start, flag.places[0].end)
    return [flag for flag in found if flag.kind == kind]


def places(entry: Entry, flag: Flag) -> list[str]:
    """What the essay says at each place of a flag."""
    return [entry.text[p.start : p.end] for p in flag.places]
