"""One row of a sheet as a filled-in form: its column titles are labels or titles of sections.

The essay is the essay's column; without one, the columns that bear titles of sections, each under
its title; without those either, the column with the longest text.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessor.entry import Place
from assessor.errors import EntryError
from assessor.intake.form import Block, Filled
from assessor.intake.labels import Label, Labels, key, title_of
from assessor.rubric.model import FieldName

Cell = tuple[str, str]
MOST_NAMED, LONGEST_NAME = 12, 60
"""So many columns are named in an error, each by so many characters."""


def take_row_apart(
    name: str, cells: tuple[Cell, ...], labels: Labels, headings: frozenset[str]
) -> tuple[str, Filled]:
    """The essay's text, and the form with the essay's place in that text.

    Raises EntryError: the form knows none of the columns, or its labels stand in one of them.
    """
    labelled = [(_label(title, labels), title, value) for title, value in cells]
    if not any(label or key(title_of(title)) in headings for label, title, _ in labelled):
        _refuse_unknown(name, [title for title, _ in cells])
    if labels.named(cells[0][1]):
        raise EntryError(
            name,
            f"has labels under each other (“{cells[0][1][:LONGEST_NAME]}”), not in a row.",
            "Put the titles into the first row and each entry into one below, or save it as text.",
        )
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


def _label(title: str, labels: Labels) -> Label | None:
    """What a column's title stands for, with its limit in brackets or without."""
    return labels.named(title) or labels.named(title_of(title))


def _refuse_unknown(name: str, titles: list[str]) -> None:
    named = [f"“{' '.join(title.split())[:LONGEST_NAME]}”" for title in titles if title.strip()]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    said = ", ".join(named[:MOST_NAMED]) + more or "without titles"
    raise EntryError(
        name,
        f"the form of the rubric knows no column of the table; they are {said}.",
        "Title them as the form does, or add their titles to the rubric (form: fields, essay).",
    )


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
