"""`report.html`: the whole run in one file that opens from disk, with no network.

The ranking, the summaries and the essays are plain HTML; a script adds sorting, filtering and the
reading of an essay beside its scores. The essays are streamed: only the overview is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Final

from assessor.assessment import Assessment
from assessor.report import page, payload
from assessor.report.base import File, Results
from assessor.report.labels import labels, notice
from assessor.report.overview import Overview, Row, name_of, overview
from assessor.report.phrases import Phrases

STYLES: Final = ("base.css", "overview.css", "entry.css", "print.css")
SCRIPTS: Final = (
    "dom.js",
    "data.js",
    "overview.js",
    "stretches.js",
    "essay.js",
    "criteria.js",
    "findings.js",
    "summary.js",
    "entry.js",
    "keys.js",
    "report.js",
)


def files(results: Results) -> Iterator[File]:
    """The one file of this format."""

    def fill(file: BinaryIO) -> None:
        page.send(_report(results), file)

    yield File("report.html", fill)


def _report(results: Results) -> Iterator[str]:
    about = results.about
    phrases = Phrases()
    seen = overview(results, phrases.note)
    foot = notice(about)
    style = page.bundle(STYLES, page.running_foot(foot))
    script = page.bundle(SCRIPTS)
    template = page.environment(about.language).get_template("report.html.j2")
    return template.generate(
        about=about,
        seen=seen,
        failed=results.failed,
        foot=foot,
        style=style,
        script=script,
        policy=page.policy(style, script),
        entries=_entries(results, seen, phrases),
        shared=lambda: _shared(results, seen, phrases),
    )


def _shared(results: Results, seen: Overview, phrases: Phrases) -> Mapping[str, Any]:
    """What the script needs once for all entries: words, rubrics, the order of reading.

    To be asked for when every entry has been sent: `said` are the texts that they share.
    """
    about = results.about
    languages = dict.fromkeys([about.language, *(row.language for row in seen.rows)])
    return {
        "words": {
            language: dict(labels(language)) | {"foot": notice(replace(about, language=language))}
            for language in languages
        },
        "order": [row.number for row in seen.rows],
        "rubrics": {
            table.sha256: {
                language: payload.of_rubric(table.rubric, language)
                for language in dict.fromkeys(row.language for row in table.rows)
            }
            for table in seen.tables
        },
        "said": phrases.shared,
    }


def _entries(results: Results, seen: Overview, phrases: Phrases) -> Iterator[Mapping[str, Any]]:
    rows = {row.number: row for row in seen.rows}
    for number, assessment in enumerate(results.assessments(), start=1):
        yield _entry(rows[number], assessment, results, phrases)


def _entry(
    row: Row, assessment: Assessment, results: Results, phrases: Phrases
) -> Mapping[str, Any]:
    rubric = results.rubric_of(assessment)
    return {
        "row": row,
        "name": name_of(assessment),
        "a": assessment,
        "t": labels(row.language),
        "data": payload.of_entry(assessment, rubric, phrases),
    }
