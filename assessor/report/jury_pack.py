"""The jury pack: a sheet an entry to print and write on, each alone and all in one file.

`jury-pack/NAME.html` holds one entry and is named for its id; `jury-pack.html` holds them all.
Plain HTML, no script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO, Final

from assessor.assessment import Assessment
from assessor.entry import Flag
from assessor.report import page
from assessor.report.base import File, Results
from assessor.report.labels import notice
from assessor.report.overview import name_of
from assessor.report.payload import places_of
from assessor.report.standing import range_of

STYLES: Final = ("base.css", "entry.css", "print.css", "pack.css")
LONGEST_NAME: Final = 60
LONGEST_QUOTE: Final = 120
MOST_QUOTES: Final = 3


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


def quotes(flag: Flag, text: str) -> Iterator[str]:
    """The first passages a flag speaks of, cut short, unless its message has them already.

    Those of a tamper finding are invisible, or not what they seem: its message says what they are.
    """
    if flag.kind == "tamper":
        return
    for place in places_of(flag)[:MOST_QUOTES]:
        passage = " ".join(text[place.start : place.end].split())
        if passage not in flag.message:
            long = len(passage) > LONGEST_QUOTE
            yield f"{passage[:LONGEST_QUOTE].rstrip()} …" if long else passage


def _unused(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return candidate


class _Pack:
    """The template and what all its pages share."""

    def __init__(self, results: Results) -> None:
        env = page.environment(results.about.language)
        env.filters |= {"quotes": quotes}
        foot = notice(results.about)
        style = page.bundle(STYLES, page.running_foot(foot))
        self.results = results
        self.template = env.get_template("jury-pack.html.j2")
        self.shared = {
            "about": results.about,
            "foot": foot,
            "style": style,
            "policy": page.policy(style),
        }

    def fill(self, assessments: Iterable[Assessment], file: BinaryIO) -> None:
        sheets = (_sheet(n, a, self.results) for n, a in enumerate(assessments, start=1))
        page.send(self.template.generate(self.shared, sheets=sheets), file)


def _sheet(number: int, assessment: Assessment, results: Results) -> Mapping[str, Any]:
    rubric = results.rubric_of(assessment)
    said = {flag.message for flag in assessment.flags}
    return {
        "number": number,
        "a": assessment,
        "name": name_of(assessment),
        "rubric": rubric,
        "range": range_of(assessment, rubric),
        "flags": [flag for flag in assessment.flags if flag.severity != "info"],
        "reasons": [reason for reason in assessment.reasons if reason not in said],
    }
