"""`assessments.jsonl`: one `Assessment` a line, in the order of the entries.

The bytes depend on the assessments alone, so a replayed run gives an identical file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from assessor.report.base import File, Results


def files(results: Results) -> Iterator[File]:
    """The one file of this format."""

    def fill(file: BinaryIO) -> None:
        for assessment in results.assessments():
            file.write(assessment.model_dump_json().encode())
            file.write(b"\n")

    yield File("assessments.jsonl", fill)
