"""One row of a sheet as a filled-in form: its column titles are labels or titles of sections.

The essay is the essay's column; without one, the columns that bear titles of sections, each under
its title; without those either, the column with the longest text.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessor.entry import Place
from assessor.intake.form import Block, Filled
from assessor.intake.labels import Label, Labels, key, title_of
from assessor.rubric.model import FieldName

Cell = tuple[str, str]


def take_row_apart(
    cells: tuple[Cell, ...], labels: Labels, headings: frozenset[str]
) -> tuple[str, Filled]:
    """The essay's text, and the form with the essay's place in that text."""
    labelled = [(labels.named(title), title, value) for title, value in cells]
    fields: dict[FieldName, str] = {}
    for label, _, value in labelled:
        if label and label.field and (given := labels.given(value)):
            fields.setdefault(label.field, given)
    essay = _essay(labelled, headings)
    filled = Filled(
        fields=fields,
        essay=(Place(start=0, end=len(essay)),),
        contact=_contact(labelled, labels),
        attachments=tuple(_attachments(labelled, labels)),
    )
    return essay, filled


def _essay(labelled: list[tuple[Label | None, str, str]], headings: frozenset[str]) -> str:
    essays = [value for label, _, value in labelled if label and label.role == "essay" and value]
    unlabelled = [(title, value) for label, title, value in labelled if label is None and value]
    sections = [cell for cell in unlabelled if key(title_of(cell[0])) in headings]
    if essays or sections:
        return "\n\n".join([*essays, *(f"{title}\n\n{value}" for title, value in sections)])
    return max((value for _, value in unlabelled), key=len, default="")


def _contact(labelled: list[tuple[Label | None, str, str]], labels: Labels) -> Block:
    def said(role: str) -> Iterator[str]:
        for label, _, value in labelled:
            if label and label.role == role and (given := labels.given(value)):
                yield given

    return Block(" ".join(said("surname")), " ".join(said("given_names")), tuple(said("contact")))


def _attachments(labelled: list[tuple[Label | None, str, str]], labels: Labels) -> Iterator[str]:
    for label, title, value in labelled:
        if label and label.role == "attachment" and labels.given(value):
            yield value if "." in value.strip(".") else title
