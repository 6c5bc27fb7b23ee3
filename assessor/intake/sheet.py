"""Tables with one entry a row: Excel workbooks (.xlsx) and delimited text (.csv, .tsv).

The first row with at least two texts holds the column titles; they are the labels of the form, or
titles of its sections.
"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from assessor.errors import EntryError
from assessor.intake.decode import decode
from assessor.intake.document import Clock, Document, digest, refuse_too_long
from assessor.intake.package import DAMAGED, Package

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
MOST_ROWS = 5_000
MOST_COLUMNS = 200
MOST_XML = 48 * 1024 * 1024
LONGEST_CELL = 200_000
DELIMITERS = ",;\t|"
UNREADABLE = (*DAMAGED, TypeError, AttributeError, SyntaxError)
"""What openpyxl lets through for workbooks that are broken inside."""


class Row(NamedTuple):
    """A row that is not empty: its number in the sheet, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


def read_xlsx(name: str, data: bytes) -> Iterator[Document]:
    """An entry for each row of each visible sheet. Raises EntryError: broken, too large, empty."""
    package = Package(name, data)
    unpacked = sum(i.file_size for p, i in package.parts.items() if p.endswith((".xml", ".rels")))
    if unpacked > MOST_XML:
        raise EntryError(
            name,
            f"unpacks to {unpacked // 1024 // 1024} MB.",
            "Split the sheet into several files.",
        )
    sheets = _sheets(name, data)
    several = len(sheets) > 1
    for title, rows in sheets:
        yield from _entries(f"{name}, {title}" if several else name, rows, XLSX)


def _sheets(name: str, data: bytes) -> list[tuple[str, list[Row]]]:
    import openpyxl  # noqa: PLC0415  # a tenth of a second that only workbooks need pay

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles it leaves out
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            visible = [s for s in book.worksheets if s.sheet_state == "visible"]
            return [
                (s.title, _taken(name, s.iter_rows(max_col=MOST_COLUMNS, values_only=True)))
                for s in visible
            ]
    except UNREADABLE:
        raise EntryError(name, "is a damaged workbook.", "Save it again in Excel.") from None


def _taken(name: str, rows: Iterable[Sequence[object]]) -> list[Row]:
    """The rows that are not empty; a thousand empty ones end the sheet."""
    taken: list[Row] = []
    empty = 0
    clock = Clock(name)
    for number, row in enumerate(islice(rows, 20 * MOST_ROWS), 1):
        clock.check()
        cells = tuple(_written(cell) for cell in row)
        empty = 0 if any(cells) else empty + 1
        if empty > 1_000:
            break
        if any(cells):
            taken.append(Row(number, cells))
        if len(taken) > MOST_ROWS:
            raise EntryError(
                name, f"has more than {MOST_ROWS:,} rows.", "Split the sheet into several files."
            )
    return taken


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()[:LONGEST_CELL]


def read_csv(name: str, data: bytes) -> Iterator[Document]:
    """An entry for each row of a delimited text. Raises EntryError: no table, or too large."""
    text = decode(data)
    delimiter = delimiter_of(text)
    if delimiter is None:
        raise EntryError(name, "holds no table.", "Give the entry as plain text (.txt).")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = _taken(name, reader)
    except csv.Error:
        raise EntryError(name, "is a damaged table.", "Save it again as CSV.") from None
    yield from _entries(name, rows, CSV)


def delimiter_of(text: str) -> str | None:
    """The separator of a delimited text: what divides the title line into most columns."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    counts = {d: len(next(csv.reader([first], delimiter=d), [])) for d in DELIMITERS}
    best = max(counts, key=lambda d: counts[d])
    return best if counts[best] > 1 else None


def _entries(name: str, rows: list[Row], media_type: str) -> Iterator[Document]:
    titled = next((at for at, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), None)
    if titled is None or titled + 1 >= len(rows):
        raise EntryError(name, "the sheet has no rows under its titles.", "Put an entry in a row.")
    titles = rows[titled].cells
    for row in rows[titled + 1 :]:
        cells = tuple((t, v) for t, v in zip(titles, row.cells, strict=False) if t or v)
        text = "\n\n".join(f"{title}\n{value}" for title, value in cells if value)
        refuse_too_long(name, text)
        where = f"{name}, row {row.number}"
        yield Document(where, digest(text.encode()), media_type, text, cells=cells)
