"""The jury pack: a sheet an entry to print and write on, each alone and all in one file.

`jury-pack/NAME.html` holds one entry and is named for its id; `jury-pack.html` holds them all, a
sheet of paper each. Plain HTML, no script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final, get_args

from markupsafe import Markup

from assessor.assessment import Assessment
from assessor.entry import Language
from assessor.report import page
from assessor.report.base import File, Results
from assessor.report.labels import notice
from assessor.report.leftovers import MARK
from assessor.report.one_page import one_page
from assessor.report.overview import language_of, name_of
from assessor.report.standing import range_of

STYLES: Final = ("base.css", "entry.css", "print.css", "pack.css")
LONGEST_NAME: Final = 60


def files(results: Results) -> Iterator[File]:
    """A file an entry, then the one with all of them."""
    pack = _Pack(results)
    taken: set[str] = set()
    for assessment in results.assessments():
        name = _unused(file_name(assessment.entry.id), taken)
        yield File(f"jury-pack/{name}.html", partial(pack.fill, (assessment,)))
    yield File("jury-pack.html", lambda file: pack.fill(results.assessments(), file))


def file_name(id_: str) -> str:
    """The id as a file's name on any system: letters, digits and single hyphens."""
    name = re.sub(r"[^\w]+|_+", "-", id_.lower()).strip("-")[:LONGEST_NAME].strip("-")
    return f"entry-{name}" if name else "entry"


def _unused(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return candidate


class _Pack:
    """The templates, and what all pages share; a sheet is in the language of its entry's page."""

    def __init__(self, results: Results) -> None:
        style = page.bundle(STYLES)
        self.results = results
        self.shared = {
            "about": results.about,
            "style": style,
            "policy": page.policy(style),
            "mark": MARK,
        }
        environments = {language: page.environment(language) for language in get_args(Language)}
        self.whole = environments[results.about.language].get_template("jury-pack.html.j2")
        self.sheet = {
            language: environment.get_template("sheet.html.j2")
            for language, environment in environments.items()
        }

    def fill(self, assessments: Iterable[Assessment], file: BinaryIO) -> None:
        sheets = (self._sheet(n, a) for n, a in enumerate(assessments, start=1))
        page.send(self.whole.generate(self.shared, sheets=sheets), file)

    def _sheet(self, number: int, assessment: Assessment) -> Markup:
        rubric = self.results.rubric_of(assessment)
        language = language_of(assessment, self.results)
        html = self.sheet[language].render(
            about=self.results.about,
            foot=notice(replace(self.results.about, language=language)),
            number=number,
            a=assessment,
            name=name_of(assessment),
            rubric=rubric,
            range=range_of(assessment, rubric),
            page=one_page(assessment, rubric, language),
        )
        return Markup(html)  # noqa: S704 (our template, which escapes)
