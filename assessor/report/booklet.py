"""The organiser's booklet as data: the printable summaries, one block an entry.

`summaries.md` and `summaries.txt` are made here; `summaries.docx` is made from the same blocks.
A summary that breaks a rule is printed with a warning: a booklet must not go out by oversight.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from assessor.assessment import Assessment
from assessor.report.base import File, Results
from assessor.report.labels import labels, notice
from assessor.report.overview import name_of

WIDTH = 80
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
MARKDOWN_LINE = re.compile(r"^(\s*)([-=:]|\d+[.)])", re.MULTILINE)


class Block(NamedTuple):
    """An entry in the booklet; `warnings` are the rules its summary breaks."""

    name: str
    byline: str
    nomination: str
    text: str
    warnings: tuple[str, ...]


def blocks(results: Results) -> Iterator[Block]:
    """One block an entry, in the order of the entries."""
    words = labels(results.about.language)
    return (_block(assessment, words["summary_none"]) for assessment in results.assessments())


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
            for warning in block.warnings:
                _line(file, f"> **{markdown(words['violations'])}:** {markdown(warning)}\n")

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
            for warning in block.warnings:
                line = f"! {words['violations']}: {warning}"
                _line(file, f"{textwrap.fill(line, WIDTH)}\n")

    yield File("summaries.txt", fill)


def markdown(text: str) -> str:
    """Text on one line, with nothing in it that Markdown or HTML would act on."""
    escaped = MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return MARKDOWN_LINE.sub(r"\1\\\2", escaped)


def _block(assessment: Assessment, none: str) -> Block:
    entry, summary = assessment.entry, assessment.summary
    name = name_of(assessment)
    organisation = entry.organisation if entry.organisation != name else None
    return Block(
        name=name,
        byline=" · ".join(filter(None, (organisation, entry.city))),
        nomination=entry.nomination or "",
        text=summary.text if summary else none,
        warnings=tuple(v.message for v in summary.violations) if summary else (),
    )


def _line(file: BinaryIO, text: str) -> None:
    file.write(f"{text}\n".encode("utf-8", "replace"))
