"""Tables with one entry a row: Excel workbooks (.xlsx) and delimited text (.csv, .tsv).

The first row with at least two texts holds the column titles; they are the labels of the form, or
titles of its sections.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import PurePath
from typing import NamedTuple

from assessor.errors import EntryError
from assessor.intake.decode import decode
from assessor.intake.document import Clock, Document, digest, refuse_lost_letters, refuse_too_long
from assessor.intake.package import DAMAGED, Package, size

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
MOST_ROWS = 5_000
MOST_COLUMNS = 200
MOST_XML = 48 * 1024 * 1024
MOST_XML_BESIDE = 4 * 1024 * 1024
"""Styles and the like, which openpyxl keeps in memory whole."""
MOST_STRINGS = 200_000
STRINGS = "xl/sharedStrings.xml"
LONGEST_CELL = 200_000
LONGEST_LINE = 2_000_000
LONGEST_TITLES = 20_000
ESCAPED = re.compile(r"_x(000[9AD]|005F|00A0)_")
"""Characters as workbooks may write them (ECMA-376, ST_Xstring)."""
DELIMITERS = ",;\t|"
UNREADABLE = (*DAMAGED, TypeError, AttributeError, SyntaxError)
"""What openpyxl lets through for workbooks that are broken inside."""


class Row(NamedTuple):
    """A row that is not empty: its number in the sheet, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


def read_xlsx(name: str, data: bytes) -> Iterator[Document]:
    """An entry for each row of each visible sheet. Raises EntryError: broken, too large, empty."""
    _refuse_too_large(name, Package(name, data))
    sheets = _sheets(name, data)
    several = len(sheets) > 1
    for title, rows in sheets:
        yield from _entries(f"{name}, {title}" if several else name, rows, XLSX)


def _refuse_too_large(name: str, package: Package) -> None:
    """Before openpyxl sees it: what openpyxl holds in memory or reads before its first row."""
    sizes = {part: info.file_size for part, info in package.parts.items() if _is_xml(part)}
    unpacked = sum(sizes.values())
    beside = sum(s for part, s in sizes.items() if part != STRINGS and "sheets/" not in part)
    if unpacked > MOST_XML or beside > MOST_XML_BESIDE:
        raise EntryError(
            name,
            f"unpacks to {size(unpacked)}, too much for a table.",
            "Save it again as CSV, or split it.",
        )
    if STRINGS in package and package.read(STRINGS).count(b"<si") > MOST_STRINGS:
        raise EntryError(
            name, f"holds more than {MOST_STRINGS:,} texts.", "Split the sheet into several files."
        )


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels", ".vml"))


def _sheets(name: str, data: bytes) -> list[tuple[str, list[Row]]]:
    import openpyxl  # noqa: PLC0415  # a tenth of a second that only workbooks need pay

    clock = Clock(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles it leaves out
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            visible = [s for s in book.worksheets if s.sheet_state == "visible"]
            return [
                (s.title, _taken(name, s.iter_rows(max_col=MOST_COLUMNS, values_only=True), clock))
                for s in visible
            ]
    except UNREADABLE:
        raise EntryError(name, "is a damaged workbook.", "Save it again in Excel.") from None


def _taken(name: str, rows: Iterable[Sequence[object]], clock: Clock) -> list[Row]:
    """The rows that are not empty; a thousand empty ones end the sheet."""
    taken: list[Row] = []
    empty = 0
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
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()[:LONGEST_CELL]


def read_csv(name: str, data: bytes) -> Iterator[Document]:
    """An entry for each row of a delimited text. Raises EntryError: no table, or too large."""
    text = decode(data)
    refuse_lost_letters(name, text)
    delimiter = delimiter_of(text)
    if delimiter is None:
        raise EntryError(name, "holds no table.", "Give the entry as plain text (.txt).")
    try:
        rows = _taken(name, csv.reader(_lines(text), delimiter=delimiter), Clock(name))
    except csv.Error:
        raise EntryError(
            name,
            "is a damaged table: a line or a cell has no end.",
            "Save it again as CSV or .xlsx.",
        ) from None
    yield from _entries(name, rows, CSV)


def delimiter_of(text: str) -> str | None:
    """The separator of a delimited text: what divides the title line into most columns."""
    try:
        first = next((line for line in _lines(text) if line.strip()), "")[:LONGEST_TITLES]
        counts = {d: len(next(csv.reader([first], delimiter=d), [])) for d in DELIMITERS}
    except csv.Error:
        return None
    best = max(counts, key=lambda d: counts[d])
    return best if counts[best] > 1 else None


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one: a list of them can be larger than the memory.

    Raises csv.Error for a line without end.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > LONGEST_LINE:
            raise csv.Error
        yield text[start:end]
        start = end


def _entries(name: str, rows: list[Row], media_type: str) -> Iterator[Document]:
    ending = PurePath(name.partition(", ")[0]).suffix
    titled = next((at for at, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), None)
    if titled is None or titled + 1 >= len(rows):
        raise EntryError(name, "the sheet has no rows under its titles.", "Put an entry in a row.")
    titles = rows[titled].cells
    for row in rows[titled + 1 :]:
        cells = tuple((t, v) for t, v in zip_longest(titles, row.cells, fillvalue="") if t or v)
        text = "\n\n".join(f"{title}\n{value}" for title, value in cells if value)
        refuse_too_long(name, text)
        yield Document(
            f"{name}, row {row.number}",
            digest(text.encode()),
            media_type,
            text,
            cells=cells,
            stem=f"{name.replace(ending, '', 1)}, row {row.number}",
            whole=False,
        )
