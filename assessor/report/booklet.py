"""The organiser's booklet as data: the printable summaries, one block an entry.

`summaries.md` and `summaries.txt` are made here; `summaries.docx` is made from the same blocks.
What a person has to look at first stands under its block: a booklet must not go out by oversight.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from assessor.assessment import Assessment
from assessor.entry import Language
from assessor.report.base import File, Results
from assessor.report.before_print import Check, blanked, checks, nothing_but_masks
from assessor.report.labels import labels, notice

WIDTH = 80
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
MARKDOWN_LINE = re.compile(r"^(\s*)([-=:]|\d+[.)])", re.MULTILINE)


class Block(NamedTuple):
    """An entry in the booklet; `checks` are for a person, before it is printed."""

    name: str
    byline: str
    nomination: str
    text: str
    checks: tuple[Check, ...]


def blocks(results: Results) -> Iterator[Block]:
    """One block an entry, in the order of the entries."""
    return (_block(assessment, results.about.language) for assessment in results.assessments())


def markdown_files(results: Results) -> Iterator[File]:
    """`summaries.md`."""

    def fill(file: BinaryIO) -> None:
        words = labels(results.about.language)
        _line(file, f"# {markdown(words['booklet'])}\n")
        _line(file, f"> {markdown(notice(results.about))}\n")
        for block in blocks(results):
            _line(file, f"## {markdown(block.name)}\n")
            under = " · ".join(filter(None, (block.byline, block.nomination)))
            if under:
                _line(file, f"*{markdown(under)}*\n")
            _line(file, f"{markdown(block.text)}\n")
            for check in block.checks:
                _line(file, f"> **{markdown(words['check_print'])}:** {markdown(check.message)}\n")

    yield File("summaries.md", fill)


def text_files(results: Results) -> Iterator[File]:
    """`summaries.txt`, 80 columns wide."""

    def fill(file: BinaryIO) -> None:
        words = labels(results.about.language)
        _line(file, f"{words['booklet'].upper()}\n")
        _line(file, f"{textwrap.fill(notice(results.about), WIDTH)}\n")
        for block in blocks(results):
            _line(file, f"{'-' * WIDTH}\n{textwrap.fill(block.name, WIDTH)}")
            for under in filter(None, (block.byline, block.nomination)):
                _line(file, textwrap.fill(under, WIDTH))
            _line(file, f"\n{textwrap.fill(block.text, WIDTH)}\n")
            for check in block.checks:
                line = f"! {words['check_print']}: {check.message}"
                _line(file, f"{textwrap.fill(line, WIDTH)}\n")

    yield File("summaries.txt", fill)


def markdown(text: str) -> str:
    """Text on one line, with nothing in it that Markdown or HTML would act on."""
    escaped = MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return MARKDOWN_LINE.sub(r"\1\\\2", escaped)


def _block(assessment: Assessment, language: Language) -> Block:
    entry, summary = assessment.entry, assessment.summary
    named = [n for n in (entry.nominee, entry.organisation) if n and not nothing_but_masks(n)]
    name, *under = (*named, entry.city) if named else (entry.id, entry.city)
    return Block(
        name=blanked(name or entry.id),
        byline=blanked(" · ".join(part for part in under if part and part != name)),
        nomination=blanked(entry.nomination or ""),
        text=blanked(summary.text) if summary else labels(language)["summary_none"],
        checks=tuple(checks(assessment, language)),
    )


def _line(file: BinaryIO, text: str) -> None:
    file.write(f"{text}\n".encode("utf-8", "replace"))
