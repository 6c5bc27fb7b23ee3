"""Runs in a process of its own: a PDF on standard input, its lines as JSON on standard output.

Started by `assessor.intake.pdf`, which gives it limits and ends it when it takes too long: pdfium
is native code and files are hostile. It imports next to nothing of assessor, to start fast.

Output, one JSON object: {"error": "password|format|pages|characters|memory"} or
{"pages": [{"height", "lines": [line …], "fields": [field …], "pictures": n, "pictured": share}],
"hidden": [[how, text] …]}, where a line is [text, left, right, baseline, size] and a field of a
form that was filled in [text, left, bottom, right, top]; lengths in points, from the page's bottom.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from assessor.intake.pdfium_glyphs import Glyph, glyphs_of
from assessor.intake.pdfium_page import Box, Budget, Contents, TooLong
from assessor.intake.pdfium_text import string_of

MOST_PAGES = 300
MEMORY = 320 * 1024 * 1024
SECONDS = 8
"""Of the processor; only files made to take long need it: all else is counted (`Budget`)."""
SAME_LINE = 0.45
"""Baselines closer than this share of the type size are one line (raised signs included)."""
SPACE = 0.18
TAB = 1.8
CELL = 0.6
"""Gaps in type sizes: between words, between cells, at least between cells without a space."""
WIDER = 1.5
"""Such a gap is so many times as wide as those with a space in the same line."""
ALIGNED = 0.15
"""Points within which two cells begin alike."""
TYPED = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
UNSEEN = 0x2 | 0x20
"""The flags "hidden" and "no view" of an annotation (ISO 32000-1, table 165)."""
METADATA = ("Title", "Subject", "Keywords", "Author", "Creator", "Producer")
REMARKS = (b"Contents", b"RC", b"Subj", b"TU")
"""What an annotation says: plainly, with formats, what it is about, and as a field's hint."""


Set = tuple[str, float, float, float, float]
"""Text, left, right, baseline and size of a line."""


class Field(NamedTuple):
    """A field of a form, filled in; `unseen`: it is neither shown nor printed."""

    text: str
    box: Box
    unseen: bool


def limit(seconds: int) -> None:
    """Memory and processor time of this process, where the system can limit them."""
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def main(seconds: int = SECONDS) -> None:
    """The PDF on standard input, answered on standard output."""
    limit(seconds)
    try:
        said = answer(sys.stdin.buffer.read())
    except TooLong:
        said = {"error": "characters"}
    except MemoryError:
        said = {"error": "memory"}
    json.dump(said, sys.stdout)


def answer(data: bytes) -> dict[str, Any]:
    """What is on the pages of a PDF, as the module's head describes it. Raises TooLong."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return {"error": "password" if "password" in str(error).lower() else "format"}
    if len(document) > MOST_PAGES:
        return {"error": "pages", "count": len(document)}
    document.init_forms()
    pages: list[dict[str, Any]] = []
    hidden: list[tuple[str, str]] = []
    budget = Budget()
    for index in range(len(document)):
        try:
            page = document[index]
            contents = Contents.of(page, budget)
            glyphs, pretended = glyphs_of(page, contents, budget)
        except pdfium.PdfiumError:
            continue
        fields = list(_fields(page, document.formenv))
        budget.read(sum(len(field.text) for field in fields))
        shown = [g for g in glyphs if not g.how]
        spaces = _has_spaces(shown)
        hidden += _hidden(glyphs)
        hidden += (("hidden text", said) for said in pretended)
        hidden += (("comment", text) for text in _comments(page))
        hidden += (("hidden text", field.text) for field in fields if field.unseen)
        pages.append(
            {
                "height": page.get_height(),
                "lines": _set(list(_lines(shown)), spaces=spaces),
                "fields": [(field.text, *field.box) for field in fields if not field.unseen],
                "pictures": len(contents.pictures),
                "pictured": contents.pictured,
            }
        )
        page.close()
    metadata = document.get_metadata_dict()
    hidden += [("metadata", metadata[key]) for key in METADATA if metadata.get(key)]
    return {"pages": pages, "hidden": hidden}


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text in "\r\n" or (glyph.text.isspace() and not line):
            continue
        if line and not _follows(line[-1], glyph):
            if at := _gap_for(line, glyph):
                line.insert(at, glyph)
                continue
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size, 1.0)
    level = abs(before.baseline - glyph.baseline) < SAME_LINE * size
    return level and glyph.left > before.left - 0.5 * size


def _gap_for(line: list[Glyph], glyph: Glyph) -> int:
    """Where in its line a sign belongs that was written after the words around it, as programs do
    with one from another font (→); 0 where no gap of the line has room for it."""
    slack = SPACE * max(glyph.size, 1.0)
    if abs(line[-1].baseline - glyph.baseline) >= SAME_LINE * max(glyph.size, 1.0):
        return 0
    at = sum(other.left <= glyph.left for other in line)
    before = max((g.right for g in line[:at] if not g.text.isspace()), default=math.inf)
    after = min((g.left for g in line[at:] if not g.text.isspace()), default=-math.inf)
    return at if before <= glyph.left + slack and glyph.right <= after + slack else 0


def _has_spaces(glyphs: list[Glyph]) -> bool:
    """Some programs write spaces between words, others only leave a gap."""
    return sum(1 for g in glyphs if g.text.isspace()) > len(glyphs) / 20


def _set(lines: list[list[Glyph]], *, spaces: bool) -> list[Set]:
    """All lines of a page. Next to a row of a table, a cell may begin where one of that row does,
    however narrow the gap is."""
    tabs = [_tabs(_gaps(line), spaces=spaces) for line in lines]
    columns = [{line[at].left for at in found} for line, found in zip(lines, tabs, strict=True)]
    for n, line in enumerate(lines):
        if not tabs[n]:
            beside = set().union(*columns[max(n - 1, 0) : n + 2])
            tabs[n] = _begun(line, beside) if beside else set()
    return [_line(line, found) for line, found in zip(lines, tabs, strict=True)]


def _begun(line: list[Glyph], columns: set[float]) -> set[int]:
    """The one word that begins exactly where a column does."""
    words = [at for at, (gap, spaced) in enumerate(_gaps(line)) if spaced or gap > SPACE]
    found = {at for at in words if any(abs(line[at].left - x) < ALIGNED for x in columns)}
    return found if len(found) == 1 else set()


def _line(glyphs: list[Glyph], tabs: set[int]) -> Set:
    """One line: words apart by spaces, cells of a table by a tab, or by a vertical tab where
    the line has two words and may as well be a justified one."""
    gaps = _gaps(glyphs)
    tab = "\v" if sum(spaced or gap > SPACE for gap, spaced in gaps) == 1 else "\t"
    parts: list[str] = []
    for at, (glyph, (gap, spaced)) in enumerate(zip(glyphs, gaps, strict=True)):
        if glyph.text.isspace():
            continue
        parts.append(tab if at in tabs else " " if spaced or gap > SPACE else "")
        parts.append(glyph.text)
    sizes = sorted(g.size for g in glyphs)
    right = max(g.right for g in glyphs if not g.text.isspace())
    first = glyphs[0]
    return "".join(parts).strip(), first.left, right, first.baseline, sizes[len(sizes) // 2]


def _tabs(gaps: list[tuple[float, bool]], *, spaces: bool) -> set[int]:
    """Gaps between cells: wide ones, unless all are (the line is justified), or the only one
    without a space character, wider than the others, on a page that has them between words."""
    wide = {at for at, (gap, _) in enumerate(gaps) if gap > TAB}
    words = [at for at, (gap, spaced) in enumerate(gaps) if spaced or gap > SPACE]
    if len(wide) > 1 and 2 * len(wide) > len(words):
        return set()
    widest = max((gaps[at][0] for at in words if gaps[at][1]), default=0.0)
    bare = {at for at in words if not gaps[at][1] and gaps[at][0] > max(CELL, WIDER * widest)}
    return wide or (bare if spaces and len(bare) == 1 else set())


def _gaps(glyphs: list[Glyph]) -> list[tuple[float, bool]]:
    """Before each character: the gap in type sizes, and whether a space stands in it."""
    gaps: list[tuple[float, bool]] = []
    right, spaced = glyphs[0].left, False
    for glyph in glyphs:
        gaps.append(((glyph.left - right) / max(glyph.size, 1.0), spaced))
        if glyph.text.isspace():
            spaced = True
        else:
            right, spaced = max(right, glyph.right), False
    return gaps


def _hidden(glyphs: list[Glyph]) -> Iterator[tuple[str, str]]:
    by_means: dict[str, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.how:
            by_means.setdefault(glyph.how, []).append(glyph)
    for how, found in by_means.items():
        text = " ".join(line[0] for line in _set(list(_lines(found)), spaces=False)).strip()
        if text:
            yield how, text


def _fields(page: Any, form: Any) -> Iterator[Field]:
    """What was typed into or chosen from the fields of a page; buttons have no text."""
    box = raw.FS_RECTF()
    for note in _annotations(page) if form else ():
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_WIDGET:
            continue
        if raw.FPDFAnnot_GetFormFieldType(form, note) not in TYPED:
            continue
        raw.FPDFAnnot_GetRect(note, box)
        unseen = bool(raw.FPDFAnnot_GetFlags(note) & UNSEEN)
        text = string_of(lambda *out, note=note: raw.FPDFAnnot_GetFormFieldValue(form, note, *out))
        if text.strip():
            yield Field(text, (box.left, box.bottom, box.right, box.top), unseen)


def _comments(page: Any) -> Iterator[str]:
    for note in _annotations(page):
        said = set()
        for key in REMARKS:
            text = string_of(
                lambda *out, note=note, key=key: raw.FPDFAnnot_GetStringValue(note, key, *out)
            )
            if text.strip() and text not in said:
                said.add(text)
                yield text


def _annotations(page: Any) -> Iterator[Any]:
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if note:
            yield note
            raw.FPDFPage_CloseAnnot(note)
