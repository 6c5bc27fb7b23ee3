"""The lines of a paged document as running text, as a person reads them.

Columns are read one after the other; page breaks and hyphenation are mended, running heads and page
numbers dropped, `label<TAB>value` rows kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median_low
from typing import NamedTuple

from assessor.intake.document import MAX_CHARACTERS
from assessor.intake.labels import key
from assessor.text.morphology import morphology

MARGIN = 0.1
"""Share of the page at the top and at the bottom where running heads and page numbers stand."""
PAGE_NUMBER = re.compile(
    r"\W*(?:стр\.?|страница|page|p\.)?\s*\d{1,4}\s*(?:(?:из|of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
BULLET = re.compile(r"[•●▪◦■▸➢✓*]|\(?\d{1,2}[.)]\s")
DASH = re.compile(r"[-–—]\s")
CLOSING = (",", ".", ";", ":", "!", "?", ")", "»", "”")
HYPHENS = ("-", "\u2010", "\u00ad")
ENDED = (".", "!", "?", ":", ";", "…")
LEADING = 1.35
"""A line further below than this many usual distances begins a paragraph."""
LEAST_COLUMN, LEAST_RISE = 5, 3
"""A column has so many lines, and the next one begins so many type sizes further up."""
SAME_SIZE = 0.12
MOST_CELL_LINES = 4
NEAR = 1.5
USUAL_SIZE = 10.0


class Line(NamedTuple):
    """Lengths in points. `baseline` counts from the bottom of page `page` (0-based). Cells are
    apart by a tab, what may be cells by a vertical tab.

    `column` tells the columns of a page apart (0: as wide as the page); `edge` is the right edge
    of its text. A `block` stands by itself, its line ends kept.
    """

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    column: int = 0
    edge: float = 0.0
    block: bool = False


class Field(NamedTuple):
    """A field of a form, filled in: what it says and where, as in `Line`."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def reading_copy(
    lines: list[Line], heights: Sequence[float], fields: Iterable[Field] = ()
) -> tuple[str, tuple[int, ...]]:
    """The text, and the offsets at which pages 1, 2, 3 … begin in it. `heights` are the pages'."""
    body = _in_columns(_without_running_heads(lines, heights))
    return _text(list(_paragraphs(_with_fields(_with_rows(body), fields))))


def _without_running_heads(lines: list[Line], heights: Sequence[float]) -> list[Line]:
    """Lines at the edges of pages that repeat from page to page, or are page numbers, go."""
    edges = {n: line for n, line in enumerate(lines) if _at_edge(line, heights[line.page])}
    seen = Counter(what for what in {(_pattern(e), e.page) for e in edges.values()})
    repeated = Counter(pattern for pattern, _ in seen)
    often = max(2, len(heights) // 2)
    dropped = {
        n
        for n, line in edges.items()
        if PAGE_NUMBER.fullmatch(line.text) or repeated[_pattern(line)] >= often
    }
    return [line for n, line in enumerate(lines) if n not in dropped]


def _at_edge(line: Line, height: float) -> bool:
    return not MARGIN * height < line.baseline < (1 - MARGIN) * height


def _pattern(line: Line) -> tuple[str, int]:
    """The line without its digits, and where it stands to the nearest few points."""
    return re.sub(r"\d", "", key(line.text)), round(line.baseline / 6)


def _in_columns(lines: list[Line]) -> list[Line]:
    """The lines with their column and the right edge of its text; 0 is the page's whole width.

    A column begins where the text goes on further up the page, to the right of most of what came
    before it; short runs of lines are cells of a table. What is as wide as the page, or under the
    columns, is in none.
    """
    runs = list(_runs(lines))
    widest = max((line.right for line in lines), default=0)
    placed: list[Line] = []
    column = 0
    for at, run in enumerate(runs):
        follows = at > 0 and _beside(runs[at - 1], run)
        leads = at + 1 < len(runs) and _beside(run, runs[at + 1])
        column = column + 1 if follows or leads else 0
        left = _left(run) - run[0].size if follows else 0
        right = _left(runs[at + 1]) if leads else widest + 1
        inside = [line.left >= left and line.right < right for line in run]
        edge = max((r.right for r, within in zip(run, inside, strict=True) if within), default=0)
        for line, within in zip(run, inside, strict=True):
            own = (column, edge) if column and within else (0, widest)
            placed.append(_in_column(line, *own))
    return placed


def _left(run: Sequence[Line]) -> float:
    """Where most lines of a column begin."""
    return median_low(line.left for line in run)


def _in_column(line: Line, column: int, edge: float) -> Line:
    justified = line.right > edge - line.size
    text = line.text.replace("\v", " " if justified else "\t")
    return line._replace(text=text, column=column, edge=edge)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines from the top of a page or column to its bottom."""
    run: list[Line] = []
    for line in lines:
        new_page = run and line.page != run[-1].page
        if new_page or (run and line.baseline > run[-1].baseline + LEAST_RISE * line.size):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Two columns: both of some length, and nothing of the left one in most of the right one."""
    if left[0].page != right[0].page or min(len(left), len(right)) < LEAST_COLUMN:
        return False
    edge = _left(right)
    return sum(line.right < edge for line in left) >= max(LEAST_COLUMN, len(left) / 3)


def _with_rows(lines: list[Line]) -> list[Line]:
    """A label or a value that takes several lines beside the other becomes one row."""
    joined: list[Line] = []
    for at, line in enumerate(lines):
        row = line
        if beside := _lines_beside(joined, lines[at : at + MOST_CELL_LINES]):
            label = " ".join(above.text for above in joined[-beside:])
            first, last = joined[-beside], joined[-1]
            del joined[-beside:]
            row = last._replace(
                text=f"{label}\t{line.text}",
                left=first.left,
                right=line.right,
                baseline=line.baseline,
            )
        joined.append(row)
    return joined


def _lines_beside(above: list[Line], below: list[Line]) -> int:
    """How many of the last lines are the cell to the left of one that begins `below`: both begin at
    one height, or the middle of one is that of the other."""
    line = below[0]
    if not above or line.baseline <= above[-1].baseline - line.size / 2:
        return 0
    value = list(takewhile(lambda b: abs(b.left - line.left) < NEAR and "\t" not in b.text, below))
    centre = (line.baseline + value[-1].baseline) / 2 if value else line.baseline
    for label in _cells_before(line, above):
        top = abs(label[0].baseline - line.baseline)
        middle = abs((label[0].baseline + label[-1].baseline) / 2 - centre)
        if max(len(label), len(value)) > 1 and min(top, middle) < line.size / 2:
            return len(label)
    return 0


def _cells_before(line: Line, above: list[Line]) -> list[list[Line]]:
    """The last lines that stand to the left of `line`, evenly under each other; more come first."""
    found: list[list[Line]] = []
    for count in range(1, min(MOST_CELL_LINES, len(above)) + 1):
        label = above[-count:]
        gaps = [a.baseline - b.baseline for a, b in pairwise(label)]
        even = not gaps or min(gaps) > 0.9 * max(gaps) > 0
        apart = all(b.page == line.page and "\t" not in b.text for b in label)
        if not apart or max(b.right for b in label) >= line.left or not even:
            break
        if abs(label[0].left - label[-1].left) > NEAR:
            break
        found.insert(0, label)
    return found


def _with_fields(lines: list[Line], fields: Iterable[Field]) -> list[Line]:
    """Each field beside the label to its left, or where it stands between the lines."""
    filled = list(lines)
    for field in sorted(fields, key=lambda f: (f.page, -f.top, f.left)):
        said = "\n".join(field.text.splitlines()).strip()
        label = _label_of(field, filled)
        if label is not None and "\n" not in said:
            beside = filled[label]
            filled[label] = beside._replace(text=f"{beside.text}\t{said}", right=field.right)
        else:
            size = filled[label].size if label is not None else USUAL_SIZE
            block = Line(
                field.page, said, field.left, field.right, field.top - size, size, block=True
            )
            filled.insert(_place_of(field, filled), block)
    return filled


def _label_of(field: Field, lines: list[Line]) -> int | None:
    """The line that ends nearest to the left of a field, at its height."""
    beside = [
        (line.right, at)
        for at, line in enumerate(lines)
        if line.page == field.page
        and not line.block
        and line.right <= field.left + line.size
        and field.bottom - line.size / 2 <= line.baseline <= field.top
    ]
    return max(beside)[1] if beside else None


def _place_of(field: Field, lines: list[Line]) -> int:
    """Before the first line that stands below the field."""
    below = (
        at
        for at, line in enumerate(lines)
        if line.page > field.page or (line.page == field.page and line.baseline < field.bottom)
    )
    return next(below, len(lines))


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    usual = _usual_distance(lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _continues(paragraph, line, usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _usual_distance(lines: list[Line]) -> float:
    """The distance of two lines of a paragraph, in type sizes: among the smaller ones."""
    pairs = pairwise(lines)
    distances = [d for a, b in pairs if _together(a, b) and 0.5 < (d := _distance(a, b)) < 3]
    return sorted(distances)[len(distances) // 5] if distances else 1.2


def _distance(above: Line, below: Line) -> float:
    return (above.baseline - below.baseline) / max(below.size, 1.0)


def _continues(paragraph: list[Line], line: Line, usual: float) -> bool:
    """Does `line` go on with the paragraph?"""
    last = paragraph[-1]
    if _differs(last, line) or _begins_item(last, line):
        return False
    if last.text.endswith("|") or (last.text.endswith(":") and line.text[:1].isupper()):
        return False
    if _together(last, line) and not 0.5 < _distance(last, line) < LEADING * usual:
        return False
    if row := next((above for above in reversed(paragraph) if "\t" in above.text), None):
        return line.left > row.left + 3 * line.size
    if not _together(last, line) and last.text.endswith(ENDED) and not line.text[:1].islower():
        return False
    return not _indented(paragraph, line) and (
        _is_broken_off(last, line) or _would_not_fit(last, line)
    )


def _together(above: Line, below: Line) -> bool:
    """On one page, the one above the other."""
    rises = below.baseline > above.baseline + LEAST_RISE * below.size
    return above.page == below.page and not rises


def _differs(last: Line, line: Line) -> bool:
    label, row, _ = line.text.partition("\t")
    other_size = abs(last.size - line.size) > SAME_SIZE * max(last.size, line.size)
    capitals = last.text.isupper() and not label.isupper()
    # A label in capitals may be too long for its line, and have its value beside its end.
    whole_row = row and not (last.text.isupper() and "\t" not in last.text)
    under = last.column != line.column and _together(last, line)
    return bool(last.block or line.block or other_size or capitals or whole_row or under)


def _begins_item(last: Line, line: Line) -> bool:
    dash = DASH.match(line.text) and last.text.endswith(ENDED)
    return bool(dash or BULLET.match(line.text))


def _indented(paragraph: list[Line], line: Line) -> bool:
    """The first line of a new paragraph; in a list the lines after the bullet are indented."""
    first = paragraph[0].text
    hanging = BULLET.match(first) or DASH.match(first)
    last = paragraph[-1]
    moved = line.left - last.left if _together(last, line) else 0
    return not hanging and moved > line.size


def _is_broken_off(last: Line, line: Line) -> bool:
    """A hyphen within a word, or between two, ends the line, however far it reaches."""
    broken = last.text.endswith(HYPHENS) and last.text[-2:-1].isalpha()
    return broken and line.text[:1].islower()


def _would_not_fit(last: Line, line: Line) -> bool:
    """The first word of `line` had no room at the end of `last`: the text goes on."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return last.right + word * letter > last.edge - letter


def _text(paragraphs: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """The reading copy, and the offsets at which pages 1, 2, 3 … begin in it."""
    usual = _usual_distance([line for paragraph in paragraphs for line in paragraph])
    vocabulary = {
        w for p in paragraphs for line in p for w in re.findall(r"[\w-]+", line.text.lower())
    }
    parts: list[str] = []
    starts = [0] * (paragraphs[0][0].page + 1) if paragraphs else []
    length = 0
    before: Line | None = None
    for paragraph in paragraphs:
        if before:
            parts.append(_gap(before, paragraph[0], usual))
            length += len(parts[-1])
        for line in paragraph:
            if before and line is not paragraph[0]:
                length -= len(parts[-1])
                parts[-1], glue = _mended(parts[-1], line.text, vocabulary)
                parts.append(glue)
                length += len(parts[-2]) + len(glue)
            if before:
                starts += [length] * (line.page - before.page)
            parts.append(line.text)
            length += len(line.text)
            before = line
    return "".join(parts)[: 2 * MAX_CHARACTERS], tuple(starts)


def _gap(above: Line, below: Line, usual: float) -> str:
    rows = "\t" in above.text and "\t" in below.text
    near = _together(above, below) and 0 <= _distance(above, below) < LEADING * usual
    return "\n" if rows or near else "\n\n"


def _mended(above: str, below: str, vocabulary: set[str]) -> tuple[str, str]:
    """The end of a line and what joins it to the next: a word broken by a hyphen becomes whole."""
    if above.endswith("\u00ad"):
        return above[:-1], ""
    if below.startswith(CLOSING):
        return above, ""
    if above[-2:-1].isalnum() and above.endswith(("–", "—")) and below[:1].isalnum():
        return above, ""
    if not above.endswith(HYPHENS) or not below[:1].isalpha():
        return above, " "
    head = re.split(r"[^\w-]", above[:-1])[-1].lower()
    tail = re.split(r"[^\w-]", below)[0].lower()
    if not head or f"{head}-{tail}" in vocabulary or not below[0].islower():
        return above, "" if head else " "
    whole = head + tail
    known = whole in vocabulary or morphology().word_is_known(whole)
    return (above[:-1] if known else above), ""
